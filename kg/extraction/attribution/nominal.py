"""Nouns of speech and thought: "her claim that …", "voiced support for …", "made no mention of …"."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from kg.extraction.attribution.adjuncts import clause_tokens, is_occasion
from kg.extraction.attribution.cues import verb_group, verb_senses
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.received import received
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import Source, noun_phrase, owner_of, subject_of
from kg.extraction.attribution.syntax import first_conjunct, is_infinitive, main_verb_behind
from kg.records import Token

__all__ = ["find_nouns", "only_carries"]

_UNOWNED = frozenset({"warn", "doubt", "ask"})  # acts whose plural needs no owner: "fears of a war", "doubts about it"
_CLAUSES = frozenset({"clause", "owned-clause"})
_OBJECTS = ("dobj", "nsubjpass")
_OPENERS = frozenset({"that", "whether"})
_OWN_ACTS = frozenset({"urge", "warn", "pledge", "threaten", "want"})  # "demands of Russia": those that Russia makes
_FELT = frozenset({"fear", "dread"})  # "fear of Russia" is what others have


class _Complement(NamedTuple):
    """What a noun says is said: the frame, its tokens, and the preposition that leads to them, if one does."""

    frame: str
    content: set[int]
    link: tuple[int, ...] = ()


class _Carrier(NamedTuple):
    """The verb that carries a noun, and whether it follows it: "concern expressed by Japan", "doubts were raised"."""

    verb: Token
    behind: bool


def find_nouns(scene: Scene) -> list[Draft]:
    """Attributions whose cue is a noun: with its complement, or got by a subject ("drew praise from")."""
    drafts = []
    for token in scene.tokens:
        if token.pos == "NOUN" and token.lemma in scene.lexicon.nouns:
            senses = scene.lexicon.nouns[token.lemma]
            draft = received(scene, token, senses) or _agent(scene, token, senses) or _of_noun(scene, token, senses)
            if draft is not None:
                drafts.append(draft)
    return drafts


def only_carries(scene: Scene, verb: Token) -> bool:
    """Whether a verb of speech carries a noun that has a complement of its own: "voiced support for the plan"."""
    noun = scene.tree.child(verb.i, *_OBJECTS) if verb.lemma in scene.lexicon.carriers else None
    carrier = _carrier(scene, noun) if noun is not None and noun.pos == "NOUN" else None
    if noun is None or carrier is None or carrier.verb.i != verb.i:
        return False
    senses = scene.lexicon.nouns.get(noun.lemma, {})
    owned = _is_owned(scene, owner_of(scene, noun.i))
    return not owned and _complement(scene, noun, senses, carrier) is not None


def _of_noun(scene: Scene, noun: Token, senses: Mapping[str, Sense]) -> Draft | None:
    carrier = _carrier(scene, noun)
    found = _complement(scene, noun, senses, carrier)
    if found is None:
        return None
    source, group = _speaker(scene, noun, carrier)
    sense = senses.get(found.frame) or senses["owned-clause"]
    unowned = found.frame == "clause" or (noun.tag == "NNS" and sense.act in _UNOWNED) or _is_missing(scene, noun)
    if source.head is None and (not unowned or found.frame not in senses):
        return None
    content = _without_joined(scene, found.content) - set(source.tokens)
    run = range(min(noun.i, *group), max(noun.i, *group) + 1) if group else (noun.i,)
    none = [t.i for t in scene.tree.children(noun.i, "det") if t.lemma == "no"]
    cue = tuple(sorted({*none, *run, *found.link} - content - set(source.tokens)))
    if not content or not cue or (noun.lemma in scene.lexicon.answers and not none):
        return None
    return Draft(
        rule=f"speech.noun.{found.frame}",
        sense=sense,
        head=noun.i,
        cue=cue,
        content=tuple(sorted(content)),
        source=source.tokens,
        speaker=source.head,
        reason=f"“{noun.lemma}” with {found.frame}",
    )


def _carrier(scene: Scene, noun: Token) -> _Carrier | None:
    """The verb without a meaning of its own that makes the noun a cue: "voiced (support)"."""
    first = first_conjunct(scene, _noun_joined_to(scene, noun))
    verb = scene.tokens[first.head]
    alone = scene.lexicon.only_with.get(verb.lemma)
    if scene.quote_of[noun.i] != scene.quote_of[verb.i] or (alone is not None and noun.lemma not in alone):
        return None
    if first.dep in _OBJECTS and verb.pos == "VERB" and verb.lemma in scene.lexicon.carriers:
        return _Carrier(verb, first.dep == "nsubjpass")
    for participle in scene.tree.children(noun.i, "acl"):
        if participle.tag == "VBN" and participle.lemma in scene.lexicon.carriers:
            return _Carrier(participle, True)
    return None


def _noun_joined_to(scene: Scene, noun: Token) -> Token:
    """The cue noun that a cue noun stands beside, where the parser joined it to what that one says.

    "voiced support for a ceasefire and opposition to sanctions"
    """
    said = first_conjunct(scene, noun)
    preposition = scene.tokens[said.head]
    other = scene.tokens[preposition.head]
    joined = said.i != noun.i and said.dep == "pobj" and other.lemma in scene.lexicon.nouns
    return other if joined else noun


def _without_joined(scene: Scene, content: set[int]) -> set[int]:
    """What a noun says without a second cue noun that the parser joined to it."""
    kept = set(content)
    for i in sorted(content):
        token = scene.tokens[i]
        senses = scene.lexicon.nouns.get(token.lemma, {}) if token.dep == "conj" and token.pos == "NOUN" else {}
        if any(prep.lemma in senses for prep in scene.tree.children(i, "prep")):
            kept -= {*scene.tree.subtree(i), *range(scene.tree.first(i) - 1, i)}
    return kept


def _complement(scene: Scene, noun: Token, senses: Mapping[str, Sense], carrier: _Carrier | None) -> _Complement | None:
    """What the noun says is said: a that-clause, an infinitive, a phrase with a preposition."""
    tree = scene.tree
    heads = (noun.i, carrier.verb.i) if carrier is not None else (noun.i,)
    for head in heads:
        for child in tree.children(head, "acl", "relcl", "ccomp", "xcomp"):
            if child.i < noun.i or (carrier is not None and child.i == carrier.verb.i):
                continue
            if is_infinitive(scene, child) and "infinitive" in senses and child.dep != "relcl":
                if not senses["infinitive"].withheld or verb_senses(scene, child.i):
                    return _Complement("infinitive", _before_verb(scene, noun, set(tree.subtree(child.i))))
            elif _CLAUSES & senses.keys() and _is_content(scene, child):
                return _Complement("clause", _before_verb(scene, noun, clause_tokens(scene, child)))
        for clause in tree.children(head, "advcl") if "for" in senses else ():
            mark = tree.child(clause.i, "mark")
            if mark is not None and mark.lemma == "for" and mark.i == noun.i + 1:
                return _Complement("for", set(tree.subtree(clause.i)) - {mark.i}, (mark.i,))
        for prep in tree.children(head, "prep", "dative"):
            named = tree.child(prep.i, "pobj", "pcomp")
            if prep.lemma in senses and prep.i > noun.i and named is not None and not is_occasion(scene, prep):
                if named.lemma in scene.lexicon.never_with.get(noun.lemma, ()) or _owns(scene, noun, prep, senses):
                    continue
                document = _document_without(scene, noun)
                apart = tree.subtree(document.i) if document is not None else ()
                content = {*tree.subtree(named.i), *_for_infinitive(scene, heads, prep, named)} - {*apart}
                return _Complement(prep.lemma, content, (prep.i,))
    return _predicate(scene, noun, senses)


def _for_infinitive(scene: Scene, heads: tuple[int, ...], preposition: Token, named: Token) -> list[int]:
    """What is to be done with what *for* names: "a plea for the sanctions (to be lifted)"."""
    if preposition.lemma != "for":
        return []
    behind = (t for i in heads for t in scene.tree.children(i, "acl", "relcl", "xcomp", "advcl", "ccomp"))
    end = scene.tree.last(named.i) + 1
    inf = next((t for t in behind if is_infinitive(scene, t) and scene.tree.first(t.i) == end), None)
    return scene.tree.subtree(inf.i) if inf is not None else []


def _is_content(scene: Scene, clause: Token) -> bool:
    """Whether a clause says what the noun says: not a relative one, "a claim that he made".

    The parser often takes *that* for the object; where the clause has an object besides, or an auxiliary such as
    *would*, it is no relative clause.
    """
    tree = scene.tree
    first = scene.tokens[tree.first(clause.i)]
    if first.text.lower() not in _OPENERS or main_verb_behind(scene, scene.tokens[clause.head]) is clause:
        return False
    if first.dep == "mark":
        return clause.dep != "relcl"
    objects = tree.children(clause.i, "dobj", "attr", "acomp")
    modal = any(t.tag == "MD" for t in tree.children(clause.i, "aux"))
    return first.dep == "dobj" and (len(objects) > 1 or modal)


def _before_verb(scene: Scene, noun: Token, clause: set[int]) -> set[int]:
    """A clause up to the verb of the sentence, where the parser took that for a participle inside the clause.

    A sentence needs a verb: if a noun of speech is its root, a participle right behind a noun is one, "her claim that
    the road was closed (angered the farmers)".
    """
    if noun.dep != "ROOT":
        return clause
    ordered = sorted(clause)
    for before, i in pairwise(ordered):
        token, left = scene.tokens[i], scene.tokens[before]
        if token.tag == "VBN" and token.dep == "amod" and before == i - 1 and left.pos in {"NOUN", "PROPN"}:
            return {j for j in clause if j < i}
    return clause


def _agent(scene: Scene, noun: Token, senses: Mapping[str, Sense]) -> Draft | None:
    """Somebody who is what the noun says: "is a critic of the plan"."""
    verb = scene.tokens[noun.head]
    of = next((p for p in scene.tree.children(noun.i, "prep") if p.lemma == "of"), None)
    named = scene.tree.child(of.i, "pobj") if of is not None else None
    is_predicate = noun.dep == "attr" and verb.lemma in {"be", "remain", "become"}
    source = subject_of(scene, verb.i)
    if "agent-of" not in senses or not is_predicate or of is None or named is None or source.head is None:
        return None
    low = verb_group(scene, verb.i)[0]
    return Draft(
        rule="speech.noun.agent",
        sense=senses["agent-of"],
        head=noun.i,
        cue=tuple(i for i in (*range(low, noun.i + 1), of.i) if i not in source.tokens),
        content=tuple(scene.tree.subtree(named.i)),
        source=source.tokens,
        speaker=source.head,
        reason=f"“{noun.lemma}” of something",
    )


def _predicate(scene: Scene, noun: Token, senses: Mapping[str, Sense]) -> _Complement | None:
    """ "Their view is that …": the clause hangs on the copula."""
    verb = scene.tokens[noun.head]
    if noun.dep != "nsubj" or verb.lemma != "be":
        return None
    for child in scene.tree.children(verb.i, "ccomp", "xcomp", "advcl"):
        if child.i < verb.i:
            continue
        if is_infinitive(scene, child) and "infinitive" in senses:
            return _Complement("infinitive", set(scene.tree.subtree(child.i)))
        mark = scene.tree.child(child.i, "mark")
        if mark is not None and mark.lemma.lower() in _OPENERS and _CLAUSES & senses.keys():
            return _Complement("clause", clause_tokens(scene, child))
    return None


def _speaker(scene: Scene, noun: Token, carrier: _Carrier | None) -> tuple[Source, tuple[int, ...]]:
    """The owner of the noun, or the subject of the verb that carries it, and then the verb's group."""
    owner = _owner(scene, noun)
    if carrier is not None and not _is_owned(scene, owner):
        joined = noun.dep == "conj" and not carrier.behind
        return subject_of(scene, carrier.verb.i), () if joined else verb_group(scene, carrier.verb.i)
    document = _document_without(scene, noun) if owner.head is None else None
    named = scene.tree.child(document.i, "pobj") if document is not None else None
    return (noun_phrase(scene, named.i) if named is not None else owner), ()


