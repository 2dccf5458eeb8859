"""The recogniser is asked about capitals that nothing else explains, and decides as it does on the whole text."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.language.entities import NOTHING, Known, KnownName, Recogniser, Word, explain, unexplained
from kg.language.forms import RULED
from kg.resources import resource

KNOWN = Known(
    {
        "Wang": (KnownName(("Wang", "Yi"), "PERSON"),),
        "Ministry": (KnownName(("Ministry", "of", "Defence"), "ORG"),),
        "Moscow": (KnownName(("Moscow",), "GPE"),),
    },
    frozenset({"minister", "mr."}),
)


def words(text: str) -> list[Word]:
    """Words with their tags, "Wang/NNP met/VBD"; without a tag they are verbs."""
    pairs = [word.partition("/") for word in text.split()]
    return [Word(form, tag or "VB", at == 0) for at, (form, _, tag) in enumerate(pairs)]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Wang/NNP Yi/NNP came", ["B-PERSON", "I-PERSON", ""]),
        ("Wang/NNP Wu/NNP came", ["", "", ""]),
        ("the Ministry/NNP of Defence/NNP denied", ["", "B-ORG", "I-ORG", "I-ORG", ""]),
        ("Moscow/NNP may agree on/IN Monday/NNP", ["B-GPE", "", "", "", "B-DATE"]),
        ("in May/NNP 2014/CD and the 1990s/CD", ["", "B-DATE", "B-DATE", "", "", "B-DATE"]),
        ("two weeks/NNS later they march", ["", "B-DATE", "", "", ""]),
        ("they second 20149/CD", ["", "", ""]),
    ],
)
def test_registry_and_words_of_time_explain_words(text: str, tags: list[str]) -> None:
    assert explain(words(text), KNOWN) == tags


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Minister/NNP Wang/NNP Yi/NNP left Moscow/NNP on/IN Monday/NNP", []),
        ("Later/RB I/PRP saw them", []),
        ("Ulan/NNP Bator/NNP agreed", [(0, 3)]),
        ("a b c d e f g Altan/NNP h i j k l m n", [(2, 13)]),
        ("Altan/NNP b c d e f g h i j Oyun/NNP", [(0, 11)]),
        ("Altan/NNP b c d e f g h i j k l m n o Oyun/NNP", [(0, 6), (10, 16)]),
        ("we met Igor/NNP Wang/NNP Yi/NNP", [(0, 5)]),
    ],
)
def test_only_unexplained_capitals_are_asked_about(text: str, asked: list[tuple[int, int]]) -> None:
    some = words(text)
    assert unexplained(some, explain(some, KNOWN), KNOWN) == asked


@pytest.mark.slow
def test_names_are_those_of_the_whole_pipeline(nlp: Language) -> None:
    texts = [
        part
        for path in sorted(resource("sources").glob("*.txt"))
        for part in path.read_text(encoding="utf-8").split("\n\n")
    ]
    recogniser = Recogniser(nlp, NOTHING)
    found = recogniser.of(list(nlp.pipe(texts, disable=[*RULED, *recogniser.left_out])))
    same = every = 0
    for tags, doc in zip(found, nlp.pipe(texts), strict=True):
        for name in doc.ents:
            if name.label_ in ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"):
                every += 1
                here = [tag[2:] for tag in tags[name.start : name.end]]
                same += here == [name.label_] * len(here)
    assert every > 300
    assert same / every > 0.98


@pytest.mark.slow
def test_a_pipeline_without_recogniser_names_nobody() -> None:
    import spacy

    blank = spacy.blank("en")
    recogniser = Recogniser(blank, NOTHING)
    assert recogniser.left_out == ()
    assert recogniser.of([blank("Altan met Oyun.")]) == [["", "", "", ""]]
