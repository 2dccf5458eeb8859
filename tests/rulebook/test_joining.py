"""The file of criteria is loaded whole, and every fault of it told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.resources import resource
from kg.rulebook.joining import CRITERIA, JOINING_FILE, load_joining
from kg.rulebook.load import load_rulebook

SHIPPED = resource("rules", JOINING_FILE).read_text(encoding="utf-8")


def own(folder: Path, old: str, new: str) -> Path:
    """A folder with the shipped file, one piece of it replaced."""
    assert SHIPPED.count(old) >= 1
    (folder / JOINING_FILE).write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    return folder


def test_the_shipped_file_has_a_sentence_for_every_criterion() -> None:
    assert set(load_joining().criteria) == set(CRITERIA)
    assert all(load_joining().criteria.values())


def test_a_sort_takes_over_the_defaults_it_does_not_change() -> None:
    joining = load_joining()
    visit = joining.sort_of("VISIT", "kg:Visit", "visit")
    assert (visit.id, visit.apart, visit.vaguest) == ("visit", 3, joining.defaults.vaguest)


def test_what_no_sort_lists_is_a_sort_of_its_own() -> None:
    joining = load_joining()
    assert joining.sort_of("AID", "kg:Gift", "give").id == "AID"
    assert joining.sort_of("OTHER", "kg:Protest", "protest").id == "kg:Protest"


def test_a_predicate_decides_between_sorts_of_one_class() -> None:
    joining = load_joining()
    assert joining.sort_of("MILITARY_ACTION", "kg:MilitaryAction", "launch invasion").id == "war"
    assert joining.sort_of("MILITARY_ACTION", "kg:MilitaryAction", "shell").id == "MILITARY_ACTION"


def test_a_file_in_a_folder_of_ones_own_stands_in_place_of_the_shipped_one(tmp_path: Path) -> None:
    joining = load_joining([own(tmp_path, "apart: 3", "apart: 9")])
    assert joining.sort_of("VISIT", "kg:Visit", "visit").apart == 9


def test_the_rules_of_such_a_folder_are_read_without_it(tmp_path: Path) -> None:
    assert load_rulebook([own(tmp_path, "apart: 3", "apart: 9")]).rules == load_rulebook().rules


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("vaguest: 366", "vagest: 366", "unknown key 'vagest'; did you mean 'vaguest'?"),
        ("vaguest: 366", "vaguest: long", "`vaguest` is a number of days, such as 31, not 'long'"),
        ("types: [VISIT]", "types: [VISTI]", "`types` knows no 'VISTI'; did you mean 'VISIT'?"),
        ("types: [CALL]", "types: [VISIT]", "'VISIT' is in the sort 'call' already; keep one"),
        ("id: place", "id: plaice", "there is no 'plaice'; did you mean 'place'?"),
        ("by_document: yes", "by_document: maybe", "`by_document` is one of yes, no, not 'maybe'"),
        ("id: postponed", "id: delayed", "there is no 'delayed'"),
        ("wholes: [VISIT]", "hosts: [VISIT]", "unknown key 'hosts'"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(RuleError) as error:
        load_joining([own(tmp_path, old, new)])
    told = next(text for text in error.value.faults if fault in text)
    assert told.startswith(f"{JOINING_FILE}, line ")


def test_a_missing_criterion_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="criterion 'place' is missing"):
        load_joining(
            [own(tmp_path, "  - id: place\n    about: The places, where", "  - id: people\n    about: The p, where")]
        )
