"""Nouns that stand for an act: "Xi's visit to Moscow", "talks between A and B", "the signing of the treaty"."""

from __future__ import annotations

from collections.abc import Collection

from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.phrases import coordinated, prepositional
from kg.language.frames.predicates import is_act_noun, takes_place, with_particle
from kg.language.repairs.verbs import SPEAKING
from kg.language.tree import Tree
from kg.records import ClauseKind, Token

__all__ = ["find_nominal"]

#: Acts that whoever is said to do something at, during or after them takes part in.
_GATHERINGS = {"call", "confer", "consult", "dine", "meet", "negotiate", "summit", "talk"}
_QUOTES = {'"', "``", "''"}
_ON_NAMES = {"to", "in", "at", "on", "with"}
_JOURNEYS = {"tour", "travel", "visit"}
_UTTERANCES = {"declare", "state"}
_SCENES = {"after", "at", "before", "during", "following", "for", "in"}
_WHILE = {"at", "during", "in", "over"}
#: Verbs whose object is the one spoken to.
_ADDRESSING = {
    "ask", "assure", "brief", "caution", "implore", "inform", "press", "reassure", "remind", "tell", "urge", "warn",
}  # fmt: skip
#: Verbs whose subject does, or is to do, the act that is their object.
_UNDERTAKING = {
    "abandon", "cancel", "consider", "contemplate", "delay", "plan", "pledge", "postpone", "prepare", "promise", "threaten", "vow",
}  # fmt: skip
_ATTENDING = {"attend", "finish", "join", "leave"}
#: What a possessive and an of-phrase are to the act, by pattern of the noun.
_OWNER = {"agent": "subject", "mixed": "subject", "patient": "object"}
_OF = {"agent": "subject", "mixed": "object", "patient": "object"}


def find_nominal(
    tree: Tree, verbal: list[Frame], lexicon: FrameLexicon, named: Collection[int], acts: Collection[int]
) -> list[Frame]:
    """Frames of act nouns that no light verb has taken.

    `named` are the head tokens of mentions, `acts` those of them that name an event or a document.
    """
    by_head = {frame.head: frame for frame in verbal}
    taken = {frame.noun for frame in verbal if frame.noun is not None}
    frames = []
    for token in tree.tokens:
        if token.i in taken or not is_act_noun(token, lexicon) or token.dep in {"compound", "amod"}:
            continue
        if token.i in named and token.i not in acts:
            continue
        frame = Frame(token.i, ClauseKind.NOMINAL, relation="nominal")
        above = (by_head[a.i] for a in tree.ancestors(token.i) if a.i in by_head)
        frame.governor = next((f for f in above if not _across_quotes(tree, f.head, token.i)), None)
        frame.embedder, frame.embedder_at = _embedder(tree, token, lexicon)
        _assign(tree, frame, token, lexicon, named)
        _name(tree, frame, token, acts)
        frames.append(frame)
    return frames


def _name(tree: Tree, frame: Frame, noun: Token, acts: Collection[int]) -> None:
    """The event or document that the noun names or stands beside as its kind: "Joint Sea 2021, a naval drill"."""
    around = [noun.i, *(t.i for t in tree.children(noun.i, "appos", "compound", "nmod"))]
    beside = [noun.head] if noun.dep == "appos" else []
    frame.add("attribute", [i for i in (*around, *beside) if i in acts])


def _across_quotes(tree: Tree, one: int, other: int) -> bool:
    """Whether a quotation opens or closes between two tokens: what stands outside it belongs to what is outside."""
    between = tree.tokens[min(one, other) : max(one, other)]
    return sum(token.text in _QUOTES for token in between) % 2 == 1


def _embedder(tree: Tree, noun: Token, lexicon: FrameLexicon) -> tuple[str, int | None]:
    """The word whose object the noun is, and its token: "proposed a meeting", "a call for talks"."""
    if noun.dep in {"dobj", "nsubjpass"}:
        return with_particle(tree, tree.tokens[noun.head]), noun.head
    if noun.dep == "pobj":
        prep = tree.tokens[noun.head]
        above = tree.tokens[prep.head]
        joined = f"{above.lemma} {prep.lemma}"
        charged = prep.lemma == "of" and joined in lexicon.operators  # "accused him of murder"
        if charged or (prep.lemma in {"for", "off", "out", "to", "against"} and above.pos in {"VERB", "NOUN"}):
            return joined, above.i
    return "", None


