"""For or against whom and what statements are, where their words show it."""

from kg.extraction.stance.find import find_stances
from kg.extraction.stance.words import StanceWords, load_stance_words

__all__ = ["StanceWords", "find_stances", "load_stance_words"]
