"""Fixed phrases and adverbs that make the rest of their clause somebody's word: "according to", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import Source, noun_phrase, owner_of
from kg.records import ActorType, Token, Zone
from kg.records import Sense as PlaceSense

__all__ = ["find_phrases"]

#: Words before the colon of a headline that name the genre and nobody who speaks.
_GENRES = frozenset(
    {"analysis", "background", "backgrounder", "briefing", "chronology", "commentary", "editorial", "exclusive"}
    | {"explainer", "factbox", "interview", "live", "opinion", "profile", "readout", "review", "timeline", "update"}
    | {"video", "watch"}
)
_NAME = 6  # most tokens before the colon of a headline
_CLAUSE = 3  # fewest behind it


def find_phrases(scene: Scene) -> list[Draft]:
    """Attributions made by a phrase or an adverb that is no part of the clause it reports."""
    return [*_prepositional(scene), *_owned(scene), *_adverbial(scene), *_headlines(scene)]


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
            if named is not None:
                source = noun_phrase(scene, named.i)
                yield from _draft(scene, "speech.phrase", sense, i, range(i, i + length), source)
            break


def _owned(scene: Scene) -> Iterator[Draft]:
    """ "in her view", "to my mind"."""
    for token in scene.tokens:
        sense = scene.lexicon.owned.get(token.lemma)
        before = scene.tokens[token.head]
        if sense is None or token.dep != "pobj" or before.lemma not in {"in", "by"}:
            continue
        source = owner_of(scene, token.i)
        if source.head is not None and not scene.tree.child(token.i, "prep", "amod", "relcl"):
            cue = [i for i in scene.tree.subtree(before.i) if i not in source.tokens]
            yield from _draft(scene, "speech.phrase.owned", sense, before.i, cue, source)


def _adverbial(scene: Scene) -> Iterator[Draft]:
    for token in scene.tokens:
        sense = scene.lexicon.adverbs.get(token.lemma) or scene.lexicon.adverbs.get(token.text.lower())
        if sense is not None and token.pos == "ADV":
            yield from _draft(scene, "speech.adverb", sense, token.i, [token.i], Source())


def _headlines(scene: Scene) -> Iterator[Draft]:
    """ "Lavrov: Talks will go on", "Report: Ports to close": a headline whose speaker stands before a colon."""
    for sentence in scene.tree.sentences:
        if sentence.zone is not Zone.HEADLINE:
            continue
        colon = next((i for i in range(sentence.first, sentence.last) if scene.tokens[i].text == ":"), None)
        if colon is None or not 0 < colon - sentence.first <= _NAME or scene.quoted(colon):
            continue
        left = range(sentence.first, colon)
        end = sentence.last
        while end < len(scene.tokens) and scene.paragraph_of[end] == scene.paragraph_of[colon]:
            end += 1
        right = [i for i in range(colon + 1, end) if scene.tokens[i].pos != "PUNCT"]
        if len(right) >= _CLAUSE and _names_speaker(scene, left):
            yield Draft(
                rule="speech.headline",
                sense=Sense("assert"),
                head=colon,
                cue=(colon,),
                content=tuple(range(colon + 1, end)),
                source=tuple(left),
                speaker=left[-1],
                reason="a name and a colon at the head of a headline",
            )


def _names_speaker(scene: Scene, left: range) -> bool:
    """Whether the words are a person, a body that speaks, or a document that says something."""
    if any(scene.tokens[i].pos in {"VERB", "AUX", "ADV"} for i in left):
        return False
    if len(left) == 1 and scene.tokens[left[0]].text.lower() in _GENRES:
        return False
    last = scene.tokens[left[-1]]
    if last.lemma.lower() in scene.lexicon.media:
        return True
    mention = next((m for m in scene.reading.mentions if m.head in left), None)
    if mention is not None:
        return (
            mention.actor.type not in {ActorType.PLACE, ActorType.NAMED_EVENT} or mention.sense is PlaceSense.GOVERNMENT
        )
    return scene.last_named.get(last.text, -1) > last.i


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
    return set(scene.quote_tokens[scene.quote_of[start]])


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
