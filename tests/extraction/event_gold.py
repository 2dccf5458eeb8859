"""Score extracted events against hand-written gold sentences: ``python event_gold.py FILE [--misses] [--only PREFIX]``.

`written_events.yaml` has sentences that rules were mended with, `unseen_events.yaml` such that nobody who writes rules
reads. Both were written and marked by people who had not seen the rules. `worked_events.yaml` was made by those who
write rules; only the events of the kind at hand are marked there, so that its precision says nothing.

A gold event may give ``words`` as a list (several mentions) and ``nth`` (which occurrence is meant, from 1).
"""

from __future__ import annotations

import argparse
import dataclasses
import enum
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.registry.load import load_registry
from kg.registry.lookup import RegistryIndex, index_of

Record = Mapping[str, Any]
Extract = Callable[[str, str | None], list[dict[str, Any]]]

NEAR = [{"MEETING", "SUMMIT", "VISIT", "CALL"}, {"VOTE", "VETO"}, {"SIGNING", "JOINT_STATEMENT"}]
NEAR += [{"MILITARY_ACTION", "EXERCISE"}]
TITLES = ("misses", "spurious", "traps", "wrong")
ASPECTS = ("type", "plover", "factuality", "date", "place", "attributed")
DULL = """
the and for of in foreign affairs defence defense ministry minister president council united nations states government
party army office general national people republic north south east west state department union association committee
international organization agency bank commission force forces court"""
ALIASES = {"united states of america": "united states", "people s republic of china": "china", "un": "united nations"}
ALIASES |= {"usa": "united states", "russian federation": "russia", "eu": "european union", "soviet union": "russia"}


