"""Did it happen? Negation, modals, tense, embedding words and conditions, composed from the outside in."""

from __future__ import annotations

from itertools import pairwise

from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.tree import Tree
from kg.records import ClauseKind, Factuality, Token, Zone

__all__ = ["judge"]

_POSSIBLE = {"may", "might", "could", "can"}
_PLANNED = {"will", "shall", "'ll", "must", "should", "ought"}
_NEGATIVE = {"not", "n't", "never", "hardly", "scarcely", "barely", "neither", "nor"}
_CONDITION = {"if", "unless", "whether", "lest", "provided"}
#: After these a finite clause too is only wanted: "hopes that Iran signs".
_WISHES = {"hope", "wish", "expect", "demand", "insist", "propose", "want", "foresee", "forecast"}
_OPENERS = {"without"}
_PROVISOS = {"case", "condition", "provide", "provided", "suppose"}
_UNDOUBTED = {"choice", "doubt", "question", "secret", "wonder"}
_INVERTED = {"should", "were", "had"}
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_WONDERING = {"ask", "consider", "debate", "doubt", "question", "unclear", "uncertain", "wonder"}


def judge(tree: Tree, frames: list[Frame], lexicon: FrameLexicon) -> None:
    """Set `factuality` and `negated` of every frame; governors come before what they govern."""
    for frame in frames:
        nominal = frame.kind is ClauseKind.NOMINAL
        own = _nominal(tree, frame, lexicon) if nominal else _verbal(tree, frame, lexicon)
        frame.negated = own is Factuality.NEGATED
        frame.factuality = _compose(_outer(tree, frame, lexicon), own)


def _compose(outer: Factuality, inner: Factuality) -> Factuality:
    """What holds of an act that is `inner` by itself inside words that make it `outer`."""
    if outer is Factuality.ASSERTED:
        return inner
    if outer is Factuality.NEGATED:
        return Factuality.ASSERTED if inner is Factuality.NEGATED else Factuality.NEGATED
    if inner is Factuality.HYPOTHETICAL or (outer is Factuality.PLANNED and inner is Factuality.NEGATED):
        return inner
    return outer


