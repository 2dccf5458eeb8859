"""Readings of a verb with a noun: what is praised, called something, spoken of."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.attribution.adjuncts import clause_behind, is_occasion, object_tokens
from kg.extraction.attribution.cues import verb_senses
from kg.extraction.attribution.draft import Found
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.sources import subject_of
from kg.extraction.attribution.syntax import is_infinitive, is_passive
from kg.language.linking.lexicon import load_lexicon
from kg.records import Token

__all__ = ["OBJECT_FRAMES", "passive_object", "plain_object", "prepositional", "secondary"]

#: Frames with a preposition behind the object, and that preposition.
_LINKED = {"object-as": "as", "object-of": "of", "object-with": "with", "object-to": "to"}
#: Frames whose content is a noun.
OBJECT_FRAMES = frozenset({"object", "object-name", "object-person", *_LINKED})
_JUDGING = frozenset({"praise", "criticise"})  # acts that a passive shows without an agent
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves"})
_EMPTY_SUBJECT = frozenset({"it", "there"})
#: Lists of nouns for those who can speak.
_SPEAKING = (
    "people",
    "callings",
    "crowds",
    "others",
    "bodies",
    "institutions",
    "governments",
    "organizations",
    "publications",
)


def plain_object(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """A noun that is praised, announced, rejected; not one that a cue of its own is made of ("issued a warning")."""
    thing = scene.tree.child(verb.i, "dobj")
    if thing is None or thing.text.lower() in _REFLEXIVE or is_passive(scene, verb.i):
        return None
    if "object-person" in senses and thing.entity.endswith("PERSON"):
        return Found("speech.object", "object-person", object_tokens(scene, verb, thing))
    if "object" not in senses:
        return None
    published = senses["object"].act == "announce" and verb.lemma in scene.lexicon.carriers
    if (published and thing.lemma in scene.lexicon.nouns) or _means_else(scene, verb, thing):
        return None
    if verb.lemma in scene.lexicon.deeds and _is_thing(scene, subject_of(scene, verb.i).head):
        return None
    return Found("speech.object", "object", object_tokens(scene, verb, thing))


def secondary(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """Something called something: "called it a mistake", "described the talks as useful", "accused him of theft"."""
    tree = scene.tree
    thing = tree.child(verb.i, "dobj", "dative")
    if "object-name" in senses:
        small = next((c for c in tree.children(verb.i, "ccomp") if c.i > verb.i and _is_verbless(scene, c)), None)
        if small is not None:
            return Found("speech.object.name", "object-name", clause_behind(scene, verb, small))
        if thing is not None and _has_name(scene, verb, thing):
            return Found("speech.object.name", "object-name", object_tokens(scene, verb, thing))
        whole = tree.child(verb.i, "oprd") if thing is None else None
        if whole is not None and whole.i > verb.i and tree.child(whole.i, "compound") is not None:
            return Found("speech.object.name", "object-name", set(tree.subtree(whole.i)))  # "called the vote void"
    for frame, word in _LINKED.items():
        if frame not in senses or thing is None:
            continue
        preps = (*tree.children(verb.i, "prep"), *tree.children(thing.i, "prep"))
        link = next((p for p in preps if p.lemma == word and p.i > verb.i), None)
        link = link or (_judged(scene, verb, thing) if word == "as" else None)
        if link is not None or (word == "as" and _quote_follows(scene, thing.i)):
            content = object_tokens(scene, verb, thing)
            if link is not None and (link.i < thing.i or link.dep == "advcl"):
                content |= set(tree.subtree(link.i))  # "dismissed as a lie the claim that …"
            return Found(f"speech.{frame.replace('-', '.')}", frame, content)
    return None


def prepositional(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """What follows a preposition of the verb's own: called for calm, warned of floods."""
    for prep in scene.tree.children(verb.i, "prep"):
        if prep.lemma not in senses or prep.i < verb.i or is_occasion(scene, prep):
            continue
        named = scene.tree.child(prep.i, "pobj", "pcomp")
        if named is not None:
            joined = (p for p in scene.tree.children(prep.i, "conj") if p.lemma == prep.lemma)
            content = {i for head in (named, *joined) for i in scene.tree.subtree(head.i)}
            for other in scene.tree.children(verb.i, "prep"):
                if other.lemma == "as" and other.i == max(content) + 1:
                    content |= set(scene.tree.subtree(other.i))  # "referred to it as a trap"
            return Found(f"speech.preposition.{prep.lemma}", prep.lemma, content)
    return None


