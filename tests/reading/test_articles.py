"""From files to articles: which source wins, which files are read, what is warned of."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.errors import ArticleError, SourceError
from kg.reading.article import article_ids, find_files, read_article, read_article_text, read_articles
from kg.reading.catalog import load_catalog
from kg.records import Article, Zone

LEAD = "The prime ministers of the two states opened a railway bridge over the river on Tuesday, officials said."
TEXT = f"A bridge is opened\n\nBy Jane Doe\n\nHEIHE, June 10, 2022 (Xinhua) -- {LEAD}\n"
EMPTY = load_catalog([])


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_text_gives_its_own_facts(tmp_path: Path) -> None:
    article = read_article(write(tmp_path / "a.b.txt"), catalog=EMPTY)
    assert (article.id, article.sha256, article.text) == ("a.b", sha256(TEXT), TEXT)
    assert (article.title, article.author, article.publisher) == ("A bridge is opened", "Jane Doe", "Xinhua")
    assert (article.published, article.dateline, article.language) == ("2022-06-10", "Heihe", "en")
    assert article.warnings == ()


def test_options_win_over_sidecar_catalogue_and_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    written = tmp_path / "catalog.yaml"
    written.write_text(
        f"- sha256: {sha256(TEXT)}\n  published: '2001'\n  author: From Catalogue\n"
        "  license: CC0-1.0\n  kind: readout\n"
    )
    (tmp_path / "a.yaml").write_text("published: '2002'\ntitle: From sidecar\nauthor: null\n")
    article = read_article(path, catalog=load_catalog([written]), published="2003")
    assert article.published == "2003"
    assert article.title == "From sidecar"
    assert article.author == "From Catalogue"  # the sidecar is silent
    assert article.publisher == "Xinhua"  # the text alone says so
    assert (article.license, article.kind) == ("CC0-1.0", "readout")
    assert read_article(path, catalog=load_catalog([written])).published == "2002"


def test_missing_date_is_warned_of(tmp_path: Path) -> None:
    article = read_article(write(tmp_path / "a.txt", LEAD), catalog=EMPTY)
    assert article.published is None
    assert "relative dates stay open" in article.warnings[0]


def test_changed_text_is_warned_of(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    written = tmp_path / "catalog.yaml"
    written.write_text(f"- file: a.txt\n  sha256: {'0' * 64}\n")
    (warning,) = read_article(path, catalog=load_catalog([written])).warnings
    assert "another text" in warning


def test_sidecar_of_another_text_is_warned_of(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    (tmp_path / "a.yaml").write_text(f"sha256: {'0' * 64}\n")
    (warning,) = read_article(path, catalog=EMPTY).warnings
    assert "sidecar" in warning


@pytest.mark.parametrize(
    ("text", "words"),
    [("Log in\nMenu\n", "page furniture"), ("Министры открыли мост через реку.", "not in Latin script")],
)
def test_useless_text_is_warned_of(text: str, words: str) -> None:
    assert words in " ".join(read_article_text(text, published="2022").warnings)


@pytest.mark.parametrize("published", ["soon", "2023-02-30", "2023-04/2023-03"])
def test_wrong_date_option_is_refused(published: str) -> None:
    with pytest.raises(SourceError, match="not an EDTF date"):
        read_article_text(LEAD, published=published)


def test_every_block_slices_to_text(tmp_path: Path) -> None:
    article = read_article(write(tmp_path / "a.txt", "\ufeff" + TEXT.replace("\n", "\r\n")), catalog=EMPTY)
    assert [article.text[slice(*block.span)] for block in article.blocks if block.zone is Zone.BODY] == [LEAD]


@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_blank_string_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match="no text"):
        read_article_text(text)


def test_string_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(ArticleError, match="character 3"):
        read_article_text("abc\ud800")


def test_string_and_file_of_one_text_agree(tmp_path: Path) -> None:
    assert read_article_text(TEXT, id="a") == read_article(write(tmp_path / "a.txt"), catalog=EMPTY)


# ---- files ---------------------------------------------------------------------------------------


def test_folders_give_their_texts_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.TXT", ".hidden.txt", ".git/d.txt", "README.txt", "notes.md", "e.yaml"):
        write(tmp_path / name)
    assert [file.relative_to(tmp_path).as_posix() for file in find_files([tmp_path])] == ["a/c.TXT", "b.txt"]


def test_named_files_are_taken_as_they_are(tmp_path: Path) -> None:
    files = [write(tmp_path / "z.md"), tmp_path / "missing.txt", write(tmp_path / "a.txt")]
    assert find_files([*files, files[0], tmp_path]) == files


def test_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no articles"):
        find_files([tmp_path])


def test_same_names_get_a_suffix_in_any_order(tmp_path: Path) -> None:
    one, two, three = (write(tmp_path / name, name) for name in ("x/a.txt", "y/a.txt", "b.txt"))
    ids = article_ids([one, two, three])
    assert ids == {one: "a-" + sha256("x/a.txt")[:8], two: "a-" + sha256("y/a.txt")[:8], three: "b"}
    assert article_ids([three, two, one]) == ids


def test_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    files = [write(tmp_path / "a.txt"), tmp_path / "missing.txt", write(tmp_path / "c.txt")]
    results = list(read_articles(files, catalog=EMPTY, published="2022-06"))
    assert [type(result) for result in results] == [Article, ArticleError, Article]
    assert [result.published for result in results if isinstance(result, Article)] == ["2022-06", "2022-06"]


def test_copies_of_one_text_under_one_name_are_read_once(tmp_path: Path) -> None:
    files = [write(tmp_path / "x" / "a.txt"), write(tmp_path / "y" / "a.txt")]
    assert len(list(read_articles(files, catalog=EMPTY))) == 1
