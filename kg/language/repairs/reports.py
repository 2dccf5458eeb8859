"""Verbs that report speech: who says it, and which verbs go on with the saying rather than with what is said."""

from __future__ import annotations

from kg.language.repairs.verbs import SPEAKING, STANCE
from kg.language.repairs.workbench import NOUNS, Workbench
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["REPORTS"]

#: Verbs that take a clause in which somebody says something.
_CUES = SPEAKING | {
    *("acknowledge", "affirm", "answer", "believe", "confirm", "counter", "deny", "fear", "hope", "maintain", "reiterate"),
    *("respond", "retort", "tell", "think", "vow"),
}
_TELLING = {"assure", "inform", "notify", "reassure", "remind", "tell", "warn"}
_BELOW = {"ccomp", "conj"}
_WEEKDAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
_JOINTS = {"and", "but"}


def cue_taken_for_participle(bench: Workbench) -> None:
    """ "Lavrov said Rome would act and warned that it would": what has a clause behind it says it."""
    for cue in bench.of("acl"):
        name = bench.at(cue.head)
        if cue.tag != "VBN" or cue.lemma not in _CUES or name.dep != "nsubj" or bench.child(cue.i, "ccomp") is None:
            continue
        main = bench.at(name.head)
        joint = bench.before(main.i)
        joined = joint is not None and joint.text.lower() in _JOINTS and cue.i < joint.i
        if not joined or max(bench.subtree(name.i)) >= main.i or main.tag != "VBD" or bench.before(cue.i) != name:
            continue
        bench.change(cue.i, tag="VBD", dep=main.dep, head=cue.i if main.head == main.i else main.head)
        bench.change(main.i, dep="conj", head=cue.i)
        bench.change(name.i, head=cue.i)
        if joint is not None:
            bench.change(joint.i, head=cue.i)


def cue_taken_for_noun(bench: Workbench) -> None:
    """ "As the treaty states, neither may arm": between *as* and a comma stands a verb with its subject."""
    for cue in bench.of("advcl"):
        mark, name = bench.child(cue.i, "mark"), bench.before(cue.i)
        following = bench.after(cue.i)
        if cue.tag != "NNS" or cue.lemma not in _CUES or mark is None or mark.lemma.lower() != "as" or name is None:
            continue
        if name.head != cue.i or name.dep != "compound" or following is None or following.text != ",":
            continue
        bench.change(cue.i, pos="VERB", tag="VBZ")
        bench.change(name.i, dep="nsubj")
        for word in bench.children(cue.i, "det", "amod", "poss", "nmod", "compound"):
            bench.change(word.i, head=name.i)


def speaker_taken_for_object(bench: Workbench) -> None:
    """ "If rates rise, warns the bank, growth will halve": between commas, whoever stands behind the verb says it."""
    for cue in list(bench):
        if cue.pos != "VERB" or cue.tag not in {"VBZ", "VBD"} or cue.lemma not in _CUES:
            continue
        speaker = bench.child(cue.i, "dobj")
        above = bench.at(cue.head)
        if speaker is None or not bench.is_behind_comma(cue.i) or bench.subject(cue.i) is not None:
            continue
        if cue.dep not in {"ccomp", "parataxis", "dep"} or above.pos not in {"VERB", "AUX"} or speaker.i < cue.i:
            continue
        end = bench.after(max(bench.subtree(speaker.i)))
        if bench.first_of(speaker.i) != cue.i + 1 or end is None or end.text not in {",", "."}:
            continue
        bench.change(speaker.i, dep="nsubj")
        bench.change(cue.i, dep="parataxis")
        for clause in bench.children(cue.i, "advcl"):
            if clause.i < cue.i < above.i:
                bench.change(clause.i, head=above.i)


def addressee_taken_for_name(bench: Workbench) -> None:
    """ "told Wang Oman was ready": of two names behind *tell*, the first is who is told, the second the subject."""
    for cue in list(bench):
        if cue.lemma not in _TELLING or cue.pos != "VERB":
            continue
        row = _names_behind(bench, cue)
        bounds = [n for n, t in enumerate(row) if n and t.entity.startswith("B-")]
        if len(bounds) != 1:
            continue
        told, head = row[bounds[0] - 1], row[-1]
        if any(t.head != head.i for t in row[:-1]) or head.dep not in {"nsubj", "nsubjpass", "dobj"}:
            continue
        bench.change(told.i, dep="dative", head=cue.i)
        for t in row[: bounds[0] - 1]:
            bench.change(t.i, head=told.i)
        clause = bench.child(cue.i, "xcomp")
        if head.dep == "dobj" and clause is not None and clause.i > head.i:
            bench.change(head.i, dep="nsubj", head=clause.i)
            bench.change(clause.i, dep="ccomp")


