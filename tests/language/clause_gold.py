"""Score clauses against gold that was written without looking at the program.

Run as a script it tells what is wrong: ``python tests/language/clause_gold.py FILE… [--row NAME]``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kg.pipeline import Extractor
from kg.reading.article import read_article_text
from kg.records import Block, Clause, ClauseKind, Reading, TextSpan, Zone

FOLDER = Path(__file__).parent / "clauses"
_NO_ROLES = {"predicate", "kind", "factuality", "none"}


class Case(NamedTuple):
    """One sentence with the clauses it must give and the predicates it must not give."""

    row: str
    text: str
    zone: Zone
    clauses: tuple[Mapping[str, Any], ...]
    absent: tuple[str, ...]
    known_miss: str  # why the case is not expected to hold, or empty


class Check(NamedTuple):
    """One thing that the gold says of a sentence, and whether it is so.

    `what` is `clause`, `factuality`, `absent` or a role.
    """

    what: str
    right: bool
    note: str


def load_cases(path: Path) -> list[Case]:
    """Cases of a file: a list, or a mapping from row to list."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = data if isinstance(data, dict) else {path.stem: data}
    return [
        Case(
            row,
            entry["text"],
            Zone(entry.get("zone", "body")),
            tuple(entry.get("clauses") or ()),
            tuple(entry.get("absent") or ()),
            entry.get("known_miss", ""),
        )
        for row, entries in rows.items()
        for entry in entries
    ]


def read_cases(extractor: Extractor, cases: Iterable[Case]) -> list[Reading]:
    """Read every sentence as an article of its own, in its zone."""
    articles = []
    for number, case in enumerate(cases):
        article = read_article_text(case.text, id=f"case-{number}")
        block = Block(TextSpan(0, len(case.text)), case.zone)
        articles.append(replace(article, blocks=(block,)))
    return list(extractor.read_all(articles))


def check_case(case: Case, reading: Reading) -> Iterator[Check]:
    """Everything that the gold says of one sentence, the clauses first."""
    left = list(reading.clauses)
    for gold in case.clauses:
        candidates = [c for c in left if gold["predicate"] in c.predicates and c.kind == gold.get("kind", c.kind)]
        checked = {c.index: list(_check_clause(gold, c, reading)) for c in candidates}
        best = max(candidates, key=lambda c: (sum(k.right for k in checked[c.index]), -c.index), default=None)
        if best is not None:
            left.remove(best)
            yield Check("clause", True, "")
            yield from checked[best.index]
            continue
        yield Check("clause", False, f"no clause {gold['predicate']!r}")
        for role in (*_roles(gold), *gold.get("none", ())):
            yield Check(role, False, f"{gold['predicate']}: not read")
        if "factuality" in gold:
            yield Check("factuality", False, f"{gold['predicate']}: not read")
    for name in case.absent:
        called = any(_is_called(name, c, case.text) for c in reading.clauses)
        yield Check("absent", not called, f"{name!r} is no clause")


def _is_called(name: str, clause: Clause, text: str) -> bool:
    """Whether the clause goes by that name; one of a noun only if that is its word."""
    nominal = clause.kind is ClauseKind.NOMINAL
    word = text[clause.trigger.start : clause.trigger.end].lower() if nominal else clause.predicate.split()[0]
    return word == name


def _roles(gold: Mapping[str, Any]) -> list[str]:
    return [key for key in gold if key not in _NO_ROLES]


def _check_clause(gold: Mapping[str, Any], clause: Clause, reading: Reading) -> Iterator[Check]:
    name, text = gold["predicate"], reading.article.text
    for role in _roles(gold):
        wanted = [str(w) for w in gold[role]]
        yield Check(
            role, _same(wanted, role, clause, reading), f"{name}: {role} is {_words(role, clause, text)}, not {wanted}"
        )
    for role in gold.get("none", ()):
        yield Check(
            role,
            not any(a.role == role for a in clause.arguments),
            f"{name}: {role} is {_words(role, clause, text)}, not empty",
        )
    if "factuality" in gold:
        wanted_value = gold["factuality"]
        yield Check(
            "factuality", clause.factuality == wanted_value, f"{name}: {clause.factuality.value}, not {wanted_value}"
        )


def _same(wanted: list[str], role: str, clause: Clause, reading: Reading) -> bool:
    """Whether the fillers are those wanted: each head word in another of the wanted phrases."""
    tokens, text = reading.parse.tokens, reading.article.text
    heads = [TextSpan(tokens[a.head].start, tokens[a.head].end) for a in clause.arguments if a.role == role]
    if len(heads) != len(wanted):
        return False
    open_ = list(heads)
    for phrase in wanted:
        places = [TextSpan(at, at + len(phrase)) for at in _places(phrase, text)]
        found = next((h for h in open_ if any(p.covers(h) for p in places)), None)
        if found is None:
            return False
        open_.remove(found)
    return True


def _places(phrase: str, text: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)


def _words(role: str, clause: Clause, text: str) -> list[str]:
    return [text[a.span.start : a.span.end] for a in clause.arguments if a.role == role]


def main(arguments: list[str]) -> None:
    """Print what is wrong in the rows of some files, and the shares."""
    from kg.pipeline import load_extractor

    only = arguments[arguments.index("--row") + 1] if "--row" in arguments else ""
    quiet = "--scores" in arguments
    extractor = load_extractor()
    for path in [Path(a) for a in arguments if a.endswith(".yaml")] or sorted(FOLDER.glob("*.yaml")):
        cases = [case for case in load_cases(path) if not only or case.row.startswith(only)]
        totals: dict[str, list[Check]] = {}
        whole: dict[str, list[bool]] = {}
        for case, reading in zip(cases, read_cases(extractor, cases), strict=True):
            checks = list(check_case(case, reading))
            totals.setdefault(case.row, []).extend(checks)
            whole.setdefault(case.row, []).append(all(c.right for c in checks))
            wrong = [c.note for c in checks if not c.right]
            if wrong and not quiet:
                print(f"{case.row}: {case.text}", *wrong, sep="\n      ")
        for row, checks in totals.items():
            print(f"{row:34} sentences {sum(whole[row])}/{len(whole[row])}  " + shares(checks))
        print(f"{path.name:34} " + shares([c for checks in totals.values() for c in checks]))


def shares(checks: list[Check]) -> str:
    """Shares of clauses found, roles, factuality and absences that are right."""
    kinds = {"clauses": ("clause",), "factuality": ("factuality",), "absent": ("absent",)}
    others = {name for names in kinds.values() for name in names}
    parts = {name: [c for c in checks if c.what in names] for name, names in kinds.items()}
    parts["roles"] = [c for c in checks if c.what not in others]
    return "  ".join(f"{name} {sum(c.right for c in some)}/{len(some)}" for name, some in parts.items() if some)


if __name__ == "__main__":
    main(sys.argv[1:])
