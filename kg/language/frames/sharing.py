"""Who takes part in an act told by a noun though nobody hangs on the noun: "Over dinner, Xi and Putin discussed it"."""

from __future__ import annotations

from collections.abc import Collection

from kg.language.frames.company import WHILE, is_joint, is_pair, speakers_at, step_out_of_series
from kg.language.frames.frame import Frame
from kg.language.frames.lexicon import FrameLexicon
from kg.language.frames.predicates import takes_place
from kg.language.frames.sought import find_seeker
from kg.language.frames.travellers import GOING, RETURNING, find_traveller, is_aside, whereabouts
from kg.language.repairs.verbs import SPEAKING
from kg.language.tree import Tree
from kg.records import ClauseKind, Token

__all__ = ["share_parties", "share_with_light"]

#: Acts that whoever is said to do something at, during or after them takes part in.
_GATHERINGS = {"call", "confer", "consult", "dine", "meet", "negotiate", "summit", "talk"}
_DRILLS = {"exercise"}
_FRESH = RETURNING | {"fresh"}
_JOURNEYS = {"tour", "travel", "visit"}
_UTTERANCES = {"declare", "state"}
_SCENES = {"after", "at", "before", "during", "follow", "following", "for", "in"}
#: Verbs whose object is the one spoken to.
_ADDRESSING = {
    "ask", "assure", "brief", "caution", "implore", "inform", "press", "reassure", "remind", "tell", "urge", "warn",
}  # fmt: skip
#: Verbs of which this holds in a call or in "their" meeting, which may have had others in it elsewhere.
_GREETING = {"congratulate", "invite", "thank", "wish"}
#: Verbs whose subject does, or is to do, the act that is their object.
_UNDERTAKING = {
    "abandon", "cancel", "consider", "contemplate", "delay", "plan", "pledge", "postpone", "prepare", "promise",
    "threaten", "vow",
}  # fmt: skip
_ATTENDING = {"attend", "finish", "join", "leave"}
#: What one speaks by, and to whom.
_LINES = {"telephone", "videoconference"}
_BY = {"by", "on", "over", "through", "via"}
_OTHER_END = ("object", "to", "with", "indirect")
_HANGING = ("subject", "with", "between", "among", "of", "to", "object", "by")


def share_parties(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon, named: Collection[int]) -> None:
    """Fill roles of the noun's frame from the clause around it, where that tells of the same act.

    `named` are the head tokens of mentions.
    """
    governor = frame.governor
    if governor is None:
        return
    subjects = governor.heads("subject")
    if lexicon.verb(noun) == "sanction" and noun.dep == "pobj" and tree.tokens[noun.head].lemma == "under":
        bearer = tree.tokens[noun.head].head
        frame.add("on", [bearer] if bearer in named else governor.surface, shared=True)
    if not frame.heads("subject") and _is_joined(tree, frame, noun, lexicon):
        agents = governor.heads("subject") if not any(i in named for i in governor.surface) else []
        frame.add("subject", agents or governor.surface, shared=True)  # "a truce agreed by Xi in talks with Putin"
    if _is_scene(tree, frame, noun, lexicon):
        frame.add("subject", [i for i in subjects if i in named], shared=True)
        frame.add("with", [i for role in ("object", "to", "indirect") for i in governor.heads(role) if i in named])
    elif _is_line(tree, frame, noun, lexicon):
        frame.add("subject", [i for i in subjects if i in named], shared=True)
        frame.add("with", [i for role in _OTHER_END for i in governor.heads(role) if i in named], shared=True)
    elif _is_common(tree, frame, noun, lexicon):
        frame.add("subject", [i for i in subjects if i in named], shared=True)
    if not frame.heads("subject") and _is_undertaken(tree, frame, noun, lexicon):
        frame.add("subject", subjects, shared=True)
    if not frame.heads("subject") and lexicon.verb(noun) in _GATHERINGS:
        frame.add("subject", find_seeker(tree, frame, noun), shared=True)
    if not frame.heads("subject") and _is_charge(tree, frame, noun, lexicon):
        frame.add("subject", governor.heads("object"), shared=True)
    if lexicon.verb(noun) in _GATHERINGS and _is_alone(tree, frame):
        frame.add("subject", speakers_at(tree, noun), shared=True)
    if not frame.heads("subject") and is_joint(tree, governor, noun):
        frame.add("subject", [*subjects, *governor.heads("object")], shared=True)
    if _is_errand(tree, frame, noun, lexicon):
        frame.add("subject", [i for i in subjects if i in named], shared=True)
    if lexicon.verb(noun) in _GATHERINGS and is_aside(tree, governor, noun):
        frame.add("subject", [i for i in governor.surface if i in named], shared=True)
        frame.add("in", whereabouts(tree, noun, named), shared=True)
    if not frame.heads("subject") and lexicon.verb(noun) in _JOURNEYS:
        frame.add("subject", find_traveller(tree, governor, noun, named), shared=True)
        if frame.heads("subject") and not any(frame.heads(role) for role in ("to", "in")):
            frame.add("to", whereabouts(tree, noun, named), shared=True)
    if noun.i in governor.surface:
        _take_over(tree, frame, governor, lexicon)


