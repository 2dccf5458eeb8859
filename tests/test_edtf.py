"""Dates of every form that the program writes or reads."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from kg.edtf import bounds, is_edtf, overlaps


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-03-20", "2023-03-20", "2023-03-20"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-03-20/2023-03-22", "2023-03-20", "2023-03-22"),
        ("2021/2022-05", "2021-01-01", "2022-05-31"),
        ("../2013", "0001-01-01", "2013-12-31"),
        ("/2013-03-14", "0001-01-01", "2013-03-14"),
        ("2013-03/..", "2013-03-01", "9999-12-31"),
        ("2013/", "2013-01-01", "9999-12-31"),
        ("2022-02~", "2022-02-01", "2022-02-28"),
        ("2022?", "2022-01-01", "2022-12-31"),
        ("2022-02%", "2022-02-01", "2022-02-28"),
        ("2022-03~/2022-05?", "2022-03-01", "2022-05-31"),
        ("2004-06~-11", "2004-06-11", "2004-06-11"),
        ("2023-03-1X", "2023-03-10", "2023-03-19"),
        ("2023-03-0X", "2023-03-01", "2023-03-09"),
        ("2023-04-3X", "2023-04-30", "2023-04-30"),
        ("2023-02-XX", "2023-02-01", "2023-02-28"),
        ("2023-1X", "2023-10-01", "2023-12-31"),
        ("2023-XX", "2023-01-01", "2023-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("202X-02-29", "2020-02-29", "2028-02-29"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-22", "2023-06-01", "2023-08-31"),
        ("2023-23", "2023-09-01", "2023-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2023-34", "2023-04-01", "2023-06-30"),
        ("2023-36", "2023-10-01", "2023-12-31"),
        ("2023-41", "2023-07-01", "2023-12-31"),
        ("[2013-03-01..2013-03-05]", "2013-03-01", "2013-03-05"),
        ("[2013-02..2014]", "2013-02-01", "2014-12-31"),
        ("[..2013]", "0001-01-01", "2013-12-31"),
        ("[2013..]", "2013-01-01", "9999-12-31"),
        ("[2013-03,2011-05]", "2011-05-01", "2013-03-31"),
        ("{2013-03-01..2013-03-05}", "2013-03-01", "2013-03-05"),
    ],
)
def test_bounds_are_first_and_last_possible_day(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "March 2023",
        "2023-3",
        "2023-13",
        "2023-02-30",
        "2023-00",
        "2023-03-4X",
        "2013/2012",
        "2013/2014/2015",
        "[]",
    ],
)
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="; ") as caught:
        bounds(text)
    assert repr(text) in str(caught.value)
    assert not is_edtf(text)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2013-03", "2013-03-14/..", True),
        ("2013-03-13", "2013-03-14/..", False),
        ("../2013-03-14", "2013-03-14", True),
        ("2012-05-07", "2012", True),
    ],
)
def test_overlap_means_a_day_in_common(first: str, second: str, expected: bool) -> None:
    assert overlaps(first, second) is expected
    assert overlaps(second, first) is expected


@pytest.mark.parametrize(
    "text",
    ["2023-03-20", "2023-03", "2023", "2023-03-20/2023-03-22", "2022-03~/2022-05", "202X", "2022-02-XX", "201X-03"],
)
def test_agrees_with_the_edtf_package_where_both_read(text: str) -> None:
    from edtf import parse_edtf, struct_time_to_date

    theirs = parse_edtf(text)
    assert bounds(text) == (struct_time_to_date(theirs.lower_strict()), struct_time_to_date(theirs.upper_strict()))


def test_import_stays_light() -> None:
    code = "import sys, kg.edtf; print(*sorted({'edtf', 'spacy', 'rdflib', 'pyoxigraph'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""
