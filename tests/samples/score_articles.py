"""Score extraction records of whole articles against the gold files of the samples.

    kg extract sources/*.txt > found.jsonl
    python tests/samples/score_articles.py found.jsonl --misses "event missed core"

Counted are linked mentions, events (one for each real event, whatever the number of its mentions), statements with
and without their speaker, and relations. For the events that were found: the share with the right type, factuality,
date, place and voice. A trap is a tempting fact that the text does not state; a leak is a record out of boilerplate.
`accept` in a gold file names other right values.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sample_gold import Gold, overlap, same_date, set_f1, span_of

__all__ = ["Counts", "Figures", "read_records", "report", "score"]

Json = dict[str, Any]
SOURCES = Path(__file__).parents[2] / "sources"
NEAR_TYPES = (
    {"MEETING", "SUMMIT", "VISIT", "CALL"},
    {"VOTE", "VETO"},
    {"SIGNING", "JOINT_STATEMENT"},
    {"MILITARY_ACTION", "EXERCISE"},
)
FORMS = {"nominal": "nominals", "pronoun": "pronouns", "demonym": "demonyms"}
RELATIONS = {
    "head_of_state_of", "head_of_government_of", "foreign_minister_of", "defence_minister_of", "ambassador_of",
    "spokesperson_of", "affiliated_with", "member_of", "capital_of", "located_in", "author_of", "partner_of",
    "party_to",
}  # fmt: skip
ACTOR_ROLES = ("source", "target", "participants")
LISTS = ("mentions", "events", "statements", "statements with speaker", "relations")
DETAILS: tuple[str, ...] = (
    "names",
    "demonyms",
    "nominals",
    "pronouns",
    "core recall",
    "type",
    "factuality",
    "date",
    "place",
)
DETAILS += ("attributed to", "speaker", "kind", "nesting", "traps")


@dataclass
class Counts:
    """How many of the found are right, how many were found, how many there are to find."""

    hit: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: bool) -> None:
        """Count one more case, as found and as gold."""
        self.hit += right
        self.found += 1
        self.gold += 1

    @property
    def precision(self) -> float:
        return 100 * self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 200 * self.hit / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass
class Figures:
    """All counts over all articles, with what was missed or wrongly found; for traps, `hit` counts those sprung."""

    counts: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in (*LISTS, *DETAILS)})
    misses: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))
    leaks: int = 0

    def __getitem__(self, name: str) -> Counts:
        return self.counts[name]


# ---- events ------------------------------------------------------------------------------------


def _compatible(a: Json, b: Json) -> bool:
    kinds = {a["type"], b["type"]}
    if len(kinds) == 1 or any(kinds <= near for near in NEAR_TYPES):
        return True
    return bool(a["plover"]) and a["plover"] == b["plover"]


def _actors(event: Json, without: str = "") -> list[Any]:
    return [actor for role in ACTOR_ROLES if role != without for actor in event.get(role) or []]


def _allowed(truth: Json, name: str) -> list[Any]:
    """The right value and the other acceptable ones; None and [] are values too."""
    return [truth.get(name), *truth.get("accept", {}).get(name, [])]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _match(gold: Gold, found: Json, truth: Json) -> float:
    """Above 0, at most 2, if both speak of the same event: agreement of the actors, plus 1 at the same trigger."""
    if not _compatible(found, truth):
        return 0.0
    triggers = [truth["trigger"], *truth.get("coref_triggers", [])]
    near = any(overlap(span_of(found["trigger"]), span_of(trigger)) for trigger in triggers)
    if not near and not overlap(span_of(found["sentence"]), span_of(truth["sentence"])):
        return 0.0
    mine = gold.predicted_keys(_actors(found))
    accept = truth.get("accept", {})
    yours = [gold.keys(_actors(truth))]
    yours += [gold.keys(_actors(truth, role) + _listed(v)) for role in ACTOR_ROLES for v in accept.get(role, [])]
    people = max(set_f1(mine, theirs) for theirs in yours)
    return people + near if people >= 0.5 else 0.0


def _score_events(gold: Gold, found: list[Json], figures: Figures) -> None:
    truths, groups = defaultdict(list), defaultdict(list)
    for event in gold.events:
        truths[event["event_key"]].append(event)
    for event in found:
        groups[event["key"]].append(event)
    pairs = []
    for key, mine in groups.items():
        for name, yours in truths.items():
            cases = ((_match(gold, f, t), i, j) for i, f in enumerate(mine) for j, t in enumerate(yours))
            best, i, j = max(cases, key=lambda case: (case[0], -case[1], -case[2]))
            if best:
                pairs.append((-best, key, name, mine[i], yours[j]))
    used: set[str] = set()
    hit: set[str] = set()
    for _, key, name, event, truth in sorted(pairs, key=lambda pair: pair[:3]):
        if key not in used and name not in hit:
            used.add(key)
            hit.add(name)
            _score_details(gold, event, truth, figures)
    core = {name for name, events in truths.items() if any(e["salience"] == "core" for e in events)}
    for name in truths:
        if name in core:
            figures["core recall"].add(name in hit)
        if name not in hit:
            kind = "event missed core" if name in core else "event missed"
            figures.misses[kind].append((gold.stem, name, truths[name][0]["paraphrase"]))
    for key in groups:
        if key not in used:
            event = groups[key][0]
            names = [actor and actor["name"] for actor in _actors(event)]
            figures.misses["event spurious"].append((gold.stem, event["type"], names, event["trigger"]))
    figures["events"].hit += len(hit)
    figures["events"].found += len(groups)
    figures["events"].gold += len(truths)


def _score_details(gold: Gold, event: Json, truth: Json, figures: Figures) -> None:
    figures["type"].add(event["type"] in _allowed(truth, "type"))
    figures["factuality"].add(event["factuality"] in _allowed(truth, "factuality"))
    if truth["attributed_to"]:
        speaker = gold.predicted_keys([event["attributed_to"]])
        figures["attributed to"].add(any(speaker == gold.keys([a]) for a in _allowed(truth, "attributed_to")))
    if truth["date"]:
        figures["date"].add(same_date(event["date"], _allowed(truth, "date")))
    if truth["place"]:
        figures["place"].add(_same_place(gold, event, _allowed(truth, "place")))


def _same_place(gold: Gold, event: Json, accepted: Iterable[Any]) -> bool:
    mine = gold.predicted_keys(event["place"])
    return any(gold.keys(places) & mine or (not places and not mine) for places in map(_listed, accepted))


def _score_traps(gold: Gold, found: list[Json], figures: Figures) -> None:
    for trap in gold.absent:
        sprung = [event for event in found if _springs(gold, event, trap)]
        figures["traps"].add(bool(sprung))
        if sprung:
            figures.misses["trap sprung"].append((gold.stem, trap["why"], sprung[0]["trigger"]))


def _springs(gold: Gold, event: Json, trap: Json) -> bool:
    wrong = trap["event"]
    same = event["type"] == wrong["type"] and event["factuality"] == wrong["factuality"]
    if not same or not overlap(span_of(event["sentence"]), span_of(trap["lure"])):
        return False
    if set_f1(gold.predicted_keys(_actors(event)), gold.keys(_actors(wrong))) < 0.8:
        return False
    if not _fits(gold, event, wrong):
        return False
    return not any(
        _match(gold, event, truth) and event["factuality"] == truth["factuality"] and _fits(gold, event, truth)
        for truth in gold.events
    )


def _fits(gold: Gold, event: Json, other: Json) -> bool:
    """Whether date and place of `event` agree with those that `other` has."""
    if other["date"] and not same_date(event["date"], [other["date"]]):
        return False
    return not other["place"] or bool(gold.keys(other["place"]) & gold.predicted_keys(event["place"]))


# ---- statements, mentions, relations -------------------------------------------------------------


def _tokens(spans: Iterable[Any] | None, text: str) -> set[int]:
    """Start offsets of the words inside the spans."""
    return {s[0] + m.start() for s in spans or [] for m in re.finditer(r"\w+", text[s[0] : s[1]])}


def _score_statements(gold: Gold, found: list[Json], text: str, figures: Figures) -> None:
    mine = [_tokens(statement["content"], text) for statement in found]
    yours = [_tokens(statement["content"], text) for statement in gold.statements]
    pairs = []
    for i, a in enumerate(mine):
        for j, b in enumerate(yours):
            right = _right_speaker(gold, found[i], gold.statements[j], text)
            if a and b and len(a & b) / len(a | b) >= 0.5:
                pairs.append((-len(a & b) / len(a | b), not right, i, j))
    used_i: set[int] = set()
    used_j: set[int] = set()
    for _, wrong, i, j in sorted(pairs):
        if i in used_i or j in used_j:
            continue
        used_i.add(i)
        used_j.add(j)
        truth = gold.statements[j]
        figures["speaker"].add(not wrong)
        figures["statements with speaker"].hit += not wrong
        figures["kind"].add(found[i]["kind"] == truth["kind"])
        if truth["nested_in"]:
            figures["nesting"].add(bool(found[i]["nested_in"]))
        if wrong:
            figures.misses["speaker wrong"].append((gold.stem, truth["id"], truth["speaker"], found[i]["speaker"]))
    figures["statements"].hit += len(used_j)
    for name in ("statements", "statements with speaker"):
        figures[name].found += len(found)
        figures[name].gold += len(gold.statements)
    for j, truth in enumerate(gold.statements):
        if j not in used_j:
            figures.misses["statement missed"].append((gold.stem, truth["id"], truth["speaker"], truth["content"]))
    for i, statement in enumerate(found):
        if i not in used_i:
            figures.misses["statement spurious"].append((gold.stem, statement["cue"], statement["content"]))


def _right_speaker(gold: Gold, found: Json, truth: Json, text: str) -> bool:
    """Whether the speaker is right; of a speaker without a Wikidata item the words may do."""
    got = gold.predicted_keys([found["speaker"]])
    for choice in _allowed(truth, "speaker"):
        wanted = gold.keys(_listed(choice))
        if wanted == got or (wanted and set_f1(wanted, got) >= 0.66):
            return True
    entity = gold.entities.get(truth["speaker"], {})
    return not entity.get("qid") and bool(_tokens(found["source"], text) & _tokens(truth["speaker_span"], text))


def _score_mentions(gold: Gold, found: list[Json], figures: Figures) -> None:
    wanted = [
        (span_of(mention), gold.keys([entity["id"]]), form)
        for entity in gold.entities.values()
        if entity.get("qid") or entity.get("rollup") or entity["type"] in ("person", "country", "group")
        for mention, form in zip(entity["mentions"], entity["mention_forms"], strict=True)
    ]
    known = {key for _, keys, _ in wanted for key in keys}
    used: set[int] = set()
    for mention in found:
        keys, span = gold.predicted_keys([mention["actor"]]), span_of(mention["span"])
        if not keys & known:
            continue
        figures["mentions"].found += 1
        hits = [n for n, (s, k, _) in enumerate(wanted) if n not in used and k == keys and overlap(s, span)]
        if hits:
            used.add(max(hits, key=lambda n: overlap(wanted[n][0], span)))
        else:
            figures.misses["mention spurious"].append((gold.stem, mention["actor"]["name"], span))
    figures["mentions"].hit += len(used)
    figures["mentions"].gold += len(wanted)
    for n, (span, keys, form) in enumerate(wanted):
        figures[FORMS.get(form, "names")].add(n in used)
        if n not in used:
            figures.misses["mention missed"].append((gold.stem, sorted(keys), span))


def _score_relations(gold: Gold, found: list[Json], figures: Figures) -> None:
    def rows(relations: Iterable[Json], keys: Any) -> set[tuple[Any, ...]]:
        ties = ((frozenset(keys([r["subject"]])), r["relation"], frozenset(keys([r["object"]]))) for r in relations)
        return {tie for tie in ties if tie[1] in RELATIONS}

    wanted, got = rows(gold.relations, gold.keys), rows(found, gold.predicted_keys)
    figures["relations"].hit += len(got & wanted)
    figures["relations"].found += len(got)
    figures["relations"].gold += len(wanted)
    for row in sorted(wanted - got, key=str):
        figures.misses["relation missed"].append((gold.stem, *row))


def _score_leaks(gold: Gold, found: dict[str, list[Json]], figures: Figures) -> None:
    for record in found["event"] + found["attribution"]:
        for span in record.get("content") or [record["trigger"]]:
            if any(block[0] <= span[0] and span[1] <= block[1] for block in gold.boilerplate):
                figures.leaks += 1
                figures.misses["leak"].append((gold.stem, record["record"], span))


# ---- all of it -----------------------------------------------------------------------------------


def score(records: Iterable[Json], *, sources: Path = SOURCES) -> Figures:
    """Compare exchange records with every gold file in `sources/gold`; articles without records count as missed."""
    by_article: dict[str, dict[str, list[Json]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        by_article[record["article"]][record["record"]].append(record)
    figures = Figures()
    for path in sorted((sources / "gold").glob("*.json")):
        gold = Gold(path)
        text = (sources / f"{gold.stem}.txt").read_text(encoding="utf-8")
        found = by_article[gold.stem]
        _score_mentions(gold, found["mention"], figures)
        _score_events(gold, found["event"], figures)
        _score_traps(gold, found["event"], figures)
        _score_statements(gold, found["attribution"], text, figures)
        _score_relations(gold, found["relation"], figures)
        _score_leaks(gold, found, figures)
    return figures


def read_records(path: Path) -> list[Json]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def report(figures: Figures) -> str:
    """The figures as lines of text, percentages unless they say otherwise."""
    rows = [
        f"{name:<26} P {c.precision:5.1f}  R {c.recall:5.1f}  F1 {c.f1:5.1f}   ({c.hit} of {c.found}, {c.gold} in gold)"
        for name, c in ((name, figures[name]) for name in LISTS)
    ]
    shares = ((name, figures[name]) for name in DETAILS if name != "traps")
    rows += [f"  {name:<24} {c.recall:5.1f}   ({c.hit} of {c.gold})" for name, c in shares]
    rows.append(f"traps sprung (count)       {figures['traps'].hit} of {figures['traps'].gold}")
    rows.append(f"facts out of boilerplate (count) {figures.leaks}")
    return "\n".join(rows)


def main() -> None:
    """Print the figures for a file of records, and on request what was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, help="output of kg extract")
    parser.add_argument("--sources", type=Path, default=SOURCES, help="folder with the articles and gold/")
    parser.add_argument("--misses", metavar="KIND", help="also list misses whose kind begins so; 'all' for every one")
    options = parser.parse_args()
    figures = score(read_records(options.records), sources=options.sources)
    print(report(figures))
    for kind in sorted(figures.misses):
        if options.misses and (options.misses == "all" or kind.startswith(options.misses)):
            for row in figures.misses[kind]:
                print(f"{kind}: ", *row, sep="  ")


if __name__ == "__main__":
    main()
