"""What the registry has to say of a tie that a text states: it agrees, it knows otherwise, or it is silent."""

from __future__ import annotations

from kg.edtf import overlaps
from kg.records import Actor, ActorType, Checked
from kg.registry.lookup import RegistryIndex
from kg.registry.model import Tenure

__all__ = ["check_relation"]

_OFFICES = frozenset({
    "head_of_state_of", "head_of_government_of", "foreign_minister_of", "defence_minister_of", "spokesperson_of",
})  # fmt: skip


def check_relation(
    subject: Actor, relation: str, other: Actor, valid: str | None, index: RegistryIndex
) -> Checked | None:
    """Compare a relation with the registry.

    Parameters
    ----------
    subject, other : Actor
        Both ends of the relation.
    relation : str
        As in the exchange format: ``head_of_state_of``, ``member_of``, …
    valid : str or None
        EDTF; when the text has it hold. Without a date nothing can be compared.
    index : RegistryIndex

    Returns
    -------
    Checked or None
        None where the registry does not know one of them, or nothing about such a tie.
    """
    known = index.registry.entries
    if valid is None or other.id not in known:
        return None
    if relation in _OFFICES:
        return _check_office(subject, relation.removesuffix("_of"), other, valid, index)
    if relation in ("member_of", "party_to") and subject.id in known:
        return _check_membership(subject, other, valid, index)
    if relation == "capital_of" and subject.id in known:
        seat = known[subject.id]
        if seat.stands_for is None:
            return None
        return Checked(
            seat.stands_for == other.id, f"{subject.name} is the seat of {known[seat.stands_for].actor.name}"
        )
    return None


def _check_office(subject: Actor, role: str, other: Actor, valid: str, index: RegistryIndex) -> Checked | None:
    """The person's own terms decide; without any, a single office that somebody else held then."""
    own = [
        (office, tenure)
        for office, tenure in index.offices_of(subject.id, "../..")
        if office.role == role and _belongs(office.organization, other, index)
    ]
    for office, tenure in own:
        if overlaps(_term(tenure), valid):
            return Checked(True, f"{office.name}: {_term(tenure)}")
    if own:
        return Checked(False, f"{own[-1][0].name}: " + ", ".join(_term(tenure) for _, tenure in own))
    held = [item for item in index.holders(role, other.id, valid) if item[1].single]
    if len({entry.actor.id for entry, _, _ in held}) != 1:
        return None
    entry, office, tenure = held[0]
    return Checked(False, f"{office.name}: {entry.actor.name} {_term(tenure)}")


def _belongs(organization: str, other: Actor, index: RegistryIndex) -> bool:
    entry = index.registry.entries[organization]
    return organization == other.id or (other.type is ActorType.COUNTRY and entry.actor.country == other.country)


def _check_membership(subject: Actor, body: Actor, valid: str, index: RegistryIndex) -> Checked | None:
    """The registry's own term decides; that somebody is no member, only a complete list can say."""
    entry = index.registry.entries[body.id]
    terms = index.membership(subject.id, body.id)
    if not terms and not entry.complete:
        return None
    if not terms:
        return Checked(False, f"{subject.name} is not among those of {body.name}")
    agrees = any(overlaps(term, valid) for term in terms)
    return Checked(agrees, f"{subject.name} in {body.name}: {', '.join(terms)}")


def _term(tenure: Tenure) -> str:
    return f"{tenure.start}/{tenure.end or '..'}"
