"""Relative clauses: those without a pronoun, and prepositions before one."""

from __future__ import annotations

from kg.language.repairs.verbs import SPEAKING
from kg.language.repairs.workbench import NOUNS, Workbench
from kg.records import Token

__all__ = ["RELATIVES"]

_VERBS = {"VERB", "AUX"}
#: Verbs that take both an object and a clause: "told Moscow it would leave".
_TWO_COMPLEMENTS = {
    *("advise", "ask", "assure", "bet", "convince", "inform", "notify", "persuade"),
    *("promise", "remind", "satisfy", "show", "teach", "tell", "warn"),
}

_PLACES = {"GPE", "LOC", "FAC", "NORP"}
#: Verbs whose object is what somebody else has said.
_ANSWERS = {"condemn", "contest", "deny", "dismiss", "dispute", "rebuff", "rebut", "refute", "reject", "ridicule"}

#: Verbs whose object is somebody or something, and no clause.
_OF_SOMEBODY = {
    *("arrest", "attack", "back", "blame", "condemn", "criticise", "criticize", "detain", "expel", "help", "meet"),
    *("praise", "receive", "sanction", "send", "support", "target", "thank", "visit", "warn", "welcome"),
}
#: What one does with an occasion or a text on or in which something is said: "said in a statement that Oslo issued".
_MAKING = {
    *("attend", "call", "chair", "convene", "deliver", "give", "hold", "host", "issue", "make", "organise", "organize"),
    *("open", "post", "publish", "release", "send", "sign", "submit", "write"),
}

_DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}


def contact_clause(bench: Workbench) -> None:
    """ "freed the engineer rebels had abducted": a bare clause right behind the object belongs to the object."""
    for verb in bench.of("ccomp"):
        if verb.pos not in _VERBS or bench.child(verb.i, "mark", "dobj"):
            continue
        matrix = bench.at(verb.head)
        subject = bench.subject(verb.i)
        noun = next((t for t in bench.children(matrix.i, "dobj") if t.i < verb.i), None)
        if noun is None or subject is None or matrix.lemma in _TWO_COMPLEMENTS or noun.pos not in NOUNS:
            continue
        if noun.pos == "PRON" or not bench.is_finite(verb.i):
            continue
        if bench.first_of(verb.i) == noun.i + 1:
            bench.change(verb.i, dep="relcl", head=noun.i)


def participle_of_object(bench: Workbench) -> None:
    """ "thanked the soldiers taking part": one thanks the soldiers, and not that they take part."""
    for verb in bench.of("ccomp"):
        matrix, noun = bench.at(verb.head), bench.subject(verb.i)
        if verb.tag != "VBG" or noun is None or matrix.lemma not in _OF_SOMEBODY:
            continue
        if bench.child(verb.i, "aux", "mark") or bench.child(matrix.i, "dobj") or not matrix.i < noun.i < verb.i:
            continue
        bench.change(noun.i, dep="dobj", head=matrix.i)
        bench.change(verb.i, dep="acl", head=noun.i)


def preposition_of_infinitive(bench: Workbench) -> None:
    """ "inspectors with whom Baghdad refused to cooperate": one cooperates with them, one does not refuse with them."""
    for verb in list(bench):
        if verb.dep != "relcl":
            continue
        for preposition in bench.children(verb.i, "prep"):
            fronted = any(t.tag in {"WDT", "WP"} for t in bench.children(preposition.i, "pobj"))
            subject = bench.subject(verb.i)
            if not fronted or subject is None or preposition.i > subject.i:
                continue
            inner = verb
            while (below := bench.child(inner.i, "xcomp")) is not None and below.pos == "VERB":
                inner = below
            if inner.i != verb.i and bench.child(inner.i, "dobj") is None:
                bench.change(preposition.i, head=inner.i)


def pronoun_taken_for_article(bench: Workbench) -> None:
    """ "the bill, which parliament is due to adopt": *which* is what is adopted, not a sort of parliament."""
    for which in bench.of("det"):
        noun = bench.at(which.head)
        verb = bench.at(noun.head)
        if which.tag != "WDT" or noun.dep not in {"nsubj", "nsubjpass"} or verb.dep != "relcl":
            continue
        inner = verb
        while (below := bench.child(inner.i, "xcomp", "acomp")) is not None:
            inner = below
        if inner.pos == "VERB" and bench.child(inner.i, "dobj") is None:
            bench.change(which.i, dep="dobj", head=inner.i)


