"""Quotations with a verb of speech beside them: before, behind or in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kg.extraction.attribution.cues import verb_group, verb_lemma, verb_senses
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.gaps import closing_of, left_of, opens_sentence, right_of
from kg.extraction.attribution.inverted import unlisted_report
from kg.extraction.attribution.lexicon import SAY
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.series import leads_on
from kg.extraction.attribution.sources import NOBODY, Source, subject_of
from kg.extraction.attribution.syntax import is_passive
from kg.language.tree import FINITE

__all__ = ["find_direct"]

_CLOSES_BEFORE_REPORT = ",!?…—–-"
_FAR = 30  # most tokens between a quotation and the verb that reports it


class _Match(NamedTuple):
    """The verb that reports a quotation, and words around it that belong to the content."""

    verb: int
    rule: str
    extra: tuple[int, ...] = ()


def find_direct(scene: Scene) -> list[Draft]:
    """Find the quotations that a verb of speech stands beside; all quotations of one verb are one content."""
    found: dict[int, Draft] = {}
    for number in range(len(scene.quotes)):
        match = _before(scene, number) or _behind(scene, number)
        if match is None:
            continue
        content = (*match.extra, *scene.quote_tokens[number])
        known = found.get(match.verb)
        if known is not None:
            found[match.verb] = replace(known, content=(*known.content, *content), quotes=(*known.quotes, number))
        else:
            found[match.verb] = _draft(scene, number, match, content)
    return list(found.values())


def _draft(scene: Scene, number: int, match: _Match, content: tuple[int, ...]) -> Draft:
    source = _source(scene, match.verb, number)
    return Draft(
        rule=match.rule,
        sense=scene.lexicon.verbs.get(verb_lemma(scene, match.verb), {}).get("quote", SAY),
        head=match.verb,
        cue=tuple(i for i in verb_group(scene, match.verb) if i not in source.tokens),
        content=content,
        source=source.tokens,
        speaker=source.head,
        quotes=(number,),
        reason="a verb of speech beside a quotation",
    )


def _before(scene: Scene, number: int) -> _Match | None:
    """The verb in front of a quotation: "Li said: “…”", "Li said that “…”"."""
    left = left_of(scene, number)
    if not left:
        return None
    near = scene.tokens[left[0]]
    for i in left[:_FAR]:
        token = scene.tokens[i]
        senses = verb_senses(scene, i)
        if "quote" in senses and token.dep not in {"amod", "compound"} and not is_passive(scene, i):
            if _is_inserted(scene, i):
                return _Match(i, "speech.direct.before", _begun_before(scene, i, left))
            if token.tag == "VBG" and senses.keys() == {"quote"} and token.head in left:
                continue  # "he said, smiling, “…”"
            that = (near.i,) if near.text.lower() == "that" else ()
            beside = i == near.i or that or (opens_sentence(scene, number) and _reaches(scene, i, near.i))
            if near.text in {",", ":"} or (beside and _rounds_off(scene, number)):
                return _Match(i, "speech.direct.colon" if near.text == ":" else "speech.direct.before", that)
            return None
        if (token.tag in FINITE or token.tag == "MD") and token.dep != "relcl":
            return None
    return None


def _is_inserted(scene: Scene, verb: int) -> bool:
    """Whether a report stands inside a clause that began before it: "It was, she said, “a long day”"."""
    token = scene.tokens[verb]
    return token.dep == "parataxis" and token.head < verb and not scene.quoted(token.head)


def _begun_before(scene: Scene, verb: int, left: list[int]) -> tuple[int, ...]:
    """The words of a clause before the report that is put into it: "It was", she said."""
    subject = subject_of(scene, verb)
    report = min((verb, *(i for i in subject.tokens if i < verb)))
    words = [i for i in reversed(left) if i < report]
    return tuple(words[1:] if words and scene.tokens[words[0]].tag == "CC" else words)


def _reaches(scene: Scene, verb: int, near: int) -> bool:
    """Whether only the one spoken to, time or occasion stand between a verb and the quotation."""
    return all(
        t.tag not in FINITE and t.tag != "MD" and t.dep not in {"cc", "mark", "appos"}
        for t in scene.tokens[verb + 1 : near + 1]
    )


def _rounds_off(scene: Scene, number: int) -> bool:
    """Whether the sentence ends with the quotation, or goes on with something of its own."""
    right = right_of(scene, number)
    if not right or leads_on(scene, number):
        after = scene.quote_tokens[number][-1] + 1
        return bool(right) or not (after < len(scene.tokens) and scene.quoted(after))
    return scene.tokens[right[0]].text == ","


def _behind(scene: Scene, number: int) -> _Match | None:
    """The verb behind a quotation: "“…,” said Li", "“…,” the minister told reporters"."""
    right = right_of(scene, number)
    if not right or not _leads_to_report(scene, number, right):
        return None
    if _looks_like_report(scene, right[-1]) and not any("quote" in verb_senses(scene, i) for i in right):
        return _Match(right[-1], "speech.direct.after")
    relative = None
    for i in right[:_FAR]:
        token = scene.tokens[i]
        if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass"}:
            continue
        reports = "quote" in verb_senses(scene, i) and not is_passive(scene, i)
        if token.dep in {"relcl", "acl"}:
            relative = i if reports and relative is None else relative
        elif reports:
            return _with_clause(scene, number, i, right)
        elif token.tag in FINITE and not _leads_up(scene, i):
            break
    if relative is None:
        relative = unlisted_report(scene, number, right)
    return _with_clause(scene, number, relative, right) if relative is not None else None


def _leads_to_report(scene: Scene, number: int, right: list[int]) -> bool:
    """Whether a quotation ends the way one does before its report."""
    first, second = scene.tokens[right[0]], scene.tokens[right[min(1, len(right) - 1)]]
    comma = first.text == ","
    if first.tag == "CC" or (comma and second.tag in {"CC", "IN", "VBG"}) or _is_summed_up(scene, right):
        return False
    return comma or closing_of(scene, number) in _CLOSES_BEFORE_REPORT or "quote" in verb_senses(scene, first.i)


def _leads_up(scene: Scene, verb: int) -> bool:
    """Whether a verb only leads up to one that reports: "“…,” he liked to say"."""
    said = scene.tree.child(verb, "xcomp") if scene.tokens[verb].lemma in scene.lexicon.leads else None
    return said is not None and "quote" in verb_senses(scene, said.i)


def _is_summed_up(scene: Scene, right: list[int]) -> bool:
    """Whether a noun behind a quotation sums it up: "called it “theft,” a charge that Oman denies"."""
    words = [scene.tokens[i] for i in right[:4] if scene.tokens[i].pos != "PUNCT"]
    noun = next((t for t in words if t.pos == "NOUN"), None)
    return noun is not None and words[0].lemma in {"a", "an"} and "clause" in scene.lexicon.nouns.get(noun.lemma, ())


def _looks_like_report(scene: Scene, i: int) -> bool:
    """Whether a verb was taken for a noun at the end of its sentence: "“…,” the embassy notes."."""
    token = scene.tokens[i]
    if token.text == "read":
        return token.tag == "NN"
    return token.tag == "NNS" and "quote" in scene.lexicon.verbs.get(token.lemma, ())


def _with_clause(scene: Scene, number: int, verb: int, right: list[int]) -> _Match | None:
    """The verb, with the words before the quotation and behind the report that are part of the same clause.

    A quotation whose left side holds the subject of the verb is a fragment in the middle of another clause, and one
    that the tree puts under the verb with its clause is found there.
    """
    left = left_of(scene, number)[::-1]
    source = subject_of(scene, verb)
    if source.head is not None and source.head in left:
        return None
    clause = scene.tree.child(verb, "ccomp")
    if left and _is_inserted(scene, verb) and clause is not None and clause.i in right:
        return _Match(verb, "speech.direct.after", (*left, *scene.tree.subtree(clause.i)))
    framed = scene.tokens[verb].dep == "parataxis" or clause is not None
    if left and framed and not opens_sentence(scene, number):
        return None
    while left and scene.tokens[left[0]].tag in {"CC", ",", ":"}:
        left = left[1:]
    reported = max(i for i in (verb, *source.tokens) if i in right)
    behind = right[right.index(reported) + 1 :]
    goes_on = len(behind) > 1 and scene.tokens[behind[0]].text == "," and scene.tokens[behind[1]].tag in FINITE | {"MD"}
    return _Match(verb, "speech.direct.after", (*left, *(behind[1:] if goes_on else ())))


def _source(scene: Scene, verb: int, number: int) -> Source:
    """The subject of the reporting verb; where the parser found none, the words beside the verb."""
    source = NOBODY if _looks_like_report(scene, verb) else subject_of(scene, verb)
    if source.head is not None and not scene.quoted(source.head):
        return source
    right = right_of(scene, number)
    if verb not in right:
        return NOBODY
    at = right.index(verb)
    words = right[:at] or list(_until_break(scene, right[at + 1 :]))
    named = [i for i in words if scene.tokens[i].pos in {"NOUN", "PROPN", "PRON"}]
    if not named:
        return NOBODY
    return Source(tuple(words), next((i for i in named if scene.tokens[i].head not in words), named[-1]))


def _until_break(scene: Scene, indices: list[int]) -> Iterator[int]:
    for i in indices:
        if scene.tokens[i].pos in {"PUNCT", "ADP", "VERB"}:
            return
        yield i
