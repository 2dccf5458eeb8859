"""Why a build holds a fact: all tellings of it with their records, texts and articles, from the build folder alone."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Store

from kg.errors import QueryError, StoreError
from kg.namespaces import BASE, iri_to_curie
from kg.rdf.terms import mint, relation_iri
from kg.store.accounts import rule_versions
from kg.store.ask import rows
from kg.store.lookup import find_anything
from kg.store.opened import Build, read_article_body

__all__ = ["Explanation", "Source", "Telling", "explain_fact", "find_accounts"]

Record = Mapping[str, Any]

_ACCOUNTS = "SELECT DISTINCT ?account WHERE { GRAPH ?g { ?account kg:accountOf @it } } ORDER BY ?account"
_ALL_ACCOUNTS = """
SELECT DISTINCT ?account ?event WHERE { GRAPH ?g { ?account kg:accountOf ?event } } ORDER BY ?account ?event
"""
_ARTICLE = """
SELECT ?title ?publisher ?issued ?url WHERE {
  VALUES ?it { @it }
  OPTIONAL { ?it schema:headline ?title } OPTIONAL { ?it schema:publisher ?publisher }
  OPTIONAL { ?it dcterms:issued ?issued } OPTIONAL { ?it schema:url ?url }
}
"""
_LABEL = """
SELECT ?label WHERE { @it rdfs:label ?label FILTER(LANG(?label) = "en" || LANG(?label) = "") } ORDER BY ?label
"""
_KINDS = {"event": "event", "statement": "attribution", "relation": "relation"}
_LISTED = 8  # candidates named in a message


@dataclass(frozen=True, slots=True)
class Source:
    """An article with what is known about it; empty strings for what is not. `text` is what offsets count in."""

    id: str
    title: str
    publisher: str
    published: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One place of one article that tells of the fact.

    `record` is what `kg extract` prints of it, `statement` the record of the reported speech that it stands in, if in
    any. `reasons` says why words mean an actor: (actor, start, end) -> reason. `rule_version` is that of the build.
    """

    source: Source
    record: Record
    statement: Record | None
    reasons: Mapping[tuple[str, int, int], str]
    rule_version: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fact and all its tellings, by article and place. `kind` is event, statement or relation."""

    id: str
    kind: str
    label: str
    tellings: tuple[Telling, ...]


def explain_fact(build: Build, text: str) -> Explanation:
    """Find a fact and everything that was recorded when it was extracted.

    Parameters
    ----------
    build : Build
    text : str
        Id of an event, account, statement or relation, or the beginning or end of one. An account is explained alone,
        an event with all its accounts.

    Raises
    ------
    QueryError
        If nothing or several things are so called, or it is something that no article tells, such as an actor.
    StoreError
        If the build has no records.
    """
    fact, only = _find(build.store, text)
    curie = iri_to_curie(fact.value)
    kind = curie.partition(":")[0]
    if kind not in _KINDS:
        what = f"{curie} is no event, statement or relation"
        raise QueryError("why", what, f"kg show {curie.partition(':')[2]} lists its facts, each with its id")
    wanted = only or _record_ids(build.store, fact, kind)
    found = _read_records(build.path, wanted, fact if kind == "relation" else None)
    if not found:
        raise StoreError(str(build.path), f"its records have nothing on {curie}", "run kg build again")
    tellings = tuple(_tellings(build, found))
    label = next((label for (label,) in rows(build.store, _LABEL.replace("@it", str(fact)))), "")
    return Explanation(curie, kind, label, tellings)


def find_accounts(build: Build, text: str) -> tuple[str, ...]:
    """Ids of the accounts that `text` names: one by its own id, or all those of an event.

    Raises
    ------
    QueryError
        If nothing or several things are so called, or it is no event.
    """
    fact, only = _find(build.store, text)
    if iri_to_curie(fact.value).partition(":")[0] != "event":
        raise QueryError("why", f"{iri_to_curie(fact.value)} is no event", "two events or accounts can be compared")
    return tuple(sorted(only or _record_ids(build.store, fact, "event")))


def _find(store: Store, text: str) -> tuple[NamedNode, frozenset[str]]:
    """The fact, and the accounts of it that were asked for by their own id, if any were."""
    account = text.strip().removeprefix(BASE)
    named = account.startswith(("account:", "account/"))
    if not named:
        try:
            return find_anything(store, text), frozenset()
        except QueryError as error:
            if not account or not _accounts_like(store, account):
                raise
            if "can be" in error.what:
                raise
    accounts = _accounts_like(store, account.removeprefix("account:").removeprefix("account/"))
    if len(accounts) == 1:
        (found,) = accounts
        return NamedNode(accounts[found]), frozenset({found})
    if accounts:
        listed = ", ".join(f"account:{one}" for one in list(accounts)[:_LISTED])
        more = f" and {len(accounts) - _LISTED} more" if len(accounts) > _LISTED else ""
        raise QueryError("account", f"{text!r} can be {listed}{more}", "give more of the id")
    raise QueryError("account", f"no account is called {text!r}", "kg why EVENT lists those of an event")


def _accounts_like(store: Store, text: str) -> dict[str, str]:
    """Accounts whose id is, begins with or ends with `text`, and the event each tells of."""
    found = {iri.rpartition("/")[2]: event for iri, event in rows(store, _ALL_ACCOUNTS)}
    if text in found:
        return {text: found[text]}
    return {one: event for one, event in found.items() if text and (one.startswith(text) or one.endswith(text))}


def _record_ids(store: Store, fact: NamedNode, kind: str) -> frozenset[str]:
    if kind == "event":
        return frozenset(iri.rpartition("/")[2] for (iri,) in rows(store, _ACCOUNTS.replace("@it", str(fact))))
    return frozenset({fact.value.rpartition("/")[2]})


def _read_records(folder: Path, wanted: Collection[str], relation: NamedNode | None) -> list[Record]:
    """The records with these ids, or those of the relation, in the order of the file: by article and place."""
    found = []
    for line in _lines(folder):
        if relation is None and not any(one in line for one in wanted):
            continue
        if relation is not None and '"record":"relation"' not in line:
            continue
        record = json.loads(line)
        if record.get("record") == "relation" and relation is not None:
            if relation_iri(record["subject"]["id"], record["relation"], record["object"]["id"]) == relation:
                found.append(record)
        elif record.get("record") in {"event", "attribution"} and _local(record) in wanted:
            found.append(record)
    return found


def _local(record: Record) -> str:
    return mint("account", record["id"]).value.rpartition("/")[2]


def _lines(folder: Path) -> Iterator[str]:
    path = folder / "records.jsonl"
    try:
        with path.open(encoding="utf-8") as stream:
            yield from stream
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(str(path), f"cannot be read ({error})", "run kg build again") from error


def _tellings(build: Build, found: Sequence[Record]) -> Iterator[Telling]:
    """The records with their articles, and with the mentions and statements beside them."""
    articles = {record["article"] for record in found}
    reasons: dict[str, dict[tuple[str, int, int], str]] = {article: {} for article in articles}
    statements: dict[str, Record] = {}
    said = {record["statement"] for record in found if record.get("statement")}
    marks = [f'"article":{json.dumps(article, ensure_ascii=False)}' for article in articles]
    for line in _lines(build.path):
        if not any(mark in line for mark in marks):
            continue
        record = json.loads(line)
        if record["record"] == "mention":
            reasons[record["article"]][record["actor"]["id"], *record["span"]] = _why(record)
        elif record["record"] == "attribution" and record["id"] in said:
            statements[record["id"]] = record
    sources = {article: _source(build, article) for article in sorted(articles)}
    versions = rule_versions(build)
    for record in found:
        article = record["article"]
        statement = statements.get(record.get("statement") or "")
        yield Telling(sources[article], record, statement, reasons[article], versions.get(record["rule"], ""))


def _source(build: Build, article: str) -> Source:
    iri = mint("article", article)
    title, publisher, issued, url = next(iter(rows(build.store, _ARTICLE.replace("@it", str(iri)))))
    return Source(article, title, publisher, issued, url, read_article_body(build.path, article))


def _why(mention: Record) -> str:
    """The evidence of a link and the rule that weighed it."""
    rule = mention.get("rule", "")
    return f"{mention['reason']} [{rule}]" if rule else str(mention["reason"])