@dataclasses.dataclass
class Report:
    """What the comparison found: counts, and lines to read."""

    hits: int = 0
    gold: int = 0
    system: int = 0
    judged: dict[str, list[bool]] = dataclasses.field(default_factory=lambda: {name: [] for name in ASPECTS})
    lines: dict[str, list[str]] = dataclasses.field(default_factory=lambda: {title: [] for title in TITLES})

    def summary(self) -> str:
        """Return the figures, one line each."""
        precision, recall = self.hits / max(self.system, 1), self.hits / max(self.gold, 1)
        f1 = 2 * precision * recall / (precision + recall) if self.hits else 0.0
        head = f"gold {self.gold}  system {self.system}  hits {self.hits}  sprung traps {len(self.lines['traps'])}"
        lines = [head, f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"]
        for name, marks in self.judged.items():
            lines.append(f"right {name:<10} {sum(marks) / max(len(marks), 1):.3f}  ({sum(marks)}/{len(marks)})")
        return "\n".join(lines)


def fold(name: str) -> str:
    """Return `name` without case, accents and punctuation, common variants made one."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    text = " ".join("".join(c if c.isalnum() else " " for c in bare).split()).removeprefix("the ")
    return ALIASES.get(text, text.replace("organisation", "organization"))


def as_list(value: Any) -> list[Any]:
    """Return `value` as a list; nothing gives an empty one."""
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


def flat(actors: Iterable[Record]) -> list[Record]:
    """Return actors with groups replaced by their members, each once."""
    found: dict[str, Record] = {}
    for actor in actors:
        for one in flat(actor["members"]) if actor.get("members") else [actor]:
            found.setdefault(fold(one["name"]), one)
    return list(found.values())


@cache
def bodies() -> RegistryIndex:
    """Return the registry, by which the many names of one body are known to be one."""
    return index_of(load_registry())


@cache
def body_of(name: str) -> tuple[str, frozenset[str]] | None:
    """Return what tells a body by any of its names: "Chinese Foreign Ministry", "Ministry of Foreign Affairs of China".

    It is the registry's id, or the state with the words of the name; nothing for a state and for what no name of a
    state is part of.
    """
    known = [entry.actor for entry in bodies().resolve_actor(name)]
    if len(known) == 1:
        return (known[0].id, frozenset()) if known[0].type.value == "organization" else None
    first, _, rest = name.partition(" ")
    before, _, last = name.rpartition(" of ")
    for phrase, state in ((rest, first), (before, last)):
        owners = [e.actor for e, n in bodies().by_name(state) if e.actor.type.value == "country" and phrase]
        for owner in owners[:1]:
            generic = [entry.actor.id for entry in bodies().bodies(phrase, owner.id)]
            words = frozenset(fold(phrase).replace("defence", "defense").split()) - {"of"}
            return (generic[0], frozenset()) if len(generic) == 1 else (owner.id, words)
    return None


class Names:
    """Comparison of names, with what the system says about who belongs to which state."""

    def __init__(self, actors: Iterable[Record]) -> None:
        actors = list(actors)
        self.written = {fold(a["name"]): a["name"] for a in actors}
        everybody = [(fold(a["name"]), a.get("type"), a.get("country")) for a in actors]
        self.home = {name: country for name, _, country in everybody if country}
        self.states, self.people = ({n for n, kind, _ in everybody if kind == k} for k in ("country", "person"))

    def one_body(self, one: str, two: str) -> bool:
        """Whether two names are of one ministry, parliament or company."""
        first, second = (body_of(self.written.get(name, name)) for name in (one, two))
        return first is not None and first == second

    def same(self, one: str, two: str) -> bool:
        """Whether two names (not of states) have a significant word in common, for people the last of one name."""
        shared = set(one.split()) & set(two.split()) - set(DULL.split())
        if self.people & {one, two}:
            shared &= {one.split()[-1], two.split()[-1]}
        return bool(shared) and one not in self.states and two not in self.states

    def stands_for(self, one: str, two: str) -> bool:
        """Whether one of the two is a state and the other somebody acting for it."""
        home = self.home.get(one)
        return home is not None and home == self.home.get(two) and (one in self.states) != (two in self.states)

    def dice(self, gold: Sequence[str], system: Iterable[str]) -> float:
        """Return the Dice overlap of two sets of names, matched one to one: equal names first, states last."""
        self.written |= {fold(name): name for name in gold}
        left, right = list(dict.fromkeys(map(fold, gold))), list(dict.fromkeys(map(fold, system)))
        size = len(left) + len(right)
        for test in (str.__eq__, self.one_body, self.same, self.stands_for):
            for name in list(left):
                partner = next((other for other in right if test(name, other)), None)
                if partner is not None:
                    left.remove(name)
                    right.remove(partner)
        return 1 - (len(left) + len(right)) / size if size else 0.0


def gold_spans(text: str, event: Record) -> list[tuple[int, int]]:
    """Return where the trigger words of a gold event stand in `text`."""
    found = {words: [m.span() for m in re.finditer(re.escape(words), text)] for words in as_list(event["words"])}
    return [spans[int(event.get("nth", 1)) - 1] for spans in found.values()]


def gold_names(event: Record) -> list[str]:
    """Return the names of everybody in a gold event."""
    return [name for field in ("who", "source", "target") for name in as_list(event.get(field)) if name]


def roles(event: Record, *fields: str) -> list[Record]:
    """Return the actors that fill the given fields of a system event."""
    return flat(actor for field in fields for actor in event.get(field) or [])


def compatible(gold: Record, system: Record) -> bool:
    """Whether type or PLOVER category are near enough for two events of one sentence (OTHER alone is not)."""
    types, kind, plover = set(as_list(gold["type"])), system["type"], system.get("plover")
    if plover in (as_list(gold.get("plover")) or [None]):
        return plover is not None or kind in types
    return kind != "OTHER" and (kind in types or any(kind in group and types & group for group in NEAR))


def pair_score(names: Names, text: str, gold: Record, system: Record) -> tuple[float, ...]:
    """Return how well two events match (larger is better), nothing if they do not."""
    (start, end), (first, last) = system["trigger"], system["sentence"]
    spans = gold_spans(text, gold)
    overlap, inside = any(a < end and start < b for a, b in spans), any(first <= a < last for a, _ in spans)
    share = names.dice(gold_names(gold), [a["name"] for a in roles(system, "source", "target", "participants")])
    if share < 0.5 or not (overlap or (inside and compatible(gold, system))):
        return ()
    return float(overlap), float(system["type"] in as_list(gold["type"])), float(not gold.get("optional")), share


def judge(names: Names, gold: Record, system: Record) -> dict[str, bool]:
    """Return for each aspect whether a matched event has it right (the date only where the gold gives one)."""
    places = [[fold(p) for p in as_list(gold.get("place"))], [fold(a["name"]) for a in roles(system, "place")]]
    speakers = [
        [name for name in as_list(gold.get("by")) if name],
        [a["name"] for a in flat(as_list(system.get("attributed_to")))],
    ]
    verdict = {
        "type": system["type"] in as_list(gold["type"]),
        "plover": system.get("plover") in (as_list(gold.get("plover")) or [None]),
        "factuality": system["factuality"] in as_list(gold.get("factuality", "asserted")),
        "date": system.get("date") in as_list(gold.get("date")),
        "place": bool(set(places[0]) & set(places[1])) if places[0] else not places[1],
        "attributed": names.dice(*speakers) >= 0.5 if speakers[0] else not speakers[1],
    }
    return {name: right for name, right in verdict.items() if name != "date" or gold.get("date")}


def show(entry: Record, text: str, event: Record) -> str:
    """Return one line about a system event."""
    who = " > ".join(", ".join(a["name"] for a in roles(event, field)) for field in ("source", "target"))
    marks = " ".join(str(event.get(field)) for field in ("type", "plover", "factuality", "date", "rule"))
    return f"{entry['id']}  {text[slice(*event['trigger'])]!r}  {marks}  [{who}]"


def score(entries: Iterable[Record], extract: Extract) -> Report:
    """Compare what `extract` finds with the gold.

    Parameters
    ----------
    entries : iterable of dict
        The sentences, in the gold file's format.
    extract : callable
        Takes a text and its date of publication, returns event records in contract form.
    """
    found = [(entry, extract(entry["text"], entry.get("published"))) for entry in entries]
    actors = [a for _, events in found for e in events for a in roles(e, "source", "target", "participants", "place")]
    names, report = Names(actors), Report()
    for entry, events in found:
        _score_one(names, report, entry, events)
    return report


def _score_one(names: Names, report: Report, entry: Record, events: list[dict[str, Any]]) -> None:
    text, gold = entry["text"], as_list(entry.get("events"))
    keys = [event.get("key") or f"#{number}" for number, event in enumerate(events)]
    scored = [(pair_score(names, text, w, e), -g, -n) for g, w in enumerate(gold) for n, e in enumerate(events)]
    partner: dict[int, str] = {}
    best: dict[int, dict[str, Any]] = {}
    for _, g, n in sorted((pair for pair in scored if pair[0]), reverse=True):
        if -g not in partner and keys[-n] not in partner.values():
            partner[-g], best[-g] = keys[-n], events[-n]
    for g, wanted in enumerate(gold):
        counts = not wanted.get("optional")
        report.gold += counts
        if g not in partner:
            line = f"{entry['id']}  {wanted['words']!r}  {wanted['type']} {wanted.get('plover')}  {gold_names(wanted)}"
            report.lines["misses"] += [line] if counts else []
            continue
        report.hits, report.system = report.hits + counts, report.system + counts
        verdict = judge(names, wanted, best[g])
        for aspect, right in verdict.items():
            report.judged[aspect].append(right)
        if bad := ", ".join(aspect for aspect, right in verdict.items() if not right):
            report.lines["wrong"].append(f"{show(entry, text, best[g])}  wrong: {bad}")
    loose = {key: event for key, event in zip(keys, events, strict=True) if key not in partner.values()}
    report.system += len(loose)
    report.lines["spurious"] += [show(entry, text, event) for event in loose.values()]
    for trap in as_list(entry.get("not")):
        sprung = [e for e in loose.values() if (e["type"], e["factuality"]) == (trap["type"], "asserted")]
        report.lines["traps"] += [f"{show(entry, text, event)}  -- {trap.get('because')}" for event in sprung]


def plain(value: Any) -> Any:
    """Return a record object as contract-form data: enumerations as text, spans as pairs, fillers as actors."""
    if isinstance(value, enum.Enum):
        return value.value
    names = getattr(value, "_fields", None) or getattr(value, "__dataclass_fields__", None)
    if names is None:
        return [plain(item) for item in value] if isinstance(value, list | tuple) else value
    data = {name: plain(getattr(value, name)) for name in names}
    if set(data) == {"start", "end"}:
        return [data["start"], data["end"]]
    return {**data["actor"], "span": data.get("span")} if isinstance(data.get("actor"), dict) else data


def kg_extract(text: str, published: str | None) -> list[dict[str, Any]]:
    """Return the event records that the package finds in `text`."""
    import kg

    return [plain(event) for event in kg.extract(text, published=published).events]


def main() -> None:
    """Run the comparison from the command line."""
    parser = argparse.ArgumentParser(description="Score extracted events against gold sentences.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true", help="also list misses, spurious and wrongly described events")
    parser.add_argument("--only", metavar="ID-PREFIX", default="", help="only sentences whose id starts so")
    options = parser.parse_args()
    entries = yaml.safe_load(options.file.read_text(encoding="utf-8"))
    report = score([e for e in entries if e["id"].startswith(options.only)], kg_extract)
    print(report.summary())
    for title, lines in report.lines.items() if options.misses else ():
        print(f"\n{title} ({len(lines)})", *lines, sep="\n  ")


if __name__ == "__main__":
    main()
