"""The setting of a statement in plain words: who spoke in which office, where, when."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["enumerate_names", "place_words", "speech_words"]

#: How a medium is spoken of, and how its outlet follows it; others take "in a …" and "in".
_MEDIA = {
    "call": ("in a call", "with"),
    "debate": ("in a debate", "on"),
    "interview": ("in an interview", "with"),
    "letter": ("in a letter", "to"),
    "meeting": ("at a meeting", "of"),
    "news conference": ("at a news conference", "for"),
    "op-ed": ("in an op-ed", "in"),
    "social media": ("on social media", "on"),
    "testimony": ("in testimony", "to"),
}


def speech_words(
    speakers: Sequence[tuple[str, str]], *, source: str = "", medium: str = "", outlet: str = "", date: str = ""
) -> str:
    """Who spoke, in which office, where and when.

    Parameters
    ----------
    speakers : sequence of (str, str)
        Name and office of each; the office is empty where there is none.
    source : str
        The words of the article for who speaks; used where there is no speaker.
    medium, outlet : str
        As in the graph, the outlet by its name.
    date : str
        Ready to be read.

    Examples
    --------
    >>> speech_words([("Qin Gang", "Ambassador")], medium="interview", outlet="TASS", date="3 March 2022")
    'Qin Gang, Ambassador, in an interview with TASS, 3 March 2022'
    >>> speech_words([], source="Analysts")
    '“Analysts”'
    """
    form = "{} ({})" if len(speakers) > 1 else "{}, {}"
    named = enumerate_names([form.format(name, office) if office else name for name, office in speakers])
    nameless = f"“{source}”" if source else "somebody who is not named"
    parts = (named or nameless, place_words(medium, outlet), date)
    return ", ".join(part for part in parts if part)


def place_words(medium: str, outlet: str = "") -> str:
    """Where something was said, empty if nothing is known.

    Examples
    --------
    >>> place_words("readout"), place_words("op-ed", "People's Daily"), place_words("", "TASS")
    ('in a readout', "in an op-ed in People's Daily", 'in TASS')
    """
    if not medium:
        return f"in {outlet}" if outlet else ""
    words, joined = _MEDIA.get(medium, (f"in a {medium}", "in"))
    return f"{words} {joined} {outlet}" if outlet else words


def enumerate_names(names: Sequence[str]) -> str:
    """Names as one reads them: "A, B and C"; empty if there are none.

    Examples
    --------
    >>> enumerate_names(["China", "Russia"])
    'China and Russia'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
