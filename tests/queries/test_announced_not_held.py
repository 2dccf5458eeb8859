"""Which announced visits never took place, asked of a build of four short articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli.main import cli
from kg.graph import Graph

pytestmark = pytest.mark.slow

ARTICLES = {
    "one": (
        "2024-03-10",
        "Vladimir Putin will visit Beijing in May, the Kremlin said.\n\n"
        "Wang Yi will visit Moscow in April, the Chinese foreign ministry announced.\n\n"
        "Li Qiang will travel to Kazakhstan in early May.\n\n"
        "Sergei Lavrov will visit Beijing in December.\n",
    ),
    "two": (
        "2024-04-10",
        "The Kremlin confirmed that Putin would visit Beijing in May.\n\n"
        "Wang Yi's visit to Moscow was put off until June.\n",
    ),
    "three": (
        "2024-05-17",
        "Vladimir Putin arrived in Beijing on May 16. He met Xi Jinping on the same day.\n\n"
        "Sergei Lavrov's visit to Beijing was called off.\n",
    ),
    "four": ("2024-06-13", "Wang Yi visited Moscow on June 12.\n"),
}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("visits")
    for name, (published, text) in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.yaml").write_text(f"published: {published}\n", encoding="utf-8")
    run = CliRunner().invoke(cli, ["build", str(folder), "-o", str(folder / "build")])
    assert run.exit_code == 0, run.output
    return folder / "build"


@pytest.fixture(scope="module")
def graph(build: Path) -> Graph:
    return kg.open(build)


def test_what_was_held_in_the_end_is_not_listed(graph: Graph) -> None:
    found = graph.query("announced-not-held")
    assert list(zip(found["who"], found["stage"], found["fate"], strict=True)) == [
        ("Kazakhstan; Li Qiang", "announced", "silent"),
        ("China; Sergei Lavrov", "cancelled", "cancelled"),
    ]


def test_it_can_be_asked_of_an_actor_and_a_time(graph: Graph) -> None:
    assert len(graph.query("announced-not-held", actor="kaz")) == 1
    assert len(graph.query("announced-not-held", until="2024-04")) == 0
    assert len(graph.query("announced-not-held", kind="Meeting")) == 0


def test_the_life_of_an_event_is_shown_in_order(build: Path) -> None:
    shown = CliRunner().invoke(cli, ["show", "2024-06-12-visit", "--build", str(build)]).output
    life = shown[shown.index("Life") :]
    assert life.index("announced (2024-04)") < life.index("postponed (2024-06)") < life.index("held (2024-06-12)")


def test_the_parts_of_a_visit_are_shown(build: Path) -> None:
    shown = CliRunner().invoke(cli, ["show", "2024-05-16-visit", "--build", str(build)]).output
    assert "meeting: " in shown[shown.index("Parts (1)") : shown.index("Told as")]


def test_why_compares_two_events_by_every_criterion(build: Path) -> None:
    run = CliRunner().invoke(cli, ["why", "2024-06-12-visit", "2024-05-16-visit", "--build", str(build)])
    assert run.exit_code == 0
    assert run.output.startswith("Not one event: people")
    assert "FAILS: vladimir-putin and wang-yi" in run.output
    assert "Xi with Putin is not Wang with Putin" in run.output


def test_why_of_an_event_tells_the_nearest_that_are_another(build: Path) -> None:
    run = CliRunner().invoke(cli, ["why", "2024-05-16-visit", "--build", str(build)])
    assert "Not joined, though near" in run.output
    assert "stage          held" in run.output


def test_the_build_is_valid(build: Path) -> None:
    assert CliRunner().invoke(cli, ["validate", "--build", str(build)]).exit_code == 0
