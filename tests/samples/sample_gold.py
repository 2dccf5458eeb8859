"""Gold files of the sample articles in comparable form: actors as keys, dates as ranges of days, spans as tuples.

The form of a gold file is described in `sources/gold/README.md`. Actors are compared by Wikidata item, else by country
for states and their governments, else by name (accents and word order aside).
"""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

__all__ = ["STATES", "Gold", "as_predictions", "days", "overlap", "same_date", "set_f1", "span_of", "words"]

Json = dict[str, Any]
Span = tuple[int, int]

STATES = {
    "Q15180": "SUN", "Q159": "RUS", "Q148": "CHN", "Q30": "USA", "Q212": "UKR", "Q794": "IRN", "Q858": "SYR",
    "Q423": "PRK", "Q230": "GEO", "Q668": "IND", "Q865": "TWN", "Q889": "AFG", "Q1016": "LBY", "Q822": "LBN",
    "Q145": "GBR", "Q17": "JPN", "Q142": "FRA", "Q183": "DEU", "Q232": "KAZ", "Q408": "AUS", "Q813": "KGZ",
    "Q863": "TJK", "Q265": "UZB", "Q711": "MNG", "Q878": "ARE", "Q155": "BRA", "Q258": "ZAF", "Q45": "PRT",
    "Q836": "MMR", "Q954": "ZWE", "Q222": "ALB", "Q37": "LTU", "Q881": "VNM", "Q424": "KHM", "Q1028": "MAR",
}  # fmt: skip
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
STOP_WORDS = {"the", "of", "and", "a", "an", "s"}
NEAR_ENOUGH = 0.6  # share of words two names must have in common
ROLES = ("source", "target", "participants", "place")


def span_of(mention: Json | Iterable[int]) -> Span:
    """The span of a mention, which a gold file writes as a pair or as an object with a `span`."""
    start, end = mention["span"] if isinstance(mention, dict) else mention
    return start, end


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def set_f1(a: set[str], b: set[str]) -> float:
    """Agreement of two sets between 0 and 1; two empty sets agree."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def words(name: str | None) -> frozenset[str]:
    """The words of a name without accents, case and function words."""
    decomposed = unicodedata.normalize("NFKD", name or "")
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return frozenset(w for w in re.findall(r"\w+", plain.casefold()) if w not in STOP_WORDS)


def days(edtf: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day of an EDTF date or interval, None where there is none; open ends reach to years 1 and 9999."""
    if not edtf:
        return None
    text = re.sub(r"[\[\]{}~?%]", "", edtf).strip()
    parts = re.split(r"/|\.\.", text.replace("../", "/").replace("/..", "/")) if re.search(r"/|\.\.", text) else [text]
    try:
        bounds = [_bound(part) if part else None for part in parts]
    except ValueError:
        return None
    if len(bounds) == 1:
        return bounds[0]
    first = bounds[0][0] if bounds[0] else dt.date(1, 1, 1)
    last = bounds[-1][1] if bounds[-1] else dt.date(9999, 12, 31)
    return (first, last) if any(bounds) else None


