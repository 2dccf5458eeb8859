"""What a verb of speech or thought governs: clauses, infinitives, gerunds, objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.extract.attribution.cues import verb_group, verb_senses
from kg.extract.attribution.draft import Draft
from kg.extract.attribution.lexicon import PREPOSITIONS, Sense
from kg.extract.attribution.scene import Scene
from kg.extract.attribution.sources import NOBODY, Source, is_passive, subject_of
from kg.records import Token

__all__ = ["clause_tokens", "find_indirect"]

_ASIDE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "prt", "dobj", "dative", "agent", "cc", "punct"})
_TELLING = frozenset({"praise", "criticise", "announce"})  # acts that a passive names without an agent
_MANNER = frozenset({"term", "way", "manner", "tone", "language", "word"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_REASONS = frozenset({"because", "if", "unless", "although", "though", "since", "that", "so"})
_TOLD = frozenset("tell inform assure remind convince persuade ask warn show brief notify urge advise".split())
_EMPTY_SUBJECT = frozenset({"it", "there"})
_Found = tuple[str, str, set[int]]  # rule, frame, content


def find_indirect(scene: Scene, *, taken: frozenset[int]) -> list[Draft]:
    """Attributions of all verbs of speech and thought with a complement; verbs in `taken` are done already."""
    drafts = []
    for token in scene.tokens:
        if token.i in taken:
            continue
        senses = verb_senses(scene, token.i)
        draft = _of_verb(scene, token, senses) if senses else None
        if draft is not None:
            drafts.append(draft)
    return drafts


def _of_verb(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Draft | None:
    """The first reading that fits the verb's dependents."""
    if verb.dep in {"amod", "compound", "aux", "auxpass"}:
        return None
    readings: tuple[Callable[[Scene, Token, Mapping[str, Sense]], _Found | None], ...] = (
        _passive,
        _clause,
        _infinitive,
        _secondary,
        _object,
        _preposition,
        _inserted,
        _rest,
    )
    for reading in readings:
        found = reading(scene, verb, senses)
        if found is None:
            continue
        rule, frame, content = found
        if frame in _WEAK and (_is_purpose(scene, verb) or _is_command(scene, verb)):
            return None
        source = NOBODY if frame == "report-passive" else subject_of(scene, verb.i)
        if _is_nobody(scene, verb, source):
            return None
        content -= set(source.tokens)
        cue = tuple(i for i in verb_group(scene, verb.i) if i not in content and i not in source.tokens)
        content -= set(cue)
        if not content:
            return None
        return _draft(scene, verb, senses[frame], rule, frame, source, cue, content)
    return None


_CLAUSE = "speech.clause"


def _is_nobody(scene: Scene, verb: Token, source: Source) -> bool:
    """Whether the subject is no speaker: the reader ("you see …"), or an empty word ("it is easy to see …")."""
    if source.head is None or scene.quoted(source.head):
        return False
    word = scene.tokens[source.head].text.lower()
    return word == "you" or (word in _EMPTY_SUBJECT and scene.tokens[source.head].head != verb.i)


#: Frames without a clause: too weak to make a purpose ("money to support them") a statement.
_OBJECTS = frozenset({"object", "object-as", "object-name", "object-of", "object-with", "object-to"})
_WEAK = PREPOSITIONS | _OBJECTS


def _is_command(scene: Scene, verb: Token) -> bool:
    """ "Consider some examples": nobody is said to consider them."""
    return verb.head == verb.i and verb.tag == "VB" and not scene.tree.child(verb.i, "nsubj", "aux")


def _is_purpose(scene: Scene, verb: Token) -> bool:
    return verb.dep in {"advcl", "acl", "relcl"} and is_infinitive(scene, verb)


def _lead_of(scene: Scene, verb: Token) -> bool:
    """Whether an infinitive only completes a verb such as *try* or *go on*."""
    return verb.dep == "xcomp" and verb_group(scene, verb.i)[0] <= verb.head


