"""What ships, what is public, and that every command explains itself."""

from __future__ import annotations

import configparser
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli.main import COMMANDS, cli

ROOT = Path(__file__).parents[1]


def settings() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def test_every_package_is_shipped() -> None:
    listed = set(settings()["options"]["packages"].split())
    there = {".".join(p.parent.relative_to(ROOT).parts) for p in (ROOT / "kg").rglob("__init__.py")}
    assert listed - {"kg._data.ontology", "kg._data.ontology.actors", "kg._data.sources"} == there


def test_data_files_match_a_shipped_pattern() -> None:
    patterns = {w.strip() for line in settings()["options.package_data"].values() for w in line.split(",")}
    for folder in ("kg/rules", "kg/queries", "ontology"):
        for path in (ROOT / folder).rglob("*.*"):
            if path.suffix in {".yaml", ".rq", ".ttl"}:
                assert f"*{path.suffix}" in patterns or f"events/*{path.suffix}" in patterns, path


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_with_examples(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert "Examples:" in result.output
    assert f"kg {name}" in result.output


def test_the_overview_names_every_command() -> None:
    output = CliRunner().invoke(cli, ["--help"]).output
    assert all(f"  {name} " in output for name in COMMANDS)


def test_help_is_answered_without_heavy_imports() -> None:
    code = (
        "import sys; import kg.cli.main as m; m.cli.get_help(__import__('click').Context(m.cli)); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"spacy", "rdflib", "pandas", "networkx", "pyoxigraph", "pyvis", "numpy", "yaml"}
    assert not heavy & set(loaded)


def test_unknown_commands_are_refused() -> None:
    result = CliRunner().invoke(cli, ["frobnicate"])
    assert result.exit_code == click.UsageError.exit_code == 2
    assert "No such command" in result.output


def test_readme_and_changelog_name_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert all(f"kg {name}" in text for name in COMMANDS)


def test_the_version_is_that_of_the_settings() -> None:
    import kg

    assert kg.__version__ == settings()["metadata"]["version"]
