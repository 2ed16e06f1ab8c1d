"""A document as plain lists, with the marks (names and anaphors) that a relation may join."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.attrs import DEP, HEAD, POS
from spacy.tokens import Doc

from pipeline.annotation import Entity, EntityType
from pipeline.language.extensions import SPANS
from pipeline.language.relations.extent import sentence_bounds
from pipeline.rules.folding import fold
from pipeline.rules.relations import RelationRules

_STEM = 7
_HEADING_WORDS = 14
_FIRST_SENTENCES = 2
#: How many mentions the first lines are worth.
_EARLY_BONUS = 2
_BLANKS = ("\n", " ")
_INSIDE_PHRASE = ("nmod", "conj", "appos", "flat:name", "flat:foreign")

#: By word, the predicates of the rules that it triggers.
Cues = dict[str, tuple[str, ...]]


@dataclass(slots=True, eq=False)
class Mark:
    """A mention, or an anaphor of one token; `head` is the token by which the parse hangs it up."""

    start: int
    end: int
    entity: Entity
    anaphor: bool
    sentence: int = 0
    head: int = 0
    rank: int = 0

    @property
    def type(self) -> EntityType:
        return self.entity.type


@dataclass(slots=True, eq=False)
class Page:
    """Tokens by index (stems, parts of speech, dependencies, heads, sentences, cues), and the marks in order.

    `parsed` tells whether parts of speech, dependencies and heads mean anything.
    """

    doc: Doc
    parsed: bool
    stems: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    bounds: list[tuple[int, int]]
    cues: list[tuple[str, ...]]
    #: number of the sentence of each token
    sentences: list[int]
    #: whether each token stands in a line without an end mark
    headings: list[bool]
    marks: list[Mark] = field(default_factory=list)
    #: index of the outermost mark that each token belongs to, -1 for none
    mark_at: list[int] = field(default_factory=list)
    #: by entity, how many marks it has
    frequency: Counter[str] = field(default_factory=Counter)
    #: by entity, its place among those of its type, the most named first
    places: dict[str, int] = field(default_factory=dict)
    #: the first mark of each entity, in order
    first_marks: list[Mark] = field(default_factory=list)
    #: entities of the first lines
    early: frozenset[str] = frozenset()
    #: by sentence, the types of the marks in it
    company: list[tuple[str, ...]] = field(default_factory=list)

    def is_subject(self, mark: Mark) -> bool:
        """Whether the mark is subject of the main verb of its sentence."""
        i = mark.head
        for _ in range(3):
            if self.deps[i].startswith("nsubj"):
                verb = self.heads[i]
                above = self.heads[verb]
                return above in (verb, self.heads[above])
            if self.deps[i] not in _INSIDE_PHRASE:
                return False
            i = self.heads[i]
        return False


def read_page(doc: Doc, cues: Cues) -> Page:
    """The page of a document whose entities are known. Time is linear in its length."""
    parsed = doc.has_annotation("DEP")
    pos, deps, heads = _parse(doc) if parsed else ([""] * len(doc), [""] * len(doc), list(range(len(doc))))
    bounds = sentence_bounds(doc) if len(doc) else []
    texts = [token.text for token in doc]
    stems = [_stem(text) for text in texts]
    sentences, number = [], -1
    for i, (start, _) in enumerate(bounds):
        number += start == i
        sentences.append(number)
    page = Page(
        doc, parsed, stems, pos, deps, heads, bounds, [cues.get(text.lower(), ()) for text in texts],
        sentences, _headings(stems, bounds),
    )  # fmt: skip
    _add_marks(page)
    return page


def cue_words(rules: RelationRules) -> Cues:
    """Predicates that each verb form and noun of the rules is a trigger of."""
    table: dict[str, set[str]] = {}
    for triggers in (rules.verbs, rules.nouns):
        for word, found in triggers.items():
            table.setdefault(word, set()).update(trigger.predicate.value for trigger in found)
    return {word: tuple(sorted(found)) for word, found in table.items()}


def _parse(doc: Doc) -> tuple[list[str], list[str], list[int]]:
    strings = doc.vocab.strings
    rows = doc.to_array([POS, DEP, HEAD])
    names = {key: strings[int(key)] for key in {*rows[:, 0].tolist(), *rows[:, 1].tolist()}}
    pos = [names[key] for key in rows[:, 0].tolist()]
    deps = [names[key] for key in rows[:, 1].tolist()]
    heads = [i + offset for i, offset in enumerate(rows[:, 2].astype("int64").tolist())]
    return pos, deps, heads


@lru_cache(maxsize=50_000)
def _stem(text: str) -> str:
    """« financement » and « financée » give « finance »; every number gives « 0 »."""
    folded = fold(text)
    if folded[:1].isdigit():
        return "0"
    if folded.isspace():
        return "\n" if "\n" in folded else " "
    return folded[:_STEM]


def _headings(stems: list[str], bounds: list[tuple[int, int]]) -> list[bool]:
    flags: list[bool] = []
    while len(flags) < len(stems):
        start, end = bounds[len(flags)]
        last = end - 1
        while last > start and stems[last] in _BLANKS:
            last -= 1
        short = last - start < _HEADING_WORDS and stems[last] not in (".", "!", "?", "…", ";")
        flags += [short] * (end - start)
    return flags


def _add_marks(page: Page) -> None:
    page.marks = _marks(page)
    page.mark_at = [-1] * len(page.stems)
    for mark in reversed(page.marks):
        page.mark_at[mark.start : mark.end] = [mark.rank] * (mark.end - mark.start)
    page.frequency = Counter(mark.entity.id for mark in page.marks)
    page.early = frozenset(mark.entity.id for mark in page.marks if mark.sentence < _FIRST_SENTENCES)
    present: list[dict[str, None]] = [{} for _ in range(page.sentences[-1] + 1 if page.sentences else 0)]
    for mark in page.marks:
        present[mark.sentence][mark.type.value[:3]] = None
    page.company = [tuple(sorted(types)) for types in present]
    page.first_marks = _first_marks(page)
    page.places = _places(page)


def _first_marks(page: Page) -> list[Mark]:
    seen: dict[str, Mark] = {}
    for mark in page.marks:
        seen.setdefault(mark.entity.id, mark)
    return list(seen.values())


def _places(page: Page) -> dict[str, int]:
    """By entity, its place among those of its type: what is named in the first lines counts twice more."""

    def order(mark: Mark) -> tuple[int, int]:
        known = mark.entity.id
        return -page.frequency[known] - _EARLY_BONUS * (known in page.early), mark.rank

    places: dict[str, int] = {}
    seen: Counter[str] = Counter()
    for mark in sorted(page.first_marks, key=order):
        places[mark.entity.id] = seen[mark.type]
        seen[mark.type] += 1
    return places


def _marks(page: Page) -> list[Mark]:
    doc = page.doc
    entities = {entity.id: entity for entity in doc._.entities}
    marks = [
        Mark(span.start, span.end, entities[span._.entity_id], False)
        for span in doc.spans.get(SPANS, ())
        if span._.entity_id in entities
    ]
    taken = {i for mark in marks for i in range(mark.start, mark.end)}
    for at, ids in (doc._.anaphors or {}).items():
        if at not in taken:
            marks += [Mark(at, at + 1, entities[known], True) for known in ids if known in entities]
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.entity.id))
    for rank, mark in enumerate(marks):
        mark.rank = rank
        mark.sentence = page.sentences[mark.start]
        mark.head = _head_of(page, mark)
    return marks


def _head_of(page: Page, mark: Mark) -> int:
    """The first token of the mark that hangs on a token outside it."""
    for i in range(mark.start, mark.end):
        if not mark.start <= page.heads[i] < mark.end or page.heads[i] == i:
            return i
    return mark.start
