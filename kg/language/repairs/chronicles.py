"""Chronicles, whose present tense reads like a noun: "Putin and Xi talk by telephone", "In May Xi leaves for Kazan"."""

from __future__ import annotations

from kg.language.repairs.workbench import TENSED, Workbench
from kg.records import Token

__all__ = ["CHRONICLES"]

_VERBS = ("call", "head", "leave", "meet", "return", "talk")
#: What one does, what several do: forms that are nouns too, with their lemma.
_OF_ONE = {f"{verb}s": verb for verb in _VERBS}
_OF_SEVERAL = {verb: verb for verb in (*_VERBS, "vote", "visit")}


def act_behind_names(bench: Workbench) -> None:
    """ "Putin and Xi talk by telephone": without a finite verb, it is what stands between names and a phrase."""
    if any(t.tag in TENSED and t.pos in {"AUX", "VERB"} for t in bench):
        return
    for verb in list(bench):
        names, behind = _names_before(bench, verb), bench.after(verb.i)
        forms = _OF_SEVERAL if any(t.text == "and" for t in names) else _OF_ONE
        if names and verb.text in forms and behind is not None and behind.pos in {"ADP", "DET", "PROPN"}:
            _make_predicate(bench, names, verb, forms[verb.text])
            return


def _names_before(bench: Workbench, verb: Token) -> list[Token]:
    """A name, or two that *and* joins, right before a word."""
    names: list[Token] = []
    t = bench.before(verb.i)
    while t is not None and (t.pos == "PROPN" or (t.text == "and" and names)):
        if t.text == "and" and any(n.text == "and" for n in names):
            break
        names.insert(0, t)
        t = bench.before(t.i)
    return names if names and names[0].pos == "PROPN" else []


def _make_predicate(bench: Workbench, names: list[Token], verb: Token, lemma: str) -> None:
    """Make the word the root, the names its subject, and hang on it what stood over it or stands behind."""
    inside = {t.i for t in names} | {verb.i}
    bench.change(verb.i, pos="VERB", tag="VBP" if verb.text == lemma else "VBZ", lemma=lemma, dep="ROOT", head=verb.i)
    last: Token | None = None
    for n, name in enumerate(names):
        nxt = names[n + 1] if n + 1 < len(names) else None
        if name.text == "and" and last is not None:
            bench.change(name.i, head=last.i, dep="cc")
        elif nxt is not None and nxt.pos == "PROPN":
            end = next(t for m, t in enumerate(names) if m > n and (m + 1 == len(names) or names[m + 1].text == "and"))
            bench.change(name.i, head=end.i, dep="compound")
        else:
            bench.change(name.i, head=last.i if last is not None else verb.i, dep="conj" if last else "nsubj")
            last = name
    for t in [bench.at(t.i) for t in bench if t.i not in inside]:
        if t.head == t.i:
            bench.change(t.i, head=verb.i, dep="prep" if t.pos == "ADP" else "npadvmod")
        elif t.head in inside or (t.head < verb.i < t.i):
            bench.change(t.i, head=verb.i)


CHRONICLES = (act_behind_names,)