def _names_behind(bench: Workbench, cue: Token) -> list[Token]:
    """The row of names right behind a verb."""
    row: list[Token] = []
    token = bench.after(cue.i)
    while token is not None and token.pos == "PROPN":
        row.append(token)
        token = bench.after(token.i)
    return row


def subject_across_speaker(bench: Workbench) -> None:
    """ "Both states, said the envoy, who is new, share a river": what a comma parts from the cue does not say it."""
    for cue in list(bench):
        told = bench.child(cue.i, "ccomp") if cue.lemma in SPEAKING and cue.tag in FINITE else None
        subject, speaker = bench.subject(cue.i), bench.subject(told.i) if told is not None else None
        if told is None or subject is None or speaker is None or not subject.i < cue.i < speaker.i < told.i:
            continue
        last = bench.before(told.i)
        if not bench.is_behind_comma(cue.i) or bench.first_of(speaker.i) != cue.i + 1 or last is None or last.text != ",":
            continue
        if max(bench.subtree(subject.i)) not in {cue.i - 1, cue.i - 2}:
            continue
        bench.change(told.i, dep=cue.dep, head=told.i if cue.head == cue.i else cue.head)
        bench.change(cue.i, dep="parataxis", head=told.i)
        bench.change(subject.i, head=told.i)
        bench.change(speaker.i, dep="nsubj", head=cue.i)


def day_of_saying(bench: Workbench) -> None:
    """ "said on Tuesday it would act": a day between the cue and the subject of what is said is that of the saying."""
    for cue in list(bench):
        day = bench.after(cue.i) if cue.lemma in _CUES and cue.pos == "VERB" else None
        if day is None or day.head == cue.i or day.text.lower() != "on" or day.dep != "prep":
            continue
        told, named = bench.at(day.head), bench.child(day.i, "pobj")
        if told.head != cue.i or told.dep != "ccomp" or named is None or named.text not in _WEEKDAYS:
            continue
        subject = bench.subject(told.i)
        if subject is not None and bench.first_of(subject.i) == named.i + 1:
            bench.change(day.i, head=cue.i)


def cue_joined_to_content(bench: Workbench) -> None:
    """ "said that it would act, and added that …": the second verb of saying goes on with the first."""
    for verb in bench.of("conj"):
        if verb.lemma not in _CUES | STANCE or verb.tag not in FINITE or bench.children(verb.i, "aux", "auxpass"):
            continue
        joint = next((t for t in bench.children(verb.head, "cc") if verb.head < t.i < verb.i), None)
        cue = _cue_above(bench, verb)
        if joint is None or cue is None or cue.tag != verb.tag or not bench.is_behind_comma(joint.i):
            continue
        subject = bench.subject(verb.i)
        if subject is None or (bench.child(verb.i, "ccomp") is not None and subject.pos != "PRON"):
            bench.change(verb.i, head=cue.i)
            bench.change(joint.i, head=cue.i)


def _cue_above(bench: Workbench, verb: Token) -> Token | None:
    """The verb of saying with a subject that has the row in which a verb is joined as its content."""
    for above in bench.ancestors(verb.i):
        if above.dep not in _BELOW:
            return above if above.lemma in _CUES and bench.subject(above.i) is not None and above.i < verb.i else None
        if above.dep == "conj" and above.lemma in _CUES and bench.subject(above.i) is not None:
            return above
    return None


def act_taken_for_content(bench: Workbench) -> None:
    """ "said the rate was stable, praised the bank and left": what has no subject and the tense of the cue is joined."""
    for verb in bench.of("ccomp"):
        cue = bench.at(verb.head)
        told = bench.child(cue.i, "ccomp")
        if cue.tag != verb.tag or cue.tag not in FINITE or told is None or not cue.i < told.i < verb.i:
            continue
        bare = bench.subject(verb.i) is None and not bench.children(verb.i, "aux", "auxpass", "mark")
        if bare and bench.is_behind_comma(verb.i) and bench.subject(cue.i) is not None and bench.subject(told.i):
            bench.change(verb.i, dep="conj")


def speaker_before_clause(bench: Workbench) -> None:
    """ "Few in Bonn doubt that it will hold": a noun with a subject before it and a clause behind it is a verb."""
    verb = bench.root
    subject = bench.child(verb.i, "nsubj")
    if verb.tag != "NN" or verb.pos not in NOUNS or subject is None or bench.child(verb.i, "cop", "det") is not None:
        return
    if subject.i < verb.i and bench.child(verb.i, "ccomp", "acl") is not None:
        bench.change(verb.i, pos="VERB", tag="VBP")
        for clause in bench.children(verb.i, "acl"):
            bench.change(clause.i, dep="ccomp")


REPORTS = (
    speaker_before_clause,
    cue_taken_for_participle,
    cue_taken_for_noun,
    speaker_taken_for_object,
    subject_across_speaker,
    day_of_saying,
    addressee_taken_for_name,
    act_taken_for_content,
    cue_joined_to_content,
)