def _verbal(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Factuality:
    if frame.marker in _CONDITION or _is_inverted(tree, frame) or _is_provided(tree, frame):
        return Factuality.HYPOTHETICAL
    auxiliaries = _auxiliaries(tree, frame)
    modal = _modality(tree, frame, auxiliaries, lexicon)
    if _is_negated(tree, frame):
        counterfactual = modal is Factuality.HYPOTHETICAL and "have" in auxiliaries
        return Factuality.HYPOTHETICAL if counterfactual else Factuality.NEGATED
    if modal is Factuality.ASSERTED and _is_hedged(tree, frame, lexicon):
        return Factuality.POSSIBLE
    return modal


def _auxiliaries(tree: Tree, frame: Frame) -> list[str]:
    """Lemmas of the verb's auxiliaries, or of those that it shares with the verb it is joined to."""
    own = [t.lemma.lower() for t in tree.children(frame.head, "aux")]
    governor = frame.governor
    if own or governor is None or not _shares_auxiliaries(tree, frame):
        return own
    return [t.lemma.lower() for t in tree.children(governor.head, "aux")]


def _shares_auxiliaries(tree: Tree, frame: Frame) -> bool:
    """Whether a joined verb stands under the auxiliaries of the first: "will meet and sign"."""
    if frame.relation != "conj" or frame.governor is None or not frame.surface_shared:
        return False
    tag, first = tree.tokens[frame.head].tag, tree.tokens[frame.governor.head].tag
    return tag == first and not tree.children(frame.head, "aux", "auxpass")


def _is_hedged(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> bool:
    """Whether an adverb such as "reportedly" makes it a possibility."""
    return any(t.lemma.lower() in lexicon.hedges for t in tree.children(frame.head, "advmod"))


def _is_inverted(tree: Tree, frame: Frame) -> bool:
    """ "Should talks collapse, …", "Were Rome to leave, …", "Had they met, …": conditions without a conjunction."""
    if frame.relation not in {"advcl", "ccomp"} or frame.governor is None:
        return False
    return _has_inversion(tree, frame.head)


def _has_inversion(tree: Tree, head: int) -> bool:
    """Whether "should", "were" or "had" opens the clause before its subject and its governor."""
    token = tree.tokens[head]
    outer = tree.tokens[token.head]
    if outer.text.lower() == "were" and outer.i < head:
        return outer.dep in {"advcl", "ccomp"} and outer.head > head
    subject = tree.child(head, *_SUBJECTS)
    first = next((t for t in tree.children(head, "aux", "auxpass") if t.text.lower() in _INVERTED), None)
    return subject is not None and first is not None and first.i < subject.i and outer.i > head


def _is_unreal(tree: Tree, frame: Frame) -> bool:
    """Whether the condition that hangs on the clause is put as unreal: "were Rome to leave, …", "had they met, …"."""
    return any(
        _has_inversion(tree, t.i) or (t.text.lower() == "were" and t.i < frame.head)
        for t in tree.children(frame.head, "advcl")
    )


def _is_provided(tree: Tree, frame: Frame) -> bool:
    """ "Provided that Ankara agrees": the word that makes it a condition stands above."""
    return frame.relation == "ccomp" and frame.marker == "that" and frame.embedder.lower() in _PROVISOS


def _modality(tree: Tree, frame: Frame, auxiliaries: list[str], lexicon: FrameLexicon) -> Factuality:
    token = tree.tokens[frame.head]
    if _is_asked(tree, frame):
        return Factuality.HYPOTHETICAL
    purpose = frame.relation == "advcl" and frame.marker in {"that", "so"} and "so" in _marks(tree, frame.head)
    if purpose and _POSSIBLE | {"would", "will", "can"} & set(auxiliaries):
        return Factuality.PLANNED
    if "would" in auxiliaries:
        unreal = "have" in auxiliaries or not _reported_future(tree, frame) or _is_unreal(tree, frame)
        return Factuality.HYPOTHETICAL if unreal else Factuality.PLANNED
    if _POSSIBLE & set(auxiliaries):
        return Factuality.POSSIBLE
    if _PLANNED & set(auxiliaries):
        return Factuality.PLANNED
    if _is_imperative(tree, frame):
        return Factuality.PLANNED
    if frame.surface_shared or "to" not in auxiliaries:
        caused = frame.embedder in lexicon.implicatives and frame.embedder in lexicon.object_control
        if frame.relation == "advcl" and "to" in auxiliaries and not caused:
            return Factuality.PLANNED  # a purpose
        return Factuality.ASSERTED
    # headline English: "Putin, Xi to meet"
    return Factuality.PLANNED if token.head == token.i or _in_headline(tree, frame) else Factuality.ASSERTED


def _marks(tree: Tree, head: int) -> set[str]:
    return {t.lemma.lower() for t in tree.children(head, "mark")}


def _is_asked(tree: Tree, frame: Frame) -> bool:
    """Whether the clause is a question, or what somebody wonders about: "Will China attack?", "wondered how long …"."""
    head = frame.head
    if frame.relation == "ccomp" and frame.embedder in _WONDERING and _has_question_word(tree, head):
        return any(t.tag == "MD" for t in tree.children(head, "aux"))
    token = tree.tokens[head]
    root = token.head == head or (token.dep == "conj" and tree.tokens[token.head].head == token.head)
    if not root and not (frame.relation in {"ccomp", "parataxis"} and _has_fronted_verb(tree, frame)):
        return False
    end = tree.sentences[tree.sentence_of(head)].last
    question = any(t.text == "?" for t in tree.tokens[head:end])
    why = any(t.lemma.lower() == "why" for t in tree.children(head, "advmod"))
    return question and not why


def _has_question_word(tree: Tree, head: int) -> bool:
    return any(t.tag in {"WRB", "WP", "WDT"} for t in tree.tokens[tree.first(head) : head])


def _has_fronted_verb(tree: Tree, frame: Frame) -> bool:
    subject = tree.child(frame.head, *_SUBJECTS)
    return subject is not None and any(t.i < subject.i for t in tree.children(frame.head, "aux", "auxpass"))


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
    before = tree.tokens[token.i - 1] if token.i else None
    opens = (
        before is None
        or tree.sentence_of(before.i) != tree.sentence_of(token.i)
        or before.text in {'"', "``", ",", ";", ":"}
    )
    return opens or bool(auxiliaries) or bool(tree.children(token.i, "neg"))


def _reported_future(tree: Tree, frame: Frame) -> bool:
    """ "said it would send": the past of *will*, inside what somebody said."""
    if frame.relation == "relcl" and _is_provision(tree, frame.head):
        return True
    at = frame
    while at.relation in {"conj", "relcl", "advcl", "acl", "xcomp", "pcomp"} and at.governor is not None:
        at = at.governor
    return at.relation == "ccomp" and at.governor is not None


def _is_provision(tree: Tree, head: int) -> bool:
    """ "an accord under which both would withdraw": what a text lays down is to come."""
    fronted = [p for p in tree.children(head, "prep") if p.lemma in {"under", "by"} and p.i < head]
    return any(t.tag == "WDT" for p in fronted for t in tree.children(p.i, "pobj"))


def _in_headline(tree: Tree, frame: Frame) -> bool:
    return tree.sentences[tree.sentence_of(frame.head)].zone is Zone.HEADLINE


def _is_negated(tree: Tree, frame: Frame) -> bool:
    head = frame.head
    if tree.children(head, "neg") or any(
        t.lemma.lower() in _NEGATIVE for t in tree.children(head, "advmod", "preconj", "cc")
    ):
        return True
    if any(
        t.lemma.lower() in {"long", "longer"} and tree.child(t.i, "neg", "det") for t in tree.children(head, "advmod")
    ):
        return True  # "no longer"
    if frame.relation == "conj" and _joined_by(tree, frame) == "nor":
        return True
    if frame.marker in _OPENERS or _after_rather_than(tree, head):
        return True
    cores = [i for i in (*frame.heads("object"), *frame.heads("attribute"), *frame.surface) if abs(i - head) < 25]
    return any(_has_no(tree, i) for i in cores if frame.noun is None or i != frame.noun) or (
        frame.noun is not None and _has_no(tree, frame.noun)
    )


def _joined_by(tree: Tree, frame: Frame) -> str:
    """The conjunction that joins a clause to the one before it."""
    governor = tree.tokens[frame.head].head
    joined = [t for t in tree.children(governor, "cc") if governor < t.i < frame.head]
    return joined[-1].lemma.lower() if joined else ""


def _after_rather_than(tree: Tree, head: int) -> bool:
    """Whether words such as "rather than" stand before: "rather than condemn", "rather than openly condemning"."""
    before = [
        t.text.lower() for t in tree.tokens[max(0, head - 4) : head] if tree.sentence_of(t.i) == tree.sentence_of(head)
    ]
    return any(pair == ("rather", "than") for pair in pairwise(before))


def _has_no(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    if token.lemma.lower() in _UNDOUBTED:
        return False  # "left no doubt that"
    return any(
        t.lemma.lower() in {"no", "neither"} for t in tree.children(i, "det", "preconj", "cc")
    ) or token.lemma.lower() in {
        "nobody",
        "none",
        "nothing",
    }


def _nominal(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Factuality:
    for child in tree.children(frame.head, "amod", "det", "compound"):
        if child.dep == "det" and child.lemma.lower() == "no":
            return Factuality.NEGATED
        for form in (child.text.lower(), child.lemma.lower()):
            if form in lexicon.modifiers:
                return lexicon.modifiers[form]
    head = tree.tokens[frame.head]
    if head.dep == "pobj" and tree.tokens[head.head].lemma in _OPENERS:
        return Factuality.NEGATED
    return Factuality.ASSERTED


def _outer(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Factuality:
    """What the governing clause makes of this one."""
    governor = frame.governor
    if frame.kind is ClauseKind.NOMINAL:
        return _outer_of_noun(tree, frame, lexicon)
    token = tree.tokens[frame.head]
    infinitive = any(t.lemma == "to" for t in tree.children(frame.head, "aux"))
    operator = lexicon.operators.get(frame.embedder, Factuality.ASSERTED)
    if frame.relation in {"acl", "ccomp"} and token.head != token.i and _has_no(tree, token.head):
        return Factuality.NEGATED  # "no evidence that"
    if governor is not None and infinitive:
        operator = _of_governor(tree, frame, governor, operator, lexicon)
    above = governor.factuality if governor is not None else Factuality.ASSERTED
    if frame.relation in {"xcomp", "acl", "oprd"} or (
        frame.relation in {"ccomp", "advcl"} and infinitive and operator is not Factuality.ASSERTED
    ):
        if frame.relation == "acl" and not infinitive:
            return Factuality.ASSERTED
        if infinitive and operator is Factuality.ASSERTED and _is_purpose(tree, frame, lexicon):
            operator = Factuality.PLANNED
        return _compose(above, operator)
    if frame.relation == "ccomp":
        if (
            token.tag == "VB"
            and not tree.children(frame.head, "aux")
            and governor is not None
            and operator is not Factuality.PLANNED
        ):
            return _compose(above, operator)  # "let us strengthen"
        tells = _is_finite(tree, token) and frame.embedder not in _WISHES
        return Factuality.ASSERTED if tells and operator is Factuality.PLANNED else operator
    if frame.relation == "pcomp":
        return _compose(above, lexicon.operators.get(f"{frame.embedder} {frame.marker}", operator))
    if frame.relation == "conj" and governor is not None and frame.surface_shared:
        if governor.factuality is Factuality.NEGATED:
            return Factuality.NEGATED if _joined_by(tree, frame) == "or" and not frame.negated else Factuality.ASSERTED
        return governor.factuality if _stays_inside(tree, frame, governor) else Factuality.ASSERTED
    return Factuality.ASSERTED


def _is_purpose(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> bool:
    """Whether an infinitive tells what for: "used cannon to disperse them", "a contract to be signed in Hanoi"."""
    governor = frame.governor
    if frame.relation == "acl":
        return bool(tree.children(frame.head, "auxpass"))
    if governor is None or governor.kind is not ClauseKind.VERBAL:
        return False
    if frame.embedder == "use":
        return bool(tree.children(governor.head, "dobj"))  # not "used to live"
    return frame.embedder not in lexicon.implicatives and tree.tokens[governor.head].lemma != "be"


def _of_governor(tree: Tree, frame: Frame, governor: Frame, operator: Factuality, lexicon: FrameLexicon) -> Factuality:
    """What a governor makes of an infinitive: "is to visit", "has yet to reply", "is said to have sold"."""
    verb = tree.tokens[governor.head]
    yet = any(t.lemma.lower() == "yet" for t in tree.children(verb.i, "advmod"))
    if (yet and verb.lemma in {"be", "have"}) or (verb.lemma == "remain" and governor.kind is ClauseKind.VERBAL):
        return Factuality.NEGATED
    if frame.embedder == "be" and governor.kind is ClauseKind.VERBAL:
        return Factuality.PLANNED
    if governor.passive and frame.relation in {"xcomp", "ccomp"} and verb.lemma in lexicon.passive_operators:
        return lexicon.passive_operators[verb.lemma]
    return operator


def _stays_inside(tree: Tree, frame: Frame, governor: Frame) -> bool:
    """Whether what makes the first of two joined clauses unreal still holds for the second: not if that has a tense of
    its own ("will travel and has agreed")."""
    tag = tree.tokens[frame.head].tag
    own = tree.children(frame.head, "aux", "auxpass")
    return not own and (tag == tree.tokens[governor.head].tag or tag not in {"VBD", "VBZ", "VBP"})


def _is_finite(tree: Tree, verb: Token) -> bool:
    """Whether the clause has a tense of its own, on its verb or on an auxiliary."""
    return any(t.tag in {"VBD", "VBZ", "VBP"} for t in (verb, *tree.children(verb.i, "aux", "auxpass")))


def _outer_of_noun(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Factuality:
    """An act noun is touched by what governs it as subject or object, not by a clause it merely stands in."""
    governor = frame.governor
    head: Token = tree.tokens[frame.head]
    if governor is None:
        return Factuality.ASSERTED
    operator = lexicon.operators.get(frame.embedder, Factuality.ASSERTED)
    if (
        head.dep in {"nsubj", "nsubjpass"}
        and tree.tokens[governor.head].lemma in lexicon.occurrence_verbs | lexicon.light_verbs
    ):
        return _compose(governor.factuality, operator)
    if operator is not Factuality.ASSERTED:
        return _compose(governor.factuality, operator)
    if head.dep == "nsubj" and governor.factuality is Factuality.HYPOTHETICAL:
        indefinite = any(t.lemma.lower() in {"a", "an", "any"} for t in tree.children(head.i, "det"))
        return Factuality.HYPOTHETICAL if indefinite else Factuality.ASSERTED
    if head.dep == "dobj" and governor.factuality in {Factuality.HYPOTHETICAL, Factuality.POSSIBLE, Factuality.PLANNED}:
        return (
            Factuality.ASSERTED
            if tree.children(head.i, "det", "poss") and head.tag == "NN" and _definite(tree, head)
            else governor.factuality
        )
    return Factuality.ASSERTED


def _definite(tree: Tree, noun: Token) -> bool:
    """ "the war", "his visit": presupposed, whatever the verb does with it."""
    return any(t.lemma.lower() in {"the", "this", "that"} for t in tree.children(noun.i, "det")) or bool(
        tree.children(noun.i, "poss")
    )
