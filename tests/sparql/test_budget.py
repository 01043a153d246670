"""Budgets: query time, not requests."""

import pytest

from casegraph.errors import BudgetError
from casegraph.sparql.budget import Budgets, client_name


def test_a_client_may_use_its_seconds_and_no_more() -> None:
    budgets = Budgets(60)
    budgets.charge("a", 59.0, now=0.0)
    budgets.check("a", now=0.0)
    budgets.charge("a", 1.0, now=0.0)
    with pytest.raises(BudgetError, match="used 60 seconds of query time within a minute"):
        budgets.check("a", now=0.0)


def test_what_was_used_comes_back_evenly() -> None:
    budgets = Budgets(60)
    budgets.charge("a", 70.0, now=0.0)
    with pytest.raises(BudgetError) as caught:
        budgets.check("a", now=5.0)
    assert caught.value.retry_after == 6
    budgets.check("a", now=11.0)


def test_one_client_does_not_use_what_is_anothers() -> None:
    budgets = Budgets(10)
    budgets.charge("a", 100.0, now=0.0)
    budgets.check("b", now=0.0)


def test_not_more_clients_are_remembered_than_fit() -> None:
    budgets = Budgets(10)
    for number in range(10_001):
        budgets.charge(str(number), 100.0, now=0.0)
    budgets.check("0", now=0.0)
    with pytest.raises(BudgetError):
        budgets.check("1", now=0.0)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
    ],
)
def test_addresses_of_one_customer_share_a_budget(address: str, name: str) -> None:
    assert client_name(address) == name
