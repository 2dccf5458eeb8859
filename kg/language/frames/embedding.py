"""What the words around a clause make of it: "agreed to meet", "refused to sign", "is said to have sold"."""

from __future__ import annotations

from kg.language.frames.claims import judge_claim
from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.negation import find_no, joined_by
from kg.language.frames.operators import OVER, operator_above, under_operator
from kg.language.frames.predicates import is_act_noun, is_wanted, takes_place, with_particle
from kg.language.frames.ranks import RANKS, is_among_first, is_ranked
from kg.language.frames.verdict import TOLD, Verdict, compose, verdict
from kg.language.tree import FINITE, Tree
from kg.records import ClauseKind, Factuality, Token, Zone

__all__ = ["judge_verb_above"]

#: After these a finite clause too is only wanted: "hopes that Iran signs".
_WISHES = {"hope", "wish", "expect", "demand", "insist", "propose", "want", "foresee", "forecast"}
#: A clause of these, told in the present under what is to come, is to come as well: "before he leaves".
_TIMES = {"before", "after", "when", "until", "till", "once"}
_UNTIL = {"before", "until", "till"}
#: A gerund after these tells what goes with the act, not what the verb is about.
_BESIDE = {"after", "before", "besides", "by", "despite", "following", "since", "upon", "while"}
_ABOUT = {"about", "for", "of", "on"}


