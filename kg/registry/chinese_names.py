"""Other spellings of a Chinese person's name in Latin letters: pinyin with tones, Wade-Giles, surname last.

The characters alone do not tell how a name is read: 单 is Shàn as a surname and dān elsewhere. So an English name that
is pinyin decides the syllables, and the library pypinyin only their tones. Without one, the reading of the characters
is taken, with that of surnames for the first; names that are not two to four Chinese characters are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

__all__ = ["spell_chinese"]

_HAN = re.compile("[㐀-䶿一-鿿]{2,4}")
_NOT_LETTERS = re.compile("[^a-z]+")
_DOUBLE = re.compile("欧阳|司马|诸葛|上官|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|歐陽|司馬|諸葛|東方")
_SURNAMES_READ = (
    *("shàn", "shàn", "zēng", "qiú", "xiè", "zhā", "rén", "ōu", "ōu", "piáo", "gě", "yuè", "yuè", "huà", "huà", "jǐ"),
    *("nìng", "yān", "bǔ", "qín", "miào", "shào", "yùn", "zhái"),
)
#: How a character is read as a surname, where that is not its usual reading.
_AS_SURNAME = dict(zip("单單曾仇解查任区區朴盖乐樂华華纪宁燕卜覃缪召员翟", _SURNAMES_READ, strict=True))
#: What English texts write for ü.
_UMLAUTS = ("ü", "u", "v", "yu")


def spell_chinese(characters: str, english: Iterable[str], *, guess: bool = False) -> list[str]:
    """Spell a name in other ways.

    Parameters
    ----------
    characters : str
        The Chinese name.
    english : iterable of str
        Names in English; the first that is the pinyin of the characters, surname first, decides how they are read.
    guess : bool
        Whether to read the characters alone where no English name does.

    Returns
    -------
    list of str
        Pinyin with tones, Wade-Giles with and without apostrophes, pinyin with the surname last. Empty if the name is
        not two to four Chinese characters, or nothing says how it is read.

    Examples
    --------
    >>> spell_chinese("习近平", ["Xi Jinping"])
    ['Xí Jìnpíng', "Hsi Chin-p'ing", 'Hsi Chin-ping', 'Jinping Xi']
    >>> spell_chinese("马云", ["Jack Ma"])
    []
    """
    if not _HAN.fullmatch(characters):
        return []
    read = next((parts for name in english if (parts := _read(characters, name))), None)
    if read is None and guess:
        read = _usual(characters)
    if read is None:
        return []
    surname, given = read
    wade = f"{_wade_giles(surname)} {_wade_giles(given)}"
    turned = " ".join(_joined([_plain(syllable) for syllable in part]) for part in (given, surname))
    return list(dict.fromkeys([f"{_joined(surname)} {_joined(given)}", wade, wade.replace("'", ""), turned]))


def _read(characters: str, english: str) -> tuple[Sequence[str], Sequence[str]] | None:
    """The syllables with tones of surname and given name, if the English name is their pinyin."""
    words = [_NOT_LETTERS.sub("", _plain(word).lower()) for word in english.split()]
    if len(words) != 2:
        return None
    for size in (1, 2):
        surname, given = (
            _matching(part, word) for part, word in ((characters[:size], words[0]), (characters[size:], words[1]))
        )
        if surname and given:
            return surname, given
    return None


def _matching(characters: str, word: str) -> Sequence[str] | None:
    """The reading of some characters that is spelt like the word; of several tones the usual one."""
    for syllables in product(*_readings(characters)):
        spelt = product(*([_plain(one).replace("ü", umlaut) for umlaut in _umlauts(one)] for one in syllables))
        if any("".join(one) == word for one in spelt):
            return syllables
    return None


def _umlauts(syllable: str) -> tuple[str, ...]:
    return _UMLAUTS if "ü" in unicodedata.normalize("NFC", _plain(syllable)) else ("",)


def _readings(characters: str) -> Iterator[list[str]]:
    """All readings of each character, the usual ones first."""
    from pypinyin import Style, pinyin

    usual = pinyin(characters, style=Style.TONE)
    every = pinyin(characters, style=Style.TONE, heteronym=True)
    for character, first, others in zip(characters, usual, every, strict=True):
        as_surname = [_AS_SURNAME[character]] if character in _AS_SURNAME and character == characters[0] else []
        yield list(dict.fromkeys([*as_surname, *first, *others]))


def _usual(characters: str) -> tuple[Sequence[str], Sequence[str]]:
    """The usual reading, with a surname of one character if it is none of the known double ones."""
    size = 2 if _DOUBLE.match(characters) or len(characters) == 4 else 1
    syllables = [readings[0] for readings in _readings(characters)]
    return syllables[:size], syllables[size:]


def _plain(syllable: str) -> str:
    """Without tone, but with ü."""
    marked = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", "".join(c for c in marked if not unicodedata.combining(c) or c == "\u0308"))


def _joined(syllables: Sequence[str]) -> str:
    """One word; an apostrophe stands before a vowel that another syllable comes before."""
    word = syllables[0] + "".join(f"'{one}" if _plain(one)[0] in "aoe" else one for one in syllables[1:])
    return word[:1].upper() + word[1:]


def _wade_giles(syllables: Sequence[str]) -> str:
    """Joined by hyphens: Chin-p'ing."""
    from pypinyin import Style
    from pypinyin.style import convert

    spelt = [convert(one, Style.WADEGILES, False).replace("v", "ü") for one in syllables]
    return "-".join(spelt).capitalize()
