"""A drafted rule -> the text of a rule file, with what its author should look at as comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from kg.rulebook.alike import Alike
from kg.rulebook.draft import Draft

__all__ = ["DraftedExample", "write_draft"]

#: Keys such as 'kg:hasSource', which need no quotes.
_QUOTED_CURIE = re.compile(r"'(kg:\w+)':")


@dataclass(frozen=True, slots=True)
class DraftedExample:
    """The sentence a rule was drafted from, with its date of publication if it was given."""

    text: str
    published: str | None = None


def write_draft(
    draft: Draft,
    example: DraftedExample,
    *,
    matches: Sequence[Alike] = (),
    misses: Sequence[Alike] = (),
    placeholder: str = "",
) -> str:
    """Write a rule file with one rule.

    Parameters
    ----------
    draft, example
        The rule and its sentence.
    matches : sequence of Alike
        Sentences that the rule holds for as well; they become comments.
    misses : sequence of Alike
        Sentences that look alike and that it does not hold for: its near misses. Without any the file asks for one and
        is not valid before it has one.
    placeholder : str
        A sentence to stand for the near miss that is still to be written, so that the rule can be tried.
    """
    family = draft.id.partition(".")[0]
    lines = [
        f"family: {family}",
        "about: Rules of my own.",
        "rules:",
        f"  - id: {draft.id}",
        f"    about: {_flow(draft.about)}",
        *(f"    # {note}" for note in draft.notes),
        f"    event: {draft.event}",
        *([f"    priority: {draft.priority}"] if draft.priority else []),
        "    when:",
        f"      predicate: {_flow(draft.predicate)}",
        *(f"      {role}: {_flow(want)}" for role, want in draft.when.items()),
        "    roles:",
        *(f"      {role}: {_flow(list(sources))}" for role, sources in draft.roles.items()),
        "    examples:",
        f"      - text: {_flow(example.text)}",
        *([f"        published: {_flow(example.published)}"] if example.published else []),
        f"        expect: {_flow(dict(draft.example))}",
        *(f"    # also matches: {found.sentence}  ({found.article})" for found in matches),
    ]
    return "\n".join([*lines, *_near_misses(misses, placeholder)]) + "\n"


def _near_misses(misses: Sequence[Alike], placeholder: str) -> list[str]:
    if placeholder:
        return ["    near_misses:", f"      - {_flow({'text': placeholder, 'because': 'still to be written'})}"]
    if not misses:
        return [
            "    # Write one: a sentence that looks alike and must not match, as {text: …, because: …}.",
            "    near_misses: []",
        ]
    lines = ["    near_misses:"]
    for miss in misses:
        lines += [f"      - text: {_flow(miss.sentence)}", f"        because: {_flow(miss.because)}"]
    return lines


def _flow(value: Any) -> str:
    """A value on one line, quoted where YAML needs it."""
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=1_000_000)
    return _QUOTED_CURIE.sub(r"\1:", text.removesuffix("\n").removesuffix("\n..."))
