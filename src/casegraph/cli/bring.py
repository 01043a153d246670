"""The command that takes over collections of others: import."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.console import Data, counted, errors, progress, settings

if TYPE_CHECKING:
    from casegraph.importing import Report

__all__ = ["import_"]

_SHOWN = 10


class Collection(StrEnum):
    """Where cases can be taken over from."""

    PSTW = "pstw"


def import_(
    source: Annotated[Collection, typer.Argument(metavar="SOURCE", help="pstw.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Its table, as it was published.")],
    data: Data = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="Write all that was left aside, and duplicates."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change.")] = False,
) -> None:
    """Take over the cases of Public Sector Tech Watch, apart from curated ones and marked."""
    from casegraph.importing import import_pstw, write_report
    from casegraph.store.ontology import read_vocabulary

    assert source is Collection.PSTW, "there is no other yet"
    chosen, today = settings(data), datetime.now(UTC).date()
    with progress() as told:
        done = import_pstw(
            file,
            chosen.data,
            read_vocabulary(chosen.ontology),
            today,
            dry_run=dry_run,
            progress=told,
        )
    if report is not None:
        write_report(done, report)
    _tell(done)
    if dry_run:
        errors.print("Nothing was written.", markup=False)


def _tell(done: "Report") -> None:
    typer.echo(
        f"{counted(done.rows, 'row')} in, {counted(done.cases, 'case')} out: {done.new:,} new, "
        f"{done.changed:,} changed, {done.unchanged:,} unchanged, {done.gone:,} gone."
    )
    if done.mended:
        typer.echo(f"{counted(done.mended, 'damaged line')} of an earlier import replaced.")
    for line, name, reason in done.left_out[:_SHOWN]:
        typer.echo(f"left out: line {line}, {name}: {reason}.")
    lost = done.unmapped.most_common()
    if lost:
        have, more = "has" if len(lost) == 1 else "have", len(lost) > _SHOWN
        frequent = "; the most frequent" if more else ""
        typer.echo(f"{counted(len(lost), 'value')} {have} no concept here{frequent}:")
    for (column, value, note), rows in lost[:_SHOWN]:
        typer.echo(f"  {rows:>6,}  {column}: {value} ({note})")
    if done.likely:
        typer.echo(f"{len(done.likely):,} may be curated cases already; none was merged:")
    for one in done.likely:
        typer.echo(
            f"  {one.imported} “{one.imported_title}” = {one.curated}? {'; '.join(one.reasons)}"
        )
