"""Headlines whose speaker stands apart: "Lavrov: Talks will go on", "Talks to go on - Kremlin"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.language.tree import REACH
from kg.records import ActorType, Zone
from kg.records import Sense as PlaceSense

__all__ = ["find_headlines"]

#: Words before the colon of a headline that name the genre and nobody who speaks.
_GENRES = frozenset(
    {"analysis", "background", "backgrounder", "briefing", "chronology", "commentary", "editorial", "exclusive"}
    | {"explainer", "factbox", "interview", "live", "opinion", "profile", "readout", "review", "timeline", "update"}
    | {"video", "watch"}
)
_NAME = 6  # most tokens of the speaker
_CLAUSE = 3  # fewest words that are said
_DASHES = frozenset({"-", "–", "—", "--"})
_SAY = Sense("assert")


def find_headlines(scene: Scene) -> Iterator[Draft]:
    """The headlines that have a speaker before a colon, or behind a colon or a dash."""
    for sentence in scene.tree.sentences:
        if sentence.zone is not Zone.HEADLINE:
            continue
        end = sentence.last
        while (
            end < min(len(scene.tokens), sentence.first + REACH)
            and scene.paragraph_of[end] == scene.paragraph_of[sentence.first]
        ):
            end += 1
        draft = _before_colon(scene, sentence.first, sentence.last, end) or _at_end(scene, sentence.first, end)
        if draft is not None:
            yield draft


def _before_colon(scene: Scene, first: int, last: int, end: int) -> Draft | None:
    colon = next((i for i in range(first, last) if scene.tokens[i].text == ":"), None)
    if colon is None or scene.quoted(colon) or not _names_speaker(scene, range(first, colon)):
        return None
    return _draft(scene, colon, range(first, colon), range(colon + 1, end))


def _at_end(scene: Scene, first: int, end: int) -> Draft | None:
    """The speaker behind the last mark, if the words before it are a clause: something is, or is to be."""
    marks = (i for i in range(end - 2, first, -1) if scene.tokens[i].text in _DASHES | {":"})
    mark = next(marks, None)
    if mark is None or scene.quoted(mark) or not _stands_free(scene, mark):
        return None
    left, right = range(first, mark), range(mark + 1, end)
    told = any(scene.tokens[i].pos in {"VERB", "AUX"} or scene.tokens[i].tag in {"TO", "JJ"} for i in left)
    if not told or not _names_speaker(scene, right) or _is_publication(scene, right):
        return None
    return _draft(scene, mark, right, left)


def _stands_free(scene: Scene, mark: int) -> bool:
    """Whether a colon, or a dash with a space on both sides, parts words."""
    token = scene.tokens[mark]
    return token.text == ":" or (scene.text[token.start - 1].isspace() and scene.text[token.end].isspace())


def _draft(scene: Scene, mark: int, source: range, content: range) -> Draft | None:
    words = [i for i in content if scene.tokens[i].pos != "PUNCT"]
    if len(words) < _CLAUSE:
        return None
    return Draft(
        rule="speech.headline",
        sense=_SAY,
        head=mark,
        cue=(mark,),
        content=tuple(content),
        source=tuple(source),
        speaker=source[-1],
        reason="a name and a colon or a dash at the end of a headline",
    )


def _names_speaker(scene: Scene, name: range) -> bool:
    """Whether the words are a person, a body that speaks, or a document that says something."""
    if not 0 < len(name) <= _NAME or any(scene.tokens[i].pos in {"VERB", "AUX", "ADV"} for i in name):
        return False
    if len(name) == 1 and scene.tokens[name[0]].text.lower() in _GENRES:
        return False
    last = scene.tokens[name[-1]]
    if last.lemma.lower() in scene.lexicon.media.keys() | scene.lexicon.officials:
        return True
    around = [m for m in scene.reading.mentions if m.span.start <= last.start and m.span.end >= last.end]
    inside = [m for m in scene.reading.mentions if m.head in name]
    mention = max(around or inside, key=lambda m: m.span.end - m.span.start, default=None)
    if mention is not None:
        return (
            mention.actor.type not in {ActorType.PLACE, ActorType.NAMED_EVENT} or mention.sense is PlaceSense.GOVERNMENT
        )
    return scene.last_named.get(last.text, -1) > last.i


def _is_publication(scene: Scene, name: range) -> bool:
    """Whether the words only name where it appeared."""
    return any(m.head in name and m.actor.type is ActorType.PUBLICATION for m in scene.reading.mentions)