def judge_verb_above(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Verdict:
    """What the governing clause makes of a verbal one."""
    governor, token = frame.governor, tree.tokens[frame.head]
    if (frame.relation in {"acl", "ccomp"} or _is_content(tree, frame)) and token.head != token.i:
        no = find_no(tree, token.head)
        if no is not None:
            return verdict(Factuality.NEGATED, no.i, "denies it")  # "no evidence that"
        claim = judge_claim(tree, frame, lexicon)
        if claim:
            return claim
    unborn = _of_lost_draft(tree, frame, lexicon)
    if unborn is not None:
        return verdict(Factuality.HYPOTHETICAL, unborn.i, "kept the text from saying so")
    if governor is not None and _counts_times(tree, frame):
        return governor.verdict
    undone = _of_its_noun(tree, frame, lexicon)
    if undone:
        return undone
    above = governor.verdict if governor is not None else TOLD
    infinitive = tree.to(frame.head) is not None
    operator = operator_above(tree, frame, frame.embedder, lexicon)
    if governor is not None and infinitive:
        operator = _of_infinitive(tree, frame, governor, operator, lexicon)
        operator = operator or _permitted(tree, frame, governor, lexicon)
    if _is_embedded(tree, frame, operator, lexicon, infinitive=infinitive):
        return under_operator(above, operator, frame.embedder, lexicon)
    if frame.relation == "ccomp":
        if above.value is Factuality.NEGATED and frame.embedder in lexicon.confirming:
            return above._replace(value=Factuality.POSSIBLE)
        return _of_clause(tree, frame, above, operator)
    if frame.relation == "pcomp" and frame.marker == "with" and tree.children(frame.head, "nsubj"):
        return above  # "voted for it, with Algeria abstaining"
    if frame.relation == "pcomp":
        beside = frame.marker in _BESIDE  # "promised help after meeting Putin": only the help is to come
        return under_operator(
            above, _of_gerund(tree, frame, lexicon) or (TOLD if beside else operator), frame.embedder, lexicon
        )
    if frame.relation == "conj" and governor is not None and (frame.surface_shared or infinitive):
        return _of_first(tree, frame, governor)
    if frame.relation == "advcl" and frame.marker in _TIMES and above.value is Factuality.PLANNED:
        return above if _is_present(tree, token) else TOLD
    headline = tree.sentences[tree.sentence_of(token.i)].zone is Zone.HEADLINE
    if frame.relation == "advcl" and frame.marker in _UNTIL and _is_present(tree, token) and not headline:
        return verdict(Factuality.PLANNED, tree.first(token.i), "says what comes later")  # "before it talks to Kyiv"
    return TOLD


def _of_gerund(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Verdict:
    """What a preposition and the word before it make of a gerund: "accused of violating it", "talks on ending it"."""
    phrase = operator_above(tree, frame, f"{frame.embedder} {frame.marker}", lexicon)
    if not phrase and frame.governor is not None:  # "accused each other of violating it"
        phrase = operator_above(tree, frame, f"{tree.tokens[frame.governor.head].lemma} {frame.marker}", lexicon)
    token = tree.tokens[frame.head]
    if not phrase and frame.marker == "against":  # "came out against arming Ukraine"
        return verdict(Factuality.HYPOTHETICAL, token.head, OVER)
    subject = tree.tokens[token.head - 1].lemma.lower() if token.head else ""  # the word before the preposition
    if not phrase and frame.marker in _ABOUT and subject in lexicon.treating and token.tag == "VBG":
        return verdict(Factuality.PLANNED, token.head, "tells what it is about")
    return phrase


def _is_content(tree: Tree, frame: Frame) -> bool:
    """Whether what the parser takes for a relative clause tells what the noun says: "a report that Oman had asked"."""
    return frame.relation == "relcl" and any(t.lemma.lower() == "that" for t in tree.children(frame.head, "mark"))


def _of_its_noun(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Verdict:
    """What denies the noun that a light verb is told of: "the visit that he was to pay never took place"."""
    at = frame.governor if tree.to(frame.head) is not None else None
    while frame.noun is not None and at is not None:
        if tree.tokens[frame.noun].head == at.head and takes_place(tree, at, lexicon):
            return at.verdict if at.verdict.value is Factuality.NEGATED else TOLD
        at = at.governor
    return TOLD


def _of_lost_draft(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Token | None:
    """The verb that a draft was lost by, of what this draft says: "vetoed a resolution that condemned Ukraine"."""
    if frame.passive:
        return None
    for noun in (tree.tokens[i] for i in frame.surface if tree.tokens[i].lemma.lower() in lexicon.drafts):
        over = [tree.tokens[noun.head]] if noun.dep in {"dobj", "nsubjpass"} and noun.head != frame.head else []
        for verb in (*over, *tree.children(noun.i, "relcl", "acl")):
            if verb.i != frame.head and with_particle(tree, verb) in lexicon.rejecting:
                return verb
    return None


def _counts_times(tree: Tree, frame: Frame) -> bool:
    """ "It will be the 40th time that they meet": they meet when it is the 40th time."""
    token = tree.tokens[frame.head]
    time = tree.tokens[token.head]
    present = token.tag in {"VB", "VBP", "VBZ"} and not tree.children(token.i, "aux", "auxpass")
    return frame.relation in {"relcl", "acl"} and time.lemma == "time" and time.dep == "attr" and present


def _is_present(tree: Tree, verb: Token) -> bool:
    """Whether the first word of the verb's group is in the present tense."""
    group = [t for t in (*tree.children(verb.i, "aux", "auxpass"), verb) if t.tag in FINITE]
    return bool(group) and group[0].tag in {"VBZ", "VBP"}


def _permitted(tree: Tree, frame: Frame, governor: Frame, lexicon: FrameLexicon) -> Verdict:
    """ "The law allows Russia to seize them": a leave that stands says nothing about its use."""
    if frame.embedder not in lexicon.permissive or not _is_present(tree, tree.tokens[governor.head]):
        return TOLD
    return verdict(Factuality.POSSIBLE, governor.head, "gives leave for it")


def _is_embedded(tree: Tree, frame: Frame, operator: Verdict, lexicon: FrameLexicon, *, infinitive: bool) -> bool:
    """Whether all that is said of the governor holds for the clause too: infinitives, and participles of nouns not."""
    if frame.relation == "acl":
        return infinitive
    if frame.relation == "relcl":
        return infinitive and _is_bare(tree, frame.head)
    if frame.relation in {"ccomp", "advcl"}:
        caused = frame.relation == "ccomp" and frame.embedder in lexicon.implicatives
        return infinitive and (bool(operator) or caused)
    return frame.relation in {"xcomp", "oprd"}


def _is_bare(tree: Tree, head: int) -> bool:
    """Whether an infinitive hangs on a noun without a relative pronoun: "ways to settle it"."""
    return not any(t.tag in {"WDT", "WP", "WRB"} for t in tree.tokens[tree.first(head) : head])


def _of_infinitive(tree: Tree, frame: Frame, governor: Frame, operator: Verdict, lexicon: FrameLexicon) -> Verdict:
    """What a governor makes of an infinitive: "is to visit", "has yet to reply", "is said to have sold"."""
    verb = tree.tokens[governor.head]
    yet = next((t for t in tree.children(verb.i, "advmod") if t.lemma.lower() == "yet"), None)
    if yet is not None and verb.lemma in {"be", "have"}:
        return verdict(Factuality.NEGATED, yet.i, "says that it has not happened")
    if verb.lemma == "remain" and governor.kind is ClauseKind.VERBAL:
        return verdict(Factuality.NEGATED, verb.i, "says that it has not happened")
    if frame.embedder == "be" and governor.kind is ClauseKind.VERBAL and not is_among_first(tree, governor):
        return verdict(Factuality.PLANNED, verb.i, "with an infinitive speaks of the future")
    if not operator and governor.kind is ClauseKind.COPULAR and frame.relation == "xcomp":
        ready = next(
            (t for t in tree.children(verb.i, "acomp") if t.lemma in lexicon.operators and t.i < frame.head), None
        )
        if ready is not None:  # "is ready “to work with them”", the infinitive hung on the verb
            return verdict(lexicon.operators[ready.lemma], ready.i, OVER)
    if governor.passive and frame.relation in {"xcomp", "ccomp"} and verb.lemma in lexicon.passive_operators:
        return verdict(lexicon.passive_operators[verb.lemma], verb.i, OVER)
    to = tree.to(frame.head)
    if not operator and to is not None and _is_purpose(tree, frame, governor, lexicon):
        return verdict(Factuality.PLANNED, to.i, "a purpose")
    return operator


def _is_purpose(tree: Tree, frame: Frame, governor: Frame, lexicon: FrameLexicon) -> bool:
    """Whether an infinitive tells what for: "used cannon to disperse them", "a contract to be signed in Hanoi"."""
    if any(t.lemma == "have" for t in tree.children(frame.head, "aux")):
        return False  # "was shown to have sold"
    if frame.relation in {"acl", "relcl"}:
        noun = tree.tokens[tree.tokens[frame.head].head]
        return not (is_ranked(tree, noun.i) or (noun.lemma in RANKS and noun.dep == "attr"))  # "was the first to go"
    if frame.relation not in {"xcomp", "oprd"} or governor.kind is not ClauseKind.VERBAL:
        return False
    if frame.embedder == "use":
        means = tree.children(governor.head, "dobj")  # "used cannon to disperse them", not "used to live"
        return bool(means) and not is_act_noun(means[0], lexicon)  # "used its veto to block the draft"
    return frame.embedder not in lexicon.implicatives and tree.tokens[governor.head].lemma != "be"


def _of_clause(tree: Tree, frame: Frame, above: Verdict, operator: Verdict) -> Verdict:
    """A finite clause is told, whatever its verb of saying, unless it is only wished for or denied."""
    token = tree.tokens[frame.head]
    if frame.embedder == "suggest" and is_wanted(tree, token):
        return compose(above, verdict(Factuality.PLANNED, token.head, OVER))
    bare = token.tag == "VB" and not tree.children(frame.head, "aux")
    if bare and frame.governor is not None and operator.value is not Factuality.PLANNED:
        return compose(above, operator)  # "let us strengthen"
    finite = any(t.tag in FINITE or t.tag == "MD" for t in (token, *tree.children(token.i, "aux", "auxpass")))
    tells = finite and frame.embedder not in _WISHES
    return TOLD if tells and operator.value is Factuality.PLANNED else operator


def _of_first(tree: Tree, frame: Frame, governor: Frame) -> Verdict:
    """What makes the first of two joined clauses unreal holds for the second, unless that has a tense of its own.

    "will travel and sign", but "will travel and has agreed"; a denial holds only where *or* joins them.
    """
    if governor.verdict.value is Factuality.NEGATED:
        joint = joined_by(tree, frame)
        shared = joint is not None and joint.lemma.lower() == "or" and not frame.negated
        return governor.verdict if shared else TOLD
    tag = tree.tokens[frame.head].tag
    own = [t for t in tree.children(frame.head, "aux", "auxpass") if t.tag != "TO"]  # "is to land and to fly on"
    inside = not own and (tag == tree.tokens[governor.head].tag or tag not in FINITE)
    return governor.verdict if inside else TOLD
