"""`kg extract`, `kg build` and `kg clauses` as a user meets them: streams, exit codes, bad input."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import cli

pytestmark = pytest.mark.slow

TEXT = "Xi Jinping met Vladimir Putin in Moscow on Monday. Wang Yi said that talks would go on.\n"


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], input=stdin)


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_only_records_reach_standard_output(article: Path) -> None:
    result = run("extract", article)
    found = records(result)
    assert result.exit_code == 0
    assert {r["record"] for r in found} == {"mention", "event", "attribution"}
    assert {r["article"] for r in found} == {"talks"}
    assert "no publication date" in result.stderr


def test_published_dates_the_events_and_overrides_the_sidecar(article: Path) -> None:
    article.with_suffix(".yaml").write_text("published: 2001-01-01\ntitle: Talks\n", encoding="utf-8")
    by_sidecar = next(r for r in records(run("extract", article)) if r["record"] == "event")
    by_option = next(r for r in records(run("extract", "--published", "2023-03-21", article)) if r["record"] == "event")
    assert by_sidecar["date"] == "2001-01-01"
    assert by_option["date"] == "2023-03-20"
    assert "Monday" in by_option["date_reason"]


def test_every_span_slices_to_text_and_every_id_is_stable(article: Path) -> None:
    first, second = records(run("extract", "-q", article)), records(run("extract", "-q", article))
    assert first == second
    for record in first:
        spans = [record.get(k) for k in ("span", "trigger", "sentence", "date_span")]
        spans += [s for k in ("source", "cue", "content") for s in record.get(k) or [] if isinstance(s, list)]
        assert all(TEXT[s[0] : s[1]].strip() for s in spans if s)


def test_standard_input_is_an_article() -> None:
    result = run("extract", "-", "--published", "2023-03-21", "-q", stdin=TEXT)
    assert result.exit_code == 0
    assert {r["article"] for r in records(result)} == {"stdin"}


def test_turtle_holds_the_accounts(article: Path) -> None:
    result = run("extract", "-q", "--format", "turtle", article)
    assert result.exit_code == 0
    assert "kg:accountOf" in result.stdout
    assert result.stdout.startswith("@prefix")


BAD = [
    (b"", "the file is empty"),
    (b" \n\n", "nothing but white space"),
    (b"\x00\x01\x02" * 50, "binary, not text"),
    ("Café Moscou".encode("latin-1"), "not UTF-8"),
]


@pytest.mark.parametrize(("content", "message"), BAD)
def test_a_bad_file_is_told_of_and_the_others_are_extracted(
    content: bytes, message: str, article: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content)
    result = run("extract", bad, article)
    assert result.exit_code == 1
    assert message in result.stderr
    assert {r["article"] for r in records(result)} == {"talks"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract"], "Missing argument"),
        (["extract", "--published", "Tuesday", "x.txt"], "'Tuesday' is no date"),
        (["extract", "--format", "xml", "x.txt"], "'xml' is not one of"),
    ],
)
def test_wrong_usage_leaves_with_2(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--rules", "none", "no such rule file or folder"),
        ("--model", "none", "not installed"),
        ("--registry", "none.ttl", "none.ttl"),
    ],
)
def test_what_is_wrong_for_all_stops_before_reading(option: str, value: str, message: str, article: Path) -> None:
    result = run("extract", option, value, article)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "no publication date" not in result.stderr


def test_a_broken_catalogue_names_file_and_line(article: Path) -> None:
    (article.parent / "catalog.yaml").write_text("- file: [broken\n", encoding="utf-8")
    result = run("extract", article)
    assert result.exit_code == 1
    assert "catalog.yaml, line" in result.stderr


def test_build_writes_what_it_says(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("build", article, "-o", out)
    assert result.exit_code == 0
    assert "Found in 1 article:" in result.stdout
    assert sorted(p.name for p in out.iterdir()) == [
        "articles", "build.json", "graph.html", "graph.trig", "records.jsonl", "store",
    ]  # fmt: skip


def test_build_without_a_readable_article_keeps_the_old_build(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("build", article, "-o", out, "-q", "--no-page")
    before = (out / "build.json").read_bytes()
    article.write_bytes(b"")
    assert run("build", article, "-o", out, "-q").exit_code == 1
    assert (out / "build.json").read_bytes() == before


def test_build_does_not_replace_a_folder_of_something_else(article: Path) -> None:
    result = run("build", article, "-o", article.parent)
    assert result.exit_code == 1
    assert "exists and is no build" in result.stderr
    assert article.exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_build_leaves_the_old_one(how: signal.Signals, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("build", article, "-o", out, "-q", "--no-page")
    before = (out / "graph.trig").read_bytes()
    article.write_text(TEXT * 800, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(article), "-o", str(out)], stdout=-3, stderr=subprocess.PIPE
    )
    time.sleep(1.5)
    process.send_signal(how)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == (130 if how is signal.SIGINT else -signal.SIGKILL)
    assert (out / "graph.trig").read_bytes() == before
    if how is signal.SIGINT:
        assert b"an earlier build is as it was" in stderr


def test_clauses_are_shown_with_their_actors() -> None:
    result = run("clauses", "Putin was met by Xi in Beijing on Friday.", "--published", "2022-02-08")
    assert result.exit_code == 0
    assert "xi-jinping" in result.stdout
    assert "2022-02-04" in result.stdout
    rows = [json.loads(line) for line in run("clauses", "Xi met Putin.", "--format", "json").stdout.splitlines()]
    assert rows[0]["predicate"] == "meet"
