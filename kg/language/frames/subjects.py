"""Who is the subject: voice, sharing, control and relative clauses undone."""

from __future__ import annotations

from kg.language.frames.antecedents import antecedents, counted_among, whole
from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.phrases import coordinated, is_reciprocal
from kg.language.frames.predicates import relative_pronoun
from kg.language.frames.ranks import is_ranked
from kg.language.repairs.verbs import SPEAKING, STANCE
from kg.language.tree import Tree
from kg.records import ClauseKind, Token

__all__ = ["SUBJECTS", "find_surface_subject", "is_passive", "step_past_dummy"]

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
#: Verbs and prepositions that lead to what others do.
_REACTING = {
    *("applaud", "condemn", "criticise", "criticize", "denounce", "deplore", "hail", "praise", "support", "welcome"),
}
#: Nouns for words that ask somebody to do what the infinitive says.
_ASKING = {"appeal", "call", "demand", "instruction", "invitation", "order", "plea", "request", "ultimatum", "warning"}
#: Of these, nouns whose owner never is the one to do it; a request or demand may be one to be let do it.
_BIDDING = {"instruction", "invitation", "order", "ultimatum"}
#: What those do whom others ask.
_ANSWERING = {
    *("accept", "answer", "decline", "defy", "get", "heed", "ignore", "obey", "rebuff", "receive", "refuse"),
    *("reject", "spurn", "turn"),
}
#: Verbs that ask somebody behind a preposition to do something: "called on Russia to leave".
_ASKING_BEHIND = {"appeal": {"to"}, "call": {"on", "upon"}, "plead": {"with"}, "prevail": {"on", "upon"}}
#: Nouns for what somebody is held or tried for.
_CHARGES = {"accusation", "allegation", "charge", "charges", "count", "suspicion"}
_REACTING_TO = {"about", "against", "at", "of", "over"}
#: Verbs whose object is to be, or is seen to be, in the state that a participle behind it tells.
_WANTING = {"find", "get", "have", "keep", "like", "need", "order", "prefer", "see", "want", "watch", "wish"}
#: Verbs by which something is laid on somebody.
_BURDENING = {"clap", "impose", "inflict", "levy", "place", "put", "slap"}
_SHARING = {"xcomp", "advcl", "pcomp", "conj", "acl", "ccomp", "dep", "parataxis"}
#: What somebody writes, and with what verbs: "sent a telegram congratulating Modi".
_LETTERS = {"appeal", "cable", "call", "letter", "message", "note", "plea", "telegram", "warning", "wire"}
_WRITING = {"address", "deliver", "dispatch", "issue", "pen", "publish", "send", "write"}
_DEMARCHES = {"convey", "deliver", "hand", "lodge", "make", "object", "protest", "register"}


