"""Verbs of speech and thought with what they govern: the readings in turn, and what none of them may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.extraction.attribution.complements import (
    called_on,
    finite_clause,
    inserted,
    passive_infinitive,
    rest_of_sentence,
    terse,
    verbal,
)
from kg.extraction.attribution.cues import verb_group
from kg.extraction.attribution.draft import Draft, Found
from kg.extraction.attribution.governed import is_person
from kg.extraction.attribution.lexicon import PREPOSITIONS, Sense
from kg.extraction.attribution.nominal import only_carries
from kg.extraction.attribution.objects import OBJECT_FRAMES, passive_object, plain_object, prepositional, secondary
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.silence import said_nothing, unanswered
from kg.extraction.attribution.sources import Source, noun_phrase_without, subject_of
from kg.extraction.attribution.syntax import is_infinitive, is_passive
from kg.extraction.attribution.unlisted import senses_here
from kg.records import Token

__all__ = ["find_indirect"]

_Reading = Callable[[Scene, Token, Mapping[str, Sense]], Found | None]
#: The first reading that finds something is taken.
_READINGS: tuple[_Reading, ...] = (
    passive_infinitive,
    passive_object,
    finite_clause,
    verbal,
    called_on,
    said_nothing,
    unanswered,
    secondary,
    plain_object,
    prepositional,
    inserted,
    rest_of_sentence,
    terse,
)
#: Frames without a clause: too weak to make a purpose ("money to support them") a statement.
_WEAK = PREPOSITIONS | OBJECT_FRAMES
_BODING = frozenset({"promise", "threaten"})
_ADVICE = frozenset({"should", "must", "can", "could", "may", "might"})
_PRONOUNS = frozenset({"that", "which"})
_NOBODY = frozenset({"no", "nobody", "none"})
_EMPTY_SUBJECT = frozenset({"it", "there"})


def find_indirect(scene: Scene, *, taken: frozenset[int]) -> list[Draft]:
    """Find the verbs of speech and thought with a complement; those in `taken` are done already."""
    drafts = []
    for token in scene.tokens:
        senses = senses_here(scene, token) if token.i not in taken else {}
        if not senses or token.dep in {"amod", "compound", "aux", "auxpass"} or only_carries(scene, token):
            continue
        found = next((f for reading in _READINGS if (f := reading(scene, token, senses))), None)
        draft = _draft(scene, token, senses, found) if found else None
        if draft is not None:
            drafts.append(draft)
    return drafts


def _draft(scene: Scene, verb: Token, senses: Mapping[str, Sense], found: Found) -> Draft | None:
    """Join content, source and cue; None where nobody says anything."""
    if found.frame in _WEAK and (_is_purpose(scene, verb) or _is_command(scene, verb)):
        return None
    source = subject_of(scene, verb.i)
    content = found.content - set(source.tokens)
    cue = tuple(i for i in verb_group(scene, verb.i) if i not in content and i not in source.tokens)
    content = _with_antecedent(scene, verb, content - set(cue)) - set(source.tokens)
    if scene.quoted(verb.i):
        content = {i for i in content if scene.quote_of[i] == scene.quote_of[verb.i]}
    aimless = source.head is None and is_infinitive(scene, verb) and not is_passive(scene, verb.i)
    if (
        not content
        or aimless
        or _is_anonymity(scene, verb)
        or _is_nobody(scene, verb, source)
        or _is_outlook(scene, verb, found, source)
    ):
        return None
    return Draft(
        rule=found.rule,
        sense=senses[found.frame],
        head=verb.i,
        cue=cue or (verb.i,),
        content=tuple(sorted(content)),
        source=source.tokens,
        speaker=source.head,
        reason=f"“{verb.lemma}” with {found.frame}",
    )


def _with_antecedent(scene: Scene, verb: Token, content: set[int]) -> set[int]:
    """What a relative pronoun stands for, where it is all that is said: "a claim that Oslo has since denied"."""
    said = content - {t.i for t in scene.tree.children(verb.i, "aux")}
    only = scene.tokens[next(iter(said))] if len(said) == 1 else None
    if verb.dep not in {"relcl", "acl"} or only is None or only.text.lower() not in _PRONOUNS or only.i > verb.i:
        return content
    noun = scene.tokens[verb.head]
    return set(noun_phrase_without(scene, noun, verb.i).tokens)


def _is_purpose(scene: Scene, verb: Token) -> bool:
    """Whether the verb is an infinitive that says what something is for."""
    bound = verb.dep == "xcomp" and scene.tree.child(verb.head, "dobj") is not None
    return (bound or verb.dep in {"advcl", "acl", "relcl"}) and is_infinitive(scene, verb)


def _is_command(scene: Scene, verb: Token) -> bool:
    """Whether the reader is told to do it: "Consider some examples"."""
    return verb.head == verb.i and verb.tag == "VB" and not scene.tree.child(verb.i, "nsubj", "aux")


def _is_outlook(scene: Scene, verb: Token, found: Found, source: Source) -> bool:
    """Whether a thing only bodes something: "the year promises to be dull", "the row threatens to split the bloc"."""
    if verb.lemma not in _BODING or found.frame != "infinitive" or source.head is None or is_person(scene, source.head):
        return False
    subject, act = scene.tokens[source.head], scene.tree.child(verb.i, "xcomp", "ccomp")
    return subject.lemma in scene.lexicon.mute or subject.tag == "CD" or (act is not None and act.lemma == "be")


def _is_anonymity(scene: Scene, verb: Token) -> bool:
    """Whether the verb only says that the source stays without a name: "declined to be identified"."""
    asked = scene.tree.children(verb.i, "xcomp", "ccomp", "advcl")
    return any(t.lemma in scene.lexicon.anonymity and is_passive(scene, t.i) and is_infinitive(scene, t) for t in asked)


def _is_nobody(scene: Scene, verb: Token, source: Source) -> bool:
    """Whether nobody is reported: "you see …", "one could say …", "it is easy to see …", "it should be noted …"."""
    if source.head is None:
        return any(t.tag == "MD" and t.text.lower() in _ADVICE for t in scene.tree.children(verb.i, "aux"))
    if scene.quoted(source.head):
        return False
    head = scene.tokens[source.head]
    word = head.text.lower()
    led = head.head in verb_group(scene, verb.i) and scene.tokens[head.head].lemma != "be"
    if _is_norm(scene, verb, source):
        return True
    anyone = word == "one" and scene.tree.child(source.head, "det") is None
    return word == "you" or anyone or (word in _EMPTY_SUBJECT and head.head != verb.i and not led)


def _is_norm(scene: Scene, verb: Token, source: Source) -> bool:
    """Whether it is only told what nobody ought to say or think: "no country should demand more"."""
    nobody = any(scene.tokens[i].text.lower() in _NOBODY for i in source.tokens[:1])
    return nobody and any(t.text.lower() in {"should", "must"} for t in scene.tree.children(verb.i, "aux"))
