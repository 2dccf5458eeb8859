"""Names: those in pieces, those of lists and of people beside places, and what somebody is named or called."""

from __future__ import annotations

from kg.language.repairs.verbs import NAMING
from kg.language.repairs.workbench import DASHES, SUBJECT_DEPS, Workbench

__all__ = ["NAMES", "NAMINGS"]

_MONTHS = "January February March April May June July August September October November December"
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_DATE_WORDS = frozenset(f"{_MONTHS} {_WEEKDAYS}".split())
#: Verbs of those who give somebody something, or say that they will.
_GIVING = {
    *("award", "deliver", "deny", "give", "grant", "hand", "lend", "offer", "pay", "promise", "refuse", "sell", "send"),
    *("ship", "supply"),
}
#: What an aside without a verb is made of.
_QUIET = {"ADJ", "ADP", "ADV", "DET", "NOUN", "NUM", "PRON", "PROPN"}
_CALLING = {"brand", "call", "deem", "label"}
#: Nouns without article for what somebody is accused of.
_BAD_NAMES = {
    *("aggression", "appeasement", "blackmail", "bullying", "coercion", "espionage", "genocide", "hypocrisy"),
    *("interference", "intimidation", "meddling", "nonsense", "piracy", "propaganda", "robbery", "sabotage", "slander"),
    *("terrorism", "theft", "treason"),
}


def list_between_dashes(bench: Workbench) -> None:
    """ "Four states - Chad, Mali and Gabon - abstained": the last name of the list is no adverb of the verb."""
    for joint in bench.of("cc"):
        name, before = bench.after(joint.i), bench.at(joint.head)
        dash = bench.after(name.i) if name is not None else None
        if joint.lemma != "and" or name is None or dash is None or dash.text not in DASHES:
            continue
        if name.pos != "PROPN" or before.pos != "PROPN" or name.dep not in {"npadvmod", "nsubj", "dep", "nmod"}:
            continue
        if not any(t.i > joint.i for t in bench.children(before.i, "conj")):
            bench.change(name.i, dep="conj", head=before.i)


def name_before_adjective(bench: Workbench) -> None:
    """ "offered Kim Jong Un humanitarian aid": a name before an adjective or a number is who is given it."""
    for name in bench.of("compound", "nmod"):
        if name.pos != "PROPN":
            continue
        thing = bench.at(name.head)
        verb = bench.at(thing.head)
        if thing.dep != "dobj" or thing.pos != "NOUN":
            continue
        if verb.lemma not in _GIVING or bench.first_of(name.i) != verb.i + 1 or bench.child(verb.i, "dative"):
            continue
        next_ = bench.after(name.i)
        if next_ is not None and next_.head == thing.i and next_.dep in {"amod", "nummod"}:
            bench.change(name.i, dep="dative", head=verb.i)


def name_in_pieces(bench: Workbench) -> None:
    """ "…, Prime Minister Ivan Petrov, in Rome, left": words of one name that stand together belong together."""
    for name in bench.of("nsubj", "nsubjpass"):
        if name.pos != "PROPN":
            continue
        run = [name]
        while (before := bench.before(run[0].i)) is not None and before.pos == "PROPN":
            run.insert(0, before)
        if len(run) == 1 or not bench.is_behind_comma(run[0].i) or any(t.text in _DATE_WORDS for t in run):
            continue
        inside = {t.i for t in run}
        strays = [t for t in run[:-1] if t.head not in inside]
        if strays and all(t.head < run[0].i and not bench.children(t.i, "conj", "cc") for t in strays):
            for t in strays:
                bench.change(t.i, dep="compound", head=name.i)


def phrase_in_aside(bench: Workbench) -> None:
    """ "…, Petrov, halfway across the sea, turned": what commas set off behind a subject belongs to it."""
    for subject in bench.of("nsubj", "nsubjpass"):
        comma = bench.after(subject.i)
        if comma is None or comma.text != ",":
            continue
        aside = []
        at = bench.after(comma.i)
        while at is not None and at.text != "," and at.pos in _QUIET:
            aside.append(at)
            at = bench.after(at.i)
        if at is None or at.text != "," or not subject.i < at.i < subject.head:
            continue
        for t in aside:
            if t.pos == "ADP" and t.head < subject.i:
                bench.change(t.i, dep="prep", head=subject.i)


def person_beside_place(bench: Workbench) -> None:
    """ "Rome's envoy in Kyiv, Fan Wei, was summoned": a person stands beside the envoy, not beside the town."""
    for person in bench.of("appos"):
        place = bench.at(person.head)
        preposition = bench.at(place.head)
        noun = bench.at(preposition.head)
        if person.entity[2:] != "PERSON" or place.dep != "pobj":
            continue
        if place.entity[2:] in {"GPE", "LOC"} and preposition.lemma in {"in", "to"} and noun.pos == "NOUN":
            bench.change(person.i, head=noun.i)


