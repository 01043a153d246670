"""Cases by variables: any variables of any selection of cases, as JSON or CSV."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BeforeValidator, Field

from casegraph.errors import InputError
from casegraph.variables import Absent
from casegraph_api.answers import CSV_TOO, NOT_FOUND, example, page_response
from casegraph_api.csv_rows import csv_file, wants_csv
from casegraph_api.parameters import Filters, without_blanks
from casegraph_api.site import OpenSite, Site
from casegraph_api.table_schemas import CaseTablePage

router = APIRouter(tags=["For researchers"])

_MOST_VARIABLES = 60
_MOST_CELLS = 40_000
"""A table of this size takes some four seconds."""

Words = Annotated[list[str], BeforeValidator(without_blanks)]


class Tabled(Filters):
    """Variables, the cases of which they are wanted, and the form of the table."""

    variable: Words = Field(
        default=[],
        description="A variable such as `barrier:silos` or "
        "`SOLVED=barrier:silos[resolution=resolved]`. Repeat it for more.",
        json_schema_extra={"minItems": 1, "maxItems": _MOST_VARIABLES},
    )
    case: Words = Field(
        default=[], description="The id of a case; may be repeated. Without one, all that match."
    )
    absent: Absent = Field(
        "zero", description="Whether a concept that a record does not have is a 0 or missing."
    )
    shape: Literal["wide", "long"] = Field(
        "wide", description="In CSV: a row a case, or a row a value with the claims behind it."
    )

    def selected(self, site: Site) -> list[str]:
        """The ids of the cases, in their order; InputError if they are chosen in two ways."""
        if self.case and (self.where or self.start_from or self.start_to):
            raise InputError("Cases are given by id and by facets. Give one of them.")
        if self.case:
            return list(dict.fromkeys(self.case))
        return [hit.id for hit in site.every_hit(self.query())]


@router.get(
    "/table",
    response_model=CaseTablePage,
    responses=CSV_TOO | NOT_FOUND,
    openapi_extra=example("/api/v1/table?variable=barrier:silos&variable=count:actors&level=local"),
)
def read_table(request: Request, site: OpenSite, asked: Annotated[Tabled, Query()]) -> Response:
    """Cases by variables, with the reason where a value is missing, and the claims behind each."""
    if not 1 <= len(asked.variable) <= _MOST_VARIABLES:
        number = f"{len(asked.variable)} variables are given"
        raise InputError(f"{number}; give 1 to {_MOST_VARIABLES}, as variable=barrier:silos.")
    names = asked.selected(site)
    if wants_csv(request, asked.format):
        _bounded(len(names) * len(asked.variable))
        made = site.repository.table(asked.variable, names, absent=asked.absent)
        return csv_file("table", made.to_csv(long=asked.shape == "long"))
    page = names[asked.offset : asked.offset + asked.limit]
    made = site.repository.table(asked.variable, page, absent=asked.absent)
    return page_response(request, asked, made.to_dict(), len(names))


def _bounded(cells: int) -> None:
    if cells > _MOST_CELLS:
        raise InputError(
            f"The table has {cells:,} cells; at most {_MOST_CELLS:,} are given in one file. "
            "Narrow it down with facets, ask for fewer variables, or use casegraph table."
        )
