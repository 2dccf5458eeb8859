"""What a clause makes of the act noun that is its subject or object: "talks will begin", "refused talks"."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.operators import OVER, operator_above, under_operator
from kg.language.frames.phrases import CALLING
from kg.language.frames.predicates import takes_place
from kg.language.frames.ranks import is_ranked
from kg.language.frames.verdict import TOLD, Verdict, compose, verdict
from kg.language.tree import Tree
from kg.records import Factuality, Token

__all__ = ["judge_noun_above"]

#: How one answers what was said to one.
_ANSWERS = {"decline", "refuse", "resist", "turn down"}
#: How one speaks against what another does.
_REJECTING = {"oppose", "reject", "resist"}
_STAYING = {"be", "remain", "stay"}
#: What an act may do to others, told when it is weighed, not when it is told from later times ("would last for years").
_WEIGHING = {
    *("alarm", "amount", "anger", "annoy", "breach", "constitute", "cross", "damage", "delight", "embarrass"),
    *("endanger", "enrage", "harm", "help", "hurt", "imperil", "infuriate", "jeopardise", "jeopardize", "mean"),
    *("need", "please", "provoke", "require", "sink", "strain", "strengthen", "threaten", "undermine", "upset"),
    *("violate", "weaken", "worry"),
}
#: Verbs of those who go somewhere for an act.
_GOING = {"arrive", "be", "come", "fly", "gather", "go", "head", "meet", "return", "travel", "visit"}
_ASIDE = {"appos", "attr", "dobj", "npadvmod", "oprd"}
_UNREAL = {Factuality.HYPOTHETICAL, Factuality.POSSIBLE, Factuality.PLANNED}


def judge_noun_above(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Verdict:
    """An act noun is touched by what governs it as subject or object, not by a clause it merely stands in."""
    governor, head = frame.governor, tree.tokens[frame.head]
    if governor is None:
        return TOLD
    if head.dep == "dobj" and frame.embedder in CALLING and governor.heads("attribute"):
        return TOLD  # "called the attack an invasion"
    paper = _paper_on(tree, head, lexicon)
    if paper is not None:
        return compose(governor.verdict, verdict(Factuality.PLANNED, paper.i, OVER))
    if head.dep == "attr":
        return governor.verdict  # "would be an attack on us", "was no attack"
    if _is_counted_aside(tree, head, governor) and governor.verdict.value in _UNREAL:
        return governor.verdict  # "will meet Putin, their second meeting this year"
    to_come = _at_what_is_to_come(tree, head, governor, lexicon)
    if to_come is not None:
        return verdict(Factuality.PLANNED, to_come.i, "puts it in the future")
    work = _work_about(tree, head, lexicon)
    if work is not None:
        return verdict(Factuality.HYPOTHETICAL, work.i, "is about it")
    if frame.embedder in lexicon.worries:
        worry = verdict(Factuality.POSSIBLE, frame.head if frame.embedder_at is None else frame.embedder_at, "fears it")
        return TOLD if _is_definite(tree, head) else compose(governor.verdict, worry)
    operator = operator_above(tree, frame, frame.embedder, lexicon)
    if operator.value is Factuality.NEGATED and head.lemma.lower() in lexicon.answered:
        rejected = frame.embedder in lexicon.denials or frame.embedder in _ANSWERS
        operator = TOLD if rejected else operator
    if frame.embedder in _REJECTING and head.lemma.lower() in lexicon.imposed and _is_definite(tree, head):
        operator = TOLD  # "rejected the sanctions of the EU": they are there
    if head.dep in {"nsubj", "nsubjpass"}:
        return _of_subject(tree, frame, governor, operator or _of_state(tree, governor, lexicon), lexicon)
    if operator:
        return under_operator(governor.verdict, operator, frame.embedder, lexicon)
    return _of_object(tree, frame, governor, lexicon) if head.dep == "dobj" else TOLD


def _is_counted_aside(tree: Tree, head: Token, governor: Frame) -> bool:
    """Whether the noun, behind a comma, counts what the clause tells: "…, his first trip since", "…, the second"."""
    if head.i < governor.head or head.dep not in _ASIDE or not is_ranked(tree, head.i):
        return False
    first = tree.first(head.i)
    owned = any(t.tag in {"PRP$", "DT"} for t in tree.tokens[first : first + 1])
    return owned and first > 0 and tree.tokens[first - 1].text == ","


def _at_what_is_to_come(tree: Tree, head: Token, governor: Frame, lexicon: FrameLexicon) -> Token | None:
    """The word that puts off what somebody will do, or go for, at a gathering: "will fly in for the summit"."""
    preposition = tree.tokens[head.head]
    if head.dep != "pobj" or preposition.head != governor.head or head.lemma.lower() not in lexicon.scheduled:
        return None
    if head.i < governor.head:
        return None
    will = _will(tree, governor)
    there = preposition.lemma in {"at", "during", "in"} and will is not None
    going = preposition.lemma == "for" and tree.tokens[governor.head].lemma in _GOING
    if not there and not (going and governor.verdict.value is Factuality.PLANNED):
        return None
    return will if will is not None else tree.tokens[governor.head]


def _of_subject(tree: Tree, frame: Frame, governor: Frame, operator: Verdict, lexicon: FrameLexicon) -> Verdict:
    """What a clause makes of the act noun that is its subject: "talks will begin", "the election will decide it"."""
    head = tree.tokens[frame.head]
    if operator or takes_place(tree, governor, lexicon):
        return under_operator(governor.verdict, operator, frame.embedder, lexicon)
    will = _will(tree, governor) if head.lemma.lower() in lexicon.scheduled else None
    if will is not None and governor.verdict.value is Factuality.PLANNED:
        return verdict(Factuality.PLANNED, will.i, "puts it in the future")
    indefinite = any(t.lemma.lower() in {"a", "an", "any"} for t in tree.children(head.i, "det"))
    supposed = indefinite or _is_weighed(tree, governor)
    return governor.verdict if governor.verdict.value is Factuality.HYPOTHETICAL and supposed else TOLD


def _is_weighed(tree: Tree, governor: Frame) -> bool:
    """Whether it is told what an act would do or be if it came: "Xi's visit would please Oman", "would be a risk"."""
    verb = tree.tokens[governor.head]
    if any(t.lemma == "have" for t in tree.children(verb.i, "aux")):
        return False
    named = [t for noun in tree.children(verb.i, "attr") for t in tree.children(noun.i, "det")]
    return verb.lemma in _WEIGHING or (verb.lemma == "be" and any(t.lemma.lower() in {"a", "an"} for t in named))


def _of_object(tree: Tree, frame: Frame, governor: Frame, lexicon: FrameLexicon) -> Verdict:
    """What a clause makes of the act noun that is its object: "will skip the summit", "did not win its consent"."""
    will = _will(tree, governor) if frame.embedder in lexicon.attending else None
    if will is not None:
        return verdict(Factuality.PLANNED, will.i, "puts it in the future")
    if frame.embedder in lexicon.obtaining:
        return governor.verdict
    if governor.verdict.value is Factuality.NEGATED and frame.embedder in lexicon.confirming:
        return governor.verdict._replace(value=Factuality.POSSIBLE)
    head = tree.tokens[frame.head]
    presupposed = head.tag == "NN" and _is_definite(tree, head)
    return governor.verdict if governor.verdict.value in _UNREAL and not presupposed else TOLD


def _will(tree: Tree, frame: Frame) -> Token | None:
    return next((t for t in tree.children(frame.head, "aux") if t.lemma.lower() in {"will", "shall"}), None)


def _of_state(tree: Tree, governor: Frame, lexicon: FrameLexicon) -> Verdict:
    """What it says of an act where or how it is: "is out of the question", "is on the table", "is unlikely"."""
    if tree.tokens[governor.head].lemma not in _STAYING:
        return TOLD
    quality = tree.child(governor.head, "acomp")
    if quality is not None and not tree.children(quality.i, "xcomp", "ccomp"):
        said = lexicon.modifiers.get(quality.lemma, lexicon.operators.get(quality.lemma))
        return verdict(said, quality.i, "says so") if said is not None else TOLD
    for preposition in tree.children(governor.head, "prep"):
        inner = tree.child(preposition.i, "prep")
        noun = tree.child(inner.i if inner is not None else preposition.i, "pobj")
        words = [t.lemma.lower() for t in (preposition, inner, noun) if t is not None]
        value = lexicon.states.get(" ".join(words))
        if value is not None and noun is not None:
            return verdict(value, noun.i, "says where it stands")
    return TOLD


def _paper_on(tree: Tree, head: Token, lexicon: FrameLexicon) -> Token | None:
    """The noun of a paper or an understanding that provides for the act: "a contract for the supply of gas"."""
    preposition = tree.tokens[head.head]
    if head.dep != "pobj" or preposition.lemma.lower() not in {"on", "for"}:
        return None
    above = tree.tokens[preposition.head]  # "signed a contract on Monday for the supply of gas"
    papers = tree.children(above.i, "dobj", "nsubjpass") if above.pos == "VERB" else [above]
    nouns = (noun for noun in papers if noun.pos == "NOUN" and noun.i < head.i)
    return next((noun for noun in nouns if lexicon.operators.get(noun.lemma) is Factuality.PLANNED), None)


def _work_about(tree: Tree, head: Token, lexicon: FrameLexicon) -> Token | None:
    """The film or book that tells of an act: "a film about the invasion", "an exhibition on the siege"."""
    preposition = tree.tokens[head.head]
    work = tree.tokens[preposition.head]
    if work.lemma == "be":  # "the film is about a summit"
        work = tree.child(work.i, "nsubj") or work
    about = head.dep == "pobj" and preposition.lemma in {"about", "on"} and work.pos == "NOUN"
    return work if about and work.lemma.lower() in lexicon.works else None


def _is_definite(tree: Tree, noun: Token) -> bool:
    """ "the war", "his visit": presupposed, whatever the verb does with it."""
    articles = {t.lemma.lower() for t in tree.children(noun.i, "det")}
    return bool(articles & {"the", "this", "that"}) or bool(tree.children(noun.i, "poss"))
