"""The file of judgements: read in part if need be, added to line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.records import TextSpan
from kg.rulebook.score import Judgement, Verdict
from kg.store.judgements import JudgementFile, read_judgements

ONE = Judgement("e1", "trips.go", "a", TextSpan(3, 20), Verdict.WRONG, "Анна", "2024-05-06", "no trip", "abc")
OTHER = Judgement("e2", "trips.go", "a", TextSpan(30, 40), Verdict.RIGHT)
LINE = {"fact": "e1", "rule": "r", "article": "a", "span": [0, 5], "verdict": "right"}


def write(path: Path, *judgements: Judgement) -> None:
    with JudgementFile(path) as file:
        for judgement in judgements:
            file.add(judgement)


def test_what_is_added_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "judgements.jsonl"
    write(path, ONE)
    write(path, OTHER)
    assert read_judgements([path]) == ([ONE, OTHER], [])
    assert path.read_text(encoding="utf-8").count("\n") == 2


def test_a_last_line_without_end_is_kept_whole(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    write(path, OTHER)
    judgements, faults = read_judgements([path])
    assert [j.fact for j in judgements] == ["e1", "e2"]
    assert not faults


def test_each_line_is_in_the_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    with JudgementFile(path) as file:
        file.add(ONE)
        assert read_judgements([path])[0] == [ONE]


def test_the_last_line_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    write(path, ONE)
    with JudgementFile(path) as file:
        file.add(OTHER)
        file.add(ONE)
        assert file.undo()
        assert file.undo()
        assert not file.undo()
    assert read_judgements([path])[0] == [ONE]


def test_a_line_is_not_taken_back_after_others_wrote(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    with JudgementFile(path) as file:
        file.add(ONE)
        write(path, OTHER)
        assert not file.undo()
    assert read_judgements([path])[0] == [ONE, OTHER]


def test_a_new_file_without_a_line_is_not_left_behind(tmp_path: Path) -> None:
    write(tmp_path / "judgements.jsonl")
    assert not list(tmp_path.iterdir())


BAD = [
    ("{broken", "line 2: no judgement"),
    ("[]", "not a JSON object"),
    (json.dumps({k: v for k, v in LINE.items() if k != "verdict"}), "'verdict' is missing"),
    (json.dumps(LINE | {"verdict": "maybe"}), "'maybe'"),
    (json.dumps(LINE | {"span": [5, 0]}), "no pair of offsets"),
    (json.dumps(LINE | {"span": [0]}), "no judgement"),
    (json.dumps(LINE | {"rule": 7}), "rule is no text"),
]


@pytest.mark.parametrize(("line", "message"), BAD)
def test_an_unreadable_line_is_told_by_number_and_the_rest_counts(line: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text("\n".join([json.dumps(LINE), line, "", json.dumps(LINE)]) + "\n", encoding="utf-8")
    judgements, faults = read_judgements([path])
    assert len(judgements) == 2
    (fault,) = faults
    assert f"{path}, line 2" in str(fault)
    assert message in str(fault)


def test_fields_of_later_programs_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text(json.dumps(LINE | {"minutes": 3}), encoding="utf-8")
    assert len(read_judgements([path])[0]) == 1


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        read_judgements([tmp_path / "none.jsonl"])


def test_a_folder_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        JudgementFile(tmp_path)