def _draft(
    scene: Scene,
    verb: Token,
    sense: Sense,
    rule: str,
    frame: str,
    source: Source,
    cue: tuple[int, ...],
    content: set[int],
) -> Draft:
    target = scene.tree.child(verb.i, "dobj") if frame in _OBJECTS else None
    if target is None and frame == "object":
        target = scene.tree.child(verb.i, "nsubjpass")
    return Draft(
        rule=rule,
        sense=sense,
        head=verb.i,
        cue=cue or (verb.i,),
        content=tuple(sorted(content)),
        source=source.tokens,
        speaker=source.head,
        target=target.i if target else None,
        reason=f"“{verb.lemma}” with {frame}",
    )


# ---- complements -----------------------------------------------------------------------------


def is_infinitive(scene: Scene, token: Token) -> bool:
    """Whether a verb is an infinitive with *to*."""
    return token.tag in {"VB", "VBP"} and any(t.lemma == "to" for t in scene.tree.children(token.i, "aux"))


def _clause(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> _Found | None:
    """A finite clause behind or before the verb."""
    if "clause" not in senses:
        return None
    for child in scene.tree.children(verb.i, "ccomp", "parataxis", "dep"):
        if is_infinitive(scene, child) and ("object-infinitive" in senses or scene.tree.child(child.i, "nsubj") is None):
            continue
        if child.dep != "ccomp" and not (child.i < verb.i and child.pos in {"VERB", "AUX"}):
            continue
        if child.tag == "VBG" and not scene.tree.child(child.i, "aux", "nsubj"):
            continue
        if scene.tree.child(child.i, "mark") is not None and child.dep != "ccomp":
            continue
        if child.i < verb.i and _begins(scene, child.i) < _reporter(scene, verb):
            return "speech.clause.before", "clause", _before(scene, verb, child)
        return _CLAUSE, "clause", _behind(scene, verb, child)
    return None


def _begins(scene: Scene, i: int) -> int:
    return scene.tree.subtree(i)[0]


def _reporter(scene: Scene, verb: Token) -> int:
    """The first token of the reporting words."""
    subject = scene.tree.child(verb.i, "nsubj", "nsubjpass")
    return min(verb.i, _begins(scene, subject.i) if subject else verb.i)


def _before(scene: Scene, verb: Token, clause: Token) -> set[int]:
    """A clause that stands before its report, with what the parser hung on the report instead."""
    content = set(scene.tree.subtree(clause.i))
    report = _reporter(scene, verb)
    for child in scene.tree.children(verb.i):
        if child.dep in _ASIDE or child.i == clause.i or child.dep == "conj":
            continue
        if child.i < report or (child.i > verb.i and _continues(scene, child)):
            content |= set(scene.tree.subtree(child.i))
    return content


def _continues(scene: Scene, child: Token) -> bool:
    """Whether a clause behind the report goes on with what is reported: "…, she said, because …"."""
    if child.dep == "ccomp":
        return not _reports(scene, child)
    mark = scene.tree.child(child.i, "mark")
    return child.dep == "advcl" and mark is not None and mark.lemma in _REASONS


def _behind(scene: Scene, verb: Token, clause: Token) -> set[int]:
    """A clause behind the verb, with the adjuncts that follow it."""
    content = clause_tokens(scene, clause)
    end = max(content)
    for child in scene.tree.children(verb.i):
        if verb.i < child.i < clause.i and child.dep == "dobj" and verb.lemma not in _TOLD:
            content |= set(scene.tree.subtree(child.i))
        if child.dep == "conj" and child.i > end and _same_breath(scene, child):
            content |= set(scene.tree.subtree(child.i)) | {child.i - 1}
        if child.i < end or child.dep in {"cc", "conj", "punct", "nsubj", "parataxis"}:
            continue
        if child.lemma == "according" or _reports(scene, child) or _stands_apart(scene, child):
            break
        content |= set(scene.tree.subtree(child.i))
    return {i for i in content if i > verb.i or i in set(scene.tree.subtree(clause.i))}


def _same_breath(scene: Scene, conjunct: Token) -> bool:
    """Whether a clause that the parser coordinates with the report belongs to what is reported.

    It does if its verb has a form that cannot be coordinated with the report, or a subject and no comma before it.
    """
    first = scene.tree.subtree(conjunct.i)[0]
    if conjunct.tag in {"VB", "VBG"} and scene.tokens[conjunct.head].tag in _FINITE:
        return not scene.tree.child(conjunct.i, "aux")
    subject = scene.tree.child(conjunct.i, "nsubj", "nsubjpass")
    if subject is None or verb_senses(scene, conjunct.i):
        return False
    return scene.tokens[first - 1].tag == "CC" and scene.tokens[first - 2].text != ","


def _reports(scene: Scene, token: Token) -> bool:
    """Whether a dependent is a report of its own: "…, adding that …"."""
    return token.dep in {"advcl", "conj", "acl"} and bool(verb_senses(scene, token.i)) and token.tag in {"VBG", "VBN"}


def clause_tokens(scene: Scene, clause: Token) -> set[int]:
    """A clause with all below it but "according to …"."""
    found = set(scene.tree.subtree(clause.i))
    for child in scene.tree.children(clause.i, "prep", "advcl"):
        if child.lemma == "according" or _stands_apart(scene, child) or _added(scene, child):
            found -= set(scene.tree.subtree(child.i))
    return found


def _added(scene: Scene, child: Token) -> bool:
    """Whether an adjunct behind a comma is a report by the same speaker: "…, adding that …"."""
    first = scene.tree.subtree(child.i)[0]
    return child.i == first and first > 0 and scene.tokens[first - 1].text == "," and _reports(scene, child)


def _stands_apart(scene: Scene, clause: Token) -> bool:
    """Whether an adjunct is a report of its own ("…, although he wrote that …") or the scene around (", as rain fell")."""
    mark = scene.tree.child(clause.i, "mark")
    if clause.dep != "advcl" or mark is None or mark.lemma not in {"although", "though", "while", "whereas", "as"}:
        return False
    if "quote" in verb_senses(scene, clause.i) or "object" in verb_senses(scene, clause.i):
        return clause.tag == "VBG" or scene.tree.child(clause.i, "nsubj") is not None
    return mark.lemma == "as" and scene.tokens[max(0, mark.i - 1)].text == ","


def _infinitive(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> _Found | None:
    """An infinitive or a gerund: vowed to leave, urged voters to stay, denied stealing."""
    tree = scene.tree
    for child in tree.children(verb.i, "xcomp", "ccomp", "advcl"):
        if child.i < verb.i:
            continue
        if is_infinitive(scene, child):
            if _lead_of(scene, child) and _has_complement(scene, child):
                return None
            subject = tree.child(child.i, "nsubj") or tree.child(verb.i, "dobj")
            between = subject is not None and verb.i < subject.i < child.i
            if between and subject is not None and "object-infinitive" in senses:
                content = set(tree.subtree(subject.i)) | _behind(scene, verb, child)
                return "speech.infinitive.object", "object-infinitive", content
            if not between and child.dep != "advcl" and "infinitive" in senses:
                return "speech.infinitive", "infinitive", _behind(scene, verb, child)
        elif child.tag == "VBN" and "object-infinitive" in senses and tree.child(child.i, "nsubj", "nsubjpass"):
            return "speech.infinitive.object", "object-infinitive", _behind(scene, verb, child)
        elif child.tag == "VBG" and child.dep == "xcomp" and "gerund" in senses:
            return "speech.gerund", "gerund", _behind(scene, verb, child)
    if "on-infinitive" in senses:
        return _call_on(scene, verb)
    return None


def _has_complement(scene: Scene, verb: Token) -> bool:
    """Whether a verb of speech says what is said: then the verb that leads up to it reports nothing by itself."""
    return bool(verb_senses(scene, verb.i)) and scene.tree.child(verb.i, "ccomp", "dobj", "xcomp", "prep") is not None


def _call_on(scene: Scene, verb: Token) -> _Found | None:
    """ "called on the army to leave": the infinitive hangs on the verb or on the noun."""
    on = next((t for t in scene.tree.children(verb.i, "prep") if t.lemma in {"on", "upon"}), None)
    named = scene.tree.child(on.i, "pobj") if on else None
    if named is None:
        return None
    for child in (*scene.tree.children(named.i, "relcl", "acl"), *scene.tree.children(verb.i, "xcomp", "advcl")):
        if is_infinitive(scene, child):
            content = set(scene.tree.subtree(named.i)) | set(scene.tree.subtree(child.i))
            return "speech.infinitive.object", "on-infinitive", content
    return None


def _passive(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> _Found | None:
    """ "is expected to win": what is expected is the subject with the infinitive; also "was praised", "was told to"."""
    if not is_passive(scene, verb.i) or verb.dep == "amod":
        return None
    tree = scene.tree
    if verb.dep == "acl":
        named = _named_as(scene, verb, senses)
        return ("speech.passive.name", *named) if named else None
    subject = tree.child(verb.i, "nsubjpass", "nsubj")
    inf = next((c for c in tree.children(verb.i, "xcomp", "ccomp", "advcl") if is_infinitive(scene, c)), None)
    if inf is not None and "report-passive" in senses and subject is not None:
        return "speech.passive", "report-passive", set(tree.subtree(subject.i)) | _behind(scene, verb, inf)
    if inf is not None and "object-infinitive" in senses:
        return "speech.passive.infinitive", "object-infinitive", _behind(scene, verb, inf)
    if subject is None or subject.text.lower() in _EMPTY_SUBJECT or inf is not None:
        return None
    content = set(tree.subtree(subject.i))
    for frame in ("object-as", "object-name", "object-of", "object-with", "object-to"):
        second = next((c for c in tree.children(verb.i, "prep", "oprd") if c.lemma == frame[7:] or c.dep == "oprd"), None)
        if frame in senses and second is not None and second.i > verb.i:
            return "speech.passive.object", frame, content | set(tree.subtree(second.i))
    plain = tree.child(verb.i, "agent") is not None or ("object" in senses and senses["object"].act in _TELLING)
    return ("speech.passive.object", "object", content) if "object" in senses and plain else None


def _named_as(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> tuple[str, set[int]] | None:
    """ "a visit billed as informal", "a plan dubbed Dawn": what it is called."""
    for frame, dep in (("object-as", "prep"), ("object-name", "oprd"), ("object-name", "dobj")):
        second = scene.tree.child(verb.i, dep) if frame in senses else None
        if second is not None and (dep != "prep" or second.lemma == "as"):
            return frame, set(scene.tree.subtree(second.i)) - ({second.i} if dep == "prep" else set())
    return None


def _secondary(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> _Found | None:
    """Something called something: "called it a mistake", "described the talks as useful", "accused him of theft"."""
    tree = scene.tree
    thing = tree.child(verb.i, "dobj", "dative")
    if "object-name" in senses:
        small = next((c for c in tree.children(verb.i, "ccomp") if c.i > verb.i and _is_verbless(scene, c)), None)
        if small is not None:
            return "speech.object.name", "object-name", _behind(scene, verb, small)
        if thing is not None and (tree.child(verb.i, "oprd", "xcomp") or thing.dep == "dative" or _quotes(scene, thing)):
            return "speech.object.name", "object-name", _from_object(scene, verb, thing)
    for frame, word in (("object-as", "as"), ("object-of", "of"), ("object-with", "with"), ("object-to", "to")):
        if frame not in senses or thing is None:
            continue
        preps = (*tree.children(verb.i, "prep"), *tree.children(thing.i, "prep"))
        if any(p.lemma == word and p.i > thing.i for p in preps) or (word == "as" and _quote_follows(scene, thing.i)):
            return f"speech.{frame.replace('-', '.')}", frame, _from_object(scene, verb, thing)
    return None


def _is_verbless(scene: Scene, clause: Token) -> bool:
    """Whether a complement is a small clause: "(called) the talks useful"."""
    return clause.pos in {"NOUN", "PROPN", "ADJ"} and scene.tree.child(clause.i, "aux", "mark", "cop") is None


def _quotes(scene: Scene, thing: Token) -> bool:
    """Whether a quotation hangs on a noun outside it: "called the man “a thief”"."""
    return not scene.quoted(thing.i) and any(scene.quoted(i) for i in scene.tree.subtree(thing.i))


def _quote_follows(scene: Scene, i: int) -> bool:
    end = scene.tree.subtree(i)[-1]
    return end + 1 < len(scene.tokens) and scene.quoted(end + 1) and not scene.quoted(i)


def _object(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> _Found | None:
    """A noun that is praised, announced, rejected."""
    if "object" not in senses:
        return None
    thing = scene.tree.child(verb.i, "dobj")
    if thing is None or thing.lemma in {"itself", "himself", "herself", "themselves"}:
        return None
    if verb.lemma in scene.lexicon.carriers and thing.lemma in scene.lexicon.nouns:
        return None
    return "speech.object", "object", _from_object(scene, verb, thing)


def _from_object(scene: Scene, verb: Token, thing: Token) -> set[int]:
    """The object and what follows it in the clause, up to time, place and reports of their own."""
    content = set(scene.tree.subtree(thing.i))
    for child in scene.tree.children(verb.i):
        if child.i < thing.i or child.dep in {"punct", "cc", "conj", "npadvmod", "parataxis", "nsubj", "agent"}:
            continue
        if child.i == thing.i:
            continue
        if child.lemma == "according" or child.dep == "advcl":
            break
        if child.dep == "prep" and _is_occasion(scene, child):
            continue
        content |= set(scene.tree.subtree(child.i))
    return content


def _is_occasion(scene: Scene, prep: Token) -> bool:
    """Whether a phrase says when or where something was said: on Monday, in a statement."""
    named = scene.tree.child(prep.i, "pobj")
    if named is None:
        return False
    return named.entity.endswith(("DATE", "TIME")) or (
        named.lemma in _MANNER
        or (prep.lemma in {"in", "at", "during"} and named.lemma.lower() in scene.lexicon.media)
        or (prep.lemma == "on" and named.pos == "PROPN" and named.text.lower() in scene.lexicon.media)
    )


def _preposition(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> _Found | None:
    """What follows a preposition of the verb's own: called for calm, warned of floods."""
    for prep in scene.tree.children(verb.i, "prep"):
        if prep.lemma not in senses or prep.i < verb.i or _is_occasion(scene, prep):
            continue
        named = scene.tree.child(prep.i, "pobj", "pcomp")
        if named is not None:
            return f"speech.preposition.{prep.lemma}", prep.lemma, set(scene.tree.subtree(named.i))
    return None


def _inserted(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> _Found | None:
    """A report put into or after the clause it reports: "The deal, she said, is dead"; "as Li noted, …"."""
    if "clause" not in senses or scene.tree.child(verb.i, "dobj") and verb.lemma != "tell":
        return None
    governor = scene.tokens[verb.head]
    marked = any(t.lemma == "as" for t in scene.tree.children(verb.i, "mark", "advmod"))
    if governor.i == verb.i or governor.pos not in {"VERB", "AUX", "NOUN", "ADJ"}:
        return None
    if verb.dep == "parataxis" or (verb.dep == "advcl" and marked):
        inside = set(scene.tree.subtree(verb.i))
        rule = "speech.as" if marked else "speech.inserted"
        return rule, "clause", clause_tokens(scene, governor) - inside
    return None


def _rest(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> _Found | None:
    """The rest of the sentence, where the parser missed the clause but another finite verb follows.

    From the conjunction *that* on, if there is one.
    """
    if not {"clause", "quote"} <= senses.keys() or verb.tag not in _FINITE or verb.lemma in _TOLD:
        return None
    if senses["clause"].act not in {"assert", "announce"}:
        return None
    last = scene.sentence_tokens(verb.i)[-1]
    after = [i for i in range(verb.i + 1, last + 1) if scene.quote_of[i] == scene.quote_of[verb.i]]
    if not any(scene.tokens[i].tag in _FINITE for i in after[2:]):
        return None
    if scene.tokens[after[0]].pos in {"PUNCT", "ADP", "CCONJ"}:
        return None
    that = next((i for i in after if scene.tokens[i].text.lower() == "that" and scene.tokens[i].dep == "mark"), None)
    return "speech.clause.rest", "clause", set(range(that if that is not None else verb.i + 1, last + 1))
