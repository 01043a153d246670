"""The commands of the command line, in the order in which a newcomer meets them."""

from typing import Annotated

import typer

from casegraph.cli import (
    ask,
    association,
    barriers,
    bring,
    cite,
    compare,
    curate,
    find,
    network,
    qca,
    run,
    sparql,
    table,
    take,
)

__all__ = ["app"]

app = typer.Typer(
    name="casegraph",
    help="Cases of public-sector innovation: check, build, search, query and export them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        from casegraph.resources import version

        typer.echo(version())
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Cases of public-sector innovation: check, build, search, query and export them."""


for command in (
    run.serve,
    find.search,
    find.show,
    compare.similar,
    compare.compare,
    barriers.barriers,
    table.table,
    network.network,
    association.association,
    qca.qca,
    ask.ask,
    sparql.sparql,
    cite.cite,
    take.export,
    take.publish,
    curate.new,
    curate.validate,
    run.build,
    run.info,
    take.schema,
):
    app.command()(command)
app.command("import")(bring.import_)
