"""Who a payer speaks for: a country's own name first, then its bodies; nobody's country is guessed."""

from __future__ import annotations

import pytest

from channelfacts.query import payers


@pytest.mark.parametrize(
    ("payer", "groups"),
    [
        ("the UK", ("GB",)),
        ("Home Office", ("GB",)),
        ("Britain's taxpayers", ("GB",)),
        ("U.S. taxpayers", ("US",)),
        ("UK and France", ("GB", "FR")),
        ("French ministers", ("FR",)),
        ("Australian Border Force", ("AU",)),
        ("Border Force", ("GB",)),
        ("taxpayers", ()),
        ("the government", ()),
        ("Kent County Council", ()),
    ],
)
def test_groups(payer: str, groups: tuple[str, ...]) -> None:
    assert payers.groups(payer) == groups


def test_a_government_without_a_country_may_be_any() -> None:
    assert payers.anyone("the Government")
    assert not payers.anyone("the French government")
    assert payers.agree("taxpayers", "Home Office") is None
