"""Nouns and adjectives of speech and thought: "her claim that …", "voiced support for …", "is sure that …"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.attribution.adjuncts import clause_tokens
from kg.extraction.attribution.cues import verb_group
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import NOBODY, Source, noun_phrase_without, owner_of, subject_of
from kg.extraction.attribution.syntax import is_infinitive
from kg.records import Token

__all__ = ["find_adjectives", "find_nouns"]

_COPULAS = frozenset({"be", "feel", "seem", "remain", "become", "sound", "look", "stay", "appear", "grow", "make"})
_UNOWNED = frozenset({"warn", "doubt"})  # acts whose plural needs no owner: "fears of a war", "doubts about it"
_NO_SENSE = Sense("")
_CLAUSES = frozenset({"clause", "owned-clause"})


def find_nouns(scene: Scene) -> list[Draft]:
    """Attributions whose cue is a noun with its complement."""
    drafts = []
    for token in scene.tokens:
        if token.pos == "NOUN" and token.lemma in scene.lexicon.nouns:
            draft = _of_noun(scene, token, scene.lexicon.nouns[token.lemma])
            if draft is not None:
                drafts.append(draft)
    return drafts


def _of_noun(scene: Scene, noun: Token, senses: Mapping[str, Sense]) -> Draft | None:
    found = _complement(scene, noun, senses)
    if found is None:
        return None
    frame, content = found
    source, carrier = _speaker(scene, noun)
    unowned = frame == "clause" or (noun.tag == "NNS" and senses.get(frame, _NO_SENSE).act in _UNOWNED)
    if source.head is None and (not unowned or frame not in senses):
        return None
    sense = senses[frame] if frame in senses else senses["owned-clause"]
    content -= set(source.tokens)
    low = carrier[0] if carrier else noun.i
    cue = tuple(i for i in range(low, noun.i + 1) if i not in content and i not in source.tokens)
    if not content or not cue:
        return None
    return Draft(
        rule=f"speech.noun.{frame}",
        sense=sense,
        head=noun.i,
        cue=cue,
        content=tuple(sorted(content)),
        source=source.tokens,
        speaker=source.head,
        reason=f"“{noun.lemma}” with {frame}",
    )


def _complement(scene: Scene, noun: Token, senses: Mapping[str, Sense]) -> tuple[str, set[int]] | None:
    """What the noun says is said: a that-clause, an infinitive, a phrase with a preposition."""
    tree = scene.tree
    for child in tree.children(noun.i, "acl", "relcl", "ccomp", "xcomp"):
        if is_infinitive(scene, child) and "infinitive" in senses and child.dep != "relcl":
            return "infinitive", set(tree.subtree(child.i))
        if _CLAUSES & senses.keys() and _is_content(scene, child):
            return "clause", clause_tokens(scene, child)
    for prep in tree.children(noun.i, "prep"):
        named = tree.child(prep.i, "pobj", "pcomp")
        if prep.lemma in senses and named is not None:
            return prep.lemma, set(tree.subtree(named.i))
    return _predicate(scene, noun, senses)


def _is_content(scene: Scene, clause: Token) -> bool:
    """Whether a clause says what the noun says: not a relative one, "a claim that he made".

    The parser often takes *that* for the object; where the clause has an object besides, or an auxiliary such as
    *would*, it is no relative clause.
    """
    tree = scene.tree
    first = scene.tokens[tree.first(clause.i)]
    if first.text.lower() not in {"that", "whether"}:
        return False
    if first.dep == "mark":
        return clause.dep != "relcl"
    objects = tree.children(clause.i, "dobj", "attr", "acomp")
    modal = any(t.tag == "MD" for t in tree.children(clause.i, "aux"))
    return first.dep == "dobj" and (len(objects) > 1 or modal)


def _predicate(scene: Scene, noun: Token, senses: Mapping[str, Sense]) -> tuple[str, set[int]] | None:
    """ "Their view is that …": the clause hangs on the copula."""
    verb = scene.tokens[noun.head]
    if noun.dep != "nsubj" or verb.lemma != "be":
        return None
    for child in scene.tree.children(verb.i, "ccomp", "xcomp", "advcl"):
        if child.i < verb.i:
            continue
        if is_infinitive(scene, child) and "infinitive" in senses:
            return "infinitive", set(scene.tree.subtree(child.i))
        if scene.tree.child(child.i, "mark") is not None and _CLAUSES & senses.keys():
            return "clause", clause_tokens(scene, child)
    return None


def _speaker(scene: Scene, noun: Token) -> tuple[Source, tuple[int, ...]]:
    """The owner of the noun, or the subject of the verb that carries it, and then the verb's group."""
    owner = owner_of(scene, noun.i)
    verb = scene.tokens[noun.head]
    carries = noun.dep in {"dobj", "conj"} and verb.pos == "VERB" and verb.lemma in scene.lexicon.carriers
    if carries and (owner.head is None or scene.tokens[owner.head].pos == "PRON"):
        return subject_of(scene, verb.i), verb_group(scene, verb.i)
    return owner, ()


