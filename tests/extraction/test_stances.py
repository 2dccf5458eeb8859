"""For or against whom and what statements are, and where nothing may be made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.extraction.stance import load_stance_words
from kg.pipeline import extract_text
from kg.records import Attribution, Stance
from kg.resources import resource

ROWS = [
    tuple(part.strip() for part in line.split("|", 1))
    for line in Path(__file__).with_name("stances.txt").read_text(encoding="utf-8").splitlines()
    if "|" in line
]
SIGNS = {"support": "+", "oppose": "-"}


def statements(text: str) -> tuple[Attribution, ...]:
    return extract_text(text, published="2023-06-01").attributions


def signed(attribution: Attribution) -> set[str]:
    return {SIGNS[stance.value] + stance.toward for stance in attribution.stances}


@pytest.mark.slow
@pytest.mark.parametrize(("expected", "text"), ROWS, ids=[text[:60] for _, text in ROWS])
def test_stances_of_a_text(expected: str, text: str) -> None:
    heard = [a for a in statements(text) if not expected or a.nested_in is None]
    assert set().union(*map(signed, heard)) == set(expected.split()) - {"~"}


def test_half_of_the_rows_are_traps() -> None:
    assert len(ROWS) >= 140
    assert sum(not expected for expected, _ in ROWS) >= 60


@pytest.mark.slow
def test_the_stance_of_a_statement_is_the_first_of_several() -> None:
    (found,) = statements("The ministry condemned the sanctions and the expansion of NATO.")
    assert found.stances[:2] == (Stance("sanctions", "oppose"), Stance("nato-enlargement", "oppose"))
    assert found.stance == Stance("sanctions", "oppose")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Wang Yi called the plan a dangerous provocation.", "criticise"),
        ("Wang Yi described the plan as excellent.", "praise"),
        ("Wang Yi called the plan a first step.", "assert"),
        ("Wang Yi described the plan as no mistake.", "assert"),
    ],
)
def test_to_give_something_a_name_may_praise_or_criticise(text: str, act: str) -> None:
    assert [a.speech_act for a in statements(text)] == [act]


def test_the_shipped_words_load() -> None:
    words = load_stance_words()
    assert words.verbs["condemn"]["object"] == words.prepositions["against"] == "oppose"
    assert words.evaluations["illegal"] == "oppose"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("weak: [", "feeble: [", "unknown section 'feeble'"),
        ("weak: [", "feeble: [", "section 'weak' is missing"),
        ("stance: support", "stance: neutral", "unknown stance 'neutral'"),
        ("takes: [person]", "takes: [parson]", "nothing that words take; did you mean 'person'"),
        ("[abhor,", "[abhor, abhor,", "'abhor' takes 'object' already"),
        (
            "sides: {support: [favour, favor], oppose: []}",
            "sides: {support: [favour], oppose: [favour]}",
            "both for and",
        ),
        ("sides: {support:", "sides: {suport:", "unknown key 'suport'"),
        ("weak: [conditional,", "weak: [[],", "must be a word"),
    ],
)
def test_a_fault_says_where_it_is_and_what_to_do(tmp_path: Path, old: str, new: str, fault: str) -> None:
    text = resource("rules", "stance.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "stance.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as error:
        load_stance_words(path)
    assert any(fault in told and "stance.yaml" in told for told in error.value.faults)
