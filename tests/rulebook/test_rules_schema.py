"""The JSON Schema of rule files: made of the loader's own tables, and true of the shipped files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.resources import resource
from kg.rulebook.schema import rule_schema, schema_text
from kg.rulebook.yaml_lines import read_yaml

SHIPPED = sorted(resource("rules", "events").glob("*.yaml"))


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = rule_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def plain(path: Path) -> object:
    root = read_yaml(path, lambda line, text: pytest.fail(f"{path}, line {line}: {text}"))
    return root.plain() if root is not None else None


def test_the_shipped_schema_is_what_the_code_makes() -> None:
    shipped = resource("rules", "rules.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), "run: kg rules schema > kg/rules/rules.schema.json"


def test_the_command_prints_it() -> None:
    result = CliRunner().invoke(cli, ["rules", "schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == rule_schema()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_rules_conform(path: Path, validator: Any) -> None:
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(plain(path))] == []


@pytest.mark.parametrize(
    "name", ["unknown-keys", "unknown-terms", "unknown-classes", "unknown-issue", "unknown-roles", "wrong-types"]
)
def test_what_the_loader_refuses_the_schema_refuses(name: str, validator: Any) -> None:
    assert not validator.is_valid(plain(Path(__file__).parent / "broken" / f"{name}.yaml"))


def test_editors_are_offered_keys_classes_roles_and_issues(validator: Any) -> None:
    filler = validator.schema["$defs"]["filler"]["anyOf"]
    offered = {value for part in filler for value in part.get("enum", ())}
    assert {"person", "several", "$troops", "$confer", "issue:taiwan"} <= offered
    assert "kg:Meeting" in validator.schema["properties"]["rules"]["items"]["properties"]["event"]["enum"]
