"""Who says or thinks what: source, cue and content of reported speech and thought."""

from kg.extraction.attribution.audit import audit_quotations
from kg.extraction.attribution.find import find_attributions
from kg.extraction.attribution.index import AttributionIndex, presupposes
from kg.extraction.attribution.known import Agreement, Known, agreements_of, lately_agreed
from kg.extraction.attribution.lexicon import SpeechLexicon, load_speech_lexicon
from kg.extraction.attribution.performed import judge_performed

__all__ = [
    "Agreement",
    "AttributionIndex",
    "Known",
    "SpeechLexicon",
    "agreements_of",
    "audit_quotations",
    "find_attributions",
    "judge_performed",
    "lately_agreed",
    "load_speech_lexicon",
    "presupposes",
]
