"""A small world to link against: five states, two presidents in turn, a ministry, a conference, a war."""

from __future__ import annotations

from functools import cache

from kg.language.dates import find_dates
from kg.language.linking import link
from kg.language.parse import load_model, parse_article
from kg.records import Actor, ActorType, Article, Block, Mention, Parse, TextSpan, Zone
from kg.registry.lookup import RegistryIndex
from kg.registry.model import Entry, Name, NameKind, Office, Registry, Tenure

__all__ = ["mentions_of", "parsed", "told", "world"]

_STATES = {
    "chn": ("China", "Chinese", "Chinese"),
    "rus": ("Russia", "Russian", "Russians"),
    "usa": ("United States", "American", "Americans"),
    "irn": ("Iran", "Iranian", "Iranians"),
    "hun": ("Hungary", "Hungarian", "Hungarians"),
}
_CITIES = {"beijing": ("Beijing", "chn"), "moscow": ("Moscow", "rus"), "washington": ("Washington", "usa")}
_PEOPLE = {
    "hu-jintao": ("Hu Jintao", "Hu", "CHN", "m"),
    "xi-jinping": ("Xi Jinping", "Xi", "CHN", "m"),
    "vladimir-putin": ("Vladimir Putin", "Putin", "RUS", "m"),
    "sergei-lavrov": ("Sergei Lavrov", "Lavrov", "RUS", "m"),
    "mao-ning": ("Mao Ning", "", "CHN", "f"),
}
_SHARED = {"wang-yi": ("Wang Yi", "Wang", "CHN", "m"), "wang-wenbin": ("Wang Wenbin", "Wang", "CHN", "m")}
_OFFICES = {
    "cn-president": ("head_of_state", "chn", ("president", "leader")),
    "ru-president": ("head_of_state", "rus", ("president", "leader")),
    "cn-fm": ("foreign_minister", "chn", ("foreign minister",)),
    "ru-fm": ("foreign_minister", "rus", ("foreign minister",)),
}
_TENURES = (
    Tenure("hu-jintao", "cn-president", "2003-03-15", "2013-03-14"),
    Tenure("xi-jinping", "cn-president", "2013-03-14", None),
    Tenure("vladimir-putin", "ru-president", "2012-05-07", None),
    Tenure("wang-yi", "cn-fm", "2013-03-16", None),
    Tenure("sergei-lavrov", "ru-fm", "2004-03-09", None),
)


def _state(code: str, name: str, adjective: str, people: str) -> Entry:
    names = [Name(name, NameKind.NAME), Name(adjective, NameKind.ADJECTIVE), Name(people, NameKind.NATIONAL)]
    if code == "usa":
        names += [Name(short, NameKind.NAME, case=True) for short in ("U.S.", "US")]
    return Entry(Actor(code, name, ActorType.COUNTRY, None, code.upper()), tuple(names))


def _thing(id_: str, name: str, kind: ActorType, country: str | None, *short: str) -> Entry:
    names = (Name(name, NameKind.NAME), *(Name(text, NameKind.SHORT) for text in short))
    return Entry(Actor(id_, name, kind, None, country), names)


def _war() -> Entry:
    names = (Name("war in Iran", NameKind.NAME), Name("invasion of Iran", NameKind.NAME))
    actor = Actor("war", "war in Iran", ActorType.NAMED_EVENT, None, None)
    return Entry(actor, names, parties=("irn", "usa"), date="2020-03-01/..")


@cache
def world() -> RegistryIndex:
    """The index of the small world; built once."""
    entries = {code: _state(code, *names) for code, names in _STATES.items()}
    for city, (name, state) in _CITIES.items():
        actor = Actor(city, name, ActorType.PLACE, None, state.upper())
        entries[city] = Entry(actor, (Name(name, NameKind.METONYM),), stands_for=state)
    for id_, (name, short, country, gender) in (_PEOPLE | _SHARED).items():
        kind = NameKind.SURNAME if id_ in _SHARED else NameKind.SHORT
        names = (Name(name, NameKind.NAME), *((Name(short, kind),) if short else ()))
        entries[id_] = Entry(Actor(id_, name, ActorType.PERSON, None, country), names, gender=gender)
    for thing in (
        _thing("sco", "Shanghai Cooperation Organisation", ActorType.INTERNATIONAL_ORGANIZATION, None, "SCO"),
        _thing("cn-mfa", "Chinese Foreign Ministry", ActorType.ORGANIZATION, "CHN"),
        _thing("huawei", "Huawei", ActorType.ORGANIZATION, "CHN"),
        _war(),
    ):
        entries[thing.actor.id] = thing
    offices = {id_: Office(id_, role, body, titles) for id_, (role, body, titles) in _OFFICES.items()}
    return RegistryIndex(Registry(entries, offices, _TENURES, "small world"))


def parsed(text: str, *, published: str | None = "2023-09-15") -> tuple[Article, Parse]:
    """An article of one block a line, parsed by the model."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(TextSpan(at, at + len(line)), Zone.BODY))
        at += len(line) + 1
    article = Article("a", text, "", published=published, blocks=tuple(blocks))
    return article, parse_article(article, load_model())


def mentions_of(text: str, *, published: str | None = "2023-09-15") -> tuple[Mention, ...]:
    """Link a text against the small world."""
    article, parse = parsed(text, published=published)
    return link(parse, article, world(), dates=find_dates(parse, text, published=published))


def told(text: str, *, published: str | None = "2023-09-15") -> dict[str, str]:
    """Words of each mention -> id of its actor; the last where the same words stand twice."""
    return {text[m.span.start : m.span.end]: m.actor.id for m in mentions_of(text, published=published)}
