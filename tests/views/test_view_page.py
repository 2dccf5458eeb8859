from __future__ import annotations

import hashlib
import json
import os
import re
from html import unescape
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.resources import resource
from kg.views.page import data_json, page_environment, visible_text, write_text


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "a & b", "\u2028\u2029", "]]>", "\\u003c"]
)
def test_json_cannot_leave_its_element_and_reads_back_the_same(text: str) -> None:
    written = str(data_json({"text": text}))
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"text": text}


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\x00", "\x1b", "\x85"])
def test_marks_that_reorder_or_control_are_made_visible(mark: str) -> None:
    assert visible_text(f"a{mark}b") == "a\N{REPLACEMENT CHARACTER}b"


def test_visible_text_keeps_offsets_and_scripts() -> None:
    text = "Си Цзиньпин 习近平\n\tzero\u200bwidth"
    assert len(visible_text(text)) == len(text)
    assert visible_text(text) == text.replace("\t", " ")


def test_lone_surrogate_does_not_stop_the_writer(tmp_path: Path) -> None:
    write_text(tmp_path / "page.html", str(data_json(["\ud800"])))
    assert "\N{REPLACEMENT CHARACTER}" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_library_is_the_one_that_version_names() -> None:
    library = resource("views", "vendor", "vis-network.min.js").read_bytes()
    version = resource("views", "vendor", "VERSION").read_text(encoding="utf-8")
    assert hashlib.sha256(library).hexdigest() in version
    assert b"</script" not in library
    assert "MIT" in resource("views", "vendor", "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "word", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("]
)
def test_scripts_of_the_page_never_make_markup_from_text(word: str) -> None:
    scripts = sorted(resource("views", "templates").glob("*.js"))
    assert scripts
    assert not [script.name for script in scripts if word in script.read_text(encoding="utf-8")]


def test_page_names_no_address_and_allows_no_connection() -> None:
    environment = page_environment({"title": "<b>", "lede": "", "note": "", "alt": ""})
    page = environment.get_template("page.html").render(nodes=[], edges=[], options="{}")
    head = unescape(page[: page.index("<style>")])
    assert "default-src 'none'" in head
    assert "connect-src" not in head
    assert not re.search(r"<(?:link|img|iframe)\b|\bsrc=|\bhref=\"http", page.split("<script>")[0])
    assert "<title>&lt;b&gt;</title>" in page


def test_file_is_replaced_as_a_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "graph.html"
    write_text(target, "old")
    write_text(target, "new ☂")
    assert target.read_text(encoding="utf-8") == "new ☂"
    assert os.listdir(tmp_path) == ["graph.html"]


def test_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="cannot be written"):
        write_text(tmp_path / "none" / "graph.html", "x")


def test_failed_write_keeps_the_old_page(tmp_path: Path) -> None:
    target = tmp_path / "graph.html"
    target.mkdir()
    with pytest.raises(KgError, match="choose another place"):
        write_text(target, "x")
    assert os.listdir(tmp_path) == ["graph.html"]
