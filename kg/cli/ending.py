"""The end of the process: without taking everything apart that the system takes back anyway."""

from __future__ import annotations

import atexit
import os
import sys

__all__ = ["QuickEnd"]


class QuickEnd:
    """Ends the process once all that was to be done at its end is done.

    Python would free millions of small objects one by one, which takes a twentieth of the time of a command. It is
    registered before anything else and so is called last, after all threads and all others that registered. If the
    command was broken off or what it printed cannot be written, Python ends the process in its own way and says so.
    """

    def __init__(self) -> None:
        self.code: int | None = None
        atexit.register(self)

    def __call__(self) -> None:
        if self.code is None:
            return
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            return
        os._exit(self.code)
