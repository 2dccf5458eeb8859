"""By which words an event happened several times: "more than forty times", "on several occasions", "every year"."""

from __future__ import annotations

from kg.extraction.details.setting import Setting
from kg.records import ClauseKind, TextSpan, Token, Worded

__all__ = ["find_frequency"]

_MEASURES = {"npadvmod", "dobj", "advmod", "attr"}


def find_frequency(setting: Setting) -> Worded | None:
    """The words, or None where nothing says that the act was done more than once.

    They hang on the verb of the act, or are a phrase of its own with *on*; "for the third time" counts one event.
    """
    verb = setting.tree.tokens[setting.clause.head]
    if setting.clause.kind is ClauseKind.NOMINAL:
        return None
    measures = [token for token in setting.tree.children(verb.i) if token.dep in _MEASURES]
    for token in measures:
        if token.dep == "advmod" and token.lemma.lower() in setting.words.often:
            return setting.worded(TextSpan(token.start, token.end))
        if _is_count(setting, token):
            return setting.worded(setting.phrase(token))
    for phrase in setting.phrases:
        if phrase.preposition in {"on", "at"} and _is_count(setting, phrase.noun):
            return setting.worded(TextSpan(setting.tree.tokens[phrase.start].start, setting.phrase(phrase.noun).end))
    return None


def _is_count(setting: Setting, noun: Token) -> bool:
    """ "Forty times", "several occasions", "every year", but not "the second time" and not "hard times"."""
    beside = {token.lemma.lower() for token in setting.tree.children(noun.i, "det", "nummod", "amod")}
    each = not beside.isdisjoint(setting.words.each)
    if noun.lemma.lower() in setting.words.instances:
        numbered = bool(setting.tree.children(noun.i, "nummod", "quantmod"))
        return each or (noun.tag == "NNS" and (numbered or not beside.isdisjoint(setting.words.many)))
    return each and noun.lemma.lower() in setting.words.periods
