"""Read the article from left to right and resolve what refers back: pronouns, pairs, and nouns taken up again."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace

from kg.language.linking.actors import joint, people_of
from kg.language.linking.again import read_again
from kg.language.linking.breath import find_together, note_pair, partner_of, trace_of
from kg.language.linking.choice import Choice
from kg.language.linking.discourse import Discourse, Referent
from kg.language.linking.halves import host_of
from kg.language.linking.home import body_at_home
from kg.language.linking.nominals import is_owned, owned_behind, somebody_unnamed
from kg.language.linking.officeholders import Bond, HeldOffice
from kg.language.linking.opposites import end_of, opposite_of, visitor_in_view
from kg.language.linking.plurals import offices_of_each
from kg.language.linking.possessed import possession_of
from kg.language.linking.pronouns import MUTUAL, Pronoun, agrees, antecedent, read_pronoun, weigh
from kg.language.linking.scene import Scene
from kg.language.linking.several import read_several
from kg.language.linking.titles import TitlePhrase
from kg.records import Actor, ActorType, Mention, MentionKind, TextSpan, Token

__all__ = ["refer_back"]

#: What people do not have of themselves: 'in their presence the ministers signed'.
_OF_OTHERS = frozenset({"absence", "honor", "honour", "presence", "wake"})
_THINGS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
#: Rules of words that refer back by which a person is told as clearly as by a name.
_CLEAR_BACKS = frozenset({"linking.pronoun", "linking.counterpart"})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"})


@dataclass(frozen=True, slots=True)
class _Text:
    """What stands at each token before anything refers back."""

    heads: Mapping[int, Sequence[Mention]]
    together: Mapping[int, Sequence[tuple[tuple[Actor, ...], int, str]]]  # at the last of them: who, first, role
    groups: Mapping[int, tuple[Actor, ...]]  # coordinated actors by the head of the first
    linked: Mapping[int, Mention]
    held: Sequence[HeldOffice]
    titles: Mapping[int, TitlePhrase]  # by their head
    alone: frozenset[int]  # heads of titles that stand for their holder
    seen: MutableMapping[int, Mention]  # `linked`, and at its head whatever has been resolved so far


def refer_back(
    scene: Scene,
    mentions: Sequence[Mention],
    linked: Mapping[int, Mention],
    held: Sequence[HeldOffice],
    genders: Mapping[str, str],
) -> list[Mention]:
    """Mentions by pronouns, pairs and definite nouns.

    Parameters
    ----------
    scene : Scene
        The article.
    mentions : sequence of Mention
        What names and noun phrases gave, in the order of the text.
    linked : mapping
        The mention that covers each token.
    held : sequence of HeldOffice
        Offices that the article gives to people.
    genders : mapping
        "m" or "f" by actor id, where known.
    """
    heads: dict[int, list[Mention]] = {}
    for mention in mentions:
        heads.setdefault(mention.head, []).append(mention)
    together, groups = find_together(scene, heads)
    titles = {scene.head_of(o.phrase.first, o.phrase.last): o.phrase for o in held}
    text = _Text(heads, together, groups, linked, held, titles, _alone(scene, held), ChainMap({}, dict(linked)))
    clear: dict[int, list[Mention]] = {}
    discourse = Discourse(dict(genders))
    found: list[Mention] = []
    for number, sentence in enumerate(scene.tree.sentences):
        discourse.enter(number)
        for token in scene.tokens[sentence.first : sentence.last]:
            back = _step(scene, discourse, text, token)
            if back is not None:
                found.append(back)
                if not back.actor.candidates:
                    text.seen[back.head] = back
                    if back.rule in _CLEAR_BACKS:
                        clear[back.head] = [back]
                    discourse.note(back.actor, trace_of(scene, token))
            if back is not None or token.i in text.heads:
                note_pair(scene, discourse, clear, heads, token)
        for late in owned_behind(scene, sentence.first, sentence.last, text.seen):
            found.append(late)
            discourse.note(late.actor, trace_of(scene, scene.tokens[late.head]))
    return found


def _alone(scene: Scene, held: Sequence[HeldOffice]) -> frozenset[int]:
    """Heads of titles that stand for their holder."""
    alone = [scene.head_of(o.phrase.first, o.phrase.last) for o in held if o.bond is Bond.ALONE]
    return frozenset(i for i in alone if scene.tokens[i].dep not in ("compound", "amod", "nmod"))


def _step(scene: Scene, discourse: Discourse, text: _Text, token: Token) -> Mention | None:
    """Note what stands at this token, or resolve it."""
    if token.i in text.heads:
        for mention in text.heads[token.i]:
            discourse.note(mention.actor, trace_of(scene, token))
        for actors, first, role in text.together.get(token.i, ()):
            trace = trace_of(scene, scene.tokens[first])
            discourse.note_together(actors, replace(trace, role=role or trace.role))
        return None
    if token.i in text.linked and text.linked[token.i].kind is not MentionKind.NOMINAL:
        return None
    pronoun = read_pronoun(scene, token)
    if pronoun is not None:
        return _pronoun(scene, discourse, text, pronoun)
    if token.text.lower() == "whose":
        _note_whose(scene, text, token)
    if token.pos not in ("NOUN", "NUM", "PROPN") and token.text.lower() != "both":
        return None
    return _noun(scene, discourse, text, token)


def _pronoun(scene: Scene, discourse: Discourse, text: _Text, pronoun: Pronoun) -> Mention | None:
    token = pronoun.token
    found = _ahead(scene, text, pronoun) or weigh(scene, discourse, pronoun)
    if found is None:
        return None
    end = scene.tokens[token.i + 1].end if token.text.lower() in ("each", "one") else token.end
    return found.at(TextSpan(token.start, end), MentionKind.PRONOUN, token.i)


def _note_whose(scene: Scene, text: _Text, token: Token) -> None:
    """Let "whose" mean whom its clause hangs on: "China, whose foreign minister was in Moscow"."""
    owner = text.seen.get(scene.tree.whose(token.i).i)
    if owner is not None:
        text.seen[token.i] = owner


def _ahead(scene: Scene, text: _Text, pronoun: Pronoun) -> Choice | None:
    """'During their call, Xi and Putin …': a pronoun in what precedes the subject means the subject."""
    if not (pronoun.possessive or pronoun.role in ("nsubj", "nsubjpass")):
        return None
    if pronoun.possessive and scene.tokens[pronoun.token.head].lemma in _OF_OTHERS:
        return None
    top = pronoun.token.i
    for above in scene.tree.ancestors(pronoun.token.i):
        below, top = top, above.i
        subject = scene.tree.child(above.i, "nsubj", "nsubjpass") if above.pos in ("VERB", "AUX") else None
        if subject is None or not pronoun.token.i < subject.i < above.i:
            continue
        if scene.tokens[below].dep not in ("prep", "advcl") or below > subject.i:
            continue
        if subject.i in text.groups:
            actor = joint(text.groups[subject.i])
        elif subject.i in text.heads:
            actor = text.heads[subject.i][0].actor
            mutual = pronoun.plural and scene.tokens[pronoun.token.head].lemma in MUTUAL
            partner = partner_of(scene, subject.i, text.heads) if mutual else 0
            actor = joint([actor, text.heads[partner][0].actor]) if partner else actor  # "their talks, A thanked B"
        else:
            continue
        if agrees(pronoun, Referent(actor.id, actor, actor.type is ActorType.GROUP, None)):
            return Choice(
                actor, f"'{pronoun.token.text}': the subject that follows, {actor.name}", "linking.pronoun-ahead"
            )
    return None


def _noun(scene: Scene, discourse: Discourse, text: _Text, token: Token) -> Mention | None:
    opposite = _opposite(scene, discourse, text, token)
    if opposite is not None:
        return opposite
    several = read_several(scene, discourse, token, text.linked, _ahead_of(scene, text, token))
    if several is not None:
        return several
    theirs = _theirs(scene, discourse, text, token)
    if theirs is not None:
        return theirs
    again = read_again(scene, discourse, token, text.linked, text.held, text.titles)
    if again is not None:
        choice, span = again
        return choice.at(span, MentionKind.NOMINAL, token.i)
    waiting = token.i in text.alone or token.lemma in scene.lexicon.again["organization"]
    owned = is_owned(scene, token, text.seen)
    unnamed = somebody_unnamed(scene, token, text.seen if owned else text.linked) if owned or waiting else None
    unnamed = unnamed or body_at_home(scene, token, text.linked)
    if unnamed is not None:
        return unnamed
    if token.pos == "NOUN" and token.dep in _THINGS and token.entity[2:] not in _TIMES:
        discourse.note_thing(token.lemma, token.tag in ("NNS", "NNPS"), trace_of(scene, token))
    return None


def _ahead_of(scene: Scene, text: _Text, token: Token) -> list[Actor]:
    """Whom the rest of the sentence names."""
    rest = range(token.i + 1, scene.tree.sentences[scene.tree.sentence_of(token.i)].last)
    return [mention.actor for i in rest for mention in text.heads.get(i, ())]


def _theirs(scene: Scene, discourse: Discourse, text: _Text, token: Token) -> Mention | None:
    """'their countries', 'its troops': of whom the pronoun means; 'its allies': those of the state meant."""
    owner = scene.tree.child(token.i, "poss")
    if owner is None or token.pos != "NOUN":
        return None
    pronoun = read_pronoun(scene, owner)
    if pronoun is not None:
        found = antecedent(scene, discourse, pronoun)
        whose = found.actor if found is not None else None
    else:
        named = scene.tree.whose(owner.i).i
        owning = text.heads[named][0] if named in text.heads else text.seen.get(named)
        whose = owning.actor if owning is not None else None
    if whose is None:
        return None
    choice = offices_of_each(scene, token, whose.members) if whose.members and token.tag == "NNS" else None
    choice = choice or possession_of(scene, token, whose, text.titles.get(token.i))
    if choice is None and pronoun is not None and token.tag == "NNS" and scene.lexicon.has("others", token.lemma):
        others = people_of(scene, None, f"{token.text.lower()} of {whose.name}")
        choice = Choice(others, f"{token.text.lower()} of {whose.name}", "linking.possessed")
    if choice is None:
        return None
    first = min(scene.tree.subtree(owner.i))
    return choice.at(TextSpan(scene.tokens[first].start, token.end), MentionKind.NOMINAL, token.i)


def _opposite(scene: Scene, discourse: Discourse, text: _Text, token: Token) -> Mention | None:
    """'his Russian counterpart', "Wang's Indian counterpart", 'his host', 'its neighbour', 'the visitor'."""
    if token.tag != "NN" or not any(token.lemma in words for words in scene.lexicon.opposites.values()):
        return None
    owner = scene.tree.child(token.i, "poss")
    if owner is None:
        found = visitor_in_view(scene, discourse, token) if _alone_with_the(scene, token) else None
        return found.at(_span_from(scene, token, token.i), MentionKind.NOMINAL, token.i) if found else None
    whose = text.heads[owner.i][0].actor if owner.i in text.heads else None
    pronoun = read_pronoun(scene, owner)
    if whose is None and pronoun is not None:
        before = antecedent(scene, discourse, pronoun)
        whose = before.actor if before else None
    found = opposite_of(scene, discourse, token, whose, text.linked, text.held) if whose is not None else None
    if found is None and whose is not None and token.lemma == "host":
        found = host_of(scene, token, whose, discourse.lately(1))
    if found is None:
        stated = any(c.i in text.linked for c in scene.tree.children(token.i, "amod", "compound"))
        return somebody_unnamed(scene, token, text.linked) if stated else None
    return found.at(_span_from(scene, token, owner.i), MentionKind.NOMINAL, token.i)


def _alone_with_the(scene: Scene, token: Token) -> bool:
    """Whether 'the' is all that stands with the noun."""
    determiner = scene.tree.child(token.i, "det")
    limits = scene.tree.children(token.i, "prep", "amod", "compound", "relcl", "acl", "appos")
    return determiner is not None and determiner.text.lower() == "the" and not limits


def _span_from(scene: Scene, token: Token, first: int) -> TextSpan:
    """From the first word that belongs to `first`, or the article, to the noun."""
    starts = [scene.tokens[i].start for i in scene.tree.subtree(first) if i <= token.i] or [token.start]
    return TextSpan(min(starts), scene.tokens[end_of(scene, token)].end)
