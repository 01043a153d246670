"""Our SPARQL endpoint beside its peers, on the same data in one run: `python -m bench.sparql`."""