def share_with_light(tree: Tree, frame: Frame, lexicon: FrameLexicon, named: Collection[int]) -> None:
    """Let those whose gathering it is take part where the verb names nobody: "the BRICS summit, held in Goa"."""
    if frame.noun is None or lexicon.verb(tree.tokens[frame.noun]) not in _GATHERINGS | _DRILLS | _UTTERANCES:
        return
    if any(i in named for i in frame.heads("subject")):
        return
    for child in tree.children(frame.noun, "amod", "compound", "nmod", "poss"):
        frame.add("subject", [i for i in tree.subtree(child.i) if i in named], shared=True)
    if not frame.heads("subject"):
        _share_around(tree, frame, tree.tokens[frame.noun], lexicon)


def _share_around(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> None:
    """Let those whose words or talk it is take part: "In a statement issued in Rome, they condemned it"."""
    governor = frame.governor
    at = step_out_of_series(tree, noun)
    if governor is None or not frame.passive or frame.relation != "acl" or at.dep != "pobj" or governor.passive:
        return
    preposition = tree.tokens[at.head]
    subjects = governor.heads("subject")
    said = lexicon.verb(noun) in _UTTERANCES and preposition.lemma.lower() in {"in", "through", "with"}
    several = len(subjects) > 1 or any(is_pair(tree, i) for i in subjects)
    met = several and preposition.lemma.lower() in _SCENES | WHILE and lexicon.verb(noun) in _GATHERINGS
    if (said or met) and preposition.head == governor.head:
        frame.add("subject", subjects, shared=True)


def _take_over(tree: Tree, frame: Frame, governor: Frame, lexicon: FrameLexicon) -> None:
    """Take over the phrases of a verb that only says that the act takes place: "were held with Iran"."""
    if takes_place(tree, governor, lexicon):
        for part in governor.parts:
            if part.role not in {"subject", "object", "complement", "attribute"}:
                frame.add(part.role, [part.head])
    if governor.kind is ClauseKind.COPULAR:
        frame.add("between", governor.heads("between"))  # "the call was the first between Xi and Putin"


def _is_scene(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether those who speak to each other do so in the act: "told Xi in a call", "warned Iran at a meeting"."""
    governor = frame.governor
    act, noun = lexicon.verb(noun), step_out_of_series(tree, noun)
    if governor is None or act not in _GATHERINGS | _DRILLS or noun.dep != "pobj":
        return False
    preposition = tree.tokens[noun.head]
    near = preposition.lemma in WHILE and preposition.head in {governor.head, *(p.head for p in governor.parts)}
    alone = _is_alone(tree, frame)
    verb = tree.tokens[governor.head].lemma
    if verb == "join" and preposition.lemma in {"for", "in"}:  # "joined the two leaders for a meeting"
        return alone and preposition.head == governor.head
    told = bool(governor.heads("to")) and (verb in SPEAKING or act == "call")
    shared = act == "call" or any(t.text.lower() == "their" for t in tree.children(noun.i, "poss"))
    told = told or verb in _ADDRESSING or (shared and verb in _GREETING)
    return act in _GATHERINGS and near and alone and told


def _is_line(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether somebody does by telephone or video what the clause tells: "thanked Xi by phone"."""
    governor = frame.governor
    if governor is None or lexicon.verb(noun) not in _LINES or noun.dep != "pobj":
        return False
    preposition = tree.tokens[noun.head]
    near = preposition.head in {governor.head, *(part.head for part in governor.parts)}
    return preposition.lemma in _BY and near and _is_alone(tree, frame)


def _is_alone(tree: Tree, frame: Frame) -> bool:
    """Whether nobody hangs on the noun itself; "Monday's call", "a chat of fifteen minutes" tell of a time only.

    "Their meeting" is that of those whom the clause names.
    """
    hanging = [tree.tokens[i] for role in _HANGING for i in frame.heads(role)]
    return all(t.entity[2:] in {"DATE", "TIME"} or t.text.lower() == "their" for t in hanging)


def _is_common(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether several who do something together have met for it: "After talks, Xi and Putin signed a contract".

    A series counts as one: "after a decade of talks".
    """
    governor = frame.governor
    at = step_out_of_series(tree, noun)
    if governor is None or lexicon.verb(noun) not in _GATHERINGS or at.dep != "pobj":
        return False
    preposition = tree.tokens[at.head]
    there = preposition.lemma in _SCENES | WHILE and preposition.head == governor.head
    subjects = governor.heads("subject")
    return there and _is_alone(tree, frame) and (len(subjects) > 1 or any(is_pair(tree, i) for i in subjects))


def _is_errand(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether somebody goes somewhere for the act, or comes back from it: "arrived in Beijing for talks"."""
    governor = frame.governor
    if governor is None or noun.dep != "pobj" or lexicon.verb(noun) not in _GATHERINGS or not _is_alone(tree, frame):
        return False
    preposition, verb = tree.tokens[noun.head], tree.tokens[governor.head].lemma
    return (preposition.lemma == "for" and verb in GOING) or (preposition.lemma == "from" and verb in RETURNING)


def _is_undertaken(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether whoever plans, threatens or drops the act is the one to do it: "plans a visit"."""
    governor = frame.governor
    if governor is None or noun.head != governor.head or noun.i not in governor.heads("object"):
        return False
    act, verb = lexicon.verb(noun), tree.tokens[governor.head].lemma
    if verb == "prepare" and act in _JOURNEYS:
        return False  # aides prepare what others do
    off = tree.child(governor.head, "prt")
    dropped = verb in {"call", "put"} and off is not None and off.lemma == "off" and act in _JOURNEYS
    return (
        (dropped or verb in _UNDERTAKING)
        and lexicon.pattern(noun) != "patient"
        and act not in _GATHERINGS | _UTTERANCES
    )


def _is_charge(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether somebody is accused of or thanked for the act, their deed: "accused Iran of aggression"."""
    governor = frame.governor
    if governor is None or noun.dep not in {"pobj", "conj"}:
        return False
    at = noun
    while at.dep == "conj":
        at = tree.tokens[at.head]
    preposition = tree.tokens[at.head]
    charging = tree.tokens[governor.head].lemma in lexicon.gerund_control.get(preposition.lemma, ())
    return at.dep == "pobj" and preposition.lemma in {"of", "for"} and preposition.head == governor.head and charging


def _is_joined(tree: Tree, frame: Frame, noun: Token, lexicon: FrameLexicon) -> bool:
    """Whether the subject of the clause takes part: "Xi spoke at a dinner with Wang", "attended talks with Wang".

    So do those who say something in a statement: "In a joint statement, both condemned it".
    """
    above = tree.tokens[noun.head]
    if lexicon.verb(noun) in _UTTERANCES:
        return noun.dep == "pobj" and above.lemma in {"in", "through", "with"}
    if lexicon.verb(noun) not in _GATHERINGS or not frame.heads("with"):
        return False
    home = above.lemma == "from" and tree.tokens[above.head].lemma in _FRESH  # "flew home from talks with Wang"
    behind = noun.dep == "pobj" or (noun.dep == "dobj" and above.dep == "prep")  # "following talks with Wang"
    return home or (behind and above.lemma in _SCENES) or (noun.dep == "dobj" and above.lemma in _ATTENDING)
