"""Pair quotation marks: where each quotation of an article begins and ends.

One pass over each block, with a stack of open marks; no mark is looked at twice, so that the time is linear whatever
the input. Whether a straight mark opens or closes is read off its neighbours; an apostrophe is never a quotation mark.
Marks without a partner give nothing, except where the quotation runs on: a paragraph may end inside a quotation
if the next one opens with a mark again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.records import Article, Quotation, TextSpan, Zone

__all__ = ["find_quotations", "outermost"]

_MARK = re.compile("''|``|[\"“”„«»‘’']")
_OPENING, _CLOSING = frozenset("“„«") | {"``"}, frozenset("”»")
_SINGLE = frozenset("‘’'")
_BEFORE_OPENING = frozenset("([{-–—/:“‘\"'„«")
_AFTER_CLOSING = frozenset(".,;:!?)]}-–—…/\"'”’")
_ELISION = re.compile(r"(?:\d\ds?|til|tis|twas|em|cause|bout|round|n)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its partner; `maybe` is a closing mark that may be a possessive instead."""

    single: bool
    start: int
    maybe: int | None = None


@dataclass(slots=True)
class _Scan:
    """What one block holds: paired spans, the mark left open, and a closing mark that nothing opened."""

    span: TextSpan
    pairs: list[TextSpan] = field(default_factory=list)
    unclosed: int | None = None
    orphan: int | None = None
    opens: bool = False  # whether the block begins with an opening mark


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Find the quotations of an article, nested ones included.

    Parameters
    ----------
    article : Article
        Blocks of boilerplate are passed over. A quotation never crosses a block's border; one that does in the
        text gives a Quotation in each block, all but the last `open_ended`.

    Returns
    -------
    tuple of Quotation
        In text order, an outer quotation before those inside it. The spans hold the marks.

    Examples
    --------
    >>> from kg.records import Block
    >>> text = "Li said: “The ‘old’ way isn't ours.”"
    >>> one = Article("a", text, "", blocks=(Block(TextSpan(0, len(text)), Zone.BODY),))
    >>> [text[q.span.start : q.span.end] for q in find_quotations(one)]
    ["“The ‘old’ way isn't ours.”", '‘old’']
    """
    scans = [_scan(article.text, b.span) for b in article.blocks if b.zone is not Zone.BOILERPLATE]
    found = {q for n, scan in enumerate(scans) for q in _settle(article.text, scans, n, scan)}
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def outermost(quotations: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """The quotations that lie in no other, from a list in the order of `find_quotations`."""
    kept: list[Quotation] = []
    for quotation in quotations:
        if not kept or quotation.span.start >= kept[-1].span.end:
            kept.append(quotation)
    return tuple(kept)


def _settle(text: str, scans: list[_Scan], n: int, scan: _Scan) -> Iterator[Quotation]:
    """The quotations of block `n`, with what its neighbours say about marks that lack a partner."""
    for pair in scan.pairs:
        yield Quotation(pair)
    if scan.unclosed is not None:
        runs_on = n + 1 < len(scans) and (scans[n + 1].opens or scans[n + 1].orphan is not None)
        alone = not any(pair.start > scan.unclosed for pair in scan.pairs)
        lead = text[scan.span.start : scan.unclosed].rstrip()[-1:]
        if runs_on or (alone and lead in {"", ":", ","}):
            yield Quotation(TextSpan(scan.unclosed, scan.span.end), open_ended=runs_on)
    if scan.orphan is not None and n and scans[n - 1].unclosed is not None:
        yield Quotation(TextSpan(scan.span.start, scan.orphan))


def _scan(text: str, span: TextSpan) -> _Scan:
    """Pair the marks of one block."""
    scan = _Scan(span)
    lead = span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip())
    stack: list[_Open] = []
    waiting = {True: 0, False: 0}  # how many single and double marks are open
    for match in _MARK.finditer(text, span.start, span.end):
        mark, start, end = match.group(), match.start(), match.end()
        before = text[start - 1] if start > span.start else " "
        after = text[end] if end < span.end else " "
        single = mark in _SINGLE
        if _opens(mark, before, after, text, end) and not (mark == '"' and waiting[False] and before in "-–—"):
            scan.opens = scan.opens or start == lead
            _settle_maybe(scan, stack, waiting)
            stack.append(_Open(single, start))
            waiting[single] += 1
        elif _closes(mark, before, after):
            if not waiting[single]:
                if not single and scan.orphan is None and not scan.pairs:
                    scan.orphan = end
            elif single and before == "s" and after == " " and text[end + 1 : end + 2].islower():
                stack[-1].maybe = stack[-1].maybe or end if stack[-1].single else None
            else:
                _close(scan, stack, waiting, single=single, end=end)
    _settle_maybe(scan, stack, waiting)
    scan.unclosed = next((o.start for o in stack if not o.single), None)
    return scan


def _close(scan: _Scan, stack: list[_Open], waiting: dict[bool, int], *, single: bool, end: int) -> None:
    """Close the nearest open mark of the kind; marks opened after it had no partner."""
    while stack:
        last = stack.pop()
        waiting[last.single] -= 1
        if last.single == single:
            scan.pairs.append(TextSpan(last.start, end))
            return
        if last.maybe is not None:
            scan.pairs.append(TextSpan(last.start, last.maybe))


def _settle_maybe(scan: _Scan, stack: list[_Open], waiting: dict[bool, int]) -> None:
    """No better partner came for a single mark: take the one that looked like a possessive."""
    if stack and stack[-1].maybe is not None:
        last = stack.pop()
        waiting[last.single] -= 1
        scan.pairs.append(TextSpan(last.start, last.maybe or last.start))


def _opens(mark: str, before: str, after: str, text: str, end: int) -> bool:
    """Whether a mark with these neighbours begins a quotation."""
    free_left = before.isspace() or before in _BEFORE_OPENING
    if mark in _OPENING or mark in _CLOSING:
        turned = free_left and after.isalnum() if mark in _CLOSING else not before.isspace() and after.isspace()
        return (mark in _OPENING) != turned
    if mark == "’" or after.isspace() or not free_left:
        return False
    if mark in _SINGLE:
        return (after.isalnum() or after in '“"[…') and not _ELISION.match(text, end)
    return after not in ",;:!?)"


def _closes(mark: str, before: str, after: str) -> bool:
    """Whether a mark that does not open may end a quotation."""
    if mark == "‘":
        return False
    if mark in _SINGLE:
        return not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    return True
