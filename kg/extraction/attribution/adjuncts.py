"""Where a reported clause begins and ends: which neighbours belong to what is said, which to the saying."""

from __future__ import annotations

from kg.extraction.attribution.background import without_background
from kg.extraction.attribution.cues import verb_senses
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.syntax import is_misjoined
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["begins", "clause_before", "clause_behind", "clause_tokens", "is_occasion"]
__all__ += ["object_tokens"]

_ASIDE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "prt", "dobj", "dative", "agent", "cc", "punct"})
_REASONS = frozenset({"because", "if", "unless", "although", "though", "since", "that", "so"})
_CONTRASTS = frozenset({"although", "though", "while", "whereas", "as"})
_ALLUSIONS = frozenset({"allusion", "dig", "echo", "jab", "nod", "reference", "swipe"})
_DETAILING = frozenset({"cite", "elaborate", "explain", "give", "name", "offer", "produce", "provide", "specify"})
_SPEAKERS = frozenset({"he", "she", "they"})
_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_MEETING = frozenset({"address", "brief", "greet", "host", "meet", "receive", "speak", "welcome"})
_INSIDE = frozenset({"at", "during", "in"})
_GATHERINGS = frozenset({"call", "debate", "meeting"})  # media in which others than the speaker act too
_ARTICLES = frozenset({"a", "an"})
_MANNER = frozenset({"term", "way", "manner", "tone", "language", "word"})


def begins(scene: Scene, i: int) -> int:
    """The first token of the phrase of `i`."""
    return scene.tree.first(i)


def clause_tokens(scene: Scene, clause: Token) -> set[int]:
    """A clause with all below it, but no "according to …" and no report of its own that only hangs on it."""
    found = set(scene.tree.subtree(clause.i))
    for child in scene.tree.children(clause.i, "prep", "advcl", "conj"):
        apart = child.text.lower() == "according" or (child.i > clause.i and _stands_apart(scene, child))
        if apart or is_misjoined(scene, child) or _is_remark(scene, child) or _is_next(scene, child):
            found -= set(scene.tree.subtree(child.i))
    return _without_joint(scene, _without_asides(scene, found))


def _without_asides(scene: Scene, tokens: set[int]) -> set[int]:
    """The tokens without ", adding that …", ", according to …", ", in an interview with …", wherever they hang."""
    kept = set(tokens)
    for i in sorted(tokens)[1:]:
        token = scene.tokens[i]
        if i in kept and (_is_setting(scene, token) or _is_added(scene, token) or _is_authority(scene, token)):
            kept -= set(scene.tree.subtree(i))
    return kept


def _is_authority(scene: Scene, token: Token) -> bool:
    """Whether ", according to …" begins with a token."""
    return token.text.lower() == "according" and scene.tokens[token.i - 1].text == ","


def _is_setting(scene: Scene, prep: Token) -> bool:
    """Whether a phrase behind a comma tells in what something was said: "…, in an interview with CBS".

    Where the words before it are themselves a report, it belongs to that.
    """
    if prep.dep != "prep" or prep.lemma not in _INSIDE or prep.i == 0 or scene.tokens[prep.i - 1].text != ",":
        return False
    named = scene.tree.child(prep.i, "pobj")
    media = scene.lexicon.media
    if named is None or media.get(named.lemma.lower(), media.get(named.text.lower(), "meeting")) in _GATHERINGS:
        return False
    first = scene.tokens[begins(scene, named.i)]
    own = first.lemma.lower() in _ARTICLES or first.tag == "PRP$" or first.text.lower() == "remarks"
    return own and "quote" not in verb_senses(scene, prep.head)


def _without_joint(scene: Scene, tokens: set[int]) -> set[int]:
    """The tokens without an *and* at their end, whose second half is no part of them."""
    words = (i for i in sorted(tokens, reverse=True) if scene.tokens[i].pos != "PUNCT")
    last = next(words, None)
    return tokens - {last} if last is not None and scene.tokens[last].tag == "CC" else tokens


def clause_before(scene: Scene, verb: Token, clause: Token) -> set[int]:
    """A clause that stands before its report, with what the parser hung on the report instead."""
    content = set(scene.tree.subtree(clause.i))
    subject = scene.tree.child(verb.i, "nsubj", "nsubjpass")
    report = min(verb.i, begins(scene, subject.i)) if subject else verb.i
    for child in scene.tree.children(verb.i):
        if child.dep in _ASIDE or child.i == clause.i or child.dep == "conj":
            continue
        if child.i < report or (child.i > verb.i and _continues(scene, child)):
            content |= set(scene.tree.subtree(child.i))
    return content


