"""Repairs of the parse: they keep a tree a tree, whatever it looks like, and leave alone what was read rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.frames import find_clauses, load_frame_lexicon
from kg.language.parse import parse_article
from kg.language.repairs import repair
from kg.language.repairs.workbench import Workbench
from kg.language.tree import Tree
from kg.records import Article, Block, Clause, Parse, Sentence, TextSpan, Token, Zone

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = [
    "Xi",
    "met",
    ",",
    "to",
    "which",
    "that",
    "and",
    "as",
    "did",
    "of",
    "said",
    "treaty",
    "called",
    "by",
    "-",
    "officials",
]
POS = ["NOUN", "PROPN", "VERB", "AUX", "ADP", "PUNCT", "PRON", "ADJ", "CCONJ", "SCONJ"]
TAGS = ["NN", "NNS", "NNP", "VB", "VBD", "VBN", "VBG", "VBZ", "IN", "WDT", "TO", "CC", ","]
DEPS = [
    *("nsubj", "nsubjpass", "dobj", "pobj", "prep", "conj", "cc", "appos", "acl", "relcl", "advcl", "ccomp", "xcomp"),
    *("aux", "auxpass", "agent", "punct", "mark", "compound", "parataxis", "npadvmod", "dep", "det"),
]


@st.composite
def sentences(draw: st.DrawFn) -> list[Token]:
    """A random tree over random words: each token but the root hangs on one that was there before it."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: order[0]} | {i: draw(st.sampled_from(order[:n])) for n, i in enumerate(order) if n}
    tokens = []
    for i in range(size):
        word = draw(st.sampled_from(WORDS))
        dep = "ROOT" if heads[i] == i else draw(st.sampled_from(DEPS))
        pos, tag = draw(st.sampled_from(POS)), draw(st.sampled_from(TAGS))
        tokens.append(Token(i, 10 * i, 10 * i + len(word), word, word.lower(), pos, tag, dep, heads[i]))
    return tokens


@given(sentences(), st.sampled_from([Zone.BODY, Zone.HEADLINE, Zone.CAPTION]))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_tree_stays_a_tree_and_gives_clauses(tokens: list[Token], zone: Zone) -> None:
    mended = repair(tokens, zone)
    assert Workbench(mended).is_tree()
    assert [(t.i, t.start, t.end, t.text) for t in mended] == [(t.i, t.start, t.end, t.text) for t in tokens]
    span = TextSpan(0, tokens[-1].end)
    parse = Parse(tuple(mended), (Sentence(span, 0, len(mended), zone),))
    clauses = find_clauses(Tree(parse), (), (), load_frame_lexicon())
    assert all(c.parent != c.index for c in clauses)


def clauses_of(text: str, nlp: Language, zone: Zone = Zone.BODY) -> list[Clause]:
    article = Article("a", text, "", blocks=(Block(TextSpan(0, len(text)), zone),))
    return list(find_clauses(Tree(parse_article(article, nlp)), (), (), load_frame_lexicon()))


LEFT_ALONE = [
    ("Two Chinese nationals killed in Pakistan.", "kill", "object", ["Two Chinese nationals killed in Pakistan"]),
    ("Russian journalist expelled from China.", "expel", "object", ["Russian journalist expelled from China"]),
    ("Xi met Putin, the Russian president and a former officer.", "meet", "object", ["Putin, the Russian president"]),
    ("Putin named KGB officers to the council.", "name", "object", ["KGB officers"]),
    ("In Beijing, invited by Xi, Putin attended the games.", "invite", "object", ["Putin"]),
    ("On Friday, backed by Russia, China vetoed the resolution.", "back", "object", ["China"]),
    ("Russia won the war, Putin claimed, and vowed to continue.", "vow", "subject", ["Putin"]),
    ("Xi spoke and then met Putin.", "speak", "object", []),
    ("The rebels retreated, and seized Kherson.", "retreat", "object", []),
    ("The general was freed and won.", "win", "subject", ["The general"]),
    ("He did service in Chechnya.", "do", "object", ["service in Chechnya"]),
    ("Angela Merkel spoke by telephone about gas.", "speak", "subject", ["Angela Merkel"]),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "name", "role", "expected"), LEFT_ALONE)
