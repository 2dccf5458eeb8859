"""Which time expression dates an event: the choice among candidates, and where candidates are looked for."""

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
from kg.resolve.time import choose_date, date_of

SENTENCE = TextSpan(0, 100)
TRIGGER = TextSpan(40, 45)


def _date(edtf: str | None, start: int, **changes: Any) -> DateMention:
    values: dict[str, Any] = {"kind": DateKind.POINT, "modifies": None, "reason": f"reason of {edtf}"} | changes
    return DateMention(TextSpan(start, start + 5), edtf, head=0, **values)


def _choose(
    *candidates: DateMention, factuality: Factuality = Factuality.ASSERTED, published: str | None = "2023-03-21"
) -> str | None:
    return choose_date(candidates, trigger=TRIGGER, sentence=SENTENCE, factuality=factuality, published=published).edtf


def test_no_candidate_no_date() -> None:
    chosen = choose_date((), trigger=TRIGGER, sentence=SENTENCE, factuality=Factuality.ASSERTED, published=None)
    assert chosen == (None, None, "no time expression near")


def test_the_choice_comes_with_words_and_reason() -> None:
    chosen = choose_date(
        (_date("2014", 10),), trigger=TRIGGER, sentence=SENTENCE, factuality=Factuality.ASSERTED, published=None
    )
    assert chosen == ("2014", TextSpan(10, 15), "reason of 2014")


@pytest.mark.parametrize(
    ("candidates", "edtf"),
    [
        ([_date("2014", 10), _date("2012", 30)], "2012"),  # nearest
        ([_date("2014", 30), _date("2014-03-18", 10)], "2014-03-18"),  # inside the other
        ([_date("2014/..", 30, kind=DateKind.SINCE), _date("2012", 10)], "2012"),
        ([_date("../2013", 30, kind=DateKind.UNTIL)], "../2013"),
        ([_date("2022", 30, kind=DateKind.NAME)], None),
        ([_date("2022", 30, modifies=TextSpan(36, 39))], None),  # before another noun
        ([_date("2022", 30, modifies=TRIGGER), _date("2012", 46)], "2022"),  # before the very word
        ([_date(None, 30, kind=DateKind.DURATION)], None),
        ([_date("2014", 200)], None),  # another sentence
        ([_date("2023-03-20", 0, kind=DateKind.DATELINE)], "2023-03-20~"),
        ([_date("2023-03-20", 0, kind=DateKind.DATELINE), _date("2023-03-19", 60)], "2023-03-19"),
    ],
)
def test_choice_among_candidates(candidates: list[DateMention], edtf: str | None) -> None:
    assert _choose(*candidates) == edtf
    assert _choose(*reversed(candidates)) == edtf


@pytest.mark.parametrize(
    ("factuality", "edtf"),
    [(Factuality.PLANNED, "2023-04"), (Factuality.ASSERTED, "2023-03-20"), (Factuality.POSSIBLE, "2023-03-20")],
)
def test_plans_lie_ahead_where_there_is_a_choice(factuality: Factuality, edtf: str) -> None:
    assert _choose(_date("2023-03-20", 36), _date("2023-04", 50), factuality=factuality) == edtf


@pytest.mark.parametrize(
    ("factuality", "published", "edtf"),
    [
        (Factuality.ASSERTED, "2023-03-21", "2014/2023-03-21"),
        (Factuality.NEGATED, "2023-03", "2014/2023-03-31"),
        (Factuality.PLANNED, "2023-03-21", "2014/.."),
        (Factuality.ASSERTED, None, "2014/.."),
        (Factuality.ASSERTED, "2013", "2014/.."),
    ],
)
def test_since_ends_with_publication_for_what_is_told(factuality: Factuality, published: str | None, edtf: str) -> None:
    assert _choose(_date("2014/..", 30, kind=DateKind.SINCE), factuality=factuality, published=published) == edtf


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
