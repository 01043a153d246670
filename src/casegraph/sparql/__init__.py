"""SPARQL for strangers: what is refused, where queries run, and what an answer may cost."""
