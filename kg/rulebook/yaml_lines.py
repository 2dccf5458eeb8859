"""Read YAML together with the line each entry stands on, so that a fault can be told by file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kg.errors import RuleError

__all__ = ["read_with_lines"]

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Read as plain words, unlike YAML 1.1 would have it: `on` and `no` are prepositions and answers, not booleans, and
#: `2022-02` and `2022-02-04` are EDTF, not clock times.
_PLAIN = {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}


class _Loader(_BASE):  # type: ignore[misc]
    """Safe loader for rule files."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _PLAIN]
    for first, resolvers in _BASE.yaml_implicit_resolvers.items()
}


def read_with_lines(path: Path) -> tuple[Any, dict[tuple[str | int, ...], int]]:
    """Content of a YAML file, and the line (from 1) of each key and list entry by its path.

    Raises
    ------
    RuleError
        If the file cannot be read, is no YAML, or has a key twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(path.name, [f"cannot be read: {error}; check the path and save it as UTF-8"]) from error
    try:
        node = yaml.compose(text, Loader=_Loader)
        data = yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:
        raise RuleError(path.name, [f"not YAML: {' '.join(str(error).split())}; mend that line"]) from error
    lines: dict[tuple[str | int, ...], int] = {}
    faults: list[str] = []
    if node is not None:
        _walk(node, (), lines, faults)
    if faults:
        raise RuleError(path.name, faults)
    return data, lines


def _walk(node: Any, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int], faults: list[str]) -> None:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            _walk(item, (*path, number), lines, faults)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                faults.append(f"line {key.start_mark.line + 1}: {name!r} stands twice; keep one")
            seen.add(name)
            _walk(value, (*path, name), lines, faults)
            lines[(*path, name)] = key.start_mark.line + 1
