"""What single words are: lemmas, verbs taken for nouns and nouns taken for verbs."""

from __future__ import annotations

from kg.language.repairs.verbs import ONLY_PARTICIPLES, PAST_OR_PARTICIPLE
from kg.language.repairs.workbench import NOUNS, SUBJECT_DEPS, Workbench
from kg.records import Token

__all__ = ["TEXTS", "WORDS"]

#: What is drafted, signed and initialled.
TEXTS = {
    *("accord", "agreement", "bill", "contract", "convention", "deal", "declaration", "decree", "document", "draft"),
    *("law", "memorandum", "pact", "plan", "protocol", "resolution", "statement", "treaty"),
}

#: What opens a clause with a subject and a tense of its own.
_OPENS_CLAUSE = {"after", "although", "as", "because", "before", "since", "though", "when", "whereas", "while"}

#: Forms that the lemmatiser reads as another word.
_LEMMAS = {
    "hopes": "hope",
    "hoping": "hope",
    "hoped": "hope",
    "bases": "base",
    "talks": "talk",
    "fined": "fine",
    "fining": "fine",
}
_LEMMAS |= {"staged": "stage", "staging": "stage", "reappointed": "reappoint", "initialled": "initial"}
_LEMMAS |= {"waged": "wage", "waging": "wage", "dined": "dine", "dining": "dine", "slated": "slate", "axed": "axe"}
_LEMMAS |= {"installed": "install", "installing": "install", "overflew": "overfly", "overflown": "overfly"}
_LEMMAS |= {"resupplied": "resupply", "shamed": "shame", "shaming": "shame", "resold": "resell", "redrew": "redraw"}
_LEMMAS |= {"retook": "retake"}
_LEMMAS |= {"readmitted": "readmit", "readmitting": "readmit", "reconnected": "reconnect", "riding": "ride"}
_LEMMAS |= {"cosied": "cosy", "cosying": "cosy", "cozied": "cozy", "cozying": "cozy", "raped": "rape", "raping": "rape"}
_LEMMAS |= {"raged": "rage", "raging": "rage", "piped": "pipe", "piping": "pipe", "rated": "rate", "rating": "rate"}
_LEMMAS |= {
    "scapegoated": "scapegoat",
    "greenlighted": "greenlight",
    "griped": "gripe",
    "bared": "bare",
    "wined": "wine",
}
#: Verbs of this genre that the tagger does not know after an emphatic "did".
_EMPHASISED = {
    *("abide", "abstain", "agree", "apologise", "apologize", "approve", "attend", "call", "comply", "condemn", "fire"),
    *("help", "lift", "meet", "offer", "permit", "promise", "protest", "reply", "request", "respond", "resume"),
    *("return", "reveal", "sign", "speak", "strike", "support", "talk", "travel", "veto", "visit", "vote", "warn"),
}
_PARTICIPLES = {"gathering": "gather", "meeting": "meet", "visiting": "visit"}
_SHORT = 3  # what is shorter may be a particle of a name: "al", "bin"
_DO = {"did", "do", "does"}
_HEADING = {"ROOT", "advcl", "ccomp", "conj", "parataxis", "relcl"}
_CLAUSAL = {"advcl", "relcl", "ccomp", "acl"}
_CONJUNCTIONS = {"after", "as", "before", "since", "until", "while"}
_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "pobj"}
_DESCRIBING = {"amod", "compound", "det", "nmod", "nummod", "poss"}
_WANTING = {"want", "wanted", "wants"}
_PARTICLES = {"down", "in", "off", "out", "over", "up"}


def lemmas(bench: Workbench) -> None:
    """Mend lemmas: a capitalised verb of a headline keeps its form, and some forms are taken for other words."""
    for t in list(bench):
        if t.pos in {"VERB", "AUX"}:
            bench.change(t.i, lemma=_LEMMAS.get(t.text.lower(), t.lemma.lower()))


def common_noun(bench: Workbench) -> None:
    """ "voted in favour": a word in small letters behind a preposition is no name."""
    for t in list(bench):
        if t.pos == "PROPN" and t.dep == "pobj" and t.text.islower() and len(t.text) > _SHORT and not t.entity:
            bench.change(t.i, pos="NOUN", tag="NN", lemma=t.text)


def mere_participle(bench: Workbench) -> None:
    """ "would have banned arms and frozen funds": a form that is a participle only is no past tense."""
    for t in list(bench):
        if t.tag != "VBD":
            continue
        of_noun = t.dep == "acl" and bench.at(t.head).pos in NOUNS and not bench.is_behind_comma(t.i)
        before = t.dep == "acl" and bench.at(t.head).dep in SUBJECT_DEPS and bench.at(t.head).head > t.i
        lone = not bench.children(t.i, "aux", "auxpass", "dobj", "ccomp", "xcomp", "acomp", "attr", *SUBJECT_DEPS)
        bare = of_noun and not bench.children(t.i, "aux", "auxpass", "dobj", "ccomp", "xcomp", "mark", *SUBJECT_DEPS)
        sure = t.text.lower() in ONLY_PARTICIPLES or (bare and t.text.lower() in PAST_OR_PARTICIPLE)
        if sure or (before and lone):  # "the trip, called off in May, went ahead"
            bench.change(t.i, tag="VBN")


