"""Put the frames of an article together as Clause records, with actors and dates in their places."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.frames.arguments import assign
from kg.language.frames.factuality import judge
from kg.language.frames.frame import Frame, Part
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.nominals import find_nominal
from kg.language.frames.phrases import content_of
from kg.language.frames.predicates import asks_whether, cue_tokens, find_verbal, is_bound, is_light, names_of
from kg.language.tree import Tree
from kg.records import ActorType, Argument, Clause, DateKind, DateMention, Mention, Sign, TextSpan, Token

__all__ = ["find_clauses"]

#: What is cut off a phrase when it is shown as one filler: its coordinates stand as fillers of their own.
_APART = ("conj", "cc", "preconj")
_STATE_LIKE = {
    ActorType.COUNTRY,
    ActorType.PLACE,
    ActorType.ORGANIZATION,
    ActorType.INTERNATIONAL_ORGANIZATION,
    ActorType.GROUP,
}
#: Prepositions after a word for people that name whom they act for, and after any noun those that name its owner.
_ORIGIN = frozenset({"of", "from", "in", "for", "at"})
_OWNERSHIP = frozenset({"of", "by", "from", "against", "between", "with", "on", "for"})
_DELEGATIONS = frozenset({
    *("alliance", "bloc", "coalition", "country", "delegation", "entourage", "government", "group", "member"),
    *("mission", "nation", "opponent", "power", "state", "team"),
})  # fmt: skip
_KINDS_OF_PLACE = frozenset({"capital", "city", "island", "port", "resort", "town", "village"})
_WHERE = frozenset({"from", "in", "into", "near", "outside", "to"})
_LEADING = frozenset({"chair", "head", "lead"})
_INCLUDING = frozenset({"include", "including"})
#: Names of these may be act nouns as well: "the Beijing Summit", "Russia's invasion of Ukraine".
_ACT_NAMES = {ActorType.NAMED_EVENT, ActorType.DOCUMENT}
#: Roles that a time expression may fill all the same.
_NO_TIME = frozenset({"subject", "object", "indirect", "attribute", "complement"})
_GROUP_AUX = ("aux", "auxpass")


def find_clauses(
    tree: Tree, mentions: Sequence[Mention], dates: Sequence[DateMention], lexicon: FrameLexicon
) -> tuple[Clause, ...]:
    """Normalise the syntax of every sentence.

    Parameters
    ----------
    tree : Tree
        The parse of one article.
    mentions, dates : sequences
        What the linker and the date finder found; each hangs on its head token.
    lexicon : FrameLexicon
        Word classes.

    Returns
    -------
    tuple of Clause
        In the order of their heads in the text; `parent` is an index into it.
    """
    placed = _Mentions(tree, mentions, lexicon)
    verbal = find_verbal(tree)
    assign(tree, verbal, lexicon)
    frames = [*verbal, *find_nominal(tree, verbal, lexicon, placed.heads, placed.acts)]
    judge(tree, frames, lexicon)
    frames.sort(key=lambda f: f.head)
    for index, frame in enumerate(frames):
        frame.index = index
    dated = _hang_dates(tree, frames, dates)
    timely = _time_words(tree, dates)
    for frame in frames:
        frame.parts = [p for p in frame.parts if p.role in _NO_TIME or p.head not in timely]
    return tuple(_clause(tree, frame, placed, dated.get(frame.head, ()), lexicon) for frame in frames)


class _Mentions:
    """Finds the actors that a head token names."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention], lexicon: FrameLexicon) -> None:
        self._tree, self._lexicon = tree, lexicon
        self._at: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._at.setdefault(mention.head, []).append(mention)
        self.heads = frozenset(self._at)
        self.acts = frozenset(i for i, here in self._at.items() if {m.actor.type for m in here} <= _ACT_NAMES)

    def of(self, head: int) -> tuple[Mention, ...]:
        """The mention on the token itself (the longest), else the one it stands in apposition to or acts for."""
        found = self._direct(head)
        beside = [
            m for a in self._tree.children(head, "appos") for t in self._tree.conjuncts(a.i) for m in self._direct(t.i)
        ]
        if found and found[0].actor.type is ActorType.GROUP and len(beside) > 1:
            return tuple(beside)  # "the two ministers, Lavrov and Li"
        if not found:
            beside = beside or self._named_among(head) or self._leading(head)
            found = beside if self._tree.tokens[head].tag in {"NNS", "CD"} else beside[:1]
        if not found:
            found = self._place_behind(head)
        if not found and self._acts_for_place(self._tree.tokens[head]):
            found = self._principal(head, _ORIGIN)
        return tuple(found)

    def _place_behind(self, head: int) -> list[Mention]:
        """The place named behind its kind, where one goes or is: "to the port of Dalian", "in the city of Guilin"."""
        tree = self._tree
        into = tree.tokens[tree.tokens[head].head].lemma.lower()
        if tree.tokens[head].lemma.lower() not in _KINDS_OF_PLACE or into not in _WHERE:
            return []
        named = [t for p in tree.children(head, "prep") if p.lemma == "of" for t in tree.children(p.i, "pobj")]
        return [m for t in named[:1] for m in self._direct(t.i) if m.actor.type is ActorType.PLACE]

    def _named_among(self, head: int) -> list[Mention]:
        """Those named of a number: "ten states, including Chad", "five of the members, Chad and Mali among them"."""
        tree = self._tree
        inside = [t.i for p in tree.children(head, "prep") if p.lemma == "of" for t in tree.children(p.i, "pobj")]
        below = [p for noun in (head, *inside) for p in tree.children(noun, "prep")]
        named = [t for p in below if p.lemma.lower() in _INCLUDING for t in tree.children(p.i, "pobj")]
        if tree.tokens[head].tag == "CD":
            named += [t for noun in inside for t in tree.children(noun, "appos")]
        return [m for t in named for c in tree.conjuncts(t.i) for m in self._direct(c.i)]

    def _leading(self, head: int) -> list[Mention]:
        """Whoever leads a delegation that nothing else names: "a delegation headed by Li Qiang"."""
        tree = self._tree
        if tree.tokens[head].lemma.lower() not in _DELEGATIONS:
            return []
        led = [t for t in tree.children(head, "acl") if t.lemma in _LEADING]
        agents = [p for verb in led for a in tree.children(verb.i, "agent", "prep") for p in tree.children(a.i, "pobj")]
        return [m for p in agents for m in self._direct(p.i)]

    def owners(self, head: int) -> tuple[Mention, ...]:
        """The actors whose the thing is that the token names: possessors, demonyms, of-phrases, at any depth."""
        return tuple(self._principal(head, _OWNERSHIP, deep=True))

    def possessors(self, head: int) -> tuple[Mention, ...]:
        """The actors that stand before the noun as those whose it is: "Russia's invasion of Ukraine"."""
        return tuple(self._principal(head, frozenset(), deep=True))

    def _direct(self, head: int) -> list[Mention]:
        here = self._at.get(head, [])
        return [max(here, key=lambda m: (m.span.end - m.span.start, m.actor.id))] if here else []

    def _acts_for_place(self, token: Token) -> bool:
        return (
            token.lemma.lower() in self._lexicon.agents_of_place or token.text.lower() in self._lexicon.agents_of_place
        )

    def _principal(self, head: int, through: frozenset[str], *, deep: bool = False) -> list[Mention]:
        """The actor that "officials", "troops", "leaders of …" belong to; with `deep` through any nouns between."""
        near = [self._tree.whose(t.i).i for t in self._tree.children(head, "poss", "amod", "compound", "nmod")]
        theirs = not deep and any(t.tag == "PRP$" for t in self._tree.children(head, "poss"))
        for prep in self._tree.children(head, "prep"):
            if prep.lemma in through and not (theirs and prep.lemma != "of"):  # "their presidents in Riyadh"
                near += [t.i for t in self._tree.children(prep.i, "pobj")]
        for i in near:
            joined = [t.i for t in self._tree.conjuncts(i)]
            found = [m for j in joined for m in self._direct(j) if deep or m.actor.type in _STATE_LIKE]
            if not found and self._tree.tokens[i].pos == "NOUN":
                found = self._principal(i, through, deep=deep)
            if found:
                return found
        return []


