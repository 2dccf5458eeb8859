"""Every shipped rule finds its examples and leaves its near misses, as `kg rules test` says."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kg.cli.main import cli

pytestmark = pytest.mark.slow


def test_every_example_is_found_and_every_near_miss_left() -> None:
    result = CliRunner().invoke(cli, ["rules", "test"])
    assert result.exit_code == 0, result.output
    assert " 0 wrong" in result.output


def test_a_failing_example_shows_the_clause_and_the_first_failure(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "own.yaml"
    path.write_text(
        "family: own\nabout: Own rules.\nrules:\n"
        "  - id: own.meet\n    event: kg:Meeting\n    priority: 90\n"
        "    when: {predicate: meet, subject: document}\n"
        "    roles: {'kg:hasParticipant': [subject, object]}\n"
        "    examples: [{text: Xi Jinping met Vladimir Putin., expect: {}}]\n"
        "    near_misses: [{text: The river met the sea., because: rivers do not talk}]\n",
        encoding="utf-8",
    )
    result = CliRunner().invoke(cli, ["rules", "test", "own", "--rules", str(path)])
    assert result.exit_code == 1
    assert "own.yaml, line 4: own.meet: not matched" in result.output
    assert "read as    meet  (verbal, asserted)" in result.output
    assert "failed     subject: document  (subject must be a document; it is “Xi Jinping”, a person)" in result.output
