"""Lost predicates: finite verbs taken for participles, and participles taken for the verb of the sentence."""

from __future__ import annotations

from kg.language.repairs.verbs import ALONE, ONLY_PARTICIPLES
from kg.language.repairs.workbench import NOUNS, SUBJECT_DEPS, TENSED, Workbench
from kg.records import Token

__all__ = ["PREDICATES", "turn_round"]

_VOTES = {"vote", "votes", "percent", "%", "aye", "ayes"}


def finite_root(bench: Workbench) -> None:
    """ "A business mission conferred with bankers." is a sentence, not a noun phrase with a participle.

    Headlines and captions may be noun phrases ("Envoy expelled after leak"), unless the participle has an object.
    """
    root = bench.root
    if root.pos not in NOUNS or any(t.tag in TENSED and t.dep in {"conj", "parataxis"} for t in bench.children(root.i)):
        return
    for verb in _participles(bench, root):
        wanted = bench.child(verb.i, "dobj", "npadvmod", "ccomp", "xcomp", "oprd")
        timely = wanted is not None and wanted.entity[2:] in {"DATE", "TIME"}
        takes_object = wanted is not None and not timely and wanted.pos in NOUNS | {"VERB", "AUX"}
        late = verb.tag == "VBD" and verb.dep == "conj"  # "Assad, abandoned by his army, fled"
        if (verb.tag != "VBN" and not late) or verb.text.lower() in ONLY_PARTICIPLES or bench.child(verb.i, "agent"):
            continue
        previous = bench.before(verb.i)
        if previous is not None and previous.pos == "PUNCT" and not _closes_aside(bench, root, verb):
            continue
        alone = late or verb.lemma in ALONE or _is_counted(bench, verb) or _closes_clause(bench, root, verb)
        if not takes_object and (bench.terse or not alone):
            continue  # "Two nationals killed in Pakistan."
        turn_round(bench, root, verb)
        if wanted is not None and wanted.dep == "npadvmod" and not timely:
            bench.change(wanted.i, dep="dobj")
        return


def _participles(bench: Workbench, noun: Token) -> list[Token]:
    """Participles of a noun, and what the parser joins to one between commas: "X, led by Y, departed"."""
    found = bench.children(noun.i, "acl")
    agents = [t for aside in found for by in bench.children(aside.i, "agent") for t in bench.children(by.i, "pobj")]
    late = [t for one in agents for t in bench.children(one.i, "acl") if not bench.is_behind_comma(t.i)]
    found += [t for t in late if t.lemma in ALONE]  # "warships escorted by tugs sailed into port"
    for aside in list(found):
        if bench.is_behind_comma(aside.i) or aside.dep == "conj":
            found += [t for t in bench.children(aside.i, "conj") if t.pos == "VERB"]
    return [t for t in found if t.dep != "conj" or bench.is_behind_comma(t.i)]


def _closes_aside(bench: Workbench, noun: Token, verb: Token) -> bool:
    """Whether the comma or dash before the verb closes what another opened behind the noun: "X, led by Y, posed"."""
    asides = [bench.first_of(t.i) for t in bench.children(noun.i, "acl", "relcl", "appos") if t.i < verb.i]
    if bench.is_behind_comma(verb.i):
        return any(bench.is_behind_comma(i) for i in asides)
    return bench.is_behind_dash(verb.i) and any(bench.is_behind_dash(i) for i in asides)


def _is_counted(bench: Workbench, verb: Token) -> bool:
    """Whether it is told by how many votes: "passed by 12 votes to 2"."""
    below = [t for by in bench.children(verb.i, "prep") if by.lemma == "by" for t in bench.children(by.i, "pobj")]
    return any(t.lemma in _VOTES for t in below)


def absolute_taken_for_main(bench: Workbench) -> None:
    """ "Lavrov was received, a visit having been cancelled": with *having* there is no main verb."""
    last = bench.root
    auxiliaries = bench.children(last.i, "aux", "auxpass")
    main = next((t for t in bench.children(last.i, "ccomp", "advcl") if t.i < last.i and t.pos == "VERB"), None)
    if main is None or not bench.is_finite(main.i) or bench.subject(main.i) is None or bench.is_finite(last.i):
        return
    if any(t.tag == "VBG" and t.lemma in {"be", "have"} for t in auxiliaries):
        bench.change(main.i, head=main.i, dep="ROOT")
        bench.change(last.i, head=main.i, dep="advcl")


def votes_taken_for_agent(bench: Workbench) -> None:
    """ "passed by 12 votes to 2": votes pass nothing, they are counted."""
    for by in list(bench):
        if by.dep == "agent" and any(t.lemma in _VOTES for t in bench.children(by.i, "pobj")):
            bench.change(by.i, dep="prep")


def _closes_clause(bench: Workbench, noun: Token, verb: Token) -> bool:
    """Whether a relative clause between commas stands before the verb: "The envoy, who had come by train, left"."""
    if bench.is_behind_dash(verb.i):
        return _closes_aside(bench, noun, verb)
    asides = [t for t in bench.children(noun.i, "relcl") if t.i < verb.i]
    return bench.is_behind_comma(verb.i) and any(bench.is_behind_comma(bench.first_of(t.i)) for t in asides)


