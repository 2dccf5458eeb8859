"""The words of the rule language itself: keys, roles, conditions and what they may ask for."""

from __future__ import annotations

from collections.abc import Mapping

from kg.records import Factuality, Format

__all__ = [
    "BLOCKS_ALL",
    "CLOSED",
    "COMPANY",
    "CORE_ROLES",
    "DEFAULT_KEYS",
    "EARLIER",
    "EVENT_ROLES",
    "EXPECTED_FIELDS",
    "EXPECTED_ROLES",
    "FILE_KEYS",
    "FORMATS",
    "GATHERING",
    "HOMELAND",
    "INNER",
    "IN_VIEW",
    "ISSUE",
    "MERGED_KEYS",
    "OF_WITHIN",
    "OUTER",
    "OWNER_OF",
    "OWN_KEYS",
    "PARTY_OF",
    "RULE_ID",
    "RULE_KEYS",
    "STATE_OF",
    "SURROUNDINGS",
]

#: Family and name, such as `meetings.meet`; a regular expression.
RULE_ID = "[a-z][a-z0-9_-]*\\.[a-z0-9][a-z0-9_-]*"

FILE_KEYS = frozenset({"family", "about", "defaults", "rules"})

#: What a rule never takes over from another.
OWN_KEYS = frozenset({"id", "about", "examples", "near_misses", "extends"})
#: What a file may say once for all its rules.
DEFAULT_KEYS = frozenset({"when", "unless", "roles", "default", "priority", "format", "factuality"})
RULE_KEYS = OWN_KEYS | DEFAULT_KEYS | {"event", "blocks", "within", "yields"}
#: Keys whose own entries are taken over one by one.
MERGED_KEYS = frozenset({"when", "unless", "roles", "default"})

#: Roles of an event that a rule may fill.
EVENT_ROLES = ("kg:hasParticipant", "kg:hasSource", "kg:hasTarget", "kg:hasPlace", "kg:hasTopic")
#: What an example may expect: fillers of a role by name, and fields by value.
EXPECTED_ROLES = ("kg:hasParticipant", "kg:hasSource", "kg:hasTarget", "kg:hasPlace")
EXPECTED_FIELDS = ("date", "factuality", "format", "plover")
FORMATS = tuple(sorted(Format))

#: Roles of a clause beside the prepositions.
CORE_ROLES = frozenset({"subject", "object", "indirect", "attribute", "complement"})

#: What a condition may look at beside a role: the predicate's names (in `unless`), its modifiers, its tense and voice,
#: whether the clause is asserted, the clause that governs it, the relation to that and the word between the two.
SURROUNDINGS = frozenset({"predicate", "modifier", "governor", "relation", "marker", "tense", "voice", "factuality"})
#: Those that have few values, which are written as they are.
CLOSED: Mapping[str, tuple[str, ...]] = {
    "tense": ("past", "present", "future"),
    "voice": ("active", "passive"),
    "factuality": tuple(Factuality),
}

STATE_OF, OWNER_OF, INNER, OF_WITHIN = "state of ", "owner of ", " of complement", " of within"
PARTY_OF, OUTER, EARLIER = "party of ", " of governor", "earlier "
#: The source of whoever the text has in view as the parties where the clause names none.
IN_VIEW = "parties in view"
#: The source of the body whose gathering the clause names by its city alone.
GATHERING = "body of gathering"
#: The source of those who deal with each other in the sentence of an act without parties of its own.
COMPANY = "company of clause"
#: The source of the state that an election or a parliament named without one is of.
HOMELAND = "state in view"
ISSUE = "issue:"
BLOCKS_ALL = ".*"
