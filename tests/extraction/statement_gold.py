"""Score extracted statements against hand-written gold: ``python statement_gold.py FILE [--misses] [--only PREFIX]``.

A statement is found if its content shares at least half of its words with that of a gold statement (Jaccard), and
joint if its source does so too. What surrounds it is judged on those that are found. Gold statements that are marked
optional cost nothing; nested statements of the system that the gold lacks cost no precision.
"""

from __future__ import annotations

import argparse
import dataclasses
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from event_gold import Names, Record, as_list, flat, fold

from kg.extraction.issues import IssueFinder
from kg.registry.load import load_registry

Extract = Callable[[str, str | None], list[dict[str, Any]]]

HALF = 0.5
ASPECTS = ("kind", "act", "withheld", "speaker", "addressee", "medium", "outlet", "date", "state", "body", "stance")
ASPECTS += ("about", "nesting")
#: Media that are read as one another: a statement in a letter, remarks at a meeting.
NEAR = [{"statement", "readout"}, {"interview", "report"}, {"joint statement", "statement"}]


@dataclasses.dataclass
class Report:
    """What the comparison found: counts, and lines to read. `kinds` counts gold and found statements by kind."""

    gold: int = 0
    system: int = 0
    found: int = 0
    joint: int = 0
    kinds: dict[str, list[int]] = dataclasses.field(
        default_factory=lambda: {"direct/mixed": [0, 0], "indirect": [0, 0]}
    )
    judged: dict[str, list[bool]] = dataclasses.field(default_factory=lambda: {name: [] for name in ASPECTS})
    given: dict[str, list[bool]] = dataclasses.field(default_factory=lambda: {n: [] for n in ("stance", "addressee")})
    lines: dict[str, list[str]] = dataclasses.field(
        default_factory=lambda: {title: [] for title in ("missed", "spurious", "traps", "wrong")}
    )

    def f1(self, hits: int) -> tuple[float, float, float]:
        """Precision, recall and F1 of a number of hits."""
        precision, recall = hits / max(self.system, 1), hits / max(self.gold, 1)
        return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0

    def share(self, aspect: str) -> float:
        """How often an aspect is right where the gold has it."""
        return sum(self.judged[aspect]) / max(len(self.judged[aspect]), 1)

    def summary(self) -> str:
        """Return the figures, one line each."""
        lines = [f"gold {self.gold}  system {self.system}  sprung traps {len(self.lines['traps'])}"]
        for name, hits in (("found", self.found), ("joint", self.joint)):
            lines.append(f"{name:<9} precision {{:.3f}}  recall {{:.3f}}  F1 {{:.3f}}".format(*self.f1(hits)))
        for name, (gold, found) in self.kinds.items():
            lines.append(f"{name:<13} recall {found / max(gold, 1):.3f}  ({found}/{gold})")
        for name, marks in self.judged.items():
            lines.append(f"right {name:<10} {self.share(name):.3f}  ({sum(marks)}/{len(marks)})")
        for name, marks in self.given.items():
            lines.append(f"{name} given and right {sum(marks) / max(len(marks), 1):.3f}  ({sum(marks)}/{len(marks)})")
        return "\n".join(lines)


@cache
def issue_finder() -> IssueFinder:
    """Return what tells which issues a name in the gold means."""
    return IssueFinder(load_registry().issues)


def places_of(text: str, piece: str) -> list[int]:
    """Return where a piece begins in `text` as whole words."""
    ends = [r"(?<!\w)" if piece[:1].isalnum() else "", r"(?!\w)" if piece[-1:].isalnum() else ""]
    return [m.start() for m in re.finditer(ends[0] + re.escape(piece) + ends[1], text)]


def starts(piece: str, at: int) -> set[int]:
    """Return where the words of a piece begin that stands at `at`."""
    return {at + m.start() for m in re.finditer(r"\w+", piece)}


def positions(text: str, pieces: Sequence[str]) -> set[int]:
    """Return where the words of the pieces begin in `text`; each piece is looked for behind the one before."""
    found: set[int] = set()
    at = 0
    for piece in filter(None, pieces):
        places = places_of(text, piece)
        start = next((place for place in places if place >= at), places[0] if places else None)
        if start is not None:
            found |= starts(piece, start)
            at = start + len(piece)
    return found


