"""The command that answers SPARQL queries, in all forms of an answer."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.console import Data, Form, errors, listing, opened
from casegraph.errors import NotAcceptableError, NotFoundError, QueryError
from casegraph.formats import FORMATS

if TYPE_CHECKING:
    from casegraph.store.query import Answer

__all__ = ["sparql"]

_FORMS = ("table", *FORMATS)
_ALIASES = [alias for form in FORMATS.values() for alias in form.aliases]


def sparql(
    query: Annotated[str, typer.Argument(help="A query, @FILE, or - for standard input.")],
    data: Data = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(_FORMS),
            help="By default a table, for a graph Turtle, for a file the ending of its name.",
        ),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="File to write.")
    ] = None,
) -> None:
    """Answer a SPARQL query over all graphs merged; the usual prefixes are declared."""
    _refuse(form, to)
    answer = opened(data).sparql(_query_text(query))
    if to is None:
        _print(answer, form)
    else:
        file = answer.write(to, form)
        errors.print(f"{file} {file.stat().st_size:,} bytes", markup=False, highlight=False)


def _refuse(form: str | None, to: Path | None) -> None:
    """Tell what cannot be before the query runs."""
    if form is not None and form not in {*_FORMS, *_ALIASES}:
        message = f"There is no format {form!r}."
        raise NotAcceptableError(f"{message} Use one of: {', '.join(_FORMS)}.")
    if form == "table" and to is not None:
        raise NotAcceptableError("A table is for the screen. Write a file in csv, tsv or json.")


def _print(answer: "Answer", form: str | None) -> None:
    if answer.kind == "graph" or form not in (None, "table"):
        text = answer.to(form or "ttl")
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
    elif answer.truth is None:
        listing(answer.columns, answer.rows, Form.TABLE)
    else:
        typer.echo("true" if answer.truth else "false")


def _query_text(query: str) -> str:
    if query == "-":
        return sys.stdin.read()
    if not query.startswith("@"):
        return query
    file = Path(query[1:])
    try:
        return file.read_text("utf-8-sig")
    except OSError as error:
        raise NotFoundError("query file", str(file)) from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{file} is not UTF-8 text.") from error
