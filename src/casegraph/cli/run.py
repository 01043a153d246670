"""Commands that make and run things: build, serve, info."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from casegraph.cli.console import Data, Form, FormOption, errors, listing, progress, settings

if TYPE_CHECKING:
    from casegraph.repository import Repository

__all__ = ["build", "info", "serve"]


def build(
    data: Data = None,
    force: Annotated[bool, typer.Option("--force", help="Build even if nothing changed.")] = False,
) -> None:
    """Bring the snapshot up to date with the files."""
    from casegraph.building import build_snapshot

    with progress() as report:
        built = build_snapshot(settings(data), report, force=force)
    typer.echo(f"{built.id} {'built' if built.fresh else 'is up to date'}")


def serve(
    data: Data = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port; 0 picks one.")] = None,
) -> None:
    """Serve pages and API, building first if files have changed."""
    import gc
    from dataclasses import replace

    from casegraph.building import build_snapshot
    from casegraph.repository import Repository

    chosen = settings(data)
    chosen = replace(chosen, host=host or chosen.host, port=chosen.port if port is None else port)
    with progress() as report:
        folder = build_snapshot(chosen, report).folder
    # Nothing that is loaded from here on is garbage: looking for it takes a fifth of the start.
    gc.disable()
    from casegraph_api.server import serve as run_server

    repository = Repository(folder, chosen)
    more = len(repository.imported_ids)
    also = f" and {more:,} imported ones" if more else ""
    count = len(repository.curated_ids)
    errors.print(f"casegraph serves {count} cases{also}; stop it with Ctrl+C.")
    run_server(repository, chosen)


def info(
    data: Data = None,
    form: FormOption = Form.TABLE,
    quality: Annotated[bool, typer.Option("--quality", help="Report on each case.")] = False,
) -> None:
    """Say what the snapshot holds, or how complete and well supported each case is."""
    from dataclasses import asdict

    from casegraph.repository import Repository

    repository = Repository.current(settings(data))
    if quality:
        _quality(repository, form)
        return
    rows: list[tuple[str, object]] = []
    for name, value in repository.info.items():
        if isinstance(value, dict):
            rows += [(f"{name} ({part})", count) for part, count in value.items()]
        else:
            rows.append((name, value))
    rows.append(("how to cite", str(repository.cite()).strip()))
    if repository.elsewhere:
        rows.append(("store", repository.elsewhere.endpoint.url))
        abilities = asdict(repository.elsewhere.abilities)
        rows += [(f"store ({name})", value) for name, value in abilities.items()]
    listing(("what", "value"), rows, form)


def _quality(repository: "Repository", form: Form) -> None:
    """One row a case; in a table, which must fit a screen, names are short and lists counted."""
    from casegraph.quality import COLUMNS

    names = [column.name for column in COLUMNS]
    rows = [[_cell(row[name], form) for name in names] for row in repository.quality]
    listing([c.short for c in COLUMNS] if form is Form.TABLE else names, rows, form)


def _cell(value: Any, form: Form) -> Any:
    """JSON keeps lists and truth values; elsewhere a list is one cell and truth is a word."""
    if form is Form.JSON:
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return len(value) if form is Form.TABLE else "; ".join(value)
    return value
