"""The comparison of cue verbs with WordNet, on a WordNet of a few lines."""

from __future__ import annotations

from lexicon_check import COGNITION, COMMUNICATION, differing, lacking, read_verbs

DATA = [
    "  1 This software and database is being provided to you",
    "00001 32 v 02 aver 0 point_out 0 001 @ 00009 v 0000 02 + 26 00 + 08 02 | say solemnly",
    "00002 31 v 01 mull 0 000 01 + 33 00 | think over",
    "00003 38 v 01 walk 0 000 01 + 02 00 | go on foot",
    "00004 32 v 01 praise 0 000 01 + 09 00 | speak well of",
]
SENSES = [
    "aver%2:32:00:: 00001 1 2",
    "mull%2:31:00:: 00002 1 5",
    "mull%1:06:00:: 00002 1 9",
    "walk%2:38:00:: 00003 1 50",
]


def test_verbs_have_the_frames_of_their_own_words() -> None:
    verbs = read_verbs(DATA, SENSES, {COGNITION, COMMUNICATION})
    assert {v.lemma: (sorted(v.frames), v.count) for v in verbs.values()} == {
        "aver": (["clause"], 2),
        "mull": (["gerund"], 5),
        "point out": (["clause", "object"], 0),
        "praise": (["object"], 0),
    }


def test_what_our_list_lacks_comes_by_number() -> None:
    verbs = read_verbs(DATA, SENSES, {COGNITION, COMMUNICATION})
    assert [v.lemma for v in lacking(verbs, {"point out": ["clause"]})] == ["mull", "aver"]


def test_other_frames_are_told() -> None:
    verbs = read_verbs(DATA, SENSES, {COGNITION, COMMUNICATION})
    assert list(differing(verbs, {"aver": ["clause", "quote"], "point out": ["clause", "gerund"]})) == [
        "point out: WordNet has object; not in WordNet: gerund"
    ]
