"""Read a build into a view: who and what there is, how it hangs together, and how sure each fact is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.analysis.rows import Row, rows_of
from kg.namespaces import BASE, PREFIXES
from kg.store.speech import enumerate_names, place_words
from kg.views import sparql
from kg.views.dates import readable_date
from kg.views.model import Certainty, EdgeKind, Fact, Kind, Party, Source, View, ViewEdge, ViewNode, surest

if TYPE_CHECKING:
    from kg.graph import Graph

__all__ = ["collect_view"]

_KINDS = {
    "Person": Kind.PERSON,
    "Group": Kind.PERSON,
    "Country": Kind.STATE,
    "Place": Kind.STATE,
    "Organization": Kind.INSTITUTION,
    "InternationalOrganization": Kind.INSTITUTION,
    "Publication": Kind.INSTITUTION,
    "Document": Kind.ISSUE,
    "NamedEvent": Kind.ISSUE,
}
_PLAIN = {
    "Group": "group",
    "Place": "place",
    "InternationalOrganization": "international organisation",
    "Publication": "publication",
    "Document": "document",
    "NamedEvent": "named event",
}

_Values = Mapping[str, Mapping[str, list[str]]]


@dataclass(slots=True)
class _Board:
    """What is being put together: nodes by id, edges by their ends, facts in order and by the nodes they hang on."""

    nodes: dict[str, ViewNode]
    edges: dict[tuple[str, str, EdgeKind, str], list[str]] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    held: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, fact: Fact, holders: Iterable[str]) -> None:
        """Enter a fact and hang it on the nodes that it is about."""
        self.facts.append(fact)
        for holder in dict.fromkeys(holders):
            if holder in self.nodes:
                self.held[holder].append(fact.id)

    def join(self, source: str, target: str, kind: EdgeKind, label: str, fact: str) -> None:
        """Add a link, or the fact to a link that is there; ends that are no nodes are passed over."""
        if source in self.nodes and target in self.nodes and source != target:
            self.edges.setdefault((source, target, kind, label), []).append(fact)


def short_id(iri: str) -> str:
    """Cut the base off an IRI of this project; others stay whole."""
    return iri.removeprefix(BASE)


def collect_view(graph: Graph, *, include: Collection[Certainty] = frozenset(Certainty)) -> View:
    """Read everything that a page can show; the sentences come later, for what is kept (`add_quotes`).

    Parameters
    ----------
    graph : Graph
        An open build.
    include : collection of Certainty
        What may be in the view besides facts: planned, possible, negated, hypothetical and claimed events.

    Returns
    -------
    View
        Nodes sorted by id; only those that some fact is about.
    """
    wanted = {Certainty.FACT, Certainty.SPEECH, *include}
    board = _Board(_actors(graph) | _issues(graph))
    names = {identifier: node.label for identifier, node in board.nodes.items()}
    _add_events(board, graph, names, wanted)
    _add_statements(board, graph, names)
    _add_relations(board, graph, names)
    used = {end for source, target, _, _ in board.edges for end in (source, target)}
    return View(
        nodes=tuple(
            replace(board.nodes[identifier], facts=tuple(facts))
            for identifier, facts in sorted(board.held.items())
            if identifier in used
        ),
        edges=tuple(
            ViewEdge(source, target, kind, label, tuple(dict.fromkeys(facts)))
            for (source, target, kind, label), facts in sorted(board.edges.items())
        ),
        facts=tuple(board.facts),
        sources=tuple(_sources(graph)),
    )


def _sources(graph: Graph) -> Iterator[Source]:
    seen: set[str] = set()
    for row in rows_of(graph, sparql.ARTICLES):
        identifier = short_id(row["article"])
        if identifier not in seen:
            seen.add(identifier)
            url = row["url"] if row["url"].lower().startswith(("http://", "https://")) else ""
            title = row["title"] or identifier.removeprefix("article/")
            yield Source(identifier, title, row["publisher"], row["published"], url)


def _actors(graph: Graph) -> dict[str, ViewNode]:
    """Every actor that an article mentions, without facts as yet."""
    offices: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(graph, sparql.OFFICES):
        offices[row["actor"]].append(f"{row['office']}, {readable_date(row['validity'])}")
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(graph, sparql.ACTORS):
        rows[row["actor"]].append(row)
    return {short_id(actor): _actor(actor, named, offices[actor]) for actor, named in rows.items()}


def _actor(actor: str, rows: list[Row], offices: list[str]) -> ViewNode:
    kind = rows[0]["kind"]
    names = list(dict.fromkeys(row["name"] for row in rows))
    label = next((row["name"] for row in rows if row["main"] and row["language"] in ("en", "")), names[0])
    about = "; ".join(offices) or _PLAIN.get(kind, "")
    return ViewNode(short_id(actor), _KINDS[kind], label, about, tuple(name for name in names if name != label))


def _issues(graph: Graph) -> dict[str, ViewNode]:
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(graph, sparql.ISSUES):
        names[short_id(row["issue"])].append(row["name"])
    return {
        issue: ViewNode(issue, Kind.ISSUE, found[0][:1].upper() + found[0][1:], "", tuple(found[1:]))
        for issue, found in names.items()
    }


def _values(graph: Graph, query: str, subject: str) -> _Values:
    """Values by subject and by the local name of their property."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows_of(graph, query):
        found[row[subject]][row["property"].removeprefix(PREFIXES["kg"])].append(short_id(row["value"]))
    return found


