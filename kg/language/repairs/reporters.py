"""Who says it: speakers, and those spoken to, that the parser puts in another place."""

from __future__ import annotations

from kg.language.repairs.verbs import CUES, SPEAKING
from kg.language.repairs.workbench import NOUNS, Workbench
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["REPORTERS"]

_TELLING = {"assure", "inform", "notify", "reassure", "remind", "tell", "warn"}
#: Cues that take no object, so that a noun right before one says it: "the envoy argued".
_SAYING = {
    *(
        "add",
        "allege",
        "argue",
        "claim",
        "complain",
        "explain",
        "insist",
        "maintain",
        "note",
        "observe",
        "say",
        "stress",
    ),
    *("suggest", "warn"),
}
_BOTH = {"all", "both", "each"}


def speaker_taken_for_object(bench: Workbench) -> None:
    """ "If rates rise, warns the bank, growth will halve": between commas, whoever stands behind the verb says it."""
    for cue in list(bench):
        if cue.pos != "VERB" or cue.tag not in {"VBZ", "VBD"} or cue.lemma not in CUES:
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


def subject_across_speaker(bench: Workbench) -> None:
    """ "Both states, said the envoy, who is new, share a river": what a comma parts from the cue does not say it."""
    for cue in list(bench):
        told = bench.child(cue.i, "ccomp") if cue.lemma in SPEAKING and cue.tag in FINITE else None
        subject, speaker = bench.subject(cue.i), bench.subject(told.i) if told is not None else None
        if told is None or subject is None or speaker is None or not subject.i < cue.i < speaker.i < told.i:
            continue
        last = bench.before(told.i)
        if (
            not bench.is_behind_comma(cue.i)
            or bench.first_of(speaker.i) != cue.i + 1
            or last is None
            or last.text != ","
        ):
            continue
        if max(bench.subtree(subject.i)) not in {cue.i - 1, cue.i - 2}:
            continue
        bench.change(told.i, dep=cue.dep, head=told.i if cue.head == cue.i else cue.head)
        bench.change(cue.i, dep="parataxis", head=told.i)
        bench.change(subject.i, head=told.i)
        bench.change(speaker.i, dep="nsubj", head=cue.i)


def addressee_taken_for_name(bench: Workbench) -> None:
    """ "told Wang Oman was ready": of two names behind *tell*, the first is who is told, the second the subject."""
    for cue in list(bench):
        if cue.lemma not in _TELLING or cue.pos != "VERB":
            continue
        row = _names_behind(bench, cue)
        bounds = [n for n, t in enumerate(row) if n and t.entity.startswith("B-")]
        if len(bounds) != 1 or not row[0].entity:
            continue
        told, head = row[bounds[0] - 1], row[-1]
        if any(t.head != head.i for t in row[:-1]) or head.dep not in {"nsubj", "nsubjpass", "dobj"}:
            continue
        bench.change(told.i, dep="dative", head=cue.i)
        for t in row[: bounds[0] - 1]:
            bench.change(t.i, head=told.i)
        clause = bench.child(cue.i, "xcomp", "ccomp")
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


def speaker_taken_for_apposition(bench: Workbench) -> None:
    """ "The envoys, the minister alleged in Rome, were spying": between commas, a noun and a cue report the rest."""
    for cue in bench.of("acl"):
        speaker = bench.at(cue.head)
        subject = bench.at(speaker.head)
        if cue.tag != "VBN" or cue.lemma not in _SAYING or speaker.dep != "appos" or bench.before(cue.i) != speaker:
            continue
        main = bench.at(subject.head)
        end = bench.after(max(bench.subtree(cue.i)))
        if subject.dep not in {"nsubj", "nsubjpass"} or main.i < cue.i or end is None or end.text != ",":
            continue
        if bench.is_behind_comma(bench.first_of(speaker.i)) and bench.child(cue.i, "agent", "xcomp") is None:
            bench.change(cue.i, tag="VBD", dep="parataxis", head=main.i)
            bench.change(speaker.i, dep="nsubj", head=cue.i)


