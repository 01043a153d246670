"""Printed: what of a case goes on two pages, the most telling first, the rest counted."""

from casegraph.model import Case
from casegraph.repository import Repository
from casegraph_api.printed import printed


def shown(repository: Repository, case: Case) -> tuple[int, int]:
    """How many claims are on paper and how many are counted as left out."""
    found = printed(case, [], {})
    return len(found.kept), sum(found.more.values())


def test_what_is_left_out_is_counted(repository: Repository, hennepin: Case) -> None:
    sections = ("problem", "approach", "barriers", "enablers", "mechanisms", "outcomes", "costs")
    every = sum(len(getattr(hennepin, name)) for name in (*sections, "context", "lessons"))
    kept, more = shown(repository, hennepin)
    assert kept + more == every
    assert kept < every


def test_no_section_stands_empty(repository: Repository) -> None:
    for case in repository.cases():
        kept = {anchor.partition("-")[0] for anchor in printed(case, [], {}).kept}
        told = {"barrier": case.barriers, "outcome": case.outcomes, "lesson": case.lessons}
        assert {kind for kind, claims in told.items() if claims} <= kept


def test_strong_evidence_goes_before_weak(hennepin: Case) -> None:
    last = hennepin.outcomes[-1].key
    assert f"outcome-{last}" not in printed(hennepin, [], {}).kept
    ranks = {last: 5} | {one.key: 1 for one in hennepin.outcomes[:-1]}
    strong = hennepin.model_copy(
        update={
            "outcomes": tuple(
                one.model_copy(update={"target": "no-target"}) for one in hennepin.outcomes
            )
        }
    )
    assert f"outcome-{last}" in printed(strong, [], ranks).kept


def test_many_names_leave_less_room(hennepin: Case) -> None:
    few, many = (printed(hennepin, ["x" * 30] * count, {}).kept for count in (1, 100))
    assert len(many) < len(few)


def test_only_sources_that_are_named_are_listed(hennepin: Case) -> None:
    found = printed(hennepin, [], {})
    cited = {
        key
        for claim in hennepin.claims()
        if f"{claim.kind}-{claim.key}" in found.kept
        for key in claim.source
    }
    assert found.sources == cited
    assert len(cited) < len(hennepin.sources)
