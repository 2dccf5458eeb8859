"""A small build, opened once for the tests of this folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.graph import Graph

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from small_graph import write_small_build


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_build(tmp_path_factory.mktemp("small") / "build")


@pytest.fixture(scope="session")
def graph(small_build: Path) -> Graph:
    return Graph(small_build)
