"""Nouns that stand for an act: "Xi's visit to Moscow", "talks between A and B", "the signing of the treaty"."""

from __future__ import annotations

from collections.abc import Collection

from kg.language.frames.antecedents import antecedents
from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.phrases import coordinated, prepositional, step_out_of_length
from kg.language.frames.predicates import is_act_noun, with_particle
from kg.language.frames.sharing import share_parties, share_with_light
from kg.language.repairs.verbs import SPEAKING
from kg.language.tree import Tree
from kg.records import ClauseKind, Token

__all__ = ["find_nominal"]

#: Acts that are called by where they are waged, and the prepositions behind which that stands else.
_WAGED = {"bombing", "invasion", "occupation", "war"}
_AGAINST = {"against", "in", "of", "on"}
_AIMED = {"curb", "embargo", "penalties", "penalty", "restriction", "sanction", "sanctions", "tariff", "tariffs"}
_QUOTES = {'"', "``", "''"}
_ON_NAMES = {"to", "in", "at", "on", "with"}
#: What a possessive and an of-phrase are to the act, by pattern of the noun.
_OWNER = {"agent": "subject", "mixed": "subject", "patient": "object"}
_OF = {"agent": "subject", "mixed": "object", "patient": "object"}


def find_nominal(
    tree: Tree, verbal: list[Frame], lexicon: FrameLexicon, named: Collection[int], acts: Collection[int]
) -> list[Frame]:
    """Frames of act nouns that no light verb has taken.

    `named` are the head tokens of mentions, `acts` those of them that name an event or a document.
    """
    for frame in verbal:
        share_with_light(tree, frame, lexicon, named)
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
        nearest = next((f for f in above if not _across_quotes(tree, f.head, token.i)), None)
        frame.governor = _told_by(tree, nearest, token)
        frame.embedder, frame.embedder_at = _embedder(tree, token, lexicon)
        measured = step_out_of_length(tree, token)
        frame.marker = tree.tokens[measured.head].lemma.lower() if measured.dep == "pobj" else ""
        _assign(tree, frame, token, lexicon, named)
        _name(tree, frame, token, acts)
        frames.append(frame)
    return frames


def _told_by(tree: Tree, governor: Frame | None, noun: Token) -> Frame | None:
    """ "Trump froze the aid, an aide said, days after a meeting": the meeting is his of whom the aide speaks."""
    if governor is None or governor.relation != "parataxis" or governor.governor is None or noun.i < governor.head:
        return governor
    said = tree.tokens[governor.head]
    aside = said.lemma in SPEAKING and tree.tokens[said.i + 1].text == ","
    return governor.governor if aside and governor.governor.head < said.i else governor


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
        charged = charged or joined in lexicon.worries
        if charged or (prep.lemma in {"for", "off", "out", "to", "against"} and above.pos in {"VERB", "NOUN"}):
            return joined, above.i
    return "", None


def _assign(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon, named: Collection[int]) -> None:
    pattern = lexicon.pattern(noun)
    children = tree.children(noun.i)
    both = any(c.dep == "poss" for c in children) or any(
        c.lemma == "by" for c in children if c.dep in {"prep", "agent"}
    )
    of_role = "object" if (both and pattern != "agent") or _is_in_favour(tree, noun) else _OF[pattern]
    for child in children:
        if child.dep == "poss":
            taken = any(c.lemma == "of" for c in children if c.dep == "prep") and pattern == "patient"
            relative = child.text.lower() == "whose"
            owners = antecedents(tree, noun, child.i) if relative else coordinated(tree, child.i)
            frame.add("subject" if taken else _OWNER[pattern], owners)
        elif child.dep in {"amod", "compound", "nmod"}:
            owners = [i for i in tree.subtree(child.i) if i in named]
            whose = any(c.dep == "poss" for c in children)  # "NATO's Vilnius communiqué": Vilnius is where
            where = "in" if whose and child.dep == "compound" else _OWNER[pattern]
            suffering = "on" if _is_aimed_at(noun, child) else "object" if _is_scene_of(tree, noun, child) else ""
            frame.add(suffering or where, owners)
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
        elif child.dep in {"acl", "relcl"} and tree.to(child.i) is not None and child.i > noun.i:
            frame.add("complement", [child.i])  # "the agreement to halt strikes"
    share_parties(tree, frame, noun, lexicon, named)


def _is_aimed_at(noun: Token, before: Token) -> bool:
    """Whether a state named before sanctions is under them: "Russia sanctions", but not "US sanctions"."""
    name = before.pos == "PROPN" and before.dep != "amod" and not before.text.isupper() and "." not in before.text
    return name and noun.lemma in _AIMED and before.entity[2:] == "GPE"


def _is_scene_of(tree: Tree, noun: Token, before: Token) -> bool:
    """Whether a war is called by where it is waged: "the Iraq invasion", but not "the Russia invasion of Georgia"."""
    waged = noun.lemma in _WAGED and before.dep == "compound" and before.entity[2:] == "GPE"
    behind = (t for p in tree.children(noun.i, "prep") if p.lemma in _AGAINST for t in tree.children(p.i, "pobj"))
    return waged and before.pos == "PROPN" and all(t.pos == "NUM" for t in behind)


def _is_in_favour(tree: Tree, noun: Token) -> bool:
    """Whether the of-phrase is the object of a bare noun after "in": "in support of Serbia"."""
    bare = not any(c.dep in {"det", "poss", "amod", "nmod"} for c in tree.children(noun.i))
    return bare and noun.dep == "pobj" and tree.tokens[noun.head].lemma == "in"


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
