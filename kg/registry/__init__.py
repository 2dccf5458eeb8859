"""The actors known beforehand: loaded from Turtle, looked up by name, office and date."""
