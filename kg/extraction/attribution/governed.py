"""Long quotations under words that the lexicon lacks: the person in the sentence around them is heard in them."""

from __future__ import annotations

from kg.extraction.attribution.audit import is_title
from kg.extraction.attribution.cues import verb_group
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.gaps import stands_alone
from kg.extraction.attribution.lexicon import SAY
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import NOBODY, Source, noun_phrase, owner_of, subject_of
from kg.language.linking.lexicon import load_lexicon
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["author_of", "giver_of", "governed", "introduced", "is_person", "only_takes_in", "turned_to"]

_LONG = 5  # fewest words of a quotation that is no title and no phrase held up with tongs
_VERY_LONG = 9  # tokens of a quotation that is somebody's words though it has no verb
_ASIDE = frozenset({"acl", "relcl", "advcl", "appos"})
_PERSONAL = frozenset({"he", "she", "they", "i", "we"})


def governed(scene: Scene, number: int) -> Draft | None:
    """A quotation that is part of a sentence: the subject of the verb above it speaks, "he held up a sign: …"."""
    span = scene.quotes[number].span
    if is_title(scene.text[span.start : span.end]):
        return None
    inside = scene.quote_tokens[number]
    if inside[0] and scene.tokens[inside[0] - 1].text == ",":
        return None
    top = next((scene.tokens[i] for i in inside if scene.tokens[i].head not in inside), None)
    if top is None or not (_is_speech(scene, number) or (top.dep in {"dobj", "pobj"} and len(inside) > _VERY_LONG)):
        return None
    verb = next((t for t in scene.tree.ancestors(top.i) if t.pos == "VERB" and not scene.quoted(t.i)), None)
    return _draft(scene, number, "speech.direct.governed", verb) if verb is not None else None


def introduced(scene: Scene, number: int) -> Draft | None:
    """A quotation by itself behind a sentence about a person: "Li was blunt. “…”"."""
    first = scene.quote_tokens[number][0]
    if first == 0 or not stands_alone(scene, number):
        return None
    if scene.paragraph_of[first] != scene.paragraph_of[first - 1] and not _is_speech(scene, number):
        return None
    before = scene.sentence_tokens(first - 1)
    if scene.paragraph_of[first] - scene.paragraph_of[first - 1] > 1 or scene.quoted(first - 1):
        return None
    root = next((scene.tokens[i] for i in before if scene.tokens[i].head == i), None)
    return _draft(scene, number, "speech.direct.introduced", root) if root is not None else None


def turned_to(scene: Scene, number: int, person: int) -> Draft | None:
    """A quotation by itself some sentences behind the only person of whom they tell: "Li nodded. It was late. “…”"."""
    token = scene.tokens[person]
    if token.dep != "nsubj" or scene.paragraph_of[person] != scene.paragraph_of[scene.quote_tokens[number][0]]:
        return None
    verb = scene.tokens[token.head]
    return _draft(scene, number, "speech.direct.introduced", verb) if verb.head == verb.i else None


def only_takes_in(scene: Scene, verb: Token) -> bool:
    """Whether a subject gets the words of somebody else: "heard the prisoner", "held a sign"; not "held a briefing"."""
    if verb.lemma not in scene.lexicon.receiving:
        return False
    thing = scene.tree.child(verb.i, "dobj")
    occasion = thing is not None and thing.lemma.lower() in scene.lexicon.media
    return not (occasion and verb.lemma in scene.lexicon.saying.opening)


def author_of(scene: Scene, noun: int) -> Source:
    """Whose a noun of speech or thought is: "Li's answer", "a letter from Li", "the reply of Li"."""
    lemma = scene.tokens[noun].lemma.lower()
    lexicon = scene.lexicon
    if not (lemma in lexicon.nouns or lemma in lexicon.owned or lemma in lexicon.media):
        return NOBODY
    owner = owner_of(scene, noun)
    if owner.head is not None:
        return owner
    named = (scene.tree.child(of.i, "pobj") for of in scene.tree.children(noun, "prep") if of.lemma == "of")
    return next((noun_phrase(scene, t.i) for t in named if t is not None and t.i in scene.persons), NOBODY)


def _is_speech(scene: Scene, number: int) -> bool:
    """Whether a quotation is long enough for speech and has a finite verb."""
    words = [scene.tokens[i] for i in scene.quote_tokens[number] if scene.tokens[i].pos != "PUNCT"]
    return len(words) >= _LONG and any(t.tag in FINITE or t.tag == "MD" for t in words)


def _draft(scene: Scene, number: int, rule: str, verb: Token) -> Draft | None:
    source = _heard(scene, verb)
    if source.head is None or scene.quoted(source.head) or not is_person(scene, source.head):
        return None
    if any(_is_other(scene, verb, i) for i in scene.sentence_tokens(verb.i) if i not in source.tokens):
        return None
    return Draft(
        rule=rule,
        sense=SAY,
        head=verb.i,
        cue=tuple(i for i in verb_group(scene, verb.i) if i not in source.tokens) or (verb.i,),
        content=tuple(scene.quote_tokens[number]),
        source=source.tokens,
        speaker=source.head,
        quotes=(number,),
        reason="a long quotation under the only person that its clause names",
    )


def _is_other(scene: Scene, verb: Token, i: int) -> bool:
    """Whether a token is a second person in the clause of a verb; not in a clause at its side, "as Li looked on"."""
    if i not in scene.persons or scene.quoted(i):
        return False
    for above in scene.tree.ancestors(i):
        if above.i == verb.i:
            return True
        if above.dep in _ASIDE:
            return False
    return True


def giver_of(scene: Scene, verb: int) -> Source:
    """From whom or by whom something comes: "came from Li", "was handed a note by Li"."""
    tree = scene.tree
    named = (tree.child(p.i, "pobj") for p in tree.children(verb, "prep", "agent") if p.lemma in {"from", "by"})
    return next((noun_phrase(scene, t.i) for t in named if t is not None and is_person(scene, t.i)), NOBODY)


def _heard(scene: Scene, verb: Token) -> Source:
    """The subject of a verb, or whose the noun is that is its subject: "Li's reply came at once", "came from Li"."""
    if only_takes_in(scene, verb):
        return NOBODY
    subject = scene.tree.child(verb.i, "nsubj")
    if subject is None or is_person(scene, subject.i):
        return subject_of(scene, verb.i)
    author, lemma = author_of(scene, subject.i), subject.lemma.lower()
    if author.head is not None or not (lemma in scene.lexicon.nouns or lemma in scene.lexicon.owned):
        return author
    return giver_of(scene, verb.i)


def is_person(scene: Scene, i: int) -> bool:
    """Whether a noun can speak: a pronoun for persons, a name, an actor that is linked, a noun for people."""
    token = scene.tokens[i]
    named = token.text.lower() in _PERSONAL or token.pos == "PROPN" or i in scene.speakers
    return named or load_lexicon().has("callings", token.lemma.lower())
