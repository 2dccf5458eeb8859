"""Ask the registry: who has this name, who held that office then, whom does the user mean."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from kg.edtf import bounds, overlaps
from kg.namespaces import BASE
from kg.records import ActorType
from kg.registry.folding import fold, tidy
from kg.registry.model import PRIVATE_KINDS, Entry, Membership, Name, NameKind, Office, Registry, Tenure

__all__ = ["RegistryIndex", "index_of"]

_ITEM = re.compile(r"(?:wd:|https?://www\.wikidata\.org/(?:wiki|entity)/)?(Q[1-9][0-9]*)", re.IGNORECASE)
#: Titles that heads of anything have: they tell nothing of which body of a state is meant.
_GENERIC = frozenset({
    "boss", "chair", "chairman", "chairwoman", "chief", "commander", "director", "executive", "general", "governor",
    "head", "leader", "mayor", "member", "president", "secretary",
})  # fmt: skip
_FULL_NAMES = frozenset({NameKind.NAME, NameKind.SHORT, NameKind.METONYM, NameKind.VARIANT})


class RegistryIndex:
    """Tables over a `Registry` for quick questions; `index_of` builds them once.

    Parameters
    ----------
    registry : Registry
        What `kg.registry.load.load_registry` gives.

    Attributes
    ----------
    registry : Registry
        The same.
    names : mapping of str to sequence of (Entry, Name)
        All names by their form for comparison (`kg.registry.folding.fold`).
    longest : int
        Number of words in the longest name: how far a search for names has to look ahead.
    """

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        names: dict[str, list[tuple[Entry, Name]]] = defaultdict(list)
        self._bodies: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in registry.entries.values():
            for name in entry.names:
                names[fold(name.text)].append((entry, name))
            for noun in sorted({_title(text) for text in entry.generic}):
                self._bodies[noun, entry.actor.country or ""].append(entry)
        self.names: Mapping[str, Sequence[tuple[Entry, Name]]] = dict(names)
        self.longest = max((len(key.split()) for key in self.names), default=0)
        self._offices: dict[str, list[Office]] = defaultdict(list)
        for office in registry.offices.values():
            for title in {_title(text) for text in (*office.titles, office.role)}:
                self._offices[title].append(office)
        self._belong: dict[str, list[Membership]] = defaultdict(list)
        for membership in registry.memberships:
            self._belong[membership.body].append(membership)
        self._held: dict[str, list[Tenure]] = defaultdict(list)
        self._holds: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in registry.tenures:
            self._held[tenure.office].append(tenure)
            self._holds[tenure.person].append(tenure)

    def by_name(self, text: str) -> tuple[tuple[Entry, Name], ...]:
        """Find the entries that `text` names, as it is written.

        A leading 'the', the kind of apostrophe or hyphen and a final full stop do not matter. Where `Name.case` is set,
        the text must be the name itself, the name in capitals or with its first letter in capitals ("us" and "Male"
        name nobody); otherwise accents do not matter and any capitals will do so long as there are some.

        Returns
        -------
        tuple of (Entry, Name)
            In the order of registry ids, once for each kind of name; empty if nothing has this name.
        """
        for form in _forms(text):
            found = [(entry, name) for entry, name in self.names.get(fold(form), ()) if _fits(form, name)]
            if found:
                return tuple({(entry.actor.id, name.kind): (entry, name) for entry, name in found}.values())
        return ()

    def holders(self, title: str, organization: str, on: str | None = None) -> tuple[tuple[Entry, Office, Tenure], ...]:
        """Find who held an office at a time.

        Parameters
        ----------
        title : str
            A word for the office ("president", "leader", "Defence Minister") or its role ("head_of_state").
        organization : str
            Registry id or ISO code of the state or body. A state whose own offices have no such title lends that
            of its bodies, if one alone has it and it says more than 'chief' or 'head': the 'foreign ministry
            spokesperson' of ``chn`` is that of its ministry.
        on : str, optional
            EDTF date. Whoever may have held the office on one of its days is given, so that a date that spans a change
            gives both. None asks for the present holders: those whose tenure is open.

        Returns
        -------
        tuple of (Entry, Office, Tenure)
            By start of tenure; empty if the registry knows none.
        """
        offices = self._offices_named(_title(title), organization)
        found = [(self._person(t), o, t) for o in offices for t in self._held.get(o.id, ()) if _holds_on(t, on)]
        return tuple(sorted(found, key=lambda item: (bounds(item[2].start), item[1].id, item[0].actor.id)))

    def offices_of(self, person: str, on: str | None = None) -> tuple[tuple[Office, Tenure], ...]:
        """Find the offices that a person held on an EDTF date, by start; with None those still held.

        ``on="../.."`` gives the whole career.
        """
        held = sorted((t for t in self._holds.get(person, ()) if _holds_on(t, on)), key=lambda t: bounds(t.start))
        return tuple((self.registry.offices[tenure.office], tenure) for tenure in held)

    def terms(self, office: str) -> tuple[Tenure, ...]:
        """All terms of an office, by start."""
        return tuple(sorted(self._held.get(office, ()), key=lambda tenure: bounds(tenure.start)))

    def members(self, body: str, on: str | None = None) -> tuple[Entry, ...]:
        """Find who belonged to a body or was party to an agreement on an EDTF date, by id; with None who does now."""
        found = {m.member for m in self._belong.get(body, ()) if _belongs_on(m, on)}
        entry = self.registry.entries.get(body)
        found |= {*entry.members, *entry.parties} if entry is not None else set()
        return tuple(self.registry.entries[member] for member in sorted(found))

    def membership(self, member: str, body: str) -> tuple[str, ...]:
        """When somebody belonged to a body or was party to an agreement: EDTF intervals, none if never."""
        terms = [m for m in self._belong.get(body, ()) if m.member == member]
        if terms:
            return tuple(f"{term.start or '..'}/{term.end or '..'}" for term in terms)
        entry = self.registry.entries.get(body)
        if entry is None or member not in (*entry.members, *entry.parties):
            return ()
        return (f"{entry.date.partition('/')[0]}/.." if entry.date else "../..",)

    def bodies(self, noun: str, state: str) -> tuple[Entry, ...]:
        """Find the bodies of a state that a generic noun means: the "foreign ministry" of ``chn``, by id.

        Capitals and British or American spelling do not matter; an unknown noun or state gives nothing.
        """
        owner = self.registry.entries.get(state.lower())
        return tuple(self._bodies.get((_title(noun), owner.actor.country or ""), ())) if owner else ()

    def resolve_actor(self, text: str) -> tuple[Entry, ...]:
        """Find whom a user means by an id, IRI, ISO code, Wikidata item, name or alias in any script.

        Capitals and accents do not matter. The first of these that finds something decides: id, Wikidata item, full or
        short name, then surname, adjective or nationality.

        Returns
        -------
        tuple of Entry
            One if the text is clear, several if it is ambiguous, none if nobody is so called; by id.
        """
        wanted = text.strip()
        identifier = wanted.removeprefix(BASE).removeprefix("id/").removeprefix("id:").lower()
        if identifier in self.registry.entries:
            return (self.registry.entries[identifier],)
        if item := _ITEM.fullmatch(wanted):
            qid = item[1].upper()
            return tuple(entry for entry in self.registry.entries.values() if entry.actor.qid == qid)
        named = [pair for form in _forms(wanted) for pair in self.names.get(fold(form), ())]
        full = [entry for entry, name in named if name.kind in _FULL_NAMES]
        return _distinct(full or [entry for entry, _ in named])

    def _offices_named(self, title: str, organization: str) -> list[Office]:
        body = self.registry.entries.get(organization.lower())
        if body is None:
            return []
        named = self._offices.get(title, [])
        own = [office for office in named if office.organization == body.actor.id]
        if own or body.actor.type is not ActorType.COUNTRY or title in _GENERIC:
            return own
        entries = self.registry.entries
        lent = [
            office
            for office in named
            if entries[office.organization].actor.country == body.actor.country
            and entries[office.organization].actor.type is not ActorType.COUNTRY
            and entries[office.organization].actor.type is not ActorType.PLACE
            and not PRIVATE_KINDS & set(entries[office.organization].kinds)
        ]
        return lent if len({office.organization for office in lent}) == 1 else []

    def _person(self, tenure: Tenure) -> Entry:
        return self.registry.entries[tenure.person]


#: Indexes made in this process, the newest last.
_RECENT: deque[RegistryIndex] = deque(maxlen=8)


def index_of(registry: Registry) -> RegistryIndex:
    """The index of a registry; the same one each time, as long as no more than a few registries are worked with."""
    known = next((index for index in _RECENT if index.registry is registry), None)
    if known is None:
        known = RegistryIndex(registry)
        _RECENT.append(known)
    return known


def _holds_on(tenure: Tenure, on: str | None) -> bool:
    if on is None:
        return tenure.end is None
    first, last = bounds(on)
    begun, ended = bounds(tenure.start)[0], bounds(tenure.end)[1] if tenure.end else None
    return begun <= last and (ended is None or first <= ended)


def _belongs_on(membership: Membership, on: str | None) -> bool:
    if on is None:
        return membership.end is None
    return overlaps(f"{membership.start or '..'}/{membership.end or '..'}", on)


def _distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple({entry.actor.id: entry for entry in entries}.values())


def _forms(text: str) -> tuple[str, ...]:
    """The tidy text and, if it begins with the article, the text without it ("The Hague", but also "the Kremlin")."""
    whole = tidy(text)
    article, _, rest = whole.partition(" ")
    return (whole, rest) if article.lower() == "the" and rest else (whole,)


def _fits(text: str, name: Name) -> bool:
    own = tidy(name.text)
    if name.case:
        return text in (own, own.upper(), own[:1].upper() + own[1:])
    return text != text.lower() or own == own.lower()


def _title(text: str) -> str:
    """A title for comparison: 'Defence-Minister', 'defense minister' and 'defence_minister' are one."""
    return " ".join(re.split(r"[\s_-]+", text.strip().casefold())).replace("defence", "defense")
