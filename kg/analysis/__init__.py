"""Networks derived from the graph, and what is measured on them. Every weight says what it counts."""

from kg.analysis.actors import project_actors
from kg.analysis.centrality import centrality
from kg.analysis.dyads import dyad_table, project_dyads

__all__ = ["centrality", "dyad_table", "project_actors", "project_dyads"]
