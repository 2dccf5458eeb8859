"""Keep what was made of files, so that the next command need not make it again.

What is kept lies behind its checksum, in a file called after the content of the files and of the code that it was made
of: whatever changes either makes another name, and nothing is ever out of date. The files lie in the user's cache
folder; KG_CACHE names another folder, and ``KG_CACHE=off`` keeps nothing. What cannot be written is not kept, what is
damaged is as if it were not there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Shelf", "cache_folder"]

_OFF = frozenset({"", "0", "off", "no"})


def cache_folder() -> Path | None:
    """Where things may be kept, None if nowhere; the folder need not be there yet."""
    chosen = os.environ.get("KG_CACHE")
    if chosen is not None:
        return None if chosen.strip().lower() in _OFF else Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("sinorus-kg", appauthor=False)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The place of one kind of things.

    `name` begins the names of its files, `suffix` ends them. `code` are the files and folders of Python that make and
    read the things; `most` is how many are kept, the newest.
    """

    name: str
    suffix: str
    code: tuple[Path, ...]
    most: int = 4

    def take(self, digest: str) -> bytes | None:
        """What is kept under a digest, None if nothing is or it is damaged."""
        file = self._file(digest)
        try:
            checksum, _, content = file.read_bytes().partition(b"\n") if file is not None else (b"", b"", b"")
        except OSError:
            return None
        return content if checksum == _checksum(content) else None

    def put(self, digest: str, make: Callable[[], bytes]) -> None:
        """Keep what `make` gives under a digest, and the newest few others; what cannot be written is left."""
        file = self._file(digest)
        if file is None:
            return
        content = make()
        draft = file.with_name(f"{file.name}.{os.getpid()}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(_checksum(content) + b"\n" + content)
            os.replace(draft, file)
            kept = file.parent.glob(f"{self.name}-*.{self.suffix}")
            for old in sorted(kept, key=lambda path: path.stat().st_mtime, reverse=True)[self.most :]:
                old.unlink(missing_ok=True)
        except OSError:
            with suppress(OSError):
                draft.unlink()

    def _file(self, digest: str) -> Path | None:
        folder, version = cache_folder(), _version(self.code)
        return folder / f"{self.name}-{digest[:20]}-{version}.{self.suffix}" if folder and version else None


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


@cache
def _version(code: Iterable[Path]) -> str:
    """Digest of files of Python; empty where one cannot be read, and then nothing is kept."""
    try:
        files = [file for path in code for file in (sorted(path.glob("*.py")) if path.is_dir() else [path])]
        return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:12]
    except OSError:
        return ""
