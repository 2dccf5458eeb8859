"""Writing a build: whole or not at all, the same bytes each time, every fact with its evidence."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Quad, Store

from kg.errors import ArticleError, OntologyError, StoreError
from kg.namespaces import PREFIXES
from kg.rdf.terms import mint
from kg.records import Extraction
from kg.registry.model import Registry
from kg.resources import resource
from kg.store.build import BuildReport, write_build
from kg.store.folder import replacing
from kg.store.lookup import find_actor
from kg.store.opened import open_build
from kg.store.vocabulary import read_vocabulary

if TYPE_CHECKING:
    from conftest import Story

NOTHING = Registry({}, {}, ())


@pytest.fixture(scope="module")
def few_terms(tmp_path_factory: pytest.TempPathFactory) -> list[Quad]:
    """The classes of events alone: the registry would only cost time."""
    folder = tmp_path_factory.mktemp("ontology")
    shutil.copy(resource("ontology", "events.ttl"), folder)
    return read_vocabulary(folder)


@pytest.fixture(autouse=True)
def _small_vocabulary(few_terms: list[Quad], built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.build.read_vocabulary", lambda extra: few_terms)


#: The promise of evidence in one query over all graphs: nothing that extraction said fails to reach an article.
WITHOUT_EVIDENCE = """
SELECT DISTINCT ?node WHERE {
  ?node ?property ?value
  MINUS { ?node rdfs:isDefinedBy ?vocabulary }
  MINUS { ?node a schema:NewsArticle }
  MINUS { ?node (kg:evidence|(^kg:rule/kg:evidence)|^oa:hasSelector)?/oa:hasSource/rdf:type schema:NewsArticle }
  MINUS { ?node prov:wasGeneratedBy?/prov:used/rdf:type schema:NewsArticle }
}
"""


def build(out: Path, *extractions: Extraction, registry: Registry = NOTHING) -> BuildReport:
    return write_build(
        extractions,
        out,
        registry=registry,
        rule_versions={},
        model="none 0",
        version="0",
        to_lines=lambda e: [e.article.id],
    )


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_every_quad_of_the_whole_graph_reaches_an_article_or_the_vocabulary(built: Path) -> None:
    store = open_build(built).store
    found = store.query(WITHOUT_EVIDENCE, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert [str(row["node"]) for row in found] == []  # type: ignore[union-attr]


def test_the_evidence_query_finds_what_has_none(built: Path) -> None:
    store = Store()
    store.bulk_extend(open_build(built).store)
    store.update("INSERT DATA { <urn:orphan> a <urn:Thing> }")
    found = store.query(WITHOUT_EVIDENCE, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert [str(row["node"]) for row in found] == ["<urn:orphan>"]  # type: ignore[union-attr]


def test_no_node_is_blank(built: Path) -> None:
    assert "_:" not in str(open_build(built).store)


def test_folder_holds_graph_store_records_texts_and_manifest(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == [
        "articles",
        "build.json",
        "graph.trig",
        "records.jsonl",
        "store",
    ]
    assert sorted(path.name for path in (built / "articles").iterdir()) == ["first.txt", "second.txt"]


def test_offsets_count_in_the_stored_text(tmp_path: Path, first: Story) -> None:
    extraction = first.extraction()
    text = extraction.article.text.replace("\n", "\r\n")
    build(tmp_path / "b", Extraction(replace(extraction.article, text=text)))
    assert (tmp_path / "b" / "articles" / "first.txt").read_bytes().decode() == text


def test_two_builds_of_the_same_records_are_byte_identical(tmp_path: Path, first: Story, second: Story) -> None:
    build(tmp_path / "one", first.extraction(), second.extraction())
    build(tmp_path / "two" / "deeper", second.extraction(), first.extraction())
    for name in ("graph.trig", "records.jsonl", "build.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / "deeper" / name).read_bytes()


def test_manifest_has_counts_and_checksums_but_no_path(tmp_path: Path, first: Story) -> None:
    report = build(tmp_path / "b", first.extraction())
    manifest = json.loads((tmp_path / "b" / "build.json").read_text(encoding="utf-8"))
    assert manifest["counts"] == dict(report.counts)
    assert manifest["counts"]["events"] == 1
    assert manifest["counts"]["reported_events"] == 2
    assert str(tmp_path) not in json.dumps(manifest)


def test_no_articles_give_a_build_with_the_vocabulary_alone(tmp_path: Path) -> None:
    assert build(tmp_path / "b").counts["articles"] == 0
    assert open_build(tmp_path / "b").manifest["counts"]["events"] == 0


def test_a_build_replaces_the_one_before(tmp_path: Path, first: Story, second: Story) -> None:
    build(tmp_path / "b", first.extraction())
    build(tmp_path / "b", second.extraction())
    assert [a["id"] for a in open_build(tmp_path / "b").manifest["articles"]] == ["second"]
    assert hidden(tmp_path) == []


def test_two_articles_of_one_id_are_refused(tmp_path: Path, first: Story) -> None:
    with pytest.raises(ArticleError, match="first"):
        build(tmp_path / "b", first.extraction(), first.extraction())


OWN = """
@prefix kg: <https://w3id.org/sino-russian-kg/ontology#> .
@prefix id: <https://w3id.org/sino-russian-kg/id/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .

id:harbour-institute
    a kg:Organization ;
    rdfs:label "Harbour Institute"@en , "Институт гавани"@ru , "港口研究所"@zh ;
    skos:altLabel "Гаванский институт"@ru ;
    kg:shortName "HAIN"@en ;
    owl:sameAs wd:Q990001 .

id:sealand
    a kg:Country ;
    rdfs:label "Sealand"@en , "Силенд"@ru , "西兰公国"@zh ;
    kg:country "SLD" .
"""


@pytest.fixture
def own_build(tmp_path: Path, first: Story, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build with a registry file of the user's own and nothing of the shipped one."""
    ontology = tmp_path / "ontology"
    ontology.mkdir()
    for name in ("kg.ttl", "events.ttl"):
        shutil.copy(resource("ontology", name), ontology)
    (tmp_path / "my actors.ttl").write_text(OWN, encoding="utf-8")
    monkeypatch.setattr("kg.store.build.read_vocabulary", lambda extra: read_vocabulary(ontology, extra=extra))
    write_build(
        [first.extraction()],
        tmp_path / "b",
        registry=NOTHING,
        rule_versions={},
        model="",
        version="",
        to_lines=lambda e: [],
        registry_files=[tmp_path / "my actors.ttl"],
    )
    return tmp_path / "b"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("harbour-institute", "harbour-institute"),
        ("Harbour institute", "harbour-institute"),
        ("гаванский институт", "harbour-institute"),
        ("港口研究所", "harbour-institute"),
        ("HAIN", "harbour-institute"),
        ("Q990001", "harbour-institute"),
        ("SLD", "sealand"),
        ("Силенд", "sealand"),
    ],
)
def test_actors_of_the_users_own_registry_are_found_in_the_build(own_build: Path, text: str, actor: str) -> None:
    assert find_actor(open_build(own_build).store, text) == mint("id", actor)


def test_actors_of_the_users_own_registry_belong_to_a_vocabulary(own_build: Path) -> None:
    store = open_build(own_build).store
    found = store.query(WITHOUT_EVIDENCE, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert [str(row["node"]) for row in found] == []  # type: ignore[union-attr]


def test_a_missing_registry_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"none\.ttl: cannot be read"):
        read_vocabulary(extra=[tmp_path / "none.ttl"])


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_interrupted_build_leaves_the_old_one_and_no_rubbish(
    tmp_path: Path, first: Story, error: type[BaseException]
) -> None:
    build(tmp_path / "b", first.extraction())
    before = (tmp_path / "b" / "graph.trig").read_bytes()

    def broken() -> Iterator[Extraction]:
        yield first.extraction()
        raise error

    with pytest.raises(error):
        build(tmp_path / "b", *broken())
    with pytest.raises(error):
        write_build(
            broken(), tmp_path / "b", registry=NOTHING, rule_versions={}, model="", version="", to_lines=lambda e: []
        )
    assert (tmp_path / "b" / "graph.trig").read_bytes() == before
    assert hidden(tmp_path) == []


