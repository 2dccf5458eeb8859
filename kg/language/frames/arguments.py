"""Who plays which part in a verbal clause: voice, control, relative clauses and coordination undone."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.predicates import is_act_noun, relative_pronoun
from kg.language.tree import Tree
from kg.records import ClauseKind, Token

__all__ = ["assign", "coordinated", "prepositional"]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_SHARING = {"xcomp", "advcl", "pcomp", "conj", "acl", "ccomp", "dep", "parataxis"}
#: After a name these speak of the act: "met Wang in Beijing" is where they met, not which Wang.
_SCENE = {"in", "at", "on", "during", "after", "ahead", "near", "over", "about"}
_OUTER = {"with", "to", "by", "from"}
#: Farther from the verb than this (in tokens) a name's own phrases are taken to be its own.
_NEAR = 12
#: Prepositions that read as one with the next: "out of", "ahead of".
_COMPOUND = {"of", "to", "with", "from", "than", "for", "by"}


def assign(tree: Tree, frames: list[Frame], lexicon: FrameLexicon) -> None:
    """Fill the parts of verbal and copular frames; governors come first in the list."""
    for number, frame in enumerate(frames):
        frame.passive = _is_passive(tree, frame)
        _find_surface_subject(tree, frame, lexicon)
        _step_past_dummy(tree, frame, frames[:number])
        _own_arguments(tree, frame)
    for frame in frames:
        _borrow_object(tree, frame)
        _fold_object_phrases(tree, frame, lexicon)


def coordinated(tree: Tree, i: int) -> list[int]:
    """The token, what is coordinated with it, and in headlines what a bare comma joins to it."""
    return [t.i for t in tree.conjuncts(i)]


def _is_passive(tree: Tree, frame: Frame) -> bool:
    head = frame.head
    token = tree.tokens[head]
    if tree.children(head, "nsubjpass", "auxpass"):
        return True
    if token.tag != "VBN" or tree.children(head, "aux"):
        return False
    if token.dep == "acl" or (token.dep in {"advcl", "dep"} and not tree.children(head, "dobj")):
        return not tree.children(head, *_SUBJECTS)
    governor = frame.governor
    return token.dep == "conj" and governor is not None and governor.passive and not tree.children(head, *_SUBJECTS)


def _find_surface_subject(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> None:
    """Own subject, antecedent of a relative pronoun, or the one shared with the governing clause."""
    token = tree.tokens[frame.head]
    own = [t for t in tree.children(frame.head, *_SUBJECTS) if t.pos not in {"VERB"}]
    if own:
        for subject in own:
            if relative_pronoun(subject) and token.dep in {"relcl", "acl"}:
                antecedent = _antecedent(tree, token)
                frame.surface += [antecedent] if antecedent is not None else []
                frame.surface_shared = True
            else:
                frame.surface += coordinated(tree, subject.i)
        return
    if token.dep == "acl":
        _noun_subject(tree, frame, token)
        return
    governor = frame.governor
    if governor is None or token.dep not in _SHARING:
        return
    frame.surface_shared = True
    frame.surface = _controlling_object(tree, governor, frame, lexicon) or list(governor.surface)


def _step_past_dummy(tree: Tree, frame: Frame, done: list[Frame]) -> None:
    """ "It was here that Xi spoke, thanking …": the participle is about who acts last, not about the dummy "it"."""
    token = tree.tokens[frame.head]
    if not frame.surface_shared or token.tag != "VBG" or [tree.tokens[i].text.lower() for i in frame.surface] != ["it"]:
        return
    governor = frame.governor
    if governor is None or governor.kind is not ClauseKind.COPULAR:
        return
    below = [f for f in done if governor.head < f.head < token.i and f.surface and f.surface != frame.surface]
    if below:
        frame.surface = list(max(below, key=lambda f: f.head).surface)


def _controlling_object(tree: Tree, governor: Frame, frame: Frame, lexicon: FrameLexicon) -> list[int]:
    """The object that does what the infinitive says: "urged Russia to leave"."""
    token = tree.tokens[frame.head]
    if token.dep not in {"xcomp", "ccomp", "advcl"} or governor.passive:
        return []
    if tree.tokens[governor.head].lemma not in lexicon.object_control or token.tag not in {"VB", "VBG"}:
        return []
    if token.dep == "advcl" and not any(a.lemma == "to" for a in tree.children(token.i, "aux")):
        return []
    objects = tree.children(governor.head, "dobj", "dative")
    return [c for o in objects[:1] if o.i < token.i for c in coordinated(tree, o.i)]


def _antecedent(tree: Tree, verb: Token) -> int | None:
    """The noun a relative clause hangs on."""
    if verb.dep in {"relcl", "acl"}:
        return verb.head
    return next((a.head for a in tree.ancestors(verb.i) if a.dep in {"relcl", "acl"}), None)


def _noun_subject(tree: Tree, frame: Frame, token: Token) -> None:
    """Participles hang on what they describe; an infinitive after a noun shares that noun's owner."""
    noun = tree.tokens[token.head]
    infinitive = any(a.lemma == "to" for a in tree.children(token.i, "aux"))
    frame.surface_shared = True
    if not infinitive:
        frame.surface = [noun.i]
        return
    owner = tree.child(noun.i, "poss")
    demonym = next((c for c in tree.children(noun.i, "amod", "compound") if c.pos == "PROPN" or c.entity), None)
    if owner is not None:
        frame.surface = coordinated(tree, owner.i)
    elif frame.governor is not None:
        frame.surface = list(frame.governor.surface)
    elif demonym is not None:
        frame.surface = [demonym.i]


