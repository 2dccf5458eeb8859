"""The template side of the page: scripts and styles inlined, data escaped, a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import tempfile
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kg.errors import KgError
from kg.resources import resource

__all__ = ["data_json", "page_environment", "visible_text", "write_text"]

#: Scripts of the page in the order they run.
_SCRIPTS = ("dom.js", "state.js", "picture.js", "details.js", "controls.js", "main.js")
_LIBRARY = "vis-network.min.js"

#: Characters that could end the script element or a line of JavaScript; JSON reads the escapes as the same text.
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def visible_text(text: str) -> str:
    """Replace control characters and marks that reorder text, one for one, so that offsets stay true.

    Examples
    --------
    >>> visible_text("safe" + chr(0x202E) + "evil")
    'safe\N{REPLACEMENT CHARACTER}evil'
    """
    return "".join(
        letter if letter == "\n" or unicodedata.category(letter) not in _UNSEEN else _substitute(letter)
        for letter in text
    )


_UNSEEN = {"Cc", "Cf", "Cs"}
_HARMLESS = {"\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff"}


def _substitute(letter: str) -> str:
    if letter in _HARMLESS:
        return letter
    return " " if letter in "\t\r" else "\N{REPLACEMENT CHARACTER}"


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return visible_text(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value


def data_json(value: Any) -> Markup:
    """Write data as JSON that cannot leave its script element, whatever text it holds.

    Examples
    --------
    >>> str(data_json(["</script>"]))
    '["\\\\u003c/script\\\\u003e"]'
    """
    text = json.dumps(_cleaned(value), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))


def _read(*parts: str) -> str:
    return resource("views", *parts).read_text(encoding="utf-8").replace("\r\n", "\n")


def _policy(*scripts: str) -> str:
    """Content security policy: only the scripts with these very hashes run, nothing is fetched or sent."""
    hashes = (base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii") for script in scripts)
    allowed = " ".join(f"'sha256-{value}'" for value in hashes)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def page_environment(page: Mapping[str, Any]) -> Environment:
    """Make the jinja environment that pyvis renders with; `page` is what the template calls by that name."""
    folder = resource("views", "templates")
    library = _read("vendor", _LIBRARY)
    script = "(() => {\n'use strict';\n" + "\n".join(_read("templates", name) for name in _SCRIPTS) + "})();\n"
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True)
    environment.filters["json_data"] = data_json
    environment.globals.update(
        page=_cleaned(page),
        policy=_policy(library, script),
        style=Markup(_read("templates", "page.css")),
        library=Markup(library),
        script=Markup(script),
    )
    return environment


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Write UTF-8 text so that a reader sees the old file or the whole new one, never a part.

    Raises
    ------
    KgError
        If the folder or the file cannot be written.
    """
    target = Path(path)
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    except OSError as error:
        raise KgError(str(target), f"cannot be written ({error.strerror})", "choose another place with -o") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise KgError(str(target), f"cannot be written ({error.strerror})", "choose another place with -o") from error
