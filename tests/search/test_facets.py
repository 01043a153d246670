"""The table of facets."""

from casegraph.countries import country_codes, country_name, country_names
from casegraph.search import FACETS, IndexInput


def test_facets_are_those_that_the_interface_promises() -> None:
    assert " ".join(FACETS) == (
        "type barrier mechanism outcome direction sector role country level policy_area "
        "challenge status strength"
    )


def test_sector_is_that_of_the_actors(content: IndexInput) -> None:
    finland = next(case for case in content.cases if case.id == "finland")
    assert FACETS["sector"].values(finland, content) == {"third-sector"}


def test_mechanisms_that_answer_a_barrier_count(content: IndexInput) -> None:
    hennepin = next(case for case in content.cases if case.id == "hennepin")
    met = hennepin.barriers[0].model_copy(update={"response_mechanism": ("pooled-funding",)})
    case = hennepin.model_copy(update={"barriers": (met,)})
    assert FACETS["mechanism"].values(case, content) == {"pooled-funding"}


def test_every_country_has_a_name() -> None:
    assert len(country_codes()) == 251
    assert country_name("FI") == "Finland"
    assert "UK" in country_names("GB")
    assert country_name("QQ") == "QQ"
