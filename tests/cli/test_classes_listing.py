"""`kg rules classes`: what the classes of events are called elsewhere."""

from __future__ import annotations

import json

from click.testing import CliRunner

from kg.cli.main import cli


def test_classes_are_listed_with_category_quad_class_and_colt_column() -> None:
    result = CliRunner().invoke(cli, ["rules", "classes", "--event", "kg:Visit", "--format", "json"])
    assert result.exit_code == 0, result.output
    rows = {row["class"]: row for row in json.loads(result.output)}
    assert rows.keys() == {"kg:PortCall", "kg:Visit"}
    visit = rows["kg:Visit"]
    assert (visit["type"], visit["plover"], visit["quad_class"], visit["colt"]) == (
        "VISIT",
        "CONSULT",
        "verbal cooperation",
        "Trip",
    )
    assert visit["rules"] > 5
    assert not visit["symmetric"]
    assert (rows["kg:PortCall"]["quad_class"], rows["kg:PortCall"]["above"]) == (
        "material cooperation",
        "kg:Visit kg:Consultation",
    )


def test_a_table_has_a_line_for_each_class() -> None:
    result = CliRunner().invoke(cli, ["rules", "classes", "--event", "kg:Rejection", "--format", "table"])
    assert result.exit_code == 0, result.output
    assert [line.split()[0] for line in result.output.splitlines()] == [
        "class",
        "kg:Denial",
        "kg:Refusal",
        "kg:Rejection",
    ]


def test_an_unknown_class_is_wrong_usage() -> None:
    assert CliRunner().invoke(cli, ["rules", "classes", "--event", "kg:Nothing"]).exit_code == 2
