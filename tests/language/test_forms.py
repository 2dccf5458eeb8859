"""Words have the forms that the whole pipeline gives them, and the model multiplies as it is told to."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.language.forms import RULED, Forms
from kg.language.products import quick_products
from kg.resources import resource

pytestmark = pytest.mark.slow

TEXTS = [
    "Let's meet, the envoys said; they are gonna sign.",
    "There is no treaty, and there were none. There's hope.",
    "He has had to leave. She'd have left, ain't it so?",
    "Meeting Xi, the meeting delegates were moved. They met to meet her; that is better.",
    "  Two   spaces\n\nand a line.",
    "",
]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    articles = sorted(resource("sources").glob("*.txt"))
    return TEXTS + [part for path in articles for part in path.read_text(encoding="utf-8").split("\n\n")]


def test_forms_are_those_of_the_whole_pipeline(nlp: Language, texts: list[str]) -> None:
    forms = Forms(nlp)
    found = forms.of(list(nlp.pipe(texts, disable=RULED)))
    whole = list(nlp.pipe(texts))
    assert len(found) == len(whole) > 100
    for doc, here in zip(whole, found, strict=True):
        assert [(form.pos, form.lemma) for form in here] == [(token.pos_, token.lemma_) for token in doc]


def test_what_was_met_before_changes_nothing(nlp: Language, texts: list[str]) -> None:
    forms = Forms(nlp)
    forms.of(list(nlp.pipe(reversed(texts), disable=RULED)))
    docs = list(nlp.pipe(TEXTS, disable=RULED))
    assert forms.of(docs) == Forms(nlp).of(list(nlp.pipe(TEXTS, disable=RULED)))


def test_a_pipeline_without_rules_of_its_own_has_forms_too() -> None:
    import spacy

    blank = spacy.blank("en")
    assert [form.pos for form in Forms(blank).of([blank("Xi met Putin.")])[0]] == ["", "", "", ""]


def test_products_are_the_same_and_other_models_are_left_alone() -> None:
    import numpy as np
    from thinc.api import get_current_ops

    before = get_current_ops()
    numbers = np.random.default_rng(1).random((3, 5, 5), dtype="f")
    with quick_products():
        quick = get_current_ops()
    assert get_current_ops() is before
    one, other, out = numbers
    for turned in (False, True):
        expected = before.gemm(one, other, trans1=turned, trans2=not turned)
        assert np.allclose(quick.gemm(one, other, trans1=turned, trans2=not turned), expected, atol=1e-5)
        quick.gemm(one, other, out=out, trans1=turned, trans2=not turned)
        assert np.allclose(out, expected, atol=1e-5)
