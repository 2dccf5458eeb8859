"""A small build made from hand-written records, for the tests of pages, measures and notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.ontology import load_event_classes
from kg.records import (
    Actor,
    ActorType,
    Article,
    Attribution,
    AttributionKind,
    Capacity,
    Event,
    Extraction,
    Factuality,
    Filler,
    Relation,
    Stance,
    TextSpan,
)
from kg.registry.model import Registry
from kg.store.build import write_build

XI = Actor("xi-jinping", "Xi Jinping", ActorType.PERSON, country="CHN")
PUTIN = Actor("vladimir-putin", "Vladimir Putin", ActorType.PERSON, country="RUS")
LAVROV = Actor("sergei-lavrov", "Sergei Lavrov", ActorType.PERSON, country="RUS")
CHINA = Actor("chn", "China", ActorType.COUNTRY, country="CHN")
RUSSIA = Actor("rus", "Russia", ActorType.COUNTRY, country="RUS")
AMERICA = Actor("usa", "United States", ActorType.COUNTRY, country="USA")
INSTITUTE = Actor("harbour-institute", "Harbour Institute", ActorType.ORGANIZATION, country="CHN")
EXPERT = Actor("lin-weiguang", "Lin Weiguang", ActorType.PERSON, country="CHN")
MOSCOW = Actor("moscow", "Moscow", ActorType.PLACE, country="RUS")
BEIJING = Actor("beijing", "Beijing", ActorType.PLACE, country="CHN")

VISIT = "Xi Jinping came to Moscow on 20 March and stayed for two nights."
VISIT_AGAIN = "On 20 March the guest, Xi Jinping, arrived in Moscow by air."
TALKS = "The day after, Xi Jinping met Vladimir Putin over tea & cake."
CALL = "Vladimir Putin phoned Xi Jinping on 8 July 2020 about the harvest."
SANCTION = "The United States blacklisted two shipyards of Russia in May 2022."
PLAN = "Sergei Lavrov will travel to Beijing in October 2023."
CLAIM = "Sergei Lavrov said that the United States had threatened Russia."
TIE = "Lin Weiguang works at the Harbour Institute."


@dataclass(frozen=True)
class Told:
    """One telling of an event: the words that announce it and who does what."""

    sentence: str
    trigger: str
    kind: str
    key: str
    source: tuple[Actor, ...]
    target: tuple[Actor, ...] = ()
    place: tuple[Actor, ...] = ()
    date: str | None = None
    factuality: Factuality = Factuality.ASSERTED
    on_word_of: Actor | None = None
    rule: str = "tests.rule"


def _span(text: str, words: str) -> TextSpan:
    start = text.index(words)
    return TextSpan(start, start + len(words))


def _within(text: str, sentence: str, words: str) -> TextSpan:
    start = text.index(sentence) + sentence.index(words)
    return TextSpan(start, start + len(words))


def _event(article: Article, number: int, told: Told) -> Event:
    classes = load_event_classes()[told.kind]
    everybody = tuple(dict.fromkeys((*told.source, *told.target)))
    both = everybody if classes.symmetric else None
    return Event(
        id=f"{article.id}-e{number}",
        article=article.id,
        kind=told.kind,
        type=classes.record_type,
        plover=classes.plover,
        source=tuple(Filler(actor) for actor in both or told.source),
        target=tuple(Filler(actor) for actor in both or told.target),
        participants=tuple(Filler(actor) for actor in everybody),
        place=tuple(Filler(actor) for actor in told.place),
        date=told.date,
        factuality=told.factuality,
        attributed_to=Filler(told.on_word_of) if told.on_word_of else None,
        statement=f"{article.id}-s1" if told.on_word_of else None,
        trigger=_within(article.text, told.sentence, told.trigger),
        sentence=_span(article.text, told.sentence),
        key=told.key,
        rule=told.rule,
    )


def make_extraction(article: Article, told: tuple[Told, ...], **others: object) -> Extraction:
    """The records of an article from its tellings."""
    events = tuple(_event(article, number, one) for number, one in enumerate(told))
    return Extraction(article=article, events=events, **others)  # type: ignore[arg-type]


def _visit(sentence: str, trigger: str) -> Told:
    return Told(sentence, trigger, "kg:Visit", "visit", (XI,), (RUSSIA,), (MOSCOW,), "2023-03-20/2023-03-22")


def small_extractions() -> list[Extraction]:
    """Three articles: a visit told twice, a meeting, a call, a sanction, a plan and a claim."""
    first = Article(
        "a",
        "\n".join((VISIT, TALKS, CALL)),
        "0" * 64,
        title="Tea in Moscow",
        publisher="Harbour Wire",
        published="2023-03-23",
        url="https://example.org/tea",
    )
    second = Article(
        "b",
        "\n".join((VISIT_AGAIN, SANCTION)),
        "1" * 64,
        title="A guest arrives",
        publisher="The Meridian",
        published="2023-03-21",
    )
    third = Article("c", "\n".join((PLAN, CLAIM, TIE)), "2" * 64, title="What comes next", publisher="The Meridian")
    meeting = Told(TALKS, "met", "kg:Meeting", "talks", (XI,), (PUTIN,), (MOSCOW,), "2023-03-21")
    call = Told(CALL, "phoned", "kg:Call", "call", (PUTIN,), (XI,), (), "2020-07-08")
    sanction = Told(SANCTION, "blacklisted", "kg:Sanction", "sanction", (AMERICA,), (RUSSIA,), (), "2022-05")
    plan = Told(PLAN, "travel", "kg:Visit", "plan", (LAVROV,), (CHINA,), (BEIJING,), "2023-10", Factuality.PLANNED)
    threat = Told(CLAIM, "threatened", "kg:Threat", "threat", (AMERICA,), (RUSSIA,), on_word_of=LAVROV)
    said = Attribution(
        id="c-s1",
        article="c",
        source=(_within(third.text, CLAIM, "Sergei Lavrov"),),
        cue=(_within(third.text, CLAIM, "said"),),
        content=(_within(third.text, CLAIM, "that the United States had threatened Russia"),),
        kind=AttributionKind.INDIRECT,
        speaker=Filler(LAVROV),
        sentence=_span(third.text, CLAIM),
        rule="speech.say",
        about=("nato-enlargement", "usa"),
        speech_act="say",
        medium="interview",
        stances=(Stance("nato-enlargement", "oppose"),),
        capacities=(Capacity(LAVROV, "ru-foreign-minister", "Foreign minister", state=RUSSIA, reason="by the test"),),
    )
    tie = Relation(
        "c-r1", "c", Filler(EXPERT), "affiliated_with", Filler(INSTITUTE), None,
        _span(third.text, TIE), _span(third.text, TIE), "offices.work-at",
    )  # fmt: skip
    return [
        make_extraction(first, (_visit(VISIT, "came"), meeting, call)),
        make_extraction(second, (_visit(VISIT_AGAIN, "arrived"), sanction)),
        make_extraction(third, (plan, threat), attributions=(said,), relations=(tie,)),
    ]


def write_small_build(folder: Path, extractions: Iterable[Extraction] | None = None) -> Path:
    """Write a build of these or the small records into `folder`, linked to no registry."""
    empty = Registry(entries={}, offices={}, tenures=(), issues={"nato-enlargement": ()})
    write_build(
        small_extractions() if extractions is None else extractions,
        folder,
        registry=empty,
        rule_versions={},
        model="none",
        version="0",
        to_lines=lambda extraction: (),
    )
    return folder
