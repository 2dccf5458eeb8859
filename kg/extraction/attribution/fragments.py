"""Quoted pieces of a clause: beside a noun for words ("chants of “…”", "her “…” remark"), under a verb of speech."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extraction.attribution.adjuncts import object_tokens
from kg.extraction.attribution.audit import is_title
from kg.extraction.attribution.cues import verb_group, verb_lemma
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.gaps import DASHES, left_of, right_of
from kg.extraction.attribution.governed import is_person
from kg.extraction.attribution.lexicon import PREPOSITIONS, SAY, Sense
from kg.extraction.attribution.objects import OBJECT_FRAMES
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import NOBODY, Source, noun_phrase, owner_of, subject_of
from kg.extraction.attribution.syntax import is_passive
from kg.records import Token

__all__ = ["fragment", "was_how"]

#: Frames with which a verb may take a quoted piece that it was not expected to; and those in which it gives a name.
_TAKING = frozenset({"clause", "object-infinitive", "on-infinitive", "gerund", *OBJECT_FRAMES, *PREPOSITIONS})
_NAMING = frozenset({"object-name"})
_JUDGING = ("object-as", "object-name", "object")
_HELD = frozenset({"dobj", "prep", "attr", "oprd", "acomp", "ccomp", "xcomp"})
_WITHIN = 8  # most tokens between a noun and the quotation that its preposition leads to
_STEPS = 3  # most words between a quoted piece and the verb it hangs on
_OPENERS = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_SHORT = 2  # fewest words of a piece that is more than one word held up


def fragment(scene: Scene, number: int) -> Draft | None:
    """A quoted piece of a clause, with the noun or the verb that makes it somebody's words."""
    if _is_name(scene, number):
        return _under_verb(scene, number, _NAMING)
    found = _before_noun(scene, number) or _behind_noun(scene, number) or _said_as(scene, number)
    return found or _under_verb(scene, number, _TAKING)


def was_how(scene: Scene, number: int) -> int:
    """The verb with which somebody is told to have called a thing so: "“A waste” is how Li described it"; -1 if none.

    The verb has a draft of its own, as what it describes is said as well.
    """
    words = [i for i in right_of(scene, number)[:_STEPS] if scene.is_word[i]]
    if len(words) < 2 or scene.tokens[words[0]].lemma != "be" or scene.tokens[words[1]].lemma.lower() != "how":
        return -1
    verb = scene.tokens[scene.tokens[words[1]].head]
    return verb.i if verb.i > words[1] and not scene.quoted(verb.i) else -1


def _is_name(scene: Scene, number: int) -> bool:
    """Whether a quotation is a title or a name, or words held up as such: "the film “…”", "the word “…”"."""
    span = scene.quotes[number].span
    left = left_of(scene, number)
    near = scene.tokens[left[0]].lemma.lower() if left else ""
    return is_title(scene.text[span.start : span.end]) or near in scene.lexicon.labels or near in scene.lexicon.works


def _word_count(scene: Scene, number: int) -> int:
    return sum(scene.is_word[i] for i in scene.quote_tokens[number])


def _before_noun(scene: Scene, number: int) -> Draft | None:
    """ "her “basket of rogues” remark", "Mao's “paper tiger” speech": the owner before, the noun behind."""
    left, right = left_of(scene, number), right_of(scene, number)
    if not left or not right or _word_count(scene, number) < _SHORT:
        return None
    behind = (scene.tokens[i] for i in right[:2])
    noun = next((t for t in behind if t.pos not in {"ADJ", "ADV"}), scene.tokens[right[0]])
    owner = scene.tokens[left[0]]
    senses = scene.lexicon.nouns.get(noun.lemma.lower(), {})
    if not senses or noun.pos not in {"NOUN", "VERB"}:
        return None
    if owner.tag == "PRP$":
        source = Source((owner.i,), owner.i)
    elif owner.tag == "POS":
        phrase = noun_phrase(scene, owner.head)
        source = Source(tuple(i for i in phrase.tokens if i < owner.i), phrase.head)
    else:
        return None
    return _draft(scene, "speech.fragment.noun", _sense(senses), (noun.i,), source, scene.quote_tokens[number])


def _behind_noun(scene: Scene, number: int) -> Draft | None:
    """ "chants of “…”", "the slogan “…”", "her answer was “…”"."""
    left = left_of(scene, number)
    dashed = len(left) > 1 and {scene.tokens[i].text for i in (left[0], *right_of(scene, number)[:1])} <= DASHES
    left = left[1:] if dashed else left
    if not left:
        return None
    near = scene.tokens[left[0]]
    at = _counterpart(scene, near, left)
    cue = (at.i,) if at.i == near.i else (at.i, near.i)
    lemma = "slogan" if at.text == "words" and (near.lemma == "be" or dashed) else at.lemma.lower()
    senses = scene.lexicon.nouns.get(lemma, {})
    if at.pos not in {"NOUN", "PROPN"} or "quote" not in senses:
        return None
    owner = owner_of(scene, at.i)
    if (near.lemma == "be" or dashed) and owner.head is None:
        return None
    source = owner if owner.head is not None else _document(scene, at, near) or _carrier(scene, at)
    return _draft(scene, "speech.fragment.noun", senses["quote"], cue, source, scene.quote_tokens[number])