def clause_behind(scene: Scene, verb: Token, clause: Token) -> set[int]:
    """A clause behind the verb, with the adjuncts that follow it."""
    own = clause_tokens(scene, clause)
    content, end = set(own), max(own)
    for child in scene.tree.children(verb.i):
        misread = verb.i < child.i < clause.i and child.dep == "dobj" and verb.lemma not in scene.lexicon.told
        joined = child.dep == "conj" and child.i > end and _is_same_breath(scene, child)
        if misread or joined:
            content |= set(scene.tree.subtree(child.i))
        if joined:
            content |= set(range(end + 1, begins(scene, child.i)))
        if child.i < end or child.dep in {"cc", "conj", "punct", "nsubj", "parataxis"}:
            continue
        apart = _is_report(scene, child) or _stands_apart(scene, child) or _is_remark(scene, child)
        apart = apart or _is_next(scene, child)
        if child.text.lower() == "according" or apart or _is_moment(scene, child) or _is_own_setting(scene, child):
            break
        content |= set(scene.tree.subtree(child.i))
    content = _without_moment(scene, verb, {i for i in content if i > verb.i or i in own})
    return _without_joint(scene, without_background(scene, verb, clause, content))


def _is_next(scene: Scene, clause: Token) -> bool:
    """Whether a clause behind a semicolon is a sentence of its own: "ask whether he knew; Rome denied it".

    One that opens with *that* goes on with what is said.
    """
    subject = scene.tree.child(clause.i, "nsubj", "nsubjpass")
    if clause.dep not in {"ccomp", "conj", "parataxis", "advcl"} or subject is None:
        return False
    first = begins(scene, clause.i)
    parted = ";" in {scene.tokens[i].text for i in range(max(0, first - 1), subject.i)}
    return parted and scene.tree.child(clause.i, "mark") is None


def _is_own_setting(scene: Scene, prep: Token) -> bool:
    """Whether a phrase on the verb of saying, behind a comma, tells in what it was said."""
    return is_occasion(scene, prep) and scene.tokens[prep.i - 1].text == ","


def object_tokens(scene: Scene, verb: Token, thing: Token) -> set[int]:
    """An object and what follows it in the clause, up to time, occasion and reports of their own."""
    content = set(scene.tree.subtree(thing.i))
    for child in scene.tree.children(verb.i):
        if _is_misjoined_participle(scene, verb, child):
            content |= {scene.tree.first(child.i) - 1, *scene.tree.subtree(child.i)}
        if child.i <= thing.i or child.dep in {"punct", "cc", "conj", "npadvmod", "parataxis", "nsubj", "agent"}:
            continue
        if child.text.lower() == "according" or child.dep == "advcl":
            break
        if child.dep != "prep" or not is_occasion(scene, child):
            content |= set(scene.tree.subtree(child.i))
    return _without_asides(scene, content)


def _is_misjoined_participle(scene: Scene, verb: Token, child: Token) -> bool:
    """Whether a participle that hangs on a finite verb is joined to its object: "accused her of lying and hiding"."""
    if child.dep != "conj" or child.tag != "VBG" or verb.tag not in FINITE:
        return False
    joined = scene.tree.first(child.i) - 1
    if joined < 1 or scene.tokens[joined].dep != "cc" or scene.tokens[joined - 1].text == ",":
        return False
    return scene.tree.child(child.i, "aux", "nsubj") is None


def is_occasion(scene: Scene, prep: Token) -> bool:
    """Whether a phrase says when, how or on what occasion something was said: on Monday, in a statement."""
    named = scene.tree.child(prep.i, "pobj")
    if named is None:
        return False
    media = scene.lexicon.media
    return (
        named.entity.endswith(("DATE", "TIME"))
        or named.lemma in _MANNER
        or (prep.lemma in {"in", "at", "during"} and named.lemma.lower() in media)
        or (prep.lemma == "on" and named.pos == "PROPN" and named.text.lower() in media)
    )


def _continues(scene: Scene, child: Token) -> bool:
    """Whether a clause behind the report goes on with what is reported: "…, she said, because …"."""
    if child.dep == "ccomp":
        return not _is_report(scene, child)
    mark = scene.tree.child(child.i, "mark")
    return child.dep == "advcl" and mark is not None and mark.lemma in _REASONS


def _is_same_breath(scene: Scene, conjunct: Token) -> bool:
    """Whether a clause that the parser coordinates with the report belongs to what is reported.

    It does if its verb has a form that cannot be coordinated with the report, or a subject and no comma before it.
    """
    first = begins(scene, conjunct.i)
    if scene.tokens[first - 1].tag == "CC" and _is_shifted(scene, conjunct):
        return True
    if conjunct.tag in {"VB", "VBG"} and scene.tokens[conjunct.head].tag in FINITE:
        return not scene.tree.child(conjunct.i, "aux")
    if scene.tree.child(conjunct.i, "nsubj", "nsubjpass") is None or verb_senses(scene, conjunct.i):
        return False
    return scene.tokens[first - 1].tag == "CC" and scene.tokens[first - 2].text != ","


