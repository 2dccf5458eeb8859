"""What is said about something said before: "Beijing denies this" is about what it was accused of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.records import Attribution, TextSpan

__all__ = ["with_answered"]

_TAKEN_UP = frozenset({"this", "that", "it", "these", "those", "them", "which", "so", "both", "all"})
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "such", "his", "her", "its", "their", "any"})
#: Acts of speech that can be called by a noun for another: what was "said" may be a charge.
_NAMED_SO = {
    "assert": {"announce", "believe", "criticise", "deny", "doubt", "learn", "praise", "warn"},
    "announce": {"assert", "plan", "pledge"},
    "criticise": {"assert", "announce", "deny", "warn", "believe"},
    "urge": {"ask", "want"},
    "want": {"ask", "urge"},
    "pledge": {"announce", "plan"},
    "plan": {"announce", "assert", "pledge"},
    "threaten": {"warn"},
    "warn": {"threaten", "believe"},
    "believe": {"assert", "doubt"},
    "doubt": {"believe"},
    "learn": {"announce", "assert"},
}
_SHORT = 4  # most words of a content that only points back
_FAR = 2  # most paragraphs back to what is answered


def with_answered(scene: Scene, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Let a content that only points back be about what the statement before is about.

    Parameters
    ----------
    scene : Scene
    attributions : sequence of Attribution
        In text order.
    """
    done: list[Attribution] = []
    before: list[Attribution] = []  # whole statements so far, in text order
    for attribution in attributions:
        taken_up = _points_back(scene, attribution)
        near = (b for b in reversed(before) if taken_up and _is_near(scene, b, attribution))
        answered = next((b for b in near if _fits(scene, b, attribution)), None)
        if answered is not None:
            words = " ".join(scene.text[span.start : span.end] for span in attribution.content)
            reason = f"“{words}” takes up what was said before"
            about = tuple(sorted({*attribution.about, *answered.about}))
            attribution = replace(attribution, about=about, reasons=(*attribution.reasons, reason))
        elif attribution.about:
            before.append(attribution)
        done.append(attribution)
    return tuple(done)


def _points_back(scene: Scene, attribution: Attribution) -> bool:
    """Whether a content is a pronoun, or a noun of speech with a determiner: "the charge", "these reports"."""
    if len(attribution.content) != 1 or attribution.about:
        return False
    words = [scene.tokens[i] for i in scene.tokens_of(attribution.content[0]) if scene.is_word[i]]
    if not words or len(words) > _SHORT:
        return False
    if len(words) == 1:
        return words[0].text.lower() in _TAKEN_UP
    nouns = [word for word in words if word.pos == "NOUN"]
    return len(nouns) == 1 and words[0].text.lower() in _DETERMINERS and nouns[0].lemma in scene.lexicon.nouns


def _fits(scene: Scene, said: Attribution, answer: Attribution) -> bool:
    """Whether what is taken up can have the name that the answer gives it: only who asked made a request."""
    senses: Mapping[str, Sense] = {}
    for i in scene.tokens_of(answer.content[0]):
        senses = senses or scene.lexicon.nouns.get(scene.tokens[i].lemma, {})
    acts = {sense.act for sense in senses.values()}
    anything = not senses or ("assert" in acts and "on" in senses)  # comments and remarks
    return anything or any(said.speech_act == act or said.speech_act in _NAMED_SO.get(act, ()) for act in acts)


def _is_near(scene: Scene, said: Attribution, answer: Attribution) -> bool:
    """Whether a statement ends before its answer, and not long before."""
    first, last = answer.content[0], said.content[-1]
    if last.end > min(first.start, *(span.start for span in answer.cue)):
        return False
    return _paragraph(scene, first) - _paragraph(scene, last) < _FAR


def _paragraph(scene: Scene, span: TextSpan) -> int:
    inside = scene.tokens_of(span)
    return scene.paragraph_of[inside[0]] if inside else -1
