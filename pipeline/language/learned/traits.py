"""What is to be seen of marks and pairs of them: words around and between, parse, layout.

A trait is a short string such as `b1=par` (the word before is « par ») or `c=FUNDS` (a word between them is
a trigger of FUNDS); a model has a weight for each trait that it knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pipeline.annotation import EntityType
from pipeline.language.learned.candidates import Pair
from pipeline.language.learned.page import Mark, Page

_NAMED = (EntityType.ORGANISATION, EntityType.EVENT, EntityType.PROGRAMME)
_BEFORE, _AFTER = 3, 2
_CUES_BEFORE, _CUES_AFTER = 6, 5
_BETWEEN = 60
_WORDS = 25
_NEAR_WORDS = 8
_SEQUENCE = 7
_CHAIN = 9
_DISTANCES = (1, 2, 4, 7, 12, 20, 35)
_PUNCTUATION = {
    ",": "comma", ";": "semicolon", ":": "colon", "(": "open", "[": "open", ")": "close", "]": "close",
    "–": "dash", "-": "dash", "—": "dash", "•": "dash", "\n": "line", "«": "quote", "»": "quote", "|": "bar",
}  # fmt: skip


def end_traits(page: Page, mark: Mark) -> list[str]:
    """Traits of one mark."""
    entity = mark.entity
    count = page.frequency[entity.id]
    traits = [
        f"t={mark.type}",
        f"sent={min(mark.sentence, 3)}",
        f"n={1 if count == 1 else 2 if count < 4 else 4}",
        f"place={min(page.places[entity.id], 3)}",
        *_value_traits(mark),
        *_context_traits(page, mark),
        *(f"with={there}" for there in page.company[mark.sentence]),
    ]
    if mark.anaphor:
        traits.append("anaphor")
    if mark.type in _NAMED:
        traits.append(f"h={page.stems[mark.start]}")
    if page.doc[mark.start].is_upper:
        traits.append("upper")
    if entity.id in page.early:
        traits.append("early")
    if page.parsed:
        traits += _parse_traits(page, mark)
    return list(dict.fromkeys(traits))


def pair_traits(page: Page, pair: Pair) -> list[str]:
    """Traits of two marks."""
    if pair.second.start < pair.first.end:
        read = _nested_traits
    else:
        read = _far_traits if pair.is_far else _between_traits
    types = f"tt={pair.first.type.value[:3]} {pair.second.type.value[:3]}"
    return list(dict.fromkeys(["pair", types, *read(page, pair)]))


def _value_traits(mark: Mark) -> Iterator[str]:
    value = mark.entity.value
    if isinstance(value, dict):
        yield f"kind={value.get('kind')}"
        yield f"outcome={value.get('outcome')}"
        yield f"unit={value.get('unit')}"[:14]
    elif mark.type is EntityType.DATE:
        text = str(value)
        yield "interval" if "/" in text else f"date{text.count('-')}"


def _context_traits(page: Page, mark: Mark) -> Iterator[str]:
    start, end = page.bounds[mark.start]
    before = _words_before(page, mark.start - 1, start)
    after = _words_after(page, mark.end, end)
    yield f"b1={before[0]}"
    yield f"b2={before[1]}"
    yield f"b12={before[1]} {before[0]}"
    yield f"b123={before[2]} {before[1]} {before[0]}"
    yield f"a1={after[0]}"
    yield f"a12={after[0]} {after[1]}"
    for i in range(max(start, mark.start - _CUES_BEFORE), mark.start):
        for cue in page.cues[i]:
            yield f"cb={cue}"
    for i in range(mark.end, min(end, mark.end + _CUES_AFTER)):
        for cue in page.cues[i]:
            yield f"ca={cue}"
    if page.headings[mark.start]:
        yield "heading"
    if mark.start <= start + 1:
        yield "first"
    if mark.end >= end - 1:
        yield "last"


def _words_before(page: Page, at: int, floor: int) -> list[str]:
    """The stems before a mark, nearest first; another mark is one word, its type."""
    words: list[str] = []
    while at >= floor and len(words) < _BEFORE:
        rank = page.mark_at[at]
        words.append(f"<{page.marks[rank].type}>" if rank >= 0 else page.stems[at])
        at = (page.marks[rank].start if rank >= 0 else at) - 1
    return words + ["^"] * (_BEFORE - len(words))


def _words_after(page: Page, at: int, ceiling: int) -> list[str]:
    words: list[str] = []
    while at < ceiling and len(words) < _AFTER:
        rank = page.mark_at[at]
        words.append(f"<{page.marks[rank].type}>" if rank >= 0 else page.stems[at])
        at = page.marks[rank].end if rank >= 0 else at + 1
    return words + ["$"] * (_AFTER - len(words))


def _parse_traits(page: Page, mark: Mark) -> Iterator[str]:
    dep, governor = page.deps[mark.head], page.heads[mark.head]
    yield f"dep={dep}"
    if page.is_subject(mark):
        yield "subject"
    if governor != mark.head:
        yield f"g={page.stems[governor]}"
        yield f"gp={page.pos[governor]}"
        yield f"dg={dep} {page.stems[governor]}"
        for cue in page.cues[governor]:
            yield f"cg={cue}"
            yield f"cgd={cue} {dep}"


def _company_traits(page: Page, pair: Pair) -> Iterator[str]:
    """What else could be meant: types in the sentence of the second mark, and since the first one."""
    for there in page.company[pair.second.sentence]:
        yield f"bwith={there}"
    start = pair.first.rank + 1
    since = page.marks[start : min(pair.second.rank, start + 2 * _BETWEEN)]
    if not any(mark.type is pair.first.type for mark in since):
        yield "latest"


def _nested_traits(page: Page, pair: Pair) -> list[str]:
    outer, inner = pair.first, pair.second
    where = "first" if inner.start == outer.start else "last" if inner.end == outer.end else "middle"
    traits = ["gap=0", "nested", f"nested={where}"]
    traits += [f"in={page.stems[i]}" for i in range(outer.start, min(inner.start, outer.start + _NEAR_WORDS))]
    if inner.start > outer.start:
        traits.append(f"inb={page.stems[inner.start - 1]}")
    return traits


def _between_traits(page: Page, pair: Pair) -> list[str]:
    first, second = pair
    gap = second.sentence - first.sentence
    sequence, words, types, cues = _read_between(page, first.end, second.start)
    distance = second.start - first.end
    limit = next((limit for limit in _DISTANCES if distance <= limit), 60)
    same, other = types[first.type], types[second.type]
    traits = [
        f"gap={gap}", f"d={limit}", f"d={limit} {gap}", f"nm={min(types.total(), 6)}",
        f"na={min(same, 3)}", f"nb={min(other, 3)}", f"nab={min(same, 2)} {min(other, 2)}",
        f"ls={page.stems[page.bounds[first.start][0]]}",
    ]  # fmt: skip
    traits += [f"mt={kind}" for kind in types]
    traits += [f"p={_PUNCTUATION[stem]}" for stem in sequence if stem in _PUNCTUATION]
    traits += [trait for cue in cues for trait in (f"c={cue}", f"c={cue} {gap}")] or ["c=none"]
    if sequence[:1] == [":"]:
        traits.append("label")
    if gap:
        return traits + _across_traits(page, pair, words)
    traits += [f"w={word}" for word in words[:_WORDS]]
    if len(words) <= _NEAR_WORDS:
        traits += [f"wn={word}" for word in words]
        traits += [f"w2={left} {right}" for left, right in pairwise(words)]
    if len(sequence) <= _SEQUENCE:
        traits.append("seq=" + " ".join(sequence))
    if page.parsed:
        traits += _path_traits(page, first, second)
    return traits


def _across_traits(page: Page, pair: Pair, words: list[str]) -> list[str]:
    traits = [*_company_traits(page, pair)]
    if page.headings[pair.first.start]:
        traits.append("under")
    if page.is_subject(pair.first):
        traits.append("topic")
    traits += [f"wf={word}" for word in words[:4]]
    traits += [f"wl={word}" for word in words[-4:]]
    return traits


def _far_traits(page: Page, pair: Pair) -> list[str]:
    """Of marks sentences apart: whether the first is what the text is about where the second stands."""
    first, second = pair
    gap = second.sentence - first.sentence
    how_far = "1" if gap < 2 else "2" if gap < 4 else "4" if gap < 7 else "7"
    place = min(page.places[first.entity.id], 2)
    since, closer = _rivals(page, first, second)
    early = first.entity.id in page.early
    traits = [
        f"far={how_far}",
        f"far={how_far} since={since}",
        f"far place={place} early={early}",
        f"far place={place} since={since} closer={closer}",
        f"far closer={closer}",
        f"far types={first.type.value[:3]} {second.type.value[:3]} {how_far} {since}",
        f"far first={page.stems[page.bounds[second.start][0]]}",
    ]
    if page.headings[first.start]:
        traits.append("far under")
    if page.is_subject(first):
        traits.append("far topic")
    return [*traits, *(f"far with={there}" for there in page.company[second.sentence])]


def _rivals(page: Page, first: Mark, second: Mark) -> tuple[int, bool]:
    """How many others of the type of the first come between, up to three; whether one is in the sentence."""
    kind, own, rivals = first.entity.type, first.entity.id, set()
    closer = False
    for mark in reversed(page.marks[max(first.rank + 1, second.rank - _BETWEEN) : second.rank]):
        if mark.entity.type is kind and mark.entity.id != own:
            closer = closer or mark.sentence == second.sentence
            rivals.add(mark.entity.id)
            if len(rivals) == 3:
                break
    return len(rivals), closer


def _read_between(
    page: Page, start: int, end: int
) -> tuple[list[str], list[str], Counter[EntityType], list[str]]:
    """Stems and types in order, the words among them, marks by type, cues; at most `_BETWEEN` steps."""
    sequence: list[str] = []
    words: list[str] = []
    types: Counter[EntityType] = Counter()
    cues: dict[str, None] = {}
    at = start
    while at < end and len(sequence) < _BETWEEN:
        rank = page.mark_at[at]
        if rank >= 0:
            mark = page.marks[rank]
            types[mark.type] += 1
            sequence.append(mark.type.value[:3])
            at = mark.end
            continue
        stem = page.stems[at]
        sequence.append(stem)
        if stem not in _PUNCTUATION and page.pos[at] != "DET":
            words.append(stem)
        for cue in page.cues[at]:
            cues[cue] = None
        at += 1
    return sequence, words, types, list(cues)


def top_of(page: Page, first: Mark, second: Mark) -> tuple[list[int], list[int]]:
    """The ways up the tree from both marks to the token they share, their last; empty if there is none."""
    up, down = _chain(page, first.head), _chain(page, second.head)
    where = {i: at for at, i in enumerate(up)}
    for at, i in enumerate(down):
        if i in where:
            return up[: where[i] + 1], down[: at + 1]
    return [], []


def _chain(page: Page, i: int) -> list[int]:
    chain = [i]
    while len(chain) < _CHAIN and page.heads[i] != i:
        i = page.heads[i]
        chain.append(i)
    return chain


def _path_traits(page: Page, first: Mark, second: Mark) -> Iterator[str]:
    up, down = top_of(page, first, second)
    if not up:
        yield "nopath"
        return
    top = up[-1]
    left = [page.deps[i] for i in up[:-1]]
    right = [page.deps[i] for i in down[:-1]]
    length = len(left) + len(right)
    yield f"pl={min(len(left), 5)},{min(len(right), 5)}"
    if length <= 6:
        yield f"path={'>'.join(left)}|{'<'.join(reversed(right))}"
    if length > 8:
        return
    if left and right:
        yield f"top={page.stems[top]}"
        yield f"tp={page.pos[top]}"
        yield f"ends={left[-1]} {right[-1]}"
        for cue in page.cues[top]:
            yield f"tc={cue}"
            yield f"tc={cue} {left[-1]} {right[-1]}"
    for i in (*up[1:-1], *down[1:-1]):
        if page.mark_at[i] < 0:
            yield f"on={page.stems[i]}"
            for cue in page.cues[i]:
                yield f"onc={cue}"
