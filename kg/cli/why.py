"""`kg why`: why the graph holds a fact, from the sentence to the rule."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from kg.cli.answers import many
from kg.cli.clause_view import Field, list_roles
from kg.cli.options import build_option, registry_option, rules_option
from kg.cli.record_view import (
    detail_fields,
    event_label,
    named_with_reason,
    party_fields,
    relation_words,
    statement_fields,
    statement_label,
)
from kg.cli.why_pair import pair_object, print_others, print_pair
from kg.cli.workbench import Page, excerpt, quoted
from kg.rulebook.wording import KIND_NAMES

if TYPE_CHECKING:
    from kg.rulebook.model import Rule, Rulebook
    from kg.store.joins import Pair
    from kg.store.opened import Build
    from kg.store.registered import Registered
    from kg.store.why import Explanation, Source, Telling

__all__ = ["command"]


@click.command("why")
@click.argument("fact")
@click.argument("other", required=False)
@build_option
@rules_option(help="Rules of your own that the build was made with, so that they can be named; may be repeated.")
@registry_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    fact: str, other: str | None, build: Path, rules: tuple[Path, ...], registry: tuple[Path, ...], form: str
) -> None:
    """Say why the graph holds FACT: an event, one account of it, a statement, a relation, or a term of the registry.

    With OTHER, say why two events or accounts are one event or not: every criterion of joining.yaml, whether it holds,
    and by what. Of two events those accounts are compared that come nearest.

    FACT is an id or any part of one, as kg show and kg query give it. For each article that tells of it:
    the sentence with the words that count, the clause as read, the rule and what met its conditions, who is meant by
    the words and why, the date and why, on whose word it rests, its stage, what it is part of, and why several accounts
    are held to be one event; at the end the events that are nearly the same and what stands against it.
    In the sentence *these words* tell of the act and [these] fill a part in it.

    \b
    Examples:
      kg why event:2019-06-05-meeting
      kg why 5d50b6 --build spring
      kg why account:3f9a --format json
      kg why 2023-03-20-visit 2023-03-21-meeting
      kg why account:3f9a account:77c0
    """
    from kg.rulebook.load import load_rulebook
    from kg.store.opened import open_build
    from kg.store.registered import find_registered
    from kg.store.why import explain_fact

    opened = open_build(build)
    if other is not None:
        _compare(opened, fact, other, rules, form)
        return
    registered = find_registered(opened.store, fact)
    if registered is not None:
        _print_registered(registered, form)
        return
    explanation = explain_fact(opened, fact)
    rulebook = load_rulebook(rules, registry=registry)
    near = _near(opened, explanation, rules)
    if form == "json":
        click.echo(json.dumps(_to_object(explanation, rulebook, near), ensure_ascii=False, indent=2))
    else:
        _print(explanation, rulebook, near)


class _Near(NamedTuple):
    """The events that nearly are the one explained, with what it takes to print them."""

    pairs: Sequence[Pair]
    criteria: Mapping[str, str]
    texts: Mapping[str, str]


def _near(opened: Build, explanation: Explanation, rules: tuple[Path, ...]) -> _Near:
    from kg.rulebook.joining import load_joining
    from kg.store.joins import nearest_others, read_mentions

    joining = load_joining(rules)
    if explanation.kind != "event":
        return _Near((), joining.criteria, {})
    pairs = nearest_others(read_mentions(opened, joining), explanation.tellings[0].record["key"])
    return _Near(pairs, joining.criteria, _texts(opened, pairs))


def _compare(opened: Build, fact: str, other: str, rules: tuple[Path, ...], form: str) -> None:
    from kg.rulebook.joining import load_joining
    from kg.store.joins import explain_pair, read_mentions
    from kg.store.why import find_accounts

    joining = load_joining(rules)
    one, two = find_accounts(opened, fact), find_accounts(opened, other)
    if one == two:
        raise click.UsageError(f"{fact!r} and {other!r} are the same; name two events or accounts")
    pair = explain_pair(read_mentions(opened, joining), one, two)
    texts = _texts(opened, [pair])
    if form == "json":
        click.echo(json.dumps(pair_object(pair, joining.criteria, texts), ensure_ascii=False, indent=2))
    else:
        print_pair(Page(), pair, joining.criteria, texts)


def _texts(opened: Build, pairs: Iterable[Pair]) -> dict[str, str]:
    """The texts of the articles that the pairs stand in."""
    from kg.store.opened import read_article_body

    shown = [p for pair in pairs for p in (pair, pair.against) if p is not None]
    records = [record for pair in shown for record in (pair.one, pair.other, *pair.steps)]
    return {record["article"]: read_article_body(opened.path, record["article"]) for record in records}


def _print_registered(fact: Registered, form: str) -> None:
    """An office or membership that the registry tells and no article need state."""
    if form == "json":
        click.echo(json.dumps(fact._asdict(), ensure_ascii=False, indent=2))
        return
    page = Page()
    page.line(f"{fact.who}, {fact.office or 'member'}", style="bold")
    page.line(fact.id, style="dim")
    page.line(f"of      {fact.body}", indent=2)
    page.line(f"valid   {fact.valid or 'unknown'}", indent=2)
    page.line("told by the registry", note=", ".join(fact.sources) or "its dates are unverified", indent=2)


def _to_object(explanation: Explanation, rulebook: Rulebook, near: _Near) -> dict[str, Any]:
    return {
        "id": explanation.id,
        "kind": explanation.kind,
        "label": explanation.label,
        "key": next((t.record["key"] for t in explanation.tellings if "key" in t.record), None),
        "tellings": [_telling_object(telling, rulebook) for telling in explanation.tellings],
        "not_joined": [pair_object(pair, near.criteria, near.texts) for pair in near.pairs],
    }


def _telling_object(telling: Telling, rulebook: Rulebook) -> dict[str, Any]:
    source, record = telling.source, telling.record
    start, end = record["sentence"]
    rule = rulebook.rule(record["rule"])
    about = {"about": rule.about, "file": rule.path, "line": rule.line} if rule is not None else {}
    spans = [(actor["id"], actor["span"]) for actor in _actors(record) if actor["span"] is not None]
    return {
        "article": {
            "id": source.id,
            "title": source.title or None,
            "publisher": source.publisher or None,
            "published": source.published or None,
            "url": source.url or None,
        },
        "sentence": source.text[start:end],
        "rule": {"id": record["rule"], **about, "changed": _is_changed(telling, rule)},
        "actors": [
            {"id": actor, "span": span, "text": source.text[slice(*span)], "reason": _reason(telling, actor, span)}
            for actor, span in spans
        ],
        "record": record,
        "statement": telling.statement,
    }


def _actors(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """All actors of a record, each with its words once."""
    seen = set()
    for role in ("source", "target", "participants", "place", "speaker", "addressee", "subject", "object"):
        value = record.get(role)
        for actor in value if isinstance(value, list) else [value]:
            if isinstance(actor, dict) and (actor["id"], str(actor["span"])) not in seen:
                seen.add((actor["id"], str(actor["span"])))
                yield actor


def _reason(telling: Telling, actor: str, span: Sequence[int]) -> str | None:
    return telling.reasons.get((actor, span[0], span[1]))


def _is_changed(telling: Telling, rule: Rule | None) -> bool:
    """Whether the rule is another one now than when the build was made."""
    return rule is not None and bool(telling.rule_version) and telling.rule_version != rule.version


def _print(explanation: Explanation, rulebook: Rulebook, near: _Near) -> None:

    page = Page()
    page.line(explanation.label or _label(explanation), style="bold")
    page.line(explanation.id, style="dim")
    told = len(explanation.tellings)
    articles = len({telling.source.id for telling in explanation.tellings})
    if told > 1:
        one = "held to be one event" if explanation.kind == "event" else "all saying the same"
        page.line(f"Told in {told} places of {many(articles, 'article')}, {one}.")
    for number, telling in enumerate(explanation.tellings, 1):
        page.gap()
        page.item(str(number), _name_source(telling.source), note=telling.source.url)
        page.line(_marked(telling), indent=3)
        page.gap()
        shown = _event_fields(telling, rulebook) if explanation.kind == "event" else _other_fields(telling, rulebook)
        for field in shown:
            page.field(field.label, _numbered(field.words, explanation), note=field.note)
    print_others(page, near.pairs, near.criteria, near.texts)


def _numbered(words: str, explanation: Explanation) -> str:
    """A reason that names another telling by its place, with the number that it has here."""
    for number, other in enumerate(explanation.tellings, 1):
        if "trigger" in other.record:
            place = f"one event with {other.source.id}, character {other.record['trigger'][0]}: "
            if words.startswith(place):
                return f"the same event as {number}: {words.removeprefix(place)}"
    return words


def _label(explanation: Explanation) -> str:

    record = explanation.tellings[0].record
    if explanation.kind == "relation":
        return relation_words(record)
    return f"statement by {statement_label(record)}"


def _name_source(source: Source) -> str:
    from kg.edtf import is_edtf

    title = f"“{source.title}”" if source.title else source.id
    dated = source.published if source.published and is_edtf(source.published) else "undated"
    return ", ".join(part for part in (title, source.publisher, dated) if part)


def _marked(telling: Telling) -> str:
    """The sentence with the act's words in asterisks and those that fill a part in square brackets."""

    record, text = telling.record, telling.source.text
    start, end = record["sentence"]
    acts = [record["trigger"]] if "trigger" in record else record.get("cue", [])
    parts = [actor["span"] for actor in _actors(record)] + [record.get("date_span")]
    if record["record"] == "attribution":
        parts += record["content"]
    spans = [(*span, "*", "*") for span in acts] + [(*span, "[", "]") for span in parts if span is not None]
    shown, at = "", start
    for first, last, opening, closing in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if at <= first and last <= end:
            shown += f"{text[at:first]}{opening}{text[first:last]}{closing}"
            at = last
    shown += text[at:end]
    return excerpt(shown, (0, len(shown)))


