"""Who plays which part beside the subject: objects, phrases, relative gaps and coordination undone."""

from __future__ import annotations

from kg.language.frames.antecedents import find_where
from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.phrases import CALLING, called_what, content_of, coordinated, is_reciprocal, prepositional
from kg.language.frames.predicates import is_act_noun, is_light, particle, relative_pronoun, with_particle
from kg.language.frames.subjects import SUBJECTS, find_surface_subject, is_passive, step_past_dummy
from kg.language.repairs.verbs import SPEAKING
from kg.language.tree import Tree
from kg.records import ClauseKind, Token

__all__ = ["assign"]

#: After a name these speak of the act: "met Wang in Beijing" is where they met, not which Wang.
_SCENE = {"in", "at", "on", "during", "after", "ahead", "near", "over", "about"}
#: Light verbs that with an attribute tell what becomes of their object: "made the treaty public".
_RENDERING = {"call", "declare", "make"}
#: "assured Xi of his support": the phrase is no part of the name.
_OF_SOMETHING = {"accuse", "acquit", "assure", "convict", "deprive", "inform", "notify", "remind", "suspect", "warn"}
_OUTER = {"with", "to", "by", "from"}
_BESIDE_PLACE = {"by", "with"}
_STRUCK, _WHERE = {"against", "at", "into", "on"}, {"around", "in", "near", "off"}
#: Farther from the verb than this (in tokens) a name's own phrases are taken to be its own.
_NEAR = 12
_AMOUNTS = {"%", "cent", "dollar", "euro", "per", "percent", "percentage", "point", "pound", "rouble", "ruble", "yuan"}
_GIVING = {"give", "grant", "hand", "lease", "lend", "loan", "offer", "promise", "sell", "send"}
#: Who is given these is who is warned, received, told off.
_DONE_TO = {"farewell", "reception", "rebuke", "sentence", "warning", "welcome"}
#: "Supplies to Poland stopped" as "supplies to Poland were stopped".
_ENDING = {"cease", "end", "stop"}
_LENGTHS = {"day", "hour", "minute", "month", "week"}
_AFTERWARDS = {"afterwards", "later", "subsequently", "then"}

#: By what something goes, not who sends it: "shipped by rail".
_MEANS = {"air", "boat", "bus", "car", "land", "mail", "plane", "post", "rail", "road", "sea", "ship", "train", "truck"}


def assign(tree: Tree, frames: list[Frame], lexicon: FrameLexicon) -> None:
    """Fill the parts of verbal and copular frames; governors come first in the list."""
    for number, frame in enumerate(frames):
        frame.passive = is_passive(tree, frame, lexicon)
        find_surface_subject(tree, frame, lexicon)
        step_past_dummy(tree, frame, frames[:number])
        _own_arguments(tree, frame, lexicon)
        frame.add("in", find_where(tree, frame), shared=True)
    for frame in frames:
        _borrow_object(tree, frame, lexicon)
        _fold_stray_agent(tree, frame)
        _fold_object_phrases(tree, frame, lexicon)
        _drop_reciprocal(tree, frame)


