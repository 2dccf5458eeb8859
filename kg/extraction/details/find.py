"""All details of one event, from the words that are its own."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.details.counting import find_ordinal, find_series
from kg.extraction.details.frequency import find_frequency
from kg.extraction.details.lexicon import DetailLexicon
from kg.extraction.details.manner import find_format, find_rank
from kg.extraction.details.occasion import find_occasions
from kg.extraction.details.people import Guests, find_company, find_guests, find_host, find_visitor
from kg.extraction.details.setting import Page, Setting
from kg.extraction.roles import Roles
from kg.language.tree import Tree
from kg.ontology import EventClass
from kg.records import Details, Reading
from kg.rulebook.match import Match

__all__ = ["Detailing"]

_NONE = Details()


class Detailing:
    """Finds the details of the events of one article.

    Parameters
    ----------
    reading, tree : Reading, Tree
        The article.
    classes : mapping
        Event classes: which details an event can have rests on its class.
    words : DetailLexicon
        The words that tell them.
    """

    def __init__(self, reading: Reading, tree: Tree, classes: Mapping[str, EventClass], words: DetailLexicon) -> None:
        self._page, self._classes, self._words = Page(reading, tree), classes, words

    def of(self, match: Match, roles: Roles) -> Details:
        """The details of the event that a rule found; the empty ones for an event of a kind that has none."""
        kind, words = match.rule.event, self._words
        sorts = (kind, *self._classes[kind].parents)
        visit = words.concerns("rank", sorts)
        setting = Setting(self._page, match.clause, words, journey=visit)
        frequency = find_frequency(setting)
        if not any(words.concerns(detail, sorts) for detail in words.applies):
            return Details(frequency=frequency) if frequency is not None else _NONE
        by_rule = match.rule.format or words.by_class.get(kind)
        people = words.concerns("people", sorts)
        guests = _guests(setting) if people else Guests()
        told = find_host(setting) if people else ()
        seen = find_visitor(setting, roles.participants) if people else ()
        counted = words.concerns("count", sorts)
        return Details(
            format=find_format(setting, otherwise=by_rule) if words.concerns("format", sorts) else None,
            rank=find_rank(setting) if visit else None,
            host=(told or roles.target) if visit else told,
            visitor=roles.source if visit else seen,
            leader=guests.leader,
            companions=guests.companions,
            size=guests.size,
            series=find_series(setting) if counted else None,
            ordinal=find_ordinal(setting) if counted else None,
            frequency=frequency,
            occasions=find_occasions(setting) if words.concerns("occasion", sorts) else (),
        )


def _guests(setting: Setting) -> Guests:
    if setting.clause.predicate in setting.words.accompanying:
        return find_company(setting)
    return find_guests(setting)
