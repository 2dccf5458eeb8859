"""Acts told by nouns: whom the clause around the noun lends to them."""

from __future__ import annotations

import pytest

import kg

pytestmark = pytest.mark.slow


def takers(text: str, kind: str) -> set[str]:
    events = [e for e in kg.extract(text, published="2023-03-24").events if e.kind == kind]
    return {a.id for e in events for f in e.participants for a in f.actor.members or (f.actor,)}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("After long talks, Gazprom and CNPC signed a contract.", "kg:Meeting", {"gazprom", "cnpc"}),
        ("After ten years of talks, Gazprom and CNPC signed a contract.", "kg:Meeting", {"gazprom", "cnpc"}),
        ("Joe Biden told Xi Jinping in a phone call to wait.", "kg:Call", {"joe-biden", "xi-jinping"}),
        ("Wang Yi warned Antony Blinken at a meeting in Bali.", "kg:Meeting", {"wang-yi", "antony-blinken"}),
        ("Wang Yi joined Sergei Lavrov for a dinner.", "kg:Meeting", {"wang-yi", "sergei-lavrov"}),
        ("The call was the first between Xi Jinping and Joe Biden.", "kg:Call", {"xi-jinping", "joe-biden"}),
        ("Li Peng is planning a visit to Russia.", "kg:Visit", {"li-peng", "rus"}),
        ("Kyiv accused Moscow of interference in Moldova.", "kg:Interference", {"rus", "mda"}),
        ("Russia has been under sanctions for years.", "kg:Sanction", {"rus"}),
        ("The visit to Beijing of Mr Putin was short.", "kg:Visit", {"vladimir-putin", "chn"}),
        ("Mr Modi, in Moscow on a working visit, spoke of tea.", "kg:Visit", {"narendra-modi", "rus"}),
        ("On a trip to Moscow, Mr Modi told Sergei Lavrov to wait.", "kg:Visit", {"narendra-modi", "rus"}),
        ("During a visit to Moscow, Mr Modi spoke of tea.", "kg:Visit", {"narendra-modi", "rus"}),
        ("Indian-Russian talks were held in Goa.", "kg:Meeting", {"ind", "rus"}),
        ("Following talks with Wang Yi, Sergei Lavrov flew home.", "kg:Meeting", {"wang-yi", "sergei-lavrov"}),
        ("A delegation headed by Wang Yi visited Moscow.", "kg:Visit", {"wang-yi", "rus"}),
        ("Ten states, including India and Russia, signed the treaty.", "kg:Signing", {"ind", "rus"}),
        ("Five members, India and Russia among them, abstained.", "kg:Abstention", {"ind", "rus"}),
        (
            "At their meeting in Sochi, Narendra Modi thanked Sergei Lavrov.",
            "kg:Meeting",
            {"narendra-modi", "sergei-lavrov"},
        ),
        ("During a call on Friday Narendra Modi invited Sergei Lavrov.", "kg:Call", {"narendra-modi", "sergei-lavrov"}),
        ("During a visit to Moscow, Mr Modi lashed out at Joe Biden.", "kg:Visit", {"narendra-modi", "rus"}),
        ("In talks held in Goa, India and Russia discussed gas.", "kg:Meeting", {"ind", "rus"}),
        ("More than twenty countries condemned Russia.", "kg:Accusation", {"rus"}),
        ("Sergei Lavrov and Wang Yi, who met in May, waved.", "kg:Meeting", {"sergei-lavrov", "wang-yi"}),
        ("Narendra Modi, whose visit to Moscow was short, waved.", "kg:Visit", {"narendra-modi", "rus"}),
        ("India, whose prime minister visited Moscow, kept silent.", "kg:Visit", {"narendra-modi", "rus"}),
        ("Sergei Lavrov, in Delhi for talks, spoke of tea.", "kg:Meeting", {"sergei-lavrov", "ind"}),
        ("Fresh from a trip to Moscow, Mr Modi drank tea.", "kg:Visit", {"narendra-modi", "rus"}),
        ("Sergei Lavrov returned from talks with Wang Yi.", "kg:Meeting", {"sergei-lavrov", "wang-yi"}),
        (
            "Joe Biden froze the aid, an aide said, days after a meeting with Narendra Modi.",
            "kg:Meeting",
            {"joe-biden", "narendra-modi"},
        ),
        ("Joe Biden spoke of tea after his talks with Xi Jinping.", "kg:Meeting", {"joe-biden", "xi-jinping"}),
        ("Talks between the two sides, Russia said in Delhi, were held.", "kg:Meeting", {"rus", "ind"}),
    ],
)
def test_the_clause_lends_its_parties(text: str, kind: str, expected: set[str]) -> None:
    assert takers(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Xi Jinping criticised Joe Biden at a meeting of the party.", "kg:Meeting"),
        ("Spokesman Wang Wenbin declined to call the attack an invasion.", "kg:MilitaryAction"),
        ("Xi Jinping praised Vladimir Putin after talks.", "kg:Meeting"),
        ("At a meeting in Goa, Narendra Modi thanked Sergei Lavrov.", "kg:Meeting"),
        ("During a visit to Moscow, Xi Jinping told Sergei Lavrov to wait.", "kg:Visit"),
    ],
)
def test_those_spoken_of_take_no_part(text: str, kind: str) -> None:
    assert takers(text, kind) == set()
