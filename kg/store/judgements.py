"""The file of judgements: one JSON object a line, kept under version control, appended to and never rewritten."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

from kg.errors import StoreError
from kg.records import TextSpan
from kg.rulebook.score import Judgement, Verdict

__all__ = ["JudgementFile", "read_judgements"]


def read_judgements(paths: Iterable[Path]) -> tuple[list[Judgement], list[StoreError]]:
    """Read files of judgements.

    Returns
    -------
    list of Judgement, list of StoreError
        The judgements in the order of the lines, and what is wrong with the lines that could not be read.

    Raises
    ------
    StoreError
        If a file cannot be read at all.
    """
    found: list[Judgement] = []
    faults: list[StoreError] = []
    for path in paths:
        for number, line in enumerate(_lines(path), 1):
            if line.strip():
                try:
                    found.append(_judgement(json.loads(line)))
                except (ValueError, TypeError, KeyError) as error:
                    where = f"{path}, line {number}"
                    faults.append(StoreError(where, f"no judgement: {_said(error)}", "mend or remove that line"))
    return found, faults


def _lines(path: Path) -> list[str]:
    try:
        return path.read_bytes().decode("utf-8").split("\n")
    except FileNotFoundError as error:
        raise StoreError(str(path), "no such file", "check the path") from error
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(str(path), f"cannot be read: {error}", "check its permissions and save it as UTF-8") from error


def _said(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _judgement(entry: Any) -> Judgement:
    if not isinstance(entry, dict):
        raise ValueError("not a JSON object")
    start, end = entry["span"]
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise ValueError(f"span {entry['span']} is no pair of offsets")
    texts = {name: entry.get(name) or "" for name in ("by", "on", "why", "version")}
    needed = {name: entry[name] for name in ("fact", "rule", "article")}
    for name, value in (needed | texts).items():
        if not isinstance(value, str):
            raise ValueError(f"{name} is no text")
    return Judgement(**needed, span=TextSpan(start, end), verdict=Verdict(entry["verdict"]), **texts)


class JudgementFile:
    """A file of judgements opened for adding lines.

    Each line is written whole and at once; a new file that got none is removed at the end. Only the last line that this
    object wrote can be taken back, and only while nobody else has written after it.

    Raises
    ------
    StoreError
        If the file cannot be opened or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ends: list[tuple[int, int]] = []  # size of the file before and after each line that was added
        try:
            path.parent.mkdir(exist_ok=True)
            self._new = not path.exists()
            self._file = path.open("a+b", buffering=0)
        except OSError as error:
            raise self._unwritable(error) from error

    def __enter__(self) -> JudgementFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        nothing = self._new and self._file.seek(0, 2) == 0
        self._file.close()
        if nothing:
            self.path.unlink(missing_ok=True)

    def add(self, judgement: Judgement) -> None:
        """Append one judgement; a last line that lacks its end is ended first."""
        line = json.dumps(asdict(judgement), ensure_ascii=False) + "\n"
        try:
            before = self._file.seek(0, 2)
            if before:
                self._file.seek(before - 1)
                line = line if self._file.read(1) == b"\n" else "\n" + line
            self._file.write(line.encode("utf-8"))
            self._ends.append((before, self._file.seek(0, 2)))
        except OSError as error:
            raise self._unwritable(error) from error

    def undo(self) -> bool:
        """Take back the last judgement that was added here; False where others have written since."""
        if not self._ends or self._file.seek(0, 2) != self._ends[-1][1]:
            return False
        before, _ = self._ends.pop()
        self._file.truncate(before)
        return True

    def _unwritable(self, error: OSError) -> StoreError:
        return StoreError(
            str(self.path), f"cannot be written: {error.strerror or error}", "check space and permissions"
        )
