"""What the registry says of ties that a text states."""

from __future__ import annotations

import pytest

from kg.extraction.registry_check import check_relation
from kg.registry.load import load_registry
from kg.registry.lookup import RegistryIndex, index_of


@pytest.fixture(scope="module")
def index() -> RegistryIndex:
    return index_of(load_registry())


@pytest.mark.parametrize(
    ("subject", "relation", "other", "valid", "agrees"),
    [
        ("xi-jinping", "head_of_state_of", "chn", "2019-06-05", True),
        ("xi-jinping", "head_of_state_of", "chn", "2008", False),
        ("sergei-lavrov", "head_of_state_of", "rus", "2019-06-05", False),
        ("sergei-lavrov", "foreign_minister_of", "rus", "2004-03", True),
        ("maria-zakharova", "spokesperson_of", "ru-mfa", "2019", True),
        ("ind", "member_of", "sco", "2018-06-10", True),
        ("ind", "member_of", "sco", "2010-06-10", False),
        ("ind", "member_of", "nato", "2018-06-10", False),
        ("chn", "party_to", "treaty-2001", "2015", True),
        ("chn", "party_to", "treaty-2001", "1999", False),
        ("beijing", "capital_of", "chn", "2015", True),
        ("beijing", "capital_of", "rus", "2015", False),
        ("xi-jinping", "head_of_state_of", "chn", None, None),
        ("xi-jinping", "affiliated_with", "chn", "2015", None),
        ("gazprom", "member_of", "sberbank", "2015", None),
    ],
)
def test_the_registry_agrees_or_not_or_is_silent(
    index: RegistryIndex, subject: str, relation: str, other: str, valid: str | None, agrees: bool | None
) -> None:
    entries = index.registry.entries
    checked = check_relation(entries[subject].actor, relation, entries[other].actor, valid, index)
    assert (checked.agrees if checked is not None else None) is agrees
    assert checked is None or checked.says
