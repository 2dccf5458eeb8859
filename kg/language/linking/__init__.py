"""Who is meant: mentions of actors, their linking to the registry, and what refers back to them."""

from kg.language.linking.link import link

__all__ = ["link"]
