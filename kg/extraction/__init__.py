"""Clauses and rules in, records out: events, attributions and relations. Nothing is opened or changed here."""
