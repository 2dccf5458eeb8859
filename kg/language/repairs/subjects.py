"""Lost subjects and predicates: names taken for dates or appositions, finite verbs taken for participles."""

from __future__ import annotations

from kg.language.repairs.openings import OPENINGS
from kg.language.repairs.verbs import ALONE, DONE_TO, NAMING, ONLY_PARTICIPLES, SPEAKING
from kg.language.repairs.workbench import NOUNS, SUBJECT_DEPS, TENSED, Workbench
from kg.records import Token

__all__ = ["SUBJECTS"]

_MONTHS = "January February March April May June July August September October November December"
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_DATE_WORDS = frozenset(f"{_MONTHS} {_WEEKDAYS}".split())
_PHRASE = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"}
_UNITS = {"day", "decade", "hour", "minute", "month", "week", "year"}
_COUNTED = {"duo", "pair", "trio"}
_DASHES = {"-", "–", "—", "--"}


def date_before_subject(bench: Workbench) -> None:
    """ "On 8 May 2024 Xi met Orban": the parser takes *8 May 2024 Xi* for one name, and the verb has no subject."""
    for preposition in list(bench):
        if preposition.dep != "prep" or preposition.lemma.lower() not in {"on", "in", "by"}:
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


def finite_root(bench: Workbench) -> None:
    """ "A business mission conferred with bankers." is a sentence, not a noun phrase with a participle.

    Headlines and captions may be noun phrases ("Envoy expelled after leak"), unless the participle has an object.
    """
    root = bench.root
    if root.pos not in NOUNS or any(t.tag in TENSED and t.dep in {"conj", "parataxis"} for t in bench.children(root.i)):
        return
    for verb in _participles(bench, root):
        wanted = bench.child(verb.i, "dobj", "npadvmod", "ccomp", "xcomp")
        timely = wanted is not None and wanted.entity[2:] in {"DATE", "TIME"}
        takes_object = wanted is not None and not timely and wanted.pos in NOUNS | {"VERB", "AUX"}
        if verb.tag != "VBN" or verb.text.lower() in ONLY_PARTICIPLES or bench.child(verb.i, "agent"):
            continue
        previous = bench.before(verb.i)
        if previous is not None and previous.pos == "PUNCT" and not _closes_aside(bench, root, verb):
            continue
        if not takes_object and (bench.terse or verb.lemma not in ALONE):
            continue  # "Two nationals killed in Pakistan."
        _turn_round(bench, root, verb)
        if wanted is not None and wanted.dep == "npadvmod" and not timely:
            bench.change(wanted.i, dep="dobj")
        return


def called_by_telephone(bench: Workbench) -> None:
    """ "Putin called Modi": whom one calls is the object, not what one calls somebody."""
    for name in list(bench):
        verb = bench.at(name.head)
        alone = name.dep == "oprd" and verb.lemma == "call" and not bench.children(verb.i, "dobj", "auxpass")
        if alone and name.pos == "PROPN":
            bench.change(name.i, dep="dobj")


def pair_before_verb(bench: Workbench) -> None:
    """ "On Friday the two held talks": the verb between *the two* and its object is no participle of that."""
    root = bench.root
    if root.tag not in {"NN", "NNS"}:
        return
    verb = next((t for t in bench.children(root.i, "amod") if t.tag == "VBN" and t.i < root.i), None)
    pair = bench.before(verb.i) if verb is not None else None
    article = bench.before(pair.i) if pair is not None else None
    if verb is None or pair is None or article is None or verb.text.lower() in ONLY_PARTICIPLES:
        return
    counted = pair.dep == "nummod" or pair.lemma in _COUNTED
    if not counted or article.lemma.lower() not in {"the", "these", "those"}:
        return
    bench.change(verb.i, head=verb.i, dep="ROOT", tag="VBD", pos="VERB")
    bench.change(pair.i, head=verb.i, dep="nsubj")
    bench.change(article.i, head=pair.i, dep="det")
    bench.change(root.i, head=verb.i, dep="dobj")
    for t in bench.children(root.i):
        if t.i < article.i or t.dep == "punct":
            bench.change(t.i, head=verb.i)


def infinitive_in_headline(bench: Workbench) -> None:
    """ "EU to ban gas imports": the headline says what the EU is going to do."""
    root = bench.root
    verb = bench.child(root.i, "acl")
    if not bench.terse or verb is None or verb.tag != "VB" or not _may_act(bench, root):
        return
    previous = bench.before(verb.i)
    with_to = any(t.lemma == "to" for t in bench.children(verb.i, "aux"))
    if with_to and previous is not None and previous.lemma in {"to", "be"}:
        _turn_round(bench, root, verb)
        bench.change(verb.i, tag="VB")


def _may_act(bench: Workbench, noun: Token) -> bool:
    """Whether a noun phrase is somebody who may be about to act, and no "plan to" or "right to"."""
    if bench.child(noun.i, "poss") is not None:
        return False
    national = any(t.entity[2:] in {"NORP", "GPE"} for t in bench.children(noun.i, "amod", "compound"))
    return noun.pos == "PROPN" or noun.tag == "NNS" or (noun.pos == "NOUN" and national)