def words_of(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    """Return where the words inside the spans begin in `text`."""
    return {start + m.start() for start, end in spans for m in re.finditer(r"\w+", text[start:end])}


def jaccard(one: set[int], two: set[int]) -> float:
    """Return the overlap of two sets; two empty ones are the same."""
    return len(one & two) / len(one | two) if one or two else 1.0


def speakers(record: Record, field: str) -> list[str]:
    """Return the names of the actors in a field of a system record."""
    return [actor["name"] for actor in flat(a for a in as_list(record.get(field)) if a)]


def named(names: Names, wanted: Sequence[str | None], found: Sequence[str]) -> bool:
    """Whether one of the acceptable names, or nobody where that is acceptable, is found."""
    if not found:
        return not wanted or None in wanted
    return len(found) == 1 and any(names.dice([name], found) == 1 for name in wanted if name)


def subjects(name: str) -> set[str]:
    """Return what a subject of the gold may be called: its folded name, the issues that its words evoke."""
    return {fold(name), fold(name).replace(" ", "-"), *issue_finder().find(name)}


def is_about(wanted: str | list[str], found: Iterable[str]) -> bool:
    """Whether a subject of the gold is among the ids found, by its name or the issues it evokes."""
    entries = load_registry().entries
    called = set().union(*map(subjects, as_list(wanted)))
    return any(one in called or (one in entries and fold(entries[one].actor.name) in called) for one in found)


def judge(names: Names, gold: Record, system: Record) -> dict[str, bool]:
    """Return for each aspect that the gold tells whether the system has it right."""
    who = as_list(gold.get("speakers"))
    said = speakers(system, "speaker")
    places = system.get("capacities") or []
    states = [(c.get("state") or c["body"])["name"] for c in places if c.get("state") or c.get("body")]
    bodies = [c["body"]["name"] for c in places if c.get("body")]
    stance, mine = gold.get("stance"), system.get("stance")
    media = {system.get("medium")}.union(*(group for group in NEAR if system.get("medium") in group))
    verdict = {
        "kind": system["kind"] == gold["kind"],
        "act": system["speech_act"] in as_list(gold["act"]),
        "withheld": bool(system.get("withheld")) == bool(gold.get("withheld")),
        "speaker": names.dice(who, said) == 1 if who else named(names, as_list(gold.get("speaker")), said),
    }
    if gold.get("addressee"):
        verdict["addressee"] = any(
            names.dice([n], speakers(system, "addressee")) == 1 for n in as_list(gold["addressee"])
        )
    if gold.get("medium"):
        verdict["medium"] = bool(media & set(as_list(gold["medium"])))
    if gold.get("outlet"):
        verdict["outlet"] = (
            bool(speakers(system, "outlet"))
            and names.dice(as_list(gold["outlet"])[:1], speakers(system, "outlet")) == 1
        )
    if gold.get("date"):
        verdict["date"] = system.get("date") in [str(date) for date in as_list(gold["date"])]
    if gold.get("for_state"):
        verdict["state"] = any(names.dice([name], states[:1]) == 1 for name in as_list(gold["for_state"])) or (
            bool(who) and names.dice(as_list(gold["for_state"]), states) == 1
        )
    if gold.get("for_body"):
        verdict["body"] = any(names.dice([name], bodies[:1]) == 1 for name in as_list(gold["for_body"]))
    if stance:
        verdict["stance"] = (
            bool(mine) and mine["value"] == stance["value"] and is_about(stance["toward"], [mine["toward"]])
        )
    if gold.get("about"):
        verdict["about"] = any(is_about(name, system.get("about") or []) for name in as_list(gold["about"]))
    return verdict


def load(path: Path) -> list[dict[str, Any]]:
    """Return the entries of a gold file; a headline is one by its place, not by the word in front of it."""
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [{**entry, "text": entry["text"].removeprefix("HEADLINE: ")} for entry in entries]


def score(entries: Iterable[Record], extract: Extract) -> Report:
    """Compare what `extract` finds with the gold.

    Parameters
    ----------
    entries : iterable of dict
        The texts, in the gold file's format.
    extract : callable
        Takes a text and its date of publication, returns attribution records in contract form.
    """
    found = [(entry, extract(entry["text"], str(entry["published"]))) for entry in entries]
    actors = [
        a
        for _, records in found
        for r in records
        for field in ("speaker", "addressee")
        for a in flat(filter(None, as_list(r.get(field))))
    ]
    actors += [
        c[part]
        for _, records in found
        for r in records
        for c in r.get("capacities") or []
        for part in ("state", "body")
        if c.get(part)
    ]
    names, report = Names(actors), Report()
    for entry, records in found:
        _score_one(names, report, entry, records)
    return report


def _score_one(names: Names, report: Report, entry: Record, records: list[dict[str, Any]]) -> None:
    text, gold = entry["text"], as_list(entry.get("statements"))
    wanted = [positions(text, as_list(one["content"])) for one in gold]
    mine = [words_of(text, record["content"]) for record in records]
    pairs = sorted(
        (
            (overlap, _source(text, gold[g], records[n]), -g, -n)
            for g in range(len(gold))
            for n in range(len(records))
            if (overlap := jaccard(wanted[g], mine[n])) >= HALF
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    for _, _, g, n in pairs:
        if -g not in partner and -n not in partner.values():
            partner[-g] = -n
    for g, one in enumerate(gold):
        counts = not one.get("optional")
        kind = report.kinds["indirect" if one["kind"] == "indirect" else "direct/mixed"]
        kind[0] += counts
        report.gold += counts
        if g not in partner:
            report.lines["missed"] += (
                [f"{entry['id']}  {one['source']!r} {one['cue']!r} {one['content']}"] if counts else []
            )
            continue
        record = records[partner[g]]
        kind[1] += counts
        report.found, report.system = report.found + counts, report.system + counts
        report.joint += counts and _source(text, one, record) >= HALF
        verdict = judge(names, one, record)
        if "in" in one:
            outer = partner.get(int(one["in"]))
            verdict["nesting"] = outer is not None and record.get("nested_in") == records[outer]["id"]
        if _source(text, one, record) < HALF:
            report.lines["wrong"].append(f"{show(entry, record)}  wrong: source, not {one['source']!r}")
        for aspect, right in verdict.items():
            report.judged[aspect].append(right)
        for aspect in report.given:
            if record.get(aspect):
                report.given[aspect].append(bool(one.get(aspect)) and verdict.get(aspect, False))
        if bad := ", ".join(
            f"{aspect} (not {_gold_value(one, aspect)})" for aspect, right in verdict.items() if not right
        ):
            report.lines["wrong"].append(f"{show(entry, record)}  wrong: {bad}")
    loose = [record for n, record in enumerate(records) if n not in partner.values() and not record.get("nested_in")]
    report.system += len(loose)
    report.lines["spurious"] += [show(entry, record) for record in loose]
    for trap in as_list(entry.get("not")):
        held = positions(text, [trap["words"]])
        sprung = [r for r, place in zip(records, mine, strict=True) if jaccard(place, held) >= HALF]
        report.lines["traps"] += [f"{show(entry, record)}  -- {trap.get('because')}" for record in sprung]


def _gold_value(gold: Record, aspect: str) -> Any:
    names = {"state": "for_state", "body": "for_body", "nesting": "in"}
    return gold.get("speakers") or gold.get("speaker") if aspect == "speaker" else gold.get(names.get(aspect, aspect))


def _source(text: str, gold: Record, system: Record) -> float:
    """Return how far the words of two sources are the same, wherever the gold's words stand in the text."""
    mine = words_of(text, system["source"])
    pieces = [piece for piece in as_list(gold["source"]) if piece]
    if len(pieces) != 1:
        return jaccard(positions(text, pieces), mine)
    return max((jaccard(starts(pieces[0], place), mine) for place in places_of(text, pieces[0])), default=0.0)


def show(entry: Record, record: Record) -> str:
    """Return one line about a system record."""
    text = entry["text"]

    def words(field: str) -> str:
        return " … ".join(text[start:end] for start, end in record[field])

    marks = [record[n] for n in ("kind", "speech_act", "medium", "date", "stance", "rule") if record.get(n)]
    who = ", ".join(speakers(record, "speaker"))
    return f"{entry['id']}  {words('source')!r} [{who}] {words('cue')!r} {words('content')[:90]!r}  {marks}"


def kg_extract(text: str, published: str | None) -> list[dict[str, Any]]:
    """Return the attribution records that the package finds in `text`."""
    import kg
    from kg.exchange import to_record

    return [to_record(one) for one in kg.extract(text, published=published).attributions]


def main() -> None:
    """Run the comparison from the command line."""
    parser = argparse.ArgumentParser(description="Score extracted statements against gold texts.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true", help="also list what is missed, spurious and wrong")
    parser.add_argument("--only", metavar="ID-PREFIX", default="", help="only texts whose id starts so")
    options = parser.parse_args()
    report = score([e for e in load(options.file) if e["id"].startswith(options.only)], kg_extract)
    print(report.summary())
    for title, lines in report.lines.items() if options.misses else ():
        print(f"\n{title} ({len(lines)})", *lines, sep="\n  ")


if __name__ == "__main__":
    main()
