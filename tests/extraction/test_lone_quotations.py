"""Whose words a quotation is that no verb of speech reports: a text, the quotation, the speaker or nobody."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_text

pytestmark = pytest.mark.slow

NOBODY = None
LAVROV, WANG, XI, PUTIN = "Sergei Lavrov", "Wang Yi", "Xi Jinping", "Vladimir Putin"

LONE = [
    # behind a question: who was asked, else nobody; who asks in general goes on
    ('"Do you want the bridge?" Wang Yi asked Lavrov. "We have wanted it for years."', "We have wanted", LAVROV),
    ('"Do you want the bridge?" a reporter asked Lavrov. "We do." He smiled. "It is late."', "It is late", LAVROV),
    ('Wang Yi asked Lavrov whether he was tired. "I have not slept for a week."', "I have not", LAVROV),
    ('Lavrov wondered whether China would pay. "We will pay in the spring."', "We will pay", NOBODY),
    ('"Why now?" Wang Yi asked. "It makes no sense to us."', "It makes", WANG),
    ('"Why now?" Wang Yi asked Lavrov. "Why not in the spring?"', "Why not", WANG),
    ('Xi asked Putin about the harvest. "It will be over in the autumn."', "It will", PUTIN),
    ('Lavrov asked Wang Yi for a loan. "We need it before the winter."', "We need", LAVROV),
    # somebody else in between
    ('"Trade grew," Lavrov said. A different view came from Wang Yi. "We see it fall."', "We see", WANG),
    ('"Trade grew," Lavrov said. The answer of Wang Yi was short. "We see it fall."', "We see", WANG),
    ('"Trade grew," Lavrov said. Wang Yi\'s answer was short. "We see it fall."', "We see", WANG),
    ('"I am tired," Putin told Xi. Xi laughed. It was late. "You must sleep for a week."', "You must", XI),
    ('"I am tired," Putin said. Xi met Lavrov. It was late. "You must sleep for a week."', "You must", NOBODY),
    ('"I am tired," Putin told Xi. "I have not slept for a week."', "I have not", PUTIN),
    ('"Trade grew," Lavrov said. Lavrov smiled. It was late. "We will see it grow."', "We will see", LAVROV),
    # a person as the subject, and the words of another
    ('Lavrov heard the witness. "I was not in the house that night."', "I was not", NOBODY),
    ('Wang Yi listened to Lavrov. "We will never leave the harbour."', "We will", NOBODY),
    ('Xi Jinping thought of Vladimir Putin. "We will never leave the harbour."', "We will", NOBODY),
    ('Wang Yi, standing beside Lavrov, nodded. "We will never leave the harbour."', "We will", WANG),
    ('Wang Yi smiled as Lavrov left. "We will never leave the harbour."', "We will", WANG),
    ('Wang Yi was curt. "We will never leave the harbour."', "We will", WANG),
    ('Wang Yi held a briefing. "We will never leave the harbour."', "We will", WANG),
    # in front of a colon
    ('Lavrov was handed a note: "You will never see the harbour again."', "You will", NOBODY),
    ('Putin was unmoved: "We will never leave the harbour."', "We will", PUTIN),
    ('Wang Yi received a message: "We will never leave the harbour."', "We will", NOBODY),
    ('Wang Yi received a letter from Lavrov: "We will never leave the harbour."', "We will", LAVROV),
    ('Wang Yi faced a question: "Why did you leave the harbour?"', "Why did", NOBODY),
    ('Wang Yi held a banner: "We will never leave the harbour."', "We will", NOBODY),
    ('Wang Yi\'s answer: "We will never leave the harbour."', "We will", WANG),
    # behind "as"
    ('China built the road as "a gift to the village".', "a gift", NOBODY),
    ('Lavrov serves as "a guide of a sort".', "a guide", NOBODY),
    ('Lavrov used the canal as "a means of war".', "a means", NOBODY),
    ('Lavrov dismissed the plan as "a gift to nobody".', "a gift", LAVROV),
    # between dashes, and turned round
    ("Wang Yi's words — “we’ll build the bridge back” — drew cheers.", "build the bridge", WANG),
    ("The plan — “we’ll build the bridge back” — drew cheers from Wang Yi.", "build the bridge", NOBODY),
    ("“A waste,” was how Wang Yi described the plan.", "A waste", WANG),
]


@pytest.mark.parametrize(("text", "words", "speaker"), LONE, ids=[row[0][:70] for row in LONE])
def test_a_quotation_without_a_verb_is_its_speakers(text: str, words: str, speaker: str | None) -> None:
    found = extract_text(text, published="2023-05-01").attributions
    saying = [a for a in found if any(words in text[span.start : span.end] for span in a.content)]
    assert {a.speaker.actor.name if a.speaker is not None else None for a in saying} <= {speaker}
    assert saying or speaker is None
    assert all(a.no_speaker for a in saying if a.speaker is None)
