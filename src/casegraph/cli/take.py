"""Commands that take data along: export, schema."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from casegraph.cli.console import Data, errors, opened, settings

__all__ = ["export", "schema"]


def export(
    form: Annotated[
        str, typer.Argument(metavar="FORMAT", help="trig, nq, ttl, jsonld, csv or rocrate.")
    ],
    to: Annotated[
        Path, typer.Option("-o", "--output", help="File; for csv a folder; for rocrate either.")
    ],
    data: Data = None,
) -> None:
    """Write the whole graph; csv: one table for each kind of claim; rocrate: all, described."""
    written = opened(data).export(form, to)
    for file in written:
        errors.print(f"{file} {file.stat().st_size:,} bytes", markup=False, highlight=False)


def schema(data: Data = None) -> None:
    """Print the JSON Schema of a case file."""
    from casegraph.files.schema import case_schema
    from casegraph.store.ontology import read_vocabulary

    vocabulary = read_vocabulary(settings(data).ontology)
    sys.stdout.write(json.dumps(case_schema(vocabulary), ensure_ascii=False, indent=2) + "\n")
