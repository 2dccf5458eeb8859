"""Registry entries as Turtle, laid out as in the files that ship: a block for each subject, a predicate a line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from kg.namespaces import PREFIXES

__all__ = ["block", "edtf", "literal", "prefixes", "quoted", "write_text"]


def prefixes(*names: str) -> str:
    """Declarations of some of the project's prefixes, in the order given."""
    return "\n".join(f"@prefix {name}: <{PREFIXES[name]}> ." for name in names)


def block(key: str, *lines: tuple[str, Iterable[str]]) -> str:
    """The description of ``id:key``; predicates without values are left out.

    Examples
    --------
    >>> print(block("oslo", ("a", ["kg:Place"]), ("kg:shortName", []), ("kg:country", [quoted("NOR")])), end="")
    id:oslo
        a kg:Place ;
        kg:country "NOR" .
    """
    parts = [f"    {predicate} {' , '.join(found)}" for predicate, values in lines if (found := list(values))]
    return f"id:{key}\n" + " ;\n".join(parts) + " .\n"


def literal(text: str, language: str = "") -> str:
    """A text with its language, told from the script where it is not given.

    Examples
    --------
    >>> literal("Осло"), literal("奥斯陆"), literal('"Oslo"')
    ('"Осло"@ru', '"奥斯陆"@zh', '"\\\\"Oslo\\\\""@en')
    """
    if not language:
        language = "ru" if any("а" <= c.lower() <= "ё" for c in text) else "zh" if "⺀" <= text[:1] < "가" else "en"
    return f"{quoted(text)}@{language}"


def edtf(date: str) -> str:
    """A date as a typed literal."""
    return f"{quoted(date)}^^edtf:EDTF"


def quoted(text: str) -> str:
    """A text in quotation marks, on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def write_text(target: Path, text: str) -> None:
    """Write a file whole or not at all."""
    draft = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)