def _own_arguments(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> None:
    head = frame.head
    antecedents = _gap(tree, frame)
    given = frame.passive and _is_given_something(tree, frame, antecedents)
    surface = "indirect" if given else "object" if frame.passive else "subject"
    frame.add(surface, frame.surface, shared=frame.surface_shared)
    agents = [
        c
        for a in tree.children(head, "agent")
        for p in tree.children(a.i, "pobj")
        if p.lemma not in _MEANS or tree.children(p.i, "det", "poss")
        for c in coordinated(tree, p.i)
    ]
    frame.add("subject" if frame.passive else "by", agents)
    calling = tree.tokens[head].lemma in CALLING
    named = calling and any(t.pos != "ADP" for t in tree.children(head, "dative"))
    named = named or (calling and _is_called_before(tree, frame, antecedents))
    for child in tree.children(head):
        if child.dep == "dobj":
            if calling:  # "called the veto 'deplorable'"
                frame.add("attribute", [t.i for t in tree.children(child.i, "amod") if t.i > child.i])
            relative = relative_pronoun(child) and bool(antecedents)
            role = "attribute" if named and not relative else "object"
            frame.add(role, antecedents if relative else coordinated(tree, child.i), shared=relative_pronoun(child))
        elif child.dep == "dative" and child.pos != "ADP":
            alone = calling or not tree.children(head, "dobj", "ccomp", "xcomp", "attr")  # "sent the carrier to Oman"
            frame.add("object" if alone and not frame.passive else "indirect", coordinated(tree, child.i))
        elif child.dep in {"attr", "oprd", "acomp"}:
            frame.add("attribute", coordinated(tree, child.i))
            frame.add("complement", [t.i for t in tree.children(child.i, "xcomp", "ccomp")])
        elif child.dep in {"ccomp", "xcomp"} and child.i != head:
            frame.add("complement", [child.i])
            frame.add("object", called_what(tree, child.i) if child.dep == "ccomp" else [])
            frame.add("object", _small_clause_subject(tree, frame, child, lexicon))
        elif child.dep in {"prep", "dative"}:
            if child.lemma == "as":  # "described it as reckless"
                frame.add("as", [c for t in tree.children(child.i, "amod", "acomp") for c in coordinated(tree, t.i)])
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


def _is_given_something(tree: Tree, frame: Frame, antecedents: list[int]) -> bool:
    """Whether who stands before a passive is whom something is given: "Kyiv was given tanks", "arms Kyiv was sold"."""
    if tree.tokens[frame.head].lemma not in _GIVING:
        return False
    objects = tree.children(frame.head, "dobj")
    if any(t.lemma in _DONE_TO for t in objects):
        return False
    gap = antecedents and not frame.surface_shared and not _stranded(tree, frame, antecedents)
    return bool(gap) or bool(objects)


def _is_called_before(tree: Tree, frame: Frame, antecedents: list[int]) -> bool:
    """Whether the noun a relative clause hangs on is what is called names in it: "a visit that Rome called a stunt"."""
    front = [t for t in tree.children(frame.head, "dobj", "attr") if t.i < frame.head and relative_pronoun(t)]
    behind = [t for t in tree.children(frame.head, "dobj") if t.i > frame.head]
    return bool(antecedents and not frame.surface_shared and behind) and (bool(front) or len(behind) == 1)


def _small_clause_subject(tree: Tree, frame: Frame, verb: Token, lexicon: FrameLexicon) -> list[int]:
    """Whom one helps to do, or urges to do: the parser makes them the subject of what they are to do.

    So are things that one declares unlawful.
    """
    said = tree.tokens[frame.head].lemma in SPEAKING
    if verb.pos in {"ADJ", "NOUN"} and not said and not frame.passive and not tree.children(verb.i, "mark", "aux"):
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


def _borrow_object(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> None:
    """ "drafted, signed and ratified the treaty": a verb shares the object of the last one in an unbroken row.

    In a relative clause also the object of the first: "oil that they buy and resell".
    """
    if frame.passive or frame.heads("object") or tree.tokens[frame.head].lemma in lexicon.intransitives | SPEAKING:
        return
    first = frame.governor
    told = tree.children(frame.head, "ccomp", "xcomp", "acomp", "attr", "oprd")
    if frame.relation == "conj" and first is not None and first.relation == "relcl" and not frame.surface_shared:
        lent = [p.head for p in first.parts if p.role == "object" and p.shared and not first.passive]
        before = bool(lent) and tree.tokens[lent[0]].i < tree.first(first.head)
        if before and not told and not tree.children(frame.head, "prep"):  # "a charge Rome denied and Bonn dismissed"
            frame.add("object", lent, shared=True)
            return
    if frame.relation == "conj" and first is not None and first.relation == "relcl" and frame.surface_shared:
        lent = [p.head for p in first.parts if p.role == "object" and p.shared and not first.passive]
        if lent and tree.tokens[lent[0]].i < tree.first(first.head) and not tree.children(frame.head, "ccomp", "xcomp"):
            frame.add("object", lent, shared=True)
            return
    at = frame.head
    while (verb := next((t for t in tree.children(at, "conj") if t.pos == "VERB"), None)) is not None:
        between = tree.tokens[at + 1 : verb.i]
        if any(t.pos not in {"PUNCT", "CCONJ", "ADV"} for t in between) or tree.children(verb.i, *SUBJECTS):
            return
        words = [t.text.lower() for t in between]
        if not _AFTERWARDS.isdisjoint(words) or (at == frame.head and words[:2] == [",", "and"]):
            return  # "spoke and then met him", "retreated, and seized the town"
        objects = tree.children(verb.i, "dobj")
        if objects:
            frame.add("object", [c for o in objects for c in coordinated(tree, o.i)], shared=True)
            return
        at = verb.i


def _is_measure(token: Token) -> bool:
    """Whether a word tells a time, a number or an amount."""
    return (
        token.entity[2:] in {"DATE", "TIME", "PERCENT", "CARDINAL", "MONEY"}
        or token.pos == "NUM"
        or token.lemma in _AMOUNTS
    )


def _fold_stray_agent(tree: Tree, frame: Frame) -> None:
    """ "was lodged with the embassy by the ministry": a by-phrase hangs on the noun before it, yet says who acts."""
    if not frame.passive or frame.heads("subject"):
        return
    for part in list(frame.parts):
        if part.role in {"complement", "attribute"} or part.head < frame.head:
            continue
        for by in (t for t in tree.children(part.head, "prep") if t.lemma == "by"):
            agents = [c for p in tree.children(by.i, "pobj") for c in coordinated(tree, p.i)]
            if agents and not _is_measure(tree.tokens[agents[0]]):
                frame.add("subject", agents)
                return


def _fold_object_phrases(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> None:
    """What hangs on a common noun as object speaks of the act: "imposed sanctions on Iran"."""
    verb = tree.tokens[frame.head]
    nouns = [tree.tokens[i] for i in (*frame.heads("object"), *frame.heads("attribute"))]
    if verb.lemma in _ENDING and not nouns and not tree.children(verb.i, "xcomp", "ccomp"):
        nouns = [tree.tokens[i] for i in frame.heads("subject")]
    for noun in nouns:
        act = is_act_noun(noun, lexicon)
        adjective = noun.pos == "ADJ" and frame.kind is ClauseKind.COPULAR
        counted = noun.pos in {"ADJ", "DET", "PRON"} and any(t.lemma == "of" for t in tree.children(noun.i, "prep"))
        talked = _act_of_length(tree, noun, lexicon)
        if talked is not None and is_light(tree, verb, lexicon) and frame.noun is None:
            frame.noun = talked.i  # "held three hours of talks"
            for prep in tree.children(talked.i, "prep"):
                for role, filler in prepositional(tree, prep.i):
                    frame.add(role, [filler])
        if not (noun.pos in {"NOUN", "NUM"} or act or adjective or counted or is_reciprocal(tree, noun.i)):
            continue
        named = verb.lemma in _RENDERING and bool(frame.heads("attribute"))  # "called the attack a mistake"
        phrase = with_particle(tree, verb)  # "called off a visit" is not "called a meeting"
        plain = phrase == verb.lemma or phrase not in lexicon.operators
        light = is_light(tree, verb, lexicon) and plain and not named
        if act and light and frame.noun is None and noun.i in frame.heads("object"):
            frame.noun = noun.i
        patient = frame.noun == noun.i and lexicon.pattern(noun) != "agent"
        for prep in tree.children(noun.i, "prep"):
            for role, filler in prepositional(tree, prep.i):
                frame.add("object" if patient and role == "of" else role, [filler])
                measured = bool(content_of(tree, noun.i)) and not patient
                if role == "of" or measured:  # "bought most of its arms from Russia", "$5bn in aid for Ukraine"
                    _fold(tree, frame, filler, _OUTER | {"for", "in"} if measured else _OUTER)
    for part in list(frame.parts):
        token = tree.tokens[part.head]
        named = token.pos == "PROPN" and part.role in {"subject", "object", *_OUTER}
        near = abs(part.head - frame.head) <= _NEAR
        agent = frame.passive and part.role == "subject" and part.head > frame.head
        act = is_act_noun(token, lexicon) and lexicon.verb(token) != "telephone"  # "spoke by phone about gas"
        common = token.pos == "NOUN" and (agent or part.role in _OUTER) and not act
        if (named and near) or common:
            _fold(tree, frame, part.head, _SCENE | {"of"} if verb.lemma in _OF_SOMETHING else _SCENE)
        elif token.pos == "PROPN" and part.role == "in" and near:
            _fold(tree, frame, part.head, _BESIDE_PLACE)  # "met in Moscow with Xi"
        elif token.pos == "NOUN" and part.role in _STRUCK and not act:
            _fold(tree, frame, part.head, _WHERE)  # "fell on a market in Kharkiv"


def _act_of_length(tree: Tree, noun: Token, lexicon: FrameLexicon) -> Token | None:
    """The act noun behind a word that tells how long it lasts: "three hours of talks"."""
    if noun.lemma not in _LENGTHS:
        return None
    below = [t for p in tree.children(noun.i, "prep") if p.lemma == "of" for t in tree.children(p.i, "pobj")]
    return next((t for t in below if is_act_noun(t, lexicon)), None)


def _fold(tree: Tree, frame: Frame, noun: int, prepositions: set[str]) -> None:
    for prep in tree.children(noun, "prep"):
        if prep.lemma in prepositions:
            for role, filler in prepositional(tree, prep.i):
                frame.add(role, [filler])


def _drop_reciprocal(tree: Tree, frame: Frame) -> None:
    """ "met each other": the parties stand in the subject; the pronoun adds nobody."""
    for part in list(frame.parts):
        if is_reciprocal(tree, part.head):
            frame.parts.remove(part)
            frame.reciprocal = part.role
