"""Commands that find and read: search, show."""

import sys
from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.console import (
    Data,
    Form,
    Imported,
    Limit,
    errors,
    listing,
    opened,
    output,
)
from casegraph.errors import QueryError

if TYPE_CHECKING:
    from casegraph.repository import Repository
    from casegraph.search import SearchResult

__all__ = ["conditions", "search", "show"]


class HitForm(StrEnum):
    """How the cases found are printed; as SPARQL, the query that finds them."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    SPARQL = "sparql"


class CaseForm(StrEnum):
    """How one case is printed."""

    TEXT = "text"
    YAML = "yaml"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    JSON = "json"
    MARKDOWN = "markdown"


def search(
    text: Annotated[str, typer.Argument(help="Words to look for; may be empty.")] = "",
    where: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=VALUE", help="Keep cases with this value.")
    ] = None,
    expand: Annotated[
        bool, typer.Option(help="Let words that name a concept find its cases as well.")
    ] = True,
    imported: Imported = False,
    data: Data = None,
    form: Annotated[
        HitForm, typer.Option("--format", help="How to print the answer; sparql: as a query.")
    ] = HitForm.TABLE,
    limit: Limit = 20,
) -> None:
    """Find cases by words and by facets such as --where barrier=silos."""
    from casegraph.search import SearchQuery

    query = SearchQuery(
        text, conditions(where or ()), limit=limit, expand=expand, imported=imported
    )
    found = opened(data).find(query)
    if form is HitForm.SPARQL:
        _print_query(found)
        return
    columns = ("id", "title", "country", "start", "end", "status", "score")
    rows = [tuple(getattr(hit, column) for column in columns) for hit in found.hits]
    listing(columns, rows, Form(form))
    for remark in found.remarks():
        errors.print(remark, markup=False)
    if found.total > len(rows):
        errors.print(f"{len(rows)} of {found.total} cases; --limit prints more.", markup=False)


def _print_query(found: "SearchResult") -> None:
    if found.sparql is None:
        raise QueryError(found.sparql_note)
    sys.stdout.write(found.sparql)


def conditions(where: Sequence[str]) -> dict[str, list[str]]:
    """Facets with their values from options such as `barrier=silos`; QueryError for others."""
    found: dict[str, list[str]] = defaultdict(list)
    for condition in where:
        field, equals, value = condition.partition("=")
        if not (field and equals and value):
            raise QueryError(f"--where {condition!r} has no value. Write it as barrier=silos.")
        found[field].append(value)
    return dict(found)


def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="A case, or vocab/SCHEME.")],
    data: Data = None,
    form: Annotated[CaseForm, typer.Option("--format", help="How to print it.")] = CaseForm.TEXT,
) -> None:
    """Print one case with all its claims and sources."""
    repository = opened(data)
    if name.startswith("vocab/"):
        _show_scheme(repository, name.removeprefix("vocab/"))
        return
    text = _case_text(repository, name, form)
    if form is CaseForm.TEXT and output.is_terminal:
        from rich.markdown import Markdown

        output.print(Markdown(text))
    else:
        sys.stdout.write(text)


def _show_scheme(repository: "Repository", name: str) -> None:
    scheme = repository.vocabulary.scheme(name)
    rows = [(c.slug, c.label, c.broader or "", c.definition) for c in scheme.concepts]
    listing(("slug", "label", "broader", "definition"), rows, Form.TABLE)


def _case_text(repository: "Repository", name: str, form: CaseForm) -> str:
    case = repository.case(name)
    match form:
        case CaseForm.YAML:
            from casegraph.files.write import case_yaml

            return case_yaml(case)
        case CaseForm.JSON:
            return case.model_dump_json(indent=2) + "\n"
        case CaseForm.TURTLE | CaseForm.JSONLD:
            return repository.serialise(name, form.value)
        case _:
            from casegraph.markdown import case_markdown

            return case_markdown(case, repository)
