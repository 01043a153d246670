"""What one fills in: checked by name, written into the query as a term, never as text."""

import pytest
from pydantic import ValidationError

from casegraph.errors import NotFoundError, QueryError
from casegraph.model import Parameter, Question
from casegraph.repository import Repository
from casegraph.store.questions import Known, bound_query, choices, in_words

OF_EACH_TYPE = (
    "What did innovation of each type change for citizens as against the organisation itself?"
)


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
        (BARRIER, "zzz", "x is 'zzz', no concept of barrier. Look it up in vocab/barrier."),
        (BARRIER, "any", "x is 'any', no concept of barrier."),
        (BARRIER, "silos> } DROP ALL #", "no concept of barrier."),
        (EITHER, "diffusion", "may be innovation-phase/diffusion or outcome/diffusion. Write one"),
        (CASE, "gov-u", "x is 'gov-u', but there is no such case. Did you mean 'gov-uk'?"),
        (CASE, "zzz", "x is 'zzz', but there is no such case. Find one by searching."),
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


@pytest.mark.parametrize("value", ["x" * 10_000, "silos\\1", r"\g<0>", "\0", "🤷", "silos\n", ""])
@pytest.mark.parametrize("parameter", [BARRIER, EITHER, CASE, SINCE])
def test_a_hostile_value_is_refused_and_shown_in_short(
    parameter: Parameter, value: str, known: Known
) -> None:
    with pytest.raises(QueryError) as caught:
        bound_query(_question("VALUES ?x { a:b }", x=parameter), {"x": value}, known)
    assert len(str(caught.value)) < 300


def test_a_question_is_told_with_the_names_of_what_is_filled_in(known: Known) -> None:
    question = _question("", x=BARRIER, y=CASE, z=SINCE)
    told = in_words(question, {"x": "silos", "y": "gov-uk"}, known)
    assert told == "“Silos” “A title” any"


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("cases-for-challenge", {}, "Which cases answered the challenge “Homelessness”?"),
        (
            "cases-for-challenge",
            {"level": "local", "since": 1800},
            "Which cases answered the challenge “Homelessness” at the level “Local”?",
        ),
        (
            "cases-for-challenge",
            {"since": 2005},
            "Which cases answered the challenge “Homelessness”, since the year 2005?",
        ),
        ("evidence-coverage", {}, "What is known of every case, and how well?"),
        ("outcomes-by-type", {}, OF_EACH_TYPE),
    ],
)
def test_what_nobody_asked_for_is_not_told(
    repository: Repository, name: str, given: dict[str, str | int], told: str
) -> None:
    needed = {"challenge": "homelessness"} if name == "cases-for-challenge" else {}
    assert repository.in_words(name, **needed, **given) == told


def test_every_parameter_that_may_be_left_open_says_which_words_go(repository: Repository) -> None:
    open_ones = [p for q in repository.questions.values() for p in q.parameters.values() if p.open]
    assert len(open_ones) == 3
    assert all(parameter.words for parameter in open_ones)


def test_words_that_are_not_in_the_question_are_refused() -> None:
    odd = Parameter(about="x", kind="year", example=2000, default=1800, words="since {y}")
    with pytest.raises(ValidationError, match="Correct the words of x"):
        _question("", x=odd)


def test_a_value_that_is_not_known_is_told_as_it_is(known: Known) -> None:
    question = _question("", x=BARRIER, y=CASE)
    assert in_words(question, {"x": "{y}", "y": "none"}, known) == "“{y}” “none”"


def test_choices_are_the_words_that_are_taken(known: Known) -> None:
    for parameter in (BARRIER, EITHER, CASE, SINCE):
        words = choices(parameter, known)
        assert len(words) >= 1
        for word in words:
            assert bound_query(_question("VALUES ?x { a:b }", x=parameter), {"x": word}, known)


def test_choices_have_the_names_of_what_they_mean(known: Known) -> None:
    assert choices(BARRIER, known)["silos"] == "Silos"
    assert choices(CASE, known)["gov-uk"] == "A title"
    assert choices(SINCE, known) == {"any": "any"}


def test_a_slug_in_two_schemes_is_a_choice_in_full(known: Known) -> None:
    words = choices(EITHER, known)
    assert words["innovation-phase/diffusion"] == "Diffusing lessons (innovation-phase)"
    assert "diffusion" not in words
    assert "trust" in words


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
    assert answer.query.count("/barrier/silos>") == 1


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