def test_what_was_read_rightly_is_left_alone(
    text: str, name: str, role: str, expected: list[str], nlp: Language
) -> None:
    clause = next(c for c in clauses_of(text, nlp) if name in c.predicates)
    assert [text[a.span.start : a.span.end] for a in clause.arguments if a.role == role] == expected


MENDED = [
    (
        "Peru and Chile scrambled fighter jets on Friday when a plane came near.",
        "scramble",
        "subject",
        ["Peru", "Chile"],
    ),
    ("Hundreds of students rallied outside parliament.", "rally", "outside", ["parliament"]),
    ("The last phase of the drill ended off Qingdao on Sunday.", "end", "off", ["Qingdao"]),
    ("Russian missiles struck Bakhmut on Sunday.", "strike", "object", ["Bakhmut"]),
    (
        "Turkey voted against it and Brazil, Mexico and Peru abstained.",
        "abstain",
        "subject",
        ["Brazil", "Mexico", "Peru"],
    ),
    (
        "Delhi rejected the package approved on Monday, which forbids the sale of seed.",
        "forbid",
        "subject",
        ["the package"],
    ),
    ("Grain was shipped to Baku by rail.", "ship", "subject", []),
    ("Days after the death of the premier, Wang and Lavrov met in Harbin.", "meet", "subject", ["Wang", "Lavrov"]),
    ("Before flying to Beijing, Putin called Modi.", "call", "object", ["Modi"]),
    ("On Friday the two held talks in Harbin.", "hold talks", "subject", ["the two"]),
    ("Peru abstained as Chad, which chairs the council, blocked the text.", "block", "subject", ["Chad"]),
    ("The crowd cheered as Peru and Chad signed the accord.", "sign", "subject", ["Peru", "Chad"]),
    ("Tokyo protested after a Russian jet twice crossed into its airspace.", "cross", "subject", ["a Russian jet"]),
    ("In a step that pleased Ghana, the Netherlands sided with Peru.", "side", "subject", ["the Netherlands"]),
    ("Wang and Lavrov, meeting in Sochi on Friday, signed an accord.", "meet", "subject", ["Wang", "Lavrov"]),
    ("Spain joined Peru and Chad in voting against the text.", "vote", "subject", ["Spain", "Peru", "Chad"]),
    ("Chad, Peru, Ghana, Kenya, Togo and Mali have been invited.", "invite", "object", [*"CPGKTM"]),
    ("With Tokyo summoning both envoys and Seoul hinting at new curbs, talks ended.", "hint", "subject", ["Seoul"]),
    ("An engineer from Perm whom police have detained was freed.", "detain", "object", ["An engineer"]),
    ("Manila has repeatedly accused Beijing of piracy, a charge China denies.", "deny", "object", ["a charge"]),
    ("Manila has repeatedly accused Beijing of piracy, a charge China denies.", "accuse", "subject", ["Manila"]),
    ("Delhi heard a report that Oman dismissed and Qatar denied.", "dismiss", "subject", ["Oman"]),
    ("Kyiv rejected as absurd the claim by Moscow.", "reject", "object", ["the claim"]),
    ('Oman dismissed as "pure fabrication" a report of the paper.', "dismiss", "object", ["a report"]),
    ("Oman described the curbs as illegal.", "describe", "object", ["the curbs"]),
    ("The text was passed, with Peru and Chad abstaining.", "abstain", "subject", ["Peru", "Chad"]),
    ("The text was passed, with Chad abstaining.", "abstain", "subject", ["Chad"]),
    ("Oman described the curbs as illegal.", "describe", "as", ["illegal"]),
    ("In an interview on Tuesday Lavrov accused Peru of lying.", "accuse", "subject", ["Lavrov"]),
    (
        "Lula said Peru was ready to work with Chad, to uphold peace, oppose war and end it.",
        "oppose",
        "subject",
        ["Peru"],
    ),
    ("Twenty days later Russia attacks Ukraine.", "attack", "subject", ["Russia"]),
    ("Nauru severed diplomatic relations with Peru on Monday.", "sever", "subject", ["Nauru"]),
    ("Xi, re-elected that month for a third term, spends three days in Lima.", "spend", "subject", ["Xi"]),
    ("Xi, re-elected that month for a third term, spends three days in Lima.", "re-elect", "object", ["Xi"]),
    ("Oman denounced the decision of Peru to sell arms to Chad.", "sell", "subject", ["Peru"]),
    ("Oman called the veto by Peru a mistake.", "veto", "subject", ["Peru"]),
    ("Lula signed with Modi a declaration on trade.", "sign", "object", ["a declaration"]),
    ("In the text they signed in Rome, Xi and Putin blamed Peru.", "sign", "object", ["the text"]),
    ("Peru ratified the treaty with Chad, which both states signed in Rome.", "sign", "object", ["the treaty"]),
    ("Peru's ten-point paper on Chad, released on Friday, asks for talks.", "release", "object", ["Peru's"]),
    (
        "The pact, which Barack Obama and Dmitry Medvedev signed in Rome, expires.",
        "sign",
        "subject",
        ["Barack", "Dmitry"],
    ),
    ("Modi sent Lula a letter thanking him for the help.", "thank", "subject", ["Modi"]),
    ("Leaders meeting in Lima adopted a text; Xi stayed away.", "adopt", "subject", ["Leaders"]),
    ("The accord on gas supplies, signed by Oman and Peru in Rome, expires.", "sign", "object", ["The accord"]),
    ("An embargo that Peru and Chad wanted lifted remains in force.", "want", "subject", ["Peru", "Chad"]),
    ("Modi congratulated Lula on winning the vote.", "win", "subject", ["Lula"]),
    ("Oman was among the first states to thank Peru.", "thank", "subject", ["Oman"]),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "name", "role", "starts"), MENDED)
