"""One row for each construction of reported speech and thought: who is heard, and which words are theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kg.extract.attribution import find_attributions, load_speech_lexicon
from kg.language.parse import parse_article
from kg.language.quotations import find_quotations
from kg.records import Article, Attribution, Block, Reading, TextSpan, Zone

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.slow


def read(nlp: Language, text: str, zone: Zone = Zone.BODY) -> tuple[Attribution, ...]:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(TextSpan(at, at + len(line)), zone))
        at += len(line) + 1
    article = Article("t", text, "", blocks=tuple(blocks))
    reading = Reading(article, parse_article(article, nlp), quotations=find_quotations(article))
    return find_attributions(reading, load_speech_lexicon())


def words(text: str, spans: tuple[TextSpan, ...]) -> str:
    return " … ".join(text[s.start : s.end] for s in spans)


# text; source; content (pieces joined by " … "); kind; class
ROWS = [
    # ---- quotations and the words beside them
    ("“The bridge is safe,” the engineer said.", "the engineer", "“The bridge is safe,”", "direct", "assert"),
    ("“The bridge is safe,” said Anna Wolf, an engineer.", "Anna Wolf, an engineer", "“The bridge is safe,”", "direct", "assert"),
    ("The mayor said, “The bridge is safe.”", "The mayor", "“The bridge is safe.”", "direct", "assert"),
    ("The mayor told reporters: “The bridge is safe.”", "The mayor", "“The bridge is safe.”", "direct", "assert"),
    ("“The bridge,” the mayor said, “is safe.”", "the mayor", "“The bridge,” … “is safe.”", "direct", "assert"),
    ("“It is safe,” the mayor said. “We tested it twice.”", "the mayor", "“It is safe,” … “We tested it twice.”", "direct", "assert"),
    ("“It is safe,” the mayor said.\n“We tested it twice.”", "the mayor", "“It is safe,” … “We tested it twice.”", "direct", "assert"),
    ("The mayor said: “It is safe.\n“We tested it twice.”", "The mayor", "“It is safe. … “We tested it twice.”", "direct", "assert"),
    ("“Who built it?” asked the judge.", "the judge", "“Who built it?”", "direct", "ask"),
    ("“Leave now!” she shouted.", "she", "“Leave now!”", "direct", "assert"),
    ('"The bridge is safe," the engineer said.', "the engineer", '"The bridge is safe,"', "direct", "assert"),
    ("''The bridge is safe,'' the engineer said.", "the engineer", "''The bridge is safe,''", "direct", "assert"),
    ("‘The bridge is safe,’ the engineer said.", "the engineer", "‘The bridge is safe,’", "direct", "assert"),
    ("“The bridge is safe”, the engineer said.", "the engineer", "“The bridge is safe”", "direct", "assert"),
    ("The engineer wrote that “the bridge is safe.”", "The engineer", "that “the bridge is safe.”", "mixed", "assert"),
    ("The mayor's answer: “We are ready to build.”", "The mayor", "“We are ready to build.”", "direct", "assert"),
    ("MAYOR WOLF: “We are ready to build.”", "MAYOR WOLF", "“We are ready to build.”", "direct", "assert"),
    ("“We are ready to build.” – Anna Wolf", "Anna Wolf", "“We are ready to build.”", "direct", "assert"),
    ("The minister praised “the friendship of our peoples.”", "The minister", "“the friendship of our peoples.”", "direct", "praise"),
    # ---- quoted fragments in a clause
    ("The mayor said the plan was “reckless” and “far too dear.”", "The mayor", "the plan was “reckless” and “far too dear.”", "mixed", "assert"),
    ("She called the ruling “a dark day for farmers.”", "She", "the ruling “a dark day for farmers.”", "mixed", "assert"),
    ("The envoy described the talks as “frank.”", "The envoy", "the talks as “frank.”", "mixed", "assert"),
    ("The envoy accused the rebels of “theft.”", "The envoy", "the rebels of “theft.”", "mixed", "criticise"),
    # ---- finite clauses
    ("The ministry said that exports had doubled.", "The ministry", "that exports had doubled", "indirect", "assert"),
    ("The ministry said exports had doubled.", "The ministry", "exports had doubled", "indirect", "assert"),
    ("Exports had doubled, the ministry said.", "the ministry", "Exports had doubled", "indirect", "assert"),
    ("Exports, the ministry said, had doubled.", "the ministry", "Exports … had doubled", "indirect", "assert"),
    ("The governor told the farmers that the dam would hold.", "The governor", "that the dam would hold", "indirect", "assert"),
    ("The governor has repeatedly denied that the dam is weak.", "The governor", "that the dam is weak", "indirect", "deny"),
    ("The committee asked whether the dam would hold.", "The committee", "whether the dam would hold", "indirect", "ask"),
    ("The experts warned that the dam could break.", "The experts", "that the dam could break", "indirect", "warn"),
    ("Many villagers believe that the dam is weak.", "Many villagers", "that the dam is weak", "indirect", "believe"),
    ("Many villagers doubt that the dam will hold.", "Many villagers", "that the dam will hold", "indirect", "doubt"),
    ("Investigators found that the dam was weak.", "Investigators", "that the dam was weak", "indirect", "learn"),
    ("The company announced that the plant would close.", "The company", "that the plant would close", "indirect", "announce"),
    ("As the auditor noted, the accounts are late.", "the auditor", "the accounts are late", "indirect", "assert"),
    ("The captain and his deputy said that the ship was sinking.", "The captain and his deputy", "that the ship was sinking", "indirect", "assert"),
    ("They made it clear that they would stay.", "They", "that they would stay", "indirect", "assert"),
    # ---- infinitives and gerunds
    ("The premier vowed to rebuild the port.", "The premier", "to rebuild the port", "indirect", "pledge"),
    ("The premier refused to rebuild the port.", "The premier", "to rebuild the port", "indirect", "deny"),
    ("The premier threatened to close the port.", "The premier", "to close the port", "indirect", "threaten"),
    ("The premier hopes to visit the port.", "The premier", "to visit the port", "indirect", "want"),
    ("The premier wants to visit the port.", "The premier", "to visit the port", "indirect", "want"),
    ("The premier plans to visit the port.", "The premier", "to visit the port", "indirect", "plan"),
    ("The bishop urged the soldiers to lay down their arms.", "The bishop", "the soldiers to lay down their arms", "indirect", "urge"),
    ("The bishop called on the soldiers to lay down their arms.", "The bishop", "the soldiers to lay down their arms", "indirect", "urge"),
    ("The clerk denied stealing the files.", "The clerk", "stealing the files", "indirect", "deny"),
    # ---- objects
    ("The envoy praised the treaty with Mongolia.", "The envoy", "the treaty with Mongolia", "indirect", "praise"),
    ("The envoy denounced the sanctions.", "The envoy", "the sanctions", "indirect", "criticise"),
    ("The envoy rejected the offer.", "The envoy", "the offer", "indirect", "deny"),
    ("The embassy announced a new visa rule.", "The embassy", "a new visa rule", "indirect", "announce"),
    ("The senator called for an inquiry.", "The senator", "an inquiry", "indirect", "urge"),
    ("The doctor warned of a second wave.", "The doctor", "a second wave", "indirect", "warn"),
    ("Unions see the law as a threat.", "Unions", "the law as a threat", "indirect", "believe"),
    # ---- nouns and adjectives
    ("Her claim that the vote was rigged was rejected.", "Her", "that the vote was rigged", "indirect", "assert"),
    ("The general issued a warning that the border would close.", "The general", "that the border would close", "indirect", "warn"),
    ("A warning from the general that the border would close was ignored.", "the general", "that the border would close", "indirect", "warn"),
    ("Beijing voiced support for the plan.", "Beijing", "support for the plan", "indirect", "assert"),
    ("The general is confident that the plan will work.", "The general", "that the plan will work", "indirect", "believe"),
    ("The general is willing to talk.", "The general", "to talk", "indirect", "want"),
    # ---- phrases, adverbs, passives
    ("The road is closed, according to the police.", "the police", "The road is closed", "indirect", "assert"),
    ("According to the police, the road is closed.", "the police", "the road is closed", "indirect", "assert"),
    ("In her view, the road is too narrow.", "her", "the road is too narrow", "indirect", "believe"),
    ("The road is reportedly closed.", "", "The road is … closed", "indirect", "assert"),
    ("The queen is expected to visit the port.", "", "The queen … to visit the port", "indirect", "believe"),
    ("The painting is said to be a fake.", "", "The painting … to be a fake", "indirect", "assert"),
    ("The plan was praised by the bishop.", "the bishop", "The plan", "indirect", "praise"),
    ("The visit, billed as “routine,” ended early.", "", "“routine,”", "direct", "assert"),
    ("The envoy was accused of theft.", "", "The envoy … of theft", "indirect", "criticise"),
    # ---- more ways to say it
    ("“Exports will double,” the trade bulletin notes.", "the trade bulletin", "“Exports will double,”", "direct", "assert"),
    ("The judge laughed. “You are free,” “go home,” she said.", "she", "“You are free,” “go home,”", "direct", "assert"),
    ("Wolf was blunt. “You have wasted a whole year.”", "Wolf", "“You have wasted a whole year.”", "direct", "assert"),
    ("Our paper quoted a guard as saying the gate was open.", "Our paper", "a guard as saying the gate was open", "indirect", "assert"),
    ("The clerk said the files were lost and that nobody cared.", "The clerk", "the files were lost and that nobody cared", "indirect", "assert"),
    ("The firm, whose owner fled, said it was broke.", "The firm", "it was broke", "indirect", "assert"),
    ("The colonel declined to say when the troops would leave.", "The colonel", "when the troops would leave", "indirect", "assert"),
    ("The colonel went on to say that morale was good.", "The colonel", "that morale was good", "indirect", "assert"),
    ("Farmers worried about prices blocked the road.", "Farmers", "prices", "indirect", "warn"),
    ("Fears of a flood are growing.", "", "a flood", "indirect", "warn"),
    ("The bank's refusal to pay shocked them.", "The bank", "to pay", "indirect", "deny"),
    ("Our aim, the coach argued, is to win.", "the coach", "Our aim … is to win", "indirect", "assert"),
    ("The deal is, in the words of the seller, “a gift.”", "the seller", "“a gift.”", "direct", "assert"),
    # ---- participles
    ("The judge closed the case, saying that the proof was thin.", "The judge", "that the proof was thin", "indirect", "assert"),
    ("The firm released a statement saying the plant was safe.", "a statement", "the plant was safe", "indirect", "assert"),
    # ---- headlines
    ("Kremlin says talks to go on", "Kremlin", "talks to go on", "indirect", "assert"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content", "kind", "act"), ROWS, ids=[r[0][:50] for r in ROWS])
def test_construction(nlp: Language, text: str, source: str, content: str, kind: str, act: str) -> None:
    zone = Zone.HEADLINE if text[-1].isalpha() and "–" not in text else Zone.BODY
    outer = [a for a in read(nlp, text, zone) if a.nested_in is None]
    found = [(words(text, a.source), words(text, a.content), a.kind.value, a.speech_act) for a in outer]
    assert (source, content, kind, act) in found
