"""Rules drafted from a clause with marked parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand_built import DALIAN, NORWAY, PUTIN, TREATY, XI, Part, clause, reading

from kg.errors import DraftError, RuleError
from kg.ontology import load_event_classes
from kg.records import Clause
from kg.rulebook.alike import Alike
from kg.rulebook.classes import Classes, load_classes
from kg.rulebook.draft import Draft, draft_rule, predicate_of, suggest_event
from kg.rulebook.draft_file import DraftedExample, write_draft
from kg.rulebook.faults import Faults
from kg.rulebook.load import load_rulebook
from kg.rulebook.marks import place_marks, read_marks
from kg.rulebook.match import Scene

WORDS = {"ships": frozenset({"frigate", "tanker"}), "things": frozenset({"frigate", "tanker", "gun"})}
WORDS["prepositions"] = frozenset({"in", "to", "with", "frigate"})
CLASSES = Classes(WORDS, load_classes([], Faults()).actors, {})


def draft(marked: str, predicate: str, trigger: str, *parts: Part, event: str = "kg:Visit", **options: object) -> Draft:
    text, marks = read_marks(marked, WORDS["prepositions"])
    read = reading(text, clause(text, predicate, trigger, *parts))
    found, placed = place_marks(marks, read)
    classes = load_event_classes()
    return draft_rule(found, placed, rule_id="my.rule", event=classes[event], classes=CLASSES, **options)  # type: ignore[arg-type]


def test_actors_are_asked_for_by_sort_and_other_words_by_themselves() -> None:
    found = draft(
        "<subject>Xi</subject> toured <object>a shipyard</object> in <in>Dalian</in>",
        "tour",
        "toured",
        ("subject", "Xi", "Xi", XI),
        ("object", "a shipyard", "shipyard", None),
        ("in", "Dalian", "Dalian", DALIAN),
    )
    assert dict(found.when) == {"subject": "actor", "object": "=shipyard"}
    assert found.roles == {
        "kg:hasSource": ("subject",),
        "kg:hasTarget": ("state of in",),
        "kg:hasPlace": ("in", "at"),
    }
    assert "`in` is not asked for" in found.notes[0]


@pytest.mark.parametrize(
    ("words", "head", "actor", "wanted"),
    [
        ("the frigate", "frigate", None, "$ships"),
        ("the gun", "gun", None, "$things"),
        ("the treaty", "treaty", TREATY, "document"),
        ("Putin", "Putin", PUTIN, "actor"),
        ("Dalian", "Dalian", DALIAN, "place"),
    ],
)
def test_an_object_is_asked_for_by_what_it_is(words: str, head: str, actor: object, wanted: str) -> None:
    part: Part = ("object", words, head, actor)  # type: ignore[assignment]
    found = draft(
        f"<subject>Xi</subject> saw <object>{words}</object>", "see", "saw", ("subject", "Xi", "Xi", XI), part
    )
    assert found.when["object"] == wanted


def test_a_pronoun_that_names_nobody_may_be_anything() -> None:
    parts: list[Part] = [("subject", "They", "They", None), ("object", "Putin", "Putin", PUTIN)]
    marked = "<subject>They</subject> saw <object>Putin</object>"
    assert draft(marked, "see", "saw", *parts, pronouns=frozenset({0})).when["subject"] == "any"


def test_a_joint_act_asks_for_several_and_takes_participants() -> None:
    found = draft(
        "<source>Xi</source> held <object>talks</object> with <target>Putin</target>",
        "hold talks",
        "held",
        ("subject", "Xi", "Xi", XI),
        ("object", "talks", "talks", None),
        ("with", "Putin", "Putin", PUTIN),
        event="kg:Meeting",
    )
    assert dict(found.when) == {"subject | with": "several"}
    assert found.roles["kg:hasParticipant"] == ("subject", "with")
    assert "kg:hasSource" not in found.roles


def test_event_marks_say_who_acts() -> None:
    found = draft(
        "<target>Xi</target> got <object>a frigate</object> from <source>Norway</source>",
        "get",
        "got",
        ("subject", "Xi", "Xi", XI),
        ("object", "a frigate", "frigate", None),
        ("from", "Norway", "Norway", NORWAY),
        event="kg:Aid",
    )
    assert found.roles["kg:hasSource"] == ("from",)
    assert found.roles["kg:hasTarget"] == ("subject",)


def test_words_that_stand_in_another_role_are_noted() -> None:
    found = draft(
        "<subject>Putin</subject> was seen by <subject>Xi</subject>",
        "see",
        "seen",
        ("object", "Putin", "Putin", PUTIN),
        ("subject", "Xi", "Xi", XI),
    )
    assert found.notes == ("“Putin” is marked `subject` and stands as `object`",)


def test_without_an_actor_there_is_no_rule() -> None:
    with pytest.raises(DraftError, match="names an actor"):
        draft("<object>The frigate</object> sank", "sink", "sank", ("object", "The frigate", "frigate", None))


def verb(predicate: str, *names: str) -> Clause:
    return clause("Xi did it", predicate, "did", ("subject", "Xi", "Xi", XI), names=names)


@pytest.mark.parametrize(
    ("marked", "names", "predicate"),
    [
        ("<subject>Xi</subject> shook hands", ("shake hands", "shake"), "shake hands"),
        ("<subject>Xi</subject> shook <object>hands</object>", ("shake hands", "shake"), "shake"),
        ("<subject>Xi</subject> shook <object>hands</object>", ("president",), "president"),
    ],
)
def test_the_predicate_is_the_fullest_name_without_marked_words(
    marked: str, names: tuple[str, ...], predicate: str
) -> None:
    text, marks = read_marks(marked, ())
    parts: list[Part] = [("subject", "Xi", "Xi", XI), ("object", "hands", "hands", None)]
    shake = clause(text, "shake", "shook", *parts, names=names)
    assert predicate_of(*place_marks(marks, reading(text, shake))) == predicate


@pytest.mark.parametrize(
    ("names", "event", "name"),
    [
        (("tour",), "kg:Visit", "tour"),
        (("kick off talks",), "kg:Meeting", "attend talks"),
    ],
)
def test_a_class_is_suggested_by_the_rule_with_the_likest_predicate(
    names: tuple[str, ...], event: str, name: str
) -> None:
    suggested = suggest_event(verb(names[0], *names), load_rulebook(), Scene(()))
    assert suggested is not None
    assert suggested[0].event == event
    assert suggested[1].split()[-1] == name.split()[-1]


def test_nothing_is_suggested_for_a_verb_that_no_rule_knows() -> None:
    assert suggest_event(verb("zigzag", "zigzag"), load_rulebook(), Scene(())) is None


def test_a_rule_that_holds_is_suggested_before_others_of_its_name() -> None:
    text = "Xi held talks with Putin"
    talks = clause(text, "hold talks", "held", ("subject", "Xi", "Xi", XI), ("with", "Putin", "Putin", PUTIN))
    suggested = suggest_event(talks, load_rulebook(), Scene((talks,), text))
    assert suggested is not None
    assert (suggested[0].id, suggested[1]) == ("meetings.meet", "hold talks")


DRAFT = Draft(
    id="my.tour",
    about="Tour: subject actor.",
    event="kg:Visit",
    predicate="tour",
    when={"subject": "actor", "on": "=ship"},
    roles={"kg:hasSource": ("subject",), "kg:hasTarget": ("state of on",)},
    notes=("a note",),
    priority=2,
    example={"kg:hasSource": ["Xi Jinping"], "date": "2023-03"},
)
EXAMPLE = DraftedExample('Xi: "toured" a ship, on Monday', "2023-03-22")


def test_a_draft_with_a_near_miss_is_a_rule_file(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    seen = Alike("a", "Xi toured: all of it", "", 0)
    path.write_text(write_draft(DRAFT, EXAMPLE, matches=[seen], misses=[Alike("a", "No, he did.", "a: b", 0)]))
    rule = load_rulebook([path]).rule("my.tour")
    assert rule is not None
    assert rule.examples[0].text == EXAMPLE.text
    assert rule.examples[0].published == "2023-03-22"
    assert rule.examples[0].expect == DRAFT.example
    assert (rule.near_misses[0].text, rule.near_misses[0].because) == ("No, he did.", "a: b")
    assert [c.source for c in rule.conditions] == ["subject: actor", "on: =ship"]
    assert rule.priority == 2
    assert "# also matches: Xi toured: all of it  (a)" in path.read_text()


def test_a_draft_without_near_miss_asks_for_one_and_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_text(write_draft(DRAFT, EXAMPLE))
    assert "# Write one" in path.read_text()
    with pytest.raises(RuleError, match="no `near_misses`"):
        load_rulebook([path])
