"""The small build of `small_graph`, written and opened once for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_graph import write_small_build

from kg.graph import Graph


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_build(tmp_path_factory.mktemp("small") / "build")


@pytest.fixture(scope="session")
def graph(small_build: Path) -> Graph:
    return Graph(small_build)
