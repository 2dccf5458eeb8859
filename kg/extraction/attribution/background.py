"""What the article adds behind reported words, as the tense tells: "said it had met Li, who is to retire in May"."""

from __future__ import annotations

from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.syntax import is_passive
from kg.language.tree import FINITE
from kg.records import Token

__all__ = ["without_background"]

_PRESENT = frozenset({"VBZ", "VBP"})
_SHIFTED = frozenset({"would", "could", "might", "had", "was", "were", "did"})
#: With these the present is that of the one who speaks.
_NOW = frozenset({"now", "today", "currently", "still"})


def without_background(scene: Scene, verb: Token, clause: Token, content: set[int]) -> set[int]:
    """The content without a relative clause at its end that a comma parts and that is not in the tense of the report.

    What is reported in the past is shifted into the past; what stays in the present behind it is told by the article.
    A passive that leaves out who expects or says lets nobody tell such a clause.
    """
    if not content or not (is_passive(scene, verb.i) or (verb.tag == "VBD" and _is_shifted(scene, clause))):
        return content
    last = max(content)
    for above in (scene.tokens[last], *scene.tree.ancestors(last)):
        if above.i not in content or above.i == clause.i:
            return content
        if above.dep == "relcl" and _is_set_off(scene, above) and (verb.tag == "VBN" or _is_present(scene, above)):
            told = scene.tree.subtree(above.i)
            kept = any(scene.quoted(i) or scene.tokens[i].lemma.lower() in _NOW for i in told)
            return content if kept else content - set(told)
    return content


def _is_shifted(scene: Scene, clause: Token) -> bool:
    """Whether a clause stands in the past."""
    auxiliaries = scene.tree.children(clause.i, "aux", "auxpass")
    return clause.tag == "VBD" or any(t.text.lower() in _SHIFTED for t in auxiliaries)


def _is_present(scene: Scene, clause: Token) -> bool:
    tenses = [t.tag for t in scene.tree.children(clause.i, "aux", "auxpass") if t.tag in FINITE | {"MD"}]
    return (tenses[0] if tenses else clause.tag) in _PRESENT


def _is_set_off(scene: Scene, clause: Token) -> bool:
    first = scene.tree.first(clause.i)
    opened = scene.tokens[first].tag in {"WDT", "WP", "WP$", "WRB"}
    return opened and first > 0 and scene.tokens[first - 1].text == ","