def _own_arguments(tree: Tree, frame: Frame) -> None:
    head = frame.head
    frame.add("object" if frame.passive else "subject", frame.surface, shared=frame.surface_shared)
    agents = [
        c for a in tree.children(head, "agent") for p in tree.children(a.i, "pobj") for c in coordinated(tree, p.i)
    ]
    frame.add("subject", agents)
    relative = _gap(tree, frame)
    for child in tree.children(head):
        if child.dep == "dobj":
            target = [relative] if relative_pronoun(child) and relative is not None else coordinated(tree, child.i)
            frame.add("object", target, shared=relative_pronoun(child))
        elif child.dep == "dative" and child.pos != "ADP":
            frame.add("indirect", coordinated(tree, child.i))
        elif child.dep in {"attr", "oprd", "acomp"}:
            frame.add("attribute", coordinated(tree, child.i))
            frame.add("complement", [t.i for t in tree.children(child.i, "xcomp", "ccomp")])
        elif child.dep in {"ccomp", "xcomp"} and child.i != head:
            frame.add("complement", [child.i])
        elif child.dep in {"prep", "dative"}:
            for role, filler in prepositional(tree, child.i):
                frame.add(
                    role, [relative] if relative_pronoun(tree.tokens[filler]) and relative is not None else [filler]
                )
    if (
        relative is not None
        and not frame.heads("object")
        and not frame.surface_shared
        and not _stranded(tree, frame, relative)
    ):
        frame.add("object", [relative], shared=True)


def _gap(tree: Tree, frame: Frame) -> int | None:
    """The noun that a relative clause's missing part stands for."""
    token = tree.tokens[frame.head]
    return token.head if token.dep == "relcl" else None


def _stranded(tree: Tree, frame: Frame, noun: int) -> bool:
    """Whether the gap is filled by a preposition's object, an adverb of place or time, or the noun is one of time."""
    head = frame.head
    if any(t.tag == "WRB" for t in tree.children(head, "advmod")) or tree.children(head, "ccomp", "acomp", "attr"):
        return True
    if any(relative_pronoun(t) for p in tree.children(head, "prep") for t in tree.children(p.i, "pobj")):
        return True
    return tree.tokens[noun].lemma in {"time", "day", "week", "month", "year", "moment", "way", "reason"}


def prepositional(tree: Tree, i: int) -> list[tuple[str, int]]:
    """(role, head token) of each object of preposition `i`, with prepositions chained to it or joined by *and*."""
    token = tree.tokens[i]
    role = token.lemma.lower()
    found: list[tuple[str, int]] = []
    for child in tree.children(i):
        if child.dep == "pobj":
            found += [(role, c) for c in coordinated(tree, child.i)]
        elif child.dep == "prep":
            chained = child.lemma in _COMPOUND and not tree.children(i, "pobj")
            inner = prepositional(tree, child.i)
            found += [(f"{role} {child.lemma}" if chained else r, f) for r, f in inner]
        elif child.dep == "conj" and child.pos == "ADP":
            found += prepositional(tree, child.i)
    return found


def _borrow_object(tree: Tree, frame: Frame) -> None:
    """ "signed and ratified the treaty": the first verb shares the object of the one right behind it."""
    if frame.passive or frame.heads("object"):
        return
    for verb in tree.children(frame.head, "conj"):
        if verb.pos == "VERB" and verb.i - frame.head <= 2 and not tree.children(verb.i, *_SUBJECTS):
            frame.add("object", [c for o in tree.children(verb.i, "dobj") for c in coordinated(tree, o.i)], shared=True)


def _fold_object_phrases(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> None:
    """What hangs on a common noun as object speaks of the act: "imposed sanctions on Iran"."""
    verb = tree.tokens[frame.head]
    for noun in [
        tree.tokens[i]
        for i in frame.heads("object")
        if tree.tokens[i].pos == "NOUN" or is_act_noun(tree.tokens[i], lexicon)
    ]:
        if is_act_noun(noun, lexicon) and (verb.lemma in lexicon.light_verbs) and frame.noun is None:
            frame.noun = noun.i
        patient = frame.noun == noun.i and lexicon.pattern(noun) != "agent"
        for prep in tree.children(noun.i, "prep"):
            for role, filler in prepositional(tree, prep.i):
                frame.add("object" if patient and role == "of" else role, [filler])
    for i in [*frame.heads("subject"), *frame.heads("object"), *(p.head for p in frame.parts if p.role in _OUTER)]:
        if tree.tokens[i].pos != "PROPN" or abs(i - frame.head) > _NEAR:
            continue
        for prep in tree.children(i, "prep"):
            if prep.lemma in _SCENE:
                for role, filler in prepositional(tree, prep.i):
                    frame.add(role, [filler])
