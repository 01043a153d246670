"""The SPARQL endpoint: the protocol's query operation, in front of the pages and the JSON API."""
