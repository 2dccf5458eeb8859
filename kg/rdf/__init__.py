"""Records to quads: one article's graphs, the merged default graph, and the order in which they are written."""
