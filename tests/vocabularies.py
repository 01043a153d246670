"""Small vocabularies for tests, each of a few concepts that the test itself names."""

from collections.abc import Mapping
from typing import Any

from casegraph.model import Vocabulary

__all__ = ["Concepts", "small_vocabulary"]

Concepts = Mapping[str, Mapping[str, tuple[str, Mapping[str, Any]]]]
"""By scheme and slug: the label, and what else the concept has."""


def small_vocabulary(concepts: Concepts) -> Vocabulary:
    """The vocabulary of these concepts, with definitions that say nothing."""
    return Vocabulary.model_validate(
        {
            "schemes": [
                {
                    "id": scheme,
                    "title": scheme,
                    "definition": ".",
                    "concepts": [
                        {"scheme": scheme, "slug": slug, "label": label, "definition": ".", **more}
                        for slug, (label, more) in listed.items()
                    ],
                }
                for scheme, listed in concepts.items()
            ]
        }
    )
