from __future__ import annotations

import random
from itertools import combinations

import pytest

from kg.views.layout import Box, place_nodes

Links = list[tuple[int, int]]


def some_network(count: int) -> tuple[list[Box], Links]:
    chance = random.Random(7)
    boxes = [(chance.uniform(40, 180), chance.uniform(20, 60)) for _ in range(count)]
    return boxes, [(n, chance.randrange(n)) for n in range(1, count) if n % 9]


def overlap(one: int, other: int, boxes: list[Box], spots: list[tuple[int, int]]) -> bool:
    return all(
        abs(spots[one][axis] - spots[other][axis]) < (boxes[one][axis] + boxes[other][axis]) / 2 for axis in (0, 1)
    )


def test_nothing_to_place() -> None:
    assert place_nodes([], []) == []


def test_single_node_stands_at_the_origin() -> None:
    assert place_nodes([(50, 20)], []) == [(0, 0)]


@pytest.mark.parametrize("count", [2, 40, 140])
def test_labels_do_not_overlap(count: int) -> None:
    boxes, links = some_network(count)
    spots = place_nodes(boxes, links)
    assert not [pair for pair in combinations(range(count), 2) if overlap(*pair, boxes, spots)]


@pytest.mark.parametrize("count", [60, 301])
def test_same_network_gives_the_same_places(count: int) -> None:
    assert place_nodes(*some_network(count)) == place_nodes(*some_network(count))


def test_layout_leaves_the_random_numbers_of_others_alone() -> None:
    random.seed(3)
    expected = random.random()
    random.seed(3)
    place_nodes(*some_network(60))
    assert random.random() == expected


def test_picture_has_about_the_shape_asked_for() -> None:
    spots = place_nodes(*some_network(140), aspect=2.0)
    width, height = (max(axis) - min(axis) for axis in zip(*spots, strict=True))
    assert 1.4 < width / height < 2.8


def test_pieces_that_hang_on_nothing_stay_near() -> None:
    spots = place_nodes([(60, 30)] * 12, [(0, n) for n in range(1, 10)])
    assert max(abs(x) for x, _ in spots) < 600
