"""The sample articles, their catalogue and their gold files fit together, and the scorer is sound."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from sample_gold import Gold, as_predictions, days, same_date, span_of
from score_articles import LISTS, SOURCES, report, score

TEXTS = sorted(SOURCES.glob("*.txt"))
GOLDS = {path.stem: Gold(path) for path in sorted((SOURCES / "gold").glob("*.json"))}
CATALOGUE = yaml.safe_load((SOURCES / "catalog.yaml").read_text(encoding="utf-8"))
EVENT_TYPES = {
    "MEETING", "VISIT", "CALL", "SUMMIT", "SIGNING", "JOINT_STATEMENT", "VOTE", "VETO", "SANCTION", "MILITARY_ACTION",
    "EXERCISE", "TRADE", "AID", "INVITATION", "ARREST_WARRANT", "ELECTION", "MEMBERSHIP", "PROPOSAL", "BOYCOTT",
    "OTHER",
}  # fmt: skip
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
FACTUALITY = {"asserted", "planned", "possible", "negated", "hypothetical"}
FORMS = {"name", "nominal", "pronoun", "demonym"}

each_article = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)


def text_of(gold: Gold) -> str:
    return (SOURCES / f"{gold.stem}.txt").read_text(encoding="utf-8")


def gold_records() -> list[dict]:
    return [{**record, "article": gold.stem} for gold in GOLDS.values() for record in as_predictions(gold)]


def inside(span: list[int], outer: list[int]) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]


# ---- catalogue ---------------------------------------------------------------------------------


def test_there_are_enough_samples():
    assert len(TEXTS) >= 16


@each_article
def test_article_is_of_the_promised_length(path: Path):
    assert 150 <= len(path.read_text(encoding="utf-8").split()) <= 500


@each_article
def test_article_has_one_catalogue_entry_with_its_checksum(path: Path):
    entries = [entry for entry in CATALOGUE if entry["file"] == path.name]
    assert [entry["sha256"] for entry in entries] == [hashlib.sha256(path.read_bytes()).hexdigest()]


@each_article
def test_article_has_a_gold_file_for_these_very_bytes(path: Path):
    article = GOLDS[path.stem].article
    assert article["file"] == path.name
    assert article["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert article["chars"] == len(path.read_text(encoding="utf-8"))


def test_no_gold_file_is_without_its_article():
    assert set(GOLDS) == {path.stem for path in TEXTS}


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry["file"])
def test_catalogue_entry_is_complete(entry: dict):
    assert {"file", "sha256", "title", "publisher", "author", "published", "language", "kind", "license"} <= set(entry)
    assert len(entry["sha256"]) == 64
    assert days(entry["published"])
    if (SOURCES / entry["file"]).exists():
        assert entry["license"] == "CC0-1.0"
        assert entry["references"]
        assert all(ref["title"] and ref["issuer"] and days(ref["date"]) for ref in entry["references"])
    else:
        assert entry["license"] is None
        assert "references" not in entry


@each_article
def test_catalogue_and_gold_tell_the_same_about_the_article(path: Path):
    entry = next(entry for entry in CATALOGUE if entry["file"] == path.name)
    article = GOLDS[path.stem].article
    assert {key: entry[key] for key in ("title", "publisher", "published")} == {
        key: article[key] for key in ("title", "publisher", "published")
    }


# ---- gold files --------------------------------------------------------------------------------


@pytest.mark.parametrize("gold", GOLDS.values(), ids=GOLDS)
def test_every_span_slices_to_trimmed_text(gold: Gold):
    text = text_of(gold)
    spans = [gold.article["headline"], *gold.article["captions"], *(b[:2] for b in gold.article["boilerplate"])]
    spans += [span_of(mention) for entity in gold.entities.values() for mention in entity["mentions"]]
    for event in gold.events:
        spans += [event["trigger"], event["sentence"], *event.get("coref_triggers", [])]
    for statement in gold.statements:
        spans += [*statement["speaker_span"], *statement["cue"], *statement["content"]]
    spans += [relation["span"] for relation in gold.relations] + [trap["lure"] for trap in gold.absent]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize("gold", GOLDS.values(), ids=GOLDS)
def test_headline_is_the_title(gold: Gold):
    start, end = gold.article["headline"]
    assert text_of(gold)[start:end] == gold.article["title"]


@pytest.mark.parametrize("gold", GOLDS.values(), ids=GOLDS)
def test_names_stand_where_the_gold_says(gold: Gold):
    text = text_of(gold)
    for entity in gold.entities.values():
        assert len(entity["mentions"]) == len(entity["mention_forms"])
        assert set(entity["mention_forms"]) <= FORMS
        for mention, form in zip(entity["mentions"], entity["mention_forms"], strict=True):
            start, end = span_of(mention)
            assert form in ("nominal", "pronoun") or text[start].isupper(), (entity["id"], text[start:end])
            assert form != "pronoun" or len(text[start:end].split()) <= 2


@pytest.mark.parametrize("gold", GOLDS.values(), ids=GOLDS)
def test_sentence_contains_trigger_and_is_not_boilerplate(gold: Gold):
    for event in gold.events:
        assert inside(event["trigger"], event["sentence"])
        assert not any(inside(event["sentence"], block) for block in gold.boilerplate)


@pytest.mark.parametrize("gold", GOLDS.values(), ids=GOLDS)
def test_every_name_of_an_entity_is_defined(gold: Gold):
    used = {member for entity in gold.entities.values() for member in entity.get("members", [])}
    used |= {entity["rollup"] for entity in gold.entities.values() if "rollup" in entity}
    for event in [*gold.events, *(trap["event"] for trap in gold.absent)]:
        used |= {actor for role in ("source", "target", "participants", "place") for actor in event[role]}
        used.add(event["attributed_to"])
        for role in ("source", "target", "participants", "place"):
            used |= {actor for choice in event.get("accept", {}).get(role, []) for actor in choice}
    used |= {statement[key] for statement in gold.statements for key in ("speaker", "addressee")}
    used |= {about for statement in gold.statements for about in statement["about"]}
    used |= {relation[key] for relation in gold.relations for key in ("subject", "object")}
    assert used - {None} <= set(gold.entities)


@pytest.mark.parametrize("gold", GOLDS.values(), ids=GOLDS)
def test_closed_sets_are_kept(gold: Gold):
    for event in [*gold.events, *(trap["event"] for trap in gold.absent)]:
        assert event["type"] in EVENT_TYPES
        assert event["plover"] in PLOVER | {None}
        assert event["factuality"] in FACTUALITY
        assert event["date"] is None or days(event["date"])
    for event in gold.events:
        accept = event.get("accept", {})
        assert set(accept.get("type", [])) <= EVENT_TYPES
        assert set(accept.get("plover", [])) <= PLOVER | {None}
        assert set(accept.get("factuality", [])) <= FACTUALITY
        assert all(date is None or days(date) for date in accept.get("date", []))
    ids = {statement["id"] for statement in gold.statements}
    assert {statement["nested_in"] for statement in gold.statements} <= ids | {None}


@pytest.mark.parametrize("gold", GOLDS.values(), ids=GOLDS)
def test_every_sample_has_traps_and_a_planned_or_doubtful_event(gold: Gold):
    assert gold.absent
    assert {event["factuality"] for event in gold.events} - {"asserted"}


# ---- the samples together ------------------------------------------------------------------------


def tellings() -> dict[str, dict[str, list[dict]]]:
    """Event key to article to its events, for keys that stand in more than one article."""
    told: dict[str, dict[str, list[dict]]] = defaultdict(lambda: defaultdict(list))
    for stem, gold in GOLDS.items():
        for event in gold.events:
            told[event["event_key"]][stem].append(event)
    return {key: articles for key, articles in told.items() if len(articles) > 1}


def test_events_are_told_by_several_articles():
    asserted = [
        key
        for key, articles in tellings().items()
        if sum(any(e["factuality"] == "asserted" for e in events) for events in articles.values()) > 1
    ]
    assert len(asserted) >= 5


def test_two_articles_disagree_about_the_day_of_one_vote():
    told = tellings()["2022-02-25-ukraine-veto"]
    events = [event for stem in told for event in told[stem]]
    assert [event["date"] for event in events] == ["2022-02-25", "2022-02-26"]
    assert all("time" in event["date_note"] for event in events)


def test_some_samples_have_pages_to_zone():
    assert sum(len(gold.boilerplate) >= 4 and bool(gold.article["captions"]) for gold in GOLDS.values()) >= 3


# ---- the scorer ----------------------------------------------------------------------------------


def test_gold_scores_100_against_itself():
    figures = score(gold_records())
    wrong = {name: (c.hit, c.found, c.gold) for name, c in figures.counts.items() if name != "traps" and c.f1 != 100}
    assert wrong == {}
    assert figures["traps"].hit == 0
    assert figures.leaks == 0


def test_nothing_found_scores_0():
    figures = score([])
    assert [figures[name].f1 for name in LISTS] == [0.0] * len(LISTS)
    assert figures["core recall"].recall == 0.0
    assert "0 of" in report(figures)


def test_records_out_of_boilerplate_are_counted():
    gold = next(gold for gold in GOLDS.values() if gold.boilerplate)
    block = list(gold.boilerplate[0])
    event = {**gold.events[0], "record": "event", "article": gold.stem, "key": "x", "trigger": block, "sentence": block}
    event |= {"source": [], "target": [], "participants": [], "place": [], "attributed_to": None}
    assert score([event]).leaks == 1


def test_a_planned_event_taken_for_fact_springs_its_trap():
    gold = GOLDS["2012-02-06_syria_vetoes_backgrounder"]
    trap = next(trap for trap in gold.absent if trap["event"]["type"] == "MEETING")
    records = [{**record, "article": gold.stem} for record in as_predictions(gold)]
    planned = next(r for r in records if r.get("sentence") == trap["lure"] and r["type"] == "MEETING")
    assert score(records)["traps"].hit == 0
    assert score([*records, {**planned, "factuality": "asserted"}])["traps"].hit == 1


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-03-21", "2023-03-21", "2023-03-21"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2023-03-20/2023-03-22", "2023-03-20", "2023-03-22"),
        ("2023-03-1X", "2023-03-10", "2023-03-19"),
        ("[2020-01-02..2020-01-05]", "2020-01-02", "2020-01-05"),
        ("../2013", "0001-01-01", "2013-12-31"),
        ("2014-03/..", "2014-03-01", "9999-12-31"),
        ("2023-W12", "2023-03-20", "2023-03-26"),
        ("2022-21", "2022-03-01", "2022-05-31"),
    ],
)
def test_days_of_an_edtf_date(edtf: str, first: str, last: str):
    found = days(edtf)
    assert found is not None
    assert tuple(str(day) for day in found) == (first, last)


@pytest.mark.parametrize("edtf", ["", "last week", "2023-13-45", None])
def test_what_is_no_date_has_no_days(edtf: str | None):
    assert days(edtf) is None


@pytest.mark.parametrize(
    ("found", "accepted", "same"),
    [
        ("2022-02-04", ["2022-02-04"], True),
        ("2022-02-04", ["2022-02"], True),
        ("2022", ["2022-02-04"], False),
        ("2022-02-05", ["2022-02-04"], False),
        (None, ["2022-02-04"], False),
        (None, [None], True),
    ],
)
def test_same_date_refuses_other_days_and_vague_dates(found: str | None, accepted: list, same: bool):
    assert same_date(found, accepted) is same


def test_gold_files_are_json_with_one_record_a_line():
    for path in (SOURCES / "gold").glob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        assert set(data) == {"article", "conventions", "entities", "events", "statements", "relations", "absent"}
