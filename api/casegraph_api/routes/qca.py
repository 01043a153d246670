"""Qualitative comparative analysis: the report as JSON, the sets as CSV, all files as a zip."""

import io
import zipfile
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, BeforeValidator, Field

from casegraph.errors import InputError
from casegraph.qca import Qca
from casegraph.qca.notation import assigned
from casegraph.variables import Absent
from casegraph_api.answers import NOT_FOUND, example
from casegraph_api.csv_rows import csv_file, wants_csv
from casegraph_api.parameters import IMPORTED, without_blanks
from casegraph_api.qca_schemas import QcaReport
from casegraph_api.site import OpenSite, Site

router = APIRouter(tags=["For researchers"])

_MOST_CONDITIONS = 6
_MOST_CELLS = 20_000
_LONGEST_TITLE = 200
ZIP = "application/zip"

Words = Annotated[list[str], BeforeValidator(without_blanks)]
Share = Annotated[float, Field(ge=0, le=1)]
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            ZIP: {"schema": {"type": "string", "format": "binary"}},
        }
    }
}
_EXAMPLE = (
    "/api/v1/qca?condition=barrier:silos&condition=sector:private&outcome=target:attained&incl=0.75"
)


class Asking(BaseModel):
    """Conditions, outcome, cases, calibrations, expectations and cut-offs."""

    condition: Words = Field(
        default=[],
        description="A variable such as `barrier:silos` or `PARTNERS=count:actors`. "
        "Repeat it for more.",
        json_schema_extra={"minItems": 1, "maxItems": _MOST_CONDITIONS},
    )
    outcome: str = Field("", description="A variable; `~` before it explains its absence.")
    calibrate: Words = Field(
        default=[],
        description="`NAME=method numbers`, such as `PARTNERS=fuzzy quantiles 0.1 0.5 0.9`.",
    )
    expect: Words = Field(
        default=[], description="`NAME=value`: the value of a condition that is expected to help."
    )
    case: Words = Field(default=[], description="The id of a case. Without one, all that match.")
    where: Words = Field(default=[], description="`facet=value` that cases have: `level=local`.")
    absent: Absent = Field(
        "zero", description="Whether a concept that a record does not have is a 0 or missing."
    )
    imported: bool = Field(default=False, description=IMPORTED)
    title: str = Field("", max_length=_LONGEST_TITLE, description="What the study is called.")
    incl: Share = Field(1, description="Inclusion from which a row is coded 1.")
    incl_0: Share | None = Field(None, description="Inclusion from which a row is coded C.")
    n: int = Field(1, ge=1, description="Fewest cases of a row that is no remainder.")
    pri: Share = Field(0, description="PRI that a row coded 1 has at least.")
    format: Literal["json", "csv", "zip"] | None = Field(
        None, description="`csv` gives the calibrated sets, `zip` all files with an R script."
    )

    def made(self, site: Site) -> Qca:
        """The study on its cases; InputError or NotFoundError say what is wrong with it."""
        if not 1 <= len(self.condition) <= _MOST_CONDITIONS or not self.outcome:
            raise InputError(
                f"{len(self.condition)} conditions and outcome {self.outcome[:80]!r} are given; "
                f"give 1 to {_MOST_CONDITIONS} conditions, as condition=barrier:silos, and an "
                "outcome, as outcome=target:attained."
            )
        where = _facets(self.where)
        if self.case and where:
            raise InputError("Cases are given by id and by facets. Give one of them.")
        repository = site.repository
        cases = self.case or repository.selected(where, imported=self.imported)
        _bounded(len(cases) * (len(self.condition) + 1))
        return repository.qca(
            self.condition,
            self.outcome,
            list(cases),
            absent=self.absent,
            title=self.title,
            calibrate=assigned(self.calibrate, "calibration", "ACTORS=fuzzy 2 5 10"),
            expect=self.expect,
            incl=self.incl,
            incl_0=self.incl_0,
            n=self.n,
            pri=self.pri,
        )


@router.get(
    "/qca",
    response_model=QcaReport,
    responses=_FILES | NOT_FOUND,
    openapi_extra=example(_EXAMPLE),
)
def qca(request: Request, site: OpenSite, asked: Annotated[Asking, Query()]) -> Response:
    """Cases compared by sets: what is necessary, the truth table, and what suffices."""
    made = asked.made(site)
    if asked.format == "zip":
        return _zip(made.files())
    if wants_csv(request, asked.format):
        return csv_file("calibrated", made.files()["calibrated.csv"].decode())
    return JSONResponse(made.to_dict())


def _facets(pairs: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (name and equals and value):
            raise InputError(f"where={pair[:80]!r} has no value. Write it as where=level=local.")
        found.setdefault(name, []).append(value)
    return found


def _bounded(cells: int) -> None:
    if cells > _MOST_CELLS:
        raise InputError(
            f"The table has {cells:,} cells; at most {_MOST_CELLS:,} are compared at once. "
            "Narrow it down with where=, ask for fewer conditions, or use casegraph qca."
        )


def _zip(files: Mapping[str, bytes]) -> Response:
    """The files of a study in a folder; the same study gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(f"qca/{name}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    headers = {"Content-Disposition": 'attachment; filename="qca.zip"'}
    return Response(packed.getvalue(), media_type=ZIP, headers=headers)
