"""The build from Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import kg
from kg.errors import QueryError, StoreError

rdflib = pytest.importorskip("rdflib")


def test_opening_tells_what_there_is(built: Path) -> None:
    assert repr(kg.open(str(built))).startswith("<kg.Graph 2 articles, 2 events, 3 statements, ")


def test_opening_nothing_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run kg build"):
        kg.open(tmp_path)


@pytest.mark.parametrize("timeout", [None, 30])
def test_each_form_of_query_has_its_answer(built: Path, timeout: float | None) -> None:
    graph = kg.open(built)
    table = graph.sparql("SELECT ?e ?n WHERE { ?e a kg:Visit ; kg:articleCount ?n }", timeout=timeout)
    assert isinstance(table, pd.DataFrame)
    assert table["n"].tolist() == [2]
    assert table["e"].str.startswith("https://").all()
    assert graph.sparql("ASK { ?e a kg:Visit }", timeout=timeout) is True
    triples = graph.sparql("CONSTRUCT { ?e a kg:Visit } WHERE { ?e a kg:Visit }", timeout=timeout)
    assert isinstance(triples, rdflib.Graph)
    assert len(triples) == 1


def test_values_are_python_values(built: Path) -> None:
    query = 'SELECT (1 AS ?i) (1.5 AS ?d) (true AS ?b) ("x"@ru AS ?t) ("2023"^^edtf:EDTF AS ?w) ?none WHERE {}'
    row = kg.open(built).sparql(query).iloc[0]
    assert [row["i"], row["d"], row["b"], row["t"], row["w"], row["none"]] == [1, 1.5, True, "x", "2023", None]


def test_a_broken_query_says_where(built: Path) -> None:
    with pytest.raises(QueryError, match="line 2, column"):
        kg.open(built).sparql("SELECT ?x\nWHERE { ?x ?y }")


def test_actors_are_listed_by_how_often_they_are_named(built: Path) -> None:
    actors = kg.open(built).actors
    assert actors["articles"].is_monotonic_decreasing
    assert set(actors["id"]) >= {"id:xi-jinping", "id:ivan-petrenko", "id:moscow"}
    assert actors["id"].is_unique
    assert actors.set_index("id").loc["id:chn", "type"] == "Country"


def test_network_joins_actors_of_one_event(built: Path) -> None:
    network = kg.open(built).network()
    assert network.has_edge("id/vladimir-putin", "id/xi-jinping")


def test_importing_kg_imports_nothing_heavy() -> None:
    heavy = ("pandas", "spacy", "pyoxigraph", "rdflib", "networkx")
    program = f"import sys, kg, kg.cli.query, kg.cli.show; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_version_is_that_of_the_installed_package() -> None:
    assert kg.__version__.count(".") == 2
    with pytest.raises(AttributeError):
        _ = kg.nonsense
