"""Joins the stages: the one place that knows their order. What each does stands in its own folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.extraction.attribution import (
    Agreement,
    AttributionIndex,
    Known,
    SpeechLexicon,
    agreements_of,
    audit_quotations,
    find_attributions,
    judge_performed,
    lately_agreed,
    load_speech_lexicon,
)
from kg.extraction.capacities import Offices, with_capacities
from kg.extraction.events import find_events
from kg.extraction.first_person import hear_first_person, link_first_person
from kg.extraction.issues import IssueFinder
from kg.extraction.relations import find_relations
from kg.extraction.stance import StanceWords, find_stances, load_stance_words
from kg.language.annotate import add_clauses, annotate
from kg.language.frames import FrameLexicon, load_frame_lexicon
from kg.language.linking import known_names, link_dateline, prepare
from kg.language.parse import DEFAULT_MODEL, load_model, model_version, parse_articles
from kg.language.tree import Tree
from kg.ontology import EventClass, load_event_classes
from kg.reading.article import read_article_text
from kg.records import Actor, ActorType, Article, Clause, Extraction, Mention, Reading
from kg.registry.load import load_registry
from kg.registry.lookup import RegistryIndex, index_of
from kg.registry.model import Registry
from kg.resolve.ahead import plan_what_lies_ahead
from kg.resolve.dating import date_reading
from kg.resolve.editions import Edition, edition_of, editions_of
from kg.resolve.grounds import Grounds, grounds_of
from kg.resolve.keys import key_events
from kg.resolve.places import place_events
from kg.resolve.postponed import date_postponed
from kg.resolve.publishers import publisher_of, side_of, unknown_issuer
from kg.resolve.statements import Publishers, place_statements
from kg.rulebook.joining import Joining, load_joining
from kg.rulebook.load import load_rulebook
from kg.rulebook.match import Scene, survey
from kg.rulebook.model import Rulebook
from kg.rulebook.placing import PlaceWords, load_place_words

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Extractor", "extract_text", "load_extractor"]

#: Articles parsed before the first of them is handed on.
_AHEAD = 16


@dataclass(frozen=True, slots=True)
class Extractor:
    """Everything that extraction needs, loaded once."""

    nlp: Language
    registry: Registry
    index: RegistryIndex
    rulebook: Rulebook
    frames: FrameLexicon
    speech: SpeechLexicon
    classes: Mapping[str, EventClass]
    issues: IssueFinder
    joining: Joining
    place_words: PlaceWords
    states: Mapping[str, Actor] = field(default_factory=dict)
    moments: Mapping[str, str] = field(default_factory=dict)
    grounds: Grounds = field(default_factory=Grounds)
    editions: tuple[Edition, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    stance_words: StanceWords = field(default_factory=load_stance_words)

    @property
    def offices(self) -> Offices:
        """For whom somebody speaks on a day, by the registry."""
        return Offices(self.index, self.states, self.speech.officials)

    @property
    def model(self) -> str:
        """Name and version of the language model."""
        return model_version(self.nlp)

    def read(self, article: Article) -> Reading:
        """Annotate one article: everything before the rules."""
        return next(self.read_all([article]))

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Annotate one article after the other."""
        for reading, tree in self._read(articles):
            yield add_clauses(reading, tree, self.frames)

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Extract one article after the other; events have no keys yet (see `key_events`)."""
        for reading, tree in self._read(articles):
            yield self.apply_rules(reading, tree)

    def _read(self, articles: Iterable[Article]) -> Iterator[tuple[Reading, Tree]]:
        waiting, known = iter(articles), known_names(self.index)
        while batch := list(islice(waiting, _AHEAD)):
            for article, parse in zip(batch, parse_articles(batch, self.nlp, known), strict=True):
                yield annotate(article, parse, self.index), Tree(parse)

    def extract_all(self, articles: Iterable[Article]) -> list[Extraction]:
        """Extract articles and give every event the key it shares with its other mentions."""
        return key_events(list(self.extract(articles)), self.joining)

    def apply_rules(self, reading: Reading, tree: Tree | None = None) -> Extraction:
        """Apply all rules to a reading; clauses that it has already are only made anew where they hold too little."""
        tree = tree or Tree(reading.parse)
        attributions = find_attributions(
            reading, self.speech, tree=tree, issues=self.issues, known=self._known(reading.article.published)
        )
        first = link_first_person(reading, attributions, self.offices)
        attributions = hear_first_person(attributions, first)
        reading = self._with_mentions(reading, tree, first)
        attributions = judge_performed(attributions, reading, tree, self.speech.performing)
        statements = AttributionIndex(attributions, claims_only=True)
        events = find_events(
            reading,
            tree,
            self.scene(reading),
            self.rulebook,
            statements,
            classes=self.classes,
            state_of=self._state_of,
            parties_of=self._parties_of,
            bodies_of=self._bodies_of,
            issues=self.issues,
        )
        relations = find_relations(reading, tree, self.index)
        dateline = link_dateline(reading.article, self.index)
        dated, told = date_reading(events, reading, self.moments, self.editions)
        dated = date_postponed(dated, reading, self.joining)
        dated = plan_what_lies_ahead(dated, reading, self.classes)
        mentions = _all_mentions(reading, dateline)
        attributions = place_statements(attributions, told, tree, dated, self.speech, self.publishers)
        publisher = publisher_of(reading.article, self.index)
        said = with_capacities(attributions, relations, mentions, reading.article.published, self.offices)
        return Extraction(
            article=reading.article,
            mentions=mentions,
            events=place_events(dated, reading, self.classes, self.grounds, self.place_words, dateline),
            attributions=find_stances(said, reading, tree, self.issues, self.stance_words),
            relations=relations,
            quotations=audit_quotations(reading, tree, attributions, self.speech),
            warnings=(*reading.article.warnings, *unknown_issuer(reading.article, self.index)),
            publisher=publisher,
            side=side_of(publisher, self.index, self.offices, self.states),
        )

    @property
    def publishers(self) -> Publishers:
        """What the registry knows of those who bring out articles."""
        return Publishers(self.index, sorted(self.speech.saying.papers))

    def _with_mentions(self, reading: Reading, tree: Tree, first: Sequence[Mention]) -> Reading:
        """The reading with 'I' and 'we' linked, which needs to know who speaks; its clauses hold them too."""
        if reading.clauses and not first:
            return reading
        mentions = tuple(sorted((*reading.mentions, *first), key=lambda mention: mention.span))
        return add_clauses(replace(reading, mentions=mentions), tree, self.frames)

    def scene(self, reading: Reading) -> Scene:
        """What the rules may look at in a reading."""
        return survey(Scene(reading.clauses, reading.article.text, self.issues.find), self.rulebook)

    def _known(self, published: str | None) -> Known:
        """What the registry knows of whom the words of a source can mean on the day of an article."""

        def holders(title: str, state: Actor) -> tuple[Actor, ...]:
            return tuple(entry.actor for entry, _, _ in self.index.holders(title, state.id, published))

        return Known(self._parties_of, self._state_of, holders, lately_agreed(self.agreements, published))

    def _parties_of(self, actor: Actor) -> tuple[Actor, ...]:
        """Who concluded an agreement or takes part in an exercise, by the registry."""
        entry = self.registry.entries.get(actor.id)
        parties = entry.parties if entry is not None else ()
        return tuple(self.registry.entries[party].actor for party in parties if party in self.registry.entries)

    def _bodies_of(self, clause: Clause, reading: Reading) -> tuple[tuple[Actor, ...], str]:
        """Whose gathering the clause means that names it by its city alone, and the registry's name of it."""
        edition = edition_of(clause.head, reading, self.editions)
        if edition is None:
            return (), ""
        return tuple(self.registry.entries[body].actor for body in sorted(edition.bodies)), edition.name

    def _state_of(self, actor: Actor) -> Actor | None:
        if actor.type is ActorType.COUNTRY:
            return actor
        return self.states.get(actor.country or "")


