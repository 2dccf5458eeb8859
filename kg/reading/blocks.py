"""Split a text into paragraphs and lines; offsets are kept, and every visible character is in exactly one of them.

A line is a block of its own unless the text is hard-wrapped: then the lines of a paragraph are one block. A break was
made by wrapping if the next line's first word would not have fitted into the width of the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.records import TextSpan

__all__ = ["Line", "fold", "split_lines"]

_LINE = re.compile("[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_SPACE = (
    " \t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    + "\u200b\u2060\ufeff"
)
_FOLD = str.maketrans(
    "‘’‚‛ʼ`´" + "“”„‟«»" + "–—―−‐‑" + "\xa0\u2009\u202f\u2007\t\n\r" + "…", "'" * 7 + '"' * 6 + "-" * 6 + " " * 7 + "."
)
_ENDS = re.compile(r"[.!?][\"')\]]*$")
_LONGEST_WORD = 30  # characters; bounds what patterns are tried on, whatever is in a line
_NARROWEST, _WIDEST = 45, 130  # characters; the widths at which text is wrapped by hand or by mail programs
_WRAPPED_SHARE = 0.7  # of the breaks between neighbouring lines; the rest are ends of paragraphs
_RUNNING_ON = 0.35  # of the lines after such a break begin in lower case; a list of headlines has none


class Line(NamedTuple):
    """One block before it is zoned.

    `text` is the slice with quotes, dashes and spaces made plain; it has the slice's length, so that positions in it
    are positions in the slice. `apart` says whether a blank line (or the start) stands before it, `words` how many it
    has (counted at white space; a long stretch without any counts as several), `ended` whether it ends like a sentence.
    """

    span: TextSpan
    text: str
    apart: bool
    words: int
    ended: bool


def fold(text: str) -> str:
    """Make quotes, dashes and spaces plain ASCII, one character for one.

    Examples
    --------
    >>> fold("Xi’s visit — “over”")
    'Xi\\'s visit - "over"'
    """
    return text.translate(_FOLD)


def split_lines(text: str) -> tuple[Line, ...]:
    """Split into blocks in text order; blank text gives none.

    Examples
    --------
    >>> [line.text for line in split_lines("Title\\n\\n  First.\\r\\nSecond. ")]
    ['Title', 'First.', 'Second.']
    """
    spans = [span for found in _LINE.finditer(text) if (span := _trim(text, *found.span())) is not None]
    apart = [i == 0 or _blank_between(text, spans[i - 1], spans[i]) for i in range(len(spans))]
    joined = _wrapped(text, spans, apart)
    lines: list[Line] = []
    for i, span in enumerate(spans):
        if joined[i]:
            start = lines[-1].span.start
            lines[-1] = _line(text, TextSpan(start, span.end), lines[-1].apart)
        else:
            lines.append(_line(text, span, apart[i]))
    return tuple(lines)


def _line(text: str, span: TextSpan, apart: bool) -> Line:
    plain = fold(text[span.start : span.end])
    words = max(len(plain.split()), len(plain) // _LONGEST_WORD)
    return Line(span, plain, apart, words, _ENDS.search(plain[-8:]) is not None)


def _trim(text: str, start: int, end: int) -> TextSpan | None:
    """The span without the white space around it, or None where nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(_SPACE))
    end -= len(piece) - len(piece.rstrip(_SPACE))
    return TextSpan(start, end) if start < end else None


def _blank_between(text: str, before: TextSpan, after: TextSpan) -> bool:
    """Whether a blank line, a page break or a paragraph separator stands between two neighbouring lines."""
    gap = text[before.end : after.start].replace("\r\n", "\n")
    return sum(gap.count(mark) for mark in "\r\n\v\x1c\x1d\x1e\x85\u2028") > 1 or "\f" in gap or "\u2029" in gap


def _wrapped(text: str, spans: list[TextSpan], apart: list[bool]) -> list[bool]:
    """For each line whether it continues the one before it; all False unless the text is hard-wrapped."""
    none = [False] * len(spans)
    inner = [i for i in range(1, len(spans)) if not apart[i]]
    if len(inner) < 2:
        return none
    lengths = sorted(spans[i - 1].end - spans[i - 1].start for i in inner)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return none
    forced = [i for i in inner if _forced(text, spans[i - 1], spans[i], width)]
    running = sum(text[spans[i].start].islower() for i in forced)
    if len(forced) < max(2, _WRAPPED_SHARE * len(inner)) or running < _RUNNING_ON * len(forced):
        return none
    for i in forced:
        none[i] = True
    return none


def _forced(text: str, before: TextSpan, after: TextSpan, width: int) -> bool:
    """Whether the first word of `after` would have overrun `width` at the end of `before`."""
    length = before.end - before.start
    word = len(text[after.start : min(after.end, after.start + width)].split(maxsplit=1)[0])
    return length <= 1.25 * width and length + 1 + word > width
