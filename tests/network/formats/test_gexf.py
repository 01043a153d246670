"""GEXF: what its schema says, and what Gephi and Gephi Lite make of it."""

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema

from casegraph.network import AnyNetwork, Network
from casegraph.network.appearance import Look
from casegraph.network.formats import to_bytes
from tests.network.formats.networks import every, small

_FOLDER = Path(__file__).parent.parent / "data" / "gexf-1.3"
_VIZ = "{http://gexf.net/1.3/viz}"


@cache
def _schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(_FOLDER / "gexf.xsd")


def _in_one_namespace(text: str) -> str:
    """The published schema of 1.3 has colours, sizes and places in the namespace of GEXF itself,
    its primer and every program in that of viz; so the prefix is taken off before the check."""
    return text.replace("viz:", "")


@pytest.mark.parametrize(("name", "network"), every())
def test_it_is_valid(name: str, network: AnyNetwork) -> None:
    text = to_bytes(network, "gexf").decode("utf-8")
    _schema().validate(_in_one_namespace(text))


def test_the_schema_refuses_what_is_wrong() -> None:
    text = to_bytes(small(), "gexf").decode("utf-8").replace('type="integer"', 'type="int"')
    assert not _schema().is_valid(_in_one_namespace(text))


def test_years_are_the_time_of_a_node() -> None:
    text = to_bytes(small(), "gexf").decode("utf-8")
    assert 'mode="dynamic" timeformat="integer"' in text
    assert '<node id="case/a" label="A case" start="2004" end="2010">' in text
    assert '<node id="actor/c" label="Another" start="1999">' in text


def test_without_years_it_is_static() -> None:
    network = Network()
    network.add_edge("a", "b")
    assert b"dynamic" not in to_bytes(network, "gexf")


def test_colour_size_and_place_are_those_of_the_look() -> None:
    look = Look(positions={"case/a": (0.5, 0.25), "actor/b": (0.0, 0.0), "actor/c": (1.0, 1.0)})
    root = ElementTree.fromstring(to_bytes(small(), "gexf", look))
    node = next(root.iter("{http://gexf.net/1.3}node"))
    found = {part.tag.removeprefix(_VIZ): part.attrib for part in node if _VIZ in part.tag}
    assert found["color"] == {"r": "0", "g": "114", "b": "178"}
    assert found["position"] == {"x": "500.00", "y": "250.00", "z": "0"}
    assert found["size"] == {"value": "40.00"}


def test_ids_of_attributes_are_numbers() -> None:
    ids = re.findall(r'<attribute id="(.*?)"', to_bytes(small(), "gexf").decode("utf-8"))
    assert len(ids) == 7
    assert all(one.isdecimal() for one in ids)