def finite_behind_conjunction(bench: Workbench) -> None:
    """ "while Oslo, wary as ever, abstained": with a conjunction and a subject it is a past tense."""
    for t in bench.of("advcl"):
        if t.tag != "VBN" or t.text.lower() in ONLY_PARTICIPLES:
            continue
        mark = bench.child(t.i, "mark", "advmod")
        opens = mark is not None and mark.text.lower() in _OPENS_CLAUSE and mark.i == bench.first_of(t.i)
        if opens and bench.child(t.i, "nsubj") is not None and bench.child(t.i, "aux", "auxpass") is None:
            bench.change(t.i, tag="VBD")


def emphatic_do(bench: Workbench) -> None:
    """ "did abstain": the parser takes *did* for the verb and *abstain* for an adverb."""
    for token in list(bench):
        verb = bench.after(token.i)
        is_do = token.text.lower() in _DO and token.pos in {"VERB", "AUX"}
        if not is_do or verb is None or verb.head != token.i or not _is_emphasised(bench, verb):
            continue
        root = token.head == token.i
        bench.change(verb.i, pos="VERB", tag="VB", dep=token.dep, head=verb.i if root else token.head)
        bench.change(token.i, pos="AUX", dep="aux", head=verb.i)
        for other in bench.children(token.i):
            if other.i != verb.i:
                bench.change(other.i, head=verb.i)


def _is_emphasised(bench: Workbench, verb: Token) -> bool:
    """Whether a word behind *did* is what was done: "did abstain", "did resume", not "did business"."""
    bare = not bench.children(verb.i, "det", "poss", "amod", "compound", "nummod")
    return verb.text.lower() in _EMPHASISED and bare


def noun_with_subject(bench: Workbench) -> None:
    """ "Kim greets his guest": what the parser gives a subject is a verb, whatever the tagger says."""
    for noun in bench.of(*sorted(_HEADING)):
        subject = bench.child(noun.i, "nsubj", "nsubjpass")
        if noun.pos != "NOUN" or subject is None or subject.i > noun.i:
            continue
        if noun.tag == "NNS" or bench.child(noun.i, "dobj") is not None:
            bench.change(noun.i, pos="VERB", tag="VBZ" if noun.tag == "NNS" else "VBP")


def verb_in_clause(bench: Workbench) -> None:
    """ "unless Canberra apologises": what a conjunction or a relative pronoun opens has a verb, not a noun."""
    for noun in bench.of(*sorted(_CLAUSAL)):
        if noun.pos != "NOUN" or noun.tag not in {"NN", "NNS"}:
            continue
        opened = bench.children(noun.i, "mark", "aux") or [
            t for t in bench.children(noun.i, "dobj", "nsubj") if t.tag in {"WDT", "WP"}
        ]
        if not opened or bench.child(noun.i, "det", "poss", "cop") or opened[0].lemma == "to":
            continue
        bench.change(noun.i, pos="VERB", tag="VBZ" if noun.tag == "NNS" else "VB")
        names = [t for t in bench.children(noun.i, "compound", "nmod") if t.pos in NOUNS]
        if (names and bench.subject(noun.i) is None) or (names and opened[0].dep == "dobj"):
            bench.change(names[-1].i, dep="nsubj")
            for name in names[:-1]:
                bench.change(name.i, head=names[-1].i)


def verb_behind_conjunction(bench: Workbench) -> None:
    """ "as hundreds march": a noun with a subject is a verb, and the preposition before it a conjunction."""
    for noun in bench.of("pobj"):
        preposition = bench.at(noun.head)
        if noun.pos != "NOUN" or preposition.lemma.lower() not in _CONJUNCTIONS:
            continue
        if preposition.head == preposition.i:
            continue
        if bench.child(noun.i, "nsubj") is None:
            continue
        bench.change(noun.i, pos="VERB", tag="VBZ" if noun.tag == "NNS" else "VBP", dep="advcl", head=preposition.head)
        bench.change(preposition.i, dep="mark", head=noun.i)


def noun_as_participle(bench: Workbench) -> None:
    """ "The leaders meeting in Hiroshima urged …", "Xi and Putin, meeting in Sochi, …": these are participles."""
    for noun in list(bench):
        if noun.tag != "NN" or noun.lemma not in _PARTICIPLES:
            continue
        verb = {"pos": "VERB", "tag": "VBG", "lemma": _PARTICIPLES[noun.lemma]}
        opens = noun.dep == "advcl" and bench.before(noun.i) is None and not bench.children(noun.i, *_DESCRIBING)
        if noun.dep == "acl" or opens:
            bench.change(noun.i, **verb)
        elif noun.dep in {"appos", "conj"} and bench.is_behind_comma(noun.i) and bench.child(noun.i, "prep"):
            above = bench.at(noun.head)
            while above.dep == "conj" and bench.at(above.head).pos in NOUNS:
                above = bench.at(above.head)
            if above.pos in NOUNS and not bench.children(noun.i, "cc", "conj"):
                bench.change(noun.i, dep="acl", head=above.i, **verb)


