"""The research object: all dumps with a description that repositories of data can read.

RO-Crate 1.2. It names no person: the authors are those of CITATION.cff.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from casegraph.model import Case
from casegraph.resources import version
from casegraph.store.about import KEYWORDS, LICENCE_NAME, PUBLISHER_NAME, SUMMARY, TITLE
from casegraph.store.iris import BASE, LICENCE, ONTOLOGY, PUBLISHER
from casegraph.store.packing import Dump

__all__ = ["crate_files"]

_METADATA, _PREVIEW = "ro-crate-metadata.json", "ro-crate-preview.html"
_CONTACT = f"{BASE}about"
_SPECIFICATION = "https://w3id.org/ro/crate/1.2"


def crate_files(
    dumps: Sequence[Dump], contents: Mapping[str, bytes], cases: Collection[Case]
) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of the research object."""
    entities = [_descriptor(), _root(dumps, cases), *map(_file, dumps), *_context()]
    graph = {"@context": f"{_SPECIFICATION}/context", "@graph": entities}
    yield _METADATA, json.dumps(graph, ensure_ascii=False, indent=1).encode() + b"\n"
    yield _PREVIEW, _preview(dumps).encode()
    for dump in dumps:
        yield dump.name, contents[dump.name]


def _descriptor() -> dict[str, Any]:
    return {
        "@id": _METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _SPECIFICATION},
        "about": {"@id": "./"},
    }


def _root(dumps: Sequence[Dump], cases: Collection[Case]) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": TITLE,
        "description": SUMMARY,
        "url": BASE,
        "version": version(),
        **_dates(cases),
        "license": {"@id": LICENCE},
        "author": {"@id": PUBLISHER},
        "publisher": {"@id": PUBLISHER},
        "keywords": list(KEYWORDS),
        "inLanguage": "en",
        "hasPart": [{"@id": dump.name} for dump in dumps],
        "mentions": {"@id": ONTOLOGY},
    }


def _dates(cases: Collection[Case]) -> dict[str, str]:
    if not cases:
        return {}
    return {
        "datePublished": max(case.record.modified for case in cases).isoformat(),
        "temporalCoverage": f"{min(case.period.start for case in cases)}/..",
    }


def _file(dump: Dump) -> dict[str, Any]:
    return {
        "@id": dump.name,
        "@type": "File",
        "name": dump.name,
        "description": f"{dump.label}. Packed as {dump.media_type}; holds {dump.holds}.",
        "encodingFormat": dump.media_type,
        "contentSize": str(dump.size),
        "sha256": dump.sha256,
    }


def _context() -> Iterator[dict[str, Any]]:
    """The licence, the authors and the ontology: named by the others, no part of the object."""
    yield {
        "@id": LICENCE,
        "@type": "CreativeWork",
        "name": LICENCE_NAME,
        "description": "May be shared and adapted, also commercially, with attribution.",
        "url": LICENCE,
    }
    yield {
        "@id": PUBLISHER,
        "@type": "Organization",
        "name": PUBLISHER_NAME,
        "url": BASE,
        "contactPoint": {"@id": _CONTACT},
    }
    yield {
        "@id": _CONTACT,
        "@type": "ContactPoint",
        "name": "How to reach the editors",
        "contactType": "editors",
        "url": _CONTACT,
    }
    yield {
        "@id": ONTOLOGY,
        "@type": "CreativeWork",
        "name": "The casegraph ontology",
        "description": "Classes, properties and vocabularies that the files use.",
        "url": ONTOLOGY,
    }


def _preview(dumps: Sequence[Dump]) -> str:
    files = "".join(
        f"<li>{_link(dump.name)}: {escape(dump.label)}, {dump.size:,} bytes</li>\n"
        for dump in dumps
    )
    return f"""<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>{escape(TITLE)}</title></head>
<body>
<h1>{escape(TITLE)}</h1>
<p>{escape(SUMMARY)}</p>
<p>By {escape(PUBLISHER_NAME)}, {_link(PUBLISHER)}. Licence: {_link(LICENCE, LICENCE_NAME)}.</p>
<ul>
{files}</ul>
<p>For programs: {_link(_METADATA)}.</p>
</body>
</html>
"""


def _link(address: str, text: str = "") -> str:
    return f'<a href="{escape(address)}">{escape(text or address)}</a>'
