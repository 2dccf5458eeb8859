"""'I' and 'we': the speaker of a quotation and whom the speaker speaks for; outside quotations, the author.

These pronouns can be read only when it is known who speaks, so they are linked after the attributions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extraction.attribution import AttributionIndex
from kg.extraction.capacities import Offices
from kg.language.linking import mint
from kg.language.quotations import outermost
from kg.records import (
    Actor,
    ActorType,
    Attribution,
    AttributionKind,
    Filler,
    Mention,
    MentionKind,
    Reading,
    TextSpan,
    Token,
    Zone,
)

__all__ = ["hear_first_person", "link_first_person"]

_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_BODIES = frozenset({ActorType.COUNTRY, ActorType.ORGANIZATION, ActorType.INTERNATIONAL_ORGANIZATION})
_BOTH = frozenset({"together", "both", "apart", "jointly"})
_COUNTS = frozenset({"two", "three", "four", "five", "six", "both", "peoples", "countries", "nations"})


def link_first_person(reading: Reading, attributions: Sequence[Attribution], offices: Offices) -> tuple[Mention, ...]:
    """Mentions by pronouns of the first person, in text order.

    Parameters
    ----------
    reading : Reading
        The article; its author speaks outside quotations.
    attributions : sequence of Attribution
        Who says what in it.
    offices : Offices
        Tells for whom a speaker speaks on the day of publication.
    """
    direct = [a for a in attributions if a.kind is not AttributionKind.INDIRECT and a.speaker is not None]
    said, quoted = AttributionIndex(direct), [quotation.span for quotation in outermost(reading.quotations)]
    taken = {mention.span.start for mention in reading.mentions}
    found = []
    for token in reading.parse.tokens:
        word = token.text.lower()
        if token.pos not in ("PRON", "DET") or word not in _SINGULAR | _PLURAL or token.start in taken:
            continue
        span = TextSpan(token.start, token.end)
        by, at = said.innermost(span), bisect_right(quoted, span.start, key=lambda one: one.start) - 1
        if by is not None or (at >= 0 and quoted[at].covers(span)):
            mention = _quoted(reading, token, by, offices)
        else:
            mention = _author(reading, token)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def hear_first_person(attributions: Sequence[Attribution], mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """Let those whom 'I' and 'we' mean speak where nothing else is the source, and be spoken to in "told me that".

    Parameters
    ----------
    attributions : sequence of Attribution
    mentions : sequence of Mention
        As `link_first_person` gives them.
    """
    starts = {mention.span.start: mention for mention in mentions}
    return tuple(_with_first(attribution, starts) for attribution in attributions) if starts else tuple(attributions)


def _with_first(attribution: Attribution, starts: Mapping[int, Mention]) -> Attribution:
    said_by = starts.get(attribution.source[0].start) if attribution.source else None
    if attribution.speaker is None and said_by is not None and attribution.source == (said_by.span,):
        attribution = replace(attribution, speaker=Filler(said_by.actor, said_by.span), no_speaker="")
    said_to = starts.get(attribution.cue[-1].end + 1) if attribution.cue else None
    if attribution.addressee is None and said_to is not None:
        told = not any(part.covers(said_to.span) for part in attribution.content)
        return replace(attribution, addressee=Filler(said_to.actor, said_to.span)) if told else attribution
    return attribution


def _quoted(
    reading: Reading,
    token: Token,
    said: Attribution | None,
    offices: Offices,
) -> Mention | None:
    """'I' is the speaker of the innermost quotation around the word, 'we' whom the speaker speaks for."""
    if said is None or said.speaker is None:
        return None
    actor = said.speaker.actor
    if token.text.lower() in _SINGULAR:
        if actor.type is not ActorType.PERSON:
            return None
        return _mention(token, actor, f"{actor.name} speaks")
    if _with_others(reading, token):
        return None
    meant = actor if actor.type in _BODIES else _spoken_for(actor, reading.article.published, offices)
    return _mention(token, meant, f"{actor.name} speaks for {meant.name}") if meant is not None else None


def _with_others(reading: Reading, token: Token) -> bool:
    """Whether 'we' takes in those spoken to: 'when we are together', 'our two countries', 'keep us apart'."""
    sentence = reading.parse.sentences[bisect_right(reading.parse.sentences, token.i, key=lambda s: s.first) - 1]
    words = [t.text.lower() for t in reading.parse.tokens[token.i + 1 : min(token.i + 6, sentence.last)]]
    counted = words[:1] and words[0] in _COUNTS and token.text.lower() == "our"
    return bool(counted) or bool(_BOTH & set(words))


def _spoken_for(person: Actor, published: str | None, offices: Offices) -> Actor | None:
    """The state of an official, the company or institute of its head; None for people without a known office."""
    capacity = offices.of(person, published) if published is not None else None
    return (capacity.state or capacity.body) if capacity is not None else None


def _author(reading: Reading, token: Token) -> Mention | None:
    """'I' of the article's own text, if one author signs it."""
    author = reading.article.author
    blocks = reading.article.blocks
    zone = blocks[bisect_right(blocks, token.start, key=lambda block: block.span.start) - 1].zone
    named = author is not None and len(author.split()) > 1 and not {",", "and", "&"} & set(author.split())
    if author is None or not named or "," in author or zone is not Zone.BODY or token.text.lower() not in _SINGULAR:
        return None
    return _mention(token, mint(author, ActorType.PERSON), f"{author} wrote the article")


def _mention(token: Token, actor: Actor, reason: str) -> Mention:
    span = TextSpan(token.start, token.end)
    return Mention(span, actor, MentionKind.PRONOUN, token.i, None, f"'{token.text}': {reason}", "linking.first-person")
