"""The judged set for search and comparison, its measures and its baselines: see README.md."""