def inverted_auxiliary(bench: Workbench) -> None:
    """ "Never before had a Chinese president visited Minsk", "Not until May did Moscow reply"."""
    auxiliary = bench.root
    if auxiliary.tag == "VB" and bench.subject(auxiliary.i) is None:
        first = bench.child(auxiliary.i, "aux")
        name = bench.before(auxiliary.i)
        if first is not None and first.lemma == "do" and name is not None and name.dep == "compound":
            bench.change(name.i, dep="nsubj")
        return
    verb = bench.child(auxiliary.i, "ccomp")
    subject = bench.subject(verb.i) if verb is not None else None
    if auxiliary.lemma not in {"do", "have"} or verb is None or subject is None or bench.subject(auxiliary.i):
        return
    fitting = verb.tag in ({"VB"} if auxiliary.lemma == "do" else {"VBD", "VBN"})
    opened = any(t.i < auxiliary.i for t in bench.children(auxiliary.i, "advmod", "neg", "prep", "advcl"))
    if not fitting or not opened or bench.first_of(subject.i) != auxiliary.i + 1 or bench.child(verb.i, "mark"):
        return
    bench.change(verb.i, dep="ROOT", head=verb.i, tag="VBN" if auxiliary.lemma == "have" else "VB")
    for t in bench.children(auxiliary.i):
        bench.change(t.i, head=verb.i)
    for adverb in bench.children(verb.i, "advmod"):
        for t in bench.children(adverb.i, "neg"):
            bench.change(t.i, head=verb.i)
    bench.change(auxiliary.i, dep="aux", pos="AUX", head=verb.i)


def participle_taken_for_main(bench: Workbench) -> None:
    """ "The text adopted on Monday bans such sales": of two finite verbs with nothing between the first is none."""
    first = bench.root
    noun = bench.child(first.i, "nsubj")
    if noun is None or first.tag != "VBD" or bench.children(first.i, "dobj", "aux", "xcomp", "mark"):
        return
    for verb in bench.children(first.i, "dep", "ccomp", "parataxis", "conj"):
        group = [verb, *bench.children(verb.i, "aux", "auxpass", "neg")]
        opener = min(group, key=lambda t: t.i)
        previous = bench.before(opener.i)
        if verb.pos not in {"VERB", "AUX"} or not bench.is_finite(verb.i) or bench.subject(verb.i) is not None:
            continue
        if any(t.i < verb.i for t in bench.children(first.i, "cc")) or noun.i != first.i - 1:
            continue
        if bench.first_of(verb.i) != opener.i or previous is None or previous.pos == "PUNCT":
            continue
        bench.change(verb.i, head=verb.i, dep="ROOT")
        bench.change(noun.i, head=verb.i)
        bench.change(first.i, head=noun.i, dep="acl", tag="VBN")
        for t in bench.children(first.i):
            if t.i > verb.i or t.i < noun.i:
                bench.change(t.i, head=verb.i)
        return


def opening_participle_as_root(bench: Workbench) -> None:
    """ "Under the pact, signed in Minsk by both, Russia will lend it money": the clause at the end is the main one."""
    first = bench.root
    if first.tag not in {"VBN", "VBD"} or bench.children(first.i, "aux", "auxpass", "dobj", "nsubj", "nsubjpass"):
        return
    main = next((t for t in bench.children(first.i, "ccomp") if t.i > first.i and bench.subject(t.i) is not None), None)
    if main is None or not bench.is_finite(main.i) or not bench.is_behind_comma(bench.first_of(main.i)):
        return
    opener = next((t for t in bench.children(first.i, "prep") if t.i < first.i), None)
    noun = bench.child(opener.i, "pobj") if opener is not None else None
    bench.change(main.i, head=main.i, dep="ROOT")
    if opener is not None and noun is not None and bench.is_behind_comma(first.i):
        bench.change(opener.i, head=main.i)
        bench.change(first.i, head=noun.i, dep="acl", tag="VBN")
    else:
        bench.change(first.i, head=main.i, dep="advcl", tag="VBN")
    for t in bench.children(first.i):
        if t.i > main.i:
            bench.change(t.i, head=main.i)


def noun_summing_up(bench: Workbench) -> None:
    """ "X quoted Y as agreeing, the one result he could show": the noun behind sums up the sentence, it heads none."""
    noun = bench.root
    clause = next((t for t in bench.children(noun.i, "ccomp") if t.i < noun.i), None)
    if noun.pos != "NOUN" or clause is None or bench.subject(clause.i) is None or bench.subject(noun.i) is not None:
        return
    below = [i for i in bench.subtree(noun.i) - bench.subtree(clause.i) if i > clause.i and bench.at(i).pos != "PUNCT"]
    if bench.is_finite(clause.i) and min(below) > max(bench.subtree(clause.i)) and bench.is_behind_comma(min(below)):
        bench.change(clause.i, head=clause.i, dep="ROOT")
        bench.change(noun.i, head=clause.i, dep="appos")
        for t in bench.children(noun.i, "punct"):
            bench.change(t.i, head=clause.i)


