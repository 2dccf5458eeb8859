"""Joined verbs and clauses: which verb is coordinated with which."""

from __future__ import annotations

from kg.language.repairs.verbs import PAST_OR_PARTICIPLE, SPEAKING, STANCE
from kg.language.repairs.words import TEXTS
from kg.language.repairs.workbench import NOUNS, Workbench
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["JOINS"]

_VERBS = {"VERB", "AUX"}
_MESSAGES = {"appeal", "cable", "call", "letter", "message", "note", "plea", "protest", "telegram", "warning"}
#: Nouns that an infinitive says the content of.
_RESOLVES = {
    *("agreement", "attempt", "bid", "call", "decision", "demand", "effort", "failure", "intention", "move", "offer"),
    *(
        "order",
        "plan",
        "pledge",
        "promise",
        "proposal",
        "readiness",
        "refusal",
        "request",
        "threat",
        "vow",
        "willingness",
    ),
}
_BELOW = {"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp"}
_LINES = {"hotline", "phone", "telephone"}


def participle_joined_to_finite(bench: Workbench) -> None:
    """ "The frigate was hit by a drone, towed to port and is being repaired": it was not the drone that was towed."""
    for verb in bench.of("acl"):
        if verb.tag not in {"VBN", "VBD"} or bench.before(verb.i) is None:
            continue
        if verb.tag == "VBD" and bench.is_behind_comma(verb.i):
            above = next((a for a in bench.ancestors(verb.i) if a.pos in _VERBS), None)
            if above is not None and above.i < verb.i:
                bench.change(verb.i, dep="conj", head=above.i)
            continue
        joined = next((t for t in bench.children(verb.i, "conj") if t.pos in _VERBS), None)
        if joined is None or not bench.is_finite(joined.i) or bench.subject(joined.i) is not None:
            continue
        above = next((a for a in bench.ancestors(verb.i) if a.pos in _VERBS), None)
        if above is not None and above.i < verb.i and bench.is_behind_comma(verb.i):
            bench.change(verb.i, dep="conj", head=above.i)


def join_of_like_tenses(bench: Workbench) -> None:
    """ "denied that it had fired and never apologised": a finite verb is joined to the one of its own tense."""
    for verb in bench.of("conj"):
        if verb.pos not in _VERBS or bench.subject(verb.i) is not None:
            continue
        if not bench.is_finite(verb.i):
            continue
        first = bench.at(verb.head)
        if first.pos not in _VERBS or first.dep not in _BELOW:
            continue
        open_row = _open_row(bench, first, verb)
        if open_row is not None:
            bench.change(verb.i, head=open_row.i)
            continue
        if _could_share(bench, first, verb) and not _has_its_like_above(bench, first, verb):
            continue
        above = next((a for a in bench.ancestors(first.i) if a.pos in _VERBS and _could_share(bench, a, verb)), None)
        if above is not None:
            bench.change(verb.i, head=above.i)


def bare_verb_in_row_of_infinitives(bench: Workbench) -> None:
    """ "said it was ready to work with them, oppose blocs and defend peace": bare verbs go on with an infinitive."""
    for verb in list(bench):
        first = bench.at(verb.head)
        bare = verb.dep == "conj" and verb.tag in {"VB", "VBP"} and verb.pos == "VERB"
        if not bare or first.tag not in {"VBD", "VBG", "VBN", "VBZ"} or first.i > verb.i:
            continue
        if bench.subject(verb.i) is not None or bench.children(verb.i, "aux", "auxpass", "neg"):
            continue
        row = [t for t in bench.subtree(first.i) if first.i < t < verb.i]
        infinitives = [i for i in row if bench.at(i).tag == "VB" and _is_infinitive(bench, i)]
        if infinitives:
            bench.change(verb.i, head=infinitives[-1], tag="VB")


def _is_infinitive(bench: Workbench, i: int) -> bool:
    return any(t.lemma == "to" for t in bench.children(i, "aux"))


