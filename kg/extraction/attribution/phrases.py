"""Fixed phrases and adverbs that make the rest of their clause somebody's word: "according to", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.gaps import right_of
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import Source, noun_phrase, owner_of
from kg.extraction.stance.words import load_stance_words
from kg.records import Token

__all__ = ["find_phrases"]

_OUTLOOKS = frozenset({"perspective", "standpoint", "viewpoint"})
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only"})
_SAY, _THINK = Sense("assert"), Sense("believe")


def find_phrases(scene: Scene) -> list[Draft]:
    """Attributions made by a phrase or an adverb that is no part of the clause it reports."""
    return [*_prepositional(scene), *_owned(scene), *_adverbial(scene), *_per(scene), *_standpoints(scene)]


def _prepositional(scene: Scene) -> Iterator[Draft]:
    """ "according to the ministry", "in the words of her lawyer": the source hangs on the last word."""
    words = {tuple(phrase.split()): sense for phrase, sense in scene.lexicon.phrases.items()}
    lengths = sorted({len(w) for w in words}, reverse=True)
    lower = [t.text.lower() for t in scene.tokens]
    for i in range(len(lower)):
        for length in lengths:
            sense = words.get(tuple(lower[i : i + length]))
            if sense is None:
                continue
            named = scene.tree.child(i + length - 1, "pobj")
            if named is not None and not _is_measure(scene, named):
                source = noun_phrase(scene, named.i)
                yield from _draft(scene, "speech.phrase", sense, i, range(i, i + length), source)
            break


def _is_measure(scene: Scene, named: Token) -> bool:
    """Whether nobody says it: "according to plan", "according to their needs"."""
    return named.text.lower() in scene.lexicon.measures and not any(
        t.text.lower() == "the" for t in scene.tree.children(named.i)
    )


def _owned(scene: Scene) -> Iterator[Draft]:
    """ "in her view", "to my mind", "from Oslo's point of view"."""
    for token in scene.tokens:
        whole = _point_of_view(scene, token)
        sense = scene.lexicon.owned.get(" ".join(scene.tokens[i].lemma for i in whole))
        before = scene.tokens[token.head]
        if sense is None or token.dep != "pobj" or before.lemma not in {"in", "by", "from"}:
            continue
        if before.lemma == "from" and not whole[-1] > token.i and token.lemma not in _OUTLOOKS:
            continue
        source = owner_of(scene, token.i)
        more = [
            t for t in scene.tree.children(token.i, "prep", "amod", "relcl") if t.lemma != "own" and t.i not in whole
        ]
        if source.head is not None and not more:
            cue = [i for i in scene.tree.subtree(before.i) if i not in source.tokens]
            yield from _draft(scene, "speech.phrase.owned", sense, before.i, cue, source)


def _point_of_view(scene: Scene, noun: Token) -> list[int]:
    """The noun, or the three words of "point of view"."""
    of = scene.tree.child(noun.i, "prep") if noun.lemma == "point" else None
    view = scene.tree.child(of.i, "pobj") if of is not None and of.lemma == "of" else None
    return [noun.i, of.i, view.i] if of is not None and view is not None and view.lemma == "view" else [noun.i]


def _per(scene: Scene) -> Iterator[Draft]:
    """ "Exports fell, per customs data": behind a comma, before somebody who speaks or a document."""
    for token in scene.tokens:
        named = scene.tree.child(token.i, "pobj") if token.text.lower() == "per" and token.pos == "ADP" else None
        apart = token.i == 0 or scene.tokens[token.i - 1].text in {",", ".", "("}
        if named is None or not apart:
            continue
        words = {named.lemma.lower(), named.text.lower()}
        if named.i in scene.speakers or words & (scene.lexicon.voices | scene.lexicon.media.keys()):
            yield from _draft(scene, "speech.phrase", _SAY, token.i, [token.i], noun_phrase(scene, named.i))


def _standpoints(scene: Scene) -> Iterator[Draft]:
    """ "For Moscow, the pipeline is a lifeline", "To Beijing, the pact is dead": what something is to somebody."""
    for sentence in scene.tree.sentences:
        token = scene.tokens[sentence.first]
        named = scene.tree.child(token.i, "pobj") if token.text.lower() in {"for", "to"} else None
        verb = scene.tokens[token.head]
        if named is None or named.i not in scene.speakers or not _is_judgement(scene, verb, token.text.lower() == "to"):
            continue
        source = noun_phrase(scene, named.i)
        if source.tokens[-1] + 1 < len(scene.tokens) and scene.tokens[source.tokens[-1] + 1].text == ",":
            yield from _draft(scene, "speech.phrase.standpoint", _THINK, token.i, [token.i], source)


def _is_judgement(scene: Scene, verb: Token, plain: bool) -> bool:
    """Whether a clause tells how good or bad something is in somebody's eyes, and no rank, number or change."""
    if verb.lemma != "be" or verb.tag not in {"VBZ", "VBP"} or scene.tree.child(verb.i, "nsubj") is None:
        return False
    what = scene.tree.child(verb.i, "acomp") if plain else None
    if what is not None:
        return what.lemma.lower() in _verdicts()
    what = scene.tree.child(verb.i, "attr")
    if what is None or what.pos != "NOUN" or scene.tree.child(what.i, "nummod") is not None:
        return False
    ranked = any(t.tag in {"JJS", "RBS"} or t.lemma in _RANKS for t in scene.tree.children(what.i, "amod"))
    words = {t.lemma.lower() for t in (what, *scene.tree.children(what.i, "amod"))}
    return not ranked and scene.tree.child(what.i, "det") is not None and not words.isdisjoint(_verdicts())


