"""Readings of a verb with a clause: finite clauses, infinitives, gerunds, and clauses with the report put into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extraction.attribution.adjuncts import begins, clause_before, clause_behind, clause_tokens
from kg.extraction.attribution.cues import verb_group, verb_senses
from kg.extraction.attribution.draft import Found
from kg.extraction.attribution.lexicon import Sense
from kg.extraction.attribution.scene import Scene
from kg.extraction.attribution.syntax import is_infinitive, is_passive
from kg.language.tree import FINITE
from kg.records import Token, Zone

__all__ = ["called_on", "finite_clause", "inserted", "passive_infinitive", "rest_of_sentence", "terse", "verbal"]

#: What a verb with a frame, by the first part of its name, has below it.
_TAKES = {"object": "dobj", "quote": "dobj", "infinitive": "xcomp", "gerund": "xcomp"}


def finite_clause(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """A finite clause behind or before the verb: "said (that) …", "…, he said", "asked whether …"."""
    frame = next((f for f in ("clause", "that-clause") if f in senses), "")
    if not frame:
        return None
    for child in scene.tree.children(verb.i, "ccomp", "parataxis", "dep"):
        if _is_found(scene, verb, child):
            continue
        if not _is_reported(scene, verb, child, senses) or (frame == "that-clause" and not _is_marked(scene, child)):
            continue
        subject = scene.tree.child(verb.i, "nsubj", "nsubjpass")
        report = min(verb.i, begins(scene, subject.i)) if subject else verb.i
        if child.i < verb.i and begins(scene, child.i) < report:
            if _ends_before(scene, child.i, report):
                continue
            return Found("speech.clause.before", frame, clause_before(scene, verb, child))
        return Found("speech.clause", frame, clause_behind(scene, verb, child))
    strayed = _strayed_clause(scene, verb)
    if strayed is not None:
        return Found("speech.clause", frame, clause_behind(scene, verb, strayed))
    asides = scene.tree.children(verb.i, "advcl") if verb.dep != "parataxis" else ()
    doubted = next((t for t in asides if t.i < verb.i and _opens_question(scene, t)), None)
    if doubted is not None:
        return Found("speech.clause.before", frame, clause_before(scene, verb, doubted))
    asked = _question(scene, verb, senses) if {"clause", "quote"} <= senses.keys() else None
    return Found("speech.clause", "clause", clause_behind(scene, verb, asked)) if asked is not None else None


def _is_found(scene: Scene, verb: Token, clause: Token) -> bool:
    """Whether a clause names a thing and no fact: "found what they wanted"."""
    first = scene.tokens[scene.tree.first(clause.i)]
    return first.lemma.lower() in scene.lexicon.never_with.get(verb.lemma, ())


def _strayed_clause(scene: Scene, verb: Token) -> Token | None:
    """A clause with *that* taken for one on a noun in between: "reaffirms in the treaty that it is one country"."""
    for prep in scene.tree.children(verb.i, "prep"):
        named = scene.tree.child(prep.i, "pobj")
        below = scene.tree.children(named.i, "relcl", "acl") if named is not None and prep.i > verb.i else ()
        for clause in below:
            mark = scene.tree.child(clause.i, "mark")
            whole = scene.tree.child(clause.i, "nsubj", "nsubjpass") is not None
            if mark is not None and mark.lemma.lower() == "that" and whole and clause.dep == "relcl":
                return clause
    return None


def _opens_question(scene: Scene, clause: Token) -> bool:
    """Whether a clause before its report is a question: "Whether it will open, he could not say"."""
    return scene.tokens[begins(scene, clause.i)].text.lower() in {"how", "whether", "why"}


def _is_marked(scene: Scene, clause: Token) -> bool:
    return any(t.lemma.lower() in {"that", "whether"} for t in scene.tree.children(clause.i, "mark"))


def _question(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Token | None:
    """A question that the parser took for an adjunct of time or place: "did not say when it will open"."""
    asked = senses["clause"].act == "ask" and verb.lemma in scene.lexicon.told
    if scene.tree.child(verb.i, "ccomp", "xcomp", "prep", *(() if asked else ("dobj",))) is not None:
        return None
    for child in scene.tree.children(verb.i, "advcl"):
        first = begins(scene, child.i)
        if first > verb.i and scene.tokens[first].tag == "WRB" and scene.tokens[first - 1].text != ",":
            return child
    return None


def _ends_before(scene: Scene, clause: int, report: int) -> bool:
    """Whether a semicolon parts the clause from the words behind it: "He left; she warned of worse"."""
    between = scene.tokens[clause + 1 : report]
    parted = any(t.text == ";" for t in between) or scene.tokens[report - 1].text == ":"
    return parted and not any(scene.quoted(t.i) for t in between)


def _is_reported(scene: Scene, verb: Token, child: Token, senses: Mapping[str, Sense]) -> bool:
    """Whether a dependent clause is what the verb reports."""
    has_subject = scene.tree.child(child.i, "nsubj") is not None
    if is_infinitive(scene, child) and ("object-infinitive" in senses or not has_subject):
        return False
    if child.tag == "VBG" and not has_subject and not scene.tree.child(child.i, "aux"):
        return False
    if child.dep == "ccomp":
        return True
    return child.i < verb.i and child.pos in {"VERB", "AUX"} and scene.tree.child(child.i, "mark") is None


def verbal(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """An infinitive or a gerund: vowed to leave, urged voters to stay, wants it lifted, denied stealing."""
    tree = scene.tree
    if is_passive(scene, verb.i):
        return None
    for child in tree.children(verb.i, "xcomp", "ccomp", "advcl"):
        if child.i < verb.i:
            continue
        if is_infinitive(scene, child):
            if _only_leads(scene, child):
                return None
            subject = tree.child(child.i, "nsubj") or tree.child(verb.i, "dobj")
            between = subject is not None and verb.i < subject.i < child.i
            if between and subject is not None and _is_promised(scene, verb, subject, senses):
                return Found("speech.infinitive", "infinitive", clause_behind(scene, verb, child))
            if between and subject is not None and "object-infinitive" in senses:
                thing = set(tree.subtree(subject.i))
                content = clause_behind(scene, verb, child)
                content = content - thing if verb.lemma == "tell" else content | thing  # "told Oslo (to wait)"
                return Found("speech.infinitive.object", "object-infinitive", content)
            beside = child.dep != "advcl" or scene.tree.first(child.i) == verb.i + 1
            if not between and beside and "infinitive" in senses:
                return Found("speech.infinitive", "infinitive", clause_behind(scene, verb, child))
            asked = scene.tokens[scene.tree.first(child.i)]
            if asked.tag == "WRB" or asked.lemma.lower() == "whether":
                frame = next((f for f in ("gerund", "clause", "object", "infinitive") if f in senses), "")
                return Found("speech.infinitive.question", frame, clause_behind(scene, verb, child)) if frame else None
        elif child.tag == "VBN" and "object-infinitive" in senses and tree.child(child.i, "nsubj", "nsubjpass"):
            return Found("speech.infinitive.object", "object-infinitive", clause_behind(scene, verb, child))
        elif child.tag == "VBG" and child.dep == "xcomp" and {"gerund", "object"} & senses.keys():
            frame = "gerund" if "gerund" in senses else "object"
            return Found("speech.gerund", frame, clause_behind(scene, verb, child))
    return None


def _is_promised(scene: Scene, verb: Token, thing: Token, senses: Mapping[str, Sense]) -> bool:
    """Whether an object is only the one spoken to: "promised Oslo to wait"."""
    spoken_to = thing.head == verb.i and thing.pos in {"PROPN", "PRON"} and verb.lemma in scene.lexicon.told
    return spoken_to and "infinitive" in senses and "object-infinitive" not in senses


def _only_leads(scene: Scene, infinitive: Token) -> bool:
    """Whether a verb only leads up to a verb of speech that says what is said: "declined to say whether …"."""
    if infinitive.dep != "xcomp" or verb_group(scene, infinitive.i)[0] > infinitive.head:
        return False
    senses = verb_senses(scene, infinitive.i)
    behind = scene.tree.children(infinitive.i, "ccomp", "dobj", "xcomp", "prep")
    takes = {"ccomp"} | {_TAKES[kind] for frame in senses if (kind := frame.partition("-")[0]) in _TAKES}
    return bool(senses) and any(t.dep in takes or t.lemma in senses for t in behind)


def called_on(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """ "called on the army to leave": the infinitive hangs on the verb or on the noun."""
    if "on-infinitive" not in senses:
        return None
    on = next((t for t in scene.tree.children(verb.i, "prep") if t.lemma in {"on", "upon"}), None)
    named = scene.tree.child(on.i, "pobj") if on else None
    if named is None:
        return None
    for child in (*scene.tree.children(named.i, "relcl", "acl"), *scene.tree.children(verb.i, "xcomp", "advcl")):
        if is_infinitive(scene, child):
            content = set(scene.tree.subtree(named.i)) | set(scene.tree.subtree(child.i))
            return Found("speech.infinitive.object", "on-infinitive", content)
    return None


def passive_infinitive(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """ "is expected to win": subject and infinitive are what is expected; "was told to leave": the infinitive alone."""
    if not is_passive(scene, verb.i) or verb.dep == "amod" or (verb.dep == "acl" and "report-passive" not in senses):
        return None
    tree = scene.tree
    subject = tree.child(verb.i, "nsubjpass", "nsubj")
    inf = next((c for c in tree.children(verb.i, "xcomp", "ccomp", "advcl") if is_infinitive(scene, c)), None)
    if inf is None:
        return None
    if "report-passive" in senses and verb.dep == "acl":
        return Found("speech.passive", "report-passive", clause_behind(scene, verb, inf))
    if "report-passive" in senses and subject is not None:
        content = set(tree.subtree(subject.i)) | clause_behind(scene, verb, inf)
        return Found("speech.passive", "report-passive", content)
    if "object-infinitive" in senses:
        return Found("speech.passive.infinitive", "object-infinitive", clause_behind(scene, verb, inf))
    return None


def inserted(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """A report put into or behind the clause it reports: "The deal, she said, is dead"; "as Li noted, …"."""
    thing = scene.tree.child(verb.i, "dobj")
    marked = any(t.lemma == "as" for t in scene.tree.children(verb.i, "mark", "advmod"))
    as_it = marked and "as-it" in senses and thing is not None and thing.text.lower() == "it"
    if not as_it and ("clause" not in senses or (thing and verb.lemma not in scene.lexicon.told)):
        return None
    governor = scene.tokens[verb.head]
    if governor.dep in {"aux", "auxpass"}:
        governor = scene.tokens[governor.head]
    if governor.i == verb.i or governor.pos not in {"VERB", "AUX", "NOUN", "ADJ"}:
        return None
    if verb.dep == "parataxis" or (verb.dep == "advcl" and marked):
        content = clause_tokens(scene, governor) - set(scene.tree.subtree(verb.i))
        if not marked:
            content |= _piece_before(scene, verb)
        return Found("speech.as" if marked else "speech.inserted", "as-it" if as_it else "clause", content)
    return None


def _piece_before(scene: Scene, verb: Token) -> set[int]:
    """What stands before a report between commas is reported: "Without Oslo, argues Li, it fails"."""
    subject = scene.tree.child(verb.i, "nsubj")
    first = min(verb.i, begins(scene, subject.i)) if subject else verb.i
    if first == 0 or scene.tokens[first - 1].text != ",":
        return set()
    adjuncts = scene.tree.children(verb.i, "prep", "advmod", "npadvmod", "advcl")
    return {i for child in adjuncts if child.i < first for i in scene.tree.subtree(child.i)}


def _says_nothing(scene: Scene, verb: Token) -> bool:
    """Whether the object is no content: "said nothing about …"."""
    thing = scene.tree.child(verb.i, "dobj")
    return thing is not None and thing.lemma in {"nothing", "anything", "something", "little", "much", "more"}


def _has_all_it_takes(scene: Scene, verb: Token, behind: Sequence[Token]) -> bool:
    """Whether an object stands behind the verb and nothing but asides follow: "recalled its envoy after Oslo left"."""
    thing = scene.tree.child(verb.i, "dobj")
    if thing is None or scene.tree.first(thing.i) != verb.i + 1 or thing.pos != "NOUN":
        return False
    heads = [t if t.pos == "VERB" or t.head == t.i else scene.tokens[t.head] for t in behind if t.tag in FINITE]
    marked = {t.i for t in heads if t.dep == "advcl" and scene.tree.child(t.i, "mark") is not None}
    joined = {t.i for t in heads if t.dep == "conj" and t.head == verb.i}
    return {t.i for t in heads} == marked | joined


def terse(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """A headline that leaves out the verb of what is said: "Kremlin says no plans", "Loan at risk, bank says"."""
    if "clause" not in senses or verb.tag not in FINITE:
        return None
    sentence = scene.tree.sentences[scene.tree.sentence_of(verb.i)]
    if sentence.zone is not Zone.HEADLINE:
        return None
    words = [i for i in scene.sentence_tokens(verb.i) if scene.is_word[i]]
    subject = scene.tree.child(verb.i, "nsubj")
    first = min(begins(scene, subject.i), verb.i) if subject is not None else verb.i
    last = scene.tree.last(subject.i) if subject is not None else verb.i
    if words[-1] in {verb.i, last} and first > words[0] and scene.tokens[first - 1].text == ",":
        return Found("speech.clause.terse", "clause", set(range(words[0], first - 1)))
    behind = scene.tree.child(verb.i, "acomp", "dobj", "attr")
    if verb.lemma == "say" and subject is not None and behind is not None and behind.i > verb.i:
        return Found("speech.clause.terse", "clause", set(range(verb.i + 1, words[-1] + 1)))
    return None


def rest_of_sentence(scene: Scene, verb: Token, senses: Mapping[str, Sense]) -> Found | None:
    """The rest of the sentence, where the parser missed the clause but another finite verb follows.

    From the conjunction *that* on, if there is one.
    """
    if not {"clause", "quote"} <= senses.keys() or verb.tag not in FINITE or verb.lemma in scene.lexicon.told:
        return None
    if senses["clause"].act not in {"assert", "announce"} or _says_nothing(scene, verb):
        return None
    last = scene.sentence_tokens(verb.i)[-1]
    behind = [scene.tokens[i] for i in range(verb.i + 1, last + 1) if scene.quote_of[i] == scene.quote_of[verb.i]]
    if not any(t.tag in FINITE for t in behind[2:]) or behind[0].pos in {"PUNCT", "ADP", "CCONJ"}:
        return None
    if _has_all_it_takes(scene, verb, behind):
        return None
    that = next((t.i for t in behind if t.text.lower() == "that" and t.dep == "mark"), verb.i + 1)
    return Found("speech.clause.rest", "clause", set(range(that, last + 1)))
