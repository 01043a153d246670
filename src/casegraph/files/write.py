"""A case as the text of its file: block style, one line a sentence, model order."""

from decimal import Decimal
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from casegraph.files.yaml import scalar
from casegraph.model import Case, Value, members

__all__ = ["SCHEMA_LINE", "case_yaml"]

SCHEMA_LINE = "# yaml-language-server: $schema=../../ontology/case.schema.json\n"
_ON_ONE_LINE = {"Place", "Evidence", "Period", "Record"}


def case_yaml(case: Case) -> str:
    """The case file of a case; reading it again gives an equal case."""
    tree = _tree(case)
    for name in list(tree)[1:]:
        tree.yaml_set_comment_before_after_key(name, before="\n")
    yaml = YAML()
    yaml.representer.add_representer(Decimal, _represent_fraction)
    yaml.representer.ignore_aliases = lambda _: True  # one date written twice stays two dates
    yaml.width = 1_000_000  # a corrected sentence should be a change of one line
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.dump(tree, out)
    return SCHEMA_LINE + out.getvalue().replace("#\n", "\n")


def _tree(value: Value) -> CommentedMap:
    tree = CommentedMap()
    for member in members(type(value)):
        content = getattr(value, member.name)
        if content is not None and content not in ((), {}):
            tree[member.alias] = _node(content)
    if type(value).__name__ in _ON_ONE_LINE:
        tree.fa.set_flow_style()
    return tree


def _node(content: Any) -> Any:
    if isinstance(content, Value):
        return _tree(content)
    if isinstance(content, dict):
        return CommentedMap((key, _node(item)) for key, item in content.items())
    if isinstance(content, tuple):
        return _sequence(content)
    if isinstance(content, Decimal) and content == content.to_integral_value():
        return int(content)
    if isinstance(content, str):
        return content if scalar(content) == content else DoubleQuotedScalarString(content)
    return content


def _represent_fraction(representer: Any, number: Decimal) -> Any:
    """All digits and no more, where a float would round."""
    return representer.represent_scalar("tag:yaml.org,2002:float", f"{number:f}")


def _sequence(items: tuple[Any, ...]) -> Any:
    """A list; a single word or place stands alone, words share a line."""
    if len(items) == 1 and (isinstance(items[0], str) or type(items[0]).__name__ == "Place"):
        return _node(items[0])
    tree = CommentedSeq(_node(item) for item in items)
    if isinstance(items[0], str):
        tree.fa.set_flow_style()
    return tree
