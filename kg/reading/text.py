"""Read one text file, or say precisely why it cannot be read.

The text is the file decoded as UTF-8 with nothing removed: line ends stay as they are and a byte order mark counts as
the first character (U+FEFF), so that offsets are those of `bytes.decode("utf-8")` for every reader of the file.
Blocks never include the mark.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from kg.errors import ArticleError

__all__ = ["MAX_BYTES", "TextFile", "decode", "read_text"]

#: Files above this are not articles; refused before they are read.
MAX_BYTES = 20_000_000

_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP or office file",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a gzip archive",
}
_UTF16 = {b"\xff\xfe": "UTF-16LE", b"\xfe\xff": "UTF-16BE"}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_EMPTY = re.compile(r"[\s\ufeff\u200b\u2060]*")


class TextFile(NamedTuple):
    """A decoded file and the bytes it came from, which its SHA-256 is taken of."""

    text: str
    data: bytes


def read_text(path: Path, *, max_bytes: int = MAX_BYTES) -> TextFile:
    """Read a UTF-8 text file whole.

    Parameters
    ----------
    path : Path
        A file; no more than `max_bytes` + 1 bytes of it are ever read.
    max_bytes : int
        The largest size accepted, in bytes.

    Raises
    ------
    ArticleError
        If it is missing, a folder, unreadable, too large, empty, binary, HTML or not UTF-8.
    """
    where = str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise ArticleError(where, "no such file", "check the path") from error
    except IsADirectoryError as error:
        raise ArticleError(where, "is a folder", "name a text file in it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(where, f"cannot be read ({reason})", "check its permissions") from error
    if len(data) > max_bytes:
        limit = f"larger than {max_bytes / 1e6:g} MB, the most an article may have"
        raise ArticleError(where, limit, "split it into one file for each article")
    return TextFile(decode(data, where=where), data)


def decode(data: bytes, *, where: str) -> str:
    """Decode the bytes of an article; `where` names it in errors.

    Raises
    ------
    ArticleError
        If the bytes are empty, binary, HTML or not UTF-8.

    Examples
    --------
    >>> decode("Си\\r\\n".encode(), where="note.txt")
    'Си\\r\\n'
    """
    if not data:
        raise ArticleError(where, "the file is empty", "put the article's text in it or remove it")
    _refuse_binary(data, where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start} (line {line})"
        remedy = f"it looks like {{0}}; convert it: iconv -f {{0}} -t UTF-8 {where} > utf8.txt".format(_guess(data))
        raise ArticleError(where, what, remedy) from error
    if _EMPTY.fullmatch(text):
        raise ArticleError(where, "nothing but white space in it", "put the article's text in it or remove it")
    if _HTML.match(text):
        raise ArticleError(where, "an HTML page, not plain text", "save the page as text first")
    return text


def _refuse_binary(data: bytes, where: str) -> None:
    """Raise for what is no text at all: known formats, UTF-16, control characters."""
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise ArticleError(where, f"{name}, not plain text", "export its text as UTF-8 first")
    for mark, name in _UTF16.items():
        if data.startswith(mark):
            remedy = f"convert it: iconv -f {name} -t UTF-8 {where} > utf8.txt"
            raise ArticleError(where, f"{name}, not UTF-8", remedy)
    found = _CONTROL.search(data)
    if found and (b"\x00" in data or len(_CONTROL.findall(data)) > len(data) // 100):
        what = f"binary, not text: byte 0x{found[0][0]:02x} at offset {found.start()}"
        raise ArticleError(where, what, "give a plain text file")


def _guess(data: bytes) -> str:
    """Name the likeliest legacy encoding, by how many bytes are beyond ASCII and which.

    Western text has few such bytes; Russian and Chinese text consists of them.
    """
    high = [byte for byte in data[:20_000] if byte > 0x7F]
    letters = sum(chr(byte).isalpha() for byte in data[:20_000] if byte < 0x80)
    if len(high) > letters:
        return "WINDOWS-1251" if sum(byte >= 0xC0 for byte in high) > 0.9 * len(high) else "GB18030"
    return "WINDOWS-1252" if any(byte < 0xA0 for byte in high) else "ISO-8859-1"
