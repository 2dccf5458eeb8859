"""Whether somebody speaks, will, may or would, by the clause of the cue; own sentences."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_text
from kg.records import Attribution, Factuality

pytestmark = pytest.mark.slow

#: Factuality | cue | sentence
ROWS = """
hypothetical | recognised | If Beijing recognised the breakaway provinces, it would weaken its own case.
hypothetical | condemned | If China condemned the shelling, Moscow would be alone.
hypothetical | would have declared | The blocked draft would have declared that the ballot was void.
hypothetical | denounce | Should Moscow denounce the treaty, Tokyo would protest.
hypothetical | denounces | Unless China denounces the plan, Tokyo will go ahead.
hypothetical | warned | It is unclear whether Xi warned Putin against using nuclear weapons.
hypothetical | tell | Did Xi tell Putin that the war was a mistake?
hypothetical | would condemn | A resolution would condemn the annexation and demand a withdrawal.
hypothetical | would deny | If asked, Xi would deny that any weapons had been sent.
hypothetical | would see | Beijing would see this as a betrayal.
hypothetical | signal | A visit would be a signal that Beijing backs the war.
possible | might criticise | Beijing might criticise the alliance next week.
possible | could accuse | Russia could accuse Kyiv of breaking the truce.
possible | may fear | Analysts say China may fear that the war will spread.
possible | believes | Perhaps Beijing believes that time is on its side.
possible | condemning | The council may issue a statement condemning the strike.
planned | will tell | Lavrov will tell Wang that the grain deal is dead.
planned | to tell | Xi is expected to tell Putin that he wants peace.
planned | to announce | The ministry plans to announce that the border will reopen.
planned | is to declare | China is to declare the treaty void on Friday.
planned | to warn | Wang will travel to Moscow to warn Lavrov that arms sales carry a price.
planned | urging | Xi will address the forum, urging members to reject blocs.
planned | should admit | China should admit that the mission failed.
planned | to condemn | The ministers agreed to condemn the attack at the next session.
asserted | said | The deal, Wang said, will help both sides.
asserted | warned | The deal might fail, Wang warned.
asserted | said | Even if sanctions fail, Yellen said, China should worry.
asserted | says | If, as Beijing says, the war must end, it should press Moscow.
asserted | claim | Its claim that Taiwan is a province would weaken the case.
asserted | asked | He asked: "Will China condemn the attack?"
asserted | urging | Xi addressed the forum, urging members to reject blocs.
asserted | to warn | Wang flew to Moscow to warn Putin that patience was running out.
asserted | went on to say | Wang went on to say that the plan was dead.
asserted | to reassure | Qin sought to reassure the Europeans that China was neutral.
asserted | to admit | Moscow was forced to admit that the ship had sunk.
asserted | would often say | Deng would often say that stability came first.
asserted | would later admit | Gorbachev would later admit that the reform came too late.
asserted | would insist | In those years Soviet diplomats would insist that the border was fixed.
asserted | would say | When asked about Taiwan, Mao would say that it could wait.
asserted | would say | "We will bury you," Khrushchev would say.
asserted | would like to thank | "I would like to thank President Xi for his support," Putin said.
asserted | must say | "I must say that the talks were useful," Putin told reporters.
asserted | can confirm | "We can confirm that talks took place," a spokesman said.
asserted | want to stress | "I want to stress that China is no party to the conflict," Qin said.
asserted | would argue | I would argue that Beijing has lost patience.
asserted | has threatened | China has threatened to retaliate.
asserted | hopes | China hopes that the talks will succeed.
"""


def said(cue: str, text: str) -> Attribution:
    found = extract_text(text, published="2023-05-10").attributions
    (one,) = (a for a in found if " ".join(text[c.start : c.end] for c in a.cue) == cue)
    return one


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_factuality_is_that_of_the_cue(row: str) -> None:
    factuality, cue, text = row.split(" | ")
    assert said(cue, text).factuality.value == factuality


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("would not say", "The spokesman would not say whether Xi had agreed."),
        ("could not say", "She could not say when the talks would resume."),
        ("did not condemn", "China did not condemn the invasion."),
        ("will say nothing about", "China will say nothing about the deal."),
    ],
)
def test_what_is_withheld_is_no_other_factuality(cue: str, text: str) -> None:
    one = said(cue, text)
    assert (one.withheld, one.factuality) == (True, Factuality.ASSERTED)
