"""Two small articles as the extraction stage would hand them over, and a build made of them."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.namespaces import digest
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
    Mention,
    MentionKind,
    Relation,
    Stance,
    TextSpan,
)
from kg.registry.model import Entry, Name, NameKind, Registry

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is there: small matrices, as `kg` itself sets it

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.graph import Graph

XI = Actor("xi-jinping", "Xi Jinping", ActorType.PERSON, "Q15031", "CHN")
PUTIN = Actor("vladimir-putin", "Vladimir Putin", ActorType.PERSON, "Q7747", "RUS")
CHINA = Actor("chn", "China", ActorType.COUNTRY, "Q148", "CHN")
RUSSIA = Actor("rus", "Russia", ActorType.COUNTRY, "Q159", "RUS")
MOSCOW = Actor("moscow", "Moscow", ActorType.PLACE, "Q649", "RUS")
BEIJING = Actor("beijing", "Beijing", ActorType.PLACE, "Q956", "CHN")
MINISTRY = Actor("ru-mfa", "Ministry of Foreign Affairs of Russia", ActorType.ORGANIZATION, country="RUS")
TASS = Actor("tass", "TASS", ActorType.PUBLICATION, country="RUS")
SCHOLAR = Actor("ivan-petrenko", "Ivan Petrenko", ActorType.PERSON)
LEADERS = Actor("xi-jinping+vladimir-putin", "the two leaders", ActorType.GROUP, members=(XI, PUTIN))

CLASSES = {
    "kg:Meeting": ("MEETING", "CONSULT"),
    "kg:Visit": ("VISIT", "CONSULT"),
    "kg:Sanction": ("SANCTION", "SANCTION"),
}


@dataclass
class Story:
    """Builds the records of one article whose sentences are the lines of its text; words are found by their text."""

    id: str
    text: str
    published: str | None = "2023-03-24"
    title: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def span(self, words: str) -> TextSpan:
        start = self.text.index(words)
        return TextSpan(start, start + len(words))

    def sentence(self, words: str) -> TextSpan:
        start = self.text.rfind("\n", 0, self.text.index(words)) + 1
        end = self.text.find("\n", start)
        return TextSpan(start, end if end >= 0 else len(self.text))

    def mention(self, actor: Actor, words: str) -> None:
        self.mentions.append(Mention(self.span(words), actor, MentionKind.NAME, 0))

    def event(
        self,
        kind: str,
        trigger: str,
        *,
        key: str,
        source: Sequence[Actor] = (),
        target: Sequence[Actor] = (),
        place: Sequence[Actor] = (),
        date: str | None = None,
        date_words: str | None = None,
        factuality: Factuality = Factuality.ASSERTED,
        by: Actor | None = None,
        statement: str | None = None,
    ) -> Event:
        record_type, plover = CLASSES[kind]
        doers, others, places = (tuple(Filler(actor) for actor in actors) for actors in (source, target, place))
        event = Event(
            id=f"{self.id}-{digest(kind, trigger)}",
            article=self.id,
            kind=kind,
            type=record_type,
            plover=plover,
            source=doers,
            target=others,
            participants=tuple(dict.fromkeys((*doers, *others))),
            place=places,
            date=date,
            factuality=factuality,
            attributed_to=Filler(by) if by else None,
            statement=statement,
            trigger=self.span(trigger),
            sentence=self.sentence(trigger),
            key=key,
            rule="tests.rule",
            date_span=self.span(date_words) if date_words else None,
            date_reason="" if date is None else "day named in the text",
        )
        self.events.append(event)
        return event

    def statement(
        self,
        source: str,
        cue: str,
        content: str,
        *,
        speaker: Actor | None,
        about: Sequence[str] = (),
        nested_in: str | None = None,
        **more: Any,
    ) -> Attribution:
        attribution = Attribution(
            id=f"{self.id}-{digest(source, cue, content)}",
            article=self.id,
            source=(self.span(source),),
            cue=(self.span(cue),),
            content=(self.span(content),),
            kind=AttributionKind.INDIRECT,
            speaker=Filler(speaker, self.span(source)) if speaker else None,
            sentence=self.sentence(cue),
            rule="tests.say",
            medium="interview",
            date=self.published,
            date_reason="day of the article",
            about=tuple(about),
            stances=(Stance(about[0], "oppose"),) if about else (),
            nested_in=nested_in,
            speech_act="assert",
            no_speaker="" if speaker else "the source names nobody",
            **more,
        )
        self.attributions.append(attribution)
        return attribution

    def relation(self, one: Actor, relation: str, other: Actor, words: str, *, valid: str | None = None) -> None:
        span = self.span(words)
        self.relations.append(
            Relation(
                f"{self.id}-{digest(one.id, relation, other.id)}",
                self.id,
                Filler(one, span),
                relation,
                Filler(other, span),
                valid,
                span,
                self.sentence(words),
                "tests.office",
            )
        )

    def extraction(self) -> Extraction:
        article = Article(
            self.id,
            self.text,
            digest(self.text, length=64),
            title=self.title,
            publisher="Wire",
            published=self.published,
        )
        return Extraction(
            article, tuple(self.mentions), tuple(self.events), tuple(self.attributions), tuple(self.relations)
        )


VISIT = "2023-03-20-visit-rus-xi-jinping-5d50b6"
FUTURE = "2023-10-visit-chn-vladimir-putin-168942"


def first_story() -> Story:
    text = (
        "Xi Jinping visited Moscow on 20 March 2023.\n"
        "Vladimir Putin will travel to Beijing in October.\n"
        'Ivan Petrenko said that "China" had imposed sanctions on Russia.\n'
        "He added that Putin denied the claim about Taiwan.\n"
    )
    story = Story("first", text, title='A visit\nto "Moscow"')
    story.mention(XI, "Xi Jinping")
    story.mention(MOSCOW, "Moscow")
    story.mention(SCHOLAR, "Ivan Petrenko")
    story.event(
        "kg:Visit",
        "visited",
        key=VISIT,
        source=[XI],
        target=[RUSSIA],
        place=[MOSCOW],
        date="2023-03-20",
        date_words="20 March 2023",
    )
    story.event(
        "kg:Visit",
        "travel",
        key=FUTURE,
        source=[PUTIN],
        target=[CHINA],
        place=[BEIJING],
        date="2023-10",
        date_words="October",
        factuality=Factuality.PLANNED,
    )
    said = story.statement(
        "Ivan Petrenko",
        "said",
        'that "China" had imposed sanctions on Russia',
        speaker=SCHOLAR,
        about=["rus"],
        addressee=Filler(CHINA),
        outlet=Filler(TASS),
        capacities=(
            Capacity(SCHOLAR, "ru-foreign-minister", "Foreign minister of Russia", MINISTRY, RUSSIA, "a test"),
        ),
    )
    story.event(
        "kg:Sanction",
        "sanctions",
        key="undated-sanction-chn-rus-f9dbac",
        source=[CHINA],
        target=[RUSSIA],
        by=SCHOLAR,
        statement=said.id,
    )
    claim = "that Putin denied the claim about Taiwan"
    outer = story.statement("He", "added", claim, speaker=SCHOLAR, withheld=True)
    story.statement("Putin", "denied", "the claim about Taiwan", speaker=PUTIN, about=["taiwan"], nested_in=outer.id)
    return story


def second_story() -> Story:
    text = (
        "Xi Jinping, the Chinese president, was in Moscow from 20 to 22 March.\n"
        "The two leaders met on 21 March 2023.\n"
        "Officials said that talks went well.\n"
    )
    story = Story("second", text, published="2023-04", title="After the visit")
    story.mention(XI, "Xi Jinping")
    story.event(
        "kg:Visit",
        "was in",
        key=VISIT,
        source=[XI],
        target=[RUSSIA],
        place=[MOSCOW],
        date="2023-03-20/2023-03-22",
        date_words="20 to 22 March",
    )
    story.event(
        "kg:Meeting",
        "met",
        key="2023-03-21-meeting-vladimir-putin-xi-jinping-50776e",
        source=[LEADERS],
        target=[LEADERS],
        date="2023-03-21",
        date_words="21 March 2023",
    )
    story.statement("Officials", "said", "that talks went well", speaker=None)
    story.relation(XI, "head_of_state_of", CHINA, "the Chinese president", valid="2023-03")
    return story


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is kept in the cache folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """Programs that tests start can be stopped by Ctrl-C also where the tests run in a background job of a shell."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def first() -> Story:
    """The article that plans one visit, tells of another and reports a claim."""
    return first_story()


