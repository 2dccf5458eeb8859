"""Personal names: full names of the registry, surnames after them, and people nobody has listed.

A surname shared by several people refers to whoever the article names in full; failing that, to the holder of the
office in the title before it; failing that, to nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.language.linking.actors import either, mint
from kg.language.linking.gazetteer import Option
from kg.language.linking.names import Found
from kg.language.linking.pieces import fold, split
from kg.language.linking.scene import Scene
from kg.language.linking.strangers import Stranger
from kg.language.linking.terms import HIGH_OFFICES
from kg.language.linking.titles import TitlePhrase
from kg.records import Actor, ActorType, Mention, MentionKind
from kg.registry.model import NameKind, Office

__all__ = ["link_people", "somebody_else"]

#: Those who bear a surname in this article, with the token of their full name, in text order.
Surnames = dict[str, list[tuple[int, Actor]]]


def somebody_else(scene: Scene, name: Found) -> bool:
    """Whether a short registry name is part of another person's name: 'Putin' in 'Igor Putin'.

    A full name is never doubted; a title, a state or a form of address before the name is no part of it.
    """
    if name.first != name.last or not name.entries(NameKind.SHORT, NameKind.SURNAME):
        return False
    tokens, entity = scene.tokens, scene.tokens[name.first].entity
    before, after = name.first - 1, name.last + 1
    if entity.startswith("I-PERSON") and scene.is_name_like(before) and not _addresses(scene, before):
        return True
    if not (scene.follows(after) and scene.is_name_like(after)):
        return False
    return tokens[after].entity == "I-PERSON" and tokens[after].end > tokens[after].start + 1


def _addresses(scene: Scene, i: int) -> bool:
    """Whether token `i` is a title, a form of address or a word that opens the sentence."""
    word = scene.tokens[i].text.lower()
    lexicon = scene.lexicon
    return (
        lexicon.has("honorifics", word)
        or scene.gazetteer.titles.has(word)
        or lexicon.has("past", word)
        or (not scene.follows(i) and not scene.tokens[i].entity.endswith("PERSON"))
    )


def link_people(
    scene: Scene,
    names: Sequence[Found],
    strangers: Sequence[Stranger],
    titles: Mapping[int, TitlePhrase],
) -> list[Mention]:
    """Link registry names of people and unknown personal names.

    Parameters
    ----------
    scene : Scene
        The article.
    names : sequence of Found
        Registry names all of whose readings are people.
    strangers : sequence of Stranger
        Unknown personal names.
    titles : mapping
        The title phrase directly before a token, by that token.

    Returns
    -------
    list of Mention
        In no particular order.
    """
    full = [name for name in names if name.first != name.last or len(name.options[0].written) > 1]
    mentions = [m for name in full if (m := _certain(scene, name, titles))]
    surnames: Surnames = {}
    for mention in sorted(mentions, key=lambda m: m.span):
        _remember(scene, surnames, mention)
    unknown = [s for s in strangers if s.type is ActorType.PERSON]
    for stranger in (s for s in unknown if s.first != s.last):
        mention = _stranger(scene, stranger, titles)
        mentions.append(mention)
        _remember(scene, surnames, mention)
    for name in (name for name in names if name not in full):
        single = _single(scene, name, titles, surnames)
        if single is not None:
            mentions.append(single)
        if single is not None and single.rule == "linking.surname-and-office":
            _remember(scene, surnames, single)
    for stranger in (s for s in unknown if s.first == s.last):
        mentions.append(_short_stranger(scene, stranger, titles, surnames))
    return mentions + _repeated(scene, mentions, surnames)


def _remember(scene: Scene, surnames: Surnames, mention: Mention) -> None:
    """File the bearer of a full name under every surname it may be called by later."""
    actor = mention.actor
    entry = scene.gazetteer.entries.get(actor.id)
    words = split(actor.name)
    keys = {fold(words[-1])} if words else set()
    if entry is not None:
        keys |= {fold(n.text) for n in entry.names if n.kind in (NameKind.SURNAME, NameKind.SHORT)}
    elif words and (actor.country in _codes(scene) or len(words) > 2):
        keys |= {fold(words[0])} if actor.country in _codes(scene) else {fold(" ".join(words[-2:]))}
    for key in keys:
        surnames.setdefault(key, []).append((mention.head, actor))
        surnames[key].sort(key=lambda borne: borne[0])


def _bearers(surnames: Surnames, key: str, at: int) -> list[Actor]:
    """Whom a surname at token `at` can mean: those so named before it, else the only one in the article."""
    named = surnames.get(key, [])
    before = {actor.id: actor for token, actor in named if token < at}
    if before:
        return list(before.values())
    everybody = {actor.id: actor for _, actor in named}
    return list(everybody.values()) if len(everybody) == 1 else []


def _codes(scene: Scene) -> set[str]:
    return {code.upper() for code in scene.lexicon.sets["surname_first"]}


def _certain(scene: Scene, name: Found, titles: Mapping[int, TitlePhrase]) -> Mention | None:
    options = name.entries(NameKind.NAME, NameKind.SHORT) or name.entries(NameKind.SURNAME)
    chosen = options[0] if len(options) == 1 else _by_title(scene, options, titles.get(name.first))
    if chosen is None:
        return None
    return _mention(scene, name.first, name.last, chosen.entry.actor, "registry name", "linking.full-name")


def _single(scene: Scene, name: Found, titles: Mapping[int, TitlePhrase], surnames: Surnames) -> Mention | None:
    """A name of one word: whoever bears it in full in this article, a usual short name, or the office before it."""
    key = fold(scene.tokens[name.first].text)
    bearers = _bearers(surnames, key, name.first)
    titled = _by_title(scene, name.entries(NameKind.SHORT, NameKind.NAME, NameKind.SURNAME), titles.get(name.first))
    if titled is not None and len(name.options) > 1 and not _contradicts(titled, bearers):
        reason = "surname and office at the time"
        return _mention(scene, name.first, name.last, titled.entry.actor, reason, "linking.surname-and-office")
    if bearers and len(name.entries(NameKind.SHORT, NameKind.NAME)) != 1:
        return _borne(scene, name, bearers, titles.get(name.first))
    options = name.entries(NameKind.SHORT, NameKind.NAME)
    if len(options) == 1:
        return _mention(scene, name.first, name.last, options[0].entry.actor, "usual short name", "linking.short-name")
    options = name.entries(NameKind.SHORT, NameKind.NAME, NameKind.SURNAME)
    chosen = _by_title(scene, options, titles.get(name.first))
    if chosen is not None:
        return _mention(
            scene,
            name.first,
            name.last,
            chosen.entry.actor,
            "surname and office at the time",
            "linking.surname-and-office",
        )
    ruling = _in_office(scene, options, name.first)
    if ruling is not None:
        reason = "alone of that name leads a state or its diplomacy then"
        return _mention(scene, name.first, name.last, ruling, reason, "linking.surname-in-office")
    countries = {o.entry.actor.country for o in options}
    if titles.get(name.first) is not None and len(countries) == 1:
        actor = either([o.entry.actor for o in options], scene.tokens[name.first].text)
        reason = "one of several of that name from one state"
        return _mention(scene, name.first, name.last, actor, reason, "linking.namesakes")
    return None


def _contradicts(option: Option, bearers: Sequence[Actor]) -> bool:
    """Whether the article names others of that name, and none of them is in the registry under it."""
    return bool(bearers) and all(actor.country != option.entry.actor.country for actor in bearers)


def _borne(scene: Scene, name: Found, bearers: Sequence[Actor], phrase: TitlePhrase | None) -> Mention:
    """A surname that people named before bear: of several the one with the title before it, else all of them."""
    ids = {actor.id for actor in bearers}
    chosen = _by_title(scene, [o for o in name.options if o.entry.actor.id in ids], phrase) if len(ids) > 1 else None
    if chosen is not None:
        reason = "surname and office at the time"
        return _mention(scene, name.first, name.last, chosen.entry.actor, reason, "linking.surname-and-office")
    return _mention(scene, name.first, name.last, *_surname(scene, name.first, bearers))


def _in_office(scene: Scene, options: Sequence[Option], at: int) -> Actor | None:
    """The only one of several of a name who holds a high office then; a Chinese surname must stand beside a peer's."""
    on = scene.date_at(at)
    family = any(o.entry.actor.country in _codes(scene) for o in options)
    alone = _stands_alone(scene, at) and _among_peers(scene, at) if family else _is_person(scene, at)
    if on is None or not alone:
        return None
    held = [
        o.entry.actor
        for o in options
        if any(_is_high(office) for office, _ in scene.index.offices_of(o.entry.actor.id, on))
    ]
    return held[0] if len(held) == 1 else None


