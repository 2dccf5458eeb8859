"""Adjectives of speech and thought: "is confident that …", "remains opposed to …", "voters worried about …"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.attribution.adjuncts import clause_tokens, is_occasion
from kg.extraction.attribution.cues import verb_group
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import NOBODY, Source, noun_phrase_without, subject_of
from kg.extraction.attribution.syntax import is_infinitive
from kg.records import Token

__all__ = ["find_adjectives"]

_COPULAS = frozenset(
    {"be", "feel", "seem", "remain", "become", "sound", "look", "stay", "appear", "grow", "make", "keep", "fall"}
)


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
    frame, content, link = found
    low = verb_group(scene, verb.i)[0]
    cue = tuple(i for i in (*range(low, adjective.i + 1), *link) if i not in content and i not in source.tokens)
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
    frame, content, link = found
    source = noun_phrase_without(scene, noun, adjective.i)
    return Draft(
        rule=f"speech.adjective.{frame}",
        sense=senses[frame],
        head=adjective.i,
        cue=(adjective.i, *link),
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
) -> tuple[str, set[int], tuple[int, ...]] | None:
    """Frame and tokens of what is thought, and the preposition that leads to it, if one does."""
    for head in dict.fromkeys((adjective.i, verb.i)):
        for child in scene.tree.children(head, "ccomp", "xcomp", "advcl", "csubj", "prep", "agent"):
            if child.i <= adjective.i:
                continue
            if child.dep in {"prep", "agent"}:
                named = scene.tree.child(child.i, "pobj", "pcomp")
                if child.lemma in senses and named is not None and not is_occasion(scene, child):
                    return child.lemma, _with_followers(scene, child, named), (child.i,)
            elif is_infinitive(scene, child):
                if "infinitive" in senses:
                    return "infinitive", set(scene.tree.subtree(child.i)), ()
            elif "clause" in senses and (child.dep == "ccomp" or _has_that(scene, child)):
                return "clause", clause_tokens(scene, child), ()
    return None


def _with_followers(scene: Scene, preposition: Token, named: Token) -> set[int]:
    """A noun with the phrases behind it that the parser hung on the adjective: "opposed to (a road) through it"."""
    content = set(scene.tree.subtree(named.i))
    for follower in scene.tree.children(preposition.head, "prep"):
        if scene.tree.first(follower.i) == max(content) + 1 and not is_occasion(scene, follower):
            content |= set(scene.tree.subtree(follower.i))
    return content
