"""The lexer: a sentence becomes words, numbers and marks with their classes.

The grammar works on strings in which one character stands for one lexeme (`CODES`), so that its rules read like
phrases and run as ordinary regular expressions.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from kg.language.dates.vocabulary import CAPITALIZED, CLASSES, WORDS, Entry, words

__all__ = ["CODES", "TRIGGERS", "Lexeme", "codes", "compile_pattern", "lex"]


class Lexeme(NamedTuple):
    """One word, number or mark at `[start, end)` of the text; `code` is its class, `value` depends on that."""

    start: int
    end: int
    text: str
    code: str
    value: object = None


#: Class name -> the character that stands for it.
CODES = {name: chr(0xE000 + number) for number, name in enumerate(CLASSES)}


def codes(names: str) -> frozenset[str]:
    """The characters of the classes named in a text, such as ``codes("IN ON")``."""
    return frozenset(CODES[name] for name in words(names))


#: Without one of these a sentence holds no time expression.
TRIGGERS = codes(
    "ABBR ANNIVERSARY DAYWORD DECADE EVE HOUR ISO MAY MONTH NUMDATE PERIODIC QUARTER QUARTERCODE RECENTLY SEASON UNIT"
    " WDAY WEEKDAY YEAR"
)

_MARKS = {",": "COMMA", ".": "DOT", "-": "DASH", "–": "DASH", "'": "APOS", "’": "APOS", "‘": "APOS"}

_LEXEME = re.compile(
    r"(?P<quarter>Q[1-4]\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    r"|(?P<numdate>\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}[./]\d{1,2}[./]\d{1,2})(?!\d)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?::\d\d)+|\d+\.\d+)"
    r"|(?P<digits>\d+)(?P<suffix>(?:st|nd|rd|th|s)\b)?"
    r"|(?P<mark>[^\w\s]|_)"
)


def lex(text: str, start: int, end: int) -> list[Lexeme]:
    """Split `text[start:end]` into lexemes whose offsets are those of `text`.

    Linear in the length of the slice; white space is dropped.
    """
    found = []
    classes, lower, upper = CODES, WORDS, CAPITALIZED
    for match in _LEXEME.finditer(text, start, end):
        piece = match.group()
        kind = match.lastgroup
        if kind == "word":
            entry = upper.get(piece) or lower.get(piece.lower()) if piece[0].isupper() else lower.get(piece)
            name, value = entry or (("CAP" if piece[0].isupper() else "OTHER"), None)
        elif kind == "mark":
            name, value = _MARKS.get(piece, "SYMBOL"), None
        else:
            name, value = _numeric(kind, match)
        found.append(Lexeme(match.start(), match.end(), piece, classes[name], value))
    return found


def _numeric(kind: str | None, match: re.Match[str]) -> Entry:
    """Class and value of a lexeme with digits."""
    text = match.group()
    if kind == "quarter":
        return "QUARTERCODE", int(text[1])
    if kind == "iso":
        date = _date(*(int(part) for part in text.split("-")))
        return ("ISO", date) if date else ("NUM", None)
    if kind == "numdate":
        return "NUMDATE", tuple(int(part) for part in re.split(r"[./]", text))
    if kind == "number":
        return "NUM", None
    digits, suffix = match.group("digits"), match.group("suffix")
    number = int(digits) if len(digits) <= 9 else -1
    if suffix == "s":
        return ("DECADE", number) if number % 10 == 0 and len(digits) in (2, 4) else ("NUM", None)
    if suffix:
        return ("ORDNUM" if 1 <= number <= 31 else "NUM"), number
    if len(digits) == 4 and 1000 <= number <= 2100:
        return "YEAR", number
    return ("DAYNUM" if len(digits) <= 2 and 1 <= number <= 31 else "NUM"), number


def _date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where no calendar has it."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def compile_pattern(source: str) -> re.Pattern[str]:
    """Compile a rule written with class names in capitals, such as `(?P<month>MONTH) (?P<day>DAYNUM)`.

    Raises
    ------
    KeyError
        If a name is no class.
    """
    return re.compile(re.sub(r"[A-Z]{2,}", lambda m: CODES[m.group()], source).replace(" ", ""))
