"""spaCy without its command line, whose HTTP client, templates and terminal output take a third of its import."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

__all__ = ["without_commands"]

_COMMANDS = "spacy.cli"
_INFO = "spacy.cli.info"


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
