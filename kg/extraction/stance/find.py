"""Give statements their stances: by the word that reports them, and by what the speakers say of themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.issues import IssueFinder
from kg.extraction.stance.express import Expressions, Shown
from kg.extraction.stance.force import Force
from kg.extraction.stance.targets import Targets
from kg.extraction.stance.words import StanceWords
from kg.language.tree import Tree
from kg.records import Actor, ActorType, Attribution, AttributionKind, Reading, Stance, TextSpan, Token

__all__ = ["find_stances"]

#: Acts whose content the speaker stands for.
_MEANT = frozenset({"assert", "announce", "believe", "criticise", "praise", "warn", "pledge"})
#: Acts that leave open, or deny, what stands in their content.
_HOLLOW = frozenset({"ask", "deny", "doubt"})
_RECEIVED = "speech.received"
_FIRST = frozenset({"i", "we"})
_SIDES = frozenset({"side", "party", "country", "nation", "state", "government", "president", "leader", "minister"})
_BODIES = frozenset({ActorType.COUNTRY, ActorType.ORGANIZATION})


def find_stances(
    attributions: Sequence[Attribution], reading: Reading, tree: Tree, issues: IssueFinder, words: StanceWords
) -> tuple[Attribution, ...]:
    """The attributions with the stances that their words show; one that judges by a name praises or criticises.

    Parameters
    ----------
    attributions : sequence of Attribution
        With speakers, capacities and nesting.
    reading : Reading
        With mentions, those by pronouns of the first person too.
    tree : Tree
        Of its parse.
    issues : IssueFinder
    words : StanceWords
    """
    finder = _Finder(reading, tree, issues, words)
    hollow = _hollow(attributions, finder)
    return tuple(finder.complete(one, hollow=one.nested_in in hollow) for one in attributions)


def _hollow(attributions: Sequence[Attribution], finder: _Finder) -> frozenset[str]:
    """Those whose content the speaker does not stand for, and all that lies in it."""
    found = {a.id for a in attributions if a.speech_act in _HOLLOW or not finder.is_made(a)}
    parent = {a.id: a.nested_in for a in attributions}
    for one in attributions:
        chain, at = [one.id], one.nested_in
        while at is not None and at not in found and at not in chain:
            chain.append(at)
            at = parent.get(at)
        if at is not None and at in found:
            found.update(chain)
    return frozenset(found)


class _Finder:
    """Looks at one attribution after the other."""

    def __init__(self, reading: Reading, tree: Tree, issues: IssueFinder, words: StanceWords) -> None:
        self._tree, self._words = tree, words
        self._starts = [token.start for token in tree.tokens]
        self._targets = Targets(reading, tree, issues, words)
        self._expressions = Expressions(tree, words, self._targets)
        self._force = Force(tree, words)

    def is_made(self, attribution: Attribution) -> bool:
        """Whether what the cue says is done: not negated, not only wanted."""
        cue = self._tokens(attribution.cue)
        return not attribution.withheld and bool(cue) and not self._force.is_denied(cue)

    def complete(self, attribution: Attribution, *, hollow: bool) -> Attribution:
        if hollow or not attribution.source or not self.is_made(attribution):
            return attribution
        own = _own(attribution)
        cue = self._tokens(attribution.cue)
        found = [*self._by_cue(cue), *self._received(attribution, cue), *self._by_content(attribution, cue, own)]
        values: dict[str, str] = {}
        for shown in found:
            for toward in shown.toward:
                if toward not in own:
                    values.setdefault(toward, shown.value)
        stances, act = tuple(Stance(*item) for item in values.items()), self._act(attribution, cue)
        if not stances and act == attribution.speech_act:
            return attribution
        return replace(attribution, stances=stances, speech_act=act)

    def _by_cue(self, cue: Sequence[Token]) -> Iterator[Shown]:
        """The cue itself is for or against something."""
        for token in cue:
            if self._force.holds(token):
                yield from self._expressions.at(token.i)

    def _received(self, attribution: Attribution, cue: Sequence[Token]) -> Iterator[Shown]:
        """What comes from somebody is for or against what draws it: "the sanctions drew condemnation from Peru"."""
        if attribution.rule != _RECEIVED:
            return
        values = {v for t in cue if t.pos == "NOUN" for v in self._words.nouns.get(t.lemma.lower(), {}).values()}
        if len(values) == 1:
            (value,) = values
            for top in self._tops(self._tokens(attribution.content)):
                yield Shown(value, self._targets.of(top.i, "object", value), None)

    def _by_content(self, attribution: Attribution, cue: Sequence[Token], own: frozenset[str]) -> Iterator[Shown]:
        """The content says so of the speakers: "said that Peru opposes it", or of something: "said it is unjust"."""
        content = self._tokens(attribution.content)
        tops = self._tops(content)
        demands = any(token.lemma in self._words.demanding for token in cue)
        for top in tops:
            if demands:
                yield from self._ended(top)
            if top.pos == "NOUN":
                if any(token.lemma in self._words.carriers for token in cue):
                    yield from self._expressions.at(top.i)
            elif attribution.speech_act in _MEANT:
                yield from self._meant(attribution, top, own)
            if attribution.speech_act in _MEANT and self._force.is_due(top):
                yield from self._ended(top)

    def _meant(self, attribution: Attribution, top: Token, own: frozenset[str]) -> Iterator[Shown]:
        """What a predicate of the content says, as far as the speakers stand for it."""
        pledged = attribution.speech_act == "pledge"
        if not self._force.holds(top, pledged=pledged, reported=True):
            return
        real = self._force.holds(top)
        for shown in self._expressions.at(self._led(top).i):
            if (shown.judged and real) or (not shown.judged and self._is_own(attribution, shown.holder, own)):
                yield shown

    def _act(self, attribution: Attribution, cue: Sequence[Token]) -> str:
        verdicts = {self._expressions.verdict(token) for token in cue} - {""}
        if attribution.speech_act != "assert" or len(verdicts) != 1:
            return attribution.speech_act
        return "praise" if verdicts == {"support"} else "criticise"

    def _tokens(self, spans: Iterable[TextSpan]) -> list[Token]:
        tokens, starts = self._tree.tokens, self._starts
        return [t for s in spans for t in tokens[bisect_left(starts, s.start) : bisect_left(starts, s.end)]]

    def _tops(self, content: Sequence[Token]) -> list[Token]:
        """The heads of what is said, and those coordinated with them."""
        inside = {token.i for token in content}
        tops = [t for t in content if (t.head == t.i or t.head not in inside) and t.pos != "PUNCT"]
        return [one for top in tops for one in self._tree.conjuncts(top.i) if one.i in inside]

    def _led(self, verb: Token) -> Token:
        """The verb that another one leads on to: "will continue to support"."""
        if verb.lemma in self._words.leads:
            led = self._tree.child(verb.i, "xcomp")
            if led is not None and led.pos == "VERB":
                return led
        return verb

    def _ended(self, top: Token) -> Iterator[Shown]:
        """Of what the end is demanded: "(urged them) to lift the sanctions", "(called for) an end to the sanctions"."""
        lemma = top.lemma.lower()
        heads: list[Token] = []
        if lemma in self._words.ending_verbs and top.pos != "NOUN":
            heads = self._tree.children(top.i, "dobj", "nsubjpass")
            gerunds = [t for t in self._tree.children(top.i, "xcomp") if t.tag == "VBG"]
            heads += [t for gerund in gerunds for t in self._tree.children(gerund.i, "dobj")]
        elif lemma in self._words.ending_nouns:
            preps = [p for p in self._tree.children(top.i, "prep") if p.lemma in {"of", "to"}]
            heads = [t for p in preps for t in self._tree.children(p.i, "pobj")]
        for head in heads:
            found = [issue for one in self._tree.conjuncts(head.i) for issue in self._targets.issues_of(one.i)]
            yield Shown("oppose", tuple(found), None, judged=True)

    def _is_own(self, attribution: Attribution, holder: Token | None, own: frozenset[str]) -> bool:
        """Whether a noun in the content means the speakers, or those for whom they speak."""
        if holder is None:
            return False
        word, mention = holder.text.lower(), self._targets.at(holder.i)
        if any(span.start <= holder.start < span.end for span in attribution.source):
            return True
        if word in _FIRST:
            return attribution.kind is not AttributionKind.INDIRECT
        if mention is not None and {actor.id for actor in mention.actor.individuals} <= own:
            return True
        if mention is not None and mention.actor.type in _BODIES:
            states = {c.state.country for c in attribution.capacities if c.state is not None}
            return mention.actor.country in states
        return holder.lemma.lower() in _SIDES and self._is_joint(attribution) and self._counts_two(holder)

    def _is_joint(self, attribution: Attribution) -> bool:
        speaker = attribution.speaker
        several = speaker is not None and len(speaker.actor.individuals) > 1
        return several or attribution.medium == "joint statement"

    def _counts_two(self, noun: Token) -> bool:
        beside = {t.text.lower() for t in self._tree.children(noun.i, "nummod", "det", "predet")}
        return noun.tag == "NNS" and bool(beside & {"two", "both", "the"})


def _own(attribution: Attribution) -> frozenset[str]:
    """Ids of the speakers and of those for whom they speak."""
    found: list[Actor | None] = [actor for c in attribution.capacities for actor in (c.body, c.state)]
    if attribution.speaker is not None:
        found += attribution.speaker.actor.individuals
    return frozenset(actor.id for actor in found if actor is not None)
