"""From files and strings to articles: text, what is known about it, and its zoned blocks.

What is known comes, in this order, from the caller's options, the sidecar, the catalogue and the text itself.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypedDict, Unpack

from kg.edtf import bounds
from kg.errors import ArticleError, SourceError
from kg.reading.catalog import Catalog, Entry, load_catalog, read_sidecar
from kg.reading.text import read_text
from kg.reading.zones import Zoning, zone_text
from kg.records import Article, Zone

__all__ = ["ArticleOptions", "article_ids", "find_files", "read_article", "read_article_text", "read_articles"]

_READ_ZONES = {Zone.BODY, Zone.HEADLINE, Zone.CAPTION}
_SAMPLE = 4000  # characters looked at to tell the script


class ArticleOptions(TypedDict, total=False):
    """What a caller may say about an article; it overrides every other source. `published` is EDTF."""

    published: str | None
    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    language: str | None


def find_files(paths: Iterable[Path]) -> list[Path]:
    """List the articles under `paths`, each once.

    Files are taken as they are given, in the order given, also if they do not exist: reading them says what is wrong.
    Folders give their `*.txt`, subfolders included, sorted by path; hidden ones and README texts are left out.

    Raises
    ------
    SourceError
        If a folder cannot be listed, or no path gives any file.
    """
    paths = list(paths)
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _texts_under(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    if paths and not found:
        where = ", ".join(map(str, paths))
        raise SourceError(where, "no articles there", "put texts named *.txt into the folder or name files")
    return list(found.values())


def _texts_under(folder: Path) -> list[Path]:
    """The articles in a folder and its subfolders, sorted."""

    def fail(error: OSError) -> None:
        raise SourceError(
            str(error.filename), f"cannot be listed ({error.strerror})", "check its permissions"
        ) from error

    found: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in files if _is_article_name(name)]
    return sorted(found)


def _is_article_name(name: str) -> bool:
    return name.lower().endswith(".txt") and not name.startswith(".") and not name.lower().startswith("readme")


def article_ids(files: Sequence[Path]) -> dict[Path, str]:
    """Give each file the id of its article: its name without the suffix.

    Files of one run that share a name get the first digits of their content's SHA-256 added, all of them, so that the
    ids do not depend on the order. Equal contents under one name are one article and share the id.
    """
    counts = Counter(file.stem for file in files)
    return {file: file.stem if counts[file.stem] == 1 else f"{file.stem}-{_content_digest(file)[:8]}" for file in files}


def _content_digest(file: Path) -> str:
    """SHA-256 of the file's bytes, or of its path where it cannot be read (reading it will say why)."""
    try:
        return _sha256(read_text(file).data)
    except ArticleError:
        return _sha256(str(file).encode("utf-8", "replace"))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_articles(
    files: Sequence[Path], *, catalog: Catalog, **options: Unpack[ArticleOptions]
) -> Iterator[Article | ArticleError]:
    """Read files one after the other; a bad one gives its error instead, and the others go on.

    Two copies of one text under one name are read once.
    """
    seen: set[str] = set()
    for file, article_id in article_ids(files).items():
        if article_id in seen:
            continue
        seen.add(article_id)
        try:
            yield read_article(file, catalog=catalog, id=article_id, **options)
        except ArticleError as error:
            yield error


def read_article(
    path: Path, *, catalog: Catalog | None = None, id: str | None = None, **options: Unpack[ArticleOptions]
) -> Article:
    """Read one text file as an article.

    Parameters
    ----------
    path : Path
        A UTF-8 text file.
    catalog : Catalog, optional
        Where the text is looked up by its SHA-256; none by default.
    id : str, optional
        Id of the article; the file's name without its suffix by default.
    **options : ArticleOptions
        Facts that override sidecar, catalogue and text.

    Returns
    -------
    Article
        With `warnings` where something is missing that later stages would need.

    Raises
    ------
    ArticleError
        If the file or its sidecar cannot be used.
    SourceError
        If `published` is not EDTF.
    """
    catalog = catalog or load_catalog([])
    text, data = read_text(path)
    sha256 = _sha256(data)
    sidecar = read_sidecar(path)
    warnings: list[str] = []
    if sidecar and sidecar.sha256 not in (None, sha256):
        warnings.append(f"{sidecar.origin}: the sidecar was made for another text (sha256 differs)")
    outdated = catalog.outdated(path, sha256)
    if outdated:
        warnings.append(f"{outdated.origin}: the catalogue was made for another text of this file (sha256 differs)")
    entries = [entry for entry in (sidecar, catalog.entry(sha256)) if entry]
    return _make_article(text, id or path.stem, sha256, entries, options, warnings)


def read_article_text(text: str, *, id: str = "text", **options: Unpack[ArticleOptions]) -> Article:
    """Make an article of a string, such as standard input.

    Raises
    ------
    ArticleError
        If the text is blank or cannot be encoded as UTF-8.
    SourceError
        If `published` is not EDTF.

    Examples
    --------
    >>> read_article_text("Two presidents met.", published="2024-05-16").blocks[0].zone.value
    'body'
    """
    if not text.strip().strip("\ufeff"):
        raise ArticleError(id, "no text", "give the article's text")
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ArticleError(id, f"not valid Unicode at character {error.start}", "decode the text as UTF-8") from error
    return _make_article(text, id, _sha256(data), [], options, [])


def _make_article(
    text: str, id: str, sha256: str, entries: Sequence[Entry], options: ArticleOptions, warnings: list[str]
) -> Article:
    """Zone the text and put the facts together, the caller's first, the text's own last."""
    _check_date(options.get("published"), id)

    said: dict[str, object] = {**options}

    def known(field: str) -> str | None:
        sources = (said.get(field), *(getattr(entry, field, None) for entry in entries))
        return next((str(value) for value in sources if value), None)

    zoning = zone_text(text, title=known("title"), author=known("author"))
    published = known("published") or zoning.facts.published
    return Article(
        id=id,
        text=text,
        sha256=sha256,
        title=known("title") or zoning.title,
        publisher=known("publisher") or zoning.facts.agency,
        issuer=known("issuer"),
        author=known("author") or zoning.facts.author,
        published=published,
        url=known("url"),
        language=known("language") or "en",
        dateline=zoning.facts.dateline,
        license=known("license"),
        kind=known("kind"),
        blocks=zoning.blocks,
        warnings=(*warnings, *_shortcomings(text, published, zoning)),
    )


def _check_date(published: str | None, where: str) -> None:
    if published:
        try:
            bounds(published)
        except ValueError as error:
            remedy = "write a day (2023-03-21), a month (2023-03) or an interval (2023-03-27/2023-04-02)"
            raise SourceError(where, f"published: not an EDTF date ({error})", remedy) from error


def _shortcomings(text: str, published: str | None, zoning: Zoning) -> Iterator[str]:
    """What later stages will miss."""
    if not published:
        yield "no publication date: relative dates stay open; give --published, a sidecar or a catalogue entry"
    if not any(block.zone in _READ_ZONES for block in zoning.blocks):
        yield "nothing to extract from: the whole text was taken for navigation, offers or other page furniture"
    letters = [*filter(str.isalpha, text[:_SAMPLE])]
    others = [char for char in letters if not char.isascii()]
    if sum(not unicodedata.name(char, "").startswith("LATIN") for char in others) > len(letters) / 2:
        yield "mostly not in Latin script: the rules read English"