def clause_taken_for_aside(bench: Workbench) -> None:
    """ "A statement issued after the talks accused Rome": the statement accuses, after the talks."""
    noun = bench.root
    if noun.pos not in NOUNS or bench.terse:
        return
    for participle in bench.children(noun.i, "acl"):
        for verb in bench.children(participle.i, "advcl"):
            mark, subject = bench.child(verb.i, "mark"), bench.subject(verb.i)
            if mark is None or subject is None or verb.tag not in TENSED or mark.lemma not in {"after", "before"}:
                continue
            if participle.tag != "VBN" or mark.i < participle.i or not mark.i < subject.i < verb.i:
                continue
            bench.change(verb.i, dep="ROOT", head=verb.i)
            bench.change(noun.i, dep="nsubj", head=verb.i)
            bench.change(mark.i, dep="prep", pos="ADP", head=participle.i)
            bench.change(subject.i, dep="pobj", head=mark.i)
            for t in bench.children(noun.i):
                if t.i > verb.i:
                    bench.change(t.i, head=verb.i)
            return


def parted_auxiliary(bench: Workbench) -> None:
    """ "The troops have not, so far, fired a shot": what hangs on the auxiliary belongs to the verb."""
    for auxiliary in bench.of("aux"):
        verb = bench.at(auxiliary.head)
        own = bench.children(auxiliary.i, *SUBJECT_DEPS, "neg")
        if not own or verb.i < auxiliary.i or verb.pos != "VERB":
            continue
        if auxiliary.lemma == "have" and verb.tag == "VBD":
            bench.change(verb.i, tag="VBN")
        for t in own:
            bench.change(t.i, head=verb.i)


def aside_taken_for_main(bench: Workbench) -> None:
    """ "The ship, turned away by Mozambique, sailed home": the verb behind the second comma is the main one."""
    first = bench.root
    subject, agent = bench.child(first.i, "nsubj"), bench.child(first.i, "agent")
    main = next((t for t in bench.children(first.i, "conj") if t.pos == "VERB"), None)
    if subject is None or agent is None or main is None or bench.subject(main.i) is not None:
        return
    joined = [t for t in bench.children(first.i, "cc") if t.i < main.i]
    if joined or not bench.is_behind_comma(first.i) or not bench.is_behind_comma(main.i) or subject.i > first.i:
        return
    bench.change(main.i, head=main.i, dep="ROOT")
    bench.change(subject.i, head=main.i)
    bench.change(first.i, head=subject.i, dep="acl", tag="VBN")


def turn_round(bench: Workbench, noun: Token, verb: Token) -> None:
    """Make the participle the root and the noun its subject; what stands after the verb goes with it."""
    bench.change(verb.i, head=verb.i, dep="ROOT", tag="VBD")
    bench.change(noun.i, head=verb.i, dep="nsubj")
    for t in bench.children(noun.i):
        if t.i > verb.i and t.dep not in {"conj", "cc", "appos"}:
            bench.change(t.i, head=verb.i, dep="advcl" if (t.dep, t.tag) == ("acl", "VBG") else t.dep)


def aside_taken_for_verb(bench: Workbench) -> None:
    """ "Lula, re-elected that month, spends a day in Lima": what stands between the commas is no verb of its own."""
    for first in list(bench):
        subject = bench.subject(first.i)
        if first.tag not in {"VBD", "VBN"} or first.pos != "VERB" or subject is None or subject.dep != "nsubj":
            continue
        between = [bench.at(i) for i in range(subject.i + 1, first.i)]
        if not between or between[-1].text != "," or any(t.text == "," for t in between[:-1]):
            continue
        finite = {"VBZ", "VBP"} if first.tag == "VBD" else {"VBD", "VBZ", "VBP"}
        second = next((t for t in bench.children(first.i, "conj") if t.tag in finite and t.pos == "VERB"), None)
        alone = second is not None and bench.subject(second.i) is None and bench.is_behind_comma(second.i)
        if second is None or not alone or bench.children(first.i, "cc", "dobj", "aux"):
            continue
        above = (bench.at(first.i).dep, bench.at(first.i).head)
        bench.change(second.i, dep=above[0], head=second.i if above[1] == first.i else above[1])
        bench.change(subject.i, head=second.i)
        bench.change(first.i, tag="VBN", dep="acl", head=subject.i)
        for mark in bench.children(first.i, "punct"):
            if mark.i > second.i:
                bench.change(mark.i, head=second.i)
        return


PREDICATES = (
    clause_taken_for_aside,
    aside_taken_for_verb,
    votes_taken_for_agent,
    parted_auxiliary,
    opening_participle_as_root,
    noun_summing_up,
    absolute_taken_for_main,
    inverted_auxiliary,
    finite_root,
    aside_taken_for_main,
    participle_taken_for_main,
)
