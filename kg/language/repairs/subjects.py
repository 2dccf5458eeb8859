"""Lost subjects: names taken for dates, for appositions or for parts of what stands before them."""

from __future__ import annotations

from kg.language.repairs.verbs import SPEAKING
from kg.language.repairs.workbench import DASHES, NOUNS, TENSED, Workbench
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["SUBJECTS"]


_MONTHS = "January February March April May June July August September October November December"
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_DATE_WORDS = frozenset(f"{_MONTHS} {_WEEKDAYS}".split())
_PHRASE = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"}
_UNITS = {"day", "decade", "hour", "minute", "month", "week", "year"}
#: How a name right before its verb may hang on it by mistake.
_GLUED = {"advmod", "compound", "nmod", "npadvmod"}


def date_before_subject(bench: Workbench) -> None:
    """ "On 8 May 2024 Xi met Orban": the parser takes *8 May 2024 Xi* for one name, and the verb has no subject."""
    for preposition in bench.of("prep"):
        if preposition.lemma.lower() not in {"on", "in", "by"}:
            continue
        verb = bench.at(preposition.head)
        name = bench.child(preposition.i, "pobj")
        if name is None or verb.pos not in {"VERB", "AUX"} or name.i > verb.i or bench.subject(verb.i) is not None:
            continue
        inside = [t for t in bench if preposition.i < t.i < name.i]
        last = max((t.i for t in inside if t.text in _DATE_WORDS or t.text.isdecimal()), default=None)
        if last is None or any(t.pos == "PUNCT" for t in inside):
            continue
        passive = bench.child(verb.i, "auxpass") is not None
        bench.change(name.i, dep="nsubjpass" if passive else "nsubj", head=verb.i)
        for t in inside:
            if t.i == last:
                bench.change(t.i, dep="pobj", head=preposition.i)
            elif t.i < last and t.head == name.i:
                bench.change(t.i, head=last)


def time_taken_for_subject(bench: Workbench) -> None:
    """ "Days after the death of Hu, Gorbachev and Deng met": whoever stands behind the comma met, not the days."""
    for verb in list(bench):
        time = bench.child(verb.i, "nsubj") if verb.pos == "VERB" else None
        if time is None or time.lemma.lower() not in _UNITS or not bench.is_finite(verb.i):
            continue
        opener = bench.child(time.i, "prep", "advmod")
        group = [verb.i, *(t.i for t in bench.children(verb.i, "aux", "auxpass", "neg", "advmod") if t.i < verb.i)]
        phrase = _phrase_before(bench, min(group)) if opener is not None and opener.i == time.i + 1 else []
        if phrase and phrase[0].i > time.i:
            bench.change(time.i, dep="npadvmod")
            _take_subject(bench, verb, phrase)


def subject_before_verb(bench: Workbench) -> None:
    """ "Detained in Istanbul, the chemist was jailed": what stands between the comma and the verb is its subject."""
    for verb in list(bench):
        if verb.pos not in {"VERB", "AUX"} or verb.dep in {"conj", "aux", "auxpass", "xcomp", "relcl", "acl"}:
            continue
        if not bench.is_finite(verb.i) or bench.subject(verb.i) is not None:
            continue
        group = [verb.i, *(t.i for t in bench.children(verb.i, "aux", "auxpass", "neg", "advmod") if t.i < verb.i)]
        openers = [t for t in bench.children(verb.i, "advcl", "prep", "npadvmod") if t.i < min(group)]
        if openers:
            _take_subject(bench, verb, _phrase_before(bench, min(group)) or _apposition_in(bench, openers[0]))


def _phrase_before(bench: Workbench, i: int) -> list[Token]:
    """The words of a noun phrase between a comma and token `i`; none if it is no noun phrase."""
    words: list[Token] = []
    token = bench.before(i)
    while token is not None and token.text != ",":
        words.insert(0, token)
        token = bench.before(token.i)
    plain = all(t.pos in _PHRASE or t.text in {"-", "'s", "of", "and"} for t in words)
    return words if token is not None and plain and words and words[-1].pos in NOUNS else []


