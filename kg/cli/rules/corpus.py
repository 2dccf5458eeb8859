"""The articles that rules are tried on: parsed once, then told by one set of rules or another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import many
from kg.cli.rules.shared import track

if TYPE_CHECKING:
    from kg.pipeline import Extractor
    from kg.records import Article, Reading
    from kg.rulebook.accounts import Account

__all__ = ["find_articles", "read_corpus", "tell_accounts"]


def find_articles(paths: tuple[Path, ...], build: Path) -> tuple[list[Article], str]:
    """The articles to try rules on, and how to call them.

    Those under `paths`; without any, those of the build if there is one, else ./sources, else the bundled samples. An
    article that cannot be read is told of and left out.

    Raises
    ------
    StoreError, SourceError
        If the build is damaged or was named and is none, or no path gives an article.
    """
    from click.core import ParameterSource

    from kg.cli.sources import Problems, read_files
    from kg.resources import resource
    from kg.store.accounts import is_build, read_build_articles

    if paths:
        return list(read_files(paths, Problems(quiet=False))), ", ".join(map(str, paths))
    source = click.get_current_context().get_parameter_source("build")
    if is_build(build) or source is not ParameterSource.DEFAULT:
        return read_build_articles(build), f"the build {build}"
    own = Path("sources")
    if own.is_dir():
        return list(read_files((own,), Problems(quiet=True))), "./sources"
    return list(read_files((resource("sources"),), Problems(quiet=True))), "the bundled samples"


def read_corpus(extractor: Extractor, articles: Sequence[Article], name: str) -> list[Reading]:
    """Parse articles once, with progress on a terminal.

    Raises
    ------
    SourceError
        If there are none.
    """
    from kg.errors import SourceError

    if not articles:
        raise SourceError(name, "no article to read", "name files or folders of articles")
    click.echo(f"Reading {many(len(articles), 'article')} of {name}", err=True)
    return list(track(extractor.read_all(articles), "Reading", total=len(articles)))


def tell_accounts(extractor: Extractor, readings: Iterable[Reading]) -> Iterator[Account]:
    """What the extractor's rules tell of articles that were read, dated across articles as a build does it."""
    from dataclasses import replace

    from kg.exchange import to_records
    from kg.resolve.keys import key_events
    from kg.rulebook.accounts import account_from_record

    for extraction in key_events([extractor.apply_rules(reading) for reading in readings], extractor.joining):
        for record in to_records(replace(extraction, mentions=(), attributions=(), relations=(), quotations=())):
            yield account_from_record(record, extraction.article.text)
