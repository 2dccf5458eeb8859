"""Extraction rules and word lists (YAML); no Python."""
