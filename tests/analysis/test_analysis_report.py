from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.analysis.report import MEASURES, measure_table
from kg.cli.analyse import command
from kg.errors import QueryError
from kg.graph import Graph


def run(build: Path, *arguments: str) -> str:
    result = CliRunner().invoke(command, [*arguments, "--build", str(build)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_meetings_pair_actors_of_one_kind(graph: Graph) -> None:
    table = measure_table(graph, "meetings").frame
    assert table.to_dict("records") == [
        {
            "one": "Vladimir Putin",
            "other": "Xi Jinping",
            "kind": "Person",
            "meetings": 2,
            "articles": 1,
            "first": "2020-07-08",
            "last": "2023-03-21",
        }
    ]


@pytest.mark.parametrize("measure", MEASURES)
def test_years_come_in_order_and_open_ones_last(graph: Graph, measure: str) -> None:
    years = measure_table(graph, measure, yearly=True, include_reported=True).frame["year"].tolist()
    assert years == sorted(years, key=lambda year: (not year, year))


def test_rows_are_cut_and_counted(graph: Graph) -> None:
    table = measure_table(graph, "centrality", limit=2)
    assert (len(table.frame), table.total) == (2, 4)


def test_unknown_measure_is_reported(graph: Graph) -> None:
    with pytest.raises(QueryError, match="centrality, meetings, dyads"):
        measure_table(graph, "warmth")


def test_command_prints_all_three_tables_with_their_meaning(small_build: Path) -> None:
    output = run(small_build)
    for words in ("Who is central", "Who meets whom", "Cooperation and conflict", "betweenness:", "quad class"):
        assert words in " ".join(output.split())


@pytest.mark.parametrize(("limit", "rows"), [("1", 1), ("3", 3), ("0", 4)])
def test_limit_is_the_number_of_rows_and_0_is_all(small_build: Path, limit: str, rows: int) -> None:
    output = run(small_build, "centrality", "--format", "json", "--limit", limit)
    assert len(json.loads(output)) == rows


def test_command_gives_csv_and_json(small_build: Path) -> None:
    assert run(small_build, "dyads", "--format", "csv").startswith("one,other,verbal_cooperation")
    assert json.loads(run(small_build, "meetings", "--format", "json"))[0]["other"] == "Xi Jinping"


def test_empty_result_says_so(small_build: Path) -> None:
    assert "nothing found" in run(small_build, "meetings", "--since", "2040")


def test_format_without_measure_is_wrong_usage(small_build: Path) -> None:
    result = CliRunner().invoke(command, ["--format", "csv", "--build", str(small_build)])
    assert result.exit_code == 2
    assert "needs a measure" in result.output
