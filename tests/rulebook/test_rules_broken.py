"""Wrong rule and class files: each is refused with exactly the messages that `broken.yaml` gives for it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kg.errors import RuleError
from kg.rulebook.load import load_rulebook

HERE = Path(__file__).parent
MESSAGES: dict[str, list[str]] = yaml.safe_load((HERE / "broken.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_a_wrong_file_is_told_by_line_with_a_remedy(name: str) -> None:
    with pytest.raises(RuleError) as caught:
        load_rulebook([HERE / "broken" / name])
    assert list(caught.value.faults) == MESSAGES[name]


def test_every_wrong_file_has_its_messages() -> None:
    assert {path.name for path in (HERE / "broken").iterdir()} == set(MESSAGES)
    assert len(MESSAGES) >= 24


def test_faults_of_all_files_are_told_together() -> None:
    with pytest.raises(RuleError) as caught:
        load_rulebook([HERE / "broken" / name for name in ("twins.yaml", "tabs.yaml", "circular-classes")])
    assert {fault.split(",")[0] for fault in caught.value.faults} == {"twins.yaml", "tabs.yaml", "words.yaml"}


def test_a_file_over_a_megabyte_is_refused(tmp_path: Path) -> None:
    (tmp_path / "large.yaml").write_text("# " + "x" * 1_000_000, encoding="utf-8")
    with pytest.raises(RuleError, match=r"large\.yaml: larger than 1 MB; split the file"):
        load_rulebook([tmp_path / "large.yaml"])


def test_a_folder_without_rules_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule file in this folder"):
        load_rulebook([tmp_path])


def test_long_chains_of_rules_and_classes_are_read(tmp_path: Path) -> None:
    def change(n: int) -> str:
        return f"[+hum{n}, -hum{n - 1}]" if n > 1 else "+hum1"

    words = [f"c{n}: [$c{n + 1}]" for n in range(3000)] + ["c3000: [sing]"]
    (tmp_path / "words.yaml").write_text("\n".join(words), encoding="utf-8")
    sentences = "    examples: [{text: A choir., expect: {}}]\n    near_misses: [{text: A bird., because: alone}]\n"
    rules = ["family: songs\nrules:\n  - id: songs.r0\n    event: kg:Meeting\n    roles: {'kg:hasSource': [subject]}\n"]
    rules += [f"    when: {{predicate: $c0}}\n{sentences}"]
    rules += [
        f"  - id: songs.r{n}\n    extends: songs.r{n - 1}\n    when: {{predicate: {change(n)}}}\n{sentences}"
        for n in range(1, 60)
    ]
    (tmp_path / "songs.yaml").write_text("".join(rules), encoding="utf-8")
    rule = load_rulebook([tmp_path]).rule("songs.r59")
    assert rule is not None
    assert rule.predicates == ("sing", "hum59")
