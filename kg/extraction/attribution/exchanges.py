"""Who goes on and who is answered: "A told B that …. B replied that …", "both presidents said …. They promised …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.attribution.scene import Scene
from kg.records import Actor, Attribution, Filler

__all__ = ["with_partners"]

_GAP = 2  # so many characters lie between a sentence and the next


def with_partners(scene: Scene, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Complete what is said in turns: "they" who go on, and who is answered.

    "They", where nothing else tells who they are, are those who spoke before. Who was told something last may answer.

    Parameters
    ----------
    scene : Scene
    attributions : sequence of Attribution
        In the order of the text.
    """
    done: list[Attribution] = []
    last: Attribution | None = None
    for attribution in attributions:
        heard = _gone_on(scene, attribution, last)
        answered = _answered(scene, heard, last) if heard.addressee is None else None
        heard = replace(heard, addressee=Filler(answered)) if answered is not None else heard
        last = heard if heard.nested_in is None else last
        done.append(heard)
    return tuple(done)


def _gone_on(scene: Scene, attribution: Attribution, last: Attribution | None) -> Attribution:
    """The attribution with the speakers of the one before, if it only says "they" and nobody else can be meant."""
    if attribution.speaker is not None or last is None or last.speaker is None or len(attribution.source) != 1:
        return attribution
    source = attribution.source[0]
    if scene.text[source.start : source.end].lower() != "they" or not last.speaker.actor.members:
        return attribution
    near = 0 <= attribution.sentence.start - last.sentence.end <= _GAP
    return replace(attribution, speaker=Filler(last.speaker.actor, source), no_speaker="") if near else attribution


def _answered(scene: Scene, attribution: Attribution, last: Attribution | None) -> Actor | None:
    """Who is answered: whoever spoke last, if to the one who speaks now."""
    if last is None or last.addressee is None or last.speaker is None or attribution.speaker is None:
        return None
    if attribution.speaker.actor != last.addressee.actor or attribution.sentence.start - last.sentence.end > _GAP:
        return None
    words = (scene.tokens[i].lemma for span in attribution.cue for i in scene.tokens_of(span))
    return last.speaker.actor if scene.words.answers & set(words) else None
