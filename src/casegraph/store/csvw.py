"""The tables as CSV files that explain themselves: a codebook, and metadata as CSV on the Web."""

import csv
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from pyoxigraph import Literal, NamedNode

from casegraph.model import Case, InAnyScheme, InScheme, Ref
from casegraph.store.about import SUMMARY, TITLE
from casegraph.store.graphs import Graphs
from casegraph.store.iris import BASE, LICENCE, ONTOLOGY_GRAPH, PUBLISHER, scheme_iri
from casegraph.store.mapping import RESOURCES, iri
from casegraph.store.tables import SEPARATOR, Column, Table, tables
from casegraph.store.terms import word

__all__ = ["csv_bytes", "csv_files", "metadata"]

_DATATYPES = {bool: "boolean", int: "integer", Decimal: "decimal", date: "date"}
_TABLE_OF = {
    "case": "cases",
    "actor": "actor_registry",
    "place": "places",
    "indicator": "indicators",
}
_CODEBOOK = {
    "table": "File that holds the column, without .csv.",
    "column": "Name of the column.",
    "meaning": "What its values mean.",
    "datatype": "Datatype of XML Schema; of each value, where a cell holds several.",
    "separator": "What stands between the values of a cell that may hold several.",
    "vocabulary": "Scheme whose words the column holds; the table concepts explains them.",
    "refers_to": "Table and column whose values it holds.",
    "property": "Property of the graph that carries the same values.",
    "missing": "How a missing value is shown; an empty cell means that nothing is known or told.",
    "empty_cells": "Number of empty cells.",
    "cells": "Number of cells.",
}
_CELLS = {"empty_cells": "integer", "cells": "integer"}


def csv_files(store: Graphs, cases: Collection[Case]) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file: the metadata, the codebook, and the tables."""
    made, meanings = tables(store, cases), _definitions(store)
    described = [_table(table, meanings) for table in made]
    yield "csv-metadata.json", metadata([*described, _codebook_table()])
    yield "codebook.csv", csv_bytes(_CODEBOOK, _codebook(made, meanings))
    for table in made:
        yield f"{table.name}.csv", csv_bytes([column.name for column in table.columns], table.rows)


def csv_bytes(head: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """A CSV file: its head, then its rows."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode()


def _definitions(store: Graphs) -> dict[str, str]:
    """What the ontology says that its properties mean."""
    definition, graph = NamedNode(iri("skos:definition")), NamedNode(ONTOLOGY_GRAPH)
    found = store.quads_for_pattern(None, definition, None, graph)
    return {
        word(quad.subject): quad.object.value
        for quad in found
        if isinstance(quad.object, Literal) and quad.object.language in (None, "en")
    }


def _meaning(column: Column, meanings: Mapping[str, str]) -> str:
    """What the model says of the field, else what the ontology says of its property."""
    known = meanings.get(column.prop.iri, "") if column.prop else ""
    return column.member.description or known


def _codebook(made: Iterable[Table], meanings: Mapping[str, str]) -> Iterator[Sequence[object]]:
    for table in made:
        for place, column in enumerate(table.columns):
            empty = sum(row[place] in (None, "") for row in table.rows)
            yield (
                table.name,
                column.name,
                _meaning(column, meanings),
                _datatype(column),
                SEPARATOR if column.many else "",
                " ".join(map(scheme_iri, _schemes(column))),
                _refers_to(column),
                column.prop.iri if column.prop else "",
                "never missing" if column.member.required else "empty cell",
                empty,
                len(table.rows),
            )


def _datatype(column: Column) -> str:
    if column.prop and column.prop.style == "uri":
        return "anyURI"
    return "anyURI" if column.name == "iri" else _DATATYPES.get(column.member.type, "string")


def _schemes(column: Column) -> tuple[str, ...]:
    match column.member.mark:
        case InScheme(scheme):
            return (scheme,)
        case InAnyScheme(schemes):
            return schemes
    return ()


