"""Whose words a letter is: "Putin sent Modi a message thanking him"."""

from __future__ import annotations

from kg.language.frames.frame import Frame
from kg.language.frames.phrases import coordinated
from kg.language.tree import Tree
from kg.records import Token

__all__ = ["writers"]

#: What somebody writes, and with what verbs: "sent a telegram congratulating Modi".
_LETTERS = {"cable", "letter", "message", "note", "telegram", "wire"}
_WRITING = {"address", "deliver", "dispatch", "issue", "pen", "publish", "send", "write"}


def writers(tree: Tree, frame: Frame, token: Token) -> list[int]:
    """ "Putin sent Modi a message thanking him", "Putin's letter thanking him": whose words say it."""
    noun, governor = tree.tokens[token.head], frame.governor
    if token.tag != "VBG" or noun.lemma not in _LETTERS:
        return []
    owner = tree.child(noun.i, "poss")
    sent = governor is not None and noun.head == governor.head and tree.tokens[governor.head].lemma in _WRITING
    return coordinated(tree, owner.i) if owner is not None else list(governor.surface) if governor and sent else []
