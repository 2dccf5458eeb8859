"""From a reading to its attributions: every rule in turn, then speakers, surroundings and nesting."""

from __future__ import annotations

from typing import NamedTuple

from kg.extraction.attribution.about import Surroundings
from kg.extraction.attribution.addressees import Addressees
from kg.extraction.attribution.adjectives import find_adjectives
from kg.extraction.attribution.answers import with_answered
from kg.extraction.attribution.direct import find_direct
from kg.extraction.attribution.documents import Issuers
from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.exchanges import with_partners
from kg.extraction.attribution.headlines import find_headlines
from kg.extraction.attribution.indirect import find_indirect
from kg.extraction.attribution.known import NOBODY_KNOWN, Known
from kg.extraction.attribution.lexicon import SpeechLexicon
from kg.extraction.attribution.linked import Linked
from kg.extraction.attribution.nesting import nest
from kg.extraction.attribution.nominal import find_nouns
from kg.extraction.attribution.phrases import find_phrases
from kg.extraction.attribution.scene import NO_QUOTE, Scene
from kg.extraction.attribution.series import with_series
from kg.extraction.attribution.silence import with_silence
from kg.extraction.attribution.speakers import Speakers
from kg.extraction.attribution.summaries import without_summary
from kg.extraction.attribution.transcripts import TRANSCRIPT, find_transcripts
from kg.extraction.attribution.unreported import find_unreported
from kg.extraction.issues import IssueFinder
from kg.language.tree import Tree
from kg.namespaces import digest
from kg.records import Attribution, AttributionKind, Reading, TextSpan, Zone

__all__ = ["find_attributions"]


class Parties(NamedTuple):
    """Who can be asked for those who speak and those spoken to."""

    speakers: Speakers
    addressees: Addressees


def find_attributions(
    reading: Reading,
    lexicon: SpeechLexicon,
    *,
    tree: Tree | None = None,
    issues: IssueFinder | None = None,
    known: Known = NOBODY_KNOWN,
) -> tuple[Attribution, ...]:
    """Find who says or thinks what in an article.

    Parameters
    ----------
    reading : Reading
        Parse and quotations are needed; mentions, where there are any, become speakers and addressees.
    lexicon : SpeechLexicon
    tree : Tree, optional
        Of the reading's parse, if the caller has built it.
    issues : IssueFinder, optional
        Finds issues in contents, for `about`.
    known : Known, optional
        What the registry knows of agreements and states.

    Returns
    -------
    tuple of Attribution
        In text order, nested ones included. Biographies give none.
    """
    scene = Scene(reading, lexicon, tree or Tree(reading.parse))
    linked = Linked(scene)
    parties = Parties(Speakers(scene, linked, Issuers(scene, linked, known)), Addressees(scene, linked))
    surroundings = Surroundings(scene, linked, issues or IssueFinder())
    found: dict[str, Attribution] = {}
    for draft in _drafts(scene):
        attribution = _finish(scene, parties, surroundings, draft)
        if attribution is not None:
            found.setdefault(attribution.id, attribution)
    return with_answered(scene, with_partners(scene, nest(tuple(found.values()))))


def _drafts(scene: Scene) -> list[Draft]:
    """Every rule's drafts; those inside a quotation that nobody is heard to speak are dropped."""
    direct = find_direct(scene)
    adjectives = find_adjectives(scene)
    done = frozenset(d.head for d in (*direct, *adjectives))
    drafts = [*direct, *find_indirect(scene, taken=done), *adjectives, *find_nouns(scene)]
    drafts = [*find_unreported(scene, with_series(scene, drafts)), *find_transcripts(scene), *find_phrases(scene)]
    drafts = [*drafts, *find_headlines(scene)]
    direct_heads, cues = {d.head for d in direct}, {i for d in direct for i in d.cue}
    drafts = [d for d in drafts if not cues.issuperset(d.content)]  # "“…,” he likes to say"
    drafts = [d for d in drafts if d.rule != "speech.adverb" or scene.tokens[d.head].head not in direct_heads]
    drafts = [with_silence(scene, d) for d in drafts]
    heard = {scene.quote_of[i] for d in drafts for i in d.content if scene.quote_of[i] != scene.quote_of[d.head]}
    return [d for d in drafts if not scene.quoted(d.head) or scene.quote_of[d.head] in heard or _named(scene, d)]


def _named(scene: Scene, draft: Draft) -> bool:
    """Whether the speaker of words inside a quotation stands outside it: Li “praised the accord”."""
    return draft.speaker is not None and scene.quote_of[draft.speaker] != scene.quote_of[draft.head]


def _finish(scene: Scene, parties: Parties, surroundings: Surroundings, draft: Draft) -> Attribution | None:
    """Turn tokens into spans; None where no words are left or the zone yields nothing."""
    sentence = scene.tree.sentences[scene.tree.sentence_of(draft.head)]
    content = scene.spans(without_summary(scene, draft.content), home=scene.quote_of[draft.head])
    if sentence.zone in {Zone.BIOGRAPHY, Zone.BOILERPLATE} or not content:
        return None
    source = scene.spans(draft.source, quotes=False)
    cue = scene.spans(draft.cue, quotes=False) or (_token_span(scene, draft.head),)
    heard = parties.speakers.of(draft)
    article = scene.reading.article.id
    places = ["/".join(f"{s.start}-{s.end}" for s in spans) for spans in (source, cue, content)]
    return Attribution(
        id="a-" + digest(article, *places),
        article=article,
        source=source,
        cue=cue,
        content=content,
        kind=AttributionKind.DIRECT if draft.rule == TRANSCRIPT else _kind(scene, content),
        speaker=heard.speaker,
        sentence=sentence.span,
        rule=draft.rule,
        addressee=parties.addressees.of(draft, heard.speaker),
        about=surroundings.about(content, heard.speaker),
        speech_act=draft.sense.act,
        withheld=draft.withheld,
        no_speaker=heard.reason,
        zone=sentence.zone,
        reasons=(draft.reason,) if draft.reason else (),
    )


def _token_span(scene: Scene, i: int) -> TextSpan:
    token = scene.tokens[i]
    return TextSpan(token.start, token.end)


def _kind(scene: Scene, content: tuple[TextSpan, ...]) -> AttributionKind:
    """Direct if all words stand in quotation marks, indirect if none do."""
    inside: set[bool] = set()
    for span in content:
        numbers = {scene.quote_of[i] for i in scene.tokens_of(span) if scene.is_word[i]}
        inside |= {n != NO_QUOTE and span.covers(scene.quotes[n].span) for n in numbers}
    if inside == {True}:
        return AttributionKind.DIRECT
    return AttributionKind.MIXED if True in inside else AttributionKind.INDIRECT
