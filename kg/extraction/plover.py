"""The PLOVER category of an event, from its class and its factuality.

Planned or promised cooperation is AGREE, planned or threatened conflict THREATEN, refused or failed cooperation
REJECT; what is merely supposed, and the act inside a promise, refusal or demand that is an event itself, has none.
"""

from __future__ import annotations

from kg.ontology import QUAD_CLASSES
from kg.records import Factuality

__all__ = ["SPOKEN", "category", "is_conflict"]

#: Acts of speech: planning one is no threat and no promise of its own.
_SPEECH = {"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
#: What one does by saying so.
SPOKEN = frozenset({*_SPEECH, "SUPPORT"})


def is_conflict(plover: str) -> bool:
    """Whether the category stands in one of the two conflict quad classes."""
    return QUAD_CLASSES[plover].endswith("conflict")


def category(asserted: str | None, factuality: Factuality, *, contained: bool) -> str | None:
    """Category of an event whose class has category `asserted` when it takes place.

    `contained` says that the clause stands inside a promise, refusal or demand which is an event itself.

    Examples
    --------
    >>> category("CONSULT", Factuality.PLANNED, contained=False)
    'AGREE'
    >>> category("SANCTION", Factuality.PLANNED, contained=False)
    'THREATEN'
    """
    if asserted is None or factuality is Factuality.ASSERTED:
        return asserted
    if contained or factuality is Factuality.HYPOTHETICAL:
        return None
    if factuality is Factuality.NEGATED:
        return None if is_conflict(asserted) else "REJECT"
    if asserted in _SPEECH:
        return asserted if factuality is Factuality.PLANNED else None
    if is_conflict(asserted):
        return "THREATEN"
    return "AGREE" if factuality is Factuality.PLANNED else None
