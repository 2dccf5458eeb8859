"""Where, in what and when a statement was made: medium, outlet, occasion, date."""

from kg.resolve.statements.place import place_statements
from kg.resolve.statements.publishers import Publishers

__all__ = ["Publishers", "place_statements"]