def _is_shifted(scene: Scene, conjunct: Token) -> bool:
    """Whether a clause behind "said it would …, and" goes on in the same future of the past: "and it would …"."""
    subject = scene.tree.child(conjunct.i, "nsubj", "nsubjpass")
    would = any(t.text.lower() in {"would", "’d", "'d"} for t in scene.tree.children(conjunct.i, "aux"))
    return would and subject is not None and subject.pos == "PRON" and scene.tokens[conjunct.head].tag == "VBD"


def _is_report(scene: Scene, token: Token) -> bool:
    """Whether a dependent is a report of its own: "…, adding that …"."""
    return token.dep in {"advcl", "conj", "acl"} and token.tag in {"VBG", "VBN"} and bool(verb_senses(scene, token.i))


def _is_added(scene: Scene, token: Token) -> bool:
    """Whether an adjunct behind a comma is a report by the same speaker: "…, adding that …"."""
    if token.tag != "VBG" and token.dep != "advcl":
        return False
    first = begins(scene, token.i)
    return token.i == first and first > 0 and scene.tokens[first - 1].text == "," and _is_report(scene, token)


def _is_remark(scene: Scene, child: Token) -> bool:
    """Whether a phrase behind a comma tells how it was meant: "…, in an apparent reference to Oslo"."""
    if child.dep != "prep" or child.i == 0 or scene.tokens[child.i - 1].text != ",":
        return False
    named, act = scene.tree.child(child.i, "pobj"), scene.tree.child(child.i, "pcomp")
    if named is not None and child.lemma == "in":
        return named.lemma in _ALLUSIONS
    return act is not None and child.lemma == "without" and (act.lemma in _DETAILING or bool(verb_senses(scene, act.i)))


def _stands_apart(scene: Scene, clause: Token) -> bool:
    """Whether an adjunct is a report of its own ("…, although he wrote …") or the scene (", as rain fell")."""
    mark = scene.tree.child(clause.i, "mark")
    if clause.dep != "advcl" or mark is None or mark.lemma not in _CONTRASTS:
        return clause.dep == "advcl" and _is_meeting(scene, clause)
    if {"quote", "object"} & verb_senses(scene, clause.i).keys():
        told = clause.tag == "VBG" or scene.tree.child(clause.i, "nsubj") is not None
        return told and scene.tree.child(clause.i, "ccomp", "dobj", "xcomp", "prep") is not None
    return mark.lemma == "as" and scene.tokens[max(0, mark.i - 1)].text == ","


def _without_moment(scene: Scene, verb: Token, content: set[int]) -> set[int]:
    """The content without a time at its end that is told from the day of the saying: "said on Friday that …, a day
    after …", where nothing else in it has a date."""
    dated = [t for t in scene.tree.children(verb.i, "prep", "npadvmod") if t.i not in content and is_occasion(scene, t)]
    last = max(content, default=None)
    if last is None or not dated:
        return content
    for above in (scene.tokens[last], *scene.tree.ancestors(last)):
        if above.i not in content:
            return content
        if _is_moment(scene, above):
            rest = content - set(scene.tree.subtree(above.i))
            return content if any(scene.tokens[i].entity.endswith("DATE") for i in rest) else rest
    return content


def _is_moment(scene: Scene, child: Token) -> bool:
    """Whether an adjunct behind a comma tells when it was said: "…, a day after the talks failed"."""
    first = begins(scene, child.i)
    if child.dep not in {"advcl", "npadvmod", "prep"} or scene.tokens[first - 1].text != ",":
        return False
    opening = [scene.tokens[i] for i in range(first, min(first + 4, child.i + 2, len(scene.tokens)))]
    at = next((n for n, t in enumerate(opening) if t.lemma.lower() in {"after", "before"}), None)
    return at is not None and (at == 0 or opening[at - 1].lemma.lower() in _UNITS)


def _is_meeting(scene: Scene, clause: Token) -> bool:
    """Whether a clause tells when somebody spoke: "… when he met his guest in Oslo"."""
    when, subject = scene.tree.child(clause.i, "advmod"), scene.tree.child(clause.i, "nsubj")
    opened = when is not None and when.lemma.lower() == "when" and when.i < clause.i
    personal = subject is not None and subject.text.lower() in _SPEAKERS
    return opened and personal and clause.tag == "VBD" and clause.lemma in _MEETING
