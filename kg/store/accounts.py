"""Read back from a build what its rules told: accounts with their sentences, the articles, the versions of rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from kg.errors import StoreError
from kg.rdf.terms import mint
from kg.reading.article import ArticleOptions, read_article_text
from kg.records import Article
from kg.rulebook.accounts import Account, account_from_record
from kg.store.ask import rows
from kg.store.opened import FORMAT, MANIFEST, open_build

__all__ = ["BuildAccounts", "is_build", "read_accounts", "read_build_articles", "read_rule_versions"]

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
    if not is_build(path):
        raise StoreError(str(path), "no build here", "run kg build, or name another build with --build")
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise StoreError(str(path), "another version of the program wrote this build", "run kg build again")
        articles = tuple(str(entry["id"]) for entry in manifest["articles"])
        texts = {article: _text(path, article) for article in articles}
        accounts = tuple(account_from_record(record, texts[record["article"]]) for record in _events(path))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(str(path), f"the build is damaged ({error})", "run kg build again") from error
    return BuildAccounts(accounts, articles)


def _events(path: Path) -> Iterator[dict[str, Any]]:
    with (path / "records.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["record"] == "event":
                yield record


def _text(path: Path, article: str) -> str:
    name = mint("article", article).value.rpartition("/")[2]
    return (path / "articles" / f"{name}.txt").read_bytes().decode("utf-8")


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
        try:
            text = _text(path, article_id)
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(str(path), f"the build is damaged ({error})", "run kg build again") from error
        found.append(read_article_text(text, id=article_id, **cast(ArticleOptions, options)))
    return found


def read_rule_versions(path: Path) -> Mapping[str, str]:
    """Version of every rule that made something in the build, by its id.

    Raises
    ------
    StoreError
        If there is no build or it is damaged.
    """
    return {row[0]: row[1] for row in rows(open_build(path).store, _VERSIONS)}