def subject_across_report(bench: Workbench) -> None:
    """ "Russia, Li had told the press, must act": of two subjects, the first is that of the rest."""
    for cue in bench.of("parataxis"):
        subjects = bench.children(cue.i, "nsubj", "nsubjpass")
        main = bench.at(cue.head)
        if len(subjects) != 2 or main.i < cue.i or bench.subject(main.i) is not None or not subjects[1].i < cue.i:
            continue
        if bench.is_behind_comma(bench.first_of(subjects[1].i)):
            passive = bench.child(main.i, "auxpass") is not None
            bench.change(subjects[0].i, dep="nsubjpass" if passive else "nsubj", head=main.i)


def rest_taken_for_relative(bench: Workbench) -> None:
    """ "Without Oslo, argues Li, the bloc would fail": what has a subject behind the comma is what Li argues."""
    cue = bench.root
    speaker = bench.subject(cue.i)
    if cue.lemma not in SPEAKING or cue.tag not in FINITE or speaker is None or speaker.i < cue.i:
        return
    rest = bench.child(speaker.i, "relcl")
    subject = bench.subject(rest.i) if rest is not None else None
    if rest is None or subject is None or not bench.is_behind_comma(bench.first_of(rest.i)):
        return
    if bench.at(bench.first_of(rest.i)).tag in {"WDT", "WP", "WP$", "WRB", "IN"} or not bench.is_finite(rest.i):
        return
    bench.change(rest.i, dep="ROOT", head=rest.i)
    bench.change(cue.i, dep="parataxis", head=rest.i)
    for t in bench.children(cue.i, "prep", "advcl", "npadvmod"):
        if t.i < cue.i:
            bench.change(t.i, head=rest.i)


def content_taken_for_subject(bench: Workbench) -> None:
    """ "Talks to go on in May, aide says": in a headline, who says it stands behind the comma."""
    for cue in list(bench) if bench.terse else ():
        subjects = bench.children(cue.i, "nsubj")
        if len(subjects) != 2 or cue.lemma not in SPEAKING:
            continue
        if not bench.is_behind_comma(min(cue.i, bench.first_of(subjects[1].i))):
            continue
        plan = bench.child(subjects[0].i, "acl")
        if plan is not None and any(t.lemma == "to" for t in bench.children(plan.i, "aux")):
            bench.change(plan.i, dep="ccomp", head=cue.i)
            bench.change(subjects[0].i, head=plan.i)
        else:
            bench.change(subjects[0].i, dep="dep")


def speakers_before_both(bench: Workbench) -> None:
    """ "…, Oslo and Rome both insist": the names behind the last comma insist."""
    for cue in list(bench):
        both = bench.subject(cue.i) if cue.lemma in CUES and cue.tag in FINITE else None
        beside = bench.before(cue.i) if both is not None else None
        if beside is not None and beside.dep == "appos" and beside.text.lower() in _BOTH:
            bench.change(beside.i, dep="advmod", head=cue.i)
        told = bench.child(cue.i, "ccomp")
        if both is None or both.text.lower() not in _BOTH or told is None or bench.after(both.i) != cue:
            continue
        comma = max((i for i in bench.subtree(told.i) if bench.at(i).text == "," and i < both.i), default=None)
        names = [t for t in bench if comma is not None and comma < t.i < both.i]
        first = next((t for t in names if t.head <= (comma or 0) and t.pos in NOUNS), None)
        if first is None or any(t.pos in {"VERB", "AUX"} for t in names) or max(bench.subtree(first.i)) != both.i - 1:
            continue
        bench.change(first.i, dep="nsubj", head=cue.i)
        bench.change(both.i, dep="advmod")


REPORTERS = (
    speaker_taken_for_object,
    speaker_taken_for_apposition,
    speakers_before_both,
    subject_across_report,
    rest_taken_for_relative,
    content_taken_for_subject,
    subject_across_speaker,
    addressee_taken_for_name,
)