def _event_fields(telling: Telling, rulebook: Rulebook) -> Iterator[Field]:

    record, text = telling.record, telling.source.text
    yield Field("event", event_label(record), f"account:{record['id']}")
    clause = record.get("clause")
    if clause is None:
        yield Field("read as", "not recorded in this build", "kg build again records it")
    else:
        yield from _clause_fields(clause, text)
    yield from _rule_fields(telling, rulebook)
    for met in clause["conditions"] if clause else ():
        yield _condition_field(met, text)
    yield from party_fields(record, text, telling.reasons)
    yield from detail_fields(record, text, telling.reasons)
    yield _date_field(record, text)
    yield from _word_fields(telling)
    yield _factuality_field(record, text)
    if record["about"]:
        yield Field("about", ", ".join(record["about"]))
    if record.get("stage"):
        yield Field("stage", record["stage"])
    if record.get("part_of"):
        yield Field("part of", f"event:{record['part_of']}", record["part_reason"])
    for reason in record["reasons"]:
        yield Field("joined" if reason.startswith("one event with") else "because", reason)


def _clause_fields(clause: Mapping[str, Any], text: str) -> Iterator[Field]:

    sort = [KIND_NAMES[clause["kind"]], "passive" if clause["passive"] else "", clause["tense"]]
    roles = list_roles((a["role"], quoted(text, a["span"])) for a in clause["arguments"])
    yield Field("read as", f"{clause['predicate']}: {roles}", f"({', '.join(p for p in sort if p)})")
    governor = clause["governor"]
    if governor:
        words = quoted(text, governor["trigger"])
        yield Field("under", f"{governor['predicate']}, at {words}", f"({clause['relation']})")