def passive_object(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """ "The plan was praised", "he is seen as weak", and behind a noun "a visit billed as informal"."""
    if not is_passive(scene, verb.i) or verb.dep == "amod":
        return None
    if verb.dep == "acl":
        return _name_behind_noun(scene, verb, senses)
    tree = scene.tree
    subject = tree.child(verb.i, "nsubjpass", "nsubj")
    infinitive = any(is_infinitive(scene, c) for c in tree.children(verb.i, "xcomp", "ccomp", "advcl"))
    if subject is None or subject.text.lower() in _EMPTY_SUBJECT or infinitive:
        return None
    content = set(tree.subtree(subject.i))
    for frame in ("object-name", *_LINKED):
        links = tree.children(verb.i, "oprd") + tree.children(verb.i, "prep")
        second = next((c for c in links if c.i > verb.i and (c.dep == "oprd" or c.lemma == _LINKED.get(frame))), None)
        if frame in senses and second is not None:
            said = tree.child(second.i, "pcomp")
            if said is not None and "clause" in verb_senses(scene, said.i):
                return None  # "is quoted as saying that": the second verb has it all
            return Found("speech.passive.object", frame, content | set(tree.subtree(second.i)))
    if "object" not in senses or _means_else(scene, verb, subject):
        return None
    act = senses["object"].act
    named = act in _JUDGING or (act == "announce" and "clause" in senses) or tree.child(verb.i, "agent")
    return Found("speech.passive.object", "object", content) if named else None


def _is_thing(scene: Scene, subject: int | None) -> bool:
    """Whether a subject is a common noun for no person, no body and no document."""
    if subject is None or subject in scene.speakers or scene.tokens[subject].pos != "NOUN":
        return False
    lemma = scene.tokens[subject].lemma.lower()
    if lemma in scene.words.documents or lemma in scene.lexicon.media or lemma in scene.lexicon.voices:
        return False
    sets = load_lexicon().sets
    return not any(lemma in sets[name] for name in _SPEAKING)


def _means_else(scene: Scene, verb: Token, thing: Token) -> bool:
    """Whether a verb is none of speech with this object: "denied him a visa", "dismissed the general"."""
    alone = scene.lexicon.only_with.get(verb.lemma)
    if alone is not None and thing.lemma.lower() not in alone:
        return True
    objects = scene.lexicon.never_with.get(verb.lemma)
    if objects is None:
        return False
    given = scene.tree.child(verb.i, "dative", *(("dobj",) if is_passive(scene, verb.i) else ()))
    if given is not None and given.tag != "IN":
        return True
    person = thing.entity.endswith("PERSON") or thing.i in scene.persons
    return thing.lemma.lower() in objects or ("person" in objects and person)


def _name_behind_noun(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """ "a visit billed as informal", "a plan dubbed Dawn": what it is called."""
    for frame, dep in (("object-as", "prep"), ("object-name", "oprd"), ("object-name", "dobj")):
        second = scene.tree.child(verb.i, dep) if frame in senses else None
        if second is not None and (dep != "prep" or second.lemma == "as"):
            own = {second.i} if dep == "prep" else set()
            return Found("speech.passive.name", frame, set(scene.tree.subtree(second.i)) - own)
    return None


def _is_verbless(scene: Scene, clause: Token) -> bool:
    """Whether a complement is a small clause: "(called) the talks useful"."""
    return clause.pos in {"NOUN", "PROPN", "ADJ"} and scene.tree.child(clause.i, "aux", "mark", "cop") is None


def _has_name(scene: Scene, verb: Token, thing: Token) -> bool:
    """Whether an object is given a name: by a second noun, or by a quotation that hangs on it."""
    if scene.tree.child(verb.i, "oprd", "xcomp") or thing.dep == "dative":
        return True
    return not scene.quoted(thing.i) and any(scene.quoted(i) for i in scene.tree.subtree(thing.i))


def _judged(scene: Scene, verb: Token, thing: Token) -> Token | None:
    """What an object is blamed as, where the parser made it an adjunct: "condemned the move as unlawful"."""
    for clause in scene.tree.children(verb.i, "advcl"):
        first = scene.tokens[scene.tree.first(clause.i)]
        bare = clause.pos == "ADJ" or clause.tag in {"VBN", "VBG"}
        if bare and first.text.lower() == "as" and first.i == scene.tree.last(thing.i) + 1:
            return clause if scene.tree.child(clause.i, "nsubj", "nsubjpass") is None else None
    return None


def _quote_follows(scene: Scene, i: int) -> bool:
    """Whether a quotation stands right behind the phrase of a token outside it."""
    end = scene.tree.last(i)
    return end + 1 < len(scene.tokens) and scene.quoted(end + 1) and not scene.quoted(i)
