"""Many rules cost little beside the rest of the way from text to record."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.pipeline import load_extractor
from kg.reading.article import read_article_text
from kg.resources import resource
from kg.rulebook.load import load_rulebook
from kg.rulebook.match import Scene, find_matches

pytestmark = pytest.mark.slow

RULES, SHARE = 900, 0.05
FILLERS = ["person", "state", "organization", "$troops", "$texts", "issue:trade", "=envoy", "place", "[russia, china]"]
ROLES = ["subject", "object", "with", "subject | object", "in | at", "to | on | over"]


def many_rules(folder: Path) -> Path:
    """Rules over the predicates of the shipped ones, each with conditions of its own, until there are enough."""
    shipped = load_rulebook().rules
    asked = itertools.product(ROLES, FILLERS, ("past", "present", "future"))
    lines = ["family: load\nrules:\n"]
    for number, (role, filler, tense) in zip(range(RULES - len(shipped)), itertools.cycle(asked), strict=False):
        predicates = ", ".join(shipped[number % len(shipped)].predicates)
        lines.append(
            f"  - id: load.r{number}\n    event: kg:Occurrence\n    priority: 9\n"
            f"{'    within: kg:Visit' if number % 10 == 0 else '    format: video'}\n"
            f"    when: {{predicate: [{predicates}], {role}: {filler}, tense: {tense}, for: =choir}}\n"
            "    roles: {kg:hasSource: [subject]}\n"
            "    examples: [{text: A choir sang., expect: {}}]\n"
            "    near_misses: [{text: A bird sang., because: alone}]\n"
        )
    path = folder / "load.yaml"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_nine_hundred_rules_cost_less_than_a_twentieth_of_the_whole(tmp_path: Path) -> None:
    extractor = load_extractor(rules=[many_rules(tmp_path)])
    assert len(extractor.rulebook.rules) >= RULES
    texts = sorted(resource("sources").glob("*.txt"))
    articles = [read_article_text(path.read_text(encoding="utf-8"), id=path.stem) for path in texts]
    readings = list(extractor.read_all(articles))
    scenes = [Scene(reading.clauses, reading.article.text, extractor.issues.find) for reading in readings]

    def match() -> int:
        return sum(len(list(find_matches(scene, extractor.rulebook))) for scene in scenes)

    matching = min(_seconds(match) for _ in range(5))
    whole = min(_seconds(lambda: list(extractor.extract(articles))) for _ in range(3))
    assert match() > 100
    assert matching < SHARE * whole, f"{matching:.3f} s of {whole:.3f} s"


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
