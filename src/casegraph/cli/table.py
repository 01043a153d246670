"""The command that makes a table of cases by variables: table."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.console import Data, Form, FormOption, Imported, counted, errors, listing, opened
from casegraph.cli.find import conditions
from casegraph.errors import InputError, QueryError

if TYPE_CHECKING:
    from casegraph.repository import Repository
    from casegraph.variables import CaseTable

__all__ = ["table"]


def table(
    variables: Annotated[
        list[str] | None,
        typer.Argument(metavar="VARIABLE...", help="Such as barrier:silos; without one: kinds."),
    ] = None,
    *,
    sheet: Annotated[
        Path | None, typer.Option("--sheet", metavar="FILE", help="YAML that declares a table.")
    ] = None,
    where: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=VALUE", help="Keep cases with this value.")
    ] = None,
    case: Annotated[
        list[str] | None, typer.Option("--case", metavar="ID", help="Only this case; repeatable.")
    ] = None,
    absent: Annotated[
        str | None, typer.Option(help="A concept that is not there is zero or missing.")
    ] = None,
    long: Annotated[
        bool, typer.Option("--long", help="A row a value, with the claims behind it.")
    ] = False,
    imported: Imported = False,
    to: Annotated[
        Path | None, typer.Option("-o", "--output", help="File (.csv, .json), or folder for all.")
    ] = None,
    data: Data = None,
    form: FormOption = Form.TABLE,
) -> None:
    """Make a table of cases by variables, with the reason where a value is missing."""
    if not variables and sheet is None:
        _list_kinds(form)
        return
    repository = opened(data)
    given = conditions(where or ())
    made = _made(repository, variables or [], sheet, given, case, absent, imported=imported)
    if to is None:
        _print(made, form, long=long)
    else:
        _write(made, to, long=long)
    _mention(made)


def _made(
    repository: "Repository",
    variables: list[str],
    sheet: Path | None,
    where: dict[str, list[str]],
    cases: list[str] | None,
    absent: str | None,
    *,
    imported: bool,
) -> "CaseTable":
    """What the sheet says, with what the command line adds to it or says instead."""
    from casegraph.variables.sheet import read_sheet

    told = read_sheet(sheet) if sheet else None
    if told and (where or cases) and (told.where or told.cases):
        raise QueryError("The sheet selects cases already. Leave out --where and --case.")
    where = where or ({name: list(values) for name, values in told.where.items()} if told else {})
    cases = cases or (list(told.cases) if told else [])
    return repository.table(
        [*(told.expressions if told else ()), *variables],
        cases or None,
        where=where,
        absent=absent or (told.absent if told else "zero"),
        imported=imported or bool(told and told.imported),
    )


def _list_kinds(form: Form) -> None:
    from casegraph.variables import KINDS

    columns = ("syntax", "example", "scale", "meaning", "missing")
    listing(columns, [tuple(getattr(kind, name) for name in columns) for kind in KINDS], form)


def _print(made: "CaseTable", form: Form, *, long: bool) -> None:
    if form is Form.JSON:
        sys.stdout.write(_json(made))
    elif form is Form.CSV:
        sys.stdout.write(made.to_csv(long=long))
    elif long:
        from casegraph.variables.files import LONG, long_rows

        listing(tuple(LONG), list(long_rows(made)), form)
    else:
        rows = zip(made.cases, made.rows, strict=True)
        shown = [
            (case, *(cell.missing if cell.value is None else cell.value for cell in row))
            for case, row in rows
        ]
        listing(("case", *made.columns), shown, form)


def _json(made: "CaseTable") -> str:
    return json.dumps(made.to_dict(), ensure_ascii=False, indent=2) + "\n"


def _write(made: "CaseTable", to: Path, *, long: bool) -> None:
    from casegraph.files.written import written

    if to.suffix == "" or to.is_dir():
        if long:
            raise QueryError("A folder holds both forms. Leave out --long, or name a .csv file.")
        files = made.write(to)
    elif to.suffix in (".csv", ".json"):
        text = _json(made) if to.suffix == ".json" else made.to_csv(long=long)
        try:
            files = [written(to, text.encode())]
        except OSError as error:
            raise InputError(f"{to} cannot be written: {error.strerror or error}.") from error
    else:
        raise QueryError(f"{to.name!r} says no format. Name it .csv or .json, or name a folder.")
    for file in files:
        errors.print(f"{file} {file.stat().st_size:,} bytes", markup=False, highlight=False)


def _mention(made: "CaseTable") -> None:
    dropped = made.dropped()
    errors.print(
        f"{counted(len(made), 'case')}, {counted(len(made.columns), 'variable')}; complete: "
        f"{counted(len(made) - len(dropped), 'case')}.",
        markup=False,
        soft_wrap=True,
    )
