"""Other spellings of a name that Russian writes: surname first, with initials, in Latin letters by several schemes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["spell_russian"]

_WORD = re.compile("[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*")
_PATRONYMIC = re.compile(".+(?:ич|вна|ична)")
#: What schemes write for the hard and soft signs.
_PRIMES = str.maketrans({"ʹ": "'", "’": "'", "ʺ": "'", "”": "'", '"': "'", "ё": "ë", "Ё": "Ë"})


def spell_russian(russian: Iterable[str]) -> dict[str, list[str]]:
    """Spell a name in other ways.

    Parameters
    ----------
    russian : iterable of str
        Names in Russian, the usual one first. Only "Given Surname" and "Given Patronymic Surname" are understood.

    Returns
    -------
    dict of str to list of str
        ``ru``: surname first, initials with and without spaces. ``en``: the usual name by BGN/PCGN, ICAO (passports)
        and the scientific scheme, each with and without the sign for ь; surname first; initials.

    Examples
    --------
    >>> spell_russian(["Борис Ельцин", "Борис Николаевич Ельцин"])["ru"]
    ['Ельцин Борис', 'Ельцин Борис Николаевич', 'Б. Н. Ельцин', 'Б.Н. Ельцин', 'Ельцин Б. Н.', 'Ельцин Б.Н.']
    >>> spell_russian(["Сергей Лавров"])["en"]
    ['Sergey Lavrov', 'Sergei Lavrov', 'Sergej Lavrov', 'Lavrov Sergey']
    """
    names = [words for name in russian if len(words := name.split()) in (2, 3) and all(map(_WORD.fullmatch, words))]
    short = next((words for words in names if len(words) == 2), None)
    full = next((words for words in names if len(words) == 3 and _PATRONYMIC.fullmatch(words[1])), None)
    cyrillic: list[str] = []
    latin: list[str] = []
    if short:
        given, surname = short
        cyrillic.append(f"{surname} {given}")
        latin += _latin(f"{given} {surname}", "bgn_pcgn", "icao_doc_9303", "scientific")
        latin += _latin(f"{surname} {given}", "bgn_pcgn")
    if full:
        given, patronymic, surname = full
        cyrillic.append(f"{surname} {given} {patronymic}")
        cyrillic += _with_initials(given[0], patronymic[0], surname)
        latin += _latin(f"{given} {patronymic} {surname}", "bgn_pcgn")
        first, second = (next(_latin(word[0], "bgn_pcgn")) for word in (given, patronymic))
        for spelling in _latin(surname, "bgn_pcgn"):
            latin += list(_with_initials(first, second, spelling))[:2]
    return {"ru": list(dict.fromkeys(cyrillic)), "en": list(dict.fromkeys(latin))}


def _with_initials(first: str, second: str, surname: str) -> Iterator[str]:
    for space in (" ", ""):
        yield f"{first}.{space}{second}. {surname}"
    for space in (" ", ""):
        yield f"{surname} {first}.{space}{second}."


def _latin(text: str, *schemes: str) -> Iterator[str]:
    """The text in Latin letters by each scheme, with the signs for ь and ъ and without."""
    import iuliia

    for scheme in schemes:
        spelt = iuliia.schemas.get(scheme).translate(text).translate(_PRIMES)
        yield spelt
        if "'" in spelt:
            yield spelt.replace("'", "")