def _owner(scene: Scene, noun: Token) -> Source:
    """Who owns a noun of speech, also behind *of*: "the demand of Russia that it be lifted"."""
    owner, senses = owner_of(scene, noun.i), scene.lexicon.nouns[noun.lemma]
    of = next((p for p in scene.tree.children(noun.i, "prep") if _owns(scene, noun, p, senses)), None)
    named = scene.tree.child(of.i, "pobj") if of is not None and owner.head is None else None
    return noun_phrase(scene, named.i) if named is not None else owner


def _owns(scene: Scene, noun: Token, prep: Token, senses: Mapping[str, Sense]) -> bool:
    """Whether *of* leads to those who speak, not to what they say: "security concerns of Russia"."""
    named = scene.tree.child(prep.i, "pobj")
    acts = {sense.act for sense in senses.values()}
    own = prep.lemma == "of" and noun.lemma not in _FELT and bool(acts & _OWN_ACTS)
    return own and named is not None and named.i in scene.speakers


def _is_owned(scene: Scene, owner: Source) -> bool:
    """Whether a noun belongs to somebody who is named: in "voiced his fears" it is the subject's."""
    return owner.head is not None and scene.tokens[owner.head].pos != "PRON"


def _is_missing(scene: Scene, noun: Token) -> bool:
    """Whether a sentence says that something said is not there: "there was no mention of …"."""
    verb = scene.tokens[noun.head]
    none = any(t.lemma == "no" for t in scene.tree.children(noun.i, "det"))
    return none and verb.lemma == "be" and scene.tree.child(verb.i, "expl") is not None


def _document_without(scene: Scene, noun: Token) -> Token | None:
    """The *in* before a document in which something is missing: "there was no mention of Taiwan in the readout"."""
    if not _is_missing(scene, noun):
        return None
    for i in range(noun.i + 1, scene.tree.last(noun.head) + 1):
        named = scene.tree.child(i, "pobj") if scene.tokens[i].lemma in {"in", "from"} else None
        if named is not None and named.lemma.lower() in scene.lexicon.media:
            return scene.tokens[i]
    return None
