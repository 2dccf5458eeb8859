"""`when` and `unless` of a rule -> conditions, every fault noted with its line and a remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.records import ClauseKind
from kg.rulebook.classes import Classes
from kg.rulebook.faults import Faults, hint, listed
from kg.rulebook.model import Condition, Want
from kg.rulebook.vocabulary import CLOSED, ISSUE, SURROUNDINGS
from kg.rulebook.yaml_lines import Node

__all__ = ["ConditionReader", "flow", "twins"]

#: What only the fillers of a role can be, not the surroundings.
_OF_ACTORS = (Want.SEVERAL, Want.ABROAD)
_NOT_CONDITIONS = frozenset({"predicate", "kind"})


@dataclass(slots=True)
class _Filler:
    """What the items of a condition ask for, gathered."""

    wants: set[str]
    words: set[str]
    issues: set[str]


class ConditionReader:
    """Reads conditions and predicates of one rule; `used` names the classes that they are made of, for its digest."""

    def __init__(self, classes: Classes, faults: Faults) -> None:
        self.classes, self.faults = classes, faults
        self.used: dict[str, list[str]] = {}

    def predicates(self, node: Node | None, at: Node) -> tuple[str, ...]:
        """Names of predicates, classes written out, each once. `at` is told of, should there be none."""
        if node is None or not node.items:
            self.faults.at(at, "`when` needs a `predicate`: a verb, a noun that stands for an act, or a list of them")
            return ()
        found: list[str] = []
        for item in node.items:
            word = self._word(item, "a predicate")
            if word[:1] in {"+", "-"}:
                self.faults.at(item, f"{word!r} changes inherited predicates, and there are none; say `extends`")
            elif word.startswith("$"):
                found += sorted(self._class(item, word))
            elif word:
                found.append(word)
        twice = sorted({word for word in found if found.count(word) > 1})
        if twice:
            self.faults.at(node, f"named twice: {listed(twice)}; keep each once")
        return tuple(dict.fromkeys(found))

    def kinds(self, node: Node | None) -> frozenset[ClauseKind]:
        """Kinds of clause; all where none is named."""
        found = set()
        for item in node.items if node is not None else ():
            if item.is_one(set(ClauseKind)):
                found.add(ClauseKind(str(item.value)))
            else:
                self.faults.at(item, f"unknown clause kind {item.plain()!r}; known: {', '.join(ClauseKind)}")
        return frozenset(found) or frozenset(ClauseKind)

    def conditions(self, node: Node | None, *, negate: bool) -> tuple[Condition, ...]:
        """The conditions of `when`, or of `unless` where `negate`."""
        if node is None or node.value is None:
            return ()
        name = "unless" if negate else "when"
        if not node.entries:
            self.faults.at(node, f"`{name}` must hold conditions, such as `subject: person`")
        found = []
        for key, child in node.entries.items():
            if key in _NOT_CONDITIONS and not (negate and key == "predicate"):
                if negate:
                    self.faults.at(child, f"`{key}` stands in `unless`; say in `when` what it is")
                continue
            condition = self._condition(key, child)
            found.append(replace(condition, negate=negate, source=f"{'unless ' if negate else ''}{key}: {flow(child)}"))
        return tuple(found)

    def role(self, name: str, at: Node, extra: Iterable[str] = ()) -> None:
        """Note a role that no clause has."""
        known = self.classes.roles | set(extra)
        if name not in known:
            self.faults.at(at, f"unknown role {name!r}; {hint(name, known)}")

    def _condition(self, key: str, node: Node) -> Condition:
        roles = tuple(part.strip() for part in key.split("|"))
        for role in roles:
            self.role(role, node, extra=SURROUNDINGS)
        around = SURROUNDINGS.intersection(roles)
        if around and len(roles) > 1:
            self.faults.at(node, f"{sorted(around)[0]!r} is no role; give it a condition of its own")
        if len(set(roles)) < len(roles):
            self.faults.at(node, f"a role stands twice in {key!r}; keep one")
        if not node.items:
            self.faults.at(node, f"{key!r} asks for nothing; write `any` where anything will do, or take it out")
        closed = next((CLOSED[role] for role in roles if role in CLOSED), None)
        filler = _Filler(set(), set(), set())
        for item in node.items:
            if closed is not None:
                self._value(item, closed, filler)
            else:
                self._filler(item, filler, actors=not around)
        written = [item.text for item in node.items]
        for text in sorted({text for text in written if text and written.count(text) > 1}):
            self.faults.at(node, f"{text!r} stands twice in {key!r}; keep one")
        if Want.ANY in filler.wants and len(node.items) > 1:
            self.faults.at(node, "`any` takes in all the rest; keep it alone, or leave it out")
        wants = frozenset(filler.wants - {Want.ANY})
        return Condition(
            roles,
            wants,
            frozenset(filler.words),
            actors=tuple(self.classes.actors[name] for name in sorted(wants & self.classes.actors.keys())),
            counted=self.classes.actors.get("actor") if Want.SEVERAL in wants else None,
            issues=frozenset(filler.issues),
        )

    def _value(self, item: Node, closed: tuple[str, ...], filler: _Filler) -> None:
        if item.is_one(closed):
            filler.words.add(str(item.value))
        else:
            self.faults.at(item, f"unknown value {item.plain()!r}; known: {', '.join(closed)}")

    def _filler(self, item: Node, filler: _Filler, *, actors: bool) -> None:
        word = self._word(item, "a filler")
        if word.startswith("$"):
            filler.words |= self._class(item, word)
        elif word.startswith("="):
            self._plain_word(item, word[1:], filler)
        elif word.startswith(ISSUE):
            self._issue(item, word.removeprefix(ISSUE), filler, actors=actors)
        elif word in {Want.ANY, Want.NONE} or (actors and word in {*_OF_ACTORS, *self.classes.actors}):
            filler.wants.add(word)
            counted = "actor" if word == Want.SEVERAL else word
            if counted in self.classes.actors:
                self.used[counted] = _content(self.classes, counted)
        elif word:
            named = [*self.classes.actors, *_OF_ACTORS] if actors else []
            known = sorted({*named, Want.ANY, Want.NONE})
            self.faults.at(
                item,
                f"unknown filler {word!r}; {hint(word, known)}; a class of words is written $name, a word =word, "
                "an issue issue:id",
            )

    def _plain_word(self, item: Node, word: str, filler: _Filler) -> None:
        if not word or word != word.strip() or word != word.lower():
            self.faults.at(item, f"'={word}' is no lemma; write it in small letters right behind the =")
        filler.words.add(word)

    def _issue(self, item: Node, issue: str, filler: _Filler, *, actors: bool) -> None:
        if not actors:
            self.faults.at(item, f"'{ISSUE}{issue}' stands where words are asked for; ask it of a role")
        elif issue in self.classes.issues:
            filler.issues |= self.classes.issues[issue]
            self.used[f"{ISSUE}{issue}"] = sorted(self.classes.issues[issue])
        else:
            self.faults.at(item, f"unknown issue {issue!r}; {hint(issue, self.classes.issues)}")

    def _class(self, item: Node, word: str) -> frozenset[str]:
        if word[1:] in self.classes.words:
            self.used[word] = sorted(self.classes.words[word[1:]])
            return self.classes.words[word[1:]]
        self.faults.at(item, f"unknown word class {word!r}; {hint(word[1:], self.classes.words)}")
        return frozenset()

    def _word(self, item: Node, what: str) -> str:
        if item.text is None:
            self.faults.at(item, f"{item.plain()!r} is not {what}; write a word")
        return item.text or ""


def twins(node: Node | None, faults: Faults) -> None:
    """Note conditions that look at the same roles, written in another order."""
    seen: set[tuple[str, ...]] = set()
    for key, child in node.entries.items() if node is not None else ():
        roles = tuple(sorted(part.strip() for part in key.split("|")))
        if roles in seen:
            faults.at(child, f"the roles of {key!r} have a condition already; put both into one list")
        seen.add(roles)


def flow(node: Node) -> str:
    """A condition's value as it stands in the file, a list in brackets."""
    if isinstance(node.value, tuple):
        return f"[{', '.join(str(item.plain()) for item in node.value)}]"
    return str(node.plain())


def _content(classes: Classes, name: str) -> list[str]:
    found = classes.actors[name]
    return [",".join(sorted(part)) for part in (found.types, found.countries, found.ids, found.not_ids)]
