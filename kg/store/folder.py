"""Replace a folder in one step, so that whoever looks finds the old one whole or the new one whole.

The new folder grows under a hidden name beside the old one, locked as long as its process lives. Where the system can,
the two change places in one step. What a killed build left behind is nobody's lock any more, and the next build
clears it away.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from kg.errors import StoreError

__all__ = ["replacing"]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def replacing(out: Path, *, replaceable: Callable[[Path], bool]) -> Iterator[Path]:
    """Give a new empty folder that takes the place of `out` when the block ends without an error.

    Parameters
    ----------
    out : Path
        The folder to make or replace. Folders above it are made.
    replaceable : callable
        Asked whether an existing folder may be replaced; an empty one always may.

    Raises
    ------
    StoreError
        If `out` is something else than the program's own folder, or cannot be written.
    """
    out = out.absolute()
    try:
        if out.exists() and not (out.is_dir() and (replaceable(out) or not any(out.iterdir()))):
            raise StoreError(str(out), "exists and is no build", "give another folder with -o, or remove it")
        out.parent.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(out)
        fresh, lock = _make_locked(out)
        try:
            yield fresh
            _exchange(fresh, out)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
            if lock is not None:
                os.close(lock)
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise StoreError(str(out), what, "check space and permissions; an earlier build is untouched") from error


def _hidden(out: Path) -> str:
    return f".{out.name}.tmp-"


def _clear_abandoned(out: Path) -> None:
    """Remove the unfinished folders of builds that no longer run."""
    for left in sorted(out.parent.glob(f"{escape(_hidden(out))}*")):
        with suppress(OSError):
            lock = _lock(left)
            if lock is not None:
                shutil.rmtree(left, ignore_errors=True)
                os.close(lock)


def _make_locked(out: Path) -> tuple[Path, int | None]:
    """A new folder with its lock; made again if a build that clears up at this moment took it for abandoned."""
    while True:
        fresh = out.parent / f"{_hidden(out)}{secrets.token_hex(4)}"
        fresh.mkdir()
        with suppress(FileNotFoundError):
            lock = _lock(fresh)
            if fresh.exists():
                return fresh, lock


def _lock(folder: Path) -> int | None:
    """Descriptor that holds the lock of `folder`; None where another process holds it or the system has none."""
    try:
        import fcntl
    except ImportError:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _exchange(fresh: Path, out: Path) -> None:
    """Put `fresh` in the place of `out`; `fresh` then names the old folder, if there was one."""
    if not out.exists():
        with suppress(OSError):  # another build may have been quicker
            fresh.rename(out)
            return
    if not _swap(fresh, out):
        aside = out.parent / f".{out.name}.old-{secrets.token_hex(4)}"  # no name that `_clear_abandoned` removes
        out.rename(aside)
        try:
            fresh.rename(out)
        except OSError:
            aside.rename(out)
            raise
        aside.rename(fresh)


def _swap(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; False where system or file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