def participle_in_apposition(bench: Workbench) -> None:
    """ "Lavrov and Wang, meeting in Sochi, agreed": a participle behind a comma says what they do, it is no name."""
    for verb in bench.of("appos"):
        if verb.tag != "VBG" or verb.pos != "VERB" or not bench.is_behind_comma(verb.i):
            continue
        if bench.children(verb.i, "det", "amod", "poss", "compound"):
            continue
        above = bench.at(verb.head)
        while above.dep == "conj" and bench.at(above.head).pos in NOUNS:
            above = bench.at(above.head)
        if above.pos in NOUNS:
            bench.change(verb.i, dep="acl", head=above.i)


def gerund_behind_preposition(bench: Workbench) -> None:
    """ "joined Iran in voting against the text": what a preposition has behind it as a verb is a clause."""
    for verb in list(bench):
        bare = not bench.children(verb.i, "det", "amod", "poss", "compound", "nmod")
        if verb.tag == "VBG" and verb.pos == "VERB" and verb.dep == "pobj" and bare:
            bench.change(verb.i, dep="pcomp")


def noun_as_argument(bench: Workbench) -> None:
    """ "Should talks collapse", "days of naval drills off Hainan": arguments with no subject or object are nouns."""
    for verb in bench.of(*sorted(_ARGUMENTS)):
        if verb.tag != "VBZ" or not verb.text.endswith("s"):
            continue
        below = bench.children(verb.i)
        described = any(t.dep in _DESCRIBING and t.i < verb.i for t in below)
        plain = described and all(t.dep in _DESCRIBING | {"prep", "prt", "punct"} for t in below)
        if below and not plain:
            continue
        bench.change(verb.i, pos="NOUN", tag="NNS")
        for t in below:
            if t.dep == "prt":
                bench.change(t.i, dep="prep", pos="ADP", tag="IN")


def relative_that(bench: Workbench) -> None:
    """ "a condition that the court dismissed": *that* with a part to play is a pronoun, its clause a relative one."""
    for that in list(bench):
        if that.text.lower() == "that" and that.tag in {"IN", "DT"} and that.dep in {"dobj", "nsubj", "nsubjpass"}:
            verb = bench.at(that.head)
            noun = bench.at(verb.head)
            if verb.dep == "acl" and noun.pos in NOUNS and noun.i < that.i:
                bench.change(that.i, tag="WDT", pos="PRON")
                bench.change(verb.i, dep="relcl")


def fronted_to(bench: Workbench) -> None:
    """ "the militia to which arms were sent": *to* before a relative pronoun is a preposition."""
    for to in list(bench):
        if to.lemma == "to" and to.head != to.i and bench.child(to.i, "pobj") is not None and _is_odd(to):
            bench.change(to.i, dep="prep", pos="ADP", tag="IN")


def wanting_taken_for_auxiliary(bench: Workbench) -> None:
    """ "sanctions that Chad wanted lifted": Chad wants it, and has lifted nothing."""
    for want in bench.of("aux"):
        verb = bench.at(want.head)
        if want.text.lower() not in _WANTING or verb.tag not in {"VBN", "VBD"}:
            continue
        if want.i != verb.i - 1:
            continue
        bench.change(want.i, dep=verb.dep, head=want.i if verb.head == verb.i else verb.head, pos="VERB", lemma="want")
        bench.change(verb.i, dep="ccomp", head=want.i, tag="VBN")
        for t in bench.children(verb.i):
            if t.i < want.i:
                bench.change(t.i, head=want.i if t.tag not in {"WDT", "IN"} else verb.i)
        for t in bench.children(verb.i, "dobj"):
            if t.i < want.i:
                bench.change(t.i, dep="nsubj")


def noun_with_particle(bench: Workbench) -> None:
    """ "won the run-off", "its pull-out": the noun is the whole of what the hyphen ties together."""
    for particle in list(bench):
        hyphen = bench.before(particle.i)
        first = bench.before(hyphen.i) if hyphen is not None else None
        if particle.lemma not in _PARTICLES or particle.pos != "NOUN" or hyphen is None or first is None:
            continue
        if hyphen.text == "-" and first.end == hyphen.start and hyphen.end == particle.start:
            bench.change(particle.i, lemma=f"{first.text.lower()}-{particle.lemma}")


def _is_odd(to: Token) -> bool:
    return to.dep not in {"prep", "dative", "agent", "conj", "pcomp"}


WORDS = (
    lemmas,
    wanting_taken_for_auxiliary,
    noun_with_particle,
    common_noun,
    mere_participle,
    finite_behind_conjunction,
    emphatic_do,
    noun_with_subject,
    verb_in_clause,
    verb_behind_conjunction,
    noun_as_participle,
    participle_in_apposition,
    gerund_behind_preposition,
    noun_as_argument,
    relative_that,
    fronted_to,
)
