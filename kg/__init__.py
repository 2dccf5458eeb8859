"""Knowledge graph of Russia-China relations, made from articles by hand-written rules.

    import kg

    graph = kg.open("build")
    graph.query("meetings", between="Xi Jinping", and_="Vladimir Putin", since=2020)   # DataFrame
    graph.sparql("SELECT ?e WHERE { ?e a kg:Visit }")
    graph.network()                                                                    # networkx
    kg.extract("Wang Yi met Sergei Lavrov in Moscow.", published="2023-02-22")         # records

Nothing heavy is imported before it is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from kg.graph import Graph
    from kg.records import Extraction

__all__ = ["__version__", "extract", "open"]

__version__: str


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("sinorus-kg")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def open(build: str | Path = "build") -> Graph:
    """Open a build for questions, SPARQL, networks and pages.

    Raises
    ------
    StoreError
        If there is no build in this folder, or it is damaged.
    """
    from kg.graph import Graph

    return Graph(build)


def extract(text: str, published: str | None = None) -> Extraction:
    """Extract the records of one text.

    Parameters
    ----------
    text : str
        The article.
    published : str, optional
        Its date of publication, as EDTF; without it words such as "yesterday" stay open.
    """
    from kg.pipeline import extract_text

    return extract_text(text, published=published)
