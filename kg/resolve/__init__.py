"""Records get what a clause alone does not tell: dates, and one key for one event."""
