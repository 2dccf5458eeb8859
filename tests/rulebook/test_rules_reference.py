"""docs/rules.md: every example file in it loads, and every key of the language is told of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.rulebook.classes import CLASS_FILES
from kg.rulebook.load import load_rulebook
from kg.rulebook.vocabulary import EVENT_ROLES, EXPECTED_FIELDS, FILE_KEYS, FORMATS, RULE_KEYS, SURROUNDINGS

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def write(block: str, folder: Path) -> tuple[Path, bool]:
    """Write an example to a file; whether it holds classes, as its first line says."""
    name = block.splitlines()[0].removeprefix("# ")
    path = folder / (name if name in CLASS_FILES else "rules.yaml")
    path.write_text(block, encoding="utf-8")
    return path, name in CLASS_FILES


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_each_example_loads(block: str, tmp_path: Path) -> None:
    path, holds_classes = write(block, tmp_path)
    own = [rule for rule in load_rulebook([path]).rules if rule.path == path.name]
    assert bool(own) is not holds_classes


@pytest.mark.slow
@pytest.mark.parametrize("block", [b for b in BLOCKS if "family:" in b], ids=lambda b: re.findall("family: (.*)", b)[0])
def test_each_example_finds_and_leaves_its_sentences(block: str, tmp_path: Path) -> None:
    path, _ = write(block, tmp_path)
    ids = re.findall(r"- id: (\S+)", block)
    result = CliRunner().invoke(cli, ["rules", "test", *ids, "--rules", str(path)])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    "word", sorted({*RULE_KEYS, *FILE_KEYS, *SURROUNDINGS, *EVENT_ROLES, *EXPECTED_FIELDS, *FORMATS, *CLASS_FILES})
)
def test_each_word_of_the_language_is_told_of(word: str) -> None:
    assert f"`{word}`" in PAGE
