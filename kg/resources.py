"""Find what ships with the program: ontology, rules, named questions, sample sources.

In a checkout the folders stand beside the package; in an installed wheel they are packed under `kg/_data`.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError

__all__ = ["import_root", "resource"]

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of a shipped file or folder, such as ``resource("ontology", "kg.ttl")``.

    Raises
    ------
    KgError
        If the installation lacks it.
    """
    inside = {"rules", "queries", "views"}
    roots = (_PACKAGE,) if parts[0] in inside else (_PACKAGE / "_data", _PACKAGE.parent)
    for root in roots:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise KgError("/".join(parts), "not part of this installation", "reinstall sinorus-kg")


def import_root() -> Path:
    """The folder that this program is imported from, for the path of Python processes that it starts."""
    return _PACKAGE.parent
