"""Pronouns of the third person: whose number, gender and place in the grammar agree, and who weighs most."""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.linking.actors import either
from kg.language.linking.choice import Choice
from kg.language.linking.discourse import Discourse, Referent
from kg.language.linking.dummies import pleonastic
from kg.language.linking.nouns import singular
from kg.language.linking.purposes import purpose_of
from kg.language.linking.scene import Scene
from kg.records import Token

__all__ = ["MUTUAL", "Pronoun", "agrees", "antecedent", "read_pronoun", "verb_of", "weigh"]

_FORMS = {
    "he": ("m", False), "him": ("m", False), "his": ("m", False), "himself": ("m", False),
    "she": ("f", False), "her": ("f", False), "hers": ("f", False), "herself": ("f", False),
    "it": ("n", False), "its": ("n", False), "itself": ("n", False),
    "they": ("", True), "them": ("", True), "their": ("", True), "theirs": ("", True), "themselves": ("", True),
}  # fmt: skip
#: What two have together: 'at their meeting, Putin thanked Xi'.
MUTUAL = frozenset({
    *("call", "chat", "conversation", "dialogue", "dinner", "discussion", "encounter", "exchange", "lunch", "meeting"),
    *("negotiation", "negotiations", "session", "summit", "talk", "talks"),
})  # fmt: skip
#: Lists of nouns, and nouns, for what no thing has: "its navy", "its officials" are those of a state or body.
_OF_ACTORS = ("bodies", "governments")
_SERVANTS = frozenset({"diplomat", "executive", "lawmaker", "official", "soldier", "troop", "warplane", "warship"})
_REACH = {"n": 2, "": 3, "m": 4, "f": 4}
_MARGIN = 1.04
_ENOUGH = 50.0
_MOST = 2


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun in its place. `verb` is the verb that governs its phrase, `above` the one that governs that clause."""

    token: Token
    gender: str
    plural: bool
    possessive: bool
    reflexive: bool
    role: str
    verb: int
    above: int
    clause: frozenset[int] = frozenset()
    purpose_of: int = -1


def verb_of(scene: Scene, i: int) -> int:
    """The nearest verb above token `i`, or -1."""
    for token in scene.tree.ancestors(i):
        if token.pos in ("VERB", "AUX"):
            return token.i
    return -1


def read_pronoun(scene: Scene, token: Token) -> Pronoun | None:
    """The pronoun that this token is, unless it stands for nothing ('it is clear that')."""
    word = token.text.lower()
    if word in ("each", "one") and _reciprocal(scene, token):
        verb = verb_of(scene, token.i + 1)
        return Pronoun(token, "", True, True, True, "dobj", verb, verb_of(scene, verb) if verb >= 0 else -1)
    form = _FORMS.get(word)
    if form is None or token.pos not in ("PRON", "DET"):
        return None
    if word == "it" and (pleonastic(scene, token) or _is_voted_on(scene, token)):
        return None
    possessive = token.dep == "poss"
    if possessive and scene.tokens[token.head].lemma == "face":  # "on its face"
        return None
    verb = verb_of(scene, token.i)
    return Pronoun(
        token=token,
        gender=form[0],
        plural=form[1],
        possessive=possessive,
        reflexive=word.endswith(("self", "selves")),
        role=token.dep,
        verb=verb,
        above=verb_of(scene, verb) if verb >= 0 else -1,
        clause=_clause(scene, verb),
        purpose_of=purpose_of(scene, verb),
    )


def _is_voted_on(scene: Scene, token: Token) -> bool:
    """'would vote against it': a draft, which is no actor."""
    preposition = scene.tokens[token.head]
    return token.dep == "pobj" and scene.tokens[preposition.head].lemma in ("vote", "abstain")


def _clause(scene: Scene, verb: int) -> frozenset[int]:
    """A verb with those above it that lend it their subject: 'wanted to thank'."""
    found = set()
    while verb >= 0:
        found.add(verb)
        verb = scene.tokens[verb].head if scene.tokens[verb].dep == "xcomp" else -1
    return frozenset(found)


def _reciprocal(scene: Scene, token: Token) -> bool:
    after = token.i + 1
    wanted = {"each": "other", "one": "another"}[token.text.lower()]
    return scene.follows(after) and scene.tokens[after].text.lower() == wanted


def antecedent(scene: Scene, discourse: Discourse, pronoun: Pronoun) -> Choice | None:
    """Who the pronoun stands for, and why; None where a thing or nobody is likelier, or two are as likely."""
    found = weigh(scene, discourse, pronoun)
    return found if found is not None and not found.actor.candidates else None


def weigh(scene: Scene, discourse: Discourse, pronoun: Pronoun) -> Choice | None:
    """As `antecedent`, but where two or three actors are as likely, one of them."""
    joined = _joined(scene, pronoun)
    subject = _judged(scene, pronoun) or _subject_near(scene, pronoun)
    minded = _minded(scene, pronoun)
    ranked = discourse.ranked(
        lambda r: (
            agrees(pronoun, r, minded=minded)
            and _near(discourse, pronoun, r)
            and not _bound(pronoun, r)
            and not _speaks(scene, pronoun, r)
        ),
        lambda r: _bonus(pronoun, r, subject, joined),
    )
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    weight, best = ranked[0]
    rivals = [r for w, r in ranked[1:] if not _same(r, best) and w * _MARGIN > weight]
    if best.actor is None or len(rivals) > _MOST or any(r.actor is None or r.actor.members for r in rivals):
        return None
    if rivals:
        likely = [best.actor, *(r.actor for r in rivals if r.actor is not None)]
        reason = f"'{pronoun.token.text}': as much in view are " + ", ".join(actor.name for actor in likely)
        return Choice(either(likely, pronoun.token.text), reason, "linking.pronoun-open")
    return Choice(
        best.actor, f"'{pronoun.token.text}': {best.actor.name} is most in view ({weight:.0f})", "linking.pronoun"
    )


def _same(one: Referent, other: Referent) -> bool:
    """Whether they are one actor, or one is among the members of the other."""
    if one.actor is None or other.actor is None:
        return False
    ids = {one.actor.id, *(m.id for m in one.actor.members)}
    return bool(ids & {other.actor.id, *(m.id for m in other.actor.members)})


def _minded(scene: Scene, pronoun: Pronoun) -> bool:
    """Whether the pronoun is the subject of a verb that needs somebody to do it, or has a president or a meeting."""
    if pronoun.possessive and not pronoun.gender.strip("n"):
        owned = singular(scene.tokens[pronoun.token.head])
        mutual = pronoun.plural and owned in MUTUAL
        acting = owned in _SERVANTS or any(scene.lexicon.has(kind, owned) for kind in _OF_ACTORS)
        return mutual or acting or scene.gazetteer.titles.ending([owned]) is not None
    return pronoun.role == "nsubj" and scene.lexicon.has("minds", scene.tokens[pronoun.token.head].lemma)


def agrees(pronoun: Pronoun, referent: Referent, *, minded: bool = False) -> bool:
    """Whether number, gender and kind allow the pronoun to stand for the referent."""
    if minded and referent.actor is None:
        return False
    if pronoun.plural:
        return referent.plural
    if referent.plural:
        return False
    if pronoun.gender == "n":
        return referent.actor is None or referent.is_state or referent.is_body
    return referent.is_person and referent.gender in (None, pronoun.gender)


def _near(discourse: Discourse, pronoun: Pronoun, referent: Referent) -> bool:
    return referent.trace is not None and discourse.sentence - referent.trace.sentence <= _REACH[pronoun.gender]


def _bound(pronoun: Pronoun, referent: Referent) -> bool:
    """Whether both are arguments of one verb, so that only a reflexive could join them."""
    trace = referent.trace
    if trace is None or pronoun.reflexive or pronoun.possessive or not trace.direct:
        return False
    doer = trace.role in ("nsubj", "nsubjpass")  # in "telephoned Modi to thank him" he is Modi
    return trace.verb in pronoun.clause or (doer and trace.verb == pronoun.purpose_of)


def _subject_near(scene: Scene, pronoun: Pronoun) -> frozenset[int]:
    """Tokens of the subjects that such a pronoun usually takes up: of its own clause or of the one above."""
    verbs = [pronoun.verb] if pronoun.possessive or pronoun.reflexive else []
    token = scene.tokens[pronoun.verb] if pronoun.verb >= 0 else None
    if token is not None and token.dep in ("ccomp", "advcl", "xcomp", "relcl", "acl", "pcomp", "conj"):
        verbs.append(pronoun.above)
    found = {controller.i} if (controller := _controller(scene, pronoun.verb)) is not None else set()
    for verb in () if found else verbs:
        if verb >= 0 and (subject := scene.tree.child(verb, "nsubj", "nsubjpass")) is not None:
            if subject.tag in ("WDT", "WP"):
                return frozenset({scene.tokens[verb].head})
            found.add(subject.i)
    return frozenset(found)


def _controller(scene: Scene, verb: int) -> Token | None:
    """Who is to act in an infinitive: 'asked Iran to open its plants', 'called on Iran to open its plants'."""
    if verb < 0 or scene.tokens[verb].dep not in ("xcomp", "advcl") or scene.tree.child(verb, "nsubj", "nsubjpass"):
        return None
    above = scene.tokens[scene.tokens[verb].head]
    if scene.tree.child(verb, "aux") is None or scene.tokens[verb].tag != "VB":
        return None
    if scene.tokens[verb].dep == "xcomp" and (asked := scene.tree.child(above.i, "dobj", "dative")) is not None:
        return asked
    on = next((p for p in scene.tree.children(above.i, "prep") if p.text.lower() in ("on", "upon")), None)
    return scene.tree.child(on.i, "pobj") if on is not None and above.lemma in ("call", "prevail") else None


def _speaks(scene: Scene, pronoun: Pronoun, referent: Referent) -> bool:
    """Whether the referent speaks the words that hold the pronoun: in 'Xi said: "He is my friend"', he is not Xi."""
    trace = referent.trace
    if trace is None or pronoun.token.i not in scene.quoted or trace.token in scene.quoted:
        return False
    same = trace.sentence == scene.tree.sentence_of(pronoun.token.i)
    return same and trace.role == "nsubj"


def _judged(scene: Scene, pronoun: Pronoun) -> frozenset[int]:
    """'thanked Modi for his help': the possessor is the object."""
    verb = pronoun.verb
    if not pronoun.possessive or verb < 0 or not scene.lexicon.has("judging", scene.tokens[verb].lemma):
        return frozenset()
    object_ = scene.tree.child(verb, "dobj")
    owned = scene.tokens[pronoun.token.head]
    somebody = object_ is not None and object_.pos in ("PROPN", "PRON")
    return frozenset({object_.i}) if object_ is not None and somebody and owned.dep == "pobj" else frozenset()


def _joined(scene: Scene, pronoun: Pronoun) -> frozenset[int]:
    """'the United States and its allies': the possessor stands before 'and'."""
    owned = scene.tokens[pronoun.token.head]
    return frozenset({owned.head}) if pronoun.possessive and owned.dep == "conj" else frozenset()


def _bonus(pronoun: Pronoun, referent: Referent, subjects: frozenset[int], joined: frozenset[int]) -> float:
    trace = referent.trace
    bonus = 0.0
    if trace is not None and trace.token in subjects:
        bonus += 80.0
    if trace is not None and trace.token in joined:
        bonus += 400.0
    if trace is not None and trace.role == pronoun.role and pronoun.role in ("nsubj", "dobj"):
        bonus += 30.0
    if referent.gender and referent.gender == pronoun.gender:
        bonus += 20.0
    return bonus
