"""What is not said is told as withheld, about what it is withheld; a thought that is denied is another thought."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

import kg
from kg.extraction.attribution import SpeechLexicon, find_attributions, load_speech_lexicon
from kg.language.parse import parse_article
from kg.language.quotations import find_quotations
from kg.records import Article, Attribution, Block, Reading, TextSpan, Zone

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.slow

#: Text, cue, content, class of the act that is not performed.
WITHHELD = [
    (
        "Mao declined to comment on the arrest of the banker.",
        "declined to comment",
        "the arrest of the banker",
        "assert",
    ),
    ("Peskov declined to comment.", "declined", "to comment", "assert"),
    ("Peskov did not say whether they would meet.", "did not say", "whether they would meet", "assert"),
    ("The communique made no mention of Taiwan.", "made no mention of", "Taiwan", "assert"),
    ("There was no mention of the fleet in the readout.", "no mention of", "the fleet", "assert"),
    (
        "The ministry refused to confirm the death of the envoy.",
        "refused to confirm",
        "the death of the envoy",
        "announce",
    ),
    ("Ankara remained silent on the strike.", "remained silent on", "the strike", "assert"),
    ("Zhao kept silent about the cargo.", "kept silent about", "the cargo", "assert"),
    ("Beijing's silence on the mutiny puzzled Tokyo.", "silence on", "the mutiny", "assert"),
    ("Delhi stopped short of condemning the raid.", "stopped short of condemning", "the raid", "criticise"),
    ("Delhi stopped just short of endorsing the plan.", "stopped just short of endorsing", "the plan", "praise"),
    ("Beijing has yet to respond to the proposal.", "has yet to respond", "the proposal", "assert"),
    ("The embassy did not respond to a request for comment.", "did not respond", "a request for comment", "assert"),
    ("China did not condemn the invasion.", "did not condemn", "the invasion", "criticise"),
    ("The minister said nothing about the sailors.", "said nothing about", "the sailors", "assert"),
    ("The embassy had nothing to say about the leak.", "had nothing to say about", "the leak", "assert"),
    ("The Kremlin neither confirmed nor denied the visit.", "neither confirmed nor denied", "the visit", "deny"),
    ("Moscow would not confirm or deny the strike.", "would not confirm or deny", "the strike", "deny"),
    ("Shoigu declined to rule out a second call-up.", "declined to rule out", "a second call-up", "deny"),
    ("The spokesman did not deny that shells were sent.", "did not deny", "that shells were sent", "deny"),
    ("Nor did Wang mention the islands.", "Nor did … mention", "the islands", "assert"),
    ("Neither capital has confirmed the arrest.", "has confirmed", "the arrest", "announce"),
    ("No minister mentioned the sanctions.", "mentioned", "the sanctions", "assert"),
    ("Xi spoke for an hour without mentioning the war.", "without mentioning", "the war", "assert"),
    ("Kim avoided mentioning the missile test.", "avoided mentioning", "the missile test", "assert"),
    ("Beijing refrained from criticising the Kremlin.", "refrained from criticising", "the Kremlin", "criticise"),
    ("The speech failed to mention the famine.", "failed to mention", "the famine", "assert"),
    ("The side gave no indication that it would sign.", "gave no indication", "that it would sign", "assert"),
    ("Beijing does not recognise the annexation.", "does not recognise", "the annexation", "announce"),
    ("The Kremlin gave no details of the call.", "gave no details of", "the call", "assert"),
    ("Nothing was said about the missing general.", "Nothing was said about", "the missing general", "assert"),
    ("Lavrov ducked questions about the fleet.", "ducked questions about", "the fleet", "assert"),
    ("Ankara would neither confirm nor deny the sale.", "would neither confirm nor deny", "the sale", "deny"),
    ("The spokesman would not discuss the route.", "would not discuss", "the route", "assert"),
    ("Wang refused to respond to the report.", "refused to respond", "the report", "assert"),
    ("None of the speakers mentioned the embargo.", "mentioned", "the embargo", "assert"),
    ("Kim avoided a direct reference to the war.", "avoided a direct reference to", "the war", "assert"),
    ("“No comment,” the mayor said.", "said", "“No comment,”", "assert"),
    ("Rosneft had no comment on the tankers.", "had no comment on", "the tankers", "assert"),
    ("Beijing's refusal to condemn the raid hurt it.", "refusal", "to condemn the raid", "criticise"),
]

#: Text, cue, class: the act is performed, though a word of denial stands beside it; or another thought is thought.
SAID = [
    ("China condemned the invasion.", "condemned", "criticise"),
    ("Xi did not fail to praise the army.", "did not fail to praise", "praise"),
    ("Kim did not remain silent on the raid.", "did not remain silent on", "assert"),
    ("The premier refused to rebuild the port.", "refused", "deny"),
    ("The ministry denied that the dam is weak.", "denied", "deny"),
    ("The Kremlin does not think that a summit would help.", "does not think", "doubt"),
    ("Tokyo does not doubt that the island is Japanese.", "does not doubt", "believe"),
    ("Vietnam does not want to choose a side.", "does not want", "deny"),
    ("China is not convinced that the cap will hold.", "is not convinced", "doubt"),
    ("No fewer than nine states condemned the raid.", "condemned", "criticise"),
]


@cache
def lexicon() -> SpeechLexicon:
    return load_speech_lexicon()


def read(nlp: Language, text: str) -> tuple[Attribution, ...]:
    article = Article("t", text, "", blocks=(Block(TextSpan(0, len(text)), Zone.BODY),))
    reading = Reading(article, parse_article(article, nlp), quotations=find_quotations(article))
    return find_attributions(reading, lexicon())


def words(text: str, spans: tuple[TextSpan, ...]) -> str:
    return " … ".join(text[s.start : s.end] for s in spans)


@pytest.mark.parametrize(("text", "cue", "content", "act"), WITHHELD, ids=[row[0][:50] for row in WITHHELD])
def test_what_is_not_said_is_withheld(nlp: Language, text: str, cue: str, content: str, act: str) -> None:
    found = [(words(text, a.cue), words(text, a.content), a.speech_act, a.withheld) for a in read(nlp, text)]
    assert (cue, content, act, True) in found


@pytest.mark.parametrize(("text", "cue", "act"), SAID, ids=[row[0][:50] for row in SAID])
def test_what_is_said_or_thought_is_not_withheld(nlp: Language, text: str, cue: str, act: str) -> None:
    found = [(words(text, a.cue), a.speech_act, a.withheld) for a in read(nlp, text)]
    assert found == [(cue, act, False)]


def test_a_withheld_act_shows_no_stance() -> None:
    said, unsaid = (
        kg.extract(text, published="2024-05-06").attributions
        for text in ("Poland condemned Russia.", "Poland did not condemn Russia.")
    )
    assert [a.stance is not None for a in said] == [True]
    assert [(a.stance, a.withheld) for a in unsaid] == [(None, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The army responded to the raid with rockets.",
        "Berlin's failure to pay the bill was noted.",
        "Oslo denied the reporter a visa.",
        "He was denied entry by Norway.",
        "The president dismissed his defence minister.",
        "The town celebrated the Spring Festival.",
        "The guests were welcomed with bread.",
        "The bank floated the yuan.",
        "The two sides discussed the route.",
        "The guns fell silent on Friday.",
        "The talks failed to produce a deal.",
        "The islands remained quiet on Sunday.",
        "The bridge supports the weight of two trains.",
        "Subsidies support the price of grain.",
        "The inspectors reviewed the parade.",
        "The year promises to be hard for exporters.",
        "The storm threatened to flood the port.",
        "The quake claimed three hundred lives.",
        "The governor called in troops.",
        "The port charged a fee for every container.",
        "The bank raised rates again.",
        "He raised his glass to the guests.",
        "The court made an exception for the envoy.",
        "The company called off the sale.",
    ],
)
def test_verbs_of_speech_with_another_meaning_report_nothing(nlp: Language, text: str) -> None:
    assert not read(nlp, text)
