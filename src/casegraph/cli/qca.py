"""The command for qualitative comparative analysis: qca."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.console import Data, counted, errors, opened

if TYPE_CHECKING:
    from casegraph.qca import Qca

__all__ = ["qca"]


class StudyForm(StrEnum):
    """How the report of a study is printed."""

    MARKDOWN = "markdown"
    JSON = "json"


def qca(
    spec: Annotated[Path, typer.Argument(metavar="SPEC", help="YAML that declares the study.")],
    *,
    to: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Folder for all files.")
    ] = None,
    data: Data = None,
    form: Annotated[
        StudyForm, typer.Option("--format", help="How to print the report without a folder.")
    ] = StudyForm.MARKDOWN,
) -> None:
    """Compare cases by sets: calibrated table, truth table, solutions, report, R script."""
    from casegraph.qca.sheet import read_study

    sheet = read_study(spec)
    conditions, outcome = sheet.variables
    made = opened(data).qca(
        conditions,
        outcome,
        sheet.cases or None,
        where=sheet.where,
        absent=sheet.absent,
        imported=sheet.imported,
        **sheet.asked,
    )
    _mention(made)
    if to is not None:
        for file in made.write(to):
            errors.print(f"{file} {file.stat().st_size:,} bytes", markup=False, highlight=False)
    elif form is StudyForm.JSON:
        sys.stdout.write(json.dumps(made.to_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(made.to_markdown())


def _mention(made: "Qca") -> None:
    """Cases and remainders first, then what makes the results weaker than they look."""
    table = made.truth_table()
    told = (
        f"{counted(len(made.raw), 'case')}, {len(made.calibrated.cases)} with all values; "
        f"{counted(table.matrix.configurations, 'configuration')}, {table.remainders:,} of them "
        "remainders."
    )
    for line in (told, *made.cautions):
        errors.print(line, markup=False, highlight=False, soft_wrap=True)
