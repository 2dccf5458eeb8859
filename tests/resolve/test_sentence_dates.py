"""What takes the one day that a sentence tells, what does not, and summits that the registry dates by their city."""

from __future__ import annotations

import pytest

import kg

pytestmark = pytest.mark.slow


def dates(text: str, published: str) -> dict[str, str | None]:
    """The date of each event under the words of its trigger."""
    return {text[e.trigger.start : e.trigger.end]: e.date for e in kg.extract(text, published=published).events}


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Lavrov arrived in Minsk on Tuesday; Belarus condemned the sanctions.", "condemned", "2024-06-11"),
        ("Speaking in Almaty on Monday, Putin promised to buy more grain.", "promised", "2024-06-10"),
        ("Peskov rejected the charge at Wednesday's briefing.", "rejected", "2024-06-12"),
        ("India boycotted last weekend's summit in Geneva.", "boycotted", "2024-06-08/2024-06-09"),
        ("Xi will fly to Astana next week for talks with Putin.", "talks", "2024-06-17/2024-06-23"),
        ("Laos was admitted at a summit held by ASEAN on Tuesday.", "summit", "2024-06-11"),
        # not these
        ("Putin promised on Monday to buy more grain from China.", "buy", None),  # some day to come
        ("Wang Yi said on Monday that Russia had invaded Ukraine.", "invaded", None),  # told as past
        ("China condemned the strike that Israel launched on Monday.", "condemned", None),
        ("Modi, who had visited Moscow on Monday, condemned the attack.", "condemned", None),
        ("The deal angers Tokyo, which recalled its ambassador on Monday; China welcomed it.", "welcomed", None),
    ],
)
def test_one_day_of_a_sentence(text: str, word: str, edtf: str | None) -> None:
    found = dates(text, "2024-06-14")
    assert word in found
    assert found[word] == edtf


@pytest.mark.parametrize(
    ("published", "text", "word", "edtf"),
    [
        ("2022-09-20", "Putin met Modi at the Samarkand summit.", "met", "2022-09-15/2022-09-16"),
        ("2024-11-20", "Xi and Modi met at the BRICS summit in Kazan.", "met", "2024-10-22/2024-10-24"),
        ("2024-06-20", "Putin will attend the SCO summit in Astana.", "attend", "2024-07-03/2024-07-04"),
        ("2022-03-10", "Putin met Modi at the Samarkand summit.", "met", None),  # to come, while they met
        ("2030-03-10", "Putin met Modi at the Samarkand summit.", "met", None),  # long ago: another may be meant
    ],
)
def test_summit_is_told_by_its_city(published: str, text: str, word: str, edtf: str | None) -> None:
    assert dates(text, published).get(word) == edtf