def _assign(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon, named: Collection[int]) -> None:
    pattern = lexicon.pattern(noun)
    children = tree.children(noun.i)
    both = any(c.dep == "poss" for c in children) or any(
        c.lemma == "by" for c in children if c.dep in {"prep", "agent"}
    )
    of_role = "object" if both and pattern != "agent" else _OF[pattern]
    for child in children:
        if child.dep == "poss":
            taken = any(c.lemma == "of" for c in children if c.dep == "prep") and pattern == "patient"
            frame.add("subject" if taken else _OWNER[pattern], coordinated(tree, child.i))
        elif child.dep in {"amod", "compound", "nmod"}:
            owners = [i for i in tree.subtree(child.i) if i in named]
            frame.add(_OWNER[pattern], owners)
            if not owners and child.dep == "compound" and child.pos == "NOUN" and pattern != "agent":
                frame.add("object", [child.i])  # "arms sales"
        elif child.dep in {"prep", "agent"}:
            for role, filler in prepositional(tree, child.i):
                if role == "of" and filler != _first(tree, child) and is_act_noun(tree.tokens[filler], lexicon):
                    continue  # "the expulsion of envoys and a ban on dates"
                frame.add({"of": of_role, "by": "subject"}.get(role, role), [filler])
                if role not in {"of", "by"} and filler in named:
                    frame.add(of_role if not frame.heads(of_role) else "of", _owners_behind(tree, filler, named))
                _fold_behind(tree, frame, filler)
    governor = frame.governor
    if governor is None:
        return
    if lexicon.verb(noun) == "sanction" and noun.dep == "pobj" and tree.tokens[noun.head].lemma == "under":
        bearer = tree.tokens[noun.head].head
        frame.add("on", [bearer] if bearer in named else governor.surface, shared=True)
    if not frame.heads("subject") and _is_joined(tree, frame, noun, lexicon):
        frame.add("subject", governor.surface, shared=True)
    if _is_scene(tree, frame, noun, lexicon):
        frame.add("subject", [i for i in governor.heads("subject") if i in named], shared=True)
        frame.add("with", [i for role in ("object", "to", "indirect") for i in governor.heads(role) if i in named])
    elif _is_common(tree, frame, noun, lexicon):
        frame.add("subject", [i for i in governor.heads("subject") if i in named], shared=True)
    if not frame.heads("subject") and _is_undertaken(tree, frame, noun, lexicon):
        frame.add("subject", governor.heads("subject"), shared=True)
    if not frame.heads("subject") and _is_charge(tree, frame, noun, lexicon):
        frame.add("subject", governor.heads("object"), shared=True)
    if not frame.heads("subject") and lexicon.verb(noun) in _JOURNEYS:
        frame.add("subject", _traveller(tree, governor, noun, named), shared=True)
    if noun.i in governor.surface and takes_place(tree, governor, lexicon):
        for part in governor.parts:
            if part.role not in {"subject", "object", "complement", "attribute"}:
                frame.add(part.role, [part.head])
    if noun.i in governor.surface and governor.kind is ClauseKind.COPULAR:
        frame.add("between", governor.heads("between"))  # "the call was the first between Xi and Putin"


