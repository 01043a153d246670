"""CSV: rows as a file that spreadsheets open without running anything in it."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from fastapi import Request
from fastapi.responses import Response

from casegraph.cells import safe_cell
from casegraph_api.negotiation import CSV, JSON, preferred

__all__ = ["csv_file", "csv_response", "wants_csv"]


def wants_csv(request: Request, form: str | None) -> bool:
    """Whether a list is asked for as CSV, by parameter or by Accept header."""
    if form is not None:
        return form == "csv"
    return preferred(request.headers.get("accept", ""), (JSON, CSV)) == CSV


def csv_response(
    name: str, columns: Sequence[str], rows: Iterable[Mapping[str, object]]
) -> Response:
    """Rows as a CSV file of that name."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return csv_file(name, text.getvalue())


def csv_file(name: str, text: str) -> Response:
    """A CSV file of that name, as it is."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text, media_type=f"{CSV}; charset=utf-8", headers=headers)


def _cell(value: object) -> object:
    """The value as one cell: lists joined, nothing that a spreadsheet takes for a formula."""
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    return safe_cell(value)
