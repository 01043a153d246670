"""What one fills in: checked by name, written into the query as a term, never as text."""

import pytest

from casegraph.errors import NotFoundError, QueryError
from casegraph.model import Parameter, Question
from casegraph.repository import Repository
from casegraph.store.questions import Known, bound_query


def _question(query: str, **parameters: Parameter) -> Question:
    return Question(
        id="made-up",
        number=1,
        title="Made up",
        question=" ".join(f"{{{name}}}" for name in parameters),
        asked_by=("researcher",),
        why="To test.",
        parameters=parameters,
        columns={"case": "The case."},
        invariants=("None.",),
        query=query,
    )


BARRIER = Parameter(about="It.", schemes=("barrier",), example="silos")
EITHER = Parameter(about="It.", schemes=("outcome", "innovation-phase"), example="trust")
CASE = Parameter(about="It.", kind="case", example="gov-uk")
SINCE = Parameter(about="It.", kind="year", example=2000, default="any")


def test_a_concept_is_written_as_its_iri(known: Known) -> None:
    question = _question("{ VALUES ?x { barrier:silos } }", x=BARRIER)
    iri = "https://w3id.org/casegraph/vocab/barrier/mistrust"
    assert bound_query(question, {"x": "mistrust"}, known) == f"{{ VALUES ?x {{ <{iri}> }} }}"


def test_a_case_is_written_as_its_iri(known: Known) -> None:
    iri = "https://w3id.org/casegraph/case/gov-uk"
    query = bound_query(_question("VALUES ?x { case:a }", x=CASE), {"x": "gov-uk"}, known)
    assert query == f"VALUES ?x {{ <{iri}> }}"


@pytest.mark.parametrize("year", [2010, "2010"])
def test_a_year_is_written_as_an_integer(year: int | str, known: Known) -> None:
    query = bound_query(_question("VALUES ?x { 2000 }", x=SINCE), {"x": year}, known)
    assert query == 'VALUES ?x { "2010"^^<http://www.w3.org/2001/XMLSchema#integer> }'


def test_every_place_of_a_value_is_filled_in(known: Known) -> None:
    question = _question("VALUES ?x { a:b } VALUES ?x { a:b }", x=BARRIER)
    assert bound_query(question, {"x": "silos"}, known).count("/barrier/silos>") == 2


def test_what_may_be_left_open_is_left_unbound(known: Known) -> None:
    question = _question("VALUES ?x { 2000 }", x=SINCE)
    assert bound_query(question, {}, known) == "VALUES ?x { UNDEF }"
    assert bound_query(question, {"x": "any"}, known) == "VALUES ?x { UNDEF }"


def test_of_several_schemes_a_concept_may_be_named_in_full(known: Known) -> None:
    question = _question("VALUES ?x { a:b }", x=EITHER)
    query = bound_query(question, {"x": "innovation-phase/diffusion"}, known)
    assert query == "VALUES ?x { <https://w3id.org/casegraph/vocab/innovation-phase/diffusion> }"


@pytest.mark.parametrize(
    ("parameter", "value", "message"),
    [
        (BARRIER, "silo", "x is 'silo', no concept of barrier. Did you mean 'silos'"),
        (BARRIER, "zzz", "x is 'zzz', no concept of barrier. Look it up: casegraph show vocab/"),
        (BARRIER, "any", "x is 'any', no concept of barrier."),
        (BARRIER, "silos> } DROP ALL #", "no concept of barrier."),
        (EITHER, "diffusion", "may be innovation-phase/diffusion or outcome/diffusion. Write one"),
        (CASE, "gov-u", "x is 'gov-u', but there is no such case. Did you mean 'gov-uk'?"),
        (CASE, "zzz", "x is 'zzz', but there is no such case. Find one: casegraph search"),
        (SINCE, "soon", "x is 'soon'. Expected a year such as 2010."),
        (SINCE, "-1", "Expected a year"),
    ],
)
def test_a_wrong_value_is_named_and_shown(
    parameter: Parameter, value: str, message: str, known: Known
) -> None:
    with pytest.raises(QueryError) as caught:
        bound_query(_question("VALUES ?x { a:b }", x=parameter), {"x": value}, known)
    assert message in str(caught.value)


def test_a_missing_value_is_named_with_an_example(known: Known) -> None:
    with pytest.raises(QueryError, match=r"made-up needs x. Add it, for example: x=silos"):
        bound_query(_question("VALUES ?x { a:b }", x=BARRIER), {}, known)


def test_an_unknown_parameter_is_refused(known: Known) -> None:
    with pytest.raises(QueryError, match=r"made-up has no parameter 'y'. It takes: x."):
        bound_query(_question("VALUES ?x { a:b }", x=BARRIER), {"y": "silos"}, known)


def test_python_asks_by_name_and_value(repository: Repository) -> None:
    answer = repository.ask("barrier-responses", barrier="silos")
    assert answer.columns[:2] == ("mechanism", "encounters")
    assert len(answer) > 1
    assert answer.json is not None


def test_an_unknown_question_is_not_found(repository: Repository) -> None:
    with pytest.raises(NotFoundError, match="Did you mean 'barrier-responses'"):
        repository.ask("barrier-response")


def test_things_are_called_by_name_or_title(repository: Repository) -> None:
    base = "https://w3id.org/casegraph"
    iris = [
        f"{base}/case/heading-home-hennepin",
        f"{base}/vocab/barrier/silos",
        f"{base}/record/none",
    ]
    assert repository.labels(iris) == {iris[0]: "Heading Home Hennepin", iris[1]: "Silos"}
