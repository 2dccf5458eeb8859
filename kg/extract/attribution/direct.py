"""Quotations: find the words that report each one, before it, after it, or a sentence earlier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.attribution.cues import verb_group, verb_lemma, verb_senses
from kg.extract.attribution.draft import Draft
from kg.extract.attribution.lexicon import Sense
from kg.extract.attribution.scene import Scene
from kg.extract.attribution.sources import NOBODY, Source, is_passive, noun_phrase, owner_of, subject_of

__all__ = ["find_direct", "find_unreported"]

_END = frozenset(".!?;")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REPORT_ENDS = ",!?…—–-"
_FAR = 30  # most tokens between a quotation and the verb that reports it
_NAME = 6  # most tokens of a name in front of a colon
_SAY = Sense("assert")


def find_direct(scene: Scene) -> list[Draft]:
    """Attributions of quotations that a verb of speech stands beside; quotations of one verb are one content."""
    found: dict[int, Draft] = {}
    for number in range(len(scene.quotes)):
        match = _before(scene, number) or _after(scene, number)
        if match is None:
            continue
        verb, rule, extra = match
        content = (*extra, *scene.quote_tokens[number])
        if verb in found:
            known = found[verb]
            found[verb] = replace(known, content=(*known.content, *content), quotes=(*known.quotes, number))
        else:
            source = _source(scene, verb, number)
            cue = tuple(i for i in verb_group(scene, verb) if i not in source.tokens)
            found[verb] = Draft(
                rule=rule,
                sense=scene.lexicon.verbs[verb_lemma(scene, verb)]["quote"],
                head=verb,
                cue=cue,
                content=content,
                source=source.tokens,
                speaker=source.head,
                quotes=(number,),
                reason="a verb of speech beside a quotation",
            )
    return list(found.values())


def find_unreported(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give the quotations that nothing claims yet to a colon, a name behind a dash, or the speaker before.

    Returns
    -------
    list of Draft
        The drafts given, some with more content, and new ones.
    """
    found = list(drafts)
    claimed = {scene.quote_of[i] for d in found for i in d.content if scene.quote_of[i] != scene.quote_of[d.head]}
    for number in range(len(scene.quotes)):
        if number in claimed:
            continue
        made = _colon(scene, number) or _signed(scene, number)
        if made is not None:
            found.append(made)
        elif _is_sentence(scene, number):
            at = _speaker_before(scene, found, number)
            at = _speaker_behind(scene, found, number) if at is None else at
            if at is not None:
                draft = found[at]
                content = (*draft.content, *scene.quote_tokens[number])
                found[at] = replace(draft, content=content, quotes=(*draft.quotes, number))
    return found


def _left(scene: Scene, number: int) -> list[int]:
    """The tokens before a quotation in its sentence, the nearest first; a colon can end the paragraph above."""
    first = scene.quote_tokens[number][0]
    if first == 0:
        return []
    before = scene.tokens[first - 1]
    paragraph = scene.paragraph_of[before.i if before.text == ":" else first]
    found = []
    for i in range(first - 1, -1, -1):
        if scene.paragraph_of[i] != paragraph or scene.quoted(i) or scene.tokens[i].text in _END:
            break
        found.append(i)
    return found


def _right(scene: Scene, number: int) -> list[int]:
    """The tokens behind a quotation in its sentence; none where it ends with a full stop and a capital follows."""
    last = scene.quote_tokens[number][-1]
    found: list[int] = []
    for i in range(last + 1, len(scene.tokens)):
        token = scene.tokens[i]
        if not found and _closing(scene, number) == "." and token.text[:1].isupper():
            break
        if scene.paragraph_of[i] != scene.paragraph_of[last] or scene.quoted(i) or token.text in _END:
            break
        if token.text == ":":
            break
        found.append(i)
    return found


def _closing(scene: Scene, number: int) -> str:
    """The last character of a quotation before its closing mark."""
    span = scene.quotes[number].span
    return scene.text[span.start : span.end].rstrip("\"'”’» ")[-1:]


def _before(scene: Scene, number: int) -> tuple[int, str, tuple[int, ...]] | None:
    """The verb in front of a quotation that reports it, the rule, and words that belong to the content."""
    left = _left(scene, number)
    if not left:
        return None
    near = scene.tokens[left[0]]
    for i in left[:_FAR]:
        senses = verb_senses(scene, i)
        if "quote" in senses and scene.tokens[i].dep not in {"amod", "compound"} and not is_passive(scene, i):
            that = (near.i,) if near.text.lower() == "that" else ()
            beside = i == near.i or that or (_opens_sentence(scene, number) and _reaches(scene, i, near.i))
            if near.text in {",", ":"} or (beside and _rounds_off(scene, number)):
                rule = "speech.direct.colon" if near.text == ":" else "speech.direct.before"
                return i, rule, that
            return None
        if scene.tokens[i].tag in _FINITE and scene.tokens[i].dep not in {"relcl"}:
            return None
    return None


