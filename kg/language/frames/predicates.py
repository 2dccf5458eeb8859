"""Which words head a clause, who governs it, and what it is called."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.repairs.verbs import SPEAKING
from kg.language.tree import Tree
from kg.records import ClauseKind, Token

__all__ = [
    "asks_whether",
    "cue_tokens",
    "find_verbal",
    "is_act_noun",
    "is_light",
    "names_of",
    "particle",
    "relative_pronoun",
    "with_particle",
]

_NOT_CLAUSES = {"aux", "auxpass", "amod", "compound", "prep", "case", "punct", "nmod"}
_EMBEDDING = {"VERB", "NOUN", "ADJ", "ADV", "PROPN"}
_RELATIVE = {"who", "whom", "which", "that", "whose"}
_MONTHS = {"March", "May"}
_COPULAS = {"be", "become", "remain", "stay"}
#: Adverbs that make another verb of the one before them: "send back", "bring together".
_ADVERBIAL = {"ahead", "aside", "away", "back", "forward", "home", "together"}
#: Prepositions that stand behind a verb as its particle: "walked out", "pulled out of".
_PARTICLES = {"against", "away", "down", "in", "off", "on", "out", "over", "up"}
_GROUP = {"aux", "auxpass", "neg", "prt"}


def find_verbal(tree: Tree) -> list[Frame]:
    """One frame for each verb that heads a clause, governors before what they govern."""
    frames: dict[int, Frame] = {}
    for token in tree.tokens:
        if token.pos not in {"VERB", "AUX"} or token.dep in _NOT_CLAUSES:
            continue
        if token.dep in {"oprd", "acomp", "attr"} and _hyphened(tree, token):
            continue
        copular = token.lemma in _COPULAS and bool(tree.children(token.i, "attr", "acomp"))
        frames[token.i] = Frame(token.i, ClauseKind.COPULAR if copular else ClauseKind.VERBAL)
    for token in tree.tokens:  # "Lavrov: Moscow ready to resume talks"
        told = token.dep != "ccomp" or tree.tokens[token.head].lemma in SPEAKING
        lone = token.pos == "ADJ" and told and tree.child(token.i, "nsubj") is not None
        if lone and not tree.child(token.i, "cop", "aux"):
            frames[token.i] = Frame(token.i, ClauseKind.COPULAR)
            frames[token.i].add("attribute", [token.i])
    for head, frame in frames.items():
        _govern(tree, frames, head, frame)
    return sorted(frames.values(), key=_depth)


def _hyphened(tree: Tree, token: Token) -> str:
    """What a hyphen ties to the front of the word, hyphen included: "one-" of "one-sided"; else empty."""
    found, at = "", token
    while at.i > 1 and tree.tokens[at.i - 1].text == "-" and tree.tokens[at.i - 1].end == at.start:
        at = tree.tokens[at.i - 2]
        found = f"{at.text.lower()}-{found}"
    return found


def _depth(frame: Frame) -> tuple[int, int]:
    depth, at = 0, frame.governor
    while at is not None:
        depth, at = depth + 1, at.governor
    return depth, frame.head


def _govern(tree: Tree, frames: dict[int, Frame], head: int, frame: Frame) -> None:
    """Set the governing frame, the dependency between the two, the embedding word and the introducing word."""
    token = tree.tokens[head]
    frame.relation = "" if token.head == head else token.dep
    mark = tree.child(head, "mark") or next((t for t in tree.children(head, "advmod") if t.tag == "WRB"), None)
    frame.marker = mark.lemma if mark else ""
    previous = head
    for above in tree.ancestors(head):
        if not frame.embedder and (above.pos in _EMBEDDING or above.lemma == "be"):
            frame.embedder, frame.embedder_at = with_particle(tree, above), above.i
        if above.pos == "ADP" and previous == head and frame.relation == "pcomp":
            frame.marker = above.lemma
        if above.i in frames:
            frame.governor = frames[above.i]
            return
        previous = above.i


def takes_place(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> bool:
    """Whether the verb only says that its subject takes place: "talks began", "a summit was held".

    A light verb with an object of its own says something else: "the statement made no mention of it".
    """
    lemma = tree.tokens[frame.head].lemma
    if lemma in lexicon.occurrence_verbs:
        return True
    return lemma in lexicon.light_verbs and (frame.passive or not frame.heads("object"))


def particle(tree: Tree, i: int) -> Token | None:
    """The particle of a phrasal verb, "off" in "broke off"."""
    found = tree.child(i, "prt")
    if found is None and i + 1 < len(tree.tokens):
        after = tree.tokens[i + 1]
        if after.head == i and after.lemma.lower() in _PARTICLES and not tree.children(after.i, "pobj", "npadvmod"):
            return after
    return found


def with_particle(tree: Tree, token: Token) -> str:
    """The lemma of a verb with its particle, "call off"; of any other word the lemma."""
    if token.pos != "VERB":
        return token.lemma
    found = particle(tree, token.i) or next((t for t in tree.children(token.i, "advmod") if t.lemma == "short"), None)
    return f"{token.lemma} {found.lemma}" if found else token.lemma


def relative_pronoun(token: Token) -> bool:
    """Whether the token is a relative pronoun by its form and tag."""
    return token.text.lower() in _RELATIVE and token.tag in {"WDT", "WP", "WP$", "IN", "DT"}


def _with_adverb(tree: Tree, token: Token) -> list[str]:
    """The verb with an adverb that belongs to it, "send back"."""
    near = tree.children(token.i, "advmod") if token.pos == "VERB" else []
    return [f"{token.lemma} {t.lemma.lower()}" for t in near if t.lemma.lower() in _ADVERBIAL and t.i > token.i]


def is_light(tree: Tree, verb: Token, lexicon: FrameLexicon) -> bool:
    """Whether a verb, alone or with its particle, leaves it to a noun to name the act: "held", "wrapped up"."""
    return verb.lemma in lexicon.light_verbs or with_particle(tree, verb) in lexicon.light_verbs


def is_act_noun(token: Token, lexicon: FrameLexicon) -> bool:
    """Whether a noun stands for an act: "visit", "talks"."""
    if token.pos not in {"NOUN", "PROPN"} or token.text in _MONTHS:
        return False
    return token.lemma.lower() in lexicon.nominals or token.text.lower() in lexicon.nominals


def names_of(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> tuple[str, tuple[str, ...]]:
    """The predicate's usual name, and all names a rule may use for it, the fullest first.

    "held talks" is `hold talks`; a rule may also say `hold talk`, `hold` or `talk`. "was ready" is `be ready`.
    """
    token = tree.tokens[frame.head]
    if frame.kind is ClauseKind.NOMINAL:
        nouns = _noun_names(tree, token, lexicon)
        return token.text.lower(), nouns
    if token.pos == "ADJ":
        return f"be {token.lemma}", (f"be {token.lemma}", "be")
    verb = with_particle(tree, token)
    names = []
    filling = frame.heads("object") + frame.heads("attribute")
    if frame.noun is not None and frame.noun not in filling:
        filling.insert(0, frame.noun)  # "held three hours of talks"
    fillers = [tree.tokens[i] for i in filling]
    common = [t for t in fillers if t.pos in {"NOUN", "ADJ", "VERB", "NUM"} or t.i == frame.noun]
    for noun in common:
        tied = _hyphened(tree, noun)
        names += [f"{verb} {tied}{noun.lemma.lower()}"] if tied else []
        whole = " ".join(c.lemma.lower() for c in tree.children(noun.i, "compound") if c.pos == "NOUN")
        names += [f"{verb} {noun.text.lower()}", f"{verb} {noun.lemma.lower()}"]
        names += [f"{verb} {c.lemma.lower()} {noun.lemma.lower()}" for c in tree.children(noun.i, "compound", "amod")]
        names += [f"{verb} {whole} {noun.lemma.lower()}"] if whole and noun.pos == "NOUN" else []
    if frame.kind is ClauseKind.COPULAR and token.lemma != "be":
        names += [name.replace(f"{verb} ", "be ", 1) for name in names]
    main = names[0] if names and (frame.noun is not None or frame.kind is ClauseKind.COPULAR) else verb
    for preposition in tree.children(token.i, "prep") if not common else []:
        nouns_below = [t for t in tree.children(preposition.i, "pobj") if t.pos == "NOUN"]
        names += [f"{verb} {preposition.lemma} {form}" for t in nouns_below for form in (t.text.lower(), t.lemma)]
    tied = _hyphened(tree, token)
    names += [*([f"{tied}{token.lemma}"] if tied else []), *_with_adverb(tree, token), *_with_clause(tree, frame, verb)]
    names += [verb] if verb in lexicon.operators else [verb, token.lemma]  # to give up is not to give
    if frame.noun is not None:
        names += _noun_names(tree, tree.tokens[frame.noun], lexicon)
    return main, tuple(dict.fromkeys(names))


def _with_clause(tree: Tree, frame: Frame, verb: str) -> list[str]:
    """What makes another verb of this one: "tell to", "see each other"."""
    below = [tree.tokens[i] for i in frame.heads("complement")]
    names = [f"{verb} each other"] if frame.reciprocal == "object" else []
    return names + ([f"{verb} to"] if any(tree.to(t.i) is not None for t in below) else [])


def asks_whether(tree: Tree, frame: Frame) -> bool:
    """Whether a complement is an indirect question: "asked whether he knew", "how long it would last"."""
    opening = [tree.tokens[tree.first(i)] for i in frame.heads("complement")]
    return any(t.lemma.lower() in {"if", "whether"} or t.tag in {"WRB", "WP"} for t in opening)


def _noun_names(tree: Tree, noun: Token, lexicon: FrameLexicon) -> tuple[str, ...]:
    """Names of an act noun: with its compound ("phone call"), alone, as its verb."""
    compounds = [f"{c.lemma.lower()} {noun.lemma.lower()}" for c in tree.children(noun.i, "compound", "amod")]
    forms = [noun.text.lower(), noun.lemma.lower(), *compounds]
    verbs = [
        lexicon.nominals[f][1] for f in (*compounds, noun.lemma.lower(), noun.text.lower()) if f in lexicon.nominals
    ]
    return tuple(dict.fromkeys([*compounds, *forms, *verbs]))


def cue_tokens(tree: Tree, frame: Frame) -> list[int]:
    """The verb group: auxiliaries, negation, particle and the verb itself, from the first to the last of them."""
    near = [t.i for t in tree.children(frame.head) if t.dep in _GROUP and abs(t.i - frame.head) <= 4]
    return sorted([*near, frame.head])
