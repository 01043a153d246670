"""Commands that take data along: export, publish, schema."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from casegraph.cli.console import Data, errors, opened, progress, settings
from casegraph.errors import QueryError

__all__ = ["export", "publish", "schema"]


_CITATIONS = ("bibtex", "ris", "csl")


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="trig, nq, ttl, jsonld, csv, rocrate, bibtex, ris or csl."
        ),
    ],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Cases to cite; without: all.")
    ] = None,
    *,
    to: Annotated[
        Path, typer.Option("-o", "--output", help="File; for csv a folder; for rocrate either.")
    ],
    sources: Annotated[
        bool, typer.Option("--sources", help="To cite what the cases cite instead of them.")
    ] = False,
    data: Data = None,
) -> None:
    """Write the whole graph (csv: tables; rocrate: all, described), or how to cite cases."""
    if form in _CITATIONS:
        repository = opened(data)
        files = [repository.cite(names or repository.curated_ids, sources=sources).write(to, form)]
    elif names or sources:
        raise QueryError(f"{form} is of the whole graph. Leave out the cases and --sources.")
    else:
        files = opened(data).export(form, to)
    for file in files:
        errors.print(f"{file} {file.stat().st_size:,} bytes", markup=False, highlight=False)


def publish(
    to: Annotated[str, typer.Option(metavar="URL", help="Graph store to load the snapshot into.")],
    query_url: Annotated[
        str, typer.Option(metavar="URL", help="Where it is queried, if not right beside.")
    ] = "",
    data: Data = None,
) -> None:
    """Load the snapshot into another store, one graph at a time, and count what is there then."""
    from casegraph.building import build_snapshot
    from casegraph.store.credentials import Credentials
    from casegraph.store.endpoint import Endpoint
    from casegraph.store.publishing import publish as load
    from casegraph.store.publishing import query_endpoint
    from casegraph.store.reader import open_store

    chosen = settings(data)
    credentials = Credentials(chosen.sparql_user, chosen.sparql_password)
    store, asked = Endpoint(to, credentials), query_url or chosen.sparql_url
    queries = Endpoint(asked, credentials) if asked else query_endpoint(store)
    with progress() as report:
        own = open_store(build_snapshot(chosen, report).folder / "store")
        done = load(own, store, queries, report)
    typer.echo(
        f"{done.sent} graphs sent, {done.kept} were there, {done.removed} removed; "
        f"{done.statements:,} statements in {done.merged or 'the default graph'}."
    )
    errors.print(f"Serve it with: CASEGRAPH_SPARQL_URL={queries.url}", markup=False)


def schema(data: Data = None) -> None:
    """Print the JSON Schema of a case file."""
    from casegraph.files.schema import case_schema
    from casegraph.store.ontology import read_vocabulary

    vocabulary = read_vocabulary(settings(data).ontology)
    sys.stdout.write(json.dumps(case_schema(vocabulary), ensure_ascii=False, indent=2) + "\n")
