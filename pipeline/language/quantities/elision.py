"""Numbers without a noun of their own: « 800 patients, dont 200 à Kayes », « Bénéficiaires : 46 000 »."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from itertools import accumulate

from spacy.attrs import SENT_START
from spacy.tokens import Doc, Token

from pipeline.language.quantities.candidates import Candidate
from pipeline.language.quantities.labels import LabelReader, counts, lent
from pipeline.language.quantities.phrases import next_word
from pipeline.language.quantities.pronouns import takes_up
from pipeline.language.quantities.quantity import Kind
from pipeline.language.quantities.reader import Found, QuantityReader
from pipeline.language.quantities.shares import is_restricted, is_share, opens_with_place
from pipeline.language.quantities.tokens import TokenIndex

#: What may follow a number that lost its noun: a place or time, the end of the clause, a verb.
_AFTER = (
    "à", "au", "aux", "en", "dans", "pour", "chez", "sur", "par", "ont", "sont", "étaient", "avaient",
    "seront", "l'", "depuis", "vers", "lors", "de", "des", "du", "d'", "d’", "contre", "autres",
    "nouveaux", "nouvelles",
)  # fmt: skip
#: « Parmi eux, 210 ont été transférés ».
_VERBS = (
    "ont",
    "sont",
    "étaient",
    "avaient",
    "seront",
    "seraient",
    "auraient",
    "auront",
    "souffrent",
    "souffraient",
    "présentaient",
    "concernaient",
    "concernent",
    "vivaient",
    "vivent",
    "d'",
    "d’",
)
#: « Parmi elles, 96 … », « Sur ce total, 310 … »: the noun stands in the sentence before.
_POINTING_BACK = re.compile(
    r"\b(?:parmi\s(?:eux|elles|ces\s\w{2,20})|(?:sur|de)\s(?:ce|ces)\s\w{2,12}|au\stotal)\s?,\s?\Z",
    re.IGNORECASE,
)
_PLACES = ("à", "au", "aux", "en", "dans", "du", "de", "d'", "d’")
_CHANGES = ("hausse", "baisse", "augment", "recul", "progress", "croiss", "rédu", "diminu", "chut", "taux")
#: Before who pays or gets: « 90 000 euros : 60 000 pour l'État, 30 000 de la commune ».
_GIVERS = ("pour", "de", "du", "des", "d'", "d’", "par", "à", "au", "aux", "(")
#: Quantities before a number that may lend it their noun; tokens to the one whose list it goes on with.
_LENDERS, _NEAR, _FAR = 6, 16, 32
#: More cannot be people.
_MANKIND = 9 * 10**9


class Elision:
    """Gives numbers their lost noun: that of the nearest quantity before, or of the label of their line."""

    def __init__(self, reader: QuantityReader) -> None:
        self.reader = reader
        self.labels = LabelReader(reader)
        self._opens = reader.rules.words["elision"]

    def resolve(self, doc: Doc, found: list[Found], rest: list[Candidate]) -> list[Found]:
        """`found` and the elided ones of `rest`, in text order, with the nouns of all filled in."""
        tokens = TokenIndex(doc)
        sentences = _sentence_numbers(doc)
        merged: list[Found] = []
        elided = iter(rest)
        candidate = next(elided, None)
        for one in [*found, None]:
            limit = doc[one.start].idx if one is not None else len(tokens.text)
            while candidate is not None and candidate.start < limit:
                new = (
                    self.labels.read(doc, tokens, candidate, merged)
                    or self._shared(doc, tokens, candidate, one)
                    or self._elided(doc, tokens, candidate, merged, sentences)
                )
                if new is not None:
                    merged.append(new)
                candidate = next(elided, None)
            if one is not None:
                merged.append(self._with_antecedent(doc, one, merged, sentences) if one.lacks_noun else one)
        return merged

    def _shared(self, doc: Doc, tokens: TokenIndex, candidate: Candidate, one: Found | None) -> Found | None:
        """« ont accueilli [63] et 41 parturientes »: the noun stands behind the second number."""
        if one is None or not counts(one) or one.form == "elided" or candidate.value < 2:
            return None
        text = tokens.text
        if text[candidate.end : doc[one.start].idx].strip() not in ("et", "puis"):
            return None
        written = text[candidate.number_start : candidate.end]
        if re.fullmatch(r"(?:19|20)\d\d", written) or self.reader._is_label(doc, tokens, candidate):
            return None
        return lent(tokens, candidate, one)

    def _elided(
        self, doc: Doc, tokens: TokenIndex, candidate: Candidate, before: list[Found], sentences: list[int]
    ) -> Found | None:
        start = tokens.at(candidate.start)
        end = tokens.end(candidate.end)
        taken_up = candidate.value >= 2 and (takes_up(doc, start, end) or is_restricted(doc, start, end))
        back = max(taken_up, opens_with_place(doc, start), self._points_back(tokens.text, candidate))
        lenders = [
            one
            for one in reversed(before[-_LENDERS:])
            if self._lends_noun(one, candidate)
            and (
                sentences[start] - sentences[one.start] <= max(back, self._reach(one))
                or _goes_on(doc, one.end, start)
            )
        ]
        if _happened_to_people(doc, end, self.reader.rules.outcomes):
            lenders.sort(key=lambda one: one.quantity.kind is not Kind.PEOPLE)
        if taken_up:
            lenders.sort(key=lambda one: one.quantity.value < candidate.value)
        antecedent = lenders[0] if lenders else None
        if antecedent is None:
            return None
        in_money = antecedent.quantity.kind is Kind.MONEY
        stands = (
            taken_up
            or self._is_share(doc, tokens, candidate, lenders)
            or self._stands_alone(doc, tokens, candidate, start, in_money)
        )
        return lent(tokens, candidate, antecedent) if stands else None

    def _is_share(self, doc: Doc, tokens: TokenIndex, candidate: Candidate, lenders: list[Found]) -> bool:
        """One of a list that shares out the nearest lender or a whole before it; no year, label or sum."""
        written = tokens.text[candidate.number_start : candidate.end]
        if candidate.value < 2 or re.fullmatch(r"(?:19|20)\d\d", written):
            return False
        if lenders[0].quantity.kind is Kind.MONEY or self.reader._is_label(doc, tokens, candidate):
            return False
        start, end = tokens.at(candidate.start), tokens.end(candidate.end)
        near = start - lenders[0].end <= (_FAR if opens_with_place(doc, start) else _NEAR)
        part = near and any(one.quantity.value > candidate.value for one in lenders)
        return near and is_share(doc, start, end, part)

    @staticmethod
    def _lends_noun(one: Found, candidate: Candidate) -> bool:
        """People and things lend their noun, a sum its currency to large numbers (« dont 1,2 million »)."""
        if one.quantity.kind is Kind.PEOPLE and candidate.value > _MANKIND:
            return False
        if one.quantity.kind is Kind.MONEY:
            return candidate.number.scale >= 1000 or candidate.value >= 10_000
        return counts(one)

    @staticmethod
    def _points_back(text: str, candidate: Candidate) -> bool:
        return _POINTING_BACK.search(text, max(0, candidate.start - 40), candidate.start) is not None

    @staticmethod
    def _reach(antecedent: Found) -> int:
        """Sentences back: a currency is remembered a sentence longer than a noun."""
        return 1 if antecedent.quantity.kind is Kind.MONEY else 0

    def _stands_alone(
        self, doc: Doc, tokens: TokenIndex, candidate: Candidate, start: int, in_money: bool
    ) -> bool:
        """After « dont » or in brackets; or after « et », « puis » and before a place."""
        if self.reader._is_label(doc, tokens, candidate) or tokens.splits(candidate.end):
            return False
        written = tokens.text[candidate.number_start : candidate.end]
        if re.fullmatch(r"(?:19|20)\d\d", written):
            return False
        i = start - 1
        while i >= 0 and doc[i].is_space:
            i -= 1
        previous = doc[i].lower_ if i >= 0 else ""
        after = next_word(doc, tokens.end(candidate.end), len(doc))
        following = doc[after].lower_ if after is not None else "."
        closes = following in (".", ",", ";", ")", "et", ":")
        if previous in ("les", "ces", "aux", "des") and candidate.value <= 10:
            return False  # « les deux ont été opérés »
        if previous == "(" and i > 0 and doc[i - 1].text in "-–":
            return False  # « 2 - (29) Tunisie »
        if (
            after is not None
            and following in ("et", "à", "ou")
            and doc[after + 1 : after + 2].text[:1].isdigit()
        ):
            return False  # « (1 080 et 2 160 FCFA) »
        if candidate.number.scale >= 10**6 and closes:
            return True
        if "en" in [token.lower_ for token in doc[max(0, start - 5) : start]] and closes:
            return candidate.value > 10 and doc[start - 1].pos_ in ("VERB", "AUX", "ADV")
        if (
            after is not None
            and following in ("d'", "d’")
            and doc[after + 1 : after + 2].text.lower() != "entre"
        ):
            return False
        if following in _VERBS and (candidate.value > 10 or candidate.number.in_words):
            return True
        if previous in self._opens:
            told = after is not None and self._is_told(doc[after])
            return closes or told or following in _AFTER or following in ("hommes",) or previous == "contre"
        if following == "(" and previous in ("et", ",", ";"):
            return True
        if previous == "(":
            return following in _AFTER or (closes and candidate.value > 20 and not candidate.number.in_words)
        if in_money and (closes or following in _GIVERS):
            return previous in (":", ",", ";", "et", "puis") or doc[max(0, i)].text[0].isupper()
        if after is None or previous not in ("et", ",", ";", ":", "puis", "à", "que", "dont"):
            return False
        if self._is_told(doc[after]):
            return candidate.value > 1 and doc[i - 1].text not in (":", "(")
        return following in _PLACES and _place_follows(doc, after)

    def _is_told(self, token: Token) -> bool:
        """« 42 [orientées] vers l'hôpital », « 400 [viennent] du Népal »."""
        if token.lower_ in self.reader.rules.words["partitives"]:
            return True
        if token.pos_ in ("VERB", "AUX") and token.lower_.endswith("nt"):
            return True
        words = self.reader.words
        return token.pos_ == "VERB" and words.is_plural(token) and words.is_participle(token)

    def _with_antecedent(self, doc: Doc, one: Found, before: list[Found], sentences: list[int]) -> Found:
        """A percentage without complement is of what was counted last; a rise or a rate is of itself."""
        counted = "%"
        points_back = doc[max(0, one.start - 1)].text == "(" or "entre" in doc[one.start : one.end].text
        if not _is_change(doc, one):
            for other in reversed(before[-4:]):
                if sentences[one.start] - sentences[other.start] > points_back:
                    break
                if other.quantity.kind in (Kind.PEOPLE, Kind.PERCENT) and not other.is_share:
                    counted = other.quantity.counted or counted
                    break
        return replace(one, quantity=replace(one.quantity, counted=counted))


