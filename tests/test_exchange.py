"""The exchange format: what an event record says of the clause behind it."""

from __future__ import annotations

import json

import pytest

import kg
from kg.exchange import to_json_lines

pytestmark = pytest.mark.slow


def test_an_event_carries_the_clause_that_it_was_read_from() -> None:
    text = "Nobody came on Monday. Wang Yi said that he hopes to visit Minsk on Friday."
    lines = [json.loads(line) for line in to_json_lines(kg.extract(text, published="2023-03-22"))]
    clause = next(r for r in lines if r["record"] == "event" and r["type"] == "VISIT")["clause"]
    assert (clause["predicate"], clause["kind"], clause["relation"]) == ("visit", "verbal", "xcomp")
    assert text[slice(*clause["governor"]["trigger"])] == "hopes"
    subject, place = clause["arguments"][:2]
    assert (subject["role"], subject["shared"]) == ("subject", True)
    assert subject["actors"][0]["reason"].startswith("'he'")
    assert text[slice(*place["span"])] == "Minsk"
    assert clause["dates"][0]["edtf"] == "2023-03-24"
    assert [met["condition"] for met in clause["conditions"]] == ["subject: actor", "object | to | of: place"]
    assert [text[slice(*sign["span"])] for sign in clause["factuality"]] == ["hopes"]
