"""Headlines: they leave out articles and the verb *be*, put what is to come as an infinitive, and *and* as a comma."""

from __future__ import annotations

from kg.language.repairs.predicates import turn_round
from kg.language.repairs.verbs import DONE_TO, SPEAKING
from kg.language.repairs.workbench import SUBJECT_DEPS, TENSED, Workbench
from kg.records import Token

__all__ = ["HEADLINES"]

_HEADS = {"ROOT", "advcl", "ccomp", "conj", "parataxis"}
_QUOTES = {"'", '"', "``"}
_PHRASE = {"ADJ", "NOUN", "NUM", "PROPN"}
_CUTS = {";", ":", "--", "–", "—"}
_JOINTS = {",", "&", "and"}
#: Behind these the headline has another clause.
_OPENERS = {
    ",",
    "after",
    "amid",
    "as",
    "before",
    "but",
    "despite",
    "since",
    "that",
    "until",
    "when",
    "which",
    "while",
    "who",
}
#: Forms that are a noun or an adverb as well as what several do, and those of what one does.
_ACTS = {
    *(
        "back",
        "ban",
        "bar",
        "block",
        "boycott",
        "cut",
        "exchange",
        "expel",
        "eye",
        "halt",
        "hail",
        "host",
        "hold",
        "ink",
    ),
    *("mark", "mull", "pledge", "plan", "protest", "quit", "rap", "sign", "slam", "snub", "swap", "target", "veto"),
}
_ACTS_OF_ONE = {
    **{
        f"{verb}s": verb for verb in ("back", "bar", "block", "boycott", "dial", "eye", "greet", "hail", "halt", "host")
    },
    **{f"{verb}s": verb for verb in ("expel", "hit", "ink", "mull", "order", "phone", "quit", "ring", "slam", "snub")},
    "bans": "ban",
    "raps": "rap",
    "seeks": "seek",
    "swaps": "swap",
    "urges": "urge",
    "vetoes": "veto",
    "voices": "voice",
}


def verb_of_headline(bench: Workbench) -> None:
    """ "China's Xi visits Moscow, holds talks": the first of two verbs, not a noun that owns the second."""
    for noun in bench.of("nsubj"):
        name, place, verb = bench.before(noun.i), bench.after(noun.i), bench.at(noun.head)
        if noun.tag != "NNS" or verb.tag != "VBZ" or name is None or place is None:
            continue
        listed = name.tag == "NNP" and name.head == noun.i and place.tag == "NNP" and place.head == noun.i
        if not listed or not bench.is_behind_comma(verb.i) or verb.head != verb.i:
            continue
        for owner in bench.children(noun.i, "poss"):
            bench.change(owner.i, head=name.i)
        bench.change(name.i, dep="nsubj")
        bench.change(place.i, dep="dobj")
        bench.change(noun.i, pos="VERB", tag="VBZ", dep="ROOT", head=noun.i, lemma=noun.lemma)
        bench.change(verb.i, dep="conj", head=noun.i)


def verb_behind_names(bench: Workbench) -> None:
    """ "Moscow and Beijing block UN move", "Xi dials Putin": what stands between names and a noun phrase is a verb."""
    if not bench.terse:
        return
    for piece in _pieces(bench):
        names = _row_of_names(piece)
        verb, behind = piece[len(names)] if len(names) < len(piece) else None, piece[len(names) + 1 :]
        if (
            verb is None
            or not names
            or not behind
            or (behind[0].pos not in _PHRASE and behind[0].text not in _QUOTES)
            or _has_predicate(bench, verb)
        ):
            continue
        joined = any(t.pos != "PROPN" for t in names)
        if verb.text not in (_ACTS if joined else _ACTS_OF_ONE) or _is_told_by_another(behind):
            continue
        _make_predicate(bench, names, verb, behind, _top(bench, piece))


def _pieces(bench: Workbench) -> list[list[Token]]:
    """The headline cut where one ends and the next begins, and behind the name of the agency."""
    pieces: list[list[Token]] = [[]]
    for t in bench:
        if t.text in _CUTS:
            pieces.append([])
        else:
            pieces[-1].append(t)
    return pieces


def _row_of_names(piece: list[Token]) -> list[Token]:
    """The names that open a piece, with what joins them."""
    count = next((n for n, t in enumerate(piece) if t.pos != "PROPN" and t.text not in _JOINTS), len(piece))
    names = piece[:count]
    return names if names and names[0].pos == names[-1].pos == "PROPN" else []