def _reaches(scene: Scene, verb: int, near: int) -> bool:
    """Whether only the one spoken to, time or occasion stand between a verb and the quotation."""
    return all(
        scene.tokens[i].tag not in _FINITE and scene.tokens[i].dep not in {"cc", "mark", "appos"}
        for i in range(verb + 1, near + 1)
    )


def _opens_sentence(scene: Scene, number: int) -> bool:
    """Whether a quotation begins like a sentence: a capital, and more than a name."""
    words = [scene.tokens[i] for i in scene.quote_tokens[number] if scene.tokens[i].pos != "PUNCT"]
    return len(words) > 3 and words[0].text[:1].isupper()


def _rounds_off(scene: Scene, number: int) -> bool:
    """Whether the sentence ends with the quotation, or goes on with something of its own."""
    right = _right(scene, number)
    if not right:
        after = scene.quote_tokens[number][-1] + 1
        return not (after < len(scene.tokens) and scene.quoted(after))
    return scene.tokens[right[0]].text == ","


def _after(scene: Scene, number: int) -> tuple[int, str, tuple[int, ...]] | None:
    """The verb behind a quotation that reports it."""
    right = _right(scene, number)
    if not right:
        return None
    first = scene.tokens[right[0]]
    if first.text != "," and _closing(scene, number) not in _REPORT_ENDS and "quote" not in verb_senses(scene, first.i):
        return None
    if first.tag == "CC" or (first.text == "," and len(right) > 1 and scene.tokens[right[1]].tag in {"CC", "IN", "VBG"}):
        return None
    if _looks_like_report(scene, right[-1]):
        return right[-1], "speech.direct.after", ()
    fallback = None
    for i in right[:_FAR]:
        token = scene.tokens[i]
        if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass"}:
            continue
        if token.dep in {"relcl", "acl"}:
            fallback = fallback if fallback is not None or "quote" not in verb_senses(scene, i) else i
            continue
        if "quote" in verb_senses(scene, i) and not is_passive(scene, i):
            return _with_clause(scene, number, i, right)
        if token.tag in _FINITE:
            break
    return _with_clause(scene, number, fallback, right) if fallback is not None else None


def _looks_like_report(scene: Scene, i: int) -> bool:
    """A verb that the parser took for a noun at the end of its sentence: "“…,” the embassy notes."."""
    token = scene.tokens[i]
    return token.tag == "NNS" and "quote" in scene.lexicon.verbs.get(token.lemma, ())


def _with_clause(scene: Scene, number: int, verb: int, right: list[int]) -> tuple[int, str, tuple[int, ...]] | None:
    """The verb, with the words before the quotation and behind the report that the quotation is part of.

    A quotation whose left side holds the subject of the verb is a fragment in the middle of another clause.
    """
    left = [i for i in reversed(_left(scene, number))]
    source = subject_of(scene, verb)
    if source.head is not None and source.head in left:
        return None
    framed = scene.tokens[verb].dep == "parataxis" or scene.tree.child(verb, "ccomp") is not None
    if left and framed and not _opens_sentence(scene, number):
        return None
    while left and scene.tokens[left[0]].tag in {"CC", ",", ":"}:
        left = left[1:]
    behind = right[right.index(max((i for i in (verb, *source.tokens) if i in right))) + 1 :]
    goes_on = len(behind) > 1 and scene.tokens[behind[0]].text == "," and scene.tokens[behind[1]].tag in _FINITE
    return verb, "speech.direct.after", (*left, *(behind[1:] if goes_on else ()))


def _source(scene: Scene, verb: int, number: int) -> Source:
    """The subject of the reporting verb; where the parser found none, the words beside the verb."""
    source = NOBODY if _looks_like_report(scene, verb) else subject_of(scene, verb)
    outside = [i for i in source.tokens if not scene.quoted(i)]
    if outside and (source.head is None or not scene.quoted(source.head)):
        return source
    behind = verb > scene.quote_tokens[number][-1]
    right = _right(scene, number) if behind else []
    if verb in right:
        words = right[: right.index(verb)] or list(_until_break(scene, right[right.index(verb) + 1 :]))
        named = [i for i in words if scene.tokens[i].pos in {"NOUN", "PROPN", "PRON"}]
        if named:
            head = next((i for i in named if scene.tokens[i].head not in words), named[-1])
            return Source(tuple(words), head)
    return NOBODY