def find_adjectives(scene: Scene) -> list[Draft]:
    """Attributions whose cue is a predicative adjective: "is confident that", "remains opposed to"."""
    drafts = []
    for token in scene.tokens:
        senses = scene.lexicon.adjectives.get(token.text.lower())
        if senses and token.pos in {"ADJ", "VERB"} and token.dep != "compound":
            draft = _of_adjective(scene, token, senses)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _of_adjective(scene: Scene, adjective: Token, senses: Mapping[str, Sense]) -> Draft | None:
    verb = scene.tokens[adjective.head]
    if adjective.dep in {"acl", "amod"} and verb.i < adjective.i:
        return _behind_noun(scene, adjective, verb, senses)
    if adjective.dep in {"ROOT", "relcl", "ccomp", "conj"} and scene.tree.child(adjective.i, "auxpass", "aux", "cop"):
        verb = adjective
    elif verb.lemma not in _COPULAS:
        return None
    found = _adjective_complement(scene, adjective, verb, senses)
    source = subject_of(scene, verb.i) if verb.i != adjective.i else _passive_subject(scene, adjective)
    if found is None or source.head is None:
        return None
    if scene.tokens[source.head].text.lower() in {"it", "there", "this", "that"}:
        return None
    frame, content = found
    low = verb_group(scene, verb.i)[0]
    cue = tuple(i for i in range(low, adjective.i + 1) if i not in content and i not in source.tokens)
    return Draft(
        rule=f"speech.adjective.{frame}",
        sense=senses[frame],
        head=adjective.i,
        cue=cue or (adjective.i,),
        content=tuple(sorted(content - set(source.tokens) - set(cue))),
        source=source.tokens,
        speaker=source.head,
        reason=f"“{adjective.lemma}” with {frame}",
    )


def _behind_noun(scene: Scene, adjective: Token, noun: Token, senses: Mapping[str, Sense]) -> Draft | None:
    """ "voters worried about prices": the noun in front is the source."""
    found = _adjective_complement(scene, adjective, adjective, senses)
    if found is None:
        return None
    frame, content = found
    source = noun_phrase_without(scene, noun, adjective.i)
    return Draft(
        rule=f"speech.adjective.{frame}",
        sense=senses[frame],
        head=adjective.i,
        cue=(adjective.i,),
        content=tuple(sorted(content)),
        source=source.tokens,
        speaker=source.head,
        reason=f"“{adjective.lemma}” behind a noun, with {frame}",
    )


def _passive_subject(scene: Scene, adjective: Token) -> Source:
    """The subject of a participle that is used as an adjective: "is convinced that"."""
    subject = scene.tree.child(adjective.i, "nsubjpass", "nsubj")
    if subject is None:
        return NOBODY
    return Source(tuple(scene.tree.subtree(subject.i)), subject.i)


def _has_that(scene: Scene, clause: Token) -> bool:
    mark = scene.tree.child(clause.i, "mark")
    return mark is not None and mark.lemma == "that"


def _adjective_complement(
    scene: Scene, adjective: Token, verb: Token, senses: Mapping[str, Sense]
) -> tuple[str, set[int]] | None:
    for head in dict.fromkeys((adjective.i, verb.i)):
        for child in scene.tree.children(head, "ccomp", "xcomp", "advcl", "csubj", "prep"):
            if child.i <= adjective.i:
                continue
            if child.dep == "prep":
                named = scene.tree.child(child.i, "pobj", "pcomp")
                if child.lemma in senses and named is not None:
                    return child.lemma, set(scene.tree.subtree(named.i))
            elif is_infinitive(scene, child):
                if "infinitive" in senses:
                    return "infinitive", set(scene.tree.subtree(child.i))
            elif "clause" in senses and (child.dep == "ccomp" or _has_that(scene, child)):
                return "clause", clause_tokens(scene, child)
    return None
