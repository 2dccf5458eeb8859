"""The words that take part in time expressions, each with its class and, where it has one, its value."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.dates.when import Grain

__all__ = ["CAPITALIZED", "CLASSES", "MONTHS", "SEASONS", "WEEKDAYS", "WORDS", "Entry", "words"]

#: Class of a word, and its value.
Entry = tuple[str, object]


def words(text: str) -> tuple[str, ...]:
    """Split a list of words at white space."""
    return tuple(text.split())


#: The classes of lexemes: closed ones of words, then those that only the lexer or the grammar gives.
CLASSES = words(
    """
    ABBR AFTER AGO AND ANNIVERSARY APPROX ARTICLE AT BEFORE BETWEEN BY COMING COUNT COUPLE DAYTIME DAYWORD EARLIER
    EDGE EVE EVERY FEW FOLLOWING FOR FROM GAMES HALF HOUR IN LAST LATER LEAST MAY MONTH MORE NEXT NUMWORD OF ON ONWARD
    ORDWORD PART PAST PERIODIC POSS PREFIX PREVIOUS QUARTER RECENT RECENTLY REF SAME SEASON SINCE THAT THE THIS TO
    UNIT UNTIL WDAY WEEKDAY WITHIN
    APOS ATOM CAP COMMA DASH DAYNUM DECADE DOT ISO NUM NUMDATE ORDNUM OTHER QUARTERCODE SYMBOL YEAR
    """
)

MONTHS = words("January February March April May June July August September October November December")
WEEKDAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
SEASONS = words("spring summer autumn winter")

_FUNCTION_WORDS = {
    "AFTER": "after",
    "AGO": "ago",
    "AND": "and",
    "ANNIVERSARY": "anniversary",
    "APPROX": "around circa",
    "ARTICLE": "a an",
    "AT": "at",
    "BEFORE": "before",
    "BETWEEN": "between",
    "BY": "by",
    "COMING": "coming upcoming",
    "COUPLE": "couple",
    "DAYTIME": "morning afternoon evening night",
    "EARLIER": "earlier",
    "EVE": "eve",
    "EVERY": "every each per",
    "FEW": "few several",
    "FOLLOWING": "following ensuing subsequent",
    "FOR": "for",
    "FROM": "from",
    "HALF": "half",
    "HOUR": "hour hours minutes",
    "IN": "in during over throughout",
    "LAST": "last",
    "LATER": "later",
    "LEAST": "least",
    "MORE": "more",
    "NEXT": "next",
    "OF": "of",
    "ON": "on",
    "ONWARD": "onward onwards forward",
    "PAST": "past",
    "PERIODIC": "daily weekly monthly quarterly yearly annually biannually",
    "POSS": "his her its their our my your",
    "PREVIOUS": "previous preceding",
    "QUARTER": "quarter",
    "RECENT": "recent",
    "RECENTLY": "recently lately",
    "SAME": "same",
    "SINCE": "since",
    "THAT": "that",
    "THE": "the",
    "THIS": "this current",
    "TO": "to through",
    "UNTIL": "until till",
    "WITHIN": "within",
    #: Nouns that a number of four digits counts rather than dates.
    "COUNT": """
        acres aircraft barrels buildings cases casualties civilians companies copies cubic deaths delegates dollars
        drones euros eur feet fighters firms gmt hectares homes houses hrs hundred items jets kg kilograms
        kilometer kilometers kilometre kilometres km kmh kwh local megawatts men meters metres miles million billion
        trillion missiles mph mw officers pages people per percent points prisoners refugees rmb roubles rounds rubles
        seats servicemen ships soldiers sq students tanks thousand times tonnes tons troops usd utc vehicles vessels
        votes warheads women children words workers yuan
    """,
    #: After these a number is a name, a place in a text or a count.
    "REF": """
        airbus approximately article articles boeing chapter decree directive document exactly flight hotel isbn item
        model nearly no nos number numbers order p page pages paragraph pp protocol regulation resolution resolutions
        room roughly section some than totaling totalling type unscr version
    """,
}
_UNITS = {
    "day": Grain.DAY,
    "weekend": Grain.WEEKEND,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}
_NUMBERS = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_ROUND = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
_ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_DAY_WORDS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_PARTS = {"early": 0, "mid": 1, "late": 2}
_EDGES = {"beginning": 0, "start": 0, "opening": 0, "outset": 0, "middle": 1, "end": 2, "close": 2}
_GAMES = words(
    "Olympics Olympic Paralympics Paralympic Games Cup Expo Universiade Championship Championships Eurovision Biennale"
)
_SHORT_WEEKDAYS = {"Tues": 1, "Thur": 3, "Thurs": 3} | {name[:3]: number for number, name in enumerate(WEEKDAYS)}


def _lower() -> Iterator[tuple[str, Entry]]:
    for name, text in _FUNCTION_WORDS.items():
        yield from ((word, (name, None)) for word in words(text))
    for word, grain in _UNITS.items():
        yield word, ("UNIT", (grain, False))
        yield ("centuries" if word == "century" else f"{word}s"), ("UNIT", (grain, True))
    for name, values in (("NUMWORD", _ROUND), ("DAYWORD", _DAY_WORDS), ("PART", _PARTS), ("EDGE", _EDGES)):
        yield from ((word, (name, value)) for word, value in values.items())
    yield from ((word, ("NUMWORD", number)) for number, word in enumerate(_NUMBERS, 1))
    yield from ((word, ("ORDWORD", number)) for number, word in enumerate(_ORDINALS, 1))
    yield from ((word, ("SEASON", number)) for number, word in enumerate(SEASONS))
    yield "fall", ("SEASON", 2)
    yield "pre", ("PREFIX", "before")
    yield "post", ("PREFIX", "after")


def _upper() -> Iterator[tuple[str, Entry]]:
    for number, name in enumerate(MONTHS, 1):
        entry = ("MAY" if name == "May" else "MONTH", number)
        yield name, entry
        yield name.upper(), entry
        if name != "May":
            yield name[:3], ("ABBR", number)
    yield "Sept", ("ABBR", 9)
    for number, name in enumerate(WEEKDAYS):
        yield name, ("WEEKDAY", number)
        yield name.upper(), ("WEEKDAY", number)
    yield from ((name, ("WDAY", number)) for name, number in _SHORT_WEEKDAYS.items())
    yield from ((name, ("GAMES", None)) for name in _GAMES)


#: Lower-case words whose capital letter does not matter, and words that mean a time only with their capital.
WORDS: dict[str, Entry] = dict(_lower())
CAPITALIZED: dict[str, Entry] = dict(_upper())