def _goes_on(doc: Doc, end: int, start: int) -> bool:
    """The number goes on with the list of the one before, though a parse may start a sentence there."""
    return start - end <= _NEAR and not any(
        token.text in (".", "!", "?") or "\n" in token.text for token in doc[end:start]
    )


def _happened_to_people(doc: Doc, i: int, outcomes: Container[tuple[str, ...]]) -> bool:
    """« 41 [ont été soignés] », « 20 [orientés] »: a word right behind that tells of people."""
    return any((token.lower_,) in outcomes for token in doc[i : i + 4] if token.pos_ in ("VERB", "ADJ"))


def _is_change(doc: Doc, one: Found) -> bool:
    """« une hausse de [7 %] », « [+33 %] », « [12 %] de plus »."""
    if one.quantity.value < 0 or doc[one.start].text.startswith("+"):
        return True
    if doc[one.end : one.end + 2].text.lower() in ("de plus", "de moins"):
        return True
    return any(token.lower_.startswith(_CHANGES) for token in doc[max(0, one.start - 6) : one.start])


def _place_follows(doc: Doc, preposition: int) -> bool:
    """« au Niger », « à Kolda », « en Côte d'Ivoire »: a capital within two tokens."""
    return any(doc[i].text[0].isupper() for i in range(preposition + 1, min(preposition + 3, len(doc))))


def _sentence_numbers(doc: Doc) -> list[int]:
    """For each token the number of its sentence; by full stops and line breaks without sentence starts."""
    if doc.has_annotation("SENT_START"):
        return list(accumulate(int(start == 1) for start in doc.to_array(SENT_START).tolist()))
    ends = [token.text in (".", "!", "?") or "\n" in token.text for token in doc]
    return [0, *accumulate(map(int, ends))][: len(doc)]