def _apposition_in(bench: Workbench, opener: Token) -> list[Token]:
    """The last apposition after a comma in an opening phrase: "Held in Istanbul, the chemist, 42, was jailed"."""
    inside = [bench.at(i) for i in sorted(bench.subtree(opener.i))]
    noun = next((t for t in reversed(inside) if t.dep == "appos" and _after_comma(bench, t)), None)
    return [noun] if noun is not None and noun.pos in NOUNS else []


def _take_subject(bench: Workbench, verb: Token, phrase: list[Token]) -> None:
    """Make the phrase the subject, and leave what stood under its head before the comma where that was."""
    if not phrase:
        return
    inside = {t.i for t in phrase}
    noun = next((t for t in reversed(phrase) if t.head not in inside and t.pos in NOUNS), phrase[-1])
    if verb.i in inside or noun.i == verb.i:
        return
    left = [t for t in bench.children(noun.i) if t.i < phrase[0].i and t.pos in NOUNS]
    passive = bench.child(verb.i, "auxpass") is not None
    old_dep, old_head = noun.dep, noun.head
    bench.change(noun.i, dep="nsubjpass" if passive else "nsubj", head=verb.i)
    for t in left:
        bench.change(t.i, dep=old_dep, head=old_head)
    for t in phrase:
        if t.i != noun.i and t.head not in inside:
            bench.change(t.i, head=noun.i)


def _after_comma(bench: Workbench, noun: Token) -> bool:
    previous = bench.before(bench.first_of(noun.i))
    return previous is not None and previous.text == ","


def speaker_in_apposition(bench: Workbench) -> None:
    """ "… to scramble jets, the chiefs of staff said": the noun phrase right before the cue is who said it."""
    for cue in list(bench):
        if cue.pos != "VERB" or cue.lemma not in SPEAKING or bench.subject(cue.i) is not None:
            continue
        for told in bench.children(cue.i, "ccomp", "parataxis"):
            inside = sorted(bench.subtree(told.i))
            if inside[-1] != cue.i - 1:
                continue
            noun = next((t for i in inside if (t := bench.at(i)).dep == "appos" and _ends_before(bench, t, cue)), None)
            if noun is not None and noun.pos in NOUNS and _after_comma(bench, noun):
                bench.change(noun.i, dep="nsubj", head=cue.i)


def _ends_before(bench: Workbench, noun: Token, verb: Token) -> bool:
    return max(bench.subtree(noun.i)) == verb.i - 1


def subject_across_dashes(bench: Workbench) -> None:
    """ "The envoy — his jet had been late — proposed a truce": two subjects with a dash between them."""
    for verb in list(bench):
        subjects = bench.children(verb.i, "nsubj", "nsubjpass")
        if len(subjects) < 2 or not any(t.text in DASHES for t in bench if subjects[0].i < t.i < subjects[1].i):
            continue
        main = bench.at(verb.head)
        if any(t.text in DASHES for t in bench if subjects[1].i < t.i < verb.i):
            bench.change(subjects[1].i, dep="appos", head=subjects[0].i)  # "data — the only ones — suggest"
            continue
        if verb.dep in {"ccomp", "parataxis"} and main.i > verb.i and bench.subject(main.i) is None:
            bench.change(subjects[0].i, head=main.i)
            bench.change(verb.i, dep="parataxis")


def subject_across_cue(bench: Workbench) -> None:
    """“Our patience,” she warned, “has run out.” The noun phrase before the cue is the subject of what follows."""
    for verb in list(bench):
        if verb.pos not in {"VERB", "AUX"} or not bench.is_finite(verb.i) or bench.subject(verb.i) is not None:
            continue
        for cue in bench.children(verb.i, "ccomp", "parataxis", "advcl"):
            noun = bench.child(cue.i, "dep", "npadvmod", "nmod")
            if cue.i < verb.i and noun is not None and noun.pos in NOUNS and noun.i < cue.i and bench.subject(cue.i):
                bench.change(noun.i, dep="nsubj", head=verb.i)


def object_taken_for_subject(bench: Workbench) -> None:
    """ "Xi flew to Moscow and, officials said, met Putin": whom a joined verb has behind it is its object."""
    for noun in bench.of("nsubj"):
        verb = bench.at(noun.head)
        if noun.i < verb.i or verb.dep != "conj" or verb.pos != "VERB":
            continue
        if verb.lemma in SPEAKING or bench.children(verb.i, "dobj", "aux", "auxpass", "expl", "ccomp"):
            continue
        if bench.subject(bench.at(verb.head).i) is not None and bench.first_of(noun.i) == verb.i + 1:
            bench.change(noun.i, dep="dobj")