def _among_peers(scene: Scene, at: int) -> bool:
    """Whether the sentence names another who leads a state or its diplomacy, and nobody else bears the name here."""
    on, word = scene.date_at(at), scene.tokens[at].text
    if word in scene.beside_names:
        return False
    sentence = scene.tree.sentences[scene.tree.sentence_of(at)]
    words = {token.text for token in scene.tokens[sentence.first : sentence.last] if token.tag == "NNP"} - {word}
    return on is not None and any(_leads(scene, one, on) for one in words)


def _leads(scene: Scene, name: str, on: str) -> bool:
    """Whether somebody of that name leads a state or its diplomacy on the date."""
    people = [entry.actor.id for entry, _ in scene.index.by_name(name) if entry.actor.type is ActorType.PERSON]
    return any(_is_high(office) for person in people for office, _ in scene.index.offices_of(person, on))


def _is_high(office: Office) -> bool:
    """Whether its holder leads a state or its diplomacy."""
    return office.role in (*HIGH_OFFICES, "leader") or "top diplomat" in office.titles


def _stands_alone(scene: Scene, i: int) -> bool:
    """Whether a word is a party of its clause by itself; recognisers seldom know a Chinese surname."""
    near = [k for k in (i - 1, i + 1) if 0 <= k < len(scene.tokens) and scene.follows(max(k, i))]
    alone = not any(_is_named(scene, k) for k in near)
    return alone and scene.tokens[i].dep in ("nsubj", "nsubjpass", "pobj", "dobj", "conj", "poss")