def is_passive(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> bool:
    head = frame.head
    token = tree.tokens[head]
    if tree.children(head, "nsubjpass", "auxpass"):
        return True
    if token.tag not in {"VBN", "VBD"} or tree.children(head, "aux"):
        return False
    if _is_wanted_done(tree, frame):
        return True
    agent = tree.child(head, "agent")
    active = token.tag == "VBD" and bool(tree.children(head, *SUBJECTS))  # "spoke by telephone"
    if agent is not None and not active and not tree.children(head, "dobj"):
        return any(t.pos in {"NOUN", "PROPN", "PRON"} for t in tree.children(agent.i, "pobj"))
    if token.tag == "VBD":
        return _is_joined_to_passive(tree, frame, lexicon)
    if token.dep == "acl" or (token.dep in {"advcl", "dep"} and not tree.children(head, "dobj")):
        return not tree.children(head, *SUBJECTS)
    if token.dep != "conj" or tree.children(head, *SUBJECTS):
        return False
    first = tree.tokens[token.head]  # "Orban, isolated and threatened with the loss of his vote, gave in"
    described = first.pos == "ADJ" and first.dep == "acl" and not tree.children(head, "dobj", "ccomp")
    return described or (frame.governor is not None and frame.governor.passive)


def _is_wanted_done(tree: Tree, frame: Frame) -> bool:
    """ "wants the sanctions lifted": a participle whose subject stands right behind the verb that wants it so."""
    token, governor = tree.tokens[frame.head], frame.governor
    if governor is None or token.dep not in {"ccomp", "xcomp"} or tree.children(token.i, "mark", "dobj", "ccomp"):
        return False
    wanting = tree.tokens[governor.head].lemma in _WANTING and token.head == governor.head
    return wanting and governor.head < tree.first(token.i) and bool(tree.children(token.i, "nsubj"))


def _is_joined_to_passive(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> bool:
    """ "was extradited, tried and sentenced": a past tense joined to a passive, and no verb that takes no object."""
    verb, governor = tree.tokens[frame.head], frame.governor
    if verb.dep != "conj" or governor is None or not governor.passive or verb.lemma in lexicon.intransitives:
        return False
    return not tree.children(frame.head, "dobj", "ccomp", "xcomp", "attr", "acomp", *SUBJECTS)


def find_surface_subject(tree: Tree, frame: Frame, lexicon: FrameLexicon) -> None:
    """Own subject, antecedent of a relative pronoun, or the one shared with the governing clause."""
    token = tree.tokens[frame.head]
    own = [t for t in tree.children(frame.head, *SUBJECTS) if t.pos not in {"VERB"}]
    if own:
        for subject in own:
            pronoun = subject if relative_pronoun(subject) else whole(tree, subject)
            if pronoun is not None and token.dep in {"relcl", "acl", "ccomp", "xcomp"}:
                named = antecedents(tree, token, pronoun.i)
                frame.surface += counted_among(tree, frame.governor, named) or named
                frame.surface_shared = True
            else:
                frame.surface += coordinated(tree, subject.i)
        return
    bare = token.dep == "relcl" and tree.to(token.i) is not None
    if bare and is_ranked(tree, token.head):
        _ranked_subject(frame, token)
        return
    if token.dep == "acl" or bare:
        _noun_subject(tree, frame, token)
        return
    governor = frame.governor
    if governor is None or token.dep not in _SHARING or tree.children(token.i, "expl"):
        return
    frame.surface_shared = True
    noun = _noun_before_aside(tree, token) if token.dep == "advcl" else None
    if noun is not None:
        frame.surface = coordinated(tree, noun.i)
        return
    frame.surface = _controlling_object(tree, governor, frame, lexicon)
    warned = tree.tokens[governor.head].lemma in lexicon.gerund_control.get("against", ())
    if not frame.surface and not (frame.marker == "against" and warned):  # "warned against attacking Iran": whoever
        frame.surface = list(governor.surface)


def _noun_before_aside(tree: Tree, verb: Token) -> Token | None:
    """ "Putin, paying a visit to Ankara, scrapped it": the subject that a participle between commas stands behind."""
    first = tree.first(verb.i)
    if verb.tag not in {"VBG", "VBN"} or tree.children(verb.i, "mark", "aux") or first < 2:
        return None
    comma, last = tree.tokens[first - 1], tree.tokens[first - 2]
    if comma.text != "," or tree.sentence_of(last.i) != tree.sentence_of(verb.i):
        return None
    above = (last, *tree.ancestors(last.i))
    return next(
        (t for t in above if t.dep in {"nsubj", "nsubjpass"} and tree.last(t.i) < verb.i and t.pos != "PRON"), None
    )


def step_past_dummy(tree: Tree, frame: Frame, done: list[Frame]) -> None:
    """ "It was here that Xi spoke, thanking …": the participle is about who acts last, not about the dummy "it"."""
    token = tree.tokens[frame.head]
    if not frame.surface_shared or token.tag != "VBG" or [tree.tokens[i].text.lower() for i in frame.surface] != ["it"]:
        return
    governor = frame.governor
    if governor is None or governor.kind is not ClauseKind.COPULAR:
        return
    below = [f for f in done if governor.head < f.head < token.i and f.surface and f.surface != frame.surface]
    if below:
        frame.surface = list(max(below, key=lambda f: f.head).surface)


def _controlling_object(tree: Tree, governor: Frame, frame: Frame, lexicon: FrameLexicon) -> list[int]:
    """The object that does what the infinitive says: "urged Russia to leave"."""
    token = tree.tokens[frame.head]
    if token.dep == "pcomp":
        return _controlling_gerund(tree, governor, frame, lexicon)
    if token.dep not in {"xcomp", "ccomp", "advcl"} or governor.passive:
        return []
    infinitive = tree.to(token.i) is not None
    if infinitive and governor.heads("indirect"):
        return governor.heads("indirect")  # "gave the farmers five years to leave"
    roles = _ASKING_BEHIND.get(tree.tokens[governor.head].lemma, set()) if infinitive else set()
    behind = [i for role in sorted(roles) for i in governor.heads(role) if i < token.i]
    if behind:
        return behind  # "called on Russia to leave"
    if tree.tokens[governor.head].lemma not in lexicon.object_control or token.tag not in {"VB", "VBG"}:
        return []
    if tree.tokens[governor.head].lemma == "summon" and token.lemma in STANCE | SPEAKING | _DEMARCHES:
        return []  # "summoned the ambassador to protest"
    if token.dep == "advcl" and not infinitive:
        return []
    objects = [*governor.heads("object"), *governor.heads("indirect")]
    return [i for i in objects if i < token.i]


def _controlling_gerund(tree: Tree, governor: Frame, frame: Frame, lexicon: FrameLexicon) -> list[int]:
    """The object that does what a gerund says: "kept the ship from entering", "accused India of violating it"."""
    if frame.marker == "for" and tree.tokens[governor.head].lemma in _BURDENING:  # "imposed sanctions on Iran for"
        return _borne_by(tree, governor)
    if frame.marker == "of" and frame.embedder.lower() in _CHARGES:
        charged = governor.heads("object")  # "arrested two men on charges of spying"
        return charged or list(governor.surface)
    verbs = lexicon.gerund_control.get(frame.marker, frozenset())
    if tree.tokens[governor.head].lemma not in verbs or governor.passive:
        return []
    objects = [i for i in governor.heads("object") if i < frame.head]
    if tree.tokens[governor.head].lemma == "join":  # "joined Iran in voting against it"
        return [*governor.surface, *objects]
    return list(governor.surface) if any(is_reciprocal(tree, i) for i in objects) else objects


def _borne_by(tree: Tree, governor: Frame) -> list[int]:
    """On whom something is imposed."""
    over = [governor.head, *(t.i for t in tree.children(governor.head, "dobj", "nsubjpass"))]
    preps = [p for i in over for p in tree.children(i, "prep") if p.lemma in {"on", "upon", "against"}]
    return [c for p in preps for c in _objects(tree, p.i)]


def _ranked_subject(frame: Frame, token: Token) -> None:
    """ "the first minister to come", "became the first minister to come": who holds that place."""
    governor = frame.governor
    frame.surface_shared = True
    frame.surface = [token.head]
    if governor is None or governor.kind is not ClauseKind.COPULAR:
        return
    if token.head in governor.heads("attribute"):
        frame.surface = list(governor.surface)
    elif token.head in governor.surface and governor.heads("attribute"):  # "the first to come was Xi"
        frame.surface = governor.heads("attribute")


def _noun_subject(tree: Tree, frame: Frame, token: Token) -> None:
    """Participles hang on what they describe; an infinitive after a noun shares that noun's owner."""
    noun = tree.tokens[token.head]
    infinitive = tree.to(token.i) is not None
    frame.surface_shared = True
    if not infinitive:
        behind = tree.tokens[tree.first(token.i) - 1].text == ","  # "Lavrov and Wang, meeting in Sochi"
        frame.surface = [c for c in coordinated(tree, noun.i) if c < token.i] if behind else [noun.i]
        frame.surface = _writers(tree, frame, token) or frame.surface
        return
    asked = [
        c
        for to in tree.children(noun.i, "prep")
        if to.lemma in {"to", "on"}
        for c in _objects(tree, to.i)
        if c < token.i
    ]
    if noun.lemma.lower() in _ASKING and asked:
        frame.surface = asked  # "an invitation to Putin to come"
        return
    if noun.lemma.lower() in _BIDDING and tree.child(noun.i, "poss") is not None:
        asked_of = frame.governor is not None and tree.tokens[frame.governor.head].lemma in _ANSWERING
        frame.surface = list(frame.governor.surface) if frame.governor is not None and asked_of else []
        return  # "accepted Putin's invitation to come": he who accepts it comes
    owner = tree.child(noun.i, "poss")
    demonym = next((c for c in tree.children(noun.i, "amod", "compound") if c.pos == "PROPN" or c.entity), None)
    recipients = frame.governor.heads("indirect") if frame.governor is not None else []
    named = [
        c
        for of in tree.children(noun.i, "prep")
        if of.lemma in {"of", "by"}
        for c in _objects(tree, of.i)
        if c < token.i
    ]
    if owner is not None:
        frame.surface = coordinated(tree, owner.i)
    elif named:
        frame.surface = named  # "the decision of Japan to leave", "a threat by Japan to leave"
    elif recipients:
        frame.surface = recipients  # "gave the farmers five years to leave"
    elif frame.governor is not None:
        frame.surface = [] if _is_foreign(tree, noun, frame.governor) else list(frame.governor.surface)
    elif demonym is not None:
        frame.surface = [demonym.i]


def _writers(tree: Tree, frame: Frame, token: Token) -> list[int]:
    """ "Putin sent Modi a message thanking him", "a letter from Putin thanking him": whose words say it."""
    noun, governor = tree.tokens[token.head], frame.governor
    if token.tag != "VBG" or noun.lemma not in _LETTERS:
        return []
    senders = [c for p in tree.children(noun.i, "prep") if p.lemma in {"from", "by"} for c in _objects(tree, p.i)]
    if senders:
        return senders
    owner = tree.child(noun.i, "poss")
    sent = governor is not None and noun.head == governor.head and tree.tokens[governor.head].lemma in _WRITING
    return coordinated(tree, owner.i) if owner is not None else list(governor.surface) if governor and sent else []


def _objects(tree: Tree, preposition: int) -> list[int]:
    return [c for noun in tree.children(preposition, "pobj") for c in coordinated(tree, noun.i)]


def _is_foreign(tree: Tree, noun: Token, governor: Frame) -> bool:
    """Whether a decision or plan is not that of the subject, who only takes a stand on it: "knew of the plan to"."""
    above = tree.tokens[noun.head]
    if noun.dep == "pobj":
        return above.lemma in _REACTING_TO and above.head == governor.head
    return noun.dep == "dobj" and tree.tokens[governor.head].lemma in _REACTING
