from __future__ import annotations

import pytest

from kg.views.dates import readable_date, short_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", ""),
        ("2023", "2023"),
        ("2023-03", "March 2023"),
        ("2023-03-05", "5 March 2023"),
        ("2023-03-20/2023-03-22", "20–22 March 2023"),
        ("2023-03-30/2023-04-02", "30 March – 2 April 2023"),
        ("2022-12-30/2023-01-02", "30 December 2022 – 2 January 2023"),
        ("2023-03/2023-04", "March–April 2023"),
        ("2001/2003", "2001–2003"),
        ("2023-03-20/2023-03-20", "20 March 2023"),
        ("2022-02~", "about February 2022"),
        ("2022?", "probably 2022"),
        ("2023-03-1X", "10–19 March 2023"),
        ("2023-03-0X", "1–9 March 2023"),
        ("2023-03-3X", "30–31 March 2023"),
        ("199X", "1990s"),
        ("2023-22", "summer 2023"),
        ("../2013", "until 2013"),
        ("2013-03-14/..", "from 14 March 2013"),
        ("[2021-12-13..2021-12-15]", "between 13 and 15 December 2021"),
        ("[2021..2023]", "between 2021 and 2023"),
        ("[2021-12-30..2022-01-02]", "between 30 December 2021 and 2 January 2022"),
        ("[..2021]", "before 2021"),
        ("no date at all", "no date at all"),
    ],
)
def test_date_is_said_in_words(edtf: str, words: str) -> None:
    assert readable_date(edtf) == words


def test_short_date_cuts_the_month() -> None:
    assert short_date("2022-12-30/2023-01-02") == "30 Dec 2022 – 2 Jan 2023"