def _rule_fields(telling: Telling, rulebook: Rulebook) -> Iterator[Field]:

    rule_id = telling.record["rule"]
    rule = rulebook.rule(rule_id)
    if rule is None:
        built_in = rule_id.startswith(("speech.", "relations."))
        yield Field("rule", rule_id, "" if built_in else "not among the rules here; give them with --rules")
        return
    yield Field("rule", f"{rule_id}: {rule.about}", f"{rule.path}, line {rule.line}")
    if _is_changed(telling, rule):
        yield Field("", "the rule was changed since the build; kg build again applies it as it is now")


def _condition_field(met: Mapping[str, Any], text: str) -> Field:
    from kg.rulebook.wording import name_condition

    words = ", ".join(quoted(text, span) for span in met["words"])
    return Field("  asks for", name_condition(met["condition"]), f"met by {words}" if words else "holds")


def _date_field(record: Mapping[str, Any], text: str) -> Field:

    span = record["date_span"]
    words = f" from {quoted(text, span)}" if span is not None else ""
    return Field("date", f"{record['date'] or 'none'}{words}", record["date_reason"])


def _word_fields(telling: Telling) -> Iterator[Field]:
    """On whose word the event rests, and what shows it."""

    record, said, text = telling.record, telling.statement, telling.source.text
    if record["statement"] is None and record["attributed_to"] is None:
        yield Field("on whose word", "the article's own")
        return
    actor = record["attributed_to"]
    who = f"{actor['name']} [{actor['id']}]" if actor else "somebody who is not named"
    if said is None:
        yield Field("on whose word", who)
        return
    cue = " … ".join(excerpt(text, span) for span in said["cue"])
    source = " ".join(excerpt(text, span) for span in said["source"])
    told = f": “{source}”, by “{cue}”" if source else f", by “{cue}”"
    yield Field("on whose word", who + told, f"{said['rule']}, statement:{said['id']}")
    if actor and actor["span"] is not None and (reason := _reason(telling, actor["id"], actor["span"])):
        yield Field("", f"{actor['name']}: {reason}")


def _sign(sign: Mapping[str, Any], text: str) -> str:
    """The word that says so, and how."""
    span = sign["span"]
    return f"{quoted(text, span)} {sign['reason']}" if span else str(sign["reason"])


def _factuality_field(record: Mapping[str, Any], text: str) -> Field:

    clause = record.get("clause")
    signs = [_sign(sign, text) for sign in clause["factuality"]] if clause else []
    plain = "told as a fact" if record["factuality"] == "asserted" and not signs else ""
    return Field("factuality", record["factuality"], "; ".join(signs) or plain)


def _other_fields(telling: Telling, rulebook: Rulebook) -> Iterator[Field]:
    """A statement or a relation."""

    record, text = telling.record, telling.source.text
    if record["record"] == "attribution":
        yield from statement_fields(record, text, telling.reasons)
        if record["nested_in"]:
            yield Field("told inside", f"statement:{record['nested_in']}")
    else:
        yield Field("relation", record["relation"].replace("_", " "), f"from {quoted(text, record['span'])}")
        yield Field("who", *named_with_reason(record["subject"], text, telling.reasons))
        yield Field("of", *named_with_reason(record["object"], text, telling.reasons))
        yield Field("valid", record["valid"] or "open")
        if record.get("reason"):
            yield Field("because", record["reason"])
        if (checked := record.get("registry")) is not None:
            yield Field("registry", "agrees" if checked["agrees"] else "has it otherwise", checked["says"])
    yield from _rule_fields(telling, rulebook)
    for reason in record.get("reasons", ()):
        yield Field("because", reason)
