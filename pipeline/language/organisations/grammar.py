"""Names of bodies by their head noun: « ministère malgache de la Santé », « hôpital régional de Néma »."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.heads import Head, HeadIndex
from pipeline.language.places.context import Context
from pipeline.language.phrases import PhraseReader, is_acronym, shouts
from pipeline.language.tokens import TokenTable
from pipeline.rules.folding import fold
from pipeline.rules.organisations import HeadRule, OrganisationRules

_DE = frozenset(("de", "d'", "du", "des"))
_OF = frozenset(("de", "d'", "du"))
_ARTICLES = frozenset(("la", "l'", "le", "les"))
_IN = frozenset(("au", "aux", "en", "a"))
_QUOTES = {"«": "»", "“": "”", '"': '"'}


class NameGrammar:
    """Reads the names that start with a head noun of patterns/organisation_heads.yaml."""

    def __init__(
        self, rules: OrganisationRules, demonyms: dict[str, str], patterns: Path | None = None
    ) -> None:
        self.words = rules.words
        self.demonyms = demonyms
        self.reader = PhraseReader("organisation", patterns)
        self._heads = HeadIndex((head, rule) for rule in rules.heads for head in rule.heads)
        self._descriptors = HeadIndex((head, rule) for rule in rules.descriptors for head in rule.heads)
        self._plurals = HeadIndex((head, rule) for rule in rules.plurals for head in rule.heads)
        self._lower = {rule.id: frozenset(map(fold, rule.lower)) for rule in rules.heads}
        self._topical = {rule.id: frozenset(map(fold, rule.topical)) for rule in rules.heads}
        self._branch = {rule.id: frozenset(map(fold, rule.branch)) for rule in rules.heads}
        self._not_before = {rule.id: frozenset(map(fold, rule.not_before)) for rule in rules.heads}

    def find(self, context: Context, places: dict[int, int], countries: set[int]) -> Iterator[Candidate]:
        """Names in text order; `places` gives the end of the place that starts at a token."""
        table = context.table
        for i in range(len(table)):
            head = self._heads.at(table, i)
            if head is not None and i not in places and (head.rule.indefinite or self._may_open(table, i)):
                found = self._read(table, i, head, places, countries)
                if found is not None:
                    start = self._start(table, i)
                    yield Candidate(start, found, "ORGANISATION", head.rule.id, "grammar")
                    if head.rule.nests or fold(head.form) in self._branch[head.rule.id]:
                        yield from self._nested_place(context, head.end, found, places)
                    if quoted := self._quoted(table, found):
                        yield Candidate(*quoted, "ORGANISATION", head.rule.id, "grammar")
                    continue
            plural = self._plurals.at(table, i)
            if plural is not None:
                yield from self._each(table, i, plural)
                continue
            descriptor = self._descriptors.at(table, i)
            if descriptor is not None:
                yield from self._described(table, i, descriptor)

    # --- the head noun

    def _may_open(self, table: TokenTable, i: int) -> bool:
        """Not « un hôpital », « des ministères », « d'organisation »; plural nouns are not in the list."""
        before = table.key(i - 1)
        if self._is_inside_run(table, i):
            return False
        if table.texts[i][0].isupper() and before not in ("un", "une", "des", "chaque", "plusieurs"):
            return True
        return before not in self.words.indefinite

    def _is_inside_run(self, table: TokenTable, i: int) -> bool:
        """« National Health [Service] du Royaume-Uni »: the last word of a name in another language."""
        before = table.text(i - 1)
        if not before[:1].isupper() or not table.texts[i][0].isupper() or before in self.words.before:
            return False
        return not (
            is_acronym(before)
            or before.isupper()
            or self._starts_sentence(table, i - 1)
            or before in ("Mission", "Le", "La", "Les")
        )

    def _start(self, table: TokenTable, i: int) -> int:
        return i - 1 if table.text(i - 1) in self.words.before else i

    def _read(
        self, table: TokenTable, i: int, head: Head[HeadRule], places: dict[int, int], countries: set[int]
    ) -> int | None:
        """Token after the name, None if what follows makes none."""
        rule, doc = head.rule, table.doc
        if table.key(head.end) in self._not_before[rule.id] or (
            table.key(head.end + 1) in self._not_before[rule.id] and table.key(head.end) in _DE
        ):
            return None
        end = self.reader.find_end(doc, head.end - 1, self._opens_name)
        if fold(head.form) in self._branch[rule.id]:
            end = self._with_place(table, end, places)
        if rule.level in ("full", "bare"):
            return end if rule.level == "full" or table.texts[i][0].isupper() else None
        if self._is_defined_after_place(table, end, places):
            end = self._with_place(table, end, places)
        if rule.level == "state":
            state = self._state_end(table, head.end, end, places, countries)
            capital = table.texts[i][0].isupper() and not self._starts_sentence(table, i)
            return state or (end if capital and table.key(head.end) in _DE and end > head.end else None)
        if end == head.end:
            return None
        if rule.level == "defined":
            capital = table.texts[i][0].isupper()
            return end if capital and self._is_defined(table, end) else None
        if rule.level == "any" or (rule.level == "complement" and table.key(head.end) in _DE):
            return end
        capital = table.texts[i][0].isupper() and (
            not self._starts_sentence(table, i) or table.texts[i].isupper()
        )
        proper = self._has_proper(table, head.end, end)
        if rule.level == "proper":
            return end if proper or (capital and end - head.end > 1) else None
        if capital:
            return end
        defined = self._is_defined(table, end)
        if table.texts[i][0].isupper():
            return end if proper or defined else None
        lower = fold(head.form) in self._lower[rule.id]
        if fold(head.form) in self._topical[rule.id]:
            lower = self._has_topic(table, head.end, end)
        return end if defined or (lower and proper) else None

    def _state_end(
        self, table: TokenTable, after: int, end: int, places: dict[int, int], countries: set[int]
    ) -> int | None:
        """« gouvernement fédéral allemand », « ambassade du Japon au Mali »: with a state, or not at all."""
        for at in range(after, min(end, after + 3)):
            if table.key(at) in self.demonyms and table.texts[at].islower() | table.texts[at].isupper():
                if table.key(at + 1) in ("de", "d'", "du") and end > at + 1:
                    return end
                return at + 1
        at = after
        while at < min(end + 2, after + 4) and (table.key(at) in _DE or table.key(at) in _ARTICLES):
            at += 1
        if at in countries:
            return max(places[at], end) if end <= places[at] else end
        return None

    def _with_place(self, table: TokenTable, end: int, places: dict[int, int]) -> int:
        """« bureau de l'OMS [au Niger] », « délégation de l'UE [en Tunisie] »."""
        if table.key(end) not in _IN:
            return end
        at = end + 1
        if table.key(at) in _ARTICLES:
            at += 1
        return places.get(at, end)

    def _is_defined_after_place(self, table: TokenTable, end: int, places: dict[int, int]) -> bool:
        """« Collectif des communautés subsahariennes [au Maroc] (CCSM) »."""
        after = self._with_place(table, end, places)
        return after > end and self._is_defined(table, after)

    def _starts_sentence(self, table: TokenTable, i: int) -> bool:
        """The capital of token `i` may be that of the sentence, not of a name."""
        before = table.text(i - 1)
        return (
            i == 0 or before in (".", "!", "?", "•", "-", "–", "—", ":", "«", "|", ">", "›") or "\n" in before
        )

    def _has_proper(self, table: TokenTable, start: int, end: int) -> bool:
        return any(table.texts[k][0].isupper() for k in range(start, end))

    def _has_topic(self, table: TokenTable, start: int, end: int) -> bool:
        """« de la santé du HCR », « Santé de l'OIM »: the first complement is no proper name."""
        at = start
        while table.key(at) in _DE or table.key(at) in _ARTICLES:
            at += 1
        return end - at > 2 and not is_acronym(table.text(at)) and table.doc[at].pos_ != "PROPN"

    def _is_defined(self, table: TokenTable, end: int) -> bool:
        """An acronym in brackets follows."""
        return table.text(end) == "(" and is_acronym(table.text(end + 1)) and len(table.text(end + 1)) > 2

    def _opens_name(self, doc: Doc, i: int) -> bool:
        text = doc[i].text
        return is_acronym(text) and text not in self.words.not_acronyms and not shouts(doc, i)

    # --- places and descriptors

    def _nested_place(
        self, context: Context, start: int, end: int, places: dict[int, int]
    ) -> Iterator[Candidate]:
        """The unknown place at the end of a name: « district sanitaire de [Moyen-Mono] »."""
        table = context.table
        for at in range(max(start, end - 6) + 1, end):
            linked = table.key(at - 1) in _OF or (table.key(at - 1) in _ARTICLES and table.key(at - 2) in _OF)
            if not linked or not table.is_capital(at) or context.name_end(at) != end:
                continue
            plain = table.keys[at] in context.topics or is_acronym(table.texts[at])
            if not plain and at not in places and table.doc[at].pos_ in ("PROPN", ""):
                if table.key(at - 1) in _OF or table.texts[at - 1][0].isupper():
                    at -= table.texts[at - 1] in ("La", "Le", "Les", "L'")
                    yield Candidate(at, end, "LOCATION", "place.nested", "grammar")
            return

    def _quoted(self, table: TokenTable, at: int) -> tuple[int, int] | None:
        """The name inside the quotes that open at token `at`: « [Vivre debout] »."""
        closing = _QUOTES.get(table.text(at))
        if not closing:
            return None
        end = next((k for k in range(at + 1, min(at + 12, len(table))) if table.texts[k] == closing), None)
        start = at + 1
        while end is not None and start < end and table.texts[start].isspace():
            start += 1
        while end is not None and end > start and table.texts[end - 1].isspace():
            end -= 1
        return (start, end) if end and end > start and table.texts[start][0].isupper() else None

    def _described(self, table: TokenTable, i: int, head: Head[HeadRule]) -> Iterator[Candidate]:
        """« l'ONG [Santé Sud] », « l'association « [Vivre debout] » »: the name without what it is."""
        at = head.end
        while at < len(table) and table.doc[at].pos_ == "ADJ" and table.texts[at].islower():
            at += 1
        if quoted := self._quoted(table, at):
            yield Candidate(*quoted, "ORGANISATION", head.rule.id, "grammar")
            return
        if not table.is_capital(at) or (table.texts[i][0].isupper() and head.form.islower()):
            return
        end = at
        while end < len(table) and end - at < 7:
            word = table.texts[end]
            if (
                word[0].isupper()
                or (word in "-&'’" and end > at)
                or (word[0].isdigit() and end > at)
                or (
                    table.key(end)
                    in (
                        "de",
                        "du",
                        "des",
                        "d'",
                        "et",
                        "pour",
                        "la",
                        "les",
                        "l'",
                        "sans",
                        "the",
                        "of",
                        "for",
                        "en",
                    )
                    and self._goes_on(table, end)
                )
            ):
                end += 1
            elif end > at and table.key(end) == "sans" and table.key(end + 1) in ("frontieres", "frontiere"):
                end += 2
            else:
                break
        while end > at and not table.texts[end - 1][0].isalnum():
            end -= 1
        if end > at and not self._is_person(table, at, end):
            yield Candidate(at, end, "ORGANISATION", head.rule.id, "grammar")

    def _each(self, table: TokenTable, i: int, head: Head[HeadRule]) -> Iterator[Candidate]:
        """« [ministères de l'Intérieur], du [Travail] et de la [Santé] »: not where one name is all there is."""
        found: list[tuple[int, int]] = []
        at = head.end
        while table.key(at) in _DE:
            at += 1
            at += table.key(at) in _ARTICLES
            end = self.reader.noun_phrase_end(table.doc, at)
            if end is None or not table.is_capital(at):
                break
            found.append((at, end))
            at = end
            if table.key(at) not in (",", "et"):
                break
            at += 1
        if len(found) > 1:
            yield Candidate(i, found[0][1], "ORGANISATION", head.rule.id, "grammar")
            for start, end in found[1:]:
                yield Candidate(start, end, "ORGANISATION", head.rule.id, "grammar")

    def _goes_on(self, table: TokenTable, i: int) -> bool:
        after = i + 1
        while table.key(i) != "et" and table.key(after) in (*_ARTICLES, "de", "des", "du"):
            after += 1
        return table.is_capital(after) and not is_acronym(table.text(after))

    def _is_person(self, table: TokenTable, start: int, end: int) -> bool:
        return all(table.doc[k].ent_type_ == "PER" for k in range(start, end))
