"""Schemes and their concepts."""

import pytest

from casegraph.errors import NotFoundError
from casegraph.model import Concept, Scheme, Vocabulary


def concept(slug: str, broader: str | None = None, *, grouping: bool = False) -> Concept:
    """A concept of the scheme of trees."""
    return Concept(
        scheme="tree",
        slug=slug,
        label=slug.title(),
        definition="D.",
        broader=broader,
        grouping=grouping,
    )


@pytest.fixture
def trees() -> Scheme:
    """Conifers with two species, one of them with a variety; and a birch."""
    concepts = (
        concept("conifer", grouping=True),
        concept("pine", "conifer"),
        concept("spruce", "conifer"),
        concept("dwarf-pine", "pine"),
        concept("birch"),
    )
    return Scheme(id="tree", title="Trees", definition="D.", concepts=concepts)


@pytest.fixture
def forest(trees: Scheme) -> Vocabulary:
    """A vocabulary with the trees alone."""
    return Vocabulary(schemes=(trees,))


def test_a_concept_that_groups_others_is_not_usable(trees: Scheme) -> None:
    assert trees.usable == ("pine", "spruce", "dwarf-pine", "birch")


def test_narrower_concepts_are_those_directly_below(trees: Scheme) -> None:
    assert [below.slug for below in trees.narrower("conifer")] == ["pine", "spruce"]
    assert trees.narrower("birch") == ()


def test_ancestors_come_nearest_first(trees: Scheme) -> None:
    assert [above.slug for above in trees.ancestors("dwarf-pine")] == ["pine", "conifer"]
    assert list(trees.ancestors("birch")) == []


@pytest.mark.parametrize(
    ("pairs", "above"),
    [
        ([("a", "a")], []),
        ([("a", "b"), ("b", "a")], ["b"]),
        ([("a", "b"), ("b", "c"), ("c", "b")], ["b", "c"]),
    ],
    ids=["itself", "each other", "further up"],
)
def test_ancestors_end_where_a_cycle_closes(pairs: list[tuple[str, str]], above: list[str]) -> None:
    concepts = tuple(concept(slug, broader) for slug, broader in pairs)
    scheme = Scheme(id="tree", title="T", definition="D.", concepts=concepts)
    assert [found.slug for found in scheme.ancestors("a")] == above


def test_a_concept_is_found_by_scheme_and_slug(forest: Vocabulary) -> None:
    assert forest.concept("tree", "pine").label == "Pine"


def test_an_unknown_concept_brings_near_ones(forest: Vocabulary) -> None:
    with pytest.raises(NotFoundError) as error:
        forest.concept("tree", "bich")
    assert str(error.value) == "There is no concept of tree 'bich'. Did you mean 'birch'?"


def test_an_unknown_scheme_brings_near_ones(forest: Vocabulary) -> None:
    with pytest.raises(NotFoundError) as error:
        forest.scheme("trees")
    assert str(error.value) == "There is no scheme 'trees'. Did you mean 'tree'?"


def test_a_name_unlike_any_brings_none(forest: Vocabulary) -> None:
    with pytest.raises(NotFoundError) as error:
        forest.scheme("xyz")
    assert str(error.value) == "There is no scheme 'xyz'."


@pytest.mark.parametrize(
    ("scheme", "slug", "label"), [("tree", "pine", "Pine"), ("tree", "oak", "oak"), ("x", "y", "y")]
)
def test_a_label_is_the_slug_where_nothing_better_is_known(
    scheme: str, slug: str, label: str, forest: Vocabulary
) -> None:
    assert forest.label(scheme, slug) == label


def test_the_real_schemes_all_have_words_to_use(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.schemes) == 45
    assert [scheme.id for scheme in vocabulary.schemes if not scheme.usable] == []


def test_every_real_ancestor_walk_ends_at_a_top_concept(vocabulary: Vocabulary) -> None:
    for scheme in vocabulary.schemes:
        for each in scheme.concepts:
            *_, top = each, *scheme.ancestors(each.slug)
            assert top.broader is None
