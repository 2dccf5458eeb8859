"""What is not said: "declined to comment on …", "did not condemn …", "said nothing about …"; and thoughts denied.

An act of speech that is not performed is *withheld*; its content is what it is withheld about, its class stays. A
thought that is denied is another thought, and no silence: whoever does not believe something doubts it, and who does
not want or plan something says no to it. Two negations cancel each other: who did not fail to praise did praise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.extraction.attribution.cues import verb_group, verb_senses
from kg.extraction.attribution.draft import Draft, Found
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.syntax import is_infinitive
from kg.language.frames.negation import NEGATIVE
from kg.records import Token

__all__ = ["said_nothing", "unanswered", "with_silence"]

_THOUGHTS = frozenset({"believe", "doubt", "want", "plan", "learn"})
_NOT_ONLY = frozenset({"only", "just", "merely", "simply", "fewer", "less"})
_EXCEPT = frozenset({"but", "except", "other", "save"})  # "nobody but Li", "none other than Li"
_NEGATIVE = NEGATIVE - {"neither", "nor"} | {"rarely", "seldom"}
_NO_SPEAKER = frozenset({"no", "neither", "none", "nobody", "not"})
_NO_WORDS = frozenset({"without", "neither", "nor", "nothing"})
_NO_COMMENT = ["no", "comment"]
_TOPICS = frozenset({"about", "of", "on"})
_NEAR = 4  # most tokens between two verbs of speech that share a negation: "confirm or deny"
_JOINED = 4  # most such verbs in a row


def with_silence(scene: Scene, draft: Draft) -> Draft:
    """The draft with the words that negate its cue, withheld if the act is not performed."""
    if [scene.tokens[i].text.lower() for i in draft.content if scene.is_word[i]] == _NO_COMMENT:
        return replace(draft, withheld=True, reason=f"{draft.reason}; no comment")
    if draft.quotes or scene.tokens[draft.head].pos in {"PUNCT", "ADP", "ADV"}:
        return draft
    apart = {*draft.content, *draft.source}
    cue = tuple(sorted({*draft.cue, *_negation(scene, draft.head)} - apart))
    said = _refused_act(scene, draft)
    sense = said or draft.sense
    refused = said is not None and _withholds(scene, draft.head)
    if draft.sense.act == "ask" and any(scene.tokens[i].lemma in scene.lexicon.only_with for i in cue):
        sense = Sense("assert")  # who dodges a question gives no answer
    negations = _negations(scene, cue, draft.head) + _nobody_speaks(scene, draft) + sense.withheld + refused
    if negations % 2 == 0:
        return replace(draft, cue=cue)
    if sense.act in _THOUGHTS:
        return replace(draft, cue=cue, sense=Sense(_denied_thought(sense.act, draft.rule)))
    return replace(draft, cue=cue, sense=sense, withheld=True, reason=f"{draft.reason}; negated, so not said")


def said_nothing(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """ "said nothing about the plan", "had nothing to say about it": what nothing is said about."""
    if not {"quote", "clause"} & senses.keys():
        return None
    nothing = scene.tree.child(verb.i, "dobj", "nsubjpass")
    if nothing is None and verb.dep in {"relcl", "acl"}:
        nothing = scene.tokens[verb.head]
    if nothing is None or nothing.lemma != "nothing":
        return None
    frame = "quote" if "quote" in senses else "clause"
    for prep in (*scene.tree.children(nothing.i, "prep"), *scene.tree.children(verb.i, "prep")):
        named = scene.tree.child(prep.i, "pobj", "pcomp")
        if prep.lemma in _TOPICS and named is not None:
            return Found("speech.silence", frame, set(scene.tree.subtree(named.i)))
    return None


def unanswered(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """ "did not respond to the offer", "would not discuss it": an answer can be a deed, but none is silence."""
    if "unsaid" not in senses:
        return None
    cue = {*verb_group(scene, verb.i), *_negation(scene, verb.i)}
    if not any(_is_negative(scene, i, verb.i) for i in cue):
        return None
    for prep in scene.tree.children(verb.i, "prep"):
        named = scene.tree.child(prep.i, "pobj")
        if prep.lemma == "to" and named is not None:
            return Found("speech.silence", "unsaid", set(scene.tree.subtree(named.i)))
    thing = scene.tree.child(verb.i, "dobj") if verb.dep != "xcomp" and "object" not in senses else None
    return Found("speech.silence", "unsaid", set(scene.tree.subtree(thing.i))) if thing is not None else None


def _negation(scene: Scene, head: int, depth: int = 0) -> Iterable[int]:
    """The words around a cue that can negate it and are no part of its verb group."""
    token, tree = scene.tokens[head], scene.tree
    if token.pos not in {"VERB", "AUX"}:
        return ()
    governor = scene.tokens[token.head]
    found = [t.i for t in tree.children(head, "cc", "preconj", "neg", "advmod") if t.lemma in {"nor", "neither", "not"}]
    found = [i for i in found if i < head]
    for adverb in tree.children(head, "advmod"):
        if adverb.text.lower() == "longer":
            found += [*(t.i for t in tree.children(adverb.i, "neg", "det")), adverb.i]
        elif adverb.lemma in _NEGATIVE:
            found.append(adverb.i)
    first = tree.first(head)
    if first and scene.tokens[first - 1].text.lower() == "nor" and token.dep == "conj":
        found.append(first - 1)
    if any(scene.tokens[i].lemma in {"neither", "nor"} for i in found):
        found += [t.i for t in tree.children(head, "aux") if t.i < head]
    nothing = tree.child(head, "dobj", "nsubjpass") or (governor if token.dep in {"relcl", "acl"} else None)
    if nothing is not None and nothing.lemma == "nothing":
        above = scene.tokens[nothing.head] if nothing.i < head else token
        last = max(head, nothing.i)
        found += range(min(verb_group(scene, above.i)[0], nothing.i), last + 1 + (_word_behind(scene, last) in _TOPICS))
    if token.dep == "pcomp":
        found += _around_gerund(scene, token, governor)
    elif token.dep == "xcomp" and token.tag == "VBG" and _withholds(scene, governor.i):
        found += range(verb_group(scene, governor.i)[0], head)
    elif token.dep == "conj" and depth < _JOINED and _shares_negation(scene, token, governor):
        front = {*verb_group(scene, governor.i), *_negation(scene, governor.i, depth + 1)}
        found += range(min(front), head) if head - governor.i <= _NEAR else front
    return found


def _around_gerund(scene: Scene, gerund: Token, preposition: Token) -> Iterable[int]:
    """ "without (mentioning)", "stopped short of (condemning)", "refrained from (criticising)"."""
    if preposition.lemma == "without":
        return (preposition.i,)
    above = scene.tokens[preposition.head]
    if above.dep == "advmod":
        above = scene.tokens[above.head]
    if above.pos == "VERB" and 0 < gerund.i - above.i <= _NEAR + 1 and _withholds(scene, above.i):
        return range(verb_group(scene, above.i)[0], gerund.i)
    return ()


def _shares_negation(scene: Scene, verb: Token, first: Token) -> bool:
    """Whether a verb behind *or* or *nor* is negated with the one before: "neither confirmed nor denied"."""
    if not verb_senses(scene, first.i) or scene.tree.child(verb.i, "aux", "nsubj", "neg"):
        return False
    between = (t for t in scene.tree.children(first.i, "cc") if first.i < t.i < verb.i)
    return any(t.lemma in {"or", "nor"} for t in between)


def _withholds(scene: Scene, i: int) -> bool:
    """Whether a word says that the act under it is not performed: refuse, stop short, failure."""
    words = scene.lexicon.withholding
    token = scene.tokens[i]
    if token.lemma in words:
        return True
    return any(f"{token.lemma} {t.lemma}" in words for t in scene.tree.children(i, "prt", "advmod"))


def _is_negative(scene: Scene, i: int, head: int) -> bool:
    """Whether a word of the cue turns it into its opposite."""
    token = scene.tokens[i]
    word = token.text.lower()
    follows = _word_behind(scene, i)
    if token.dep == "neg" or word in _NO_WORDS | _NEGATIVE or (word == "no" and token.dep == "det"):
        return follows not in _NOT_ONLY
    if word == "yet":
        return follows == "to"
    return i != head and _withholds(scene, i)


def _negations(scene: Scene, cue: Iterable[int], head: int) -> int:
    """How often the words of a cue negate it; *neither* with its *nor* counts once."""
    words = [scene.tokens[i].text.lower() for i in cue if _is_negative(scene, i, head)]
    return len(words) - ("neither" in words and "nor" in words)


def _nobody_speaks(scene: Scene, draft: Draft) -> bool:
    """Whether the source is nobody: "neither side mentioned …", "no official confirmed …"."""
    if not draft.source:
        return False
    first = draft.source[0]
    follows = _word_behind(scene, first + (_word_behind(scene, first) == "one"))
    return scene.tokens[first].text.lower() in _NO_SPEAKER and follows not in _NOT_ONLY | _EXCEPT


def _word_behind(scene: Scene, i: int) -> str:
    return scene.tokens[i + 1].text.lower() if i + 1 < len(scene.tokens) else ""


def _refused_act(scene: Scene, draft: Draft) -> Sense | None:
    """The act of speech that is refused or not wanted: "its refusal to condemn the raid", "declined to comment"."""
    if not draft.rule.endswith(".infinitive") or draft.sense.act not in {"deny", "doubt", "want", "plan"}:
        return None
    heads = (draft.head, scene.tokens[draft.head].head)
    below = (t for i in heads for t in scene.tree.children(i, "xcomp", "acl", "ccomp", "advcl") if t.i in draft.content)
    verb = next((t for t in below if is_infinitive(scene, t)), None)
    senses = verb_senses(scene, verb.i) if verb is not None else {}
    sense = senses.get("unsaid") or senses.get("clause") or next(iter(senses.values()), None)
    return sense if sense is not None and sense.act not in _THOUGHTS else None


def _denied_thought(act: str, rule: str) -> str:
    """The class of a thought that is denied: "does not believe that …" doubts, "does not doubt that …" believes."""
    if act == "doubt":
        return "believe"
    unsure = act == "learn" or (act == "believe" and "clause" in rule)
    return "doubt" if unsure else "deny"
