"""Clause frames: one table for each thing that syntax hides from a rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.errors import RuleError
from kg.language.frames import FrameLexicon, find_clauses, load_frame_lexicon
from kg.language.parse import parse_article
from kg.language.tree import Tree
from kg.records import Article, Block, Clause, ClauseKind, Factuality, TextSpan, Zone
from kg.resources import resource

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def lexicon() -> FrameLexicon:
    return load_frame_lexicon()


def clauses_of(text: str, nlp: Language, lexicon: FrameLexicon) -> tuple[Clause, ...]:
    article = Article("a", text, "", blocks=(Block(TextSpan(0, len(text)), Zone.BODY),))
    return find_clauses(Tree(parse_article(article, nlp)), (), (), lexicon)


def clause_called(name: str, text: str, nlp: Language, lexicon: FrameLexicon) -> Clause:
    found = clauses_of(text, nlp, lexicon)
    chosen = [c for c in found if name in c.predicates]
    assert chosen, f"no clause {name!r} among {[c.predicates for c in found]}"
    return chosen[0]


def fillers(clause: Clause, role: str, text: str) -> list[str]:
    return [text[a.span.start : a.span.end] for a in clause.fillers(role)]


VOICE = [
    ("The minister was received by the president.", "receive", ["the president"], ["The minister"]),
    ("The president received the minister.", "receive", ["The president"], ["the minister"]),
    ("The note was handed to the minister.", "hand", [], ["The note"]),
    ("Vladimir Putin was met by Hu Jintao at noon.", "meet", ["Hu Jintao"], ["Vladimir Putin"]),
    ("The treaty was ratified by the Duma.", "ratify", ["the Duma"], ["The treaty"]),
    ("Sanctions were lifted in June.", "lift", [], ["Sanctions"]),
    (
        "The pipeline built by the two firms opened.",
        "build",
        ["the two firms"],
        ["The pipeline built by the two firms"],
    ),
    ("Moscow was warned by Tokyo.", "warn", ["Tokyo"], ["Moscow"]),
]


@pytest.mark.parametrize(("text", "name", "subject", "object_"), VOICE)
def test_voice_is_undone(
    text: str, name: str, subject: list[str], object_: list[str], nlp: Language, lexicon: FrameLexicon
) -> None:
    clause = clause_called(name, text, nlp, lexicon)
    assert fillers(clause, "subject", text) == subject
    assert fillers(clause, "object", text) == object_


SHARED = [
    ("Xi flew to Moscow and met Putin.", "meet", "subject", ["Xi"]),
    ("Beijing and Moscow condemned the strike and recalled their envoys.", "recall", "subject", ["Beijing", "Moscow"]),
    ("Li Peng toured Kyiv and Minsk.", "tour", "object", ["Kyiv", "Minsk"]),
    ("Russia and China vetoed and condemned the draft.", "veto", "object", ["the draft"]),
    ("The treaty was ratified by the Duma and signed by Putin.", "sign", "object", ["The treaty"]),
    ("After meeting Wang, Lavrov left for Delhi.", "meet", "subject", ["Lavrov"]),
    ("The president flew to Sochi to meet his guest.", "meet", "subject", ["The president"]),
    ("They left without signing the accord.", "sign", "subject", ["They"]),
    ("Putin, Xi to meet in Astana", "meet", "subject", ["Putin", "Xi"]),
]


@pytest.mark.parametrize(("text", "name", "role", "expected"), SHARED)
def test_coordinated_and_adverbial_clauses_share_their_parts(
    text: str, name: str, role: str, expected: list[str], nlp: Language, lexicon: FrameLexicon
) -> None:
    assert fillers(clause_called(name, text, nlp, lexicon), role, text) == expected


CONTROL = [
    ("China agreed to buy the jets.", "buy", ["China"]),
    ("Russia urged China to withdraw its troops.", "withdraw", ["China"]),
    ("India was asked to join the talks.", "join", ["India"]),
    ("Putin is expected to visit China.", "visit", ["Putin"]),
    ("The ministers managed to block the motion.", "block", ["The ministers"]),
    ("Portugal is willing to lend trucks.", "lend", ["Portugal"]),
    ("Japan wants Russia to return the islands.", "return", ["Russia"]),
    ("The minister who negotiated the pact resigned.", "negotiate", ["The minister who negotiated the pact"]),
]


@pytest.mark.parametrize(("text", "name", "subject"), CONTROL)
def test_infinitives_and_relative_clauses_find_their_subject(
    text: str, name: str, subject: list[str], nlp: Language, lexicon: FrameLexicon
) -> None:
    assert fillers(clause_called(name, text, nlp, lexicon), "subject", text) == subject


LIGHT = [
    ("The presidents held talks with Lavrov.", "hold talks", "with", ["Lavrov"]),
    ("The premier paid a visit to Ulaanbaatar.", "pay visit", "to", ["Ulaanbaatar"]),
    ("Washington imposed sanctions on the bank.", "impose sanctions", "on", ["the bank"]),
    ("Russia cast a veto against the draft.", "cast veto", "against", ["the draft"]),
    ("China signed an agreement with Iran.", "sign agreement", "with", ["Iran"]),
    ("Israel mounted an invasion of Lebanon.", "mount invasion", "object", ["an invasion of Lebanon", "Lebanon"]),
    ("Talks between the two ministers will be held in Harbin.", "hold talks", "between", ["the two ministers"]),
    ("The two sides reached an agreement on fees.", "reach agreement", "on", ["fees"]),
]


@pytest.mark.parametrize(("text", "name", "role", "expected"), LIGHT)
def test_light_verbs_take_the_phrases_of_their_noun(
    text: str, name: str, role: str, expected: list[str], nlp: Language, lexicon: FrameLexicon
) -> None:
    assert fillers(clause_called(name, text, nlp, lexicon), role, text) == expected


NOMINAL = [
    ("Xi's visit to Moscow lasted two days.", "visit", "subject", ["Xi's"]),
    ("Xi's visit to Moscow lasted two days.", "visit", "to", ["Moscow"]),
    ("The signing of the treaty by both presidents took an hour.", "sign", "object", ["the treaty"]),
    ("The signing of the treaty by both presidents took an hour.", "sign", "subject", ["both presidents"]),
    ("Talks between Xi and Putin took place in Sochi.", "talk", "between", ["Xi", "Putin"]),
    ("Talks between Xi and Putin took place in Sochi.", "talk", "in", ["Sochi"]),
    ("The arrest of the banker shocked Moscow.", "arrest", "object", ["the banker"]),
    ("The annexation of Crimea by Russia followed.", "annex", "object", ["Crimea"]),
    ("Xi spoke after a meeting with Putin.", "meet", "subject", ["Xi"]),
]


@pytest.mark.parametrize(("text", "name", "role", "expected"), NOMINAL)
def test_act_nouns_have_the_arguments_of_their_verb(
    text: str, name: str, role: str, expected: list[str], nlp: Language, lexicon: FrameLexicon
) -> None:
    clause = clause_called(name, text, nlp, lexicon)
    assert clause.kind is ClauseKind.NOMINAL
    assert fillers(clause, role, text) == expected


A, P, S, N, H = (
    Factuality.ASSERTED,
    Factuality.PLANNED,
    Factuality.POSSIBLE,
    Factuality.NEGATED,
    Factuality.HYPOTHETICAL,
)
FACTUALITY = [
    ("Never before had a Chilean president visited Minsk.", "visit", N),
    ("Not until May did Rome reply to the offer.", "reply", A),
    ("Peru agreed to let the trucks through and to waive the fee.", "waive", P),
    ("Police arrested two men on charges of spying.", "spy", S),
    ("Rome did not mention the war, let alone condemn it.", "condemn", N),
    ("Instead of a summit, the two held a call.", "summit", N),
    ("No date has been set for the visit.", "visit", P),
    ("Rome refused to call the attack an invasion.", "attack", A),
    ("They signed a treaty on cutting forces.", "cut", P),
    ("Rome vetoed a text that would have banned arms and frozen the funds of Mali.", "freeze", H),
    ("Xi visited Pyongyang.", "visit", A),
    ("Xi will visit Pyongyang.", "visit", P),
    ("Xi may visit Pyongyang.", "visit", S),
    ("Xi did not visit Pyongyang.", "visit", N),
    ("If Xi visits Pyongyang, Seoul will protest.", "visit", H),
    ("Russia would have joined the pact.", "join", H),
    ("China agreed to buy the jets.", "buy", P),
    ("The ministers managed to block the motion.", "block", A),
    ("The delegation failed to reach an agreement.", "reach", N),
    ("France did not refuse to pay.", "refuse", N),
    ("France did not refuse to pay.", "pay", A),
    ("No country recognised the annexation.", "recognise", N),
    ("Neither side attacked.", "attack", N),
    ("They left without signing the accord.", "sign", N),
    ("Moscow denied that it had sent troops.", "send", N),
    ("Mongolia stopped short of leaving the bank.", "leave", N),
    ("Xi's visit to Moscow was cancelled.", "visit", N),
    ("The visit was postponed.", "visit", P),
    ("The planned summit worried Delhi.", "summit", P),
    ("China's alleged attack on the site alarmed Delhi.", "attack", S),
    ("China called for a ceasefire.", "ceasefire", P),
    ("Kazakhstan hopes to host the summit.", "host", P),
    ("Putin, Xi to meet in Astana", "meet", P),
    ("The president flew to Sochi to meet his guest.", "meet", P),
    ("Wang told Lavrov that Beijing is ready.", "be ready", A),
    ("The judges issued a warrant for her arrest.", "arrest", P),
    ("He is to visit Shanghai.", "visit", P),
    ("Delhi has no evidence that China sent weapons.", "send", N),
    ("Rather than condemn Russia, China blamed others.", "condemn", N),
    ("China spoke of peace rather than openly condemning Russia.", "condemn", N),
    ("Oslo, rather than Rome, signed the charter.", "sign", A),
    ("The floods compelled Minsk to close the border.", "close", A),
    ("It was a summit to which neither Moscow nor Minsk was invited.", "invite", N),
]


@pytest.mark.parametrize(("text", "name", "factuality"), FACTUALITY)
def test_factuality_is_composed_from_the_outside_in(
    text: str, name: str, factuality: Factuality, nlp: Language, lexicon: FrameLexicon
) -> None:
    assert clause_called(name, text, nlp, lexicon).factuality is factuality


def test_emphatic_do_is_no_verb_of_its_own(nlp: Language, lexicon: FrameLexicon) -> None:
    text = "China did abstain from the vote."
    clause = clause_called("abstain", text, nlp, lexicon)
    assert fillers(clause, "subject", text) == ["China"]
    assert clause.factuality is Factuality.ASSERTED


def test_march_is_a_month_and_no_march(nlp: Language, lexicon: FrameLexicon) -> None:
    found = clauses_of("Russia annexed Crimea in March 2014.", nlp, lexicon)
    assert [c.predicate for c in found] == ["annex"]


def test_an_empty_text_has_no_clauses(nlp: Language, lexicon: FrameLexicon) -> None:
    assert clauses_of(" ", nlp, lexicon) == ()


def test_parents_are_indices_of_other_clauses(nlp: Language, lexicon: FrameLexicon) -> None:
    found = clauses_of("Xi said that Putin wanted to visit Beijing before the talks ended.", nlp, lexicon)
    for clause in found:
        assert clause.parent is None or (0 <= clause.parent < len(found) and clause.parent != clause.index)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("hypothetical: [imagine,", "hypothetical: [imagine, imagine,", "operators: 'imagine' stands twice under"),
        ("hypothetical: [imagine,", "hypothetical: [imagine, agree,", "operators: 'agree' stands under both planned"),
        ("implicatives: [", "implicatives: [agree, ", "implicatives: 'agree' stands under operators too"),
        ("  mixed: {", "  mixed: {visit: visit, ", "nominals: 'visit' stands under both agent and mixed"),
    ],
)
def test_a_word_stands_in_one_place(old: str, new: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "frames.yaml"
    shipped = resource("rules", "frames.yaml").read_text(encoding="utf-8")
    path.write_text(shipped.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_frame_lexicon(path)
    assert any(message in fault for fault in caught.value.faults)


DOERS = [
    ("Kuleba was the first minister to visit Peru.", "visit", ["Kuleba"]),
    ("Lula renewed the invitation to Putin to visit Peru.", "visit", ["Putin"]),
    ("The decision by Peru to build a port was wise.", "build", ["Peru"]),
    ("Modi accepted Lula's invitation to visit Brazil.", "visit", ["Modi"]),
    ("Chad called on Peru to withdraw its claim.", "withdraw", ["Peru"]),
    ("Chad imposed sanctions on Peru for helping Mali.", "help", ["Peru"]),
    ("Chad was among ten states that abstained.", "abstain", ["Chad"]),
    ("Chad was one of ten states that abstained.", "abstain", ["Chad"]),
]


@pytest.mark.parametrize(("text", "name", "expected"), DOERS)
def test_who_is_to_act_is_found(
    text: str, name: str, expected: list[str], nlp: Language, lexicon: FrameLexicon
) -> None:
    assert fillers(clause_called(name, text, nlp, lexicon), "subject", text) == expected


def test_whoever_is_warned_off_is_not_told(nlp: Language, lexicon: FrameLexicon) -> None:
    text = "Peru warned against attacking Chad."
    assert fillers(clause_called("attack", text, nlp, lexicon), "subject", text) == []


def test_where_tells_where_it_was(nlp: Language, lexicon: FrameLexicon) -> None:
    text = "They flew to Kazan, where two of them were arrested."
    assert fillers(clause_called("arrest", text, nlp, lexicon), "in", text) == [text[13:-1]]


def test_what_a_relative_clause_calls_names_is_its_object(nlp: Language, lexicon: FrameLexicon) -> None:
    text = "He disliked the tour, which Lavrov had branded a stunt."
    clause = clause_called("brand", text, nlp, lexicon)
    assert fillers(clause, "attribute", text) == ["a stunt"]
    assert len(fillers(clause, "object", text)) == 1


@pytest.mark.parametrize(("text", "bound"), [("Peru must stop.", True), ("Peru will stop.", False)])
def test_what_somebody_must_do_is_marked(text: str, bound: bool, nlp: Language, lexicon: FrameLexicon) -> None:
    assert ("must" in clause_called("stop", text, nlp, lexicon).modifiers) is bound


def test_a_joined_relative_clause_shares_the_object(nlp: Language, lexicon: FrameLexicon) -> None:
    text = "It was a report that Chad dismissed and Peru denied."
    assert len(fillers(clause_called("deny", text, nlp, lexicon), "object", text)) == 1


DENIED = [
    ("No meeting between Peru and Chad is planned.", "meeting", Factuality.NEGATED),
    ("Instead of visiting Chad, Lula flew to Peru.", "visit", Factuality.NEGATED),
    ("Peru dismissed as fake a report that Chad had asked Ghana for arms.", "ask", Factuality.NEGATED),
    ("Talks between Peru and Chad will focus on fish.", "talks", Factuality.PLANNED),
    ("Peru and Chad are close to signing a contract.", "sign contract", Factuality.PLANNED),
    ("A meeting between Peru and Chad is out of the question.", "meeting", Factuality.NEGATED),
    ("A visit to Peru is on the agenda.", "visit", Factuality.PLANNED),
    ("Peru decided against expelling the envoy of Chad.", "expel", Factuality.NEGATED),
    ("The drill simulated an attack on Peru.", "attack", Factuality.HYPOTHETICAL),
    ("The law allows Peru to seize the ships.", "seize", Factuality.POSSIBLE),
    ("The plan would allow Peru to buy the ships.", "buy ships", Factuality.HYPOTHETICAL),
    ("The pact allowed Peru to use the port.", "use port", Factuality.ASSERTED),
    ("Few expect Peru and Chad to form a bloc.", "form bloc", Factuality.NEGATED),
    ("A few states recognised Peru.", "recognise", Factuality.ASSERTED),
    ("Peru rejected an appeal by Chad.", "appeal", Factuality.ASSERTED),
    ("That would be an attack on Peru.", "attack", Factuality.HYPOTHETICAL),
    ("That was not an attack on Peru.", "attack", Factuality.NEGATED),
    ("That was an attack on Peru.", "attack", Factuality.ASSERTED),
    ("A film about the invasion of Peru opened in Lima.", "invasion", Factuality.HYPOTHETICAL),
    ("Peru rejected talks with Chad.", "talks", Factuality.NEGATED),
    ("Peru and Chad signed a statement on deepening their ties.", "deepen", Factuality.PLANNED),
    ("Peru was punished for deepening its ties with Chad.", "deepen", Factuality.ASSERTED),
    ("Ghana came out against arming Peru.", "arm", Factuality.HYPOTHETICAL),
    ("A visit to Peru is unlikely.", "visit", Factuality.NEGATED),
    ("Elections in Peru are due in June.", "elections", Factuality.PLANNED),
    ("The talks in Peru were impossible to record.", "talks", Factuality.ASSERTED),
    ("Lula suggested that Peru meet Chad in Lima.", "meet", Factuality.PLANNED),
    ("Lula suggested that Peru met Chad in Lima.", "meet", Factuality.ASSERTED),
    ("Nine members voted for the draft, with Chad abstaining.", "abstain", Factuality.ASSERTED),
    ("Lula will skip the summit in Lima.", "summit", Factuality.PLANNED),
    ("Lula skipped the summit in Lima.", "summit", Factuality.ASSERTED),
    ("The election in Peru will decide it.", "election", Factuality.PLANNED),
    ("The attack on Peru will be remembered.", "attack", Factuality.ASSERTED),
    ("The election in Peru decided it.", "election", Factuality.ASSERTED),
    ("The visit that Lula was to pay to Peru never took place.", "pay visit", Factuality.NEGATED),
    ("The visit that Lula paid to Peru did not go on for long.", "pay visit", Factuality.ASSERTED),
    ("A summit in Peru that never took place was on his mind.", "summit", Factuality.NEGATED),
    ("The idea of a summit with Chad was new.", "summit", Factuality.POSSIBLE),
    ("Peru wants an apology before it talks to Chad.", "talk", Factuality.PLANNED),
    ("Peru got an apology before it talked to Chad.", "talk", Factuality.ASSERTED),
    ("On a visit to Peru, Lula signed a treaty.", "visit", Factuality.ASSERTED),
    ("Lula will fly to Peru for the summit.", "summit", Factuality.PLANNED),
    ("Lula flew to Peru for the summit.", "summit", Factuality.ASSERTED),
    ("Lula will go to Peru in May, his first trip since 2023.", "trip", Factuality.PLANNED),
    ("Lula went to Peru in May, his first trip since 2023.", "trip", Factuality.ASSERTED),
    ("Lula became the first president in years to visit Peru.", "visit", Factuality.ASSERTED),
    ("Lula made a trip to Lima to meet Boluarte.", "meet", Factuality.PLANNED),
]


@pytest.mark.parametrize(("text", "name", "expected"), DENIED)
def test_what_did_not_take_place_or_not_yet(
    text: str, name: str, expected: Factuality, nlp: Language, lexicon: FrameLexicon
) -> None:
    assert clause_called(name, text, nlp, lexicon).factuality is expected


def test_what_goes_before_a_promise_is_not_promised(nlp: Language, lexicon: FrameLexicon) -> None:
    clause = clause_called("visit", "Peru promised help after visiting Chad.", nlp, lexicon)
    assert clause.factuality is Factuality.ASSERTED


def test_the_verb_tells_a_signing(nlp: Language, lexicon: FrameLexicon) -> None:
    text = "Peru signed a treaty with Chad."
    trigger = clause_called("sign treaty", text, nlp, lexicon).trigger
    assert text[trigger.start : trigger.end] == "signed"


WON = [
    ("Peru failed to win Chad's recognition of the isle.", Factuality.NEGATED),
    ("Peru hopes to win Chad's recognition of the isle.", Factuality.PLANNED),
    ("Peru and Chad signed a treaty on Monday on the recognition of the isle.", Factuality.PLANNED),
    ("A memorandum on recognition was read out.", Factuality.PLANNED),
    ("Peru's anger over the recognition of the isle grew.", Factuality.ASSERTED),
    ("Peru won Chad's recognition of the isle.", Factuality.ASSERTED),
]


@pytest.mark.parametrize(("text", "expected"), WON)
def test_what_is_obtained_is_as_real_as_the_verb(
    text: str, expected: Factuality, nlp: Language, lexicon: FrameLexicon
) -> None:
    assert clause_called("recognition", text, nlp, lexicon).factuality is expected


def test_a_length_of_talks_is_talks(nlp: Language, lexicon: FrameLexicon) -> None:
    text = "Modi and Lula held four hours of talks in Goa."
    clause = clause_called("hold talks", text, nlp, lexicon)
    assert fillers(clause, "subject", text) == ["Modi", "Lula"]


def test_a_noun_has_its_infinitive_as_complement(nlp: Language, lexicon: FrameLexicon) -> None:
    text = "The agreement to halt the raids was brief."
    assert fillers(clause_called("agreement", text, nlp, lexicon), "complement", text) == ["to halt the raids"]


@pytest.mark.parametrize(
    ("text", "role", "content"),
    [
        ("The World Bank granted Laos $300m for roads.", "object", "money"),
        ("Japan gave Fiji a number of boats.", "object", "boat"),
        ("Russia wrote off $20bn of debt.", "object", "debt"),
        ("Japan gave Fiji a $2.5m boat.", "object", ""),
    ],
)
def test_what_is_measured_is_told(text: str, role: str, content: str, nlp: Language, lexicon: FrameLexicon) -> None:
    (clause,) = clauses_of(text, nlp, lexicon)

    assert [a.content for a in clause.arguments if a.role == role] == [content]


GIVEN = [
    ("Kyiv was given tanks by Warsaw.", "give", "indirect", ["Kyiv"]),
    ("Kyiv was given tanks by Warsaw.", "give", "object", ["tanks"]),
    ("The tanks that Kyiv was promised by Berlin are late.", "promise", "indirect", ["Kyiv"]),
    ("Moscow was given a warning by Tokyo.", "give warning", "object", ["Moscow", "a warning"]),
    ("Gas supplies to Poland stopped.", "stop", "to", ["Poland"]),
    ("The bank approved a billion euros in aid for Kyiv.", "approve", "for", ["Kyiv"]),
]


@pytest.mark.parametrize(("text", "name", "role", "expected"), GIVEN)
def test_who_is_given_something_is_no_object(
    text: str, name: str, role: str, expected: list[str], nlp: Language, lexicon: FrameLexicon
) -> None:
    assert fillers(clause_called(name, text, nlp, lexicon), role, text) == expected
