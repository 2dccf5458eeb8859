"""Whatever stands in a file, loading gives a rulebook or says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import RuleError
from kg.resources import resource
from kg.rulebook.load import load_rulebook
from kg.rulebook.model import Rulebook

#: Few shipped rules, so that many files can be tried.
MEETINGS = resource("rules", "events", "meetings.yaml")
QUICK = settings(
    max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

WORDS = st.sampled_from([
    *("songs", "songs.sing", "songs.hum", "meetings.meet", "meetings.*", "kg:Meeting", "kg:Visit", "kg:Event"),
    *("person", "several", "any", "none", "=guard", "$troops", "$confer", "$nothing", "issue:taiwan", "issue:x"),
    *("subject", "object | with", "modifier", "tense", "past", "state of in", "kg:hasPlace of within"),
    *("owner of object", "=", "$", "+sing", "-sing", "sing", "", " ", ".*", "."),
])  # fmt: skip
SCALARS = st.one_of(WORDS, st.text(max_size=8), st.integers(), st.none(), st.booleans(), st.floats(allow_nan=False))
KEYS = st.sampled_from([
    *("id", "about", "event", "when", "unless", "roles", "default", "examples", "near_misses", "extends", "blocks"),
    *("within", "priority", "format", "factuality", "predicate", "kind", "text", "expect", "because", "published"),
    *("kg:hasSource", "kg:hasPlace", "subject", "object | with", "tense", "governor", "date", "family", "rules"),
])  # fmt: skip
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=14,
)
SENTENCES = st.just([{"text": "A choir sang.", "expect": {}}])
MISSES = st.just([{"text": "A bird sang.", "because": "a bird is nobody"}])
RULES = st.fixed_dictionaries(
    {"id": st.one_of(st.sampled_from(["songs.sing", "songs.hum", "songs.whistle", "meetings.meet"]), ANYTHING)},
    optional={
        "event": st.one_of(st.just("kg:Meeting"), ANYTHING),
        "extends": st.one_of(st.sampled_from(["songs.sing", "songs.hum", "meetings.meet"]), ANYTHING),
        "when": st.one_of(st.fixed_dictionaries({"predicate": WORDS}, optional={"subject": WORDS}), ANYTHING),
        "unless": ANYTHING,
        "roles": st.one_of(st.just({"kg:hasSource": ["subject"]}), ANYTHING),
        "blocks": st.one_of(st.lists(WORDS, max_size=3), ANYTHING),
        "within": st.one_of(st.lists(WORDS, max_size=3), ANYTHING),
        "examples": st.one_of(SENTENCES, ANYTHING),
        "near_misses": st.one_of(MISSES, ANYTHING),
        "priority": ANYTHING,
    },
)
FILES = st.one_of(
    st.fixed_dictionaries(
        {"family": st.one_of(st.just("songs"), SCALARS), "rules": st.one_of(st.lists(RULES, max_size=4), ANYTHING)},
        optional={"about": ANYTHING, "defaults": ANYTHING},
    ),
    ANYTHING,
)
MARKS = st.text(alphabet="&*!|>{}[]-:?,#%@ \n\tab01'\"", max_size=60)
CLASSES = st.one_of(st.dictionaries(st.one_of(KEYS, st.text(max_size=5)), st.lists(SCALARS, max_size=4)), ANYTHING)


def loads_or_says_why(path: Path) -> None:
    try:
        found: Rulebook | RuleError = load_rulebook([path], folder=MEETINGS)
    except RuleError as error:
        found = error
    assert isinstance(found, Rulebook) or (found.faults and all(": " in fault for fault in found.faults))


@QUICK
@given(content=FILES)
def test_any_rule_file_loads_or_is_refused(content: object, tmp_path: Path) -> None:
    path = tmp_path / "songs.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    loads_or_says_why(path)


@QUICK
@given(content=CLASSES, name=st.sampled_from(["words.yaml", "verbs.yaml", "actors.yaml"]))
def test_any_class_file_loads_or_is_refused(content: object, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    loads_or_says_why(path)


@QUICK
@given(content=st.one_of(st.binary(max_size=60), MARKS.map(str.encode)))
def test_any_bytes_load_or_are_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "songs.yaml"
    path.write_bytes(content)
    loads_or_says_why(path)


@pytest.mark.parametrize("bomb", ["[" * 50_000, "{a: " * 20_000, "- " * 20_000, "a: &a [x]\nb: [" + "*a," * 9000 + "]"])
def test_nesting_and_aliases_do_not_blow_up(bomb: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.yaml"
    path.write_text(bomb, encoding="utf-8")
    with pytest.raises(RuleError):
        load_rulebook([path])
