"""Commands for curators: new, validate."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from casegraph.cli.console import Data, counted, errors, progress, settings

__all__ = ["new", "validate"]


class Thing(StrEnum):
    """What a curator can begin."""

    CASE = "case"
    ACTOR = "actor"


def validate(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Case files; all by default.")
    ] = None,
    data: Data = None,
) -> None:
    """Check case files and tell everything that is wrong, with file, line and remedy."""
    from casegraph.store.build import check
    from casegraph.store.inputs import Inputs

    chosen = settings(data)
    with progress() as report:
        checked = check(Inputs(chosen.ontology, chosen.data), paths or (), report)
    for warning in checked.warnings:
        errors.print(f"warning: {warning}", markup=False, highlight=False, soft_wrap=True)
    cases, imported = checked.record.curated, checked.record.imported
    claims = sum(1 for case in cases for _ in case.claims())
    accepted = f" ({checked.accepted} accepted with a reason)" if checked.accepted else ""
    also = f" and {counted(len(imported), 'imported case')}" if imported else ""
    typer.echo(
        f"{counted(len(cases), 'case')} with {counted(claims, 'claim')}{also}: 0 errors, "
        f"{counted(len(checked.warnings), 'warning')}{accepted}."
    )


def new(
    what: Annotated[Thing, typer.Argument(help="What to begin.")],
    name: Annotated[str, typer.Argument(metavar="ID", help="Lower-case words with hyphens.")],
    data: Data = None,
) -> None:
    """Begin a case file, or print the lines to add to actors.yaml for a new actor."""
    from casegraph.files.template import actor_template, write_case_template

    if what is Thing.ACTOR:
        typer.echo(actor_template(name), nl=False)
    else:
        typer.echo(write_case_template(settings(data).data, name))