def participle_taken_for_subject(bench: Workbench) -> None:
    """ "Meeting in Oslo, as a storm hit Riga, Wang and Lavrov agreed": the participle opens, it agrees to nothing."""
    opener = next((t for t in bench if t.pos != "PUNCT"), None)
    if opener is None or opener.tag != "VBG" or opener.dep not in {"nsubj", "csubj"}:
        return
    verb = bench.at(opener.head)
    group = [
        verb.i,
        *(t.i for t in bench.children(verb.i, "aux", "auxpass", "neg", "advmod") if opener.i < t.i < verb.i),
    ]
    phrase = _phrase_before(bench, min(group))
    if verb.pos == "VERB" and bench.is_finite(verb.i) and phrase and phrase[0].i > opener.i:
        bench.change(opener.i, dep="advcl", pos="VERB")
        _take_subject(bench, verb, phrase)


def subject_before_aside(bench: Workbench) -> None:
    """ "Oslo banned it in May, and Rome, under pressure, followed suit": *and* with an aside opens a clause."""
    for noun in bench.of("conj"):
        if noun.pos not in {"NOUN", "NUM", "PROPN"}:
            continue
        above = bench.at(noun.head)
        if not any(t.i < noun.i for t in bench.children(above.i, "cc")):
            continue
        own = bench.subtree(noun.i)
        verb = next((t for t in bench if t.i > noun.i and t.tag in FINITE and t.i not in own and t.pos == "VERB"), None)
        if verb is None or verb.dep not in {"conj", "dep"}:
            continue
        over = bench.at(verb.head)
        if above.dep not in {"dobj", "pobj"} and above.i != over.i:
            continue
        if over.i not in {above.i, *(a.i for a in bench.ancestors(above.i))}:
            continue
        between = [t for t in bench if noun.i < t.i < verb.i]
        aside = len(between) > 2 and between[0].text == between[-1].text == ","
        joints = [t for t in bench.children(above.i, "cc") if t.i == bench.first_of(noun.i) - 1]
        if not aside or not joints or bench.subject(verb.i) is not None:
            continue
        if any(t.pos == "CCONJ" or t.tag in {"TO", "VB"} or t.tag in FINITE for t in between if t.i not in own):
            continue
        bench.change(verb.i, dep="conj")
        bench.change(joints[0].i, head=over.i)
        bench.change(noun.i, dep="nsubj", head=verb.i)
        for t in between:
            if t.head < noun.i:
                bench.change(t.i, head=noun.i, dep="acl" if t.tag in {"VBG", "VBN"} else t.dep)


def name_glued_to_verb(bench: Workbench) -> None:
    """ "Twenty days later Russia attacks Chad": a finite verb has no name as a part of it, it has it as its subject."""
    for name in list(bench):
        verb = bench.at(name.head)
        glued = name.dep in _GLUED and name.pos == "PROPN" and verb.pos == "VERB" and verb.tag in TENSED
        timely = name.entity[2:] in {"DATE", "TIME"}
        if glued and not timely and name.i == verb.i - 1 and bench.subject(verb.i) is None:
            bench.change(name.i, dep="nsubj")


def gerund_taken_for_subject(bench: Workbench) -> None:
    """ "Leaders meeting in Rio adopted a text": the leaders adopted it, not their meeting."""
    for gerund in bench.of("csubj", "nsubj"):
        verb, noun = bench.at(gerund.head), bench.child(gerund.i, "nsubj")
        if gerund.tag != "VBG" or noun is None or verb.pos != "VERB":
            continue
        if noun.i != gerund.i - 1 or noun.tag not in {"NNS", "NNPS"} or bench.children(gerund.i, "aux", "mark"):
            continue
        bench.change(noun.i, dep="nsubj", head=verb.i)
        bench.change(gerund.i, dep="acl", head=noun.i)


SUBJECTS = (
    gerund_taken_for_subject,
    name_glued_to_verb,
    participle_taken_for_subject,
    subject_before_aside,
    date_before_subject,
    time_taken_for_subject,
    subject_before_verb,
    subject_across_dashes,
    subject_across_cue,
    speaker_in_apposition,
    object_taken_for_subject,
)
