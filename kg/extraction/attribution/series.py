"""Quoted pieces in a row belong to one content: "called it “rash,” “unfair” and “a gift to the banks”"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.gaps import closing_of
from kg.extraction.attribution.scene import NO_QUOTE, Scene

__all__ = ["leads_on", "with_series"]

_LONGEST = 6  # most tokens between two pieces of a row
_LINKS = frozenset({"CCONJ", "AUX", "ADV", "ADP", "DET", "PART", "PRON", "SCONJ"})


def with_series(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those whose content ends with a quotation grown by the quotations that follow it in a row."""
    claims: defaultdict[int, list[int]] = defaultdict(list)
    for n, draft in enumerate(drafts):
        for number in {scene.quote_of[i] for i in draft.content} - {NO_QUOTE, scene.quote_of[draft.head]}:
            claims[number].append(n)
    grown = [list(draft.content) for draft in drafts]
    ends = [max(draft.content, default=NO_QUOTE) for draft in drafts]
    for number in range(1, len(scene.quotes)):
        if claims[number] or not leads_on(scene, number - 1):
            continue
        before, inside = scene.quote_tokens[number - 1], scene.quote_tokens[number]
        start = before[-1] + 1
        for n in claims[number - 1]:
            if before[0] <= ends[n] < inside[0] and drafts[n].head < start:
                grown[n] += range(start, inside[-1] + 1)
                ends[n] = inside[-1]
                claims[number].append(n)
    pairs = zip(drafts, grown, strict=True)
    return [replace(d, content=tuple(all_)) if len(all_) > len(d.content) else d for d, all_ in pairs]


def leads_on(scene: Scene, number: int) -> bool:
    """Whether only commas and small words stand between a quotation and the next: no noun, no verb, no full stop."""
    if number + 1 >= len(scene.quotes):
        return False
    last, first = scene.quote_tokens[number][-1], scene.quote_tokens[number + 1][0]
    between = scene.tokens[last + 1 : first]
    if len(between) > _LONGEST or scene.paragraph_of[last] != scene.paragraph_of[first]:
        return False
    joined = any(t.tag == "CC" or t.text == "," for t in between) or closing_of(scene, number) == ","
    return joined and all(t.pos in _LINKS or t.text == "," for t in between)
