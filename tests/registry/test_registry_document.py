"""docs/registry.md says what ships."""

from __future__ import annotations

from pathlib import Path

from kg.records import Actor, ActorType
from kg.registry import document
from kg.registry.model import Entry, Membership, Name, NameKind, Office, Registry, Tenure
from kg.resources import import_root


def entry(key: str, name: str, kind: ActorType, country: str | None = None, **more: object) -> Entry:
    return Entry(Actor(key, name, kind, None, country), (Name(name, NameKind.NAME),), **more)  # type: ignore[arg-type]


def small() -> Registry:
    entries = [
        entry("rur", "Ruritania", ActorType.COUNTRY, "RUR"),
        entry("guard", "Guard | Watch", ActorType.ORGANIZATION, "RUR", kinds=("ministry",)),
        entry("club", "Club", ActorType.INTERNATIONAL_ORGANIZATION),
        entry("post", "Strelsau Post", ActorType.PUBLICATION, "RUR", control="state"),
        entry("pact", "Pact", ActorType.DOCUMENT, date="1899-05", parties=("rur", "club")),
        entry("rudolf", "Rudolf", ActorType.PERSON, "RUR"),
    ]
    offices = {
        "captain": Office("captain", "commander", "guard", ("captain",), name="Captain of the Guard"),
        "chair": Office("chair", "chair", "club", ("chair",), name="Chair of the Club"),
    }
    tenures = (
        Tenure("rudolf", "captain", "1894", "1896-02", "https://www.example.org./page"),
        Tenure("rudolf", "chair", "1897", None),
    )
    memberships = (Membership("rur", "club", "1890", None, "https://example.org/x"),)
    return Registry({e.actor.id: e for e in entries}, offices, tenures, memberships=memberships)


def test_terms_are_told_by_state_with_their_source() -> None:
    text = document.to_markdown(small())
    ruritania = text.index("### Ruritania\n")
    assert ruritania < text.index(
        "| Captain of the Guard | Rudolf | 1894 | 1896-02 | [example.org](https://www.example"
    )
    assert "### Club\n" in text
    assert "| Chair of the Club | Rudolf | 1897 |  | unverified |" in text


def test_counts_kinds_control_and_agreements_are_told() -> None:
    text = document.to_markdown(small())
    for line in (
        "| terms of office | 1 | 1 | 2 |",
        "| memberships | 1 | 0 | 1 |",
        "| example.org | 2 |",
        "| person | 1 |",
        "### ministry (1)\n\n- Guard | Watch, RUR",
        "### of no kind (1)\n\n- Club",
        "### state (1)\n\n- Strelsau Post, RUR",
        "| 1899-05 | Pact | document | Ruritania, Club |",
    ):
        assert line in text


def test_shipped_document_is_what_the_generator_writes(tmp_path: Path) -> None:
    document.main([str(tmp_path / "registry.md")])
    shipped = import_root() / "docs" / "registry.md"
    assert (tmp_path / "registry.md").read_text(encoding="utf-8") == shipped.read_text(encoding="utf-8")