def _refers_to(column: Column) -> str:
    """Table and column that a column of ids points into; sources stand as addresses."""
    match column.member.mark:
        case Ref("source"):
            return "sources.url"
        case Ref(target) if target in _TABLE_OF:
            return f"{_TABLE_OF[target]}.id"
    return ""


def metadata(described: Sequence[Mapping[str, Any]]) -> bytes:
    """The description of all tables (W3C Metadata Vocabulary for Tabular Data), as JSON."""
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": TITLE,
        "dc:description": SUMMARY,
        "dc:license": {"@id": LICENCE},
        "dc:publisher": {"@id": PUBLISHER},
        "tables": described,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _table(table: Table, meanings: Mapping[str, str]) -> dict[str, Any]:
    columns = [_column(column, meanings) for column in table.columns]
    known = RESOURCES.get(table.model)
    if known and known.rdf_class:
        columns.append(_virtual("rdf_class", iri("rdf:type"), known.rdf_class))
    schema: dict[str, Any] = {
        "aboutUrl": "{+iri}",
        "columns": columns,
        "primaryKey": "iri",
        "foreignKeys": [key for column in table.columns for key in _foreign_key(column)],
    }
    about = (table.model.__doc__ or "").partition("\n")[0]
    return {"url": f"{table.name}.csv", "dc:description": about, "tableSchema": schema}


def _codebook_table() -> dict[str, Any]:
    columns = [
        {
            "name": name,
            "titles": name,
            "dc:description": meaning,
            "datatype": _CELLS.get(name, "string"),
            "suppressOutput": True,
        }
        for name, meaning in _CODEBOOK.items()
    ]
    schema = {"columns": columns, "primaryKey": ["table", "column"]}
    return {"url": "codebook.csv", "dc:description": "All columns.", "tableSchema": schema}


def _virtual(name: str, property_: str, value: str) -> dict[str, Any]:
    return {"name": name, "virtual": True, "propertyUrl": property_, "valueUrl": value}


def _column(column: Column, meanings: Mapping[str, str]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": _meaning(column, meanings),
        "datatype": _datatype(column),
        "required": column.member.required,
    }
    if column.many:
        described["separator"] = SEPARATOR
    return described | _as_statement(column)


def _as_statement(column: Column) -> dict[str, Any]:
    """How a cell becomes a statement of the graph, where one pattern can say it.

    A cell of several words cannot, since a pattern for IRIs knows only whole cells; what stands in
    no statement, such as an id, is left out of a conversion.
    """
    prop = iri("cg:ofCase") if column.owner is None and column.name == "case" else ""
    prop = column.prop.iri if column.prop else prop
    value = _value_url(column)
    if not prop or (column.member.mark and not value):
        return {"suppressOutput": True}
    described: dict[str, Any] = {"propertyUrl": prop} | ({"valueUrl": value} if value else {})
    if column.path[0] == "record":
        described["aboutUrl"] = f"{BASE}record/{{id}}"
    if _datatype(column) == "string" and column.prop and column.prop.style == "text" and not value:
        described["lang"] = "en"
    return described


def _value_url(column: Column) -> str:
    """The pattern of the IRI that a cell of one word stands for."""
    if column.many:
        return ""
    match column.member.mark:
        case InScheme(scheme):
            return f"{scheme_iri(scheme)}/{{{column.name}}}"
        case Ref(target) if target in _TABLE_OF:
            return f"{BASE}{target}/{{{column.name}}}"
    return ""


def _foreign_key(column: Column) -> Iterator[dict[str, Any]]:
    """Only where each row has one value: validators differ on rows without."""
    table, _, key = _refers_to(column).partition(".")
    if table and column.member.required and not column.many:
        reference = {"resource": f"{table}.csv", "columnReference": key}
        yield {"columnReference": column.name, "reference": reference}
