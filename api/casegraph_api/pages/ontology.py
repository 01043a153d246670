"""The page of the ontology: every class and property, made from the ontology itself."""

from fastapi.responses import Response

from casegraph_api.forms import Forms
from casegraph_api.site import Site

__all__ = ["ontology"]

_NAMED = 3


def ontology(site: Site, _: str, forms: Forms) -> Response:
    """All classes and properties with meaning, place, use and an example query."""
    terms = site.repository.glossary.terms
    groups = {
        "Classes": [term for term in terms if term.is_class],
        "Properties": [term for term in terms if not term.is_class],
    }
    return site.page(
        "ns.html",
        forms=forms,
        header=site.repository.glossary.header(),
        groups=groups,
        names={f"cg:{term.name}": term.name for term in terms},
        summaries=site.summaries,
        named=_NAMED,
    )
