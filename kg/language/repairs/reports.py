"""Verbs that report speech: who says it, and which verbs go on with the saying rather than with what is said."""

from __future__ import annotations

from kg.language.repairs.verbs import CUES, SPEAKING, STANCE
from kg.language.repairs.workbench import NOUNS, Workbench
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["REPORTS", "ROWS"]

#: What else those who talk do, so that it goes on with what they said behind a comma.
_DOING = {"agree", "call", "decide", "instruct", "invite", "offer", "order", "propose", "sign"}
_HEARSAY = {"believe", "report", "say", "think"}
_BELOW = {"ccomp", "conj"}
#: A clause with one of these tells of a time before or after the saying.
_OTHER_TENSES = {"had", "has", "have", "will", "would"}
_WEEKDAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
_JOINTS = {"and", "but"}


def cue_taken_for_participle(bench: Workbench) -> None:
    """ "Lavrov said Rome would act and warned that it would": what has a clause behind it says it."""
    for cue in bench.of("acl"):
        name = bench.at(cue.head)
        said = cue.lemma in CUES or bench.child(cue.i, "prt") is not None
        if cue.tag != "VBN" or not said or name.dep != "nsubj" or bench.child(cue.i, "ccomp") is None:
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


def participle_taken_for_cue(bench: Workbench) -> None:
    """ "The debt, said to be small, was paid": between commas, what has *to be* behind it is said by nobody named."""
    for cue in list(bench):
        small = bench.child(cue.i, "xcomp") if cue.lemma in _HEARSAY and cue.tag in {"VBD", "VBN"} else None
        if small is None or not bench.is_behind_comma(cue.i) or bench.child(cue.i, "cc", "aux", "auxpass"):
            continue
        if not any(t.lemma == "to" for t in bench.children(small.i, "aux")) or small.i < cue.i:
            continue
        subject = bench.at(cue.head) if cue.dep == "acl" else bench.subject(cue.i)
        if cue.dep == "acl":
            bench.change(cue.i, tag="VBN")
        rest = [t for t in bench.children(cue.i, "conj", "ccomp") if t.i > small.i and bench.is_finite(t.i)]
        main = next((t for t in rest if bench.subject(t.i) is None and not bench.child(t.i, "mark")), None)
        main = bench.at(cue.head) if cue.dep == "parataxis" else main
        if subject is None or main is None or cue.dep not in {"parataxis", "ROOT"} or bench.subject(main.i) is not None:
            continue
        if cue.dep == "ROOT":
            bench.change(main.i, dep="ROOT", head=main.i)
        bench.change(cue.i, tag="VBN", dep="acl", head=subject.i)
        bench.change(subject.i, dep="nsubjpass" if bench.child(main.i, "auxpass") else "nsubj", head=main.i)
        for t in bench.children(cue.i, "punct"):
            if t.i > small.i:
                bench.change(t.i, head=main.i)


def cue_taken_for_noun(bench: Workbench) -> None:
    """ "As the treaty states, neither may arm": between *as* and a comma stands a verb with its subject."""
    for cue in bench.of("advcl"):
        mark, name = bench.child(cue.i, "mark"), bench.before(cue.i)
        following = bench.after(cue.i)
        if cue.tag != "NNS" or cue.lemma not in CUES or mark is None or mark.lemma.lower() != "as" or name is None:
            continue
        if name.head != cue.i or name.dep != "compound" or following is None or following.text != ",":
            continue
        bench.change(cue.i, pos="VERB", tag="VBZ")
        bench.change(name.i, dep="nsubj")
        for word in bench.children(cue.i, "det", "amod", "poss", "nmod", "compound"):
            bench.change(word.i, head=name.i)


def day_of_saying(bench: Workbench) -> None:
    """ "said on Tuesday it would act": a day between the cue and the subject of what is said is that of the saying."""
    for cue in list(bench):
        day = bench.after(cue.i) if cue.lemma in CUES and cue.pos == "VERB" else None
        if day is None or day.head == cue.i or day.text.lower() != "on" or day.dep != "prep":
            continue
        told, named = bench.at(day.head), bench.child(day.i, "pobj")
        if told.head != cue.i or told.dep != "ccomp" or named is None or named.text not in _WEEKDAYS:
            continue
        subject = bench.subject(told.i)
        other = any(t.text.lower() in _OTHER_TENSES for t in bench.children(told.i, "aux", "auxpass"))
        if subject is not None and other and bench.first_of(subject.i) == named.i + 1:
            bench.change(day.i, head=cue.i)