def _is_named(scene: Scene, i: int) -> bool:
    """Whether a token can be part of a person's name: not the *Mr* of "Mr Wang"."""
    token = scene.tokens[i]
    return (
        scene.is_name_like(i)
        and token.tag.startswith("NNP")
        and not scene.lexicon.has("honorifics", token.text.lower())
    )


def _is_person(scene: Scene, i: int) -> bool:
    """Whether the recogniser holds a lone word for a person, and it is no part of another name: not 'Rice exports'."""
    token = scene.tokens[i]
    return token.entity.endswith("PERSON") and token.dep not in ("compound", "amod", "nmod")


def _by_title(scene: Scene, options: Sequence[Option], phrase: TitlePhrase | None) -> Option | None:
    """The one reading whose bearer held the office named before the name, on the date of the sentence."""
    if phrase is None:
        return None
    on = scene.date_at(phrase.last) if not phrase.qualifier else "../.."
    fitting = []
    for option in options:
        held = scene.index.offices_of(option.entry.actor.id, on or "../..")
        titles = {title.lower().replace("-", " ") for office, _ in held for title in office.titles}
        roles = {office.role for office, _ in held}
        owned = phrase.owner is None or phrase.owner.actor.country == option.entry.actor.country
        if owned and (phrase.words in titles or phrase.role in roles):
            fitting.append(option)
    return fitting[0] if len(fitting) == 1 else None


def _stranger(scene: Scene, stranger: Stranger, titles: Mapping[int, TitlePhrase]) -> Mention:
    span = scene.span(stranger.first, stranger.last)
    name = scene.text(span).replace("’", "'").removesuffix("'s")
    phrase = titles.get(stranger.first)
    country = phrase.owner.actor.country if phrase and phrase.owner else None
    actor = mint(name, ActorType.PERSON, country)
    return _mention(scene, stranger.first, stranger.last, actor, f"unknown {stranger.reason}", "linking.unknown-name")


def _short_stranger(scene: Scene, stranger: Stranger, titles: Mapping[int, TitlePhrase], surnames: Surnames) -> Mention:
    bearers = _bearers(surnames, fold(scene.tokens[stranger.first].text), stranger.first)
    if bearers:
        return _mention(scene, stranger.first, stranger.last, *_surname(scene, stranger.first, bearers))
    return _stranger(scene, stranger, titles)


def _surname(scene: Scene, i: int, bearers: Sequence[Actor]) -> tuple[Actor, str, str]:
    """Whom a surname means, on what evidence, by which rule."""
    if len(bearers) == 1:
        return bearers[0], "surname of somebody named in full", "linking.surname"
    reason = "surname of several named in full: " + ", ".join(actor.name for actor in bearers)
    return either(bearers, scene.tokens[i].text), reason, "linking.namesakes"


def _repeated(scene: Scene, mentions: Sequence[Mention], surnames: Surnames) -> list[Mention]:
    """Surnames of unknown people wherever they stand alone."""
    taken = {i for m in mentions for i in range(m.head, m.head + 1)}
    spans = {m.span.start: m.span.end for m in mentions}
    found = []
    for token in scene.tokens:
        bearers = _bearers(surnames, fold(token.text), token.i) if token.text[:1].isupper() else []
        if not bearers or token.i in taken or not scene.is_name_like(token.i):
            continue
        if any(start <= token.start < end for start, end in spans.items()):
            continue
        before, after = token.i - 1, token.i + 1
        part = (scene.follows(after) and scene.is_name_like(after) and scene.tokens[after].dep != "ROOT") or (
            before >= 0 and scene.follows(token.i) and scene.is_name_like(before) and not _addresses(scene, before)
        )
        if not part:
            found.append(_mention(scene, token.i, token.i, *_surname(scene, token.i, bearers)))
    return found


def _mention(scene: Scene, first: int, last: int, actor: Actor, reason: str, rule: str) -> Mention:
    span = scene.span(first, last)
    text = scene.text(span)
    for ending in ("'s", "’s"):
        if text.endswith(ending):
            span = span._replace(end=span.end - 2)
    return Mention(span, actor, MentionKind.NAME, scene.head_of(first, last), None, reason, rule)