def test_what_is_misread_in_the_press_is_mended(
    text: str, name: str, role: str, starts: list[str], nlp: Language
) -> None:
    clause = next(c for c in clauses_of(text, nlp) if name in c.predicates)
    found = [text[a.span.start : a.span.end] for a in clause.arguments if a.role == role]
    assert [words[: len(start)] for words, start in zip(found, starts, strict=True)] == starts


LOST = [
    ("Paris and Rome block EU plan for Chad", "block", "subject", ["Paris", "Rome"]),
    ("Tass: Chad, Mali back new gas route", "back", "subject", ["Chad", "Mali"]),
    ("Xi dials Modi, then Lula; Chad, Mali feature in both", "dial", "object", ["Modi"]),
    ("Rome and Paris trade talks hit snag", "hit", "subject", ["Rome"]),
    ("Twelve voted for the text, Chad and Mali against.", "vote against", "subject", ["Chad", "Mali"]),
    ("The vote was 12 to 1, with Peru against and Chad abstaining.", "vote against", "subject", ["Peru"]),
    ("They adopted it, with Peru in favour and Chad opposed.", "vote in favour", "subject", ["Peru"]),
    ("Ten backed the text and three, Peru among them, opposed it.", "oppose", "subject", ["three"]),
    ("The text passed by 12 votes to 2, with Peru abstaining.", "pass", "subject", ["The text"]),
    ("The envoy, to whom Modi had given a medal, left on Friday.", "leave", "subject", ["The envoy"]),
    ("Four states - Chad, Mali, Peru and Gabon - abstained as Rome objected.", "abstain", "subject", ["Four states"]),
    ("The law adopted on Monday bans such exports and caps prices.", "ban", "subject", ["The law"]),
    ("The law adopted on Monday bans such exports and caps prices.", "adopt", "object", ["The law"]),
    ("Under the pact, signed in Minsk by both, Oslo will lend Riga $2bn.", "sign", "object", ["the pact"]),
    ("The troops have not, so far, fired a shot in Mali.", "fire", "subject", ["The troops"]),
    ("The visit prompted Rome to lob shells at the isle, cancel talks and leave.", "lob", "subject", ["Rome"]),
    ("The visit prompted Rome to lob shells at the isle, cancel talks and leave.", "cancel", "subject", ["Rome"]),
    ("Hosting Modi in Sochi, Lula promised grain.", "host", "object", ["Modi"]),
    ("Lula met visiting Prime Minister Modi in Rio.", "meet", "object", ["visiting Prime Minister Modi"]),
    ("Rome wants the curbs lifted.", "lift", "object", ["the curbs"]),
    ("Xi in Beijing and Angela Merkel in Berlin gave the order.", "give", "subject", ["Xi", "Angela Merkel"]),
    ("She said the talks continue and praised the hosts.", "praise", "subject", ["She"]),
    ("Truce reached in Gaza", "reach", "object", ["Truce"]),
    ("Delhi called their presence interference.", "call", "object", ["their presence"]),
    ("Peru abstained, with Chad and Mali among the ten states that voted no.", "vote", "subject", ["Chad", "Mali"]),
    ("The plane took off a day after a load of masks was flown to Lima.", "fly", "object", ["a load of masks"]),
    (
        "Bonn said Rome had sent guns, a tale that its envoy dismissed and Ed Stone denied outright.",
        "deny",
        "object",
        ["a tale"],
    ),
    ("Oslo banned it in 2018, and Rome, under pressure from Bonn, followed suit.", "follow", "subject", ["Rome"]),
    ("The guns bought from Rome in 2014 were lost in 2018.", "buy", "object", ["The guns"]),
    ("Ed Stone and Ann Wood, meeting in Rome on Friday, agreed.", "meet", "subject", ["Ed Stone", "Ann Wood"]),
    ("The first envoy to congratulate him was Ed Stone.", "congratulate", "subject", ["Ed Stone"]),
    ("In talks held in Rome, Peru and Chad agreed on fees.", "hold talks", "subject", ["Peru", "Chad"]),
    ("Peru, but not Chad, voted for the text.", "vote", "subject", ["Peru"]),
    ("The plan to build a dam, announced in May by Xi, alarmed Delhi.", "alarm", "subject", ["The plan"]),
    (
        "European Union leaders, meeting in Brussels, extended sanctions against Russia by six months.",
        "extend",
        "subject",
        ["European Union leaders"],
    ),
    ("It was Peru that proposed the truce.", "propose", "subject", ["Peru"]),
    ("An aide said at a briefing that Peru opposed the fee.", "say", "complement", ["that Peru"]),
    ("An aide said in a statement that Peru issued on Friday.", "issue", "object", ["a statement"]),
    ("The deal obliges Peru to cut its debt and Chad to pay.", "pay", "subject", ["Chad"]),
    ("The deal obliges Peru to invite Ghana and Chad to pay.", "invite", "object", ["Ghana", "Chad"]),
    ("It would have cut fees, while Chad, breaking a habit, abstained and left.", "leave", "subject", ["Chad"]),
    ("Oslo took it on Friday, days after tanks entered Perm, and asked Rome for help.", "ask", "subject", ["Oslo"]),
    (
        "Lula reviewed troops on Friday, told the crowd that the world faced war, and later received Ed Stone.",
        "receive",
        "subject",
        ["Lula"],
    ),
    ("The raid prompted Oslo to seek membership of NATO and Rome to leave.", "leave", "subject", ["Rome"]),
    ("Modi and Lula, who last met in May, will confer in Rome.", "meet", "subject", ["Modi", "Lula"]),
    ("The treaty with Peru, which Xi signed in May, has lapsed.", "sign", "object", ["The treaty"]),
    ("A statement issued after the talks accused Rome of theft.", "accuse", "subject", ["A statement"]),
    ("The trip, called off in May over a row, went ahead in June.", "call off", "object", ["The trip"]),
    ("On Monday Trump called Modi.", "call", "subject", ["Trump"]),
    ("Trump lifted sanctions on Chad on Tuesday.", "lift", "subject", ["Trump"]),
    ("Meeting Macron in Lima, Modi offered a deal.", "meet", "object", ["Macron"]),
    ("Meeting in Lima, the leaders of Chad and Mali banned it.", "meet", "subject", ["the leaders"]),
    ("Lula called the veto of a text on Chad a travesty.", "call", "attribute", ["a travesty"]),
    ("Modi offered Kim Jong Un humanitarian aid.", "offer aid", "indirect", ["Kim Jong Un"]),
    ("Peru shelled Lima, he said, hours before a truce took effect.", "shell", "subject", ["Peru"]),
    ("Peru moved closer to Chad in May.", "move", "to", ["Chad"]),
    (
        "Macron, accompanied by Ursula von der Leyen, pressed Xi in Beijing on Thursday to bring Russia to its senses, "
        "but left with little more than a contract.",
        "press",
        "object",
        ["Xi"],
    ),
    (
        "Guards boarded a boat on Monday, hurting a man, and Lima, which denied it, summoned Rome's envoy.",
        "summon",
        "subject",
        ["Lima"],
    ),
    (
        "Bashar al-Assad, abandoned by his army and no longer propped up by Rome, fled to Oslo on Sunday.",
        "flee",
        "subject",
        ["Bashar al-Assad"],
    ),
    (
        "Biden branded Modi a crook, and the European Union, meeting the same day, agreed to buy gas.",
        "agree",
        "subject",
        ["the European Union"],
    ),
    ("Police arrested two men on charges of spying.", "spy", "subject", ["two men"]),
    ("Ties soured after the fall of the town.", "sour", "subject", ["Ties"]),
    ("Macron quoted Modi as agreeing in Delhi.", "agree", "subject", ["Modi"]),
    (
        "Hours before German troops landed on Crete on Tuesday, Finance Minister Ivan Orlov, in Oslo, called Modi.",
        "call",
        "subject",
        ["Finance Minister Ivan Orlov"],
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "name", "role", "starts"), LOST)
def test_lost_verbs_and_subjects_are_found(text: str, name: str, role: str, starts: list[str], nlp: Language) -> None:
    clause = next(c for c in clauses_of(text, nlp) if name in c.predicates)
    found = [text[a.span.start : a.span.end] for a in clause.arguments if a.role == role]
    assert [words[: len(start)] for words, start in zip(found, starts, strict=True)] == starts