def cue_in_row(bench: Workbench) -> None:
    """ "Li praised the plan, said it was fair and left": a cue without a subject goes on with the verb before it."""
    cue = bench.root
    if cue.lemma not in SPEAKING or cue.tag not in FINITE or bench.subject(cue.i) is not None:
        return
    row = [t for t in bench.children(cue.i, "ccomp") if t.i < cue.i]
    if (
        len(row) != 1
        or not bench.is_behind_comma(cue.i)
        or not any(t.i > cue.i for t in bench.children(cue.i, "ccomp"))
    ):
        return
    first = row[0]
    if first.tag != cue.tag or bench.subject(first.i) is None or bench.children(first.i, "aux", "auxpass"):
        return
    bench.change(first.i, dep="ROOT", head=first.i)
    bench.change(cue.i, dep="conj", head=first.i)
    for t in bench.children(cue.i, "punct"):
        bench.change(t.i, head=first.i)


def cue_joined_to_gerund(bench: Workbench) -> None:
    """ "recommend closing banks and warn of losses": a bare verb goes on with the verb before the gerund."""
    for verb in bench.of("conj"):
        gerund = bench.at(verb.head)
        cue = bench.at(gerund.head)
        bare = verb.tag in {"VB", "VBP"} and bench.child(verb.i, "aux", "auxpass", "nsubj") is None
        if bare and gerund.tag == "VBG" and gerund.dep in {"xcomp", "ccomp"} and cue.tag == "VBP":
            for joint in bench.children(gerund.i, "cc"):
                bench.change(joint.i, head=cue.i)
            bench.change(verb.i, head=cue.i, tag="VBP")


def cue_joined_to_content(bench: Workbench) -> None:
    """ "said that it would act, and added that …": the second verb of saying goes on with the first."""
    for verb in bench.of("conj"):
        if (
            verb.lemma not in CUES | STANCE | _DOING
            or verb.tag not in FINITE
            or bench.children(verb.i, "aux", "auxpass")
        ):
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
            return above if above.lemma in CUES and bench.subject(above.i) is not None and above.i < verb.i else None
        if above.dep == "conj" and above.lemma in CUES and bench.subject(above.i) is not None:
            return above
    return None


def act_taken_for_content(bench: Workbench) -> None:
    """ "said the rate was stable, praised the bank and left": what has no subject is joined to the cue."""
    for verb in bench.of("ccomp"):
        cue = bench.at(verb.head)
        told = bench.child(cue.i, "ccomp")
        if cue.tag != verb.tag or cue.tag not in FINITE or told is None or not cue.i < told.i < verb.i:
            continue
        bare = bench.subject(verb.i) is None and not bench.children(verb.i, "aux", "auxpass", "mark")
        if bare and bench.is_behind_comma(verb.i) and bench.subject(cue.i) is not None and bench.subject(told.i):
            bench.change(verb.i, dep="conj")


def wanted_done(bench: Workbench) -> None:
    """ "wants its assets returned": nobody has returned them, that is what is wanted."""
    for done in bench.of("ccomp"):
        wish = bench.at(done.head)
        bare = done.tag == "VBD" and not bench.children(done.i, "aux", "auxpass", "mark", "dobj")
        if bare and wish.lemma == "want" and wish.i < done.i and bench.subject(done.i) is not None:
            bench.change(done.i, tag="VBN")


def answer_taken_for_noun(bench: Workbench) -> None:
    """ "China arms Oman, a charge Peru rejects": a noun with an article, a name and a verb that answers it."""
    for verb in bench.of("appos"):
        words = bench.children(verb.i)
        names = [t for t in words if t.dep == "compound" and t.pos == "PROPN"]
        noun = next((t for t in words if t.dep == "compound" and t.pos == "NOUN"), None)
        if verb.tag != "NNS" or verb.lemma not in STANCE | CUES or noun is None or not names:
            continue
        opening = (*words, *bench.children(noun.i))
        article = next((t for t in opening if t.dep == "det" and t.lemma in {"a", "an"}), None)
        first = names[0].i
        if article is None or not article.i < noun.i == first - 1 or names[-1].i != verb.i - 1:
            continue
        bench.change(noun.i, dep="appos", head=verb.head)
        bench.change(verb.i, pos="VERB", tag="VBZ", dep="relcl", head=noun.i)
        bench.change(names[-1].i, dep="nsubj")
        for name in names[:-1]:
            bench.change(name.i, head=names[-1].i)
        for t in words:
            if t.i < noun.i:
                bench.change(t.i, head=noun.i)


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
    participle_taken_for_cue,
    cue_taken_for_noun,
    day_of_saying,
    wanted_done,
    answer_taken_for_noun,
    act_taken_for_content,
    cue_joined_to_gerund,
    cue_joined_to_content,
)
#: Before verbs are joined to those of their tense.
ROWS = (cue_in_row,)