def _has_predicate(bench: Workbench, verb: Token) -> bool:
    return verb.pos == "VERB" and bench.subject(verb.i) is not None


def _is_told_by_another(behind: list[Token]) -> bool:
    """Whether a finite verb follows before a clause is opened: "Russia and China trade talks hit a snag"."""
    for t in behind:
        if t.text in _OPENERS:
            return False
        if t.tag in TENSED and t.pos in {"VERB", "AUX"}:
            return True
    return False


def _top(bench: Workbench, piece: list[Token]) -> Token:
    """The root of the sentence if it is in the piece, else the first token whose head is outside."""
    inside = {t.i for t in piece}
    now = [bench.at(t.i) for t in piece]
    return next((t for t in now if t.head == t.i), None) or next(t for t in now if t.head not in inside)


def _make_predicate(bench: Workbench, names: list[Token], verb: Token, behind: list[Token], over: Token) -> None:
    """Hang the names on the verb as its subject and the noun phrase behind it as its object."""
    tag = "VBP" if verb.text in _ACTS else "VBZ"
    root = over.head == over.i
    lemma = _ACTS_OF_ONE.get(verb.text, verb.text)
    dep = "ROOT" if root else over.dep
    bench.change(verb.i, pos="VERB", tag=tag, lemma=lemma, dep=dep, head=verb.i if root else over.head)
    _list_subjects(bench, names, verb)
    before = {t.i for t in names} | {verb.i}
    held = False
    for t in (bench.at(t.i) for t in behind):
        if t.i != over.i and t.head not in before and t.head in {b.i for b in behind}:
            if t.dep == "nsubj" and bench.at(t.head).pos == "NOUN":
                bench.change(t.i, dep="compound")
            continue
        noun = t.pos in {"NOUN", "PROPN"}
        bench.change(t.i, head=verb.i, dep="dobj" if noun and not held else t.dep if t.dep != "ROOT" else "dep")
        held = held or noun


def _list_subjects(bench: Workbench, names: list[Token], verb: Token) -> None:
    """Make the last word of the first name the subject, and join those of the others to it."""
    last: Token | None = None
    for n, name in enumerate(names):
        if name.pos != "PROPN":
            bench.change(name.i, head=last.i if last else verb.i, dep="punct" if name.text == "," else "cc")
        elif n + 1 < len(names) and names[n + 1].pos == "PROPN":
            end = next(t for m, t in enumerate(names) if m > n and (m + 1 == len(names) or names[m + 1].pos != "PROPN"))
            bench.change(name.i, head=end.i, dep="compound")
        else:
            bench.change(name.i, head=last.i if last else verb.i, dep="conj" if last else "nsubj")
            last = name


def infinitive_in_headline(bench: Workbench) -> None:
    """ "EU to ban gas imports": the headline says what the EU is going to do."""
    root = bench.root
    verb = bench.child(root.i, "acl")
    if not bench.terse or verb is None or verb.tag != "VB" or not _may_act(bench, root):
        return
    previous = bench.before(verb.i)
    with_to = any(t.lemma == "to" for t in bench.children(verb.i, "aux"))
    if with_to and previous is not None and previous.lemma in {"to", "be"}:
        turn_round(bench, root, verb)
        bench.change(verb.i, tag="VB")


def _may_act(bench: Workbench, noun: Token) -> bool:
    """Whether a noun phrase is somebody who may be about to act, and no "plan to" or "right to"."""
    if bench.child(noun.i, "poss") is not None:
        return False
    national = any(t.entity[2:] in {"NORP", "GPE"} for t in bench.children(noun.i, "amod", "compound"))
    return noun.pos == "PROPN" or noun.tag == "NNS" or (noun.pos == "NOUN" and national)


def passive_in_headline(bench: Workbench) -> None:
    """ "Dozens detained in Moscow", "truce reached": with nobody else in sight it is done to them."""
    if not bench.terse:
        return
    for verb in bench.of(*sorted(_HEADS)):
        subject = bench.child(verb.i, "nsubj")
        if verb.tag not in {"VBD", "VBN"} or verb.lemma not in DONE_TO or subject is None:
            continue
        behind = [t for t in bench.children(verb.i, "dobj", "ccomp", "xcomp", "dative", "prt") if t.i > verb.i]
        if not behind and not bench.children(verb.i, "aux"):
            bench.change(verb.i, tag="VBN")
            bench.change(subject.i, dep="nsubjpass")


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


HEADLINES = (
    verb_of_headline,
    verb_behind_names,
    infinitive_in_headline,
    passive_in_headline,
    listed_in_headline,
)
