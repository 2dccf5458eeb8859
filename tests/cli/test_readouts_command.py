"""`kg query readouts` on a terminal."""

from __future__ import annotations

import pytest

from kg.cli.readouts import print_readouts

EVENT = {"date": "2022-06-15", "what": "call", "event": "https://w3id.org/sino-russian-kg/event/2022-06-15-call-a"}
BOTH = {"only": "", "accounts": "China: The call; Russia: A talk"}
ROWS = [
    EVENT
    | BOTH
    | {"issue": "Gas", "mentions": "China 1; Russia 2", "sentences": "China: Gas flows. | Russia: Gas is sold."},
    EVENT
    | {
        "only": "Russia",
        "accounts": "Russia: A talk",
        "issue": "Trade",
        "mentions": "Russia 1",
        "sentences": "Russia: X.",
    },
]


def test_an_event_is_told_once_then_issues_of_several_sides_then_those_of_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_readouts(ROWS)
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "call, 2022-06-15",
        "event:2022-06-15-call-a",
        "China: The call; Russia: A talk",
        "",
        "several sides",
        "  Gas  China 1; Russia 2",
        "    China: Gas flows.",
        "    Russia: Gas is sold.",
        "",
        "only Russia",
        "  Trade  Russia 1",
        "    Russia: X.",
    ]


def test_nothing_is_printed_for_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_readouts([])
    assert capsys.readouterr().out == ""
