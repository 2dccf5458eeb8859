"""Who plays which part in a verbal clause: voice, control, relative clauses and coordination undone."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.predicates import is_act_noun, particle, relative_pronoun
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
_RECIPROCAL = ({"each", "other"}, {"one", "another"})
#: Prepositions that read as one with the next: "out of", "ahead of".
_COMPOUND = {"of", "to", "with", "from", "than", "for", "by"}


def assign(tree: Tree, frames: list[Frame], lexicon: FrameLexicon) -> None:
    """Fill the parts of verbal and copular frames; governors come first in the list."""
    for number, frame in enumerate(frames):
        frame.passive = _is_passive(tree, frame, lexicon)
        _find_surface_subject(tree, frame, lexicon)
        _step_past_dummy(tree, frame, frames[:number])
        _own_arguments(tree, frame, lexicon)
    for frame in frames:
        _borrow_object(tree, frame)
        _fold_stray_agent(tree, frame)
        _fold_object_phrases(tree, frame, lexicon)
        _drop_reciprocal(tree, frame)


def coordinated(tree: Tree, i: int) -> list[int]:
    """The token, what is coordinated with it, and in headlines what a bare comma joins to it."""
    return [t.i for t in tree.conjuncts(i)]


def _is_passive(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> bool:
    head = frame.head
    token = tree.tokens[head]
    if tree.children(head, "nsubjpass", "auxpass"):
        return True
    if token.tag not in {"VBN", "VBD"} or tree.children(head, "aux"):
        return False
    agent = tree.child(head, "agent")
    active = token.tag == "VBD" and bool(tree.children(head, *_SUBJECTS))  # "spoke by telephone"
    if agent is not None and not active and not tree.children(head, "dobj"):
        return any(t.pos in {"NOUN", "PROPN", "PRON"} for t in tree.children(agent.i, "pobj"))
    if token.tag == "VBD":
        return _is_joined_to_passive(tree, frame, lexicon)
    if token.dep == "acl" or (token.dep in {"advcl", "dep"} and not tree.children(head, "dobj")):
        return not tree.children(head, *_SUBJECTS)
    governor = frame.governor
    return token.dep == "conj" and governor is not None and governor.passive and not tree.children(head, *_SUBJECTS)


def _is_joined_to_passive(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> bool:
    """ "was extradited, tried and sentenced": a past tense joined to a passive, and no verb that takes no object."""
    verb, governor = tree.tokens[frame.head], frame.governor
    if verb.dep != "conj" or governor is None or not governor.passive or verb.lemma in lexicon.intransitives:
        return False
    return not tree.children(frame.head, "dobj", "ccomp", "xcomp", "attr", "acomp", *_SUBJECTS)


def _find_surface_subject(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> None:
    """Own subject, antecedent of a relative pronoun, or the one shared with the governing clause."""
    token = tree.tokens[frame.head]
    own = [t for t in tree.children(frame.head, *_SUBJECTS) if t.pos not in {"VERB"}]
    if own:
        for subject in own:
            if relative_pronoun(subject) and token.dep in {"relcl", "acl", "ccomp", "xcomp"}:
                frame.surface += _antecedents(tree, token, subject.i)
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
    noun = _noun_before_aside(tree, token) if token.dep == "advcl" else None
    if noun is not None:
        frame.surface = coordinated(tree, noun.i)
        return
    frame.surface = _controlling_object(tree, governor, frame, lexicon) or list(governor.surface)


def _noun_before_aside(tree: Tree, verb: Token) -> Token | None:
    """ "Putin, paying a visit to Ankara, scrapped it": the subject that a participle between commas stands behind."""
    first = tree.first(verb.i)
    if verb.tag not in {"VBG", "VBN"} or tree.children(verb.i, "mark", "aux") or first < 2:
        return None
    comma, last = tree.tokens[first - 1], tree.tokens[first - 2]
    if comma.text != "," or tree.sentence_of(last.i) != tree.sentence_of(verb.i):
        return None
    above = (last, *tree.ancestors(last.i))
    return next(
        (t for t in above if t.dep in {"nsubj", "nsubjpass"} and tree.last(t.i) < verb.i and t.pos != "PRON"), None
    )


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
    if token.dep == "pcomp":
        return _controlling_gerund(tree, governor, frame, lexicon)
    if token.dep not in {"xcomp", "ccomp", "advcl"} or governor.passive:
        return []
    infinitive = any(a.lemma == "to" for a in tree.children(token.i, "aux"))
    if infinitive and governor.heads("indirect"):
        return governor.heads("indirect")  # "gave the farmers five years to leave"
    if tree.tokens[governor.head].lemma not in lexicon.object_control or token.tag not in {"VB", "VBG"}:
        return []
    if token.dep == "advcl" and not infinitive:
        return []
    objects = [*governor.heads("object"), *governor.heads("indirect")]
    return [i for i in objects if i < token.i]


def _controlling_gerund(tree: Tree, governor: Frame, frame: Frame, lexicon: FrameLexicon) -> list[int]:
    """The object that does what a gerund says: "kept the ship from entering", "accused India of violating it"."""
    verbs = lexicon.gerund_control.get(frame.marker, frozenset())
    if tree.tokens[governor.head].lemma not in verbs or governor.passive:
        return []
    objects = [i for i in governor.heads("object") if i < frame.head]
    return list(governor.surface) if any(_is_reciprocal(tree, i) for i in objects) else objects


def _antecedents(tree: Tree, verb: Token, pronoun: int) -> list[int]:
    """The noun a relative clause hangs on, with those coordinated with it before the pronoun."""
    hung = verb if verb.dep in {"relcl", "acl"} else None
    hung = hung or next((a for a in tree.ancestors(verb.i) if a.dep in {"relcl", "acl"}), None)
    return [c for c in coordinated(tree, hung.head) if c == hung.head or c < pronoun] if hung is not None else []


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
    recipients = frame.governor.heads("indirect") if frame.governor is not None else []
    if owner is not None:
        frame.surface = coordinated(tree, owner.i)
    elif recipients:
        frame.surface = recipients  # "gave the farmers five years to leave"
    elif frame.governor is not None:
        frame.surface = list(frame.governor.surface)
    elif demonym is not None:
        frame.surface = [demonym.i]


def _own_arguments(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> None:
    head = frame.head
    frame.add("object" if frame.passive else "subject", frame.surface, shared=frame.surface_shared)
    agents = [
        c for a in tree.children(head, "agent") for p in tree.children(a.i, "pobj") for c in coordinated(tree, p.i)
    ]
    frame.add("subject" if frame.passive else "by", agents)
    antecedents = _gap(tree, frame)
    for child in tree.children(head):
        if child.dep == "dobj":
            relative = relative_pronoun(child) and bool(antecedents)
            frame.add("object", antecedents if relative else coordinated(tree, child.i), shared=relative_pronoun(child))
        elif child.dep == "dative" and child.pos != "ADP":
            frame.add("indirect", coordinated(tree, child.i))
        elif child.dep in {"attr", "oprd", "acomp"}:
            frame.add("attribute", coordinated(tree, child.i))
            frame.add("complement", [t.i for t in tree.children(child.i, "xcomp", "ccomp")])
        elif child.dep in {"ccomp", "xcomp"} and child.i != head:
            frame.add("complement", [child.i])
            frame.add("object", _small_clause_subject(tree, frame, child, lexicon))
        elif child.dep in {"prep", "dative"}:
            outward = particle(tree, head)
            for role, filler in prepositional(tree, child.i):
                relative = relative_pronoun(tree.tokens[filler]) and bool(antecedents)
                frame.add(role, antecedents if relative else [filler])
                if outward is not None and outward.i == child.i:  # "pulled out of the treaty": of
                    frame.add(role.removeprefix(f"{outward.lemma.lower()} "), [filler])
    if (
        antecedents
        and not frame.heads("object")
        and not frame.surface_shared
        and not _stranded(tree, frame, antecedents)
    ):
        frame.add("object", antecedents, shared=True)


def _small_clause_subject(tree: Tree, frame: Frame, verb: Token, lexicon: FrameLexicon) -> list[int]:
    """Whom one helps to do, or urges to do: the parser makes them the subject of what they are to do.

    So are things that one declares unlawful.
    """
    if verb.pos in {"ADJ", "NOUN"} and not frame.passive and not tree.children(verb.i, "mark", "cop", "aux"):
        frame.add("attribute", [verb.i] if tree.children(verb.i, "nsubj") else [])
        return [c for t in tree.children(verb.i, "nsubj") for c in coordinated(tree, t.i)]
    if frame.passive or tree.tokens[frame.head].lemma not in lexicon.object_control or verb.tag != "VB":
        return []
    if tree.children(verb.i, "mark") or any(t.tag == "MD" for t in tree.children(verb.i, "aux")):
        return []
    return [c for t in tree.children(verb.i, "nsubj") for c in coordinated(tree, t.i)]


def _gap(tree: Tree, frame: Frame) -> list[int]:
    """The nouns that a relative clause's missing part stands for; also in one joined to it or below its verb."""
    token = tree.tokens[frame.head]
    while token.dep in {"conj", "xcomp", "ccomp", "acomp", "advcl"} and token.head != token.i:
        token = tree.tokens[token.head]
    if token.dep != "relcl":
        return []
    if token.i != frame.head and not any(
        relative_pronoun(t) for child in tree.children(frame.head) for t in (child, *tree.children(child.i, "pobj"))
    ):
        return []
    pronoun = next((t.i for t in tree.tokens[tree.first(token.i) : token.i] if relative_pronoun(t)), token.i)
    return [c for c in coordinated(tree, token.head) if c == token.head or c < pronoun]


