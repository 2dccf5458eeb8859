"""Headlines whose speaker stands apart: "Lavrov: Talks will go on", "Talks to go on - Kremlin"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.attribution.draft import Draft
from kg.extraction.attribution.lexicon import SAY
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.syntax import head_of_label, is_infinitive
from kg.language.tree import FINITE, REACH
from kg.records import ActorType, Token, Zone
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
_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_BESIDE_NOUN = frozenset({"acl", "amod", "compound", "relcl"})


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
    if not _names_speaker(scene, right) or _is_publication(scene, right) or _is_route(scene, mark):
        return None
    return _draft(scene, mark, right, left)


def _stands_free(scene: Scene, mark: int) -> bool:
    """Whether a colon, or a dash with a space on both sides, parts words."""
    token = scene.tokens[mark]
    return token.text == ":" or (scene.text[token.start - 1].isspace() and scene.text[token.end].isspace())


def _draft(scene: Scene, mark: int, source: range, content: range) -> Draft | None:
    words = [i for i in content if scene.tokens[i].pos != "PUNCT"]
    if len(words) < _CLAUSE or not _is_told(scene, words):
        return None
    return Draft(
        rule="speech.headline",
        sense=SAY,
        head=mark,
        cue=(mark,),
        content=tuple(content),
        source=tuple(source),
        speaker=head_of_label(scene, source),
        reason="a name and a colon or a dash at the end of a headline",
    )


def _is_told(scene: Scene, words: list[int]) -> bool:
    """Whether words say something: they are quoted, a clause, or say that there is none; no title and no question."""
    first = scene.tokens[words[0]]
    if first.tag in _ASKING:
        return False
    quoted = scene.quoted(first.i) or first.text.lower() == "no"
    return quoted or any(_opens_clause(scene, scene.tokens[i], words[0]) for i in words)


def _opens_clause(scene: Scene, verb: Token, first: int) -> bool:
    """Whether a verb is finite, has a subject, or is what is to be done: "five killed", "talks to go on"."""
    if is_infinitive(scene, verb):
        noun = scene.tokens[verb.head]
        return verb.dep != "acl" or "infinitive" not in scene.lexicon.nouns.get(noun.lemma, ())
    if verb.pos not in {"VERB", "AUX"} or verb.dep == "relcl":
        return False
    if any(t.i >= first for t in scene.tree.children(verb.i, *_SUBJECTS)):
        return True
    return verb.dep not in _BESIDE_NOUN and (verb.tag in FINITE or verb.tag == "MD")


def _is_route(scene: Scene, mark: int) -> bool:
    """Whether a dash joins two places of the clause: "leaves for Rome - Oslo"."""
    before, after = scene.tokens[mark - 1], scene.tokens[mark + 1]
    joined = scene.tokens[before.head] if before.dep in {"compound", "nmod"} else before
    here = next((m for m in scene.reading.mentions if m.head == after.i), None)
    there = here is None or here.actor.type in {ActorType.PLACE, ActorType.COUNTRY}
    return there and joined.dep == "pobj" and all(t.entity.endswith(("GPE", "LOC")) for t in (before, after))


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