def _counterpart(scene: Scene, near: Token, left: list[int]) -> Token:
    """The noun that "of", "to" or a copula in front of a quotation belongs to; else the word in front itself."""
    if near.lemma == "be":
        return scene.tree.child(near.i, "nsubj") or near
    if near.lemma not in {"of", "to"}:
        return near
    nouns = (scene.tokens[i] for i in left[1:_WITHIN] if scene.tokens[i].pos == "NOUN")
    return next((t for t in nouns if "quote" in scene.lexicon.nouns.get(t.lemma, ())), near)


def _document(scene: Scene, noun: Token, near: Token) -> Source | None:
    """In what the words stand: "references in the statement to “…”"."""
    inside = (t for t in scene.tokens[noun.i + 1 : near.i] if t.pos == "NOUN" and t.lemma in scene.lexicon.media)
    named = next(inside, None)
    return noun_phrase(scene, named.i) if named is not None and scene.tokens[noun.i + 1].lemma == "in" else None


def _carrier(scene: Scene, noun: Token) -> Source:
    """Who utters the noun: the subject of the verb whose object it is."""
    verb = scene.tokens[noun.head]
    if noun.dep != "dobj" or verb.pos != "VERB" or is_passive(scene, verb.i):
        return NOBODY
    return subject_of(scene, verb.i)


def _said_as(scene: Scene, number: int) -> Draft | None:
    """ "shot down the idea as “absurd”": whoever judges a thing, by a verb with an object for it, as “…” says so."""
    left = [scene.tokens[i] for i in left_of(scene, number)]
    left = left[1:] if left and left[0].text.lower() in _OPENERS else left
    if not left or left[0].text.lower() != "as":
        return None
    link = left[0]
    verb = next((t for t in scene.tree.ancestors(link.i) if t.pos == "VERB"), None)
    if verb is None or verb.i > link.i or verb.dep == "acl" or scene.quoted(verb.i) or is_passive(scene, verb.i):
        return None
    source = subject_of(scene, verb.i)
    thing = scene.tree.child(verb.i, "dobj") or scene.tree.child(verb.i, "prep")
    senses = scene.lexicon.verbs.get(verb_lemma(scene, verb.i), {})
    sense = next((senses[frame] for frame in _JUDGING if frame in senses), None)
    if sense is None or source.head is None or thing is None or not verb.i < thing.i < link.i:
        return None
    content = {*range(scene.tree.first(thing.i), link.i), *range(link.i, scene.quote_tokens[number][-1] + 1)}
    return _draft(scene, "speech.fragment", sense, verb_group(scene, verb.i), source, content)


def _under_verb(scene: Scene, number: int, frames: frozenset[str]) -> Draft | None:
    """A piece that hangs, by its object or a preposition, on a verb of the lexicon, whatever frames that has.

    A verb that carries a noun of speech counts where the quoted noun is one: "raised “serious doubts” about it".
    """
    inside = scene.quote_tokens[number]
    top = next((scene.tokens[i] for i in inside if scene.tokens[i].head not in inside and scene.is_word[i]), None)
    if top is None:
        return None
    path = [top]
    for token in scene.tree.ancestors(top.i):
        if token.pos in {"VERB", "AUX"} or scene.quoted(token.i) or len(path) > _STEPS:
            break
        path.append(token)
    verb, child = scene.tokens[path[-1].head], path[-1]
    if (
        verb.pos != "VERB"
        or verb.dep == "acl"
        or scene.quoted(verb.i)
        or verb.i > inside[0]
        or is_passive(scene, verb.i)
    ):
        return None
    whole = child.i in inside or _word_count(scene, number) >= _SHORT
    sense = _verb_sense(scene, verb, child, top, frames)
    source = subject_of(scene, verb.i)
    if sense is None or not whole or child.dep not in _HELD or source.head is None or scene.quoted(source.head):
        return None
    if verb.dep == "pcomp" and not is_person(scene, source.head):
        return None  # "the club is not about defending “fair play”"
    content = object_tokens(scene, verb, child) if child.dep == "dobj" else set(scene.tree.subtree(child.i))
    if child.dep == "prep":
        content -= {child.i}
    return _draft(scene, "speech.fragment", sense, verb_group(scene, verb.i), source, {*content, *inside})


def _verb_sense(scene: Scene, verb: Token, child: Token, top: Token, frames: frozenset[str]) -> Sense | None:
    """What a verb does to the quoted words, None if it is none of speech or thought."""
    senses = scene.lexicon.verbs.get(verb_lemma(scene, verb.i), {})
    if frames & senses.keys() and (child.dep != "xcomp" or "infinitive" in senses):
        return _sense(senses)
    noun = scene.lexicon.nouns.get(top.lemma.lower(), {})
    return _sense(noun) if noun and verb.lemma in scene.lexicon.carriers else None


def _sense(senses: Mapping[str, Sense]) -> Sense:
    return senses.get("quote") or next(iter(senses.values()))


def _draft(
    scene: Scene, rule: str, sense: Sense, cue: tuple[int, ...], source: Source, content: Iterable[int]
) -> Draft:
    inside = tuple(sorted(set(content) - set(cue) - set(source.tokens)))
    return Draft(
        rule=rule,
        sense=sense or SAY,
        head=cue[0],
        cue=cue,
        content=inside,
        source=source.tokens,
        speaker=source.head,
        reason="a quoted piece of a clause of speech or thought",
    )
