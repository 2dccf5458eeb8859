"""Who is meant: mentions of actors, their linking to the registry, and what refers back to them."""

from kg.language.linking.actors import mint
from kg.language.linking.dateline import link_dateline
from kg.language.linking.gazetteer import compile_gazetteer as prepare
from kg.language.linking.known import known_names
from kg.language.linking.link import link
from kg.language.linking.offices import OfficeClaim, find_offices

__all__ = ["OfficeClaim", "find_offices", "known_names", "link", "link_dateline", "mint", "prepare"]
