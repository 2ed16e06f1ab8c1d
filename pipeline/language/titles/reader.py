"""Where a title that starts with a type noun ends."""

from __future__ import annotations

import re
from pathlib import Path

from spacy.tokens import Doc

from pipeline.language.phrases import PhraseReader
from pipeline.language.titles.complements import ComplementReader
from pipeline.language.titles.members import MemberReader
from pipeline.language.titles.surroundings import Surroundings
from pipeline.language.titles.words import (
    DE,
    DETERMINERS,
    NAMES,
    PLACES,
    is_a,
    skip_space,
    words_at,
    words_in,
)
from pipeline.rules.folding import fold
from pipeline.rules.titles import load_titles

_VALUES = PLACES | {"DATE"}
_FIGURES = frozenset(("QUANTITY",))
_NAMES_AND_DATES = NAMES | {"DATE", "PROGRAMME"}
_ADJUNCTS = frozenset(("a", "au", "aux", "en", "dans"))
_TOPIC_OPENERS = frozenset(
    ("sur", "pour", "a", "au", "aux", "en", "consacre", "consacree", "dedie", "dediee", "relatif", "relative")
)
_INFINITIVE = re.compile(r".{2,}(?:er|ir|oire?|dre|tre|ire)")


class TitleReader:
    """Where a title that starts with a type noun ends; `style` is « programme » or « event »."""

    def __init__(self, style: str, patterns: Path | None = None) -> None:
        self._phrases = PhraseReader(style, patterns)
        self.words = load_titles(patterns)
        self.determiners = DETERMINERS
        self._limit = self._phrases.style.limit
        self._members = MemberReader(self._phrases)
        self._complements = ComplementReader(self._phrases, self.words)

    def find_end(self, around: Surroundings, head: int, named: bool) -> int:
        """Token index after the title whose type noun is at `head`; `named` if it is written as a name."""
        doc = around.doc
        end = self._phrases.find_end(doc, head)
        while end < min(len(doc), head + self._limit):
            further = self._go_on(around, head, end, named)
            if further is None or further <= end:
                break
            end = further
        return self._without_adjunct(around, head, end, named)

    def read_name(self, around: Surroundings, start: int) -> int:
        """End of a title that stands without quotes: « projet [Améliorer l'accès aux soins] »."""
        token = around.doc[start]
        if token.pos_ == "VERB" and _INFINITIVE.fullmatch(fold(token.text)) and start + 1 < len(around.doc):
            noun = self._object_noun(around.doc, start + 1)
            return start + 1 if noun is None else self.find_end(around, noun, named=True)
        return self.find_end(around, start, named=True)

    # --- going on

    def _go_on(self, around: Surroundings, head: int, end: int, named: bool) -> int | None:
        doc = around.doc
        reached = self._whole_name(around, head, end) or self._members.read_organiser(around, end)
        if reached is None:
            reached = self._dated(around, head, end) or self._members.read_between(around, head, end)
        if reached is None:
            reached = self._complements.find_end(around, head, end)
        if reached is not None:
            return reached
        start = self._apposed(doc, head, end) or self._compound(doc, end)
        if start is None:
            start = self._complement_noun(doc, end)
        if start is None:
            start = self._governed(around, head, end, named) or self._members.read_governed(around, head, end)
        if start is None:
            start = self._duration(doc, end)
        if start is None:
            start = self._counted(around, end) or self._field(around, head, end)
        if start is None:
            start = self._members.read_bare(around, end) or self._members.read_topic(around, head, end)
        if start is None and (named or words_in(doc, head, end) & {"sur", "contre", "relative", "relatif"}):
            start = self._inside(around, end)
        if start is not None:
            return self._phrases.find_end(doc, start)
        if named:
            return self._infinitive(doc, end)
        return None

    def _whole_name(self, around: Surroundings, head: int, end: int) -> int | None:
        """End of the name, programme or date (« 2019-2022 ») that the title so far cuts in two."""
        for span in around.within(head + 1, end, _NAMES_AND_DATES):
            if span.end > end:
                return span.end
        return None

    def _compound(self, doc: Doc, end: int) -> int | None:
        """Last word of « prise en charge » when the title so far ends with « prise »."""
        last = fold(doc[end - 1].text)
        for compound in self.words.compounds:
            if compound[0] == last and words_at(doc, end, len(compound) - 1) == compound[1:]:
                return end + len(compound) - 2
        return None

    def _complement_noun(self, doc: Doc, end: int) -> int | None:
        """« remise » in « cérémonie de remise », which looks like a participle."""
        i = skip_space(doc, end)
        if i >= len(doc) or fold(doc[i].text) not in DE | {"sur", "pour"}:
            return None
        i = skip_space(doc, i + 1)
        if i < len(doc) and fold(doc[i].text) in DETERMINERS:
            i = skip_space(doc, i + 1)
        return i if i < len(doc) and fold(doc[i].text) in self.words.nouns else None

    def _governed(self, around: Surroundings, head: int, end: int, named: bool) -> int | None:
        """« aux migrants » after « assistance psychosociale »: an adjective stands between."""
        doc = around.doc
        i = skip_space(doc, end)
        if i + 1 >= len(doc) or not is_a(doc[i]):
            return None
        if fold(doc[i + 1].text) in self.words.after_a:
            return i + 1
        nouns = {fold(doc[j].text) for j in range(max(head, end - 3), end)}
        if not nouns & (self._phrases.words.take_a | self.words.take_a):
            return None
        i += 1
        if fold(doc[i].text) in DETERMINERS:
            i += 1
        is_noun = i < len(doc) and doc[i].is_alpha and not around.at(i, PLACES)
        if is_noun and fold(doc[i].text) in self.words.not_governed and not named:
            return None
        return i if is_noun and (not doc[i].pos_ or doc[i].pos_ in ("NOUN", "PROPN", "ADJ")) else None

    @staticmethod
    def _apposed_number(doc: Doc, i: int) -> int | None:
        """Last token of « 02-03 » in « loi n° 02-03 relative à … »."""
        for at in range(i, min(i + 3, len(doc))):
            if doc[at].text[0].isdigit():
                while at + 2 < len(doc) and doc[at + 1].text in "-./" and doc[at + 2].text[0].isdigit():
                    at += 2
                return at
            if fold(doc[at].text) not in ("n", "n°", "°", "no", "numero"):
                return None
        return None

    def _apposed(self, doc: Doc, head: int, end: int) -> int | None:
        """« pilote » in « projet pilote de télémédecine », the number of a law."""
        if end >= len(doc):
            return None
        if fold(doc[end].text) in self.words.apposed:
            return end
        if end != head + 1:
            return None
        return self._apposed_number(doc, end) if doc[end].text[0] in "nN" else None

    def _dated(self, around: Surroundings, head: int, end: int) -> int | None:
        """End of « loi du 7 mars 2016 », « Convention de 1951 »."""
        if end != head + 1 or fold(around.doc[head].text) not in self.words.take_dates:
            return None
        if end + 1 >= len(around.doc) or fold(around.doc[end].text) not in DE:
            return None
        date = around.at(end + 1, frozenset(("DATE",)))
        return date.end if date is not None else None

    def _duration(self, doc: Doc, end: int) -> int | None:
        """« jours » of « atelier de 4 jours sur la tenue », if the topic follows."""
        if end + 3 >= len(doc) or fold(doc[end].text) not in DE:
            return None
        unit = end + 2
        if fold(doc[unit].text) not in self.words.durations:
            return None
        return unit if fold(doc[unit + 1].text) in _TOPIC_OPENERS else None

    def _field(self, around: Surroundings, head: int, end: int) -> int | None:
        """« secours » in « formation en premiers secours psychologiques »."""
        doc, words = around.doc, self.words
        if end + 1 >= len(doc) or fold(doc[end].text) != "en":
            return None
        nouns = {fold(doc[i].text) for i in (head, end - 2, end - 1)}
        if not nouns & words.take_en or fold(doc[end + 1].text) in words.not_fields:
            return None
        i = end + 1
        if doc[i].pos_ == "ADJ" and i + 1 < len(doc):
            i += 1
        is_noun = doc[i].text.islower() and doc[i].pos_ in ("NOUN", "ADJ", "")
        return i if is_noun and not around.at(end + 1, _VALUES) else None

    def _counted(self, around: Surroundings, end: int) -> int | None:
        """« santé » in « formation de 45 agents de santé sur la rage »: the last word of the figure."""
        if end + 1 >= len(around.doc) or fold(around.doc[end].text) not in DE:
            return None
        figure = around.at(end + 1, _FIGURES)
        if figure is None or {fold(token.text) for token in figure} & (self.words.durations | {"%", "pour"}):
            return None
        return figure.end - 1

    def _inside(self, around: Surroundings, end: int) -> int | None:
        """« réseau » in « des infirmiers dans le réseau rural de soins »."""
        doc = around.doc
        if end + 2 >= len(doc) or fold(doc[end].text) != "dans" or fold(doc[end + 1].text) not in DETERMINERS:
            return None
        noun = doc[end + 2]
        if fold(noun.text) in self.words.not_inside or around.at(end + 2, PLACES) or not noun.text.islower():
            return None
        return end + 2 if not noun.pos_ or noun.pos_ == "NOUN" else None

    def _infinitive(self, doc: Doc, end: int) -> int | None:
        """End of « pour faire face aux sécheresses et à la fièvre jaune »."""
        if end + 3 >= len(doc) or fold(doc[end].text) != "pour":
            return None
        if not _INFINITIVE.fullmatch(fold(doc[end + 1].text)) or doc[end + 1].pos_ not in ("", "VERB"):
            return None
        reached = self._object(doc, end + 2)
        if reached is None:
            return None
        if reached + 2 < len(doc) and doc[reached].lower_ == "et" and is_a(doc[reached + 1]):
            return self._object(doc, reached + 1) or reached
        return reached

    def _object(self, doc: Doc, i: int) -> int | None:
        noun = self._object_noun(doc, i)
        return None if noun is None else self._phrases.find_end(doc, noun)

    @staticmethod
    def _object_noun(doc: Doc, i: int) -> int | None:
        """« crises » in « aux crises », « accès » in « l'accès »: what an infinitive is about."""
        if i < len(doc) and (is_a(doc[i]) or fold(doc[i].text) in DE):
            i += 1
        if i < len(doc) and fold(doc[i].text) in DETERMINERS:
            i += 1
        if i >= len(doc) or not (doc[i].is_alpha or "-" in doc[i].text):
            return None
        return i

    # --- cutting back

    def _without_adjunct(self, around: Surroundings, head: int, end: int, named: bool) -> int:
        """Cut « à Niamey », « au Maroc », and « pour le camp de Mbera » of what is not written as a name."""
        doc = around.doc
        for figure in around.within(head + 2, end, _FIGURES):
            money = not named and fold(doc[figure.start - 1].text) in DE and figure.end >= end
            if money and getattr(figure._.value, "kind", "") == "money":
                return _trimmed(doc, head, figure.start - 1)
        cutting = _ADJUNCTS if named else _ADJUNCTS | {"pour"}
        for i in range(head + 1, end - 1):
            if doc[i].text == "a" or fold(doc[i].text) not in cutting:
                continue
            at = i + 1
            if fold(doc[at].text) in DETERMINERS:
                at += 1
            place = around.at(at, PLACES)
            if place is not None and place.end >= end:
                return _trimmed(doc, head, i)
        return _trimmed(doc, head, end)


def _trimmed(doc: Doc, head: int, end: int) -> int:
    while end > head + 1 and not doc[end - 1].text[0].isalnum():
        end -= 1
    return end
