"""What `kg extract` and `kg build` share: the options on articles, reading with messages, progress on long work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

import click

from kg.cli.options import registry_option, rules_option

if TYPE_CHECKING:
    _TextType = click.ParamType[str]
    from kg.pipeline import Extractor
    from kg.reading.article import ArticleOptions
    from kg.records import Article, Extraction

if not TYPE_CHECKING:
    _TextType = click.ParamType

__all__ = ["EDTF", "Problems", "extract_files", "extraction_options", "load", "read_files", "verbosity_options"]

Command = TypeVar("Command", bound=Callable[..., Any])


class _EdtfType(_TextType):
    """A date in EDTF, checked before anything is read."""

    name = "EDTF"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from kg.edtf import is_edtf

        if not is_edtf(str(value)):
            self.fail(f"{value!r} is no date; write 2023-03-20, 2023-03 or 2023-03-27/2023-04-02", param, ctx)
        return str(value)


EDTF = _EdtfType()


class Problems:
    """Messages for standard error; counts the articles that could not be read."""

    def __init__(self, *, quiet: bool) -> None:
        self.bad = 0
        self._quiet = quiet

    def error(self, error: Exception) -> None:
        """Tell of an article that is left out."""
        self.bad += 1
        click.echo(f"kg: {error}", err=True)

    def warn(self, article: Article) -> None:
        """Tell what is missing in an article that is read all the same."""
        for warning in () if self._quiet else article.warnings:
            click.echo(f"kg: warning: {article.id}: {warning}", err=True)


def extraction_options(command: Command) -> Command:
    """Options that decide how articles are read and by which rules."""
    command = click.option("--model", default=None, metavar="NAME", help="spaCy pipeline, such as en_core_web_trf.")(
        command
    )
    return rules_option()(registry_option(command))


def verbosity_options(command: Command) -> Command:
    """`-v` tells each article, `-q` only errors."""
    command = click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")(command)
    return click.option("-v", "--verbose", is_flag=True, help="Name every article as it is read.")(command)


def read_files(paths: tuple[Path, ...], problems: Problems, **options: Unpack[ArticleOptions]) -> Iterator[Article]:
    """Read files and folders with the catalogues that apply to them; bad articles are told of and left out."""
    from kg.errors import ArticleError
    from kg.reading.article import find_files, read_articles
    from kg.reading.catalog import find_catalogs, load_catalog

    files = find_files(paths)
    for article in read_articles(files, catalog=load_catalog(find_catalogs(files)), **options):
        if isinstance(article, ArticleError):
            problems.error(article)
        else:
            problems.warn(article)
            yield article


def load(*, model: str | None, rules: tuple[Path, ...], registry: tuple[Path, ...], quiet: bool) -> Extractor:
    """Load what extraction needs, with a word on a terminal, since it takes a second or two."""
    from kg.language.parse import DEFAULT_MODEL
    from kg.pipeline import load_extractor

    if sys.stderr.isatty() and not quiet:
        click.echo(f"Loading {model or DEFAULT_MODEL} …", err=True)
    return load_extractor(model=model or DEFAULT_MODEL, rules=rules, registry=registry)


def extract_files(
    articles: Iterable[Article], extractor: Extractor, *, count: int, quiet: bool, verbose: bool
) -> Iterator[Extraction]:
    """Extract one article after the other; a progress bar on a terminal, silence in a pipe."""
    found = extractor.extract(articles)
    if sys.stderr.isatty() and not quiet:
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("Extracting", total=count)
            for extraction in found:
                progress.update(task, advance=1, description=extraction.article.id[:40])
                yield extraction
        return
    for extraction in found:
        if verbose:
            click.echo(f"kg: read {extraction.article.id}", err=True)
        yield extraction
