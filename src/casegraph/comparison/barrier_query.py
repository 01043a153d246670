"""Questions for encounters with barriers, checked against the vocabulary when they are made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casegraph.countries import country_codes, country_name, country_names
from casegraph.errors import QueryError, did_you_mean
from casegraph.model import Scheme, Vocabulary

__all__ = ["MOST_BARRIERS", "BarrierQuery", "with_narrower"]

MOST_BARRIERS = 40
_SHOWN = 80
_SHORT = {"partly": "partly-resolved", "unknown": "resolution-unknown"}

Words = str | Sequence[str]


@dataclass(frozen=True)
class BarrierQuery:
    """Which encounters are wanted, by slugs and country codes; what is empty is left open.

    Values of one field are alternatives, fields are conditions; a broader concept finds its
    narrower ones.
    """

    barriers: tuple[str, ...] = ()
    resolution: tuple[str, ...] = ()
    mechanism: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    level: tuple[str, ...] = ()

    @classmethod
    def made(
        cls,
        vocabulary: Vocabulary,
        barriers: Words = (),
        *,
        resolution: Words = (),
        mechanism: Words = (),
        country: Words = (),
        level: Words = (),
    ) -> "BarrierQuery":
        """From the words of a person: slugs, `scheme/slug` or labels; QueryError for others."""
        asked = _several(barriers)
        if len(asked) > MOST_BARRIERS:
            raise QueryError(f"{len(asked)} barriers are given; give at most {MOST_BARRIERS}.")
        return cls(
            _concepts(vocabulary.scheme("barrier"), "barrier", asked),
            _concepts(vocabulary.scheme("barrier-resolution"), "resolution", _several(resolution)),
            _concepts(vocabulary.scheme("mechanism"), "mechanism", _several(mechanism)),
            tuple(dict.fromkeys(map(_country, _several(country)))),
            _concepts(vocabulary.scheme("government-level"), "level", _several(level)),
        )


def with_narrower(vocabulary: Vocabulary, scheme: str, slugs: Sequence[str]) -> frozenset[str]:
    """Concepts and all that are narrower than one of them."""
    return vocabulary.scheme(scheme).within(slugs)


def _several(words: Words) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def _concepts(scheme: Scheme, field: str, words: Sequence[str]) -> tuple[str, ...]:
    named = _names(scheme) if words else {}
    return tuple(dict.fromkeys(_concept(scheme, named, field, word) for word in words))


def _concept(scheme: Scheme, named: Mapping[str, str], field: str, word: str) -> str:
    """The slug that a word stands for; QueryError with near ones if it stands for none."""
    bare = word.removeprefix(f"{scheme.id}/")
    found = bare if bare in scheme.by_slug else named.get(" ".join(word.casefold().split()))
    if found is None:
        labels = [concept.label for concept in scheme.concepts]
        near = (did_you_mean(bare[:_SHOWN], known) for known in (list(scheme.by_slug), labels))
        see = next(filter(None, near), f"Look it up in vocab/{scheme.id}.")
        raise QueryError(f"{field} is {word[:_SHOWN]!r}, no concept of {scheme.id}. {see}")
    return found


def _names(scheme: Scheme) -> dict[str, str]:
    """Slugs by the labels that stand for them; a preferred label goes before another name."""
    others = {name.casefold(): one.slug for one in scheme.concepts for name in one.alt_labels}
    short = {word: slug for word, slug in _SHORT.items() if slug in scheme.by_slug}
    return others | {one.label.casefold(): one.slug for one in scheme.concepts} | short


def _country(word: str) -> str:
    """The code that a word is, or is a name for; QueryError with near ones if there is none."""
    codes = country_codes()
    named = {name.casefold(): code for code in codes for name in country_names(code)}
    found = word if word in codes else named.get(" ".join(word.casefold().split()))
    if found is None:
        hint = did_you_mean(word[:_SHOWN], [*map(country_name, codes), *codes])
        see = hint or "Give a code of ISO 3166-1 such as GB or US."
        raise QueryError(f"country is {word[:_SHOWN]!r}, which is none. {see}")
    return found