# ---- events ------------------------------------------------------------------------------------


def _add_events(board: _Board, graph: Graph, names: Mapping[str, str], wanted: Collection[Certainty]) -> None:
    names = {**names, **{short_id(row["value"]): row["label"] for row in rows_of(graph, sparql.DETAIL_LABELS)}}
    values = _values(graph, sparql.EVENT_VALUES, "event")
    about = _values(graph, sparql.STATEMENTS, "statement")
    seen: set[str] = set()
    for row in rows_of(graph, sparql.EVENTS):
        event, mine = short_id(row["event"]), values[row["event"]]
        fact = _event_fact(row, mine, names)
        if event in seen or fact.certainty not in wanted:
            continue
        seen.add(event)
        board.nodes[event] = ViewNode(event, Kind.EVENT, fact.label)
        topics = list(mine.get("hasTopic", []))
        for statement in mine.get("inStatement", []):
            topics += [t for t in about[BASE + statement].get("about", []) if t.startswith("issue/")]
        board.add(fact, [event, *(party.node for party in fact.parties), *topics])
        for party in fact.parties:
            board.join(party.node, event, EdgeKind.ROLE, _ROLE_WORDS[party.role], fact.id)
        for topic in topics:
            board.join(event, topic, EdgeKind.TOPIC, "is about", fact.id)


_ROLE_WORDS = {"by": "acted in", "towards": "was addressed in", "took part": "took part in"}


def _parties(values: Mapping[str, list[str]], names: Mapping[str, str]) -> tuple[Party, ...]:
    """Doers, those it was done to, and others; whoever is both doer and goal simply takes part."""
    sources, targets = values.get("hasSource", []), values.get("hasTarget", [])
    both = {actor for actor in sources if actor in targets}
    order = dict.fromkeys([*sources, *targets, *values.get("hasParticipant", [])])
    roles = {actor: "by" for actor in sources if actor not in both}
    roles |= {actor: "towards" for actor in targets if actor not in both}
    parties = [Party(roles.get(actor, "took part"), names.get(actor, actor), actor) for actor in order]
    return tuple(sorted(parties, key=lambda party: ("by", "took part", "towards").index(party.role)))


def _certainty(reported: bool, values: Mapping[str, list[str]]) -> Certainty:
    if not reported:
        return Certainty.FACT
    told = {value.removeprefix("ontology#") for value in values.get("factuality", [])}
    return surest(Certainty.SAID if reading == "asserted" else Certainty(reading) for reading in told)


def _event_fact(row: Row, values: Mapping[str, list[str]], names: Mapping[str, str]) -> Fact:
    def listed(name: str) -> list[str]:
        return [names.get(value, value) for value in values.get(name, [])]

    dates = [readable_date(value) for value in values.get("otherDate", [])]
    others = [f"other date told: {' or '.join(dates)}"] if dates else []
    others += [f"other place told: {' or '.join(listed('otherPlace'))}"] if values.get("otherPlace") else []
    return Fact(
        id=short_id(row["event"]),
        label=row["kind"][:1].upper() + row["kind"][1:],
        certainty=_certainty(bool(row["reported"]), values),
        date=row["date"],
        start=row["start"],
        end=row["end"],
        places=tuple(listed("hasPlace")),
        said_by=", ".join(listed("attributedTo")),
        parties=_parties(values, names),
        details=tuple(_details(values, names)),
        others=tuple(others),
        told_by=tuple(values.get("reportedBy", [])),
    )