@cache
def _verdicts() -> frozenset[str]:
    """The adjectives and nouns that judge."""
    return frozenset(load_stance_words().evaluations)


def _adverbial(scene: Scene) -> Iterator[Draft]:
    for token in scene.tokens:
        sense = scene.lexicon.adverbs.get(token.lemma) or scene.lexicon.adverbs.get(token.text.lower())
        if sense is not None and token.pos == "ADV":
            yield from _draft(scene, "speech.adverb", sense, token.i, [token.i], Source())


def _draft(scene: Scene, rule: str, sense: Sense, head: int, cue: range | list[int], source: Source) -> Iterator[Draft]:
    """One attribution of the clause around a phrase; none where no clause is left."""
    phrase = set(cue) | set(source.tokens)
    content = _quote_behind(scene, phrase) or _clause_around(scene, head, phrase | set(scene.tree.subtree(head)))
    if content:
        yield Draft(
            rule=rule,
            sense=sense,
            head=head,
            cue=tuple(sorted(cue)),
            content=tuple(sorted(content)),
            source=source.tokens,
            speaker=source.head,
            reason="a phrase that reports its clause",
        )


def _quote_behind(scene: Scene, phrase: set[int]) -> set[int]:
    """A quoted fragment right behind a phrase that stands inside a clause: "is, in the words of a friend, “a rock”."""
    last = max(phrase)
    start = last + 1
    while start < len(scene.tokens) and scene.tokens[start].text == ",":
        start += 1
    inside = scene.tokens[min(phrase) - 1].text == "," if min(phrase) > 0 else False
    if not inside or start >= len(scene.tokens) or not scene.quoted(start) or scene.quoted(last):
        return set()
    number = scene.quote_of[start]
    behind = right_of(scene, number)
    goes_on = behind and scene.tokens[behind[0]].lemma == "of"  # “the keeper” of the flame
    return {*scene.quote_tokens[number], *(scene.tree.subtree(behind[0]) if goes_on else ())}


def _clause_around(scene: Scene, head: int, phrase: set[int]) -> set[int]:
    """The clause that a phrase stands in, or the whole sentence where it opens or closes it."""
    sentence = scene.sentence_tokens(head)
    outside = [i for i in sentence if i not in phrase and scene.tokens[i].pos != "PUNCT"]
    if not outside:
        return set()
    opens, closes = outside[0] > min(phrase), outside[-1] < max(phrase)
    root = _clause_head(scene, head)
    relative = root is not None and any(t.dep == "relcl" for t in (root, *scene.tree.ancestors(root.i)))
    if root is None or root.head == root.i or opens or (closes and not relative):
        root = next((scene.tokens[i] for i in sentence if scene.tokens[i].head == i), None)
    if root is None:
        return set()
    content = set(scene.tree.subtree(root.i)) - phrase
    for other in scene.tree.children(root.i, "conj"):
        later = other.i > min(phrase) and not closes
        if later and scene.tree.child(other.i, "nsubj", "nsubjpass"):
            content -= set(scene.tree.subtree(other.i))
    first = min(content, default=None)
    if first is not None and scene.tokens[first].tag == "CC":
        content.discard(first)
    return content


def _clause_head(scene: Scene, head: int) -> Token | None:
    """The verb of the clause that holds a token."""
    return next(
        (
            t
            for t in scene.tree.ancestors(head)
            if t.pos in {"VERB", "AUX"} and t.dep not in {"aux", "auxpass", "xcomp", "amod"}
        ),
        None,
    )
