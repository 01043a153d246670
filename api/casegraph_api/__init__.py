"""The HTTP service of casegraph: a JSON API and pages over one open repository."""
