"""Whose words a letter is: "Putin sent Modi a message thanking him"."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.frames.phrases import coordinated
from kg.language.tree import Tree
from kg.records import Token

__all__ = ["writers"]

#: What somebody writes, and with what verbs: "sent a telegram congratulating Modi".
_LETTERS = {"appeal", "cable", "call", "letter", "message", "note", "plea", "telegram", "warning", "wire"}
_WRITING = {"address", "deliver", "dispatch", "issue", "pen", "publish", "send", "write"}


def writers(tree: Tree, frame: Frame, token: Token) -> list[int]:
    """ "Putin sent Modi a message thanking him", "a letter from Putin thanking him": whose words say it."""
    noun, governor = tree.tokens[token.head], frame.governor
    if token.tag != "VBG" or noun.lemma not in _LETTERS:
        return []
    from_ = [p for p in tree.children(noun.i, "prep") if p.lemma in {"from", "by"}]
    senders = (t for p in from_ for t in tree.children(p.i, "pobj"))
    told = [c for t in senders for c in coordinated(tree, t.i)]
    if told:
        return told
    owner = tree.child(noun.i, "poss")
    sent = governor is not None and noun.head == governor.head and tree.tokens[governor.head].lemma in _WRITING
    return coordinated(tree, owner.i) if owner is not None else list(governor.surface) if governor and sent else []
