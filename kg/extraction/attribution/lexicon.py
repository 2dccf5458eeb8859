"""Load and check the words of speech and thought."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from kg.errors import RuleError
from kg.resources import resource
from kg.rulebook.prepositions import PREPOSITIONS

__all__ = ["CLASSES", "PREPOSITIONS", "SAY", "Sense", "SpeechLexicon", "load_speech_lexicon"]

#: Classes of cues: the value of an attribution's `speech_act`.
CLASSES = frozenset(
    {"assert", "deny", "ask", "urge", "warn", "threaten", "pledge", "praise", "criticise", "believe", "doubt"}
    | {"want", "plan", "learn", "announce"}
)
_STRUCTURES = frozenset(
    {"quote", "clause", "that-clause", "owned-clause", "infinitive", "object-infinitive", "on-infinitive", "gerund"}
    | {"object", "object-as", "object-name", "object-of", "object-with", "object-to", "object-person"}
    | {"report-passive", "as-it", "received", "agent-of", "unsaid"}
)
_CUES = ("verbs", "nouns", "adjectives", "adverbs", "phrases", "owned")
_WORDS = ("carriers", "drawing", "leads", "withholding", "answers", "deeds", "receiving")
_LISTS = (*_WORDS, "anonymity", "effects", "labels", "measures", "mute", "officials", "told", "voices", "works")
_MEDIA = ("media", "spoken", "kinds")
_OBJECTS = ("only_with", "never_with")
_SECTIONS = {"summary", "classes", "saying", "performing", *_MEDIA, *_OBJECTS, *_CUES, *_LISTS}
_FRAMELESS = frozenset({"adverbs", "phrases", "owned"})


class Sense(NamedTuple):
    """What a cue means in one frame: its class, and whether it is silence."""

    act: str
    withheld: bool = False


#: What a quotation does that no word of the lexicon reports.
SAY = Sense("assert")


class SayingWords(NamedTuple):
    """Words that tell where, in what and to whom somebody speaks; the file says what each list is for."""

    platforms: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    issued: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    utterances: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    columnists: frozenset[str] = frozenset()
    answering: frozenset[str] = frozenset()
    continuing: frozenset[str] = frozenset()


class PerformingWords(NamedTuple):
    """Words beside a cue with which somebody speaks all the same; the file says what each list is for."""

    habits: frozenset[str] = frozenset()
    courtesies: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    attempts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """Cue words. `verbs`, `nouns` and `adjectives` map a lemma to its frames; the others a word to its sense.

    `media` maps the lower-case words of a document or occasion to the medium's name, `spoken` verbs and `kinds` what
    catalogues call articles; `never_with` maps a word to the objects with which it means something else, `only_with` to
    those with which alone it is speech; `classes` says what each class means.
    """

    verbs: Mapping[str, Mapping[str, Sense]]
    nouns: Mapping[str, Mapping[str, Sense]]
    adjectives: Mapping[str, Mapping[str, Sense]]
    adverbs: Mapping[str, Sense]
    phrases: Mapping[str, Sense]
    owned: Mapping[str, Sense]
    carriers: frozenset[str]
    drawing: frozenset[str]
    anonymity: frozenset[str]
    effects: frozenset[str]
    labels: frozenset[str]
    leads: frozenset[str]
    officials: frozenset[str]
    withholding: frozenset[str]
    answers: frozenset[str]
    deeds: frozenset[str]
    receiving: frozenset[str]
    told: frozenset[str]
    measures: frozenset[str]
    mute: frozenset[str]
    voices: frozenset[str]
    works: frozenset[str]
    only_with: Mapping[str, frozenset[str]]
    never_with: Mapping[str, frozenset[str]]
    media: Mapping[str, str]
    spoken: Mapping[str, str]
    kinds: Mapping[str, str]
    saying: SayingWords
    performing: PerformingWords
    classes: Mapping[str, str]


def load_speech_lexicon(path: Path | None = None) -> SpeechLexicon:
    """Read the cue words that ship with the program, or those of another file.

    Raises
    ------
    RuleError
        With every fault of the file and its line: broken YAML, unknown section, class or frame, a word
        that is given the same frame twice.
    """
    path = path or resource("rules", "speech.yaml")
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise RuleError(path.name, [f"not YAML: {error}"]) from error
    reader = _Reader()
    lexicon = reader.read(root)
    if reader.faults:
        raise RuleError(path.name, [f"line {line}: {what}" for line, what in sorted(reader.faults)])
    return lexicon


class _Reader:
    """Walk the YAML nodes, which know their lines, and collect faults instead of stopping at the first."""

    def __init__(self) -> None:
        self.faults: list[tuple[int, str]] = []

    def fault(self, node: yaml.Node, what: str) -> None:
        self.faults.append((node.start_mark.line + 1, what))

    def read(self, root: yaml.Node | None) -> SpeechLexicon:
        sections = self.mapping(root, "the file") if root is not None else {}
        for name, (key, _) in sections.items():
            if name not in _SECTIONS:
                self.fault(key, f'unknown section "{name}"; use one of {", ".join(sorted(_SECTIONS))}')
        for name in sorted(_SECTIONS - sections.keys()):
            self.faults.append((1, f'section "{name}" is missing; add it'))
        cues = {name: self.cues(name, sections[name][1]) for name in _CUES if name in sections}
        lists = {name: frozenset(self.words(sections[name][1]) if name in sections else ()) for name in _LISTS}
        flat = {name: {w: next(iter(f.values())) for w, f in cues.get(name, {}).items()} for name in _FRAMELESS}
        media = {name: self.media(name, sections[name][1]) if name in sections else {} for name in _MEDIA}
        return SpeechLexicon(
            verbs=cues.get("verbs", {}),
            nouns=cues.get("nouns", {}),
            adjectives=cues.get("adjectives", {}),
            adverbs=flat["adverbs"],
            phrases=flat["phrases"],
            owned=flat["owned"],
            **lists,
            only_with=self.objects(sections, "only_with"),
            never_with=self.objects(sections, "never_with"),
            media=media["media"],
            spoken=media["spoken"],
            kinds=media["kinds"],
            saying=SayingWords(**self.lists(sections, "saying", SayingWords._fields)),
            performing=PerformingWords(**self.lists(sections, "performing", PerformingWords._fields)),
            classes=self.classes(sections["classes"][1]) if "classes" in sections else {},
        )

    def mapping(self, node: yaml.Node, what: str) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """The keys of a mapping with the nodes of key and value; anything else is a fault and gives nothing."""
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, f"{what} must be a mapping")
            return {}
        found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value:
            if str(key.value) in found:
                self.fault(key, f'"{key.value}" stands here twice; keep one')
            found[str(key.value)] = (key, value)
        return found

    def words(self, node: yaml.Node) -> list[str]:
        return [item.value for item in self.items(node)]

    def items(self, node: yaml.Node) -> Iterator[yaml.ScalarNode]:
        """The words of a list; what is no word is a fault."""
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            self.fault(node, "must be a list of words, and not empty")
            return
        for item in node.value:
            if isinstance(item, yaml.ScalarNode) and item.value.strip():
                yield item
            else:
                self.fault(item, "must be a word")

    def cues(self, section: str, node: yaml.Node) -> dict[str, dict[str, Sense]]:
        if not isinstance(node, yaml.SequenceNode):
            self.fault(node, f'"{section}" must be a list of entries')
            return {}
        found: dict[str, dict[str, Sense]] = {}
        for entry in node.value:
            parts = self.mapping(entry, f"an entry of {section}")
            frames, sense = self.entry(section, entry, parts)
            for item in self.items(parts["words"][1]) if "words" in parts else ():
                known = found.setdefault(item.value, {})
                for frame in frames:
                    if frame in known:
                        self.fault(item, f'{section}: "{item.value}" has the frame "{frame}" already; remove one')
                    known[frame] = sense
        return found

    def entry(
        self, section: str, entry: yaml.Node, parts: Mapping[str, tuple[yaml.Node, yaml.Node]]
    ) -> tuple[list[str], Sense]:
        """Frames and sense of one entry, each part checked."""
        wanted = {"class", "words"} | (set() if section in _FRAMELESS else {"frames"})
        for name in sorted(wanted - parts.keys()):
            self.fault(entry, f'{section}: "{name}" is missing; add it')
        for name in sorted(parts.keys() - wanted - {"withheld"}):
            self.fault(parts[name][0], f'{section}: unknown key "{name}"; use class, frames, withheld, words')
        act = self.choice(parts, "class", CLASSES)
        frames = [""]
        if section not in _FRAMELESS and "frames" in parts:
            frames = []
            for item in self.items(parts["frames"][1]):
                if item.value not in _STRUCTURES | PREPOSITIONS:
                    self.fault(item, f'{section}: unknown frame "{item.value}"')
                frames.append(item.value)
        return frames, Sense(act, bool(self.choice(parts, "withheld", frozenset({"true"}))))

    def choice(self, parts: Mapping[str, tuple[yaml.Node, yaml.Node]], name: str, allowed: frozenset[str]) -> str:
        if name not in parts:
            return ""
        node = parts[name][1]
        if node.value not in allowed:
            self.fault(node, f'unknown {name} "{node.value}"; use one of {", ".join(sorted(allowed))}')
        return str(node.value)

    def media(self, section: str, node: yaml.Node) -> dict[str, str]:
        return {
            word.lower(): name for name, (_, value) in self.mapping(node, section).items() for word in self.words(value)
        }

    def lists(
        self, sections: Mapping[str, tuple[yaml.Node, yaml.Node]], section: str, names: tuple[str, ...]
    ) -> dict[str, frozenset[str]]:
        """The lists of a section that has one for each of the names."""
        if section not in sections:
            return {}
        node = sections[section][1]
        found = self.mapping(node, section)
        for name, (key, _) in found.items():
            if name not in names:
                self.fault(key, f'unknown list "{name}"; use one of {", ".join(names)}')
        for name in names:
            if name not in found:
                self.fault(node, f'list "{name}" is missing; add it')
        return {name: frozenset(self.words(found[name][1])) for name in names if name in found}

    def objects(self, sections: Mapping[str, tuple[yaml.Node, yaml.Node]], name: str) -> dict[str, frozenset[str]]:
        """The objects of each word in a section that maps words to objects."""
        found = self.mapping(sections[name][1], name) if name in sections else {}
        return {word: frozenset(self.words(value)) for word, (_, value) in found.items()}

    def classes(self, node: yaml.Node) -> dict[str, str]:
        found = self.mapping(node, "classes")
        for name, (key, _) in found.items():
            if name not in CLASSES:
                self.fault(key, f'unknown class "{name}"; use one of {", ".join(sorted(CLASSES))}')
        for name in sorted(CLASSES - found.keys()):
            self.fault(node, f'class "{name}" is not explained; add it')
        return {name: str(value.value) for name, (_, value) in found.items()}
