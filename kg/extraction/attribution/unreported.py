"""Quotations without a verb of speech: a colon, a signature, or a speaker who goes on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain

from kg.extraction.attribution.cues import verb_lemma
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.floor import Floor
from kg.extraction.attribution.fragments import fragment, was_how
from kg.extraction.attribution.gaps import DASHES, left_of, right_of, stands_alone
from kg.extraction.attribution.governed import (
    author_of,
    giver_of,
    governed,
    introduced,
    is_person,
    only_takes_in,
    turned_to,
)
from kg.extraction.attribution.lexicon import SAY
from kg.extraction.attribution.questions import answer
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import NOBODY, noun_phrase, owner_of

__all__ = ["find_unreported"]

_NAME = 6  # most tokens of a name in front of a colon


def find_unreported(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give the quotations that nothing claims yet to a colon, a name behind a dash, or the speaker before or behind.

    Returns
    -------
    list of Draft
        The drafts given, some with more content, and new ones behind them.
    """
    found, more = list(drafts), defaultdict[int, list[int]](list)
    claimed = {scene.quote_of[i] for d in found for i in d.content if scene.quote_of[i] != scene.quote_of[d.head]}
    floor = Floor(scene, found)
    heads = {draft.head: n for n, draft in enumerate(drafts)}
    for number in range(len(scene.quotes)):
        if number in claimed:
            continue
        alone = stands_alone(scene, number)
        at, made = floor.running_on(number), None
        at = heads.get(was_how(scene, number)) if at is None else at
        asked = floor.answered(number) if at is None and alone else None
        if asked is not None:
            at = floor.behind(number)
            made = answer(scene, found[asked], number) if at is None else None
        elif at is None:
            at, made = _heard(scene, floor, number, alone=alone)
        if made is not None:
            found.append(made)
            floor.add(len(found) - 1)
        elif at is not None:
            more[at].append(number)
            floor.extend(at, number)
    return [_with_quotations(scene, draft, more[n]) if n in more else draft for n, draft in enumerate(found)]


def _heard(scene: Scene, floor: Floor, number: int, *, alone: bool) -> tuple[int | None, Draft | None]:
    """The draft that a quotation goes on with, or a new one of its own."""
    if alone:
        before = floor.before(number)
        at = floor.behind(number) if before is None else before
        if at is not None:
            return at, None
    made = _colon(scene, number) or _signed(scene, number) or governed(scene, number)
    made = made or introduced(scene, number) or fragment(scene, number)
    last = floor.last(number) if alone else None
    if last is not None and (made is None or not _has_own_subject(scene, made, number)):
        return last, None
    others = floor.others(number) if alone and made is None else []
    return None, turned_to(scene, number, others[0]) if len(others) == 1 else made


def _has_own_subject(scene: Scene, made: Draft, number: int) -> bool:
    """Whether the sentence that introduces a quotation stands in its paragraph and names somebody: "Li was blunt."."""
    head = made.speaker if made.speaker is not None else made.head
    near = scene.paragraph_of[made.head] == scene.paragraph_of[scene.quote_tokens[number][0]]
    return made.rule != "speech.direct.introduced" or (near and scene.tokens[head].pos != "PRON")


def _with_quotations(scene: Scene, draft: Draft, numbers: list[int]) -> Draft:
    """The draft with more quotations at the end of its content."""
    content = chain(draft.content, *(scene.quote_tokens[number] for number in numbers))
    return replace(draft, content=tuple(content), quotes=(*draft.quotes, *numbers))


def _colon(scene: Scene, number: int) -> Draft | None:
    """A quotation behind a colon without a verb of speech: "Li's answer: “…”", "LI: “…”"."""
    left = left_of(scene, number)
    if len(left) < 2 or scene.tokens[left[0]].text != ":":
        return None
    words = left[:0:-1]
    head = _named_before(scene, words)
    if head is None:
        return None
    clause = any(scene.tokens[i].pos in {"VERB", "AUX"} for i in words)
    if clause and _is_told(scene, head, words):
        author = next((a for i in reversed(words) if (a := author_of(scene, i)).head is not None), None)
        author = author or giver_of(scene, scene.tokens[head].head)
        tokens = tuple(i for i in author.tokens if i in words)
        return _quotation(scene, number, "speech.direct.colon", left[0], tokens, author.head)
    owner = owner_of(scene, head) if head not in scene.speakers else NOBODY
    source = owner if owner.head is not None else noun_phrase(scene, head)
    if clause and owner.head is None and scene.tokens[head].dep not in {"nsubj", "nsubjpass"}:
        source = NOBODY
    is_name = owner.head is None and not clause
    tokens = tuple(words) if is_name and len(words) <= _NAME else tuple(i for i in source.tokens if i in words)
    return _quotation(scene, number, "speech.direct.colon", left[0], tokens, source.head)


def _is_told(scene: Scene, head: int, words: list[int]) -> bool:
    """Whether a subject gets words in front of a colon: "Li was given a warning: “…”"; not "Li was annoyed: “…”"."""
    token = scene.tokens[head]
    verb = scene.tokens[token.head]
    if token.dep == "nsubjpass":
        return verb.i != words[-1] or "quote" in scene.lexicon.verbs.get(verb_lemma(scene, verb.i), ())
    return token.dep == "nsubj" and only_takes_in(scene, verb)


def _named_before(scene: Scene, words: list[int]) -> int | None:
    """The noun in front of a colon that tells who speaks: a person as subject, a noun with an owner, any head."""
    nouns = [i for i in words if scene.tokens[i].pos in {"PROPN", "NOUN", "PRON"}]
    subjects = [i for i in nouns if scene.tokens[i].dep in {"nsubj", "nsubjpass"}]
    persons = [i for i in subjects if is_person(scene, i)]
    owned = [i for i in nouns if scene.tree.child(i, "poss") is not None]
    heads = [i for i in nouns if scene.tokens[i].head not in words or scene.tokens[i].head == i]
    return next((group[-1] for group in (persons, owned, subjects, heads, nouns) if group), None)


def _signed(scene: Scene, number: int) -> Draft | None:
    """A quotation with its author behind a dash: "“…” – Li Wei, farmer"."""
    right = right_of(scene, number)
    if len(right) < 2 or scene.tokens[right[0]].text not in DASHES:
        return None
    words = right[1:]
    if any(scene.tokens[i].pos == "VERB" for i in words) or scene.tokens[words[0]].pos != "PROPN":
        return None
    head = next((i for i in words if scene.tokens[i].head not in words), words[0])
    return _quotation(scene, number, "speech.direct.signed", right[0], tuple(words), head)


def _quotation(scene: Scene, number: int, rule: str, mark: int, source: tuple[int, ...], speaker: int | None) -> Draft:
    """An attribution whose cue is a punctuation mark."""
    return Draft(
        rule=rule,
        sense=SAY,
        head=mark,
        cue=(mark,),
        content=tuple(scene.quote_tokens[number]),
        source=source,
        speaker=speaker,
        quotes=(number,),
        reason="a quotation beside a colon or a dash",
    )
