"""Reproducible measurements of the targets in docs/benchmarks.md: `python -m bench`."""
