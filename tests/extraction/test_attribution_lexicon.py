"""The list of cue words: what ships is sound, and a broken file tells all its faults at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.extraction.attribution.lexicon import CLASSES, PerformingWords, SayingWords, load_speech_lexicon

GOOD = (
    """\
summary: Words.
classes: {CLASSES}
verbs:
  - class: assert
    frames: [quote, clause]
    words: [say, point out]
nouns: [{class: assert, frames: [clause], words: [claim]}]
adjectives: [{class: believe, frames: [clause], words: [sure]}]
adverbs: [{class: assert, words: [reportedly]}]
phrases: [{class: assert, words: [according to]}]
owned: [{class: believe, words: [view]}]
carriers: [issue]
drawing: [draw]
anonymity: [name]
effects: [show]
labels: [word]
works: [film]
leads: [try]
measures: [plan]
mute: [figure]
officials: [envoy]
withholding: [decline]
answers: [reply]
deeds: [back]
receiving: [hear]
only_with: {threaten: [sanction]}
never_with: {deny: [visa]}
told: [tell]
voices: [site]
media: {speech: [speech, Address]}
spoken: {speech: [address]}
kinds: {readout: [readout]}
saying: {SAYING}
performing: {PERFORMING}
""".replace("CLASSES", ", ".join(f"{name}: x" for name in sorted(CLASSES)))
    .replace("SAYING", ", ".join(f"{name}: [x]" for name in SayingWords._fields))
    .replace("PERFORMING", ", ".join(f"{name}: [x]" for name in PerformingWords._fields))
)


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "speech.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_words_load() -> None:
    lexicon = load_speech_lexicon()
    assert lexicon.verbs["say"]["clause"].act == "assert"
    assert lexicon.verbs["condemn"]["object"] == ("criticise", False)
    assert lexicon.adjectives["silent"]["on"].withheld
    assert "visa" in lexicon.never_with["deny"]
    assert {"according to", "in the words of"} <= lexicon.phrases.keys()
    assert set(lexicon.classes) == CLASSES


def test_a_file_of_ones_own_is_read(tmp_path: Path) -> None:
    lexicon = load_speech_lexicon(write(tmp_path, GOOD))
    assert set(lexicon.verbs) == {"say", "point out"}
    assert lexicon.media == {"speech": "speech", "address": "speech"}


def test_all_faults_are_told_with_their_lines(tmp_path: Path) -> None:
    bad = GOOD.replace("class: assert\n    frames: [quote, clause]", "class: shout\n    frames: [quote, clouse]")
    bad = bad.replace("[say, point out]", "[say, say]").replace("carriers: [issue]", "carriers: issue")
    with pytest.raises(RuleError) as error:
        load_speech_lexicon(write(tmp_path, bad + "extra: 1\n"))
    faults = error.value.faults
    last = f"line {len(bad.splitlines()) + 1}"
    assert [f.split(":")[0] for f in faults] == ["line 4", "line 5", "line 6", "line 6", "line 12", last]
    assert 'unknown class "shout"' in faults[0]
    assert 'unknown frame "clouse"' in faults[1]
    assert '"say" has the frame' in faults[2]
    assert "must be a list of words" in faults[4]
    assert 'unknown section "extra"' in faults[5]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("leads: [try]\n", "", 'section "leads" is missing'),
        ("platforms: [x]", "platform: [x]", 'unknown list "platform"'),
        ("told: [tell]", "told: []", "must be a list of words, and not empty"),
        ("verbs:\n  - class: assert\n", "verbs:\n  - clas: assert\n", 'unknown key "clas"'),
        ("{class: assert, words: [reportedly]}", "reportedly", "must be a mapping"),
        ("adverbs: [{", "adverbs: {", "not YAML"),
        ("class: believe, frames: [clause]", "class: believe, stance: support, frames: [clause]", "unknown key"),
        ("class: believe, frames: [clause]", "class: believe, withheld: x, frames: [clause]", "unknown withheld"),
        ("never_with: {deny: [visa]}", "never_with: [deny]", "never_with must be a mapping"),
    ],
)
def test_a_fault_says_what_to_do(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in GOOD
    with pytest.raises(RuleError, match=fault):
        load_speech_lexicon(write(tmp_path, GOOD.replace(old, new, 1)))


def test_an_empty_file_lacks_everything(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as error:
        load_speech_lexicon(write(tmp_path, ""))
    assert all("is missing" in fault for fault in error.value.faults)