def _hang_dates(tree: Tree, frames: list[Frame], dates: Sequence[DateMention]) -> dict[int, tuple[DateMention, ...]]:
    """Give each date to the clause whose predicate is the nearest above it, but to none what stands in an apposition.

    "Afghanistan, an observer since 2012, was not invited" does not tell when it was not.
    """
    owner = {frame.head: frame.head for frame in frames} | {f.noun: f.head for f in frames if f.noun is not None}
    hung: dict[int, list[DateMention]] = {}
    for date in dates:
        above = [date.head, *(a.i for a in tree.ancestors(date.head))]
        home = next((owner[i] for i in above if i in owner), None)
        below = above[: next((n for n, i in enumerate(above) if i in owner), 0)]
        if home is not None and all(tree.tokens[i].dep != "appos" for i in below[1:]):
            hung.setdefault(home, []).append(date)
    return {head: tuple(found) for head, found in hung.items()}


def _time_words(tree: Tree, dates: Sequence[DateMention]) -> frozenset[int]:
    """Tokens that head a time expression: "on Friday", "in 2014", "for three days" are no roles of a clause."""
    return frozenset(d.head for d in dates if d.kind is not DateKind.NAME and d.modifies is None)


def _trigger(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> Token:
    """The word that tells the act: the noun after a light verb ("held talks"), but "signed" of "signed a treaty"."""
    verb = tree.tokens[frame.head]
    if frame.noun is None or not is_light(tree, verb, lexicon) or verb.lemma in lexicon.telling_verbs:
        return verb
    return tree.tokens[frame.noun]


def _clause(
    tree: Tree, frame: Frame, placed: _Mentions, dates: tuple[DateMention, ...], lexicon: FrameLexicon
) -> Clause:
    token = tree.tokens[frame.head]
    name, names = names_of(tree, frame, lexicon)
    trigger = _trigger(tree, frame, lexicon)
    arguments = sorted((_argument(tree, part, placed) for part in frame.parts), key=lambda a: (a.span, a.role))
    return Clause(
        index=frame.index,
        kind=frame.kind,
        predicate=name,
        predicates=names,
        trigger=TextSpan(trigger.start, trigger.end),
        cue=tree.span(cue_tokens(tree, frame)),
        span=tree.phrase(frame.head),
        sentence=tree.sentence_of(frame.head),
        head=frame.head,
        arguments=tuple(arguments),
        dates=dates,
        factuality=frame.verdict.value,
        signs=tuple(_sign(tree, *sign) for sign in frame.verdict.signs),
        negated=frame.negated,
        parent=frame.governor.index if frame.governor is not None else None,
        relation=frame.relation,
        marker=frame.marker,
        modifiers=tuple(
            t.lemma.lower()
            for i in (frame.head, frame.noun)
            if i is not None
            for t in tree.children(i, "advmod", "amod", "compound")
        )
        + (("whether",) if asks_whether(tree, frame) else ())
        + (("must",) if is_bound(tree, frame) else ()),
        reciprocal=frame.reciprocal,
        passive=frame.passive,
        tense=_tense(tree, token),
    )


def _sign(tree: Tree, i: int, how: str) -> Sign:
    token = tree.tokens[i]
    return Sign(TextSpan(token.start, token.end), how)


def _argument(tree: Tree, part: Part, placed: _Mentions) -> Argument:
    token = tree.tokens[part.head]
    whole = () if part.role == "complement" else _APART
    mentions = placed.of(part.head) if part.role != "complement" else ()
    return Argument(
        role=part.role,
        span=tree.phrase(part.head, without=whole),
        head=part.head,
        lemma=token.lemma.lower(),
        mentions=mentions,
        owners=() if part.role == "complement" else _owners(part.head, mentions, placed),
        shared=part.shared,
        content=content_of(tree, part.head),
    )


def _owners(head: int, mentions: tuple[Mention, ...], placed: _Mentions) -> tuple[Mention, ...]:
    """Whose it is, if it is no actor: "Xi's policy"; of a named act only by possessive or adjective: "Russia's war"."""
    if not mentions:
        return placed.owners(head)
    return placed.possessors(head) if {m.actor.type for m in mentions} <= _ACT_NAMES else ()


def _tense(tree: Tree, token: Token) -> str:
    auxiliaries = {t.lemma.lower(): t.tag for t in tree.children(token.i, *_GROUP_AUX)}
    if {"will", "shall", "'ll"} & set(auxiliaries):
        return "future"
    tags = {token.tag, *auxiliaries.values()}
    if "VBD" in tags or (token.tag == "VBN" and "have" in auxiliaries):
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else ""
