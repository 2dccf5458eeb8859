"""Compare the time of `kg extract` with that of the language model's own pipeline over the same texts.

    make speed TEXTS=FOLDER
    python tests/speed.py FOLDER --rounds 7

Both run as whole processes, start-up included, in turn: what else the machine does meets both alike. Printed is the
time of `kg extract` divided by that of `list(nlp.pipe(texts, batch_size=16))` with the model's default components: the
median of the rounds, the least and the greatest, of processor time and of wall time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

__all__ = ["Time", "compare", "report"]

ROOT = Path(__file__).parents[1]
PLAIN = """
import sys, spacy
from kg.language.parse import DEFAULT_MODEL
nlp = spacy.load(DEFAULT_MODEL)
list(nlp.pipe([open(name, encoding="utf-8").read() for name in sys.argv[1:]], batch_size=16))
"""


class Time(NamedTuple):
    """What a process took, in seconds."""

    processor: float
    wall: float


def compare(texts: Sequence[Path], *, rounds: int) -> list[tuple[Time, Time]]:
    """The times of `kg extract` and of the pipeline alone, a pair for each round; a first run of both is not timed."""
    names = [str(path) for path in texts]
    ours = [sys.executable, "-m", "kg", "extract", "--quiet", *names]
    bare = [sys.executable, "-c", PLAIN, *names]
    _run(ours), _run(bare)
    return [(_run(ours), _run(bare)) for _ in range(rounds)]


def report(pairs: Sequence[tuple[Time, Time]]) -> list[str]:
    """One line for each kind of time."""
    lines = []
    for kind, at in (("processor", 0), ("wall", 1)):
        ratios = sorted(ours[at] / bare[at] for ours, bare in pairs)
        ours, bare = (median(pair[which][at] for pair in pairs) for which in (0, 1))
        lines.append(
            f"{kind} time: {median(ratios):.2f} times the model's pipeline ({ratios[0]:.2f} to {ratios[-1]:.2f}; "
            f"{ours:.1f} s against {bare:.1f} s, {len(pairs)} rounds)"
        )
    return lines


def _run(command: Sequence[str]) -> Time:
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Time(used, wall)


def main() -> None:
    """Print the comparison over the texts of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = sorted(options.folder.resolve().glob("*.txt"))
    if not texts:
        raise SystemExit(f"{options.folder}: no texts (*.txt); name a folder that has some")
    print(*report(compare(texts, rounds=options.rounds)), sep="\n")


if __name__ == "__main__":
    main()
