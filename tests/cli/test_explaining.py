"""`kg clauses`, `kg try`, `kg why` and `kg whynot` as a user meets them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import cli

pytestmark = pytest.mark.slow

FIRST = (
    "Xi Jinping met Vladimir Putin in Kazan on 3 May 2021. He will travel to Minsk in June.\n\n"
    "Wang Yi said that Russia had not imposed sanctions on Mongolia.\n"
)
SECOND = "Vladimir Putin and Xi Jinping, the president of China, met in Kazan on 3 May 2021.\n"


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], input=stdin)


def flat(result: Result) -> str:
    """Standard output with runs of white space as one blank."""
    return " ".join(result.stdout.split())


def answer(*arguments: str | Path) -> Any:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


# ---- clauses -----------------------------------------------------------------------------------


SAID = "Sergei Lavrov said on Tuesday that China hopes to visit Minsk jointly."


def test_clauses_tell_roles_time_speaker_governor_and_where_a_filler_comes_from() -> None:
    shown = flat(run("clauses", SAID, "--published", "2023-02-22"))
    assert "subject “Sergei Lavrov” [sergei-lavrov, person]" in shown
    assert "time 2023-02-21 from “Tuesday”" in shown
    assert "said by Sergei Lavrov, by “said”" in shown
    assert "“China” [chn, country] taken over from 2 hope (subject there)" in shown
    assert "under 1 say, as its finite complement, introduced by “that” (ccomp)" in shown
    assert "names visit" in shown


def test_clauses_give_spans_to_programs() -> None:
    rows = [json.loads(line) for line in run("clauses", SAID, "--format", "json").stdout.splitlines()]
    visit = next(row for row in rows if row["predicate"] == "visit")
    subject = next(a for a in visit["arguments"] if a["role"] == "subject")
    assert SAID[slice(*subject["span"])] == subject["text"] == "China"
    assert subject["from"] == {"number": 2, "role": "subject"}
    assert visit["governor"] == {"number": 2, "predicate": "hope"}
    assert "sergei-lavrov" in {one["speaker"] for one in visit["said_by"]}
    assert SAID[slice(*visit["trigger"])] == "visit"


def test_several_sentences_are_headed_by_their_words() -> None:
    lines = run("clauses", "-", stdin="Xi met Putin. Wang Yi left Minsk.").stdout.splitlines()
    assert lines[0] == "Xi met Putin."
    assert "Wang Yi left Minsk." in lines


# ---- try ---------------------------------------------------------------------------------------


def test_try_shows_every_stage() -> None:
    shown = flat(run("try", "Wang Yi said that Putin will visit Minsk in May.", "--published", "2024-04-20"))
    assert "Putin = Vladimir Putin [vladimir-putin, person] usual short name" in shown
    assert "May = 2024-05" in shown
    assert "rule meetings.visit:" in shown
    assert "rule none; it announces a statement" in shown
    assert "visit, planned" in shown
    assert "on whose word Wang Yi, by “said”" in shown
    assert "content “that Putin will visit Minsk in May”" in shown
    assert "a kg:Account" in shown


def test_try_leaves_out_the_turtle_or_gives_nothing_else() -> None:
    assert "@prefix" not in run("try", "Xi met Putin.", "--no-turtle").stdout
    assert run("try", "Xi met Putin.", "--format", "turtle").stdout.startswith("@prefix")


def test_try_gives_programs_everything() -> None:
    found = answer("try", "Xi met Putin in Minsk.")
    assert [clause["rule"] for clause in found["clauses"]] == ["meetings.meet"]
    assert found["events"][0]["clause"]["conditions"]
    assert {mention["actor"]["id"] for mention in found["mentions"]} >= {"xi-jinping", "vladimir-putin", "minsk"}
    assert "kg:Account" in found["turtle"]


def test_try_reads_a_file_with_its_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("Xi Jinping met Vladimir Putin on Monday.\n", encoding="utf-8")
    path.with_suffix(".yaml").write_text("published: 2023-03-21\n", encoding="utf-8")
    assert answer("try", path)["events"][0]["date"] == "2023-03-20"


def test_try_takes_rules_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "parades.yaml"
    own.write_text(
        "family: parades\nabout: Parades.\nrules:\n"
        "  - id: parades.inspect\n    about: Somebody inspects a guard.\n    event: kg:Occurrence\n"
        "    priority: 9\n    when: {predicate: inspect, subject: person}\n    roles: {kg:hasSource: [subject]}\n"
        "    examples: [{text: Xi Jinping inspected the guard., expect: {}}]\n"
        "    near_misses: [{text: The buyer inspected the fruit., because: no person is named}]\n",
        encoding="utf-8",
    )
    assert "parades.inspect" in run("try", "Xi Jinping inspected the guard.", "--rules", own).stdout


# ---- whynot ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "The delegation visited Minsk in May.",
            "meetings.visit (visit) lists “visit”, but - subject must be an actor; "
            "it is “The delegation”, which names no actor",
        ),
        (
            "Li Qiang liaised with Mikhail Mishustin in Sochi.",
            "“liaise” is in the list of none of these; all else holds, and they would match if it were: "
            "- encounters.be-abroad (visit) lists",
        ),
        ("China abides by the treaty.", "no clause for “abides”: it was read as a noun"),
        ("Putin's visiting card lay on the table.", "it was read as a verb that only describes “card”"),
        ("President Qin toured Minsk with Zhang.", "“Zhang” is no known actor"),
        ("Moscow and Minsk.", "nothing in it was read as a verb or as a noun of an act"),
        ("Subscribe to our newsletter", "it was taken for boilerplate"),
        (
            "Russia met its obligations.",
            "together must name two actors or more; they name only Russia",
        ),
    ],
)
def test_whynot_says_what_stood_in_the_way(sentence: str, words: str) -> None:
    result = run("whynot", sentence)
    assert result.exit_code == 0
    assert words in flat(result)


def test_a_quotation_without_a_speaker_says_why() -> None:
    sentence = "The so-called “peace bloc” met in Omsk."
    assert "“peace bloc”: words held up as words" in run("whynot", sentence).stdout
    assert "Quotations without a speaker" in run("try", sentence, "--no-turtle").stdout


def test_whynot_tells_what_was_found_and_what_to_type_next() -> None:
    shown = flat(run("whynot", "Xi Jinping met Vladimir Putin."))
    assert "found meeting of Xi Jinping, Vladimir Putin, by meetings.meet" in shown
    assert shown.endswith('Next: kg try "Xi Jinping met Vladimir Putin." shows the records.')


def test_whynot_tells_of_a_match_that_names_nobody() -> None:
    text = "Xi Jinping visited Minsk.\n\nJane Doe is a writer who met Li Qiang with Vladimir Putin in Sochi in 2010.\n"
    assert "which gives no events" in flat(run("whynot", text))


@pytest.mark.parametrize("event", ["Visit", "kg:Visit", "VISIT", "visit"])
def test_whynot_looks_only_at_rules_for_the_event_asked_for(event: str) -> None:
    found = answer("whynot", "Putin met Xi.", "--event", event)
    (clause,) = found["sentences"][0]["clauses"]
    assert clause["rule"] == "meetings.meet"
    assert {near["event"] for near in clause["nearest"]} == {"kg:Visit"}


def test_whynot_gives_programs_the_misses() -> None:
    found = answer("whynot", "The delegation visited Minsk in May.")
    (clause,) = found["sentences"][0]["clauses"]
    assert clause["nearest"][0]["rule"] == "meetings.visit"
    assert clause["nearest"][0]["misses"] == len(clause["nearest"][0]["failures"]) == 1
    assert found["advice"].startswith("Next: kg rules show meetings.visit")


@pytest.mark.parametrize("command", ["clauses", "try", "whynot"])
def test_a_sentence_that_cannot_be_read_is_told(command: str, tmp_path: Path) -> None:
    binary = tmp_path / "scan.txt"
    binary.write_bytes(b"%PDF-1.7\x00\x01")
    for argument, code, words in (
        ("", 2, "the sentence is empty"),
        ("nowhere/missing.txt", 2, "no file"),
        (str(binary), 1, "a PDF file"),
        (str(tmp_path), 1, "is a folder"),
    ):
        result = run(command, argument)
        assert result.exit_code == code
        assert words in result.stderr
        assert not result.stdout


def test_an_unknown_class_is_told_with_the_nearest() -> None:
    result = run("whynot", "Xi met Putin.", "--event", "Vizit")
    assert result.exit_code == 2
    assert "did you mean Visit?" in result.stderr


# ---- why ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of two articles that tell of one meeting."""
    folder = tmp_path_factory.mktemp("why")
    for name, text in (("first", FIRST), ("second", SECOND)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.yaml").write_text(
            f"published: 2021-05-04\ntitle: The {name}\npublisher: Wire\nurl: https://example.org/{name}\n",
            encoding="utf-8",
        )
    assert run("build", folder, "-o", folder / "build", "-q", "--no-page").exit_code == 0
    return folder / "build"