def person_joined_to_place(bench: Workbench) -> None:
    """ "Xi in Beijing and Putin in Sochi gave the order": the second person is joined to the first, not to the town."""
    for person in bench.of("conj"):
        place = bench.at(person.head)
        preposition = bench.at(place.head)
        first = bench.at(preposition.head)
        if person.entity[2:] != "PERSON" or place.dep != "pobj" or first.pos != "PROPN":
            continue
        if place.entity[2:] not in {"GPE", "LOC"} or preposition.dep != "prep" or first.dep not in SUBJECT_DEPS:
            continue
        for t in bench.children(place.i, "cc"):
            bench.change(t.i, head=first.i)
        bench.change(person.i, head=first.i)
        for t in bench.children(first.i, "prep"):
            if t.i > person.i:
                bench.change(t.i, head=person.i)


def two_people_in_one(bench: Workbench) -> None:
    """ "Barack Obama and Ivan Petrov signed it": two names that were read as words before the last of them."""
    for first in bench.of("nmod"):
        second = bench.at(first.head)
        joined = bench.child(first.i, "conj")
        if joined is None or joined.i + 1 != second.i or second.pos != "PROPN":
            continue
        named = bench.before(first.i)
        if named is None or named.head not in {first.i, second.i} or not named.text[:1].isupper():
            continue
        if first.pos != "PROPN" or joined.pos != "PROPN" or second.entity[2:] != "PERSON":
            continue
        bench.change(first.i, dep=second.dep, head=second.head)
        bench.change(named.i, dep="compound", head=first.i, pos="PROPN", tag="NNP")
        bench.change(joined.i, dep="compound", head=second.i)
        bench.change(second.i, dep="conj", head=first.i)


def called_by_telephone(bench: Workbench) -> None:
    """ "Putin called Modi": whom one calls is the object, not what one calls somebody."""
    for name in list(bench):
        verb = bench.at(name.head)
        alone = name.dep == "oprd" and verb.lemma == "call" and not bench.children(verb.i, "dobj", "auxpass")
        if alone and name.pos == "PROPN":
            bench.change(name.i, dep="dobj")


def named_as(bench: Workbench) -> None:
    """ "appointed Zhang Wei secretary": whom, and what."""
    for noun in list(bench):
        verb = bench.at(noun.head)
        alone = noun.dep == "oprd" and not bench.children(verb.i, "dobj", "auxpass")
        if not (noun.dep == "dobj" or alone) or noun.tag != "NN" or verb.lemma not in NAMING:
            continue
        whom = next((t for t in bench.children(noun.i, "compound") if t.i == noun.i - 1), None)
        if whom is None or whom.entity[2:] != "PERSON" or (not alone and bench.children(verb.i, "oprd", "acomp")):
            continue
        bench.change(whom.i, dep="dobj", head=verb.i)
        for t in bench.children(noun.i, "compound", "det", "amod", "poss", "nummod"):
            if t.i < whom.i:
                bench.change(t.i, head=whom.i)
        bench.change(noun.i, dep="oprd")


def called_by_a_noun(bench: Workbench) -> None:
    """ "called their presence interference": what is called a bad name, and the name."""
    for name in bench.of("dobj"):
        verb, thing = bench.at(name.head), bench.before(name.i)
        if name.lemma not in _BAD_NAMES or verb.lemma not in _CALLING:
            continue
        opener = bench.child(name.i, "poss", "det")
        if thing is None or thing.head != name.i or thing.dep != "compound" or opener is None or opener.i > thing.i:
            continue
        for t in bench.children(name.i):
            if t.i < thing.i:
                bench.change(t.i, head=thing.i)
        bench.change(thing.i, dep="dobj", head=verb.i)
        bench.change(name.i, dep="oprd")


def called_something_by(bench: Workbench) -> None:
    """ "called the veto by Chad a mistake": Chad vetoed, and calls nothing a mistake."""
    for by in bench.of("prep"):
        verb, thing = bench.at(by.head), bench.before(by.i)
        inside = thing is not None and thing.dep == "dobj" and thing.head == verb.i
        if thing is None or by.lemma != "by" or not inside or verb.lemma not in _CALLING:
            continue
        if any(t.i > by.i for t in bench.children(verb.i, "oprd")):
            bench.change(by.i, head=thing.i)


def thing_behind_partner(bench: Workbench) -> None:
    """ "signed with Modi a declaration on trade": no second name of Modi's, but what was signed."""
    for thing in bench.of("appos"):
        partner, article = bench.at(thing.head), bench.child(thing.i, "det", "nummod")
        with_ = bench.at(partner.head)
        verb = bench.at(with_.head)
        if partner.dep != "pobj" or with_.lemma != "with" or verb.pos != "VERB":
            continue
        if article is None or article.lemma == "the" or bench.is_behind_comma(bench.first_of(thing.i)):
            continue
        if thing.pos == "NOUN" and not bench.children(verb.i, "dobj", "auxpass"):
            bench.change(thing.i, dep="dobj", head=verb.i)


NAMES = (
    thing_behind_partner,
    two_people_in_one,
    name_before_adjective,
    list_between_dashes,
    name_in_pieces,
    phrase_in_aside,
    person_beside_place,
    person_joined_to_place,
)
NAMINGS = (
    called_by_telephone,
    named_as,
    called_by_a_noun,
    called_something_by,
)
