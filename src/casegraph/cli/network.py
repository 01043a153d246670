"""The command that makes networks: network."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casegraph.cli.console import Data, Form, Imported, Limit, counted, errors, listing, opened
from casegraph.cli.find import conditions
from casegraph.errors import InputError, QueryError

if TYPE_CHECKING:
    from casegraph.network import AnyNetwork
    from casegraph.network.networks import Networks

__all__ = ["network"]

_LISTS = tuple(form.value for form in Form)
_NO_WORDS = {
    "kind": "Name the kind first: casegraph network actors.",
    "imported": "Use the option --imported.",
    "positions": "",
    "cumulative": "",
}
"""What the library takes as well, but not as words of the command line."""


def network(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="Such as actors; without one: kinds.")
    ] = None,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME=VALUE...", help="Filters and parameters of the kind."),
    ] = None,
    *,
    text: Annotated[str, typer.Option(help="Only cases that these words find.")] = "",
    where: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=VALUE", help="Keep cases with this value.")
    ] = None,
    measure: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Measure this too; or: all.")
    ] = None,
    colour: Annotated[str, typer.Option(help="Attribute or measure that colours nodes.")] = "kind",
    size: Annotated[str, typer.Option(help="Attribute or measure that sizes nodes.")] = "degree",
    ties: Annotated[bool, typer.Option("--ties", help="Print ties instead of nodes.")] = False,
    by_year: Annotated[
        bool, typer.Option("--by-year", help="Print figures of the whole, year by year.")
    ] = False,
    imported: Imported = False,
    to: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write, such as actors.gexf.")
    ] = None,
    data: Data = None,
    form: Annotated[
        str, typer.Option("--format", help="A format of networks; to print: table, json, csv.")
    ] = "",
    limit: Limit = 20,
) -> None:
    """Make a network of the cases: print it, measure it, write it for Gephi, Cytoscape, R …"""
    if kind is None:
        _list_kinds(_listed(form))
        return
    networks = opened(data).networks
    narrowed = {**_assigned(words or ()), **conditions(where or ())}
    given = {"text": text, "imported": imported, **_allowed(narrowed)}
    if by_year:
        if to is not None or ties:
            raise QueryError("--by-year prints figures of the whole; leave out -o and --ties.")
        _print_years(networks, kind, given, measure or (), _listed(form))
        return
    made = networks.network(kind, **given)
    measured = made.measured(measure) if measure else None
    made = measured.on(made) if measured else made
    if to is not None:
        _write(made, to, form, colour, size)
    elif form in ("", *_LISTS):
        _print(made, tuple(measured.nodes) if measured else (), _listed(form), limit, ties=ties)
    else:
        _print_file(made, form, colour, size)
    _mention(made, measured.network if measured else {}, measured.refused if measured else {})


def _listed(form: str) -> Form:
    if form and form not in _LISTS:
        raise QueryError(f"This is printed as one of: {', '.join(_LISTS)}; not as {form!r}.")
    return Form(form or "table")


def _assigned(words: Sequence[str]) -> dict[str, Any]:
    """Filters and parameters; one that is named again has several values."""
    found: dict[str, Any] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not (name and equals):
            raise QueryError(f"{word[:80]!r} has no value. Write it as min_weight=2.")
        found[name] = [*found[name], value] if name in found else [value]
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def _allowed(given: dict[str, Any]) -> dict[str, Any]:
    for name in given:
        if name in _NO_WORDS:
            raise QueryError(f"{name!r} is no filter and no parameter. {_NO_WORDS[name]}".rstrip())
    return given


def _list_kinds(form: Form) -> None:
    from casegraph.network import PROJECTIONS

    told = ("id", "label") if form is Form.TABLE else ("id", "label", "node", "edge", "weight")
    rows = [
        (*(getattr(one, name) for name in told), ", ".join(p.name for p in one.parameters))
        for one in PROJECTIONS.values()
    ]
    listing((*told, "parameters"), rows, form)


def _print_years(
    networks: "Networks", kind: str, given: Mapping[str, Any], measures: Sequence[str], form: Form
) -> None:
    from casegraph.network.figures import figures_of
    from casegraph.network.slices import figures_over

    slices = networks.slices(kind, **given)
    table = figures_over(slices, slices.years, figures_of(measures))
    listing(table.columns, list(table.rows), form)


def _write(made: "AnyNetwork", to: Path, form: str, colour: str, size: str) -> None:
    from casegraph.network.appearance import Look

    try:
        file = made.write(to, form, Look(colour, size))
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror or error}.") from error
    errors.print(f"{file} {file.stat().st_size:,} bytes", markup=False, highlight=False)


def _print_file(made: "AnyNetwork", form: str, colour: str, size: str) -> None:
    from casegraph.network.appearance import Look
    from casegraph.network.formats import network_format

    chosen = network_format(form)
    if chosen.binary and sys.stdout.isatty():
        raise QueryError(f"{chosen.label} is not for a screen. Give it a file with -o.")
    content = chosen.to_bytes(made, Look(colour, size))
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def _print(
    made: "AnyNetwork", measures: tuple[str, ...], form: Form, limit: int, *, ties: bool
) -> None:
    """The nodes, those with most of the first measure (else most ties) first; or the ties."""
    rows = list(_ties(made) if ties else _nodes(made, measures))
    columns = list(dict.fromkeys(name for row in rows for name in row))
    shown = rows[:limit] if form is Form.TABLE else rows
    cells = _rounded if form is Form.TABLE else dict
    listing(columns, [[cells(row).get(name) for name in columns] for row in shown], form)
    if len(shown) < len(rows):
        what = "ties" if ties else "nodes"
        errors.print(f"{len(shown)} of {len(rows):,} {what}; --limit prints more.", markup=False)


def _rounded(row: Mapping[str, Any]) -> dict[str, Any]:
    """As a screen has room for it."""
    return {k: f"{v:.4g}" if isinstance(v, float) else v for k, v in row.items()}


def _nodes(made: "AnyNetwork", names: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    degrees = dict(made.degree)

    def rank(node: str) -> tuple[float, str]:
        told = made.nodes[node].get(names[0], 0) if names else degrees[node]
        return -told, node

    for node in sorted(made, key=rank):
        told = made.nodes[node]
        values = {name: told.get(name) for name in names}
        yield {"id": node, "label": told.get("label"), "kind": told.get("kind"),
               "ties": degrees[node], **values}  # fmt: skip


def _ties(made: "AnyNetwork") -> Iterator[dict[str, Any]]:
    hidden = {"claims", "cases"}
    for one, other, told in sorted(
        made.edges(data=True), key=lambda tie: (-tie[2].get("weight", 1.0), tie[0], tie[1])
    ):
        kept = {name: value for name, value in told.items() if name not in hidden}
        yield {"source": one, "target": other, **kept}


def _mention(made: "AnyNetwork", figures: Mapping[str, float], refused: Mapping[str, str]) -> None:
    nodes, ties = counted(len(made), "node"), counted(made.number_of_edges(), "tie")
    errors.print(f"{made.label}: {nodes}, {ties}.", markup=False, soft_wrap=True)
    for name, value in figures.items():
        errors.print(f"{name}: {value:.6g}", markup=False, highlight=False)
    for reason in refused.values():
        errors.print(reason, markup=False, highlight=False, soft_wrap=True)
