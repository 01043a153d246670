"""The command that says how to cite: cite."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from casegraph.cli.console import Data, opened

__all__ = ["cite"]


class CitationForm(StrEnum):
    """How citations are printed."""

    TEXT = "text"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl"


def cite(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Cases; without: the collection.")
    ] = None,
    *,
    sources: Annotated[
        bool, typer.Option("--sources", help="Instead of the cases what they cite.")
    ] = False,
    data: Data = None,
    form: Annotated[
        CitationForm, typer.Option("--format", help="How to print it.")
    ] = CitationForm.TEXT,
) -> None:
    """Say how to cite the collection as it is here, cases, or the sources of cases."""
    sys.stdout.write(opened(data).cite(names or None, sources=sources).to(form.value))
