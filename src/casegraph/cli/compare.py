"""The command that finds comparable cases: similar."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casegraph.cli.console import Data, Form, FormOption, Imported, errors, listing, opened

if TYPE_CHECKING:
    from casegraph.comparison import SimilarCase, SimilarResult

__all__ = ["similar"]

_MOST_REASONS = 3


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
