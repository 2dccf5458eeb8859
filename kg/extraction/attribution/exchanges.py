"""Who goes on and who is spoken to in an exchange: "A spoke with B by telephone. A pointed out …; B replied …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.extraction.attribution.linked import Linked, is_named
from kg.extraction.attribution.scene import Scene
from kg.records import Actor, ActorType, Attribution, Filler, Token

__all__ = ["with_partners"]

#: Media that are no talk between two: what is said at a news conference is not said to the other.
_AMONG_TWO = frozenset({None, "call", "meeting", "readout"})
#: Acts of speech; what somebody thinks or wants is said to nobody.
_SPOKEN = frozenset({"assert", "deny", "ask", "urge", "warn", "threaten", "pledge", "praise", "criticise", "announce"})
_GAP = 2  # so many characters lie between a sentence and the next
_PAST = frozenset({"VBD", "VBN"})


class _Talk(NamedTuple):
    """Two people who talk with each other, and the sentence that tells so."""

    sentence: int
    people: tuple[Actor, Actor]


def with_partners(scene: Scene, linked: Linked, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Give the statements of two who talk with each other their addressee, where the words beside them tell none.

    A talk goes on to the end of its paragraph. Who was told something last may answer it. "They", where nothing else
    tells who they are, are those who spoke before.

    Parameters
    ----------
    scene : Scene
    linked : Linked
    attributions : sequence of Attribution
        In the order of the text.
    """
    talks = list(_talks(scene, linked))
    done: list[Attribution] = []
    last: Attribution | None = None
    for attribution in attributions:
        heard = _addressed(scene, _gone_on(scene, attribution, last), last, talks)
        last = heard if heard.nested_in is None else last
        done.append(heard)
    return tuple(done)


def _addressed(scene: Scene, attribution: Attribution, last: Attribution | None, talks: Sequence[_Talk]) -> Attribution:
    """The attribution with the one spoken to, if only the talk tells who that is."""
    if attribution.addressee is not None or attribution.speaker is None or attribution.speech_act not in _SPOKEN:
        return attribution
    partner = _answered(scene, attribution, last) or _partner(scene, attribution, talks)
    return replace(attribution, addressee=Filler(partner)) if partner is not None else attribution


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


def _partner(scene: Scene, attribution: Attribution, talks: Sequence[_Talk]) -> Actor | None:
    """The other one of the talk that the paragraph has told of last."""
    if attribution.medium not in _AMONG_TWO or attribution.speaker is None:
        return None
    first = scene.tokens_of(attribution.sentence)[0]
    here = scene.tree.sentence_of(first)
    told = [talk for talk in talks if talk.sentence <= here]
    if not told or scene.paragraph_of[first] != scene.paragraph_of[scene.tree.sentences[told[-1].sentence].first]:
        return None
    one, other = told[-1].people
    return {one: other, other: one}.get(attribution.speaker.actor)


def _talks(scene: Scene, linked: Linked) -> Iterator[_Talk]:
    """Sentences whose verb says that two people spoke with each other."""
    for number, sentence in enumerate(scene.tree.sentences):
        for verb in scene.tokens[sentence.first : sentence.last]:
            if verb.head != verb.i or verb.tag not in _PAST or scene.tree.child(verb.i, "neg"):
                continue
            people = list(dict.fromkeys(_people(scene, linked, verb)))
            if len(people) == 2:
                yield _Talk(number, (people[0], people[1]))


def _people(scene: Scene, linked: Linked, verb: Token) -> Iterator[Actor]:
    """The people who are said to talk with each other: subjects, object or those behind "with"."""
    tree, words = scene.tree, scene.words
    talk = next((t for t in tree.children(verb.i, "dobj") if t.lemma in words.talks), None)
    if talk is None and verb.lemma not in words.talking:
        return
    heads = [*tree.children(verb.i, "nsubj"), *(tree.children(verb.i, "dobj") if talk is None else [])]
    for i in [verb.i, *([talk.i] if talk is not None else [])]:
        for preposition in tree.children(i, "prep"):
            if preposition.lemma in {"with", "to"}:
                heads += tree.children(preposition.i, "pobj")
    for token in (t for head in heads for t in tree.conjuncts(head.i)):
        mention = linked.at(token.i)
        if mention is not None and mention.actor.type is ActorType.PERSON and is_named(mention):
            yield mention.actor
