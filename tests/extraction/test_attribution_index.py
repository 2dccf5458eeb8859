"""Looking up who says a stretch of text."""

from __future__ import annotations

from kg.extraction.attribution import AttributionIndex, presupposes
from kg.extraction.attribution.nesting import nest
from kg.records import Attribution, AttributionKind, TextSpan


def attribution(
    name: str,
    *content: tuple[int, int],
    cue: tuple[int, int] = (0, 1),
    rule: str = "speech.clause",
    act: str = "assert",
) -> Attribution:
    return Attribution(
        id=name,
        article="t",
        source=(),
        cue=(TextSpan(*cue),),
        content=tuple(TextSpan(*c) for c in content),
        kind=AttributionKind.INDIRECT,
        speaker=None,
        sentence=TextSpan(0, 200),
        rule=rule,
        speech_act=act,
    )


def test_the_innermost_content_is_found() -> None:
    index = AttributionIndex([attribution("outer", (10, 100)), attribution("inner", (30, 60))])
    found = {span: index.innermost(TextSpan(*span)) for span in [(40, 50), (20, 25), (70, 80), (25, 35), (5, 8)]}
    assert {span: a.id if a else None for span, a in found.items()} == {
        (40, 50): "inner",
        (20, 25): "outer",
        (70, 80): "outer",
        (25, 35): "outer",
        (5, 8): None,
    }


def test_a_span_across_the_gap_of_a_content_is_not_in_it() -> None:
    index = AttributionIndex([attribution("broken", (10, 20), (30, 40))])
    assert index.innermost(TextSpan(15, 35)) is None
    assert index.innermost(TextSpan(31, 35)) is not None


def test_many_nested_contents_are_looked_up_quickly() -> None:
    index = AttributionIndex([attribution(str(n), (n, 40_000 - n)) for n in range(10_000)])
    found = index.innermost(TextSpan(9_999, 10_000))
    assert found is not None
    assert found.id == "9999"


def test_what_is_condemned_is_given_and_what_is_said_is_claimed() -> None:
    condemned = attribution("a", (10, 20), rule="speech.object", act="criticise")
    said = attribution("b", (30, 40))
    index = AttributionIndex([condemned, said], claims_only=True)
    assert [presupposes(condemned), presupposes(said)] == [True, False]
    assert index.innermost(TextSpan(12, 15)) is None
    assert index.innermost(TextSpan(32, 35)) == said


def test_nesting_follows_the_cue() -> None:
    outer = attribution("outer", (10, 100), cue=(5, 9))
    inner = attribution("inner", (40, 60), cue=(30, 35))
    beside = attribution("beside", (120, 130), cue=(110, 115))
    assert {a.id: a.nested_in for a in nest([inner, beside, outer])} == {
        "outer": None,
        "inner": "outer",
        "beside": None,
    }


def test_two_attributions_never_lie_in_each_other() -> None:
    one = attribution("one", (0, 50), cue=(20, 25))
    two = attribution("two", (0, 50), cue=(30, 35))
    assert sum(a.nested_in is not None for a in nest([one, two])) == 1
