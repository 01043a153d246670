"""What must hold of every answer: one check for each invariant that a question states, in order.

Beside each check stand rows that break it on the question's fixture, so that it is known to fail.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pyoxigraph import Store

from tests.questions.engines import Cell, Row, in_oxigraph

V = "https://w3id.org/casegraph/vocab/"


@dataclass(frozen=True)
class Asked:
    """The graph that was asked, and the IRI or number of each value; None where left open."""

    store: Store
    values: dict[str, str | None]

    def pairs(self, pattern: str) -> set[tuple[Cell, ...]]:
        """The bindings of `?a` and `?b` (or of `?a` alone) in a pattern."""
        found = in_oxigraph(self.store, f"SELECT DISTINCT * {{ {pattern} }}")
        return {tuple(row[name] for name in ("a", "b") if name in row) for row in found}

    def set(self, pattern: str) -> set[Cell]:
        """The bindings of `?a` in a pattern that binds nothing else."""
        return {first for first, *_ in self.pairs(pattern)}


Check = Callable[[list[Row], Asked], bool]


@dataclass(frozen=True)
class Invariant:
    """A check, and rows that it has to refuse."""

    holds: Check
    broken: Sequence[Row]


def _number(cell: Cell) -> float:
    assert cell is not None
    return float(cell)


def _all(test: Callable[[Row], bool]) -> Check:
    return lambda rows, _: all(test(row) for row in rows)


def _once(*columns: str) -> Check:
    return lambda rows, _: len({tuple(r[c] for c in columns) for r in rows}) == len(rows)


def _within(columns: Sequence[str], pattern: str) -> Check:
    """Whether a pattern, which may name the values asked for, finds what these columns hold."""

    def check(rows: list[Row], asked: Asked) -> bool:
        named = {name: f"<{value}>" for name, value in asked.values.items()}
        found = asked.pairs(pattern % named)
        return {tuple(row[column] for column in columns) for row in rows} - {(None,)} <= found

    return check


def _covers(column: str, pattern: str) -> Check:
    """Whether a column holds all that a pattern finds."""

    def check(rows: list[Row], asked: Asked) -> bool:
        named = {name: f"<{value}>" for name, value in asked.values.items()}
        return {row[column] for row in rows} == asked.set(pattern % named)

    return check


def _before(first: str, second: str) -> Check:
    return _all(lambda row: str(row[first]) < str(row[second]))


def _at_least_one(*columns: str) -> Check:
    return _all(lambda row: sum(_number(row[column]) for column in columns) >= 1)


def _zero_or_one(*columns: str) -> Check:
    return _all(lambda row: all(row[column] in (0, 1) for column in columns))


def _answered(rows: list[Row], asked: Asked) -> bool:
    level = asked.values["level"]
    pattern = f"?a cg:challenge/skos:broader* <{asked.values['challenge']}>"
    if level:
        pattern += f" . ?a cg:governmentLevel/skos:broader* <{level}>"
    return {row["case"] for row in rows} <= asked.set(pattern)


def _since(rows: list[Row], asked: Asked) -> bool:
    return all(_number(row["startYear"]) >= _number(asked.values["since"]) for row in rows)


def _all_participations(rows: list[Row], asked: Asked) -> bool:
    pattern = "?a cg:role ?b ; cg:participant/cg:sector ?sector"
    return sum(_number(row["participations"]) for row in rows) == len(asked.pairs(pattern))


def _strongest(rows: list[Row], asked: Asked) -> bool:
    outcome, mechanism = (f"<{asked.values[name]}>" for name in ("outcome", "mechanism"))
    best = in_oxigraph(
        asked.store,
        f"""SELECT ?case ?indicator (MAX(?rank) AS ?best) {{
          ?case cg:hasOutcome ?o . ?o cg:indicator ?indicator ; cg:outcome/skos:broader* {outcome} .
          ?o cg:evidenceStrength/cg:rank ?rank .
          FILTER (NOT EXISTS {{ ?o cg:attributedTo ?any }}
            || EXISTS {{ ?o cg:attributedTo/cg:mechanism/skos:broader* {mechanism} }})
        }} GROUP BY ?case ?indicator""",
    )
    known = {(row["case"], row["indicator"]): row["best"] for row in best}
    return all(row["strengthRank"] == known[row["case"], row["indicator"]] for row in rows)


def _not_also_told_by_others(rows: list[Row], asked: Asked) -> bool:
    self_report = f"<{V}evidence-independence/self-report>"
    others = in_oxigraph(
        asked.store,
        f"""SELECT ?case ?outcome {{ ?case cg:hasOutcome ?o .
          ?o cg:outcome ?outcome ; cg:evidenceIndependence ?i FILTER (?i != {self_report}) }}""",
    )
    told = {(row["case"], row["outcome"]) for row in others}
    return not told & {(row["case"], row["outcome"]) for row in rows}


_ENDS = ("resolved", "partly-resolved", "unresolved", "resolution-unknown")
_MET: Row = {"encounter": "case/a#barrier-1", "mechanism": None, "url": "https://example.org"}


def _best_first(rows: list[Row], _: Asked) -> bool:
    places = [_ENDS.index(str(row["resolution"]).partition("/")[2]) for row in rows]
    return places == sorted(places)


def _a_row_for_each_source_and_mechanism(rows: list[Row], _: Asked) -> bool:
    groups: dict[Cell, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["encounter"], []).append(row)
    return all(
        len({row["url"] for row in group}) == _number(group[0]["sources"])
        and len(group) == len({row["mechanism"] for row in group}) * _number(group[0]["sources"])
        for group in groups.values()
    )


def _disagree(rows: list[Row], asked: Asked) -> bool:
    conflicts = asked.set("?a cg:hasClaim/cg:conflictsWith []")
    return all(row["valueA"] != row["valueB"] or row["case"] in conflicts for row in rows)


def _failed(row: Row) -> bool:
    return (
        row["targetAttainment"] == "target-attainment/target-missed"
        or row["direction"] == "outcome-direction/worsened"
        or row["status"] in ("case-status/failed", "case-status/discontinued")
    )


def _rest_is_known(rows: list[Row], asked: Asked) -> bool:
    scheme = f"?a skos:inScheme <{V}outcome> FILTER NOT EXISTS {{ ?a owl:deprecated true }}"
    strong = "[] cg:outcome/skos:broader* ?a ; cg:evidenceStrength/cg:rank ?b FILTER (?b >= 3)"
    known = {outcome for outcome, _ in asked.pairs(strong)}
    return asked.set(scheme) - {row["outcome"] for row in rows} <= known


def _one_row_each(rows: list[Row], asked: Asked) -> bool:
    case = asked.values["case"]
    pattern = "[] foaf:primaryTopic ?a" + (f" FILTER (?a = <{case}>)" if case else "")
    return sorted(str(row["case"]) for row in rows) == sorted(map(str, asked.set(pattern)))


def _every_case_once(rows: list[Row], asked: Asked) -> bool:
    return sorted(str(row["case"]) for row in rows) == sorted(map(str, asked.set("?a a cg:Case")))


def _descending(rows: list[Row], asked: Asked) -> bool:
    shared = [_number(row["sharedFeatures"]) for row in rows]
    return shared == sorted(shared, reverse=True) and all(1 <= number <= 3 for number in shared)


def _together(row: Row) -> bool:
    empty = {row[name] is None for name in ("outcome", "directionOrigin", "directionCopy")}
    return len(empty) == 1


_KEY_ROLES = (
    f"VALUES ?b {{ <{V}actor-role/convener> <{V}actor-role/mediator> <{V}actor-role/catalyst> }}"
)
_KEY_KINDS = (
    f"VALUES ?b {{ <{V}leadership-kind/distributive> <{V}leadership-kind/integrative> "
    f"<{V}leadership-kind/catalysing> }}"
)
_ENDINGS = ("resolved", "partly", "unresolved", "unknown")
_DIMENSIONS = ("effect", "mechanism", "moderator", "implementation", "economics")
_HIGH_LEVELS = {None, *(f"participation-level/{n}" for n in ("involve", "collaborate", "empower"))}
_STALLED = {f"case-status/{n}" for n in ("pilot", "completed", "discontinued")}
_SYSTEMS = {"context-factor/federal-system", "context-factor/centralised-system"}
_APPROACHES = {f"innovation-approach/{n}-innovation" for n in ("collaborative", "in-house")}

I = Invariant  # noqa: E741  # the table reads better so
INVARIANTS: dict[str, tuple[Invariant, ...]] = {
    "cases-for-challenge": (
        I(_since, [{"startYear": 1999}]),
        I(_answered, [{"case": "case/waste"}]),
    ),
    "barrier-responses": (
        I(
            _all(lambda row: sum(_number(row[end]) for end in _ENDINGS) == row["encounters"]),
            [{"encounters": 4, "resolved": 1, "partly": 1, "unresolved": 1, "unknown": 0}],
        ),
        I(
            _all(lambda row: _number(row["cases"]) <= _number(row["encounters"])),
            [{"cases": 2, "encounters": 1}],
        ),
    ),
    "barriers-of-case": (
        I(_all(lambda row: str(row["url"]).startswith("http")), [{"url": None}]),
        I(
            _covers("text", "%(case)s cg:hasBarrier/cg:text ?a"),
            [{"text": "Landlords stayed away."}],
        ),
    ),
    "barriers-by-phase": (
        I(_all(lambda row: str(row["phase"]).startswith("innovation-phase/")), [{"phase": None}]),
        I(_at_least_one("cases"), [{"cases": 0}]),
    ),
    "barriers-by-type": (I(_all(lambda row: 0 < _number(row["share"]) <= 1), [{"share": 2}]),),
    "barriers-together": (
        I(_before("barrierA", "barrierB"), [{"barrierA": "b", "barrierB": "a"}]),
        I(_once("barrierA", "barrierB"), [{"barrierA": "a", "barrierB": "b"}] * 2),
    ),
    "interaction-barriers-by-approach": (
        I(
            lambda rows, _: {row["approach"] for row in rows} == _APPROACHES,
            [{"approach": "innovation-approach/in-house-innovation"}],
        ),
        I(
            _all(lambda row: (row["meanInteractionBarriers"] is None) == (row["cases"] == 0)),
            [{"cases": 0, "meanInteractionBarriers": 0}],
        ),
    ),
    "collaborative-roles": (
        I(
            lambda rows, asked: (
                {(row["role"],) for row in rows}
                <= {(role,) for role, _ in asked.pairs(f"?a skos:broader* ?b {_KEY_ROLES}")}
            ),
            [{"role": "actor-role/sponsor"}],
        ),
    ),
    "roles-by-sector": (
        I(_at_least_one("participations"), [{"participations": 0}]),
        I(_all_participations, [{"participations": 1}]),
    ),
    "citizens-as-co-creators": (
        I(
            _all(lambda row: (row["role"] is None) != (row["participationLevel"] is None)),
            [{"role": None, "participationLevel": None}],
        ),
        I(
            _all(lambda row: row["participationLevel"] in _HIGH_LEVELS),
            [{"participationLevel": "participation-level/consult"}],
        ),
        I(
            _within(["role"], f"?a skos:broader* <{V}actor-role/co-creator>"),
            [{"role": "actor-role/participant"}],
        ),
    ),
    "leadership-kinds": (
        I(
            lambda rows, asked: (
                {row["leadershipKind"] for row in rows}
                <= {kind for kind, _ in asked.pairs(f"?a skos:broader* ?b {_KEY_KINDS}")}
            ),
            [{"leadershipKind": "leadership-kind/hierarchical"}],
        ),
    ),
    "one-person-dependency": (
        I(
            _within(
                ["case", "text"],
                "?a cg:hasBarrier ?met . ?met cg:text ?b ; "
                f"cg:barrier/skos:broader* <{V}barrier/lone-innovator-dependency>",
            ),
            [{"case": "case/a", "text": "Offices did not talk."}],
        ),
    ),
    "best-evidence": (
        I(
            _strongest,
            [{"case": "case/a", "indicator": "indicator/height", "strengthRank": 1}],
        ),
        I(_all(lambda row: row["strengthRank"] in range(6)), [{"strengthRank": 6}]),
    ),
    "self-report-only": (
        I(_not_also_told_by_others, [{"case": "case/a", "outcome": "outcome/health"}]),
    ),
    "disagreeing-sources": (
        I(_all(lambda row: row["sourceA"] != row["sourceB"]), [{"sourceA": "s", "sourceB": "s"}]),
        I(_disagree, [{"case": "case/b", "valueA": 1, "valueB": 1}]),
    ),
    "failures": (
        I(
            _all(_failed),
            [
                {
                    "targetAttainment": "target-attainment/target-met",
                    "direction": "outcome-direction/improved",
                    "status": "case-status/running",
                }
            ],
        ),
    ),
    "unintended-effects": (
        I(
            _within(
                ["case", "text"],
                "?a cg:hasOutcome ?o . ?o cg:text ?b . { ?o cg:intended false } UNION "
                f"{{ ?o cg:outcome/skos:broader* <{V}outcome/unintended-effect> "
                "FILTER NOT EXISTS { ?o cg:intended true } }",
            ),
            [{"case": "case/a", "text": "Crime fell."}],
        ),
    ),
    "evidence-gaps": (
        I(
            _all(lambda row: row["maxRank"] is None or _number(row["maxRank"]) < 3),
            [{"maxRank": 3}],
        ),
        I(_rest_is_known, [{"outcome": "outcome/safety"}]),
    ),
    "outcomes-by-type": (
        I(
            _within(["outcomeGroup"], f"?a skos:topConceptOf <{V}outcome>"),
            [{"outcomeGroup": "outcome/efficiency"}],
        ),
        I(
            lambda rows, asked: (
                _once("type", "outcomeGroup")(rows, asked)
                and all(_number(row[c]) >= 0 for row in rows for c in list(row)[2:])
            ),
            [{"type": "t", "outcomeGroup": "g", "improved": 1}] * 2,
        ),
    ),
    "context-effects": (
        I(
            _at_least_one("helps", "hinders", "shapes"),
            [{"helps": 0, "hinders": 0, "shapes": 0}],
        ),
    ),
    "federal-and-centralised": (
        I(
            lambda rows, _: {row["system"] for row in rows} == _SYSTEMS,
            [{"system": "context-factor/federal-system"}],
        ),
        I(
            _all(
                lambda row: (
                    (row["scaledShare"] is None) == (row["cases"] == 0)
                    and 0 <= _number(row["scaledShare"] or 0) <= 1
                )
            ),
            [{"cases": 0, "scaledShare": 1}],
        ),
    ),
    "replications": (
        I(_all(lambda row: row["origin"] != row["copy"]), [{"origin": "c", "copy": "c"}]),
        I(_all(_together), [{"outcome": "o", "directionOrigin": "d", "directionCopy": None}]),
    ),
    "stalled-pilots": (
        I(
            lambda rows, asked: (
                {row["case"] for row in rows}
                <= {
                    case
                    for case, status in asked.pairs("?a cg:status ?b")
                    if status
                    in ("case-status/pilot", "case-status/completed", "case-status/discontinued")
                }
            ),
            [{"case": "case/b"}],
        ),
        I(
            _all(lambda row: row["resolution"] != "barrier-resolution/resolved"),
            [{"resolution": "barrier-resolution/resolved"}],
        ),
    ),
    "lessons-about": (
        I(_all(lambda row: str(row["source"]).startswith("source/")), [{"source": None}]),
        I(
            _within(
                ["lesson", "case"],
                "?b cg:hasLesson ?l . ?l cg:text ?a ; cg:lessonAbout/skos:broader* %(about)s",
            ),
            [{"lesson": "Keep promises.", "case": "case/a"}],
        ),
    ),
    "condition-matrix": (
        I(_every_case_once, [{"case": "case/a"}]),
        I(
            _zero_or_one("has1", "has2", "has3", "has4", "outcome"),
            [{"has1": 1, "has2": 0, "has3": 1, "has4": 0, "outcome": None}],
        ),
    ),
    "organisation-network": (
        I(_before("actorA", "actorB"), [{"actorA": "b", "actorB": "a"}]),
        I(_once("actorA", "actorB"), [{"actorA": "a", "actorB": "b"}] * 2),
        I(
            lambda rows, asked: (
                {row[actor] for row in rows for actor in ("actorA", "actorB")}
                <= asked.set("?a a org:Organization")
            ),
            [{"actorA": "actor/bank", "actorB": "actor/mayor"}],
        ),
    ),
    "technologies-and-outcomes": (
        I(_at_least_one("cases"), [{"cases": 0}]),
        I(_once("technology", "outcome"), [{"technology": "t", "outcome": "o"}] * 2),
    ),
    "paradigms-and-mechanisms": (
        I(_at_least_one("cases"), [{"cases": 0}]),
        I(
            _once("paradigm", "approach", "mechanism"),
            [{"paradigm": "p", "approach": "a", "mechanism": "m"}] * 2,
        ),
    ),
    "evidence-coverage": (
        I(_one_row_each, []),
        I(_zero_or_one(*_DIMENSIONS), [dict.fromkeys(_DIMENSIONS, 2)]),
        I(
            _all(lambda row: _number(row["independentSources"]) <= _number(row["sources"])),
            [{"sources": 1, "independentSources": 2}],
        ),
    ),
    "nearest-cases": (
        I(lambda rows, _: len(rows) <= 3, [{}] * 4),
        I(_descending, [{"sharedFeatures": 1}, {"sharedFeatures": 2}]),
    ),
    "barrier-encounters": (
        I(_all(lambda row: str(row["url"]).startswith("http")), [{"url": None}]),
        I(
            _covers("encounter", "?a cg:barrier/skos:broader* %(barrier)s"),
            [{"encounter": "case/a#barrier-1"}],
        ),
        I(_a_row_for_each_source_and_mechanism, [_MET | {"sources": 2}]),
        I(
            _best_first,
            [{"resolution": f"barrier-resolution/{end}"} for end in ("unresolved", "resolved")],
        ),
    ),
}
"""By question, as many and in the order as `invariants` in its YAML file."""
