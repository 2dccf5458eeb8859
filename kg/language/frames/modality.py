"""What a clause says of its own reality: conditions, modals, questions, imperatives, hedges and negation."""

from __future__ import annotations

from collections.abc import Iterable

from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.negation import find_negation
from kg.language.frames.ranks import is_among_first
from kg.language.frames.subjects import BARE, SUBJECTS
from kg.language.frames.verdict import TOLD, Verdict, verdict
from kg.language.tree import Tree
from kg.records import Factuality, Token, Zone

__all__ = ["judge_noun", "judge_verb"]

_POSSIBLE = {"may", "might", "could", "can"}
_PLANNED = {"will", "shall", "'ll", "must", "should", "ought"}
_CONDITION = {"if", "unless", "whether", "lest", "provided"}
_PROVISOS = {"case", "condition", "provide", "provided", "suppose"}
_INVERTED = {"should", "were", "had"}
_SUBJECTS = (*SUBJECTS, "expl")
_WONDERING = {"ask", "consider", "debate", "doubt", "question", "unclear", "uncertain", "wonder"}
_OPENING = {'"', "``", ",", ";", ":"}
_HAPPENING = {"happen", "materialise", "materialize", "occur"}
_DAYS = {"date", "dates", "timetable"}
_SETTING = {"agree", "announce", "choose", "fix", "give", "propose", "set"}
_MODAL = "before the verb"


