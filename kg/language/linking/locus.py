"""Which state people belong to whom no word calls anybody's: that of their sentence, or that which sends them."""

from __future__ import annotations

from collections.abc import Mapping

from kg.language.linking.nounphrases import Noun, only_tells_how
from kg.language.linking.nouns import singular
from kg.language.linking.scene import Scene
from kg.records import Actor, ActorType, Mention, Token

__all__ = ["locus", "sent_by"]

#: 'The president of the country' is one of a state.
_STATEHOOD = frozenset({"country", "defence", "defense", "finance", "government", "nation", "republic", "state"})

#: Prepositions of whom and where one goes, comes from or turns to.
_WHITHER = frozenset({"against", "for", "from", "into", "onto", "to", "toward", "towards", "with"})


def sent_by(scene: Scene, token: Token, noun: Noun, linked: Mapping[int, Mention]) -> str | None:
    """'China sent a deputy minister': the state that sends or appoints somebody."""
    verb = scene.tokens[token.head]
    if noun.kind not in ("people", "forces", "bodies") or token.dep != "dobj" or verb.pos != "VERB":
        return None
    if not scene.lexicon.has("sending", verb.lemma):
        return None
    sender = scene.tree.child(verb.i, "nsubj")
    mention = linked.get(sender.i) if sender is not None else None
    return mention.actor.country if mention is not None and mention.actor.type is ActorType.COUNTRY else None


def locus(scene: Scene, token: Token, noun: Noun, linked: Mapping[int, Mention]) -> str | None:
    """The only state that the sentence names, for nouns that are local wherever they stand."""
    word = singular(token)
    last = noun.phrase.split()[-1]
    if any(_unknown_name(scene, c, linked) for c in scene.tree.children(token.i, "amod", "compound")):
        return None
    if not ({word, noun.phrase, last} & scene.lexicon.sets["locals"]):
        return None
    if any(p.lemma == "from" for p in scene.tree.children(token.i, "prep")):
        return None  # "officials from both countries", wherever they are
    if _of_something_else(scene, token, linked):
        return None
    determiner = scene.tree.child(token.i, "det", "poss")
    if determiner is None and not noun.plural:
        return None
    if determiner is not None and determiner.text.lower() not in ("the", "some", "all", "these", "those"):
        return None
    sentence = scene.tree.sentences[scene.tree.sentence_of(token.i)]
    heads = {linked[i].head: linked[i].actor for i in range(sentence.first, sentence.last) if i in linked}
    named = [
        actor
        for head, actor in heads.items()
        if not _is_goal(scene, head) and not only_tells_how(scene, head) and not _does_it(scene, head, actor)
    ]
    for kinds in ((ActorType.COUNTRY,), tuple(ActorType)):
        codes = {a.country for a in named if a.type in kinds} - {None}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def _of_something_else(scene: Scene, token: Token, linked: Mapping[int, Mention]) -> bool:
    """'the president of the chess federation': an office, but none of a state."""
    if not scene.gazetteer.titles.has(singular(token)):
        return False
    of = next((p for p in scene.tree.children(token.i, "prep") if p.text == "of"), None)
    target = scene.tree.child(of.i, "pobj") if of is not None else None
    return target is not None and target.i not in linked and target.lemma.lower() not in _STATEHOOD


def _is_goal(scene: Scene, head: int) -> bool:
    """Whether a state is only where somebody goes, comes from or turns to."""
    token = scene.tokens[head]
    before = scene.tokens[token.head]
    return token.dep == "pobj" and before.text.lower() in _WHITHER


def _does_it(scene: Scene, head: int, actor: Actor) -> bool:
    """Whether a state is only who does something to somebody: 'rebels armed by Rwanda' are no Rwandans."""
    token = scene.tokens[head]
    return actor.type is ActorType.COUNTRY and token.dep == "pobj" and scene.tokens[token.head].dep == "agent"


def _unknown_name(scene: Scene, modifier: Token, linked: Mapping[int, Mention]) -> bool:
    """Whether a modifier is a proper name of somebody unknown; 'Pro-Russian' only tells a stance."""
    stance = scene.tokens[modifier.i - 2].text.lower() if modifier.i > 1 else ""
    first = scene.follows(modifier.i) is False
    return modifier.text[:1].isupper() and modifier.i not in linked and not first and stance not in _stances(scene)


def _stances(scene: Scene) -> frozenset[str]:
    return scene.lexicon.sets["stances"]
