"""Article to reading: tokens, mentions, dates, quotations, clause frames. No spaCy object leaves this package."""
