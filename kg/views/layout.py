"""Place nodes on the plane: a force layout computed once and for all, then pushed apart until labels do not overlap."""

from __future__ import annotations

import random
from collections.abc import Sequence

import igraph
import numpy as np
import numpy.typing as npt

__all__ = ["Box", "place_nodes"]

#: Width and height of a node with its label, in the page's units (pixels at zoom 1).
Box = tuple[float, float]

_Plane = npt.NDArray[np.float64]
_Indices = npt.NDArray[np.intp]

_EXACT_UP_TO = 300  # nodes; Kamada-Kawai beyond that is slow and no clearer
_GAP = 14.0  # pixels between two boxes
_ROOM = 2.4  # how much larger the plane is than the boxes in it
_ROUNDS = 400
_REFRESH = 20  # rounds after which the pairs that are looked at are chosen anew
_SLACK = 60.0  # pixels; farther apart, two boxes are not looked at until then


def _joined(count: int, links: Sequence[tuple[int, int]]) -> igraph.Graph:
    """The network with its pieces tied to the largest one, so that none drifts away."""
    network = igraph.Graph(n=count, edges=list(links)).simplify()
    pieces = sorted(network.connected_components(), key=lambda piece: (-len(piece), piece[0]))
    hubs = [max(piece, key=lambda node: (network.degree(node), -node)) for piece in pieces]
    network.add_edges([(hubs[0], hub) for hub in hubs[1:]])
    return network


def _force(network: igraph.Graph) -> _Plane:
    """Positions by stress (small networks) or by springs, from a circle, with a fixed seed."""
    start = network.layout_circle()
    igraph.set_random_number_generator(random.Random(20))
    try:
        if network.vcount() <= _EXACT_UP_TO:
            layout = network.layout_kamada_kawai(seed=start)
        else:
            layout = network.layout_fruchterman_reingold(seed=start, niter=400, grid="nogrid")
    finally:
        igraph.set_random_number_generator(random)
    return np.array(layout.coords, dtype=float)


def _spread(points: _Plane, boxes: _Plane, aspect: float) -> _Plane:
    """Scale the positions so that the boxes fill about half of the plane they span.

    Half of a coordinate is where the force put the node, half is its rank along that axis: this keeps the order that
    the forces found and uses the room that outliers would leave empty.
    """
    low, high = points.min(axis=0), points.max(axis=0)
    raw = (points - low) / np.maximum(high - low, 1e-6) - 0.5
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(1, len(points) - 1) - 0.5
    area = float(((boxes + _GAP).prod(axis=1)).sum()) * _ROOM
    height = (area / aspect) ** 0.5
    scaled: _Plane = (raw + ranks) / 2 * np.array([height * aspect, height])
    scaled -= (scaled.max(axis=0) + scaled.min(axis=0)) / 2
    return scaled


def _close_pairs(points: _Plane, half: _Plane) -> tuple[_Indices, _Indices]:
    """Pairs of boxes that overlap or might after a few moves."""
    first, second = np.triu_indices(len(points), k=1)
    near = np.ones(len(first), dtype=bool)
    for axis in (0, 1):
        near &= np.abs(points[first, axis] - points[second, axis]) < half[first, axis] + half[second, axis] + _SLACK
    return first[near], second[near]


def _push_apart(points: _Plane, boxes: _Plane) -> _Plane:
    """Move overlapping boxes apart along the shorter way, until none overlap or the rounds are used up."""
    points = points.copy()
    half = (boxes + _GAP) / 2
    first, second = _close_pairs(points, half)
    for number in range(1, _ROUNDS + 1):
        gap = points[first] - points[second]
        lack = half[first] + half[second] - np.abs(gap)
        clash = (lack > 0.5).all(axis=1)
        if not clash.any() or number % _REFRESH == 0:
            first, second = _close_pairs(points, half)
            if not clash.any():
                break
            continue
        sideways = lack[:, 0] < lack[:, 1]
        moved, pushes = np.zeros_like(points), np.zeros_like(points)
        for axis, chosen in ((0, clash & sideways), (1, clash & ~sideways)):
            push = np.where(gap[chosen, axis] < 0, -0.5, 0.5) * lack[chosen, axis]
            for ends, sign in ((first[chosen], 1), (second[chosen], -1)):
                np.add.at(moved[:, axis], ends, sign * push)
                np.add.at(pushes[:, axis], ends, 1)
        points += moved / np.maximum(pushes, 1)
    return points


def place_nodes(
    boxes: Sequence[Box], links: Sequence[tuple[int, int]], *, aspect: float = 1.3
) -> list[tuple[int, int]]:
    """Place nodes so that linked ones are near each other and no two labels overlap.

    Parameters
    ----------
    boxes : sequence of (width, height)
        One for each node, label included, in pixels.
    links : sequence of (int, int)
        Pairs of indices into `boxes`; direction and repetition do not matter.
    aspect : float
        Width of the picture divided by its height.

    Returns
    -------
    list of (x, y)
        Whole pixels around the origin, the same for the same input. No nodes give an empty list.
    """
    if not boxes:
        return []
    sizes = np.array(boxes, dtype=float)
    points = _force(_joined(len(boxes), links)) if len(boxes) > 1 else np.zeros((1, 2))
    placed = _push_apart(_spread(points, sizes, aspect), sizes)
    return [(round(float(x)), round(float(y))) for x, y in placed]
