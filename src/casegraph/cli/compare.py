"""Commands that hold cases against each other: similar finds, compare sets side by side."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casegraph.cli.console import Data, Form, FormOption, Imported, errors, listing, opened
from casegraph.errors import InputError, QueryError

if TYPE_CHECKING:
    from casegraph.comparison import SideBySide, SimilarCase, SimilarResult

__all__ = ["compare", "similar"]

_MOST_REASONS = 3


class ComparisonForm(StrEnum):
    """How a comparison is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def similar(
    name: Annotated[str | None, typer.Argument(metavar="[ID]", help="A case.")] = None,
    *,
    text: Annotated[str, typer.Option(help="A situation in plain words.")] = "",
    feature: Annotated[
        list[str] | None, typer.Option(metavar="SCHEME/SLUG", help="A concept that it has.")
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="SCHEME/SLUG", help="A concept that the text does not mean."),
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option(metavar="DIMENSION=NUMBER", help="How much a dimension counts."),
    ] = None,
    contrast: Annotated[
        bool, typer.Option("--contrast", help="Only cases that ended otherwise.")
    ] = False,
    imported: Imported = False,
    data: Data = None,
    form: FormOption = Form.TABLE,
    limit: Annotated[int, typer.Option(min=1, max=50, help="Most cases to print.")] = 10,
) -> None:
    """Find cases like a case or a situation, with the reasons, or cases that contrast with it."""
    from casegraph.comparison import SimilarQuery, weights_of

    weights = weights_of(weight or ())
    query = SimilarQuery(
        name, text, feature or (), without or (), weights, contrast, limit, imported
    )
    found = opened(data).comparable(query)
    _mention_understood(found)
    if form is Form.JSON:
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")
    else:
        columns = ("id", "title", "score", "contrast" if contrast else "because", "known")
        listing(columns, [_row(hit) for hit in found.hits], form)


def _row(hit: "SimilarCase") -> Sequence[Any]:
    told = hit.contrast.sentence if hit.contrast else "; ".join(_reasons(hit))
    return hit.id, hit.title, f"{hit.score:.3f}", told, f"{hit.coverage.share:.0%}"


def _reasons(hit: "SimilarCase") -> list[str]:
    reasons = []
    for reason in hit.reasons[:_MOST_REASONS]:
        shared = ", ".join(reason.words[:4] or [one.label for one in reason.shared[:3]])
        reasons.append(f"{reason.label} {reason.share:.0%} ({shared})")
    return reasons


def _mention_understood(found: "SimilarResult") -> None:
    if found.understood:
        meant = ", ".join(f"{one.scheme}/{one.slug}" for one in found.understood)
        errors.print(f"Understood: {meant}. Strike out with --without.", markup=False)


def compare(
    names: Annotated[list[str], typer.Argument(metavar="ID ID...", help="Two to six cases.")],
    *,
    briefing: Annotated[
        bool, typer.Option("--briefing", help="Markdown with a part for each case, then all.")
    ] = False,
    data: Data = None,
    form: Annotated[
        ComparisonForm | None,
        typer.Option("--format", help="How to print it; by default by the name of the file."),
    ] = None,
    to: Annotated[Path | None, typer.Option("-o", "--output", help="File to write.")] = None,
) -> None:
    """Set two to six cases side by side: shared and distinct, with figures, evidence, sources."""
    chosen = _form(form, to, briefing=briefing)
    found = opened(data).compare(names)
    if chosen is ComparisonForm.TABLE:
        _print_compared(found)
        return
    text = _text(found, chosen, briefing=briefing)
    if to is None:
        sys.stdout.write(text)
    else:
        _write(to, text)


def _form(form: ComparisonForm | None, to: Path | None, *, briefing: bool) -> ComparisonForm:
    """The format asked for, else that of the file's name, else that of what is asked."""
    chosen = form or _by_name(to, briefing=briefing)
    if briefing and chosen is not ComparisonForm.MARKDOWN:
        raise QueryError(f"A briefing is Markdown, not {chosen.value}. Leave out the format.")
    if to is not None and chosen is ComparisonForm.TABLE:
        raise QueryError("A table is for the screen. Write a file as json, csv or markdown.")
    return chosen


def _by_name(to: Path | None, *, briefing: bool) -> ComparisonForm:
    if to is None:
        return ComparisonForm.MARKDOWN if briefing else ComparisonForm.TABLE
    endings = {".json": "json", ".csv": "csv", ".md": "markdown", ".markdown": "markdown"}
    if to.suffix not in endings:
        raise QueryError(
            f"{to.name!r} says no format. Name it .md, .csv or .json, or add --format."
        )
    return ComparisonForm(endings[to.suffix])


def _text(found: "SideBySide", form: ComparisonForm, *, briefing: bool) -> str:
    if form is ComparisonForm.JSON:
        return json.dumps(found.to_dict(), ensure_ascii=False, indent=2) + "\n"
    return found.to_csv() if form is ComparisonForm.CSV else found.to_markdown(briefing=briefing)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror or error}.") from error
    errors.print(f"{file} {file.stat().st_size:,} bytes", markup=False, highlight=False)


def _print_compared(found: "SideBySide") -> None:
    """A table short enough for a screen: of claims their number, endings and ways."""
    from casegraph.comparison.tables import short_cells

    columns = ("dimension", "concept", "shared", *(case.id for case in found.cases))
    listing(columns, list(short_cells(found)), Form.TABLE)
    for one in found.apart:
        errors.print(one.sentence, markup=False, highlight=False, soft_wrap=True)
