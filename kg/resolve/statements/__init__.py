"""Where, in what and when a statement was made: medium, outlet, occasion, date."""

from kg.resolve.statements.place import place_statements

__all__ = ["place_statements"]