def pronoun_of_upper_verb(bench: Workbench) -> None:
    """ "a railway, which planners expect to shorten the journey": it is the railway that does the shortening."""
    for which in bench.of("dobj"):
        verb = bench.at(which.head)
        if which.tag not in {"WDT", "WP"} or verb.dep != "xcomp":
            continue
        upper = bench.at(verb.head)
        own = [t for t in bench.children(verb.i, "dobj") if t.i > verb.i]
        if own and upper.dep == "relcl" and which.i < upper.i and bench.child(upper.i, "dobj") is None:
            bench.change(which.i, head=upper.i)


def relative_of_day(bench: Workbench) -> None:
    """ "the law adopted on Monday, which forbids trade": a day forbids nothing, what was adopted on it does."""
    for verb in bench.of("relcl"):
        day = bench.at(verb.head)
        subject = bench.subject(verb.i)
        if day.lemma not in _DAYS or subject is None or subject.tag != "WDT":
            continue
        over = bench.at(bench.at(day.head).head) if day.dep == "pobj" else bench.at(day.head)
        noun = bench.at(over.head)
        if over.dep == "acl" and noun.pos in NOUNS and noun.i < over.i:
            bench.change(verb.i, head=noun.i)


def pronoun_beside_subject(bench: Workbench) -> None:
    """ "the truce, which Rome says tanks violated": of two subjects the pronoun is what they violated."""
    for verb in bench.of("ccomp"):
        subjects = bench.children(verb.i, "nsubj")
        if len(subjects) != 2 or subjects[0].tag not in {"WDT", "WP"}:
            continue
        if bench.at(verb.head).dep == "relcl" and bench.child(verb.i, "dobj", "attr") is None:
            bench.change(subjects[0].i, dep="dobj")


def contact_clause_in_opening(bench: Workbench) -> None:
    """ "In the statement they signed, Xi and Putin accused Rome": a clause right behind the noun is the noun's."""
    for verb in bench.of("ccomp"):
        main, subject = bench.at(verb.head), bench.subject(verb.i)
        opener = bench.child(verb.i, "prep")
        noun = bench.child(opener.i, "pobj") if opener is not None else None
        if main.i < verb.i or subject is None or opener is None or noun is None:
            continue
        if noun.pos != "NOUN" or subject.i != noun.i + 1 or bench.before(opener.i) is not None:
            continue
        if bench.child(verb.i, "dobj", "ccomp", "mark") is None and main.lemma not in SPEAKING:
            bench.change(opener.i, head=main.i)
            bench.change(verb.i, dep="relcl", head=noun.i)


def relative_of_place(bench: Workbench) -> None:
    """ "a scholar from Perm whom police detained": *who* is a person, not the place that the person comes from."""
    for verb in bench.of("relcl"):
        place = bench.at(verb.head)
        if place.entity[2:] not in _PLACES:
            continue
        pronoun = next((t for t in bench.children(verb.i) if t.text.lower() in {"who", "whom"}), None)
        pronoun = pronoun or next((t for t in _below(bench, verb.i) if t.text.lower() in {"who", "whom"}), None)
        at = place
        while pronoun is not None and at.dep in {"pobj", "conj", "prep"} and at.head != at.i:
            at = bench.at(at.head)
            if at.pos in NOUNS and at.entity[2:] not in _PLACES:
                bench.change(verb.i, head=at.i)
                break


def _below(bench: Workbench, i: int) -> list[Token]:
    """What hangs on the complements and prepositions of a verb."""
    return [t for c in bench.children(i, "xcomp", "ccomp", "prep") for t in bench.children(c.i)]


def clause_summed_up(bench: Workbench) -> None:
    """ "accused Beijing of piracy, a charge China denies": the noun sums the clause up, China denies the charge."""
    verb = bench.root
    clause, noun = bench.child(verb.i, "ccomp"), bench.child(verb.i, "dobj")
    subject = bench.subject(verb.i)
    if clause is None or noun is None or subject is None or verb.pos != "VERB":
        return
    opener = bench.child(noun.i, "det")
    if opener is None or opener.lemma not in {"a", "an"} or not bench.is_behind_comma(bench.first_of(noun.i)):
        return
    if clause.i < noun.i < subject.i < verb.i and bench.subject(clause.i) is not None:
        bench.change(clause.i, dep="ROOT", head=clause.i)
        bench.change(verb.i, dep="relcl", head=noun.i)
        bench.change(noun.i, dep="appos", head=clause.i)


