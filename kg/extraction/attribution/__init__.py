"""Who says or thinks what: source, cue and content of reported speech and thought."""

from kg.extraction.attribution.find import find_attributions
from kg.extraction.attribution.index import AttributionIndex, presupposes
from kg.extraction.attribution.lexicon import SpeechLexicon, load_speech_lexicon

__all__ = ["AttributionIndex", "SpeechLexicon", "find_attributions", "load_speech_lexicon", "presupposes"]