def test_why_shows_every_telling_of_an_event(build: Path) -> None:
    shown = flat(run("why", "2021-05-03-meeting", "--build", build))
    assert "Told in 2 places of 2 articles, held to be one event." in shown
    assert "1 “The first”, Wire, 2021-05-04 https://example.org/first" in shown
    assert "[Xi Jinping] *met* [Vladimir Putin] in [Kazan] on [3 May 2021]." in shown
    assert "rule meetings.meet: Two or more actors meet or hold talks. meetings.yaml, line" in shown
    assert "several met by “Xi Jinping”, “Vladimir Putin”" in shown
    assert "date 2021-05-03 from “3 May 2021”" in shown
    assert "on whose word the article's own" in shown
    assert "joined the same event as 1: the same parties: vladimir-putin, xi-jinping; the same date 2021-05-03" in shown


def test_why_says_who_a_pronoun_is_and_what_makes_a_plan(build: Path) -> None:
    shown = flat(run("why", "event:2021-06-visit", "--build", build))
    assert "from “He” 'He':" in shown
    assert "factuality planned “will” before the verb" in shown
    assert "the state of minsk" in shown


def test_why_says_on_whose_word_a_fact_rests(build: Path) -> None:
    shown = flat(run("why", "undated-sanction", "--build", build))
    assert "on whose word Wang Yi [wang-yi]: “Wang Yi”, by “said”" in shown
    assert "factuality negated “not” denies it" in shown