def _is_scene(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether those who speak to each other do so in the act: "told Xi in a call", "warned Iran at a meeting"."""
    governor = frame.governor
    if governor is None or lexicon.verb(noun) not in _GATHERINGS or noun.dep != "pobj":
        return False
    preposition = tree.tokens[noun.head]
    near = preposition.lemma in _WHILE and preposition.head in {governor.head, *(p.head for p in governor.parts)}
    alone = _is_alone(frame)
    verb = tree.tokens[governor.head].lemma
    if verb == "join" and preposition.lemma == "for":  # "joined the two leaders for a meeting"
        return alone and preposition.head == governor.head
    told = bool(governor.heads("to")) and (verb in SPEAKING or lexicon.verb(noun) == "call")
    return near and alone and (told or verb in _ADDRESSING)


def _is_alone(frame: Frame) -> bool:
    """Whether nobody hangs on the noun itself."""
    return not any(frame.heads(role) for role in ("subject", "with", "between", "among", "of", "to", "object", "by"))


def _is_common(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether several who do something together have met for it: "After talks, Xi and Putin signed a contract".

    A series counts as one: "after a decade of talks".
    """
    governor = frame.governor
    at = noun
    while at.dep == "pobj" and tree.tokens[at.head].lemma == "of":
        at = tree.tokens[tree.tokens[at.head].head]
    if governor is None or lexicon.verb(noun) not in _GATHERINGS or at.dep != "pobj":
        return False
    preposition = tree.tokens[at.head]
    there = preposition.lemma in _SCENES | _WHILE and preposition.head == governor.head
    return there and _is_alone(frame) and len(governor.heads("subject")) > 1


def _is_undertaken(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether whoever plans, threatens or drops the act is the one to do it: "plans a visit", "threatened sanctions"."""
    governor = frame.governor
    if governor is None or noun.head != governor.head or noun.i not in governor.heads("object"):
        return False
    own = lexicon.pattern(noun) != "patient" and lexicon.verb(noun) not in _GATHERINGS | _UTTERANCES
    return own and tree.tokens[governor.head].lemma in _UNDERTAKING


def _is_charge(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether somebody is accused of the act, whose deed it then is: "accused Iran of aggression"."""
    governor = frame.governor
    if governor is None or noun.dep not in {"pobj", "conj"}:
        return False
    at = noun
    while at.dep == "conj":
        at = tree.tokens[at.head]
    preposition = tree.tokens[at.head]
    charging = tree.tokens[governor.head].lemma in lexicon.gerund_control.get(preposition.lemma, ())
    return at.dep == "pobj" and preposition.lemma == "of" and preposition.head == governor.head and charging


def _traveller(tree: Tree, governor: Frame, noun: Token, named: Collection[int]) -> list[int]:
    """ "Xi, on a visit to Moscow, …", "During a visit to Moscow Xi spoke": who travels, if nobody else is in view."""
    preposition = tree.tokens[noun.head]
    if noun.dep != "pobj" or preposition.lemma not in {"during", "on"}:
        return []
    if preposition.head in governor.surface:
        return [preposition.head]
    others = [p.head for p in governor.parts if p.head in named and p.head not in governor.surface]
    return governor.surface if preposition.head == governor.head and not others else []


def _first(tree: Tree, preposition: Token) -> int | None:
    """The first object of a preposition."""
    noun = tree.child(preposition.i, "pobj")
    return noun.i if noun is not None else None


def _fold_behind(tree: Tree, frame: Frame, filler: int) -> None:
    """ "the visit of Putin to China", "the expulsion of two envoys by Egypt": what follows the noun is the act's."""
    for below in tree.children(filler, "prep"):
        for inner, place in prepositional(tree, below.i):
            if inner == "by" and not frame.heads("subject"):
                frame.add("subject", [place])
            elif inner in _ON_NAMES:
                frame.add(inner, [place])


def _owners_behind(tree: Tree, place: int, named: Collection[int]) -> list[int]:
    """ "the visit to China of Putin", "the arrest in Perm of a reporter": an of-phrase behind a name is the act's."""
    if tree.tokens[place].pos != "PROPN":
        return []
    found = [t.i for p in tree.children(place, "prep") if p.lemma == "of" for t in tree.children(p.i, "pobj")]
    return [i for i in found if i in named]


def _is_joined(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether the subject of the clause takes part: "Xi spoke at a dinner with Wang", "attended talks with Wang".

    So do those who say something in a statement: "In a joint statement, both condemned it".
    """
    above = tree.tokens[noun.head]
    if lexicon.verb(noun) in _UTTERANCES:
        return noun.dep == "pobj" and above.lemma in {"in", "through", "with"}
    if lexicon.verb(noun) not in _GATHERINGS or not frame.heads("with"):
        return False
    return (noun.dep == "pobj" and above.lemma in _SCENES) or (noun.dep == "dobj" and above.lemma in _ATTENDING)
