"""The command that counts concepts found in the same cases: association."""

import json
import sys
from typing import Annotated

import typer

from casegraph.cli.console import Data, Form, FormOption, Imported, Limit, errors, listing, opened
from casegraph.cli.find import conditions

__all__ = ["association"]


def association(
    rows: Annotated[str, typer.Argument(metavar="ROWS", help="A dimension, such as barrier.")],
    columns: Annotated[
        str, typer.Argument(metavar="COLUMNS", help="Another: type, outcome[direction=improved].")
    ],
    *,
    where: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=VALUE", help="Keep cases with this value.")
    ] = None,
    least: Annotated[int, typer.Option(min=1, help="Fewest cases of a concept.")] = 3,
    imported: Imported = False,
    data: Data = None,
    form: FormOption = Form.TABLE,
    limit: Limit = 20,
) -> None:
    """Count which concepts of two dimensions are found in the same cases; csv and json: all."""
    given = conditions(where or ())
    found = opened(data).association(rows, columns, least=least, where=given, imported=imported)
    if form is Form.JSON:
        sys.stdout.write(json.dumps(found.to_dict(), ensure_ascii=False, indent=2) + "\n")
        return
    if form is Form.CSV:
        sys.stdout.write(found.to_csv())
    else:
        head = ("row_label", "column_label", "both", "expected", "lift", "phi", "odds_ratio", "p")
        shown = [tuple(one[name] for name in head) for one in found.records()[:limit]]
        listing((rows, columns, *head[2:]), shown, form)
        if len(shown) < len(found):
            errors.print(f"{len(shown)} of {len(found):,} pairs; csv and json have all.")
    for sentence in found.note:
        errors.print(sentence, markup=False, highlight=False, soft_wrap=True)