def test_an_error_of_the_page_leaves_the_old_build(tmp_path: Path, first: Story, second: Story) -> None:
    build(tmp_path / "b", first.extraction())

    def fail(folder: Path) -> None:
        assert open_build(folder).manifest["counts"]["articles"] == 1
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_build(
            [second.extraction()],
            tmp_path / "b",
            registry=NOTHING,
            rule_versions={},
            model="",
            version="",
            to_lines=lambda e: [],
            also=fail,
        )
    assert [a["id"] for a in open_build(tmp_path / "b").manifest["articles"]] == ["first"]


def test_a_killed_build_leaves_the_old_one_and_the_next_clears_up(tmp_path: Path, first: Story) -> None:
    build(tmp_path / "b", first.extraction())
    program = textwrap.dedent(
        """
        import sys, time
        from pathlib import Path
        from kg.store.folder import replacing
        with replacing(Path(sys.argv[1]), replaceable=lambda folder: True) as fresh:
            (fresh / "half").write_text("half")
            print("ready", flush=True)
            time.sleep(60)
        """
    )
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "b")], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with replacing(tmp_path / "other", replaceable=lambda folder: True):
            pass
        assert len(hidden(tmp_path)) == 1
        build(tmp_path / "b", first.extraction())
        assert len(hidden(tmp_path)) == 1, "the folder of a build that runs is not abandoned"
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert open_build(tmp_path / "b").manifest["counts"]["articles"] == 1
    build(tmp_path / "b", first.extraction())
    assert hidden(tmp_path) == []


def test_two_builds_at_once_do_no_harm(tmp_path: Path) -> None:
    out = tmp_path / "b"
    with replacing(out, replaceable=lambda folder: True) as slow:
        (slow / "name").write_text("slow", encoding="utf-8")
        with replacing(out, replaceable=lambda folder: True) as quick:
            (quick / "name").write_text("quick", encoding="utf-8")
        assert (out / "name").read_text(encoding="utf-8") == "quick"
    assert (out / "name").read_text(encoding="utf-8") == "slow"
    assert hidden(tmp_path) == []


@pytest.mark.parametrize("name", ["notes.txt", "graph.trig"])
def test_a_folder_that_is_no_build_is_not_replaced(tmp_path: Path, first: Story, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is no build"):
        build(tmp_path, first.extraction())
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path, first: Story) -> None:
    (tmp_path / "b").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is no build"):
        build(tmp_path / "b", first.extraction())


def test_an_empty_folder_may_be_filled(tmp_path: Path, first: Story) -> None:
    (tmp_path / "b").mkdir()
    build(tmp_path / "b", first.extraction())
    assert open_build(tmp_path / "b")


def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path: Path, first: Story) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        build(tmp_path / "file" / "b", first.extraction())


def test_a_full_disk_is_a_clear_error(tmp_path: Path, first: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.store.build.write_trig", full)
    with pytest.raises(StoreError, match="No space left"):
        build(tmp_path / "b", first.extraction())
    assert list(tmp_path.iterdir()) == []


def test_an_exchange_in_steps_that_fails_brings_the_old_build_back(
    tmp_path: Path, first: Story, second: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "b", first.extraction())
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if ".tmp-" not in path.name:
            return rename(path, target)
        with suppress(LookupError), replacing(tmp_path / "b", replaceable=lambda folder: True):
            raise LookupError  # another build begins, clears up what is abandoned, and ends
        raise OSError(5, "broken disk")

    monkeypatch.setattr("kg.store.folder._swap", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(StoreError, match="broken disk"):
        build(tmp_path / "b", second.extraction())
    assert [a["id"] for a in open_build(tmp_path / "b").manifest["articles"]] == ["first"]
    assert hidden(tmp_path) == []


def test_without_the_one_step_exchange_a_build_is_replaced_too(
    tmp_path: Path, first: Story, second: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.folder._swap", lambda one, other: False)
    build(tmp_path / "b", first.extraction())
    build(tmp_path / "b", second.extraction())
    assert [a["id"] for a in open_build(tmp_path / "b").manifest["articles"]] == ["second"]
    assert hidden(tmp_path) == []
