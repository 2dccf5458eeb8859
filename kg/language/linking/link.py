"""Who is meant: every mention of an actor in an article, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.language.linking.acronyms import link_acronyms
from kg.language.linking.appositions import find_appositions
from kg.language.linking.belonging import settle_countries, settle_groups, settle_places
from kg.language.linking.bodies import find_bodies, place_bodies
from kg.language.linking.coreference import refer_back
from kg.language.linking.longer import absorb
from kg.language.linking.missions import seat_missions
from kg.language.linking.names import find_names
from kg.language.linking.nominals import find_nominals
from kg.language.linking.officeholders import HeldOffice, link_offices, match_offices
from kg.language.linking.people import link_people, somebody_else
from kg.language.linking.plurals import link_plural_offices
from kg.language.linking.possessed import find_capitals
from kg.language.linking.relatives import find_relative_owners
from kg.language.linking.scene import Scene, by_token
from kg.language.linking.settle import is_person, settle, settle_absorber, settle_stranger
from kg.language.linking.strangers import find_strangers
from kg.language.linking.titles import find_title_phrases, find_titles, owner_of
from kg.language.tree import Tree
from kg.records import ActorType, Article, DateMention, Mention, MentionKind, Parse, Quotation
from kg.registry.lookup import RegistryIndex

__all__ = ["link"]


def link(
    parse: Parse,
    article: Article,
    index: RegistryIndex,
    *,
    quotations: Sequence[Quotation] = (),
    dates: Sequence[DateMention] = (),
) -> tuple[Mention, ...]:
    """Find the mentions of actors in an article and say who each one is.

    Names come first, then the offices and phrases built on them, then what refers back: pairs, pronouns and nouns
    such as 'the ministry'. Where nothing decides, there is no mention.

    Parameters
    ----------
    parse : Parse
        Tokens and sentences of the article; may be empty.
    article : Article
        Its date of publication settles who held an office.
    index : RegistryIndex
        The actors known beforehand.
    quotations : sequence of Quotation
        Stretches in quotation marks.
    dates : sequence of DateMention
        Dates of the article: an office is that of its holder at the time told.

    Returns
    -------
    tuple of Mention
        By place in the text; every one with its reason. Mentions may lie inside others.
    """
    scene = Scene.lay_out(Tree(parse), index, article, quotations, dates)
    names = place_bodies(scene, settle_groups(scene, link_acronyms(scene, _link_names(scene))))
    names += find_bodies(scene, names)
    names = settle_countries(scene, settle_places(scene, names), _offices(scene, names))
    owners = find_relative_owners(scene, names)
    names += owners
    held = _offices(scene, names)
    mentions = _in_order(seat_missions(scene, [*names, *_link_phrases(scene, names, held)]))
    linked = by_token(mentions, scene.tokens)
    back = refer_back(scene, mentions, linked, held, _genders(scene, mentions, held))
    return _in_order([m for m in (*mentions, *back) if m not in owners])


def _offices(scene: Scene, names: Sequence[Mention]) -> list[HeldOffice]:
    """Every title phrase with the person it is said of."""
    linked = by_token(names, scene.tokens)
    return match_offices(scene, find_title_phrases(scene, linked), linked)


def _link_phrases(scene: Scene, names: Sequence[Mention], held: Sequence[HeldOffice]) -> list[Mention]:
    """Noun phrases: offices, nouns beside a name, nouns that act for a state; each head once, in this order."""
    people = {m.actor.id: m.actor for m in names if m.actor.type is ActorType.PERSON}
    offices = link_offices(scene, held, list(people.values()))
    offices += link_plural_offices(scene, by_token([*names, *offices], scene.tokens))
    offices += find_capitals(scene, by_token([*names, *offices], scene.tokens))
    linked = by_token([*names, *offices], scene.tokens)
    appositions = find_appositions(scene, linked)
    done = frozenset(m.head for m in (*offices, *appositions))
    return [*offices, *appositions, *find_nominals(scene, linked, done)]


def _genders(scene: Scene, mentions: Iterable[Mention], held: Iterable[HeldOffice]) -> dict[str, str]:
    """Gender by actor id: of the registry, of 'Mr.' and 'Ms.', of titles such as 'spokeswoman'."""
    found: dict[str, str] = {}
    lexicon = scene.lexicon
    words = [(o.person.actor.id, w) for o in held if o.person is not None for w in o.phrase.words.split()]
    for mention in mentions:
        entry = scene.gazetteer.entries.get(mention.actor.id)
        if entry is not None and entry.gender:
            found[mention.actor.id] = entry.gender
        elif mention.actor.type is ActorType.PERSON and mention.kind is MentionKind.NAME:
            first = next((i for i in range(mention.head, -1, -1) if scene.tokens[i].start <= mention.span.start), 0)
            if first > 0:
                words.append((mention.actor.id, scene.tokens[first - 1].text.lower()))
    for actor, word in words:
        if actor not in found and lexicon.has("female_words", word):
            found[actor] = "f"
        elif actor not in found and lexicon.has("male_words", word):
            found[actor] = "m"
    return found


def _link_names(scene: Scene) -> list[Mention]:
    """Names of the registry and names that only look like names."""
    names, absorbers = absorb(scene, find_names(scene))
    people = [n for n in names if is_person(n) and not somebody_else(scene, n)]
    mentions = [m for n in names if not is_person(n) and (m := settle(scene, n))]
    mentions += [m for a in absorbers if (m := settle_absorber(scene, a))]
    taken = {i for n in names if n in people or not is_person(n) for i in range(n.first, n.last + 1)}
    taken |= {i for a in absorbers for i in range(a.first, a.last + 1)}
    titles = find_titles(scene)
    starts = frozenset(last + 1 for _, last, _ in titles if scene.follows(last + 1)) | _addressed(scene)
    strangers = find_strangers(scene, taken, starts - taken, titles)
    mentions += [settle_stranger(scene, s) for s in strangers if s.type is not ActorType.PERSON]
    linked = by_token(mentions, scene.tokens)
    phrases = {hit[1] + 1: owner_of(scene, hit, linked) for hit in titles if scene.follows(hit[1] + 1)}
    return mentions + link_people(scene, people, strangers, phrases)


def _addressed(scene: Scene) -> frozenset[int]:
    """Tokens directly after 'Mr.', 'Dr.' and the like."""
    return frozenset(
        t.i + 1
        for t in scene.tokens
        if scene.lexicon.has("honorifics", t.text.lower()) and t.text[:1].isupper() and scene.follows(t.i + 1)
    )


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Sorted by span; of several mentions of one span the first found stays."""
    kept: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        kept.setdefault((mention.span.start, mention.span.end), mention)
    return tuple(kept[span] for span in sorted(kept))
