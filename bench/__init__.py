"""Reproducible measurements of the targets in docs/benchmarks.md: `python -m bench`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does
