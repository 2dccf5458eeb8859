"""Read back from a build what its rules told: accounts with their sentences, the articles, the versions of rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kg.reading.article import ArticleOptions, read_article_text
from kg.records import Article
from kg.rulebook.accounts import Account, account_from_record
from kg.store.ask import rows
from kg.store.opened import MANIFEST, Build, open_build, read_article_body, read_manifest, read_records

__all__ = ["BuildAccounts", "is_build", "read_accounts", "read_build_articles", "read_rule_versions", "rule_versions"]

_ARTICLES = """
SELECT ?id ?title ?author ?publisher ?url ?language ?published WHERE {
  ?article a schema:NewsArticle ; dcterms:identifier ?id .
  OPTIONAL { ?article schema:headline ?title }
  OPTIONAL { ?article schema:author ?author }
  OPTIONAL { ?article schema:publisher ?publisher }
  OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article dcterms:language ?language }
  OPTIONAL { ?article dcterms:issued ?published }
} ORDER BY ?id
"""
#: Facts of an article, in the order of the query.
_KNOWN = ("title", "author", "publisher", "url", "language", "published")
_VERSIONS = """
SELECT DISTINCT ?id ?version WHERE {
  GRAPH ?graph { ?rule a prov:Plan ; dcterms:identifier ?id ; owl:versionInfo ?version }
} ORDER BY ?id ?version
"""


@dataclass(frozen=True, slots=True)
class BuildAccounts:
    """All accounts of a build in the order of its records, and the ids of all its articles."""

    accounts: tuple[Account, ...]
    articles: tuple[str, ...]


def is_build(path: Path) -> bool:
    """Whether the folder is a build."""
    return (path / MANIFEST).is_file()


def read_accounts(path: Path) -> BuildAccounts:
    """Read the accounts of a build, without opening its store.

    Raises
    ------
    StoreError
        If there is no build, it is damaged, or another version of the program wrote it.
    """
    accounts = tuple(read_records(path, "event", account_from_record))
    return BuildAccounts(accounts, tuple(str(entry["id"]) for entry in read_manifest(path)["articles"]))


def read_build_articles(path: Path) -> list[Article]:
    """Read the articles of a build again, with all that was known of them, sorted by id.

    Raises
    ------
    StoreError
        If there is no build or it is damaged.
    """
    found = []
    for article_id, *known in rows(open_build(path).store, _ARTICLES):
        options = dict(zip(_KNOWN, known, strict=True))
        text = read_article_body(path, article_id)
        found.append(read_article_text(text, id=article_id, **cast(ArticleOptions, options)))
    return found


def read_rule_versions(path: Path) -> Mapping[str, str]:
    """Version of every rule that made something in the build, by its id.

    Raises
    ------
    StoreError
        If there is no build or it is damaged.
    """
    return rule_versions(open_build(path))


def rule_versions(build: Build) -> Mapping[str, str]:
    """The same of a build that is open."""
    return {row[0]: row[1] for row in rows(build.store, _VERSIONS)}
