"""How, as what and on what occasion people meet, each detail with its words (`rules/details.yaml`)."""

from __future__ import annotations

from kg.extraction.details.find import Detailing
from kg.extraction.details.lexicon import DetailLexicon, load_detail_lexicon

__all__ = ["DetailLexicon", "Detailing", "load_detail_lexicon"]