NO_VERBS = [
    ("Rome and Paris trade talks hit snag", "trade"),
    ("Macron and Modi back in Delhi", "back"),
    ("Rome was opposed.", "vote against"),
    ("Fans back Peru, Chad against.", "vote against"),
    ("Oslo was suspended from the club, hit with asset freezes by Rome, and condemned.", "freeze"),
    ("They were driven back by warning shots.", "warn"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "name"), NO_VERBS)
def test_nouns_and_adverbs_stay_what_they_are(text: str, name: str, nlp: Language) -> None:
    assert not any(c.kind == "verbal" and name in c.predicates for c in clauses_of(text, nlp))


FACTS = [
    ("Iran was shown to have sold drones to Russia.", "sell"),
    ("Xi was seen to shake hands with Putin.", "shake"),
    ("Russia used its veto to block the draft.", "block"),
    ("The raid prompted Oslo to seek membership of NATO and Rome to leave.", "leave"),
    ("Wang Yi was among the first to congratulate the winner.", "congratulate"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "name"), FACTS)
def test_what_is_told_as_a_fact_stays_one(text: str, name: str, nlp: Language) -> None:
    assert next(c for c in clauses_of(text, nlp) if name in c.predicates).factuality == "asserted"


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "At a meeting in Moscow, called a failure, Xi spoke.",
        "As Russia attack",
        "In Moscow, said Xi, the talks ended.",
        "Until hundreds march in Moscow.",
        "with " + ", ".join(["the minister of Russia"] * 70) + " standing by, Xi Jinping met Vladimir Putin in Moscow.",
    ],
)
def test_odd_sentences_are_read_to_the_end(text: str, nlp: Language) -> None:
    article = Article("a", text, "", blocks=(Block(TextSpan(0, len(text)), Zone.BODY),))
    parse = parse_article(article, nlp)
    for sentence in parse.sentences:
        tokens = parse.tokens[sentence.first : sentence.last]
        assert sum(t.head == t.i for t in tokens) == 1
    assert clauses_of(text, nlp) is not None