def _bound(part: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of one EDTF date: year, month, day, season, week, unspecified digits (X)."""
    week = re.fullmatch(r"(\d{4})-W(\d\d)", part)
    if week:
        first = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return first, first + dt.timedelta(6)
    found = re.fullmatch(r"([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?", part)
    if not found:
        return None
    low_year, high_year = int(found[1].replace("X", "0")), int(found[1].replace("X", "9"))
    month, day = found[2], found[3]
    if month and month.isdigit() and int(month) in SEASONS:
        first = dt.date(low_year, SEASONS[int(month)], 1)
        return first, first + dt.timedelta(91)
    low_month = max(1, int(month.replace("X", "0"))) if month else 1
    high_month = min(12, int(month.replace("X", "9"))) if month else 12
    month_end = (dt.date(high_year, high_month, 1) + dt.timedelta(32)).replace(day=1) - dt.timedelta(1)
    low_day = max(1, int(day.replace("X", "0"))) if day else 1
    high_day = min(month_end.day, int(day.replace("X", "9"))) if day else month_end.day
    return dt.date(low_year, low_month, low_day), dt.date(high_year, high_month, high_day)


def same_date(found: str | None, accepted: Iterable[str | None]) -> bool:
    """Whether `found` meets one of the accepted dates without being much vaguer than it."""
    mine = days(found)
    for date in accepted:
        yours = days(date)
        if mine is None and yours is None:
            return True
        if mine is None or yours is None or mine[0] > yours[1] or yours[0] > mine[1]:
            continue
        if (mine[1] - mine[0]).days <= 4 * (yours[1] - yours[0]).days + 3:
            return True
    return False


class Gold:
    """The gold file of one article, its entities indexed so that actors can be compared by key."""

    def __init__(self, path: Path) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        self.stem = path.stem
        self.article: Json = data["article"]
        self.entities: dict[str, Json] = {entity["id"]: entity for entity in data["entities"]}
        self.events: list[Json] = data["events"]
        self.statements: list[Json] = data["statements"]
        self.relations: list[Json] = data["relations"]
        self.absent: list[Json] = data["absent"]
        self.boilerplate: list[Span] = [(block[0], block[1]) for block in self.article["boilerplate"]]
        self._names: dict[frozenset[str], set[str]] = defaultdict(set)
        self._items: dict[str, str] = {}
        self._states: dict[str, str] = {}
        for entity in data["entities"]:
            self._index(entity)

    def _index(self, entity: Json) -> None:
        key = self.root(entity["id"])
        for name in (entity["name"], *entity.get("aliases", [])):
            self._names[words(name)].add(key)
        item = entity.get("qid")
        if item:
            self._items[item] = key
            if item in STATES:
                self._states[STATES[item]] = key

    def root(self, entity: str) -> str:
        """The entity that stands for `entity`: the state for its government, else itself."""
        up = self.entities.get(entity, {}).get("rollup")
        return self.root(up) if up and up != entity else entity

    def keys(self, entities: Iterable[str | None] | None) -> set[str]:
        """The keys of gold entities, groups replaced by their members."""
        found: set[str] = set()
        for entity in entities or []:
            if entity is None:
                continue
            members = self.entities.get(entity, {}).get("members")
            found |= self.keys(members) if members else {self.root(entity)}
        return found

    def predicted_keys(self, actors: Iterable[Json | None] | None) -> set[str]:
        """The keys of actor objects of the exchange format; those the gold does not know start with a question mark."""
        found: set[str] = set()
        for actor in actors or []:
            if not actor:
                continue
            members = actor.get("members")
            found |= self.predicted_keys(members) if members else {self._key(actor)}
        return found

    def _key(self, actor: Json) -> str:
        if actor.get("qid") in self._items:
            return self._items[actor["qid"]]
        mine = words(actor.get("name"))
        country = actor.get("country")
        if country in self._states and (actor.get("type") == "country" or "government" in mine):
            return self._states[country]
        hit = self._names.get(mine) or self._nearest(mine)
        return sorted(hit)[0] if hit else "?" + " ".join(sorted(mine))

    def _nearest(self, mine: frozenset[str]) -> set[str]:
        near = [(len(mine & other) / len(mine | other), sorted(keys)) for other, keys in self._names.items() if other]
        share, keys = max(near, default=(0.0, []))
        return set(keys) if mine and share >= NEAR_ENOUGH else set()


def as_predictions(gold: Gold) -> Iterator[Json]:
    """The gold standard in the form of extraction records; scored against itself it must reach 100."""

    def actor(entity_id: str | None) -> Json | None:
        entity = gold.entities.get(entity_id or "")
        if entity is None:
            return None
        members = [actor(member) for member in entity.get("members", [])]
        return {"id": entity_id, **{k: entity.get(k) for k in ("name", "type", "qid")}, "members": members}

    for entity in gold.entities.values():
        for mention in entity["mentions"]:
            yield {"record": "mention", "span": span_of(mention), "actor": actor(entity["id"])}
    for event in gold.events:
        roles = {role: [actor(a) for a in event[role]] for role in ROLES}
        speaker = actor(event["attributed_to"])
        yield {**event, **roles, "record": "event", "key": event["event_key"], "attributed_to": speaker}
    for said in gold.statements:
        yield {**said, "record": "attribution", "source": said["speaker_span"], "speaker": actor(said["speaker"])}
    for tie in gold.relations:
        yield {**tie, "record": "relation", "subject": actor(tie["subject"]), "object": actor(tie["object"])}
