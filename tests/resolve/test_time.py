"""Where the time expressions that may date an event are looked for."""

from __future__ import annotations

from typing import Any

import pytest

from kg.records import (
    Article,
    Block,
    Clause,
    ClauseKind,
    DateKind,
    DateMention,
    Factuality,
    Parse,
    Reading,
    Sentence,
    TextSpan,
    Token,
    Zone,
)
from kg.resolve.time import date_of

SENTENCE = TextSpan(0, 100)
TRIGGER = TextSpan(40, 45)


def _date(edtf: str | None, start: int, **changes: Any) -> DateMention:
    values: dict[str, Any] = {"kind": DateKind.POINT, "modifies": None, "reason": f"reason of {edtf}"} | changes
    return DateMention(TextSpan(start, start + 5), edtf, head=0, **values)


def _clause(index: int, start: int, **changes: Any) -> Clause:
    span = TextSpan(start, start + 4)
    values: dict[str, Any] = {
        "kind": ClauseKind.VERBAL,
        "predicate": "go",
        "predicates": ("go",),
        "dates": (),
        "factuality": Factuality.ASSERTED,
    } | changes
    return Clause(
        index, trigger=span, cue=span, span=span, sentence=0, head=index, arguments=(), negated=False, **values
    )


def _reading(*clauses: Clause, dates: tuple[DateMention, ...], zone: Zone = Zone.BODY) -> Reading:
    article = Article("a", "x" * 100, "", published="2023-03-21")
    tokens = tuple(Token(c.head, *c.trigger, "word", "word", "", "", "", c.head) for c in clauses)
    parse = Parse(tokens, (Sentence(SENTENCE, 0, len(tokens), zone),))
    return Reading(article, parse, dates=dates, clauses=clauses)


MONDAY = _date("2023-03-20", 80)


@pytest.mark.parametrize(
    ("changes", "edtf"),
    [
        ({"relation": "conj"}, "2023-03-20"),
        ({"relation": "xcomp", "marker": "to"}, "2023-03-20"),
        ({"relation": "advcl"}, "2023-03-20"),
        ({"relation": "advcl", "marker": "after"}, None),
        ({"relation": "relcl"}, None),
        ({"relation": "ccomp"}, None),
        ({"relation": "nominal", "kind": ClauseKind.NOMINAL}, None),
    ],
)
def test_time_of_the_governor_is_shared_by_some_clauses(changes: dict[str, Any], edtf: str | None) -> None:
    governor, governed = _clause(0, 10, dates=(MONDAY,)), _clause(1, 30, parent=0, **changes)
    assert date_of(governed, _reading(governor, governed, dates=(MONDAY,))).edtf == edtf


def test_noun_takes_the_time_of_a_verb_that_only_says_it_took_place() -> None:
    verb = _clause(0, 10, dates=(MONDAY,), predicate="take place", predicates=("take place", "take"))
    noun = _clause(1, 30, parent=0, relation="nominal", kind=ClauseKind.NOMINAL)
    assert date_of(noun, _reading(verb, noun, dates=(MONDAY,))).edtf == "2023-03-20"


def test_a_relative_clause_lends_no_date() -> None:
    main, relative = _clause(0, 10), _clause(1, 30, parent=0, relation="relcl", dates=(MONDAY,))
    assert date_of(main, _reading(main, relative, dates=(MONDAY,))).edtf is None


def test_later_conjunct_lends_its_date() -> None:
    first, second = _clause(0, 10), _clause(1, 30, parent=0, relation="conj", dates=(MONDAY,))
    assert date_of(first, _reading(first, second, dates=(MONDAY,))).edtf == "2023-03-20"


@pytest.mark.parametrize(
    ("marker", "edtf"),
    [
        ("after", "[2023-03-20..2023-03-21]"),
        ("since", "2023-03-20/2023-03-21"),
        ("before", "../2023-03-20"),
        ("while", None),
    ],
)
def test_adverbial_clause_bounds_the_main_one(marker: str, edtf: str | None) -> None:
    main = _clause(0, 50)
    other = _clause(1, 30, parent=0, relation="advcl", marker=marker, dates=(MONDAY,))
    assert date_of(main, _reading(main, other, dates=(MONDAY,))).edtf == edtf


def test_date_that_opens_the_sentence_serves_the_main_clause_only() -> None:
    opening = _date("2023-03-20", 0)
    main, said = _clause(0, 30), _clause(1, 60, parent=0, relation="ccomp")
    reading = _reading(main, said, dates=(opening,))
    assert (date_of(main, reading).edtf, date_of(said, reading).edtf) == ("2023-03-20", None)


def test_date_of_a_caption_serves_all_of_it() -> None:
    main, inner = _clause(0, 10), _clause(1, 30, parent=0, relation="ccomp")
    assert date_of(inner, _reading(main, inner, dates=(MONDAY,), zone=Zone.CAPTION)).edtf == "2023-03-20"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "predicate", "edtf"),
    [
        ("On Monday the president flew to Moscow to meet his host.", "meet", "2023-03-20"),
        ("The ministers signed the 2001 treaty.", "sign", "2001"),
        ("The ministers praised the 2001 treaty.", "praise", None),
        ("He is going to attend the 2022 Winter Olympics.", "attend", None),
        ("The envoy praised the man who died in 2013.", "praise", None),
        ("The envoy praised the man who died in 2013.", "die", "2013"),
        (
            "After rebels attacked the embassy in 2019, Russia blocked the resolution.",
            "block",
            "[2019-01-01..2023-03-21]",
        ),
        ("Moscow has imposed sanctions since 2014.", "impose", "2014/2023-03-21"),
    ],
)
def test_real_clauses(text: str, predicate: str, edtf: str | None) -> None:
    from kg.language.dates import find_dates
    from kg.language.frames import find_clauses
    from kg.language.frames.lexicon import load_frame_lexicon
    from kg.language.parse import load_model, parse_article
    from kg.language.tree import Tree

    article = Article("a", text, "", published="2023-03-21", blocks=(Block(TextSpan(0, len(text)), Zone.BODY),))
    parse = parse_article(article, load_model())
    dates = find_dates(parse, text, published=article.published)
    clauses = find_clauses(Tree(parse), (), dates, load_frame_lexicon())
    clause = next(c for c in clauses if any(predicate in name.split() for name in c.predicates))
    assert date_of(clause, Reading(article, parse, dates=dates, clauses=clauses)).edtf == edtf
