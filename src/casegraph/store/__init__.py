"""Model and RDF, rules, shapes and snapshots: the only rdflib, pyoxigraph and pyshacl."""
