"""The page of the endpoint: bounded, however large the answer."""

import pytest

from casegraph.sparql.engine import Reply
from casegraph.sparql.guard import check
from casegraph_api.sparql.page import contents

TABLE = check("SELECT * {}")
ROW = '{"a":{"type":"literal","value":"x"}}'
ODD = '{ "head": { "link": [], "vars": ["a"] },\n "results": { "bindings": [\n %s ,\n %s ] } }'


def _reply(text: str) -> Reply:
    return Reply(text.encode(), compressed=False, rows=1, seconds=0)


def _table(rows: str, columns: str = '"a"') -> Reply:
    return _reply(f'{{"head":{{"vars":[{columns}]}},"results":{{"bindings":[{rows}]}}}}')


@pytest.mark.parametrize("number", [0, 1, 2, 500])
def test_a_table_is_read(number: int) -> None:
    found = contents(TABLE, _table(",".join([ROW] * number)))
    assert found["columns"] == ["a"]
    assert [[cell.text for cell in row] for row in found["rows"]] == [["x"]] * number


def test_blanks_and_more_in_a_table_do_no_harm() -> None:
    assert len(contents(TABLE, _reply(ODD % (ROW, ROW)))["rows"]) == 2


def test_what_is_not_shown_is_not_read() -> None:
    found = contents(TABLE, _table(",".join([ROW] * 500) + ",{this is no JSON"))
    assert len(found["rows"]) == 500


def test_of_a_wide_table_few_rows_are_shown() -> None:
    columns = ",".join(f'"c{number}"' for number in range(1000))
    found = contents(TABLE, _table(",".join([ROW] * 500), columns))
    assert (len(found["columns"]), len(found["rows"])) == (1000, 10)


def test_of_a_long_value_the_beginning_is_shown() -> None:
    row = ROW.replace("x", "x" * 1_000_000)
    ((cell,),) = contents(TABLE, _table(row))["rows"]
    assert cell.text == "x" * 2000 + " …"
