"""What the collection is called and who stands for it, said once for all that describe it."""

__all__ = ["KEYWORDS", "LICENCE_NAME", "PUBLISHER_NAME", "SUMMARY", "TITLE"]

TITLE = "casegraph: an open knowledge graph of public-sector innovation cases"
SUMMARY = (
    "Cases of public-sector innovation: what was tried, which barriers were met, what came of it, "
    "and how well each statement is founded. Every claim names its sources."
)
PUBLISHER_NAME = "The casegraph editors"
LICENCE_NAME = "Creative Commons Attribution 4.0 International"
KEYWORDS = (
    "public sector innovation",
    "knowledge graph",
    "case studies",
    "qualitative comparative analysis",
)