def answered_claim(bench: Workbench) -> None:
    """ "a report that China dismissed": the report does not say that China dismissed; it is dismissed."""
    for verb in bench.of("acl"):
        that = bench.child(verb.i, "mark")
        if verb.lemma not in _ANSWERS or that is None or that.lemma != "that":
            continue
        if bench.subject(verb.i) is not None and bench.child(verb.i, "dobj", "ccomp", "xcomp") is None:
            bench.change(verb.i, dep="relcl")
            bench.change(that.i, dep="dobj", tag="WDT", pos="PRON")


def said_on_occasion(bench: Workbench) -> None:
    """ "said at a briefing in Rome that Oslo was wrong": it is what was said there, and nothing about the briefing."""
    for verb in bench.of("acl", "relcl"):
        if verb.pos not in _VERBS:
            continue
        that = bench.at(bench.first_of(verb.i))
        subject = next((t for t in bench.children(verb.i, "nsubj", "nsubjpass", "expl") if t.i != that.i), None)
        if that.lemma != "that" or that.head != verb.i or subject is None or subject.i > verb.i:
            continue
        above = bench.at(verb.head)
        while above.dep in {"pobj", "prep"}:
            above = bench.at(above.head)
        speaks = above.lemma in SPEAKING | _TWO_COMPLEMENTS and above.pos == "VERB" and above.i < verb.i
        spoken = above.dep == "conj" and bench.child(above.head, "cc") is None  # "It would, Xi said in a note that …"
        if not speaks or spoken or bench.child(above.i, "ccomp", "xcomp") or bench.at(verb.head).dep != "pobj":
            continue
        full = [t for t in bench.children(verb.i, "dobj", "xcomp", "ccomp", "acomp", "attr", "prep") if t.i != that.i]
        lacks = verb.lemma in _MAKING and all(t.dep != "dobj" for t in full)
        if lacks or (that.dep == "dobj" and not full):
            continue
        bench.change(verb.i, dep="ccomp", head=above.i)
        bench.change(that.i, dep="mark", tag="IN", pos="SCONJ")


def second_of_two_relatives(bench: Workbench) -> None:
    """ "a report that Rome dismissed and Bonn denied": the *and* of a relative clause opens another one."""
    for verb in bench.of("ccomp", "conj"):
        subjects = bench.children(verb.i, "nsubj")
        joint = bench.before(bench.first_of(subjects[-1].i)) if subjects and subjects[-1].i < verb.i else None
        if joint is None or joint.dep != "cc" or verb.pos not in _VERBS:
            continue
        clause = bench.at(joint.head)
        noun = bench.at(clause.head)
        lost = clause.dep == "relcl" and clause.head < clause.i and not bench.children(clause.i, "conj")
        if not lost or verb.head == clause.i or bench.child(verb.i, "dobj", "ccomp", "xcomp", "prep") is not None:
            continue
        if len(subjects) > 1 and subjects[0].i == noun.i:
            bench.change(noun.i, dep="appos", head=verb.head)
        bench.change(verb.i, dep="conj", head=clause.i)


def cleft(bench: Workbench) -> None:
    """ "It was Peru that proposed the truce": Peru proposed it."""
    for verb in bench.of("ccomp"):
        be = bench.at(verb.head)
        that = bench.child(verb.i, "nsubj", "nsubjpass", "dobj")
        noun = bench.child(be.i, "attr")
        if be.lemma != "be" or noun is None or that is None or not be.i < noun.i < that.i:
            continue
        dummy = bench.subject(be.i)
        if that.text.lower() in {"that", "who"} and dummy is not None and dummy.text.lower() == "it":
            bench.change(verb.i, dep="relcl", head=noun.i)


RELATIVES = (
    contact_clause_in_opening,
    pronoun_beside_subject,
    cleft,
    clause_summed_up,
    relative_of_place,
    answered_claim,
    said_on_occasion,
    second_of_two_relatives,
    relative_of_day,
    pronoun_of_upper_verb,
    pronoun_taken_for_article,
    contact_clause,
    participle_of_object,
    preposition_of_infinitive,
)