def test_why_gives_programs_the_records(build: Path) -> None:
    found = answer("why", "2021-05-03-meeting", "--build", build)
    assert [telling["article"]["id"] for telling in found["tellings"]] == ["first", "second"]
    assert found["tellings"][0]["rule"]["changed"] is False
    assert found["tellings"][0]["record"]["clause"]["predicate"] == "meet"
    assert found["key"] == found["tellings"][1]["record"]["key"]
    assert {one["text"] for one in found["tellings"][0]["actors"]} == {"Xi Jinping", "Vladimir Putin", "Kazan"}


def test_why_tells_of_a_rule_that_was_changed_since_the_build(build: Path, tmp_path: Path) -> None:
    own = tmp_path / "meetings.yaml"
    own.write_text(
        "family: meetings\nabout: Meetings.\nrules:\n"
        "  - id: meetings.meet\n    about: People meet.\n    event: kg:Meeting\n"
        "    when: {predicate: meet, subject: person}\n    roles: {kg:hasParticipant: [subject, object]}\n"
        "    examples: [{text: Xi Jinping met Vladimir Putin., expect: {}}]\n"
        "    near_misses: [{text: The plan met resistance., because: nobody meets}]\n",
        encoding="utf-8",
    )
    shown = flat(run("why", "2021-05-03-meeting", "--build", build, "--rules", own))
    assert "the rule was changed since the build" in shown


def test_a_build_without_clauses_is_explained_as_far_as_it_goes(build: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(build, old)
    records = [json.loads(line) for line in (old / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    for record in records:
        record.pop("clause", None)
    lines = (json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records)
    (old / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    shown = flat(run("why", "2021-05-03-meeting", "--build", old))
    assert "read as not recorded in this build kg build again records it" in shown
    assert "rule meetings.meet" in shown


def test_an_account_is_explained_alone(build: Path) -> None:
    account = answer("why", "2021-05-03-meeting", "--build", build)["tellings"][1]["record"]["id"]
    for name in (f"account:{account}", account[:8]):
        assert [t["article"]["id"] for t in answer("why", name, "--build", build)["tellings"]] == ["second"]


def test_statements_and_relations_are_explained(build: Path) -> None:
    statement = answer("why", "undated-sanction", "--build", build)["tellings"][0]["record"]["statement"]
    shown = flat(run("why", f"statement:{statement}", "--build", build))
    assert "[Wang Yi] *said* [that Russia had not imposed sanctions on Mongolia]" in shown
    assert "statement by Wang Yi, Minister of Foreign Affairs of China" in shown
    assert "speaks as Minister of Foreign Affairs of China, for Ministry of Foreign Affairs of China, China" in shown
    assert "rule speech.clause" in shown
    tie = flat(run("why", "xi-jinping~head_of_state_of~chn", "--build", build))
    assert "relation head of state of" in tie
    assert "who Xi Jinping [xi-jinping] from “Xi Jinping”" in tie


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("no-such-thing", "nothing is called"),
        ("20", "can be"),
        ("xi-jinping", "is no event, statement or relation; kg show xi-jinping"),
        ("account:zzz", "no account is called"),
        ("", "nothing is called"),
    ],
)
def test_a_fact_that_is_none_or_several_is_told(build: Path, fact: str, words: str) -> None:
    result = run("why", fact, "--build", build)
    assert result.exit_code == 2
    assert words in result.stderr


def test_no_build_is_told(tmp_path: Path) -> None:
    result = run("why", "2021", "--build", tmp_path)
    assert result.exit_code == 1
    assert "no build here; run kg build" in result.stderr


@pytest.mark.parametrize("command", ["clauses", "try", "why", "whynot"])
def test_help_has_examples(command: str) -> None:
    assert "Examples:" in run(command, "--help").stdout
