"""The unquoted words on either side of a quotation, and how the quotation begins and ends."""

from __future__ import annotations

from kg.extraction.attribution.scene import Scene
from kg.language.tree import REACH

__all__ = ["DASHES", "closing_of", "left_of", "opens_sentence", "opens_with_capital", "right_of", "stands_alone"]

#: Marks that set off a signature or an insertion.
DASHES = frozenset({"—", "–", "-", "--"})
_END = frozenset(".!?;")
_ALONE = 4  # fewest tokens of a quotation that is a sentence by itself


def left_of(scene: Scene, number: int) -> list[int]:
    """The tokens before a quotation in its sentence, the nearest first; a colon can end the paragraph above."""
    first = scene.quote_tokens[number][0]
    if first == 0:
        return []
    before = scene.tokens[first - 1]
    paragraph = scene.paragraph_of[before.i if before.text == ":" else first]
    found = []
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        if scene.paragraph_of[i] != paragraph or scene.quoted(i) or scene.tokens[i].text in _END:
            break
        found.append(i)
    return found


def right_of(scene: Scene, number: int) -> list[int]:
    """The tokens behind a quotation in its sentence; none where it ends with a full stop and a capital follows."""
    last = scene.quote_tokens[number][-1]
    found: list[int] = []
    for i in range(last + 1, min(len(scene.tokens), last + 1 + REACH)):
        token = scene.tokens[i]
        if not found and closing_of(scene, number) == "." and token.text[:1].isupper():
            break
        if scene.paragraph_of[i] != scene.paragraph_of[last] or scene.quoted(i) or token.text in _END | {":"}:
            break
        found.append(i)
    return found


def closing_of(scene: Scene, number: int) -> str:
    """The last character of a quotation before its closing mark."""
    span = scene.quotes[number].span
    return scene.text[span.start : span.end].rstrip("\"'”’» ")[-1:]


def opens_sentence(scene: Scene, number: int) -> bool:
    """Whether a quotation begins like a sentence: with a capital, and more than a name."""
    words = [i for i in scene.quote_tokens[number] if scene.tokens[i].pos != "PUNCT"]
    return len(words) > 3 and opens_with_capital(scene, number)


def opens_with_capital(scene: Scene, number: int) -> bool:
    """Whether the first word of a quotation has a capital."""
    first = next((scene.tokens[i] for i in scene.quote_tokens[number] if scene.is_word[i]), None)
    return first is not None and first.text[:1].isupper()


def stands_alone(scene: Scene, number: int) -> bool:
    """Whether a quotation is one sentence or more by itself, with no words around it."""
    if left_of(scene, number) or right_of(scene, number) or len(scene.quote_tokens[number]) < _ALONE:
        return False
    after = scene.quote_tokens[number][-1] + 1
    british = after < len(scene.tokens) and scene.tokens[after].text in _END and opens_with_capital(scene, number)
    return british or closing_of(scene, number) in ".!?…-—," or scene.quotes[number].open_ended