def judge_verb(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Verdict:
    """What a verbal or copular clause says of itself."""
    condition = _condition(tree, frame)
    if condition is not None:
        return verdict(Factuality.HYPOTHETICAL, condition.i, "a condition")
    auxiliaries = _auxiliaries(tree, frame)
    modal = _modality(tree, frame, auxiliaries, lexicon)
    negation = find_negation(tree, frame)
    if negation is not None:
        counterfactual = modal.value is Factuality.HYPOTHETICAL and _named(auxiliaries, {"have"}) is not None
        return modal if counterfactual else verdict(Factuality.NEGATED, negation.i, "denies it")
    hedge = next((t for t in tree.children(frame.head, "advmod") if t.lemma.lower() in lexicon.hedges), None)
    return verdict(Factuality.POSSIBLE, hedge.i, "makes it a possibility") if not modal and hedge else modal


def judge_noun(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Verdict:
    """What the words around an act noun say: "no talks", "planned talks", "without talks"."""
    for child in tree.children(frame.head, "amod", "det", "compound"):
        if child.dep == "det" and child.lemma.lower() == "no":
            return verdict(Factuality.NEGATED, child.i, "denies it")
        if child.dep == "det" and child.lemma.lower() == "any":
            return verdict(Factuality.HYPOTHETICAL, child.i, "means none that took place")
        for form in (child.text.lower(), child.lemma.lower()):
            if form in lexicon.modifiers:
                return verdict(lexicon.modifiers[form], child.i, "says so")
    never = _never_held(tree, frame.head)
    if never is not None:
        return verdict(Factuality.NEGATED, never.i, "denies it")
    head = tree.tokens[frame.head]
    preposition = tree.tokens[head.head]
    if head.dep == "pobj" and preposition.lemma == "without":
        return verdict(Factuality.NEGATED, preposition.i, "denies it")
    if head.dep == "pobj" and preposition.i and _is_instead(tree, preposition):
        return verdict(Factuality.NEGATED, preposition.i - 1, "denies it")
    fixed = tree.tokens[preposition.head]
    if head.dep == "pobj" and preposition.lemma == "for" and _is_date_of(tree, fixed):
        return verdict(Factuality.PLANNED, preposition.i, "its day is only spoken of")
    return TOLD


def _never_held(tree: Tree, noun: int) -> Token | None:
    """The word that denies an act by the clause on its noun: "a summit that never took place"."""
    held = [t for t in tree.children(noun, "relcl") if t.lemma in _HAPPENING or _takes_place(tree, t)]
    return next((n for t in held for n in tree.children(t.i, "neg")), None)


def _takes_place(tree: Tree, verb: Token) -> bool:
    return verb.lemma == "take" and any(t.lemma == "place" for t in tree.children(verb.i, "dobj"))


def _is_instead(tree: Tree, preposition: Token) -> bool:
    """ "instead of a summit", "rather than a summit"."""
    before = tree.tokens[preposition.i - 1].text.lower()
    return (before, preposition.text.lower()) in {("instead", "of"), ("rather", "than")}


def _is_date_of(tree: Tree, token: Token) -> bool:
    """Whether *for* hangs on a date, or on the verb that sets one: "no date has been set for the visit"."""
    if token.lemma in _DAYS:
        return True
    return token.lemma in _SETTING and any(t.lemma in _DAYS for t in tree.children(token.i, "dobj", "nsubjpass"))


def _condition(tree: Tree, frame: Frame) -> Token | None:
    """The word that makes the clause a condition: "if", "provided that", an inverted "should"."""
    head = frame.head
    if frame.marker in _CONDITION:
        return next((t for t in tree.children(head, "mark", "advmod") if t.lemma == frame.marker), tree.tokens[head])
    if frame.relation in {"advcl", "ccomp"} and frame.governor is not None:
        inverted = _inversion(tree, head)
        if inverted is not None:
            return inverted
    outer = tree.tokens[tree.tokens[head].head]
    provided = frame.relation == "ccomp" and frame.marker == "that" and frame.embedder.lower() in _PROVISOS
    return outer if provided else None


def _inversion(tree: Tree, head: int) -> Token | None:
    """ "Should talks collapse, …", "Were Rome to leave, …", "Had they met, …": conditions without a conjunction."""
    token = tree.tokens[head]
    outer = tree.tokens[token.head]
    if outer.text.lower() == "were" and outer.i < head:
        return outer if outer.dep in {"advcl", "ccomp"} and outer.head > head else None
    subject = tree.child(head, *_SUBJECTS)
    first = _named(tree.children(head, "aux", "auxpass"), _INVERTED, by_text=True)
    fronted = subject is not None and first is not None and first.i < subject.i and outer.i > head
    return first if fronted else None


def _is_unreal(tree: Tree, head: int) -> bool:
    """Whether the condition that hangs on the clause is put as unreal: "were Rome to leave, …", "had they met, …"."""
    return any(
        _inversion(tree, t.i) is not None or (t.text.lower() == "were" and t.i < head)
        for t in tree.children(head, "advcl")
    )


def _auxiliaries(tree: Tree, frame: Frame) -> list[Token]:
    """The verb's auxiliaries, or those of the verb that it is joined to: "will meet and sign"."""
    own = tree.children(frame.head, "aux")
    governor = frame.governor
    if own or governor is None or frame.relation != "conj" or not frame.surface_shared:
        return own
    alike = tree.tokens[frame.head].tag == tree.tokens[governor.head].tag
    return tree.children(governor.head, "aux") if alike and not tree.children(frame.head, "auxpass") else []


def _named(tokens: Iterable[Token], lemmas: set[str], *, by_text: bool = False) -> Token | None:
    return next((t for t in tokens if (t.text if by_text else t.lemma).lower() in lemmas), None)


def _modality(tree: Tree, frame: Frame, auxiliaries: list[Token], lexicon: FrameLexicon) -> Verdict:
    asked = _question(tree, frame)
    if asked is not None:
        return verdict(Factuality.HYPOTHETICAL, asked.i, "a question")
    possible, planned = _named(auxiliaries, _POSSIBLE), _named(auxiliaries, _PLANNED)
    would = _named(auxiliaries, {"would"})
    aim = next((t for t in tree.children(frame.head, "mark") if t.lemma.lower() == "so"), None)
    if frame.relation == "advcl" and aim is not None and (possible or planned or would):
        return verdict(Factuality.PLANNED, aim.i, "a purpose")
    if would is not None:
        perfect = _named(auxiliaries, {"have"}) is not None
        unreal = perfect or not _reported_future(tree, frame) or _is_unreal(tree, frame.head)
        return verdict(Factuality.HYPOTHETICAL if unreal else Factuality.PLANNED, would.i, _MODAL)
    if possible is not None:
        return verdict(Factuality.POSSIBLE, possible.i, _MODAL)
    if planned is not None:
        return verdict(Factuality.PLANNED, planned.i, _MODAL)
    if _is_imperative(tree, frame):
        return verdict(Factuality.PLANNED, frame.head, "an imperative")
    return _infinitive(tree, frame, _named(auxiliaries, {"to"}), lexicon)


def _infinitive(tree: Tree, frame: Frame, to: Token | None, lexicon: FrameLexicon) -> Verdict:
    """A purpose ("flew in to meet her"), or the future of headlines ("Putin, Xi to meet")."""
    if to is None:
        return TOLD
    if frame.surface_shared:
        caused = frame.embedder in lexicon.implicatives and frame.embedder in lexicon.object_control
        made = frame.governor is not None and frame.governor.passive  # "made a trip to see him" makes nobody see him
        caused = caused and (made or frame.embedder not in BARE)
        aim = frame.relation == "advcl" and not caused and not is_among_first(tree, frame.governor)
        return verdict(Factuality.PLANNED, to.i, "a purpose") if aim else TOLD
    headline = tree.sentences[tree.sentence_of(frame.head)].zone is Zone.HEADLINE
    future = headline or tree.tokens[frame.head].head == frame.head
    return verdict(Factuality.PLANNED, to.i, "with the verb speaks of the future") if future else TOLD


def _question(tree: Tree, frame: Frame) -> Token | None:
    """The mark of a question, or the verb of wondering: "Will China attack?", "wondered how long it would last"."""
    head = frame.head
    token = tree.tokens[head]
    if frame.relation == "ccomp" and frame.embedder in _WONDERING:
        opened = any(t.tag in {"WRB", "WP", "WDT"} for t in tree.tokens[tree.first(head) : head])
        modal = any(t.tag == "MD" for t in tree.children(head, "aux"))
        return tree.tokens[token.head] if opened and modal else None
    root = token.head == head or (token.dep == "conj" and tree.tokens[token.head].head == token.head)
    if not root and not (frame.relation in {"ccomp", "parataxis"} and _has_fronted_verb(tree, head)):
        return None
    if any(t.lemma.lower() == "why" for t in tree.children(head, "advmod")):
        return None  # "why Russia invaded" takes the invasion for granted
    end = tree.sentences[tree.sentence_of(head)].last
    return next((t for t in tree.tokens[head:end] if t.text == "?"), None)


def _has_fronted_verb(tree: Tree, head: int) -> bool:
    subject = tree.child(head, *_SUBJECTS)
    return subject is not None and any(t.i < subject.i for t in tree.children(head, "aux", "auxpass"))


def _is_imperative(tree: Tree, frame: Frame) -> bool:
    """ "Stop arming Taiwan", "never send ships": a bare verb without a subject that opens its sentence or quotation."""
    token = tree.tokens[frame.head]
    if token.tag != "VB" or frame.relation not in {"", "ccomp", "conj", "parataxis", "advcl"} or frame.marker:
        return False
    auxiliaries = {t.lemma.lower() for t in tree.children(token.i, "aux")}
    if auxiliaries - {"do"} or tree.children(token.i, *_SUBJECTS):
        return False
    if frame.relation == "conj" and frame.governor is not None:
        return _is_imperative(tree, frame.governor)
    first = tree.sentences[tree.sentence_of(token.i)].first == token.i
    opens = first or tree.tokens[token.i - 1].text in _OPENING
    return opens or bool(auxiliaries) or bool(tree.children(token.i, "neg"))


def _reported_future(tree: Tree, frame: Frame) -> bool:
    """ "said it would send", "an accord under which both would withdraw": a future seen from the past."""
    if frame.relation == "relcl":
        fronted = [p for p in tree.children(frame.head, "prep") if p.lemma in {"under", "by"} and p.i < frame.head]
        if any(t.tag == "WDT" for p in fronted for t in tree.children(p.i, "pobj")):
            return True
    at = frame
    while at.relation in {"conj", "relcl", "advcl", "acl", "xcomp", "pcomp"} and at.governor is not None:
        at = at.governor
    return at.relation == "ccomp" and at.governor is not None