def _has_its_like_above(bench: Workbench, first: Token, verb: Token) -> bool:
    """ "demanded that it reverse the move and threatened a ban": a past beside a present, and a past above both."""
    upper = bench.at(first.head)
    if bench.children(verb.i, "aux", "auxpass") or bench.children(first.i, "aux", "auxpass", "conj") != [verb]:
        return False
    return first.dep == "ccomp" and (first.tag, verb.tag, upper.tag) == ("VBP", "VBD", "VBD")


def _open_row(bench: Workbench, first: Token, verb: Token) -> Token | None:
    """ "blamed them, denied that police had fired and dismissed calls": a row that a comma opened needs its *and*."""
    above = next((a for a in bench.ancestors(first.i) if a.pos in _VERBS), None)
    if above is None or above.dep != "conj" or not _could_share(bench, above, verb):
        return None
    head = bench.at(above.head)
    joints = [t for t in bench.children(head.i, "cc") if head.i < t.i < above.i]
    return above if head.pos in _VERBS and not joints else None


def _could_share(bench: Workbench, first: Token, verb: Token) -> bool:
    """Whether two verbs could share a subject in one coordination: both finite, and alike in having auxiliaries."""
    if not bench.is_finite(first.i):
        return False
    if bench.children(verb.i, "aux", "auxpass"):
        return True
    regular = verb.text.endswith("ed") or verb.text.lower() in PAST_OR_PARTICIPLE
    if regular and any(t.lemma == "have" for t in bench.children(first.i, "aux")):
        return True  # "had ignored and caused"
    return first.tag == verb.tag or (not bench.children(first.i, "aux", "auxpass") and {first.tag, verb.tag} <= FINITE)


def join_across_cue(bench: Workbench) -> None:
    """ "The ministers launched a fund, Xinhua reported, and sent experts": the second act is the ministers', too."""
    for verb in bench.of("conj"):
        if verb.pos not in _VERBS or bench.subject(verb.i) is not None:
            continue
        cue = bench.at(verb.head)
        told = next((t for t in bench.children(cue.i, "ccomp", "parataxis") if t.i < cue.i and t.pos in _VERBS), None)
        previous = [t for t in bench if t.i < verb.i and t.i > cue.i]
        between = {t.text.lower() for t in previous}
        if told is None or "," not in between or not between <= {",", "and", "but", "then", "later"}:
            continue
        if verb.lemma in SPEAKING | STANCE:
            continue  # "…, Putin claimed, and vowed to go on"
        if bench.is_finite(verb.i) and bench.child(told.i, "mark") is None:
            bench.change(verb.i, head=told.i)


def clause_before_semicolon(bench: Workbench) -> None:
    """ "Xi backs the talks; Putin hopes for peace": what stands before a semicolon is nobody's hope."""
    for verb in list(bench):
        between = range(verb.i + 1, verb.head)
        if verb.dep in {"ccomp", "advcl"} and any(bench.at(i).text == ";" for i in between):
            bench.change(verb.i, dep="parataxis")


def phrases_of_the_line(bench: Workbench) -> None:
    """ "Spoke by telephone about gas": what they talk about, and with whom, belongs to the verb."""
    for noun in list(bench):
        by = bench.at(noun.head)
        line = noun.lemma.lower() in _LINES and noun.dep == "pobj" and by.lemma in {"by", "over", "via"}
        if line and bench.at(by.head).pos == "VERB":
            for t in bench.children(noun.i, "prep"):
                bench.change(t.i, head=by.head)


def infinitive_of_noun(bench: Workbench) -> None:
    """ "Under the contract, (to be) signed in Hanoi, …": what is done to the noun before the comma."""
    for verb in bench.of("advcl", "ccomp"):
        if verb.tag not in {"VBN", "VBD"} or verb.i > verb.head:
            continue
        to = next((t for t in bench.children(verb.i, "aux") if t.lemma == "to"), None)
        if bench.children(verb.i, "aux", "mark") and to is None:
            continue
        comma = bench.before(to.i if to is not None else verb.i)
        noun = bench.before(comma.i) if comma is not None and comma.text == "," else None
        if noun is None or noun.pos not in NOUNS or noun.dep != "pobj" or bench.subject(verb.i) is not None:
            continue
        if to is None and noun.lemma.lower() not in TEXTS:
            continue  # "In Beijing, invited by Xi, Putin …"
        preposition = bench.at(noun.head)
        if preposition.head == verb.i:
            bench.change(preposition.i, head=verb.head)
        bench.change(verb.i, dep="acl", head=noun.i)