def load_extractor(
    *, model: str = DEFAULT_MODEL, rules: Sequence[Path] = (), registry: Sequence[Path] = ()
) -> Extractor:
    """Load model, registry, rules and word lists.

    Parameters
    ----------
    model : str
        Name of an installed spaCy pipeline.
    rules, registry : sequences of Path
        An analyst's own rule files and registry files beside the shipped ones.
    """
    known = load_registry(extra=registry)
    index, states = index_of(known), _states(known)
    prepare(index)
    return Extractor(
        nlp=load_model(model),
        registry=known,
        index=index,
        rulebook=load_rulebook(rules, registry=registry),
        frames=load_frame_lexicon(),
        speech=load_speech_lexicon(),
        classes=load_event_classes(),
        issues=IssueFinder(known.issues, known.issue_names),
        joining=load_joining(rules),
        states=states,
        place_words=load_place_words(rules),
        grounds=grounds_of(known, states),
        editions=editions_of(known),
        agreements=agreements_of(known),
        moments={entry.actor.id: entry.date for entry in known.entries.values() if entry.date},
    )


def _all_mentions(reading: Reading, dateline: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those of the reading, those that stay open, and that of the dateline where it was cut off, in text order."""
    known = {mention.span for mention in reading.mentions}
    apart = (mention for mention in dateline if mention.span not in known)
    return tuple(sorted((*apart, *reading.mentions, *reading.unsettled), key=lambda mention: mention.span))


def _states(registry: Registry) -> dict[str, Actor]:
    """The state of each ISO code; the one whose id is the code in lower case, should there be several."""
    found: dict[str, Actor] = {}
    for entry in registry.entries.values():
        actor = entry.actor
        if (
            actor.type is ActorType.COUNTRY
            and actor.country
            and (actor.country not in found or actor.id == actor.country.lower())
        ):
            found[actor.country] = actor
    return found


@cache
def _default_extractor() -> Extractor:
    return load_extractor()


def extract_text(text: str, *, published: str | None = None, title: str | None = None) -> Extraction:
    """Extract from a string with the shipped rules and registry; the model is loaded once for the process.

    Parameters
    ----------
    text : str
        An article, a paragraph, a sentence.
    published : str, optional
        EDTF date that relative dates and offices are resolved against.
    """
    article = read_article_text(text, published=published, title=title)
    return _default_extractor().extract_all([article])[0]