#: What stands before the values of a detail, in the order in which they are read.
_DETAILS = {
    "format": "",
    "rank": "",
    "delegationLeader": "delegation led by ",
    "companion": "accompanied by ",
    "onSidelinesOf": "on the sidelines of ",
    "heldBefore": "ahead of ",
    "heldFor": "for ",
    "marks": "to mark ",
}


def _details(values: Mapping[str, list[str]], names: Mapping[str, str]) -> Iterator[str]:
    """How, as what, with whom and on what occasion, one short line each."""
    for name, words in _DETAILS.items():
        told = [names.get(value, value) for value in values.get(name, [])]
        if told:
            yield words + ", ".join(told)
    for size in values.get("delegationSize", []):
        yield f"delegation of {size}"
    series, within = values.get("series", []), values.get("countedWithin", [])
    for ordinal in values.get("ordinal", []):
        yield ", ".join([f"number {ordinal}", *series, *within])
    if series and not values.get("ordinal"):
        yield ", ".join(series)


# ---- statements and relations --------------------------------------------------------------------


def _add_statements(board: _Board, graph: Graph, names: Mapping[str, str]) -> None:
    """That somebody spoke is a fact; what was said is not, and stands in the quoted sentence only."""
    for statement, values in sorted(_values(graph, sparql.STATEMENTS, "statement").items()):
        speakers, about = values.get("speaker", []), values.get("about", [])
        if not any(speaker in board.nodes for speaker in speakers):
            continue
        identifier = short_id(statement)
        listed = [("said by", speakers), ("to", values.get("addressee", [])), ("about", about)]
        parties = tuple(Party(role, names.get(who, who), who) for role, actors in listed for who in actors)
        dates = {name: next(iter(values.get(name, [])), "") for name in ("date", "startDate", "endDate")}
        fact = Fact(
            id=identifier,
            label="Statement"
            if not (acts := set(values.get("speechAct", [])) - {"say"})
            else f"Statement: {min(acts)}",
            certainty=Certainty.SPEECH,
            date=dates["date"],
            start=dates["startDate"],
            end=dates["endDate"],
            parties=parties,
            details=tuple(_setting(values, names)),
            told_by=tuple(values.get("reportedBy", [])),
        )
        board.add(fact, [*speakers, *about])
        for speaker in speakers:
            for topic in about:
                if topic.startswith("issue/"):
                    board.join(speaker, topic, EdgeKind.SPEECH, "spoke about", identifier)


_SIDES = {"support": "for", "oppose": "against"}


def _setting(values: Mapping[str, list[str]], names: Mapping[str, str]) -> Iterator[str]:
    """In which office, where, and for or against what somebody spoke, one short line each."""
    if offices := values.get("heldOffice", []):
        yield f"as {enumerate_names(offices)}"
    outlets = enumerate_names([names.get(outlet, outlet) for outlet in values.get("outlet", [])])
    if place := place_words("".join(values.get("medium", [])), outlets):
        yield place
    if values.get("withheld"):
        yield "withheld"
    for stance in values.get("stance", []):
        toward = enumerate_names([names.get(one, one) for one in values.get("stanceToward", [])])
        yield f"{_SIDES[stance.removeprefix('ontology#')]} {toward}"


def _add_relations(board: _Board, graph: Graph, names: Mapping[str, str]) -> None:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(graph, sparql.RELATIONS):
        grouped[row["relation"]].append(row)
    for relation, rows in grouped.items():
        source, target = short_id(rows[0]["from"]), short_id(rows[0]["to"])
        kind = rows[0]["kind"] or "is tied to"
        validity = rows[0]["validity"]
        fact = Fact(
            id=short_id(relation),
            label=kind[:1].upper() + kind[1:],
            date=validity,
            parties=(
                Party("who", names.get(source, source), source),
                Party("of", names.get(target, target), target),
            ),
            told_by=tuple(dict.fromkeys(short_id(row["article"]) for row in rows)),
        )
        board.add(fact, (source, target))
        board.join(source, target, EdgeKind.TIE, kind, fact.id)
