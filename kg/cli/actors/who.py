"""`kg actors who`: whom a phrase means, as an article of some date would use it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.actors.shared import format_option, load_index, span_words
from kg.cli.options import registry_option
from kg.cli.sources import EDTF

if TYPE_CHECKING:
    from kg.records import Actor, Mention
    from kg.registry.lookup import RegistryIndex
    from kg.registry.profile import Held

__all__ = ["command"]

#: At any time: every holder of an office may be meant.
_ANY_TIME = "../.."


@click.command("who", short_help="Say whom a phrase such as “the Russian president” means.")
@click.argument("phrase", nargs=-1, required=True)
@click.option("--on", type=EDTF, help="Date of the article.  [default: none; all holders are listed]")
@registry_option
@format_option
def command(phrase: tuple[str, ...], on: str | None, registry: tuple[Path, ...], form: str) -> None:
    """Say whom PHRASE means as the subject of a sentence, by which rule of the linker and on what evidence.

    An office is that of its holder on the date; without one, all its holders are listed with their dates. Exit 1 if
    several fit and nothing tells them apart, or the registry does not know who it is.

    \b
    Examples:
      kg actors who "the Russian president" --on 2009-05-01
      kg actors who "Foreign Minister Wang" --on 2015
      kg actors who "the Chinese foreign minister"
      kg actors who "President Bush" --on 2002 --format json
    """
    words = " ".join(phrase).strip().rstrip(".")
    if not words:
        raise click.UsageError('the phrase is empty; write one such as "the Russian president"')
    index = load_index(registry)
    mention = _subject(words, on, index)
    answer = _answer(words, on, index, mention)
    if form == "json":
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        _print(answer)
    people, message = answer["actors"], answer["message"]
    if message:
        click.echo(f"kg: {message}", err=True)
    if not people or (len(people) > 1 and message and not answer["all_holders"]):
        raise SystemExit(1)


def _subject(words: str, on: str | None, index: RegistryIndex) -> Mention | None:
    """The mention that the linker finds in "WORDS spoke.": the longest, or None."""
    from kg.language.dates import find_dates
    from kg.language.linking import known_names, link
    from kg.language.parse import load_model, parse_article
    from kg.reading.article import read_article_text

    article = read_article_text(f"{words[:1].upper()}{words[1:]} spoke.", id="phrase", published=on or _ANY_TIME)
    parse = parse_article(article, load_model(), known_names(index))
    mentions = link(parse, article, index, dates=find_dates(parse, article.text, published=article.published))
    return max(mentions, key=lambda mention: mention.span.end - mention.span.start, default=None)


def _answer(words: str, on: str | None, index: RegistryIndex, mention: Mention | None) -> dict[str, Any]:
    """Who is meant, with the offices that the phrase speaks of; what is to be said of it in `message`."""
    if mention is not None:
        actors = mention.candidates or mention.actor.members
        if not actors and mention.actor.id in index.registry.entries:
            actors = (mention.actor,)
        reason, rule = mention.reason.replace(f" on {_ANY_TIME}", ""), mention.rule
    else:
        actors = tuple(entry.actor for entry in index.resolve_actor(words))
        reason, rule = "a name that the registry has, but that means nobody by itself" if actors else "no name", ""
    grouped = mention is not None and bool(mention.actor.members)
    open_date = on is None and len(actors) > 1 and rule == "linking.office-open"
    return {
        "phrase": words,
        "on": on,
        "rule": rule or None,
        "reason": reason,
        "actors": [_actor(index, actor, words, on) for actor in actors],
        "all_holders": open_date,
        "message": None if grouped else _message(words, on, actors, mention, all_holders=open_date),
    }


def _message(
    words: str, on: str | None, actors: tuple[Actor, ...], mention: Mention | None, *, all_holders: bool
) -> str | None:
    if all_holders:
        return "--on DATE says which of them is meant"
    if len(actors) > 1:
        more = (
            "a title before it, or the full name, tells them apart" if on or mention is None else "--on DATE may help"
        )
        return f"{words!r} can mean {len(actors)} actors; {more}"
    if not actors:
        known = f": {mention.reason}" if mention is not None else ""
        return f"the registry does not know who {words!r} is{known}"
    return None


def _actor(index: RegistryIndex, actor: Actor, words: str, on: str | None) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type.value,
        "country": actor.country,
        "offices": [asdict(held) for held in _meant(index, actor, words, on)],
    }


def _meant(index: RegistryIndex, actor: Actor, words: str, on: str | None) -> Iterator[Held]:
    """The offices of an actor that the phrase speaks of: those with the longest title in it, else all of that time."""
    from kg.registry.profile import held_offices

    held = list(held_offices(index, actor.id, on=on or _ANY_TIME))
    said = f" {words.lower().replace('-', ' ').replace('defense', 'defence')} "

    def title(one: Held) -> int:
        titles = index.registry.offices[one.office].titles
        return max((len(text) for text in titles if f" {text.lower().replace('-', ' ')} " in said), default=0)

    longest = max(map(title, held), default=0)
    yield from (one for one in held if title(one) == longest)


def _print(answer: dict[str, Any]) -> None:
    from kg.cli.workbench import Page

    page = Page()
    for actor in answer["actors"]:
        kind = actor["type"].replace("_", " ")
        page.line(actor["name"], note=", ".join(filter(None, [actor["id"], kind, actor["country"]])), style="bold")
        for held in actor["offices"]:
            source = held["source"] or "unverified"
            page.line(f"{held['title']}, {span_words(held['start'], held['end'])}", note=source, indent=2)
    if answer["rule"]:
        page.field("rule", answer["rule"], indent=0)
    page.field("evidence", answer["reason"], indent=0)