def _until_break(scene: Scene, indices: list[int]) -> Iterator[int]:
    for i in indices:
        if scene.tokens[i].pos in {"PUNCT", "ADP", "VERB"}:
            return
        yield i


def _colon(scene: Scene, number: int) -> Draft | None:
    """A quotation behind a colon without a verb of speech: "Li's answer: “…”", "LI: “…”"."""
    left = _left(scene, number)
    if len(left) < 2 or scene.tokens[left[0]].text != ":":
        return None
    words = sorted(left[1:])
    nouns = [i for i in words if scene.tokens[i].pos in {"PROPN", "NOUN", "PRON"}]
    subjects = [i for i in nouns if scene.tokens[i].dep in {"nsubj", "nsubjpass"}]
    heads = subjects or [i for i in nouns if scene.tokens[i].head not in words or scene.tokens[i].head == i] or nouns
    if not heads:
        return None
    head = heads[0]
    source = owner_of(scene, head)
    if source.head is None:
        source = noun_phrase(scene, head)
    named = not any(scene.tokens[i].pos in {"VERB", "AUX"} for i in words) and scene.tree.child(head, "poss") is None
    kept = tuple(words) if named and len(words) <= _NAME else tuple(i for i in source.tokens if i in words)
    return Draft(
        rule="speech.direct.colon",
        sense=_SAY,
        head=left[0],
        cue=(left[0],),
        content=tuple(scene.quote_tokens[number]),
        source=kept,
        speaker=source.head,
        quotes=(number,),
        reason="a quotation behind a colon",
    )


def _signed(scene: Scene, number: int) -> Draft | None:
    """A quotation with its author behind a dash: "“…” – Li Wei, farmer"."""
    right = _right(scene, number)
    if len(right) < 2 or scene.tokens[right[0]].text not in {"—", "–", "-", "--"}:
        return None
    words = right[1:]
    if any(scene.tokens[i].pos == "VERB" for i in words) or scene.tokens[words[0]].pos != "PROPN":
        return None
    head = next((i for i in words if scene.tokens[i].head not in words), words[0])
    return Draft(
        rule="speech.direct.signed",
        sense=_SAY,
        head=right[0],
        cue=(right[0],),
        content=tuple(scene.quote_tokens[number]),
        source=tuple(words),
        speaker=head,
        quotes=(number,),
        reason="a quotation signed with a name",
    )


def _is_sentence(scene: Scene, number: int) -> bool:
    """Whether a quotation stands by itself, as one sentence or more."""
    if _left(scene, number) or _right(scene, number):
        return False
    inside = scene.quote_tokens[number]
    return len(inside) >= 4 and (_closing(scene, number) in ".!?…-—," or scene.quotes[number].open_ended)


def _speaker_before(scene: Scene, drafts: list[Draft], number: int) -> int | None:
    """The draft whose speaker goes on in this quotation: the last one before it in the paragraph, or in the one above."""
    first = scene.quote_tokens[number][0]
    best: tuple[int, int] | None = None
    for n, draft in enumerate(drafts):
        end = max((*draft.content, *draft.cue, *draft.source))
        if end >= first or scene.quoted(draft.head) or not _goes_on(scene, draft, first, end):
            continue
        if best is None or end > best[0]:
            best = (end, n)
    return best[1] if best else None


def _speaker_behind(scene: Scene, drafts: list[Draft], number: int) -> int | None:
    """The draft of the next quotation in the paragraph: "“…” “…,” he said."."""
    here = scene.quote_tokens[number]
    following = number + 1
    if following >= len(scene.quotes):
        return None
    if scene.paragraph_of[scene.quote_tokens[following][0]] != scene.paragraph_of[here[-1]]:
        return None
    between = scene.tokens[here[-1] + 1 : scene.quote_tokens[following][0]]
    if sum(t.pos != "PUNCT" for t in between) > _NAME:
        return None
    return next((n for n, d in enumerate(drafts) if following in d.quotes), None)


def _goes_on(scene: Scene, draft: Draft, first: int, end: int) -> bool:
    """Whether a speaker can still have the word: nothing but his words and the report of them lies between."""
    if "quote" not in scene.lexicon.verbs.get(scene.tokens[draft.head].lemma, {"quote": _SAY}):
        return False
    apart = scene.paragraph_of[first] - scene.paragraph_of[end]
    if apart > 1 or (apart == 1 and draft.sense.act not in {"assert", "announce", "warn", "deny"}):
        return False
    rest = scene.tree.sentence_of(first) - scene.tree.sentence_of(end)
    between = scene.tokens[end + 1 : first]
    return rest <= 1 or all(t.pos == "PUNCT" for t in between)
