"""Who says or thinks what: source, cue and content of reported speech and thought."""

from kg.extract.attribution.find import find_attributions
from kg.extract.attribution.index import AttributionIndex, presupposes
from kg.extract.attribution.lexicon import SpeechLexicon, load_speech_lexicon

__all__ = ["AttributionIndex", "SpeechLexicon", "find_attributions", "load_speech_lexicon", "presupposes"]
