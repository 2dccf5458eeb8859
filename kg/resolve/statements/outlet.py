"""In which newspaper, agency, channel or network a statement appeared."""

from __future__ import annotations

from kg.namespaces import slug
from kg.records import Actor, ActorType, Filler, TextSpan
from kg.resolve.statements.occasion import SILENT
from kg.resolve.statements.page import Page
from kg.resolve.statements.walk import Saying, Visit

__all__ = ["outlet_of"]

#: Who does this to somebody's words brings them out: "was quoted by Xinhua as saying", "Xinhua quoted him".
_BRINGS = frozenset({"carry", "cite", "quote"})
_AT = frozenset({"at", "by", "for", "from", "in", "name", "object", "of", "on", "to", "via", "with"})


def outlet_of(saying: Saying) -> Filler | None:
    """The publication that the words of saying lead to, or that speaks itself."""
    speaker = saying.statement.speaker
    found = next((one for visit in saying.visits if (one := _of(saying, visit)) is not None), None)
    if found is None and speaker is not None:
        speaks = saying.statement.speech_act not in SILENT
        found = speaker if speaks and speaker.actor.type is ActorType.PUBLICATION else None
    elif found is None and saying.speaking is not None:
        found = saying.page.publication(saying.speaking)
    return found or _quoting(saying, saying.page)


def _of(saying: Saying, visit: Visit) -> Filler | None:
    page = saying.page
    if visit.role not in _AT or visit.topic:
        return None
    if page.platform(visit.i) and visit.role in {"name", "on", "to", "via"}:
        return _platform(page, visit.i)
    return page.publication(visit.i) if _brings(saying, visit) else None


def _brings(saying: Saying, visit: Visit) -> bool:
    """Whether what it hangs on tells of words: a verb of speaking or publishing, a document, an answer, a page."""
    page, above = saying.page, visit.above
    lemma = page.tokens[above].lemma.lower()
    if above in saying.verbs:
        return visit.role != "by" or lemma in _BRINGS
    lexicon = page.lexicon
    return page.is_said(above) or lemma in lexicon.voices | lexicon.saying.issued | lexicon.saying.columnists


def _platform(page: Page, i: int) -> Filler:
    """A social network: the registry's, or one known by its name only."""
    mention, name = page.mention(i), page.platform(i)
    if mention is not None and mention.actor.type in {ActorType.ORGANIZATION, ActorType.PUBLICATION}:
        return Filler(mention.actor, mention.span)
    end = page.tokens[i].end
    return Filler(Actor(slug(name), name, ActorType.PUBLICATION), TextSpan(end - len(name), end))


def _quoting(saying: Saying, page: Page) -> Filler | None:
    """ "Xinhua quoted him as saying": the subject of the verb, where somebody else speaks."""
    for verb in saying.verbs:
        subject = page.tree.child(verb, "nsubj") if page.tokens[verb].lemma in _BRINGS else None
        found = page.publication(subject.i) if subject is not None else None
        if found is not None:
            return found
    return None
