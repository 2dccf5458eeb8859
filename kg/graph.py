"""A build as analysts use it from Python: questions and SPARQL to pandas, networks to networkx, pages to pyvis."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import QueryBoolean, QuerySolutions

from kg.errors import QueryError
from kg.namespaces import iri_to_curie
from kg.store.actors import KIND_OF_ACTOR
from kg.store.ask import Answer, ask_limited, ask_store
from kg.store.lookup import read_values
from kg.store.opened import Build, open_build
from kg.store.questions import Question, bind, load_questions, suggest

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from pyvis.network import Network

__all__ = ["Graph", "find_question", "to_python", "to_table"]

_ACTORS = f"""
SELECT (?actor AS ?id) (MIN(?label) AS ?name) (?kind AS ?type) (MIN(?code) AS ?country)
       (COUNT(DISTINCT ?article) AS ?articles) WHERE {{
  ?article schema:mentions ?actor .
  {KIND_OF_ACTOR}
  ?actor rdfs:label ?label FILTER(LANG(?label) = "en")
  OPTIONAL {{ ?actor kg:country ?code }}
}} GROUP BY ?actor ?kind ORDER BY DESC(?articles) ?name ?id
"""


class Graph:
    """An opened build. Get one with `kg.open`.

    Attributes
    ----------
    path : Path
        The build folder.
    build : Build
        Store and manifest.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.build: Build = open_build(self.path)

    def __repr__(self) -> str:
        counts = self.build.manifest["counts"]
        shown = ", ".join(f"{counts[name]} {name}" for name in ("articles", "events", "statements", "quads"))
        return f"<kg.Graph {shown}>"

    @property
    def actors(self) -> pd.DataFrame:
        """Actors that the articles name: id, name, type, country, number of articles; the most frequent first."""
        return to_table(ask_store(self.build.store, _ACTORS), short=True)

    def query(self, name: str, *, timeout: float | None = None, **parameters: Any) -> pd.DataFrame:
        """Ask a named question, such as ``graph.query("meetings", between="Xi Jinping", since=2020)``.

        Parameters
        ----------
        name : str
            The question; `kg query` lists them.
        timeout : float, optional
            Seconds after which to give up.
        **parameters
            As in ``kg query NAME --help``, with underscores for hyphens and one at the end where Python needs it
            (``and_="rus"``). A list means any of its values; None means that anything will do.

        Returns
        -------
        pandas.DataFrame
            One row an answer; ids are CURIEs such as ``event:2023-…``.

        Raises
        ------
        QueryError
            If there is no such question or parameter, or nothing is so called.
        """
        return to_table(self.ask(self.prepare(name, parameters), timeout=timeout), short=True)

    def prepare(self, name: str, parameters: dict[str, Any]) -> str:
        """The SPARQL of a named question with its parameters bound; see `query`."""
        question = find_question(name)
        known = {p.variable: p for p in question.parameters}
        values = {}
        for given, value in parameters.items():
            variable = given.removesuffix("_").replace("-", "_")
            if value is None:
                continue
            listed = list(value) if isinstance(value, list | tuple | set) else [value]
            parameter = known.get(variable)
            terms = [] if parameter is None else read_values(self.build.store, parameter, sorted(listed, key=str))
            values[variable] = terms
        return bind(question, values)

    def sparql(self, text: str, *, timeout: float | None = None, all_graphs: bool = False) -> Any:
        """Ask any SPARQL 1.1 query; the project's prefixes need no declaration.

        Parameters
        ----------
        text : str
            The query.
        timeout : float, optional
            Seconds after which to give up.
        all_graphs : bool
            Whether patterns outside of GRAPH look into every graph, not into the default graph alone. Claims are then
            found like facts.

        Returns
        -------
        pandas.DataFrame, rdflib.Graph or bool
            For SELECT (IRIs in full), for CONSTRUCT and DESCRIBE, for ASK.

        Raises
        ------
        QueryError
            If it is no SPARQL query, or takes longer than `timeout` seconds.
        """
        answer = self.ask(text, timeout=timeout, all_graphs=all_graphs)
        if isinstance(answer, QuerySolutions):
            return to_table(answer)
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        import rdflib
        from pyoxigraph import RdfFormat

        graph = rdflib.Graph()
        graph.parse(data=answer.serialize(format=RdfFormat.N_TRIPLES), format="nt")
        return graph

    def ask(self, text: str, *, timeout: float | None = None, all_graphs: bool = False) -> Answer:
        """As `sparql`, with the answer as RDF terms."""
        if timeout is None:
            return ask_store(self.build.store, text, all_graphs=all_graphs)
        return ask_limited(self.path / "store", text, seconds=timeout, all_graphs=all_graphs)

    def network(self, **options: Any) -> nx.Graph[str]:
        """Actors joined by the events they share; see `kg.analysis.project_actors` for the options."""
        from kg.analysis.actors import project_actors

        return project_actors(self, **options)

    def to_pyvis(self, **options: Any) -> Network:
        """The interactive network of the page; see `kg.views` for the options."""
        from kg.views import to_pyvis

        return to_pyvis(self, **options)


def find_question(name: str) -> Question:
    """The named question `name`.

    Raises
    ------
    QueryError
        If there is none, with the nearest names.
    """
    questions = load_questions()
    if name not in questions:
        raise QueryError(
            "query", f"no question {name!r}", suggest(name, questions) or f"there are {', '.join(questions)}"
        )
    return questions[name]


def to_table(answer: Answer, *, short: bool = False) -> pd.DataFrame:
    """Answers of a SELECT as a table of Python values; `short` writes IRIs as CURIEs.

    Raises
    ------
    QueryError
        If it is the answer of another form of query.
    """
    import pandas as pd

    if not isinstance(answer, QuerySolutions):
        raise QueryError("query", "its answer is no table", "ask with SELECT")
    columns = [variable.value for variable in answer.variables]
    return pd.DataFrame([[to_python(term, short=short) for term in row] for row in answer], columns=columns)


def to_python(term: Any, *, short: bool = False) -> Any:
    """An RDF term as Python has it: numbers, booleans, texts; None for nothing; `short` writes an IRI as a CURIE."""
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    if datatype is None:
        return iri_to_curie(term.value) if short else term.value
    match iri_to_curie(datatype.value):
        case "xsd:integer":
            return int(term.value)
        case "xsd:decimal" | "xsd:double" | "xsd:float":
            return float(term.value)
        case "xsd:boolean":
            return term.value == "true"
        case _:
            return term.value
