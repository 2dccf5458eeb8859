"""How spaCy is imported: without its command line, and with numpy in one thread.

The command line brings an HTTP client, templates and terminal output, a third of the import. Threads of numpy would
only wait for each other, since the matrices of one text are small: on a busy machine that takes ten times the time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

__all__ = ["one_thread", "without_commands"]

_COMMANDS = "spacy.cli"
_INFO = "spacy.cli.info"


_THREADS = "OPENBLAS_NUM_THREADS"


@contextmanager
def one_thread() -> Iterator[None]:
    """Within it, numpy is imported so that it multiplies in one thread; one that is imported already stays as it is."""
    if "numpy" in sys.modules or _THREADS in os.environ:
        yield
        return
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        del os.environ[_THREADS]


@contextmanager
def without_commands() -> Iterator[None]:
    """Within it, importing spaCy leaves out `spacy.cli`; who imports that afterwards gets it whole.

    The library's top level takes one function from there, `spacy.info`, which finds the real one when it is called.
    """
    if "spacy" in sys.modules or _COMMANDS in sys.modules:
        yield
        return
    commands, info = ModuleType(_COMMANDS), ModuleType(_INFO)
    info.info = _info  # type: ignore[attr-defined]
    sys.modules.update({_COMMANDS: commands, _INFO: info})
    try:
        yield
    finally:
        for name, module in ((_COMMANDS, commands), (_INFO, info)):
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _info(*args: Any, **kwargs: Any) -> Any:
    """`spacy.info`, once it is wanted."""
    from spacy.cli.info import info

    return info(*args, **kwargs)
