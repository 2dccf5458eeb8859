"""Reading a file: offsets kept, and every bad file refused with the reason and the remedy."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kg.errors import ArticleError
from kg.reading.text import read_text


def refuse(tmp_path: Path, data: bytes, **options: int) -> str:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(ArticleError) as caught:
        read_text(path, **options)
    assert str(path) in str(caught.value)
    assert caught.value.remedy
    return str(caught.value)


def test_line_ends_and_mark_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffОдин\r\nTwo\n".encode())
    assert read_text(path).text == "\ufeffОдин\r\nTwo\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ["empty"]),
        (b" \r\n\t\n", ["white space"]),
        ("\ufeff\n".encode(), ["white space"]),
        (b"text\x00text", ["binary", "0x00", "offset 4"]),
        (b"\x01\x02\x03\x04", ["binary"]),
        (b"%PDF-1.7 stream", ["PDF"]),
        (b"PK\x03\x04....", ["ZIP"]),
        ("Summit".encode("utf-16"), ["UTF-16", "iconv"]),
        (b"<!DOCTYPE html><html><p>Summit</p>", ["HTML"]),
        (b"One.\nThe pr\xe9sident", ["0xe9", "offset 11", "line 2", "iconv -f ISO-8859-1"]),
        (b"It\x92s over", ["0x92", "iconv -f WINDOWS-1252"]),
        ("Переговоры в Москве".encode("cp1251"), ["iconv -f WINDOWS-1251"]),
        ("中俄两国元首举行会谈".encode("gb18030"), ["iconv -f GB18030"]),
    ],
)
def test_bad_bytes_are_refused_with_reason(tmp_path: Path, data: bytes, words: list[str]) -> None:
    message = refuse(tmp_path, data)
    assert [word for word in words if word not in message] == []


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        read_text(tmp_path / "none.txt")


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="folder"):
        read_text(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text.")
    path.chmod(0)
    with pytest.raises(ArticleError, match="cannot be read"):
        read_text(path)


def test_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(5_000_000_000)  # sparse: reading it whole would take minutes and the memory
    start = time.perf_counter()
    with pytest.raises(ArticleError, match="larger than 20 MB"):
        read_text(path)
    assert time.perf_counter() - start < 2


def test_limit_itself_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 100)
    assert len(read_text(path, max_bytes=100).text) == 100
    assert "larger" in refuse(tmp_path, b"a" * 101, max_bytes=100)


def test_a_stray_control_character_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x0eThe" + b" talks went on for a long while." * 20)
    assert read_text(path).text.startswith("\x0eThe talks")
