"""Who speaks: the subject of a verb of speech, however far away the sentence keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.extraction.attribution.cues import verb_senses
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.syntax import is_misjoined, is_passive, is_told, main_verb_behind
from kg.records import Token

__all__ = ["NOBODY", "Source", "noun_phrase", "noun_phrase_without", "owner_of", "subject_of"]

_SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Relative pronouns of things: the noun they stand for names the source better.
_THINGS = frozenset({"which", "that"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_EXPLETIVE = frozenset({"it", "there"})
#: How a clause hangs on the word that says it, and what is joined to it or lies in it.
_CONTENT = frozenset({"ccomp", "xcomp", "conj", "acl", "dobj", "pobj", "prep", "pcomp"})
_LONG_QUOTE = 6  # a longer quotation inside a subject got there by a mistake of the parser


class Source(NamedTuple):
    """Tokens that name the source, and the head of the phrase that tells who it is (None: not named)."""

    tokens: tuple[int, ...] = ()
    head: int | None = None


#: What a passive without an agent has for a source.
NOBODY = Source()


def subject_of(scene: Scene, verb: int, *, depth: int = 0) -> Source:
    """Find the source of a verb: its subject, its agent if it is passive, or what it shares with its governor.

    Parameters
    ----------
    scene : Scene
    verb : int
        Token index of a verb, or of a copula.

    Returns
    -------
    Source
        `NOBODY` if the sentence names none.
    """
    tree, above = scene.tree, scene.tokens[scene.tokens[verb].head]
    if main_verb_behind(scene, above) is scene.tokens[verb]:
        return Source(tuple(range(tree.first(above.i), verb)), above.i)
    subjects = tree.children(verb, *_SUBJECTS)
    subject = next((t for t in subjects[1:] if _is_set_off(scene, t.i)), subjects[0] if subjects else None)
    if is_passive(scene, verb):
        agent = tree.child(verb, "agent") or _strayed_agent(scene, verb)
        named = tree.child(agent.i, "pobj") if agent else None
        return noun_phrase(scene, named.i) if named else NOBODY
    if subject is not None:
        if subject.text.lower() in _EXPLETIVE and subject.dep != "nsubj":
            return NOBODY
        name, phrase = _named_after(scene, subjects), noun_phrase(scene, subject.i)
        return Source((*phrase.tokens, *noun_phrase(scene, name).tokens), name) if name is not None else phrase
    beside = (*tree.children(verb, "advcl", "acl"), *_first_of_two(scene, verb))
    told = (t for t in beside if t.i < verb and is_told(scene, t))
    listener = next((s for t in told for s in tree.children(t.i, "nsubj")), None)
    if listener is not None:  # "Li, asked whether it was late, said no", where the parser gives Li to "asked"
        return noun_phrase(scene, listener.i)
    return _shared(scene, verb, depth) if depth < 6 else NOBODY


def _first_of_two(scene: Scene, verb: int) -> tuple[Token, ...]:
    """The verb that another is coordinated with."""
    token = scene.tokens[verb]
    return (scene.tokens[token.head],) if token.dep == "conj" else ()


def _named_after(scene: Scene, subjects: Sequence[Token]) -> int | None:
    """The name behind the noun that says what it is, both taken for subjects: "the news agency Interfax said"."""
    for kind, name in pairwise(subjects):
        beside = scene.tree.last(kind.i) + 1 == scene.tree.first(name.i)
        if beside and kind.pos == "NOUN" and name.pos == "PROPN" and name.i in scene.speakers:
            return name.i
    return None


def _is_set_off(scene: Scene, subject: int) -> bool:
    """Whether a second subject speaks in an insertion: "Russia, Mr Lavrov had said, must wait"."""
    first = scene.tree.first(subject)
    return subject in scene.speakers and first > 0 and scene.tokens[first - 1].text in {",", ":"}


def _strayed_agent(scene: Scene, verb: int) -> Token | None:
    """The *by* of a passive that the parser took for a place or hung on a noun: "was condemned in Oslo by Wolf"."""
    tree = scene.tree
    nouns = [noun for of in tree.children(verb, "prep") if of.i > verb for noun in tree.children(of.i, "pobj")]
    below = (t for i in (verb, *(n.i for n in nouns)) for t in tree.children(i, "prep", "agent"))
    for by in (t for t in below if t.lemma == "by"):
        if any(t.i in scene.speakers for t in tree.children(by.i, "pobj")):
            return by
    return None


def noun_phrase(scene: Scene, head: int) -> Source:
    """A noun as a source, with its modifiers and appositions, without asides and quotations strayed into it."""
    tokens = scene.tokens
    around = scene.quote_of[head]
    asides = {i for clause in _asides(scene, head) for i in scene.tree.subtree(clause.i)}
    foreign = {scene.quote_of[i] for i in asides} - {around}
    inside = [
        i
        for i in scene.tree.subtree(head)
        if i not in asides
        and scene.quote_of[i] not in foreign
        and (scene.quote_of[i] == around or _short_quote(scene, i))
    ]
    if tokens[head].text.lower() in _RELATIVE and tokens[head].tag in {"WP", "WDT", "IN"}:
        clause = next((t for t in scene.tree.ancestors(head) if t.dep in {"relcl", "acl"}), None)
        if clause is not None and tokens[head].text.lower() in _THINGS:
            return noun_phrase_without(scene, tokens[_made(scene, clause.head, clause)], clause.i)
        return Source(tuple(_around(inside, head)), _who(scene, clause.head) if clause is not None else head)
    return Source(tuple(_without_time(scene, _around(inside, head), head)), head)


def _without_time(scene: Scene, phrase: list[int], head: int) -> list[int]:
    """A person without when it was that the parser takes for a part of the name: "On Sunday Secretary Li"."""
    if head not in scene.persons and not scene.tokens[head].entity.endswith("PERSON"):
        return phrase
    low = 0
    while phrase[low] < head and _is_time(scene, scene.tokens[phrase[low]]):
        low += 1
    return phrase[low:]


def _is_time(scene: Scene, token: Token) -> bool:
    return token.entity == "B-DATE" or token.text.lower() in scene.words.moments


def _made(scene: Scene, noun: int, clause: Token) -> int:
    """What "which" stands for behind a maker: "a draft tabled by France, which calls for peace" is the draft.

    So is the package in "a package of sanctions, which lists two banks", as the number of the verb tells.
    """
    by = scene.tokens[scene.tokens[noun].head]
    whole = scene.tokens[by.head]
    single = clause.tag == "VBZ" and whole.tag == "NN"
    if single and scene.tokens[noun].tag == "NNS" and scene.tokens[noun].dep == "pobj" and by.lemma == "of":
        return whole.i
    making = scene.tokens[by.head]
    document = scene.tokens[making.head]
    made = by.dep == "agent" and making.dep == "acl" and document.lemma.lower() in scene.words.documents
    return document.i if made else noun


def _who(scene: Scene, noun: int) -> int:
    """Whom "who" stands for: "Li of the Carnegie Center, who …" is Li."""
    token = scene.tokens[noun]
    above = scene.tokens[scene.tokens[token.head].head]
    within = token.dep == "pobj" and token.entity.endswith(("ORG", "GPE", "FAC", "LOC"))
    return above.i if within and (above.i in scene.speakers or above.entity.endswith("PERSON")) else noun


def _asides(scene: Scene, head: int) -> list[Token]:
    """What is no part of the name: clauses behind a comma ("Li, who arrived on Monday, …"), a quotation beside it."""
    found = [t for t in scene.tree.children(head, "appos") if scene.quoted(t.i) and not scene.quoted(head)]
    for clause in scene.tree.children(head, "relcl", "acl", "advcl", "amod"):
        first = scene.tree.first(clause.i)
        if clause.i > head and first > 0 and scene.tokens[first - 1].text == ",":
            found.append(clause)
    return found


def owner_of(scene: Scene, noun: int) -> Source:
    """Who owns a noun of speech: "her claim", "a warning from Moscow", "the promise by both sides"."""
    tree = scene.tree
    owner = tree.child(noun, "poss")
    if owner is not None:
        phrase = noun_phrase(scene, owner.i)
        kept = tuple(i for i in phrase.tokens if not (scene.tokens[i].tag == "POS" and scene.tokens[i].head == owner.i))
        return Source(kept, phrase.head)
    for by in tree.children(noun, "prep", "agent"):
        named = tree.child(by.i, "pobj")
        if by.lemma in {"by", "from"} and named is not None:
            return noun_phrase(scene, named.i)
    return NOBODY


def _shared(scene: Scene, verb: int, depth: int) -> Source:
    """The subject that a verb without one of its own takes over."""
    token = scene.tokens[verb]
    governor = scene.tokens[token.head]
    if governor.i == verb:
        return NOBODY
    if token.dep in {"acl", "relcl"} and governor.lemma == "nothing":  # "had nothing to say"
        return subject_of(scene, governor.head, depth=depth + 1)
    if token.dep == "acl":
        return noun_phrase_without(scene, governor, verb)
    if _is_past_aside(scene, token, governor):
        return noun_phrase_without(scene, scene.tokens[governor.head], governor.i)
    if token.dep in {"xcomp", "ccomp"} and not scene.tree.child(verb, *_SUBJECTS):
        controlled = scene.tree.child(governor.i, "dobj", "dative")
        if controlled is not None and controlled.i < verb and token.tag == "VB":
            return noun_phrase(scene, controlled.i)
    if token.dep == "pcomp" and governor.lemma == "as":
        quoted = scene.tree.child(governor.head, "dobj", "nsubjpass")
        if quoted is not None:
            return noun_phrase_without(scene, quoted, verb)
        if scene.tokens[governor.head].pos in {"NOUN", "PROPN"}:
            return noun_phrase_without(scene, scene.tokens[governor.head], verb)
    if token.dep == "advcl" and token.tag == "VBG":
        governor = _first_to_say(scene, token, governor)
    if token.dep in {"conj", "xcomp", "ccomp", "advcl", "parataxis", "pcomp", "prep", "dep", "auxpass", "acomp"}:
        above = _verb_above(scene, scene.tokens[governor.head] if is_misjoined(scene, token) else governor)
        if above is None:
            return NOBODY
        if is_passive(scene, above.i) and token.dep != "conj":
            subject = scene.tree.child(above.i, "nsubjpass")
            return noun_phrase(scene, subject.i) if subject is not None else NOBODY
        return subject_of(scene, above.i, depth=depth + 1)
    return NOBODY


def _is_past_aside(scene: Scene, verb: Token, aside: Token) -> bool:
    """Whether a verb goes on with the sentence behind a relative clause: "Oslo, whose envoy spoke, regards it as …".

    The parser joins it to the verb of that clause, though nothing but a comma stands between them.
    """
    if verb.dep != "conj" or aside.dep != "relcl" or scene.tree.child(aside.i, "cc") is not None:
        return False
    first = scene.tree.first(aside.i)
    return scene.tokens[first - 1].text == "," and scene.tokens[verb.i - 1].text == "," and verb.tag in _FINITE


def _first_to_say(scene: Scene, added: Token, governor: Token) -> Token:
    """The verb whose subject goes on: "Li said Oman had left, adding that …" hangs on *left*, but Li adds."""
    i = added.i
    told = scene.tree.child(i, "ccomp") is not None or governor.dep == "acl"
    if scene.tokens[i - 1].pos != "PUNCT" or not told or not verb_senses(scene, i):
        return governor
    here = first = governor
    for above in scene.tree.ancestors(governor.i):
        if here.dep not in _CONTENT or (here.dep == "acl" and above.lemma not in scene.lexicon.nouns):
            break
        first = above if here.dep != "conj" else first
        here = above
    put_in = (t for t in scene.tree.children(first.i, "parataxis") if t.i < i and verb_senses(scene, t.i))
    return next(put_in, first)


def noun_phrase_without(scene: Scene, noun: Token, clause: int) -> Source:
    """The phrase of a noun without the clause of speech that hangs on it: "a statement (saying that …)"."""
    below = set(scene.tree.subtree(clause))
    inside = [i for i in scene.tree.subtree(noun.i) if i not in below and (i < clause or not below)]
    return Source(tuple(_around(inside, noun.i)), noun.i)


def _verb_above(scene: Scene, token: Token) -> Token | None:
    """The nearest verb at or above a token."""
    if token.pos in {"VERB", "AUX"}:
        return token
    return next((t for t in scene.tree.ancestors(token.i) if t.pos in {"VERB", "AUX"}), None)


def _short_quote(scene: Scene, i: int) -> bool:
    number = scene.quote_of[i]
    return number >= 0 and len(scene.quote_tokens[number]) <= _LONG_QUOTE


def _around(indices: list[int], head: int) -> list[int]:
    """The run of tokens around the head; what is left of a cut quotation beyond a gap is dropped."""
    ordered = sorted(indices)
    if head not in ordered:
        return ordered
    low = high = ordered.index(head)
    while low > 0 and ordered[low - 1] >= ordered[low] - 2:
        low -= 1
    while high + 1 < len(ordered) and ordered[high + 1] <= ordered[high] + 2:
        high += 1
    return ordered[low : high + 1]