def infinitive_behind_noun(bench: Workbench) -> None:
    """ "Condemned the decision of Rome to sell arms": it is the decision to sell, not what they condemned it for."""
    for verb in bench.of("advcl"):
        if verb.tag != "VB" or not _is_infinitive(bench, verb.i):
            continue
        noun = bench.child(verb.head, "dobj")
        start = bench.before(bench.first_of(verb.i))
        if noun is None or noun.lemma.lower() not in _RESOLVES or start is None or noun.i > verb.i:
            continue
        if start.i == max(i for i in bench.subtree(noun.i)):
            bench.change(verb.i, dep="acl", head=noun.i)


def verb_joined_to_noun(bench: Workbench) -> None:
    """ "refiners buy oil at a discount and resell it": a verb is joined to the verb, not to the noun before it."""
    for verb in bench.of("conj"):
        if verb.pos != "VERB" or bench.subject(verb.i) is not None:
            continue
        if bench.at(verb.head).pos not in {"NOUN", "PROPN"} or verb.tag in {"VBG", "VBN"}:
            continue
        above = next((a for a in bench.ancestors(verb.i) if a.pos in _VERBS), None)
        if above is not None:
            bench.change(verb.i, head=above.i)


def absolute_joined_to_object(bench: Workbench) -> None:
    """ "with Tokyo recalling its envoy and Seoul closing a port": the second name acts, it is not recalled as well."""
    for verb in bench.of("acl"):
        name = bench.at(verb.head)
        first = bench.at(bench.at(name.head).head)
        if verb.tag != "VBG" or name.dep != "conj" or name.pos != "PROPN" or verb.i < name.i:
            continue
        subject = bench.child(first.i, "nsubj")
        if first.tag != "VBG" or first.dep != "pcomp" or subject is None or subject.pos != "PROPN":
            continue
        bench.give_subject(verb.i, name.i, first.i)


def subject_joined_to_pronoun(bench: Workbench) -> None:
    """ "Moscow voted against it and Beijing abstained": a name after a pronoun opens the next clause."""
    for noun in bench.of("conj"):
        pronoun = bench.at(noun.head)
        if noun.pos not in NOUNS or pronoun.tag != "PRP" or pronoun.dep not in {"pobj", "dobj"}:
            continue
        verb = bench.after(max(bench.subtree(noun.i)))
        above = next((a for a in bench.ancestors(pronoun.i) if a.pos in _VERBS), None)
        if verb is None or above is None or verb.tag not in FINITE or bench.subject(verb.i) is not None:
            continue
        if verb.head != above.i or verb.dep not in {"advcl", "conj", "ccomp", "dep", "parataxis"}:
            continue
        bench.give_subject(verb.i, noun.i, above.i)


def participle_of_message(bench: Workbench) -> None:
    """ "received calls from Rome and Oslo urging restraint": the calls urge it, not whoever received them."""
    for verb in list(bench):
        noun = bench.child(verb.head, "dobj") if verb.dep == "advcl" and verb.tag == "VBG" else None
        if noun is None or noun.lemma.lower() not in _MESSAGES:
            continue
        sender = next((t for t in bench.children(noun.i, "prep") if t.lemma in {"from", "by"}), None)
        start = bench.first_of(verb.i)
        if sender is not None and max(bench.subtree(sender.i)) == start - 1 and not bench.children(verb.i, "mark"):
            bench.change(verb.i, dep="acl", head=noun.i)


JOINS = (
    participle_of_message,
    absolute_joined_to_object,
    subject_joined_to_pronoun,
    verb_joined_to_noun,
    phrases_of_the_line,
    infinitive_of_noun,
    infinitive_behind_noun,
    clause_before_semicolon,
    participle_joined_to_finite,
    join_of_like_tenses,
    bare_verb_in_row_of_infinitives,
    join_across_cue,
)
