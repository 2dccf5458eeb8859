"""What the commands that explain share: reading a sentence or file, and fields that wrap under themselves."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import new_console, plain

if TYPE_CHECKING:
    from rich.console import Console

    from kg.records import Article, TextSpan

__all__ = ["Page", "excerpt", "quoted", "read_argument"]

#: Column where the value of a field begins, counted from its indent.
_LABEL = 15
#: A value is never set narrower than this.
_NARROWEST = 24


def read_argument(argument: str, *, published: str | None) -> Article:
    """The sentence itself, the text of a file with what is known about it, or standard input for ``-``.

    What is wrong with the text as a whole, such as another script, is told on standard error.

    Raises
    ------
    click.UsageError
        If it is blank, or looks like a file that is not there.
    ArticleError
        If the file or standard input is no text.
    """
    article = _read(argument, published)
    for warning in article.warnings:
        if "Latin" in warning:
            click.echo(f"kg: warning: {warning}", err=True)
    return article


def _read(argument: str, published: str | None) -> Article:
    from kg.reading.article import read_article, read_article_text
    from kg.reading.catalog import find_catalogs, load_catalog
    from kg.reading.text import decode

    if argument == "-":
        return read_article_text(
            decode(sys.stdin.buffer.read(), where="standard input"), id="stdin", published=published
        )
    if not argument.strip():
        raise click.UsageError('the sentence is empty; write it in quotation marks, such as "Xi met Putin in Moscow."')
    path = Path(argument)
    if _is_file(path):
        return read_article(path, catalog=load_catalog(find_catalogs([path])), published=published)
    if " " not in argument.strip() and (os.sep in argument or path.suffix == ".txt"):
        raise click.UsageError(f"no file {argument!r}; check the path, or give a sentence in quotation marks")
    return read_article_text(argument, id="sentence", published=published)


def _is_file(path: Path) -> bool:
    """Whether the argument names something on disk; sentences are too long for a name, or have signs no name may."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def excerpt(text: str, span: TextSpan | tuple[int, int] | list[int]) -> str:
    """The words of a span on one line."""
    start, end = span
    return " ".join(plain(text[start:end]).split())


def quoted(text: str, span: TextSpan | tuple[int, int] | list[int]) -> str:
    """The words of a span in quotation marks."""
    return f"“{excerpt(text, span)}”"


class Page:
    """Prints headings and fields; on a terminal as wide as it is, elsewhere every field on one line."""

    def __init__(self) -> None:
        self.console: Console = new_console()

    def gap(self) -> None:
        """An empty line."""
        self.console.print()

    def line(self, words: str, *, note: str = "", indent: int = 0, style: str = "") -> None:
        """A line of text, wrapped under its own beginning; `note` follows in a weaker colour."""
        self._wrapped("", indent, words, note, style)

    def field(self, label: str, words: str, *, note: str = "", indent: int = 3, style: str = "") -> None:
        """A label and its value, wrapped under the value's beginning."""
        width = max(_LABEL, len(label) + 2)
        self._wrapped(" " * indent + label.ljust(width), indent + width, words, note, style)

    def item(self, number: str, words: str, *, note: str = "") -> None:
        """A numbered heading."""
        self._wrapped(f"{number:<2} ", 3, words, note, "cyan")

    def _wrapped(self, label: str, hang: int, words: str, note: str, style: str) -> None:
        from rich.text import Text

        body = Text(plain(words), style=style)
        if note:
            body.append(("  " if words else "") + plain(note), style="dim")
        room = max(_NARROWEST, self.console.width - hang)
        for number, part in enumerate(body.wrap(self.console, room) or [Text()]):
            whole = Text()
            whole.append((label if number == 0 else "").ljust(hang), style="dim")
            whole.append_text(part)
            whole.rstrip()
            self.console.print(whole, soft_wrap=True)
