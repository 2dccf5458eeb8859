"""Files -> `kg.records.Article`: text, bibliographic facts, and what part of the page each block of text is."""