def _stranded(tree: Tree, frame: Frame, nouns: list[int]) -> bool:
    """Whether the gap is filled by a preposition's object, an adverb of place or time, or the noun is one of time."""
    head = frame.head
    if any(t.tag == "WRB" for t in tree.children(head, "advmod")) or tree.children(head, "ccomp", "acomp", "attr"):
        return True
    if any(relative_pronoun(t) for p in tree.children(head, "prep") for t in tree.children(p.i, "pobj")):
        return True
    if any(t.tag in {"WP$"} for c in tree.children(head) for t in tree.children(c.i, "poss")):
        return True
    return tree.tokens[nouns[0]].lemma in {"time", "day", "week", "month", "year", "moment", "way", "reason"}


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
    """ "drafted, signed and ratified the treaty": a verb shares the object of the last one in an unbroken row.

    In a relative clause also the object of the first: "oil that they buy and resell".
    """
    if frame.passive or frame.heads("object"):
        return
    first = frame.governor
    if frame.relation == "conj" and first is not None and first.relation == "relcl" and frame.surface_shared:
        lent = [p.head for p in first.parts if p.role == "object" and p.shared and not first.passive]
        if lent and tree.tokens[lent[0]].i < tree.first(first.head) and not tree.children(frame.head, "ccomp", "xcomp"):
            frame.add("object", lent, shared=True)
            return
    at = frame.head
    while (verb := next((t for t in tree.children(at, "conj") if t.pos == "VERB"), None)) is not None:
        between = tree.tokens[at + 1 : verb.i]
        if any(t.pos not in {"PUNCT", "CCONJ", "ADV"} for t in between) or tree.children(verb.i, *_SUBJECTS):
            return
        objects = tree.children(verb.i, "dobj")
        if objects:
            frame.add("object", [c for o in objects for c in coordinated(tree, o.i)], shared=True)
            return
        at = verb.i


