"""What each field of the model refers to, as checks, schema and mapping read it."""

from collections.abc import Iterator

import pytest

from casegraph.model import (
    KINDS,
    Actor,
    BarrierEncounter,
    Case,
    InAnyScheme,
    InScheme,
    Lesson,
    Mark,
    Member,
    Participation,
    Period,
    Ref,
    Source,
    Value,
    Vocabulary,
    members,
)


def members_below(model: type[Value]) -> Iterator[tuple[type[Value], Member]]:
    """Every field of a value class and of the classes of its fields."""
    for member in members(model):
        yield model, member
        if member.nested is not None:
            yield from members_below(member.nested)


MARKED = [(m, f) for root in (Case, Actor) for m, f in members_below(root) if f.mark is not None]


def schemes_of(mark: Mark | None) -> tuple[str, ...]:
    """The schemes whose words a field may hold."""
    match mark:
        case InScheme(scheme):
            return (scheme,)
        case InAnyScheme(schemes):
            return schemes
    return ()


def test_all_marks_are_found() -> None:
    kinds = [type(member.mark).__name__ for _, member in MARKED]
    counts = {kind: kinds.count(kind) for kind in ("InScheme", "InAnyScheme", "Ref")}
    assert counts == {"InScheme": 64, "InAnyScheme": 1, "Ref": 34}


@pytest.mark.parametrize(
    ("model", "member"), MARKED, ids=[f"{model.__name__}.{field.name}" for model, field in MARKED]
)
def test_every_scheme_that_a_field_names_exists(
    model: type[Value], member: Member, vocabulary: Vocabulary
) -> None:
    assert all(vocabulary.scheme(name).usable for name in schemes_of(member.mark))


def test_every_reference_names_a_kind_of_thing() -> None:
    targets = {member.mark.target for _, member in MARKED if isinstance(member.mark, Ref)}
    assert targets == {"actor", "case", "source", "indicator", "claim", "barrier", "mechanism"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_of_claim_has_the_same_first_fields(kind: type[Value]) -> None:
    names = [member.name for member in members(kind)][:7]
    rest = ["phase", "conflicts_with", "coding_basis", "coding_note"]
    assert names == ["key", "text", "source", *rest]


@pytest.mark.parametrize(
    ("model", "member"),
    [
        (Period, Member("start", "start", int, None, "one", required=True)),
        (Period, Member("status", "status", str, InScheme("case-status"), "one", required=True)),
        (Period, Member("end", "end", int, None, "one", required=False)),
        (Participation, Member("text", "did", str, None, "one", required=True)),
        (Participation, Member("actor", "actor", str, Ref("actor"), "one", required=True)),
        (
            BarrierEncounter,
            Member("experienced_by", "experienced_by", str, Ref("actor"), "many", required=False),
        ),
        (Case, Member("title", "name", str, None, "one", required=True)),
        (Case, Member("period", "period", Period, None, "one", required=True)),
        (Case, Member("lessons", "lessons", Lesson, None, "many", required=False)),
        (Case, Member("sources", "sources", Source, None, "keyed", required=True)),
    ],
    ids=lambda part: getattr(part, "name", ""),
)
def test_a_member_tells_what_a_field_holds(model: type[Value], member: Member) -> None:
    assert member in members(model)


def test_a_nested_block_is_known_by_its_class() -> None:
    nested = [member.name for member in members(Case) if member.nested is not None]
    sections = [kind.section for kind in KINDS]
    assert nested == ["place", "period", *sections, "indicators", "sources", "record"]
