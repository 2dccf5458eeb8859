"""Every rule that the linker names is described, and every description is of a rule that it names."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

import kg
from kg.resources import resource

_PACKAGE = Path(kg.__file__).parent
_NAMED = re.compile(r'"((?:linking|relations)\.[a-z-]+)"')


def test_the_catalogue_holds_the_rules_that_the_code_names() -> None:
    files = [*sorted((_PACKAGE / "language" / "linking").glob("*.py")), *sorted((_PACKAGE / "extraction").glob("*.py"))]
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    described = yaml.safe_load(resource("rules", "linking.yaml").read_text(encoding="utf-8"))
    assert set(_NAMED.findall(code)) == set(described)
    assert all(text.endswith(".") for text in described.values())


def test_the_page_on_linking_has_the_catalogue() -> None:
    page = Path(__file__).parents[2] / "docs" / "linking.md"
    described = yaml.safe_load(resource("rules", "linking.yaml").read_text(encoding="utf-8"))
    rows = [f"| `{rule}` | {text} |" for rule, text in described.items()]
    assert rows == [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