def _fold_stray_agent(tree: Tree, frame: Frame) -> None:
    """ "was lodged with the embassy by the ministry": a by-phrase hangs on the noun before it, yet says who acts."""
    if not frame.passive or frame.heads("subject"):
        return
    for part in list(frame.parts):
        if part.role in {"complement", "attribute"} or part.head < frame.head:
            continue
        for by in (t for t in tree.children(part.head, "prep") if t.lemma == "by"):
            agents = [c for p in tree.children(by.i, "pobj") for c in coordinated(tree, p.i)]
            if agents and tree.tokens[agents[0]].entity[2:] not in {"DATE", "TIME", "PERCENT", "CARDINAL", "MONEY"}:
                frame.add("subject", agents)
                return


def _fold_object_phrases(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> None:
    """What hangs on a common noun as object speaks of the act: "imposed sanctions on Iran"."""
    verb = tree.tokens[frame.head]
    nouns = [tree.tokens[i] for i in (*frame.heads("object"), *frame.heads("attribute"))]
    for noun in nouns:
        act = is_act_noun(noun, lexicon)
        adjective = noun.pos == "ADJ" and frame.kind is ClauseKind.COPULAR
        counted = noun.pos in {"ADJ", "DET", "PRON"} and any(t.lemma == "of" for t in tree.children(noun.i, "prep"))
        if not (noun.pos in {"NOUN", "NUM"} or act or adjective or counted or _is_reciprocal(tree, noun.i)):
            continue
        if act and verb.lemma in lexicon.light_verbs and frame.noun is None and noun.i in frame.heads("object"):
            frame.noun = noun.i
        patient = frame.noun == noun.i and lexicon.pattern(noun) != "agent"
        for prep in tree.children(noun.i, "prep"):
            for role, filler in prepositional(tree, prep.i):
                frame.add("object" if patient and role == "of" else role, [filler])
                if role == "of" and not patient:  # "bought most of its arms from Russia"
                    _fold(tree, frame, filler, _OUTER)
    for part in list(frame.parts):
        token = tree.tokens[part.head]
        named = token.pos == "PROPN" and part.role in {"subject", "object", *_OUTER}
        near = abs(part.head - frame.head) <= _NEAR
        agent = frame.passive and part.role == "subject" and part.head > frame.head
        common = token.pos == "NOUN" and (agent or part.role in _OUTER) and not is_act_noun(token, lexicon)
        if (named and near) or common:
            _fold(tree, frame, part.head, _SCENE)


def _fold(tree: Tree, frame: Frame, noun: int, prepositions: set[str]) -> None:
    for prep in tree.children(noun, "prep"):
        if prep.lemma in prepositions:
            for role, filler in prepositional(tree, prep.i):
                frame.add(role, [filler])


def _is_reciprocal(tree: Tree, i: int) -> bool:
    """Whether token `i` heads "each other" or "one another"."""
    return {t.text.lower() for t in (tree.tokens[i], *tree.children(i, "det", "nummod"))} in _RECIPROCAL


def _drop_reciprocal(tree: Tree, frame: Frame) -> None:
    """ "met each other": the parties stand in the subject; the pronoun adds nobody."""
    for part in list(frame.parts):
        if _is_reciprocal(tree, part.head):
            frame.parts.remove(part)
            frame.reciprocal = part.role