@pytest.fixture
def second() -> Story:
    """The article that tells of the same visit with a longer date."""
    return second_story()


@pytest.fixture(scope="session")
def small_registry() -> Registry:
    """The known actors of the two articles; Ivan Petrenko is not among them."""
    entries = {
        actor.id: Entry(actor, (Name(actor.name, NameKind.NAME),))
        for actor in (BEIJING, CHINA, MOSCOW, RUSSIA, PUTIN, XI)
    }
    return Registry(entries, {}, (), digest="0" * 64, issues={"taiwan": ("Taiwan",)})


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, small_registry: Registry) -> Path:
    """A build of both articles with the shipped ontology."""
    from kg.store.build import write_build

    out = tmp_path_factory.mktemp("graph") / "build"
    write_build(
        [second_story().extraction(), first_story().extraction()],
        out,
        registry=small_registry,
        rule_versions={"tests.rule": "1"},
        model="none 0",
        version="0",
        to_lines=lambda extraction: [
            json.dumps({"article": extraction.article.id, "id": e.id}) for e in extraction.events
        ],
    )
    return out


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of `small_graph`, for pages and measures; not for tests that change it."""
    from small_graph import write_small_build

    return write_small_build(tmp_path_factory.mktemp("small") / "build")


@pytest.fixture(scope="session")
def graph(small_build: Path) -> Graph:
    """The same, opened."""
    from kg.graph import Graph

    return Graph(small_build)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped language model, loaded once; tests that use it are marked `slow`."""
    from kg.language.parse import load_model

    return load_model()