def passive_in_headline(bench: Workbench) -> None:
    """ "Dozens detained in Moscow": who is detained or killed, with nobody else in sight, has it done to them."""
    root = bench.root
    subject = bench.child(root.i, "nsubj")
    if not bench.terse or root.tag not in {"VBD", "VBN"} or root.lemma not in DONE_TO or subject is None:
        return
    if not bench.children(root.i, "dobj", "ccomp", "xcomp", "aux", "dative"):
        bench.change(root.i, tag="VBN")
        bench.change(subject.i, dep="nsubjpass")


def named_as(bench: Workbench) -> None:
    """ "appointed Zhang Wei secretary": whom, and what."""
    for noun in list(bench):
        verb = bench.at(noun.head)
        if noun.dep != "dobj" or noun.tag != "NN" or verb.lemma not in NAMING:
            continue
        whom = next((t for t in bench.children(noun.i, "compound") if t.i == noun.i - 1), None)
        if whom is None or whom.entity[2:] != "PERSON" or bench.children(verb.i, "oprd", "acomp"):
            continue
        bench.change(whom.i, dep="dobj", head=verb.i)
        for t in bench.children(noun.i, "compound", "det", "amod", "poss", "nummod"):
            if t.i < whom.i:
                bench.change(t.i, head=whom.i)
        bench.change(noun.i, dep="oprd")


def _participles(bench: Workbench, noun: Token) -> list[Token]:
    """Participles of a noun, and what the parser joins to one between commas: "X, led by Y, departed"."""
    found = bench.children(noun.i, "acl")
    for aside in list(found):
        if bench.is_behind_comma(aside.i):
            found += [t for t in bench.children(aside.i, "conj") if bench.is_behind_comma(t.i) and t.pos == "VERB"]
    return found


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


def _closes_aside(bench: Workbench, noun: Token, verb: Token) -> bool:
    """Whether the comma before the verb closes what another one opened behind the noun: "X, brought by Y, posed"."""
    asides = [t for t in bench.children(noun.i, "acl", "relcl", "appos") if t.i < verb.i and _after_comma(bench, t)]
    return bool(asides) and bench.is_behind_comma(verb.i)


def _turn_round(bench: Workbench, noun: Token, verb: Token) -> None:
    """Make the participle the root and the noun its subject; what stands after the verb goes with it."""
    bench.change(verb.i, head=verb.i, dep="ROOT", tag="VBD")
    bench.change(noun.i, head=verb.i, dep="nsubj")
    for t in bench.children(noun.i):
        if t.i > verb.i and t.dep not in {"conj", "cc", "appos"}:
            bench.change(t.i, head=verb.i)


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
        if len(subjects) < 2 or not any(t.text in _DASHES for t in bench if subjects[0].i < t.i < subjects[1].i):
            continue
        main = bench.at(verb.head)
        if any(t.text in _DASHES for t in bench if subjects[1].i < t.i < verb.i):
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
    for noun in list(bench):
        verb = bench.at(noun.head)
        if noun.dep != "nsubj" or noun.i < verb.i or verb.dep != "conj" or verb.pos != "VERB":
            continue
        if verb.lemma in SPEAKING or bench.children(verb.i, "dobj", "aux", "auxpass", "expl", "ccomp"):
            continue
        if bench.subject(bench.at(verb.head).i) is not None and bench.first_of(noun.i) == verb.i + 1:
            bench.change(noun.i, dep="dobj")


def listed_in_headline(bench: Workbench) -> None:
    """ "Modi, Putin to hold talks": in a headline a comma stands for *and*."""
    if not bench.terse:
        return
    for noun in list(bench):
        comma = bench.after(noun.i)
        verb = bench.at(noun.head)
        if noun.pos != "PROPN" or comma is None or comma.text != "," or noun.dep in SUBJECT_DEPS or noun.head == noun.i:
            continue
        subject = bench.subject(verb.i)
        named = all(t.pos == "PROPN" and not t.text.endswith("ing") for t in bench if t.i < comma.i)
        if not named or verb.lemma in SPEAKING:
            continue
        if subject is not None and subject.pos == "PROPN" and bench.first_of(subject.i) == comma.i + 1:
            bench.change(noun.i, dep=subject.dep, head=verb.i)
            bench.change(subject.i, dep="conj", head=noun.i)
            bench.change(comma.i, head=noun.i)


SUBJECTS = (
    *OPENINGS,
    date_before_subject,
    finite_root,
    pair_before_verb,
    called_by_telephone,
    aside_taken_for_main,
    infinitive_in_headline,
    passive_in_headline,
    named_as,
    time_taken_for_subject,
    subject_before_verb,
    subject_across_dashes,
    subject_across_cue,
    speaker_in_apposition,
    object_taken_for_subject,
    listed_in_headline,
)
