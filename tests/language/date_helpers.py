"""A parse without a language model: sentences at full stops, tokens at word borders, no heads and no tags."""

from __future__ import annotations

import re

from kg.records import Parse, Sentence, TextSpan, Token, Zone

__all__ = ["plain_parse"]

_SENTENCE = re.compile(r"[^\n]+?(?:(?<!No)(?<!Feb)(?<!Dec)(?<!Sept)(?<!Sun)[.!?](?=\s)|(?=\n)|$)")
_TOKEN = re.compile(r"\w+|[^\w\s]")


def plain_parse(text: str, *, zone: Zone = Zone.BODY) -> Parse:
    """Cut a text into sentences and tokens; every token heads itself."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for sentence in _SENTENCE.finditer(text):
        first = len(tokens)
        for word in _TOKEN.finditer(text, *sentence.span()):
            at = len(tokens)
            tokens.append(Token(at, *word.span(), word.group(), word.group().lower(), "", "", "", at))
        if len(tokens) > first:
            sentences.append(Sentence(TextSpan(tokens[first].start, tokens[-1].end), first, len(tokens), zone))
    return Parse(tuple(tokens), tuple(sentences))
