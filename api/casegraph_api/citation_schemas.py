"""Schemas: citations as they go over the wire."""

from typing import Any

from pydantic import BaseModel, Field

__all__ = ["CitationList"]


class CitationList(BaseModel):
    """Works to be cited: as references in words, and as items of CSL."""

    total: int
    text: list[str] = Field(description="A reference in words for each.")
    items: list[dict[str, Any]] = Field(description="The same as CSL-JSON.")
