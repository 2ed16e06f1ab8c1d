"""From candidates to quantities: what kind each number is, where its mention ends, what it counts.

    reader = QuantityReader(load_quantities())
    found = reader.find(doc)          # list of Found, in text order

The noun behind the number decides; a number without noun counts only where the text elides it (elision.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.tokens import Doc

from pipeline.language.numbers import Number
from pipeline.language.numbers.finding import exact
from pipeline.language.quantities.candidates import Candidate, CandidateFinder
from pipeline.language.quantities.measures import MeasureReader
from pipeline.language.quantities.money import Currencies
from pipeline.language.quantities.percentages import PercentReader
from pipeline.language.quantities.phrases import PhraseReader, next_word
from pipeline.language.quantities.quantity import Kind, Modifier, Quantity
from pipeline.language.quantities.tokens import TokenIndex
from pipeline.language.quantities.words import Words
from pipeline.rules.quantities import QuantityRules

_POINTING = re.compile(r"\b(?P<word>ces|les|aux|des|desdites|desdits|lesdits)\s{1,3}\Z", re.IGNORECASE)
_SPECIFIES = re.compile(
    r"\s{0,2}(?:[:(]|(?:de|du|des|d['’]|qui|que|qu['’]|dont|où|auxquel|cités?|suivant|concerné|visé|couvert|retenu|choisi)\b)"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:en|depuis|dès|année|années|an|fin|début|courant|mi|de|vers|été|hiver|l['’])[\s-]\Z", re.IGNORECASE
)
_OUT_OF = re.compile(
    r"\s(?:[^\W\d_]+\s)?sur\s(?:dix|cinq|quatre|trois|deux|six|huit|cent|mille|[2-9]|10|100|1\s?000)(?!\s?\d)(?!\w)"
)
_LEADERS = re.compile(r"\.\.\s{0,3}\Z")
_LINE_START = re.compile(r"(?:^|\n)[^\S\n]*\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity at tokens [start, end): `head` is the token of the counted noun, None without one.

    `form` is the rule that gave it (the end of its id); `lacks_noun`: the noun is to be found before it.
    `is_share`: a percentage that names a part (« 41 % d'enfants »), not the whole (« 41 % des enfants »).
    """

    start: int
    end: int
    quantity: Quantity
    form: str
    head: int | None = None
    lacks_noun: bool = False
    is_share: bool = False


class QuantityReader:
    """Reads the quantities of documents; one object serves all documents."""

    def __init__(self, rules: QuantityRules) -> None:
        self.rules = rules
        self.words = Words(rules)
        self.phrases = PhraseReader(self.words)
        self.currencies = Currencies(rules)
        self.candidates = CandidateFinder(rules)
        self.measures = MeasureReader(self.words)
        self.percentages = PercentReader(self.phrases)
        self._labels = rules.words["labels"]
        self._never = rules.words["never"] | rules.words["partitives"]

    def find(self, doc: Doc, taken: Iterable[tuple[int, int]] = ()) -> tuple[list[Found], list[Candidate]]:
        """The quantities that say what they count, and the numbers left over, both in text order.

        Numbers in the stretches `taken` (character offsets of dates) are never quantities.
        """
        tokens = TokenIndex(doc)
        found: list[Found] = []
        rest: list[Candidate] = []
        reached = 0
        for candidate in self.candidates.find(tokens.text, taken):
            if candidate.number_start < reached:
                continue
            one = self._read(doc, tokens, candidate)
            if one is None:
                rest.append(candidate)
            else:
                found.append(one)
                reached = doc[one.end - 1].idx + len(doc[one.end - 1])
        return found, rest

    def _read(self, doc: Doc, tokens: TokenIndex, candidate: Candidate) -> Found | None:
        if self._is_label(doc, tokens, candidate):
            return None
        return (
            self._percent(doc, tokens, candidate)
            or self._money(doc, tokens, candidate)
            or self._measure(doc, tokens, candidate)
            or self._counted(doc, tokens, candidate)
        )

    def _is_label(self, doc: Doc, tokens: TokenIndex, candidate: Candidate) -> bool:
        """« article 3 », « Phase II, lot 2 »: the number names the thing before it."""
        i = tokens.at(candidate.number_start) - 1
        while i >= 0 and (doc[i].text in (".", "°") or (doc[i].is_space and "\n" not in doc[i].text)):
            i -= 1
        return i >= 0 and doc[i].lower_ in self._labels

    def _percent(self, doc: Doc, tokens: TokenIndex, candidate: Candidate) -> Found | None:
        found = self.percentages.read(doc, tokens, candidate)
        if found is None:
            return None
        quantity = self._quantity(candidate, Kind.PERCENT, "%", found.counted, tokens.text, found.sign_end)
        lacks = found.counted is None
        return Found(
            tokens.at(candidate.start), found.end, quantity, "percent", found.head, lacks, found.share
        )

    # --- money, time and measures

    def _money(self, doc: Doc, tokens: TokenIndex, candidate: Candidate) -> Found | None:
        text = tokens.text
        start, end = candidate.start, candidate.end
        after = self.currencies.find_after(text, candidate.end)
        before = self.currencies.find_before(text, candidate.number_start)
        if after is not None:
            form, end = after
            code = self.currencies.code(form, text, text[end : end + 25])
            doubtful = form.lower() in ("livre", "livres", "couronne", "couronnes")
            if code is None and doubtful and candidate.number.scale < 10**6:
                return None  # « 200 livres scolaires », but « 4 millions de livres » are money
        elif before is not None:
            form, at = before
            code = self.currencies.code(form, text)
            start = min(start, at)
            if candidate.number.scale == 1 and (letter := self.currencies.find_letter(text, end)) is not None:
                candidate, end = self._scaled(candidate, Decimal(letter[0])), letter[1]
        else:
            return None
        candidate = self._scaled(candidate, self.currencies.worth(form))
        if after is not None and (coins := self.currencies.find_coins(text, end)) is not None:
            candidate, end = replace(candidate, value=_plus(candidate.value, coins[0])), coins[1]
        whole = _english_thousands(text, candidate) if candidate.max is None else None
        if whole is not None and whole >= 10_000:
            candidate = replace(candidate, value=whole)  # « 55,799 dollars », but « 1,007 dollar »
        quantity = self._quantity(candidate, Kind.MONEY, code, form.strip(), text, end)
        return Found(tokens.at(start), tokens.end(end), quantity, "money", None)

    @staticmethod
    def _scaled(candidate: Candidate, worth: Decimal) -> Candidate:
        """« 50 centimes » is half a euro, « US$ 3 m » three million dollars."""
        if worth == 1:
            return candidate
        top = None if candidate.max is None else exact(Decimal(str(candidate.max)) * worth)
        return replace(candidate, value=exact(Decimal(str(candidate.value)) * worth), max=top)

    def _measure(self, doc: Doc, tokens: TokenIndex, candidate: Candidate) -> Found | None:
        """« trois jours », « 3.550 kg »; neither ages, nor rhythms, nor « ces deux jours »."""
        measure = self.measures.read(doc, tokens, candidate)
        if measure is None:
            return None
        unit, text = measure.unit, tokens.text
        if measure.and_half:
            candidate = replace(candidate, value=candidate.value + 0.5)
        quantity = self._quantity(
            candidate, Kind(unit.kind), unit.unit, measure.written, text, measure.end, unit.times
        )
        start, end = tokens.at(candidate.start), tokens.end(measure.end)
        return Found(start, end, quantity, unit.kind, end - 1)

    # --- people and things

    def _counted(self, doc: Doc, tokens: TokenIndex, candidate: Candidate) -> Found | None:
        text = tokens.text
        at = tokens.end(candidate.end)
        if text[candidate.end : candidate.end + 1].isalpha() or tokens.splits(candidate.end):
            return None
        i = next_word(doc, at, len(doc))
        if i is not None and i < len(doc) and doc[i].lower_ in ("de", "d'", "d’") and _takes_de(candidate):
            i = next_word(doc, i + 1, len(doc))
        if i is None or self.candidates.is_ratio(text, candidate.end):
            return None
        led = _LEADERS.search(text, max(0, candidate.start - 5), candidate.start) is not None
        if led and "\n" in text[candidate.end : doc[i].idx]:
            return None  # « visites ........ 120 », the next line starts another entry
        phrase = self.phrases.read(doc, i, plural=abs(candidate.max or candidate.value) >= 2)
        if (
            phrase is None
            or doc[phrase.head].lower_ in self._never
            or doc[phrase.head].lower_ in self.rules.units
        ):
            return None
        head = doc[phrase.head]
        if (
            candidate.value < 2
            and candidate.max is None
            and not phrase.people
            and head.pos_ not in ("NOUN", "")
        ):
            return None  # « la Ligue 1 nigériane »
        if candidate.value < 2 and candidate.max is None and head.text.istitle() and not phrase.people:
            return None  # « une politique zéro Covid »
        if head.pos_ == "ADJ" and not phrase.people and _follows_noun(doc, tokens.at(candidate.start) - 1):
            return None  # « des appels 999 silencieux »
        end = doc[phrase.end - 1].idx + len(doc[phrase.end - 1])
        if self._is_name(doc, tokens, candidate, phrase.head) or self._is_year(text, candidate):
            return None
        specified = phrase.end > phrase.head + 1 or phrase.head > phrase.start
        if not specified and self._is_anaphor(text, candidate, end, phrase.people, head.lower_):
            return None
        if _ratio_after(text, end):
            return None
        kind = Kind.PEOPLE if phrase.people else Kind.COUNT
        shouted = text[candidate.number_start : candidate.end].isupper()  # « TROIS VOLS » in a headline
        noun = head.lower_ if shouted else head.text
        unit = "person" if phrase.people else self.words.singular(noun)
        counted = _clean(doc[phrase.start : phrase.end].text)
        quantity = self._quantity(candidate, kind, unit, counted, text, end)
        if quantity.value != int(quantity.value) and "," in text[candidate.number_start : candidate.end]:
            quantity = replace(quantity, value=_english_thousands(text, candidate) or quantity.value)
        return Found(
            tokens.at(candidate.start), phrase.end, quantity, kind.value, phrase.head)  # fmt: skip

    def _is_name(self, doc: Doc, tokens: TokenIndex, candidate: Candidate, head: int) -> bool:
        """« les Quatre Saisons », « 3 Objectifs » as a numbered title: the number belongs to a name."""
        word, noun = doc[tokens.at(candidate.number_start)], doc[head]
        if not noun.text[0].isupper() or noun.text.isupper():
            return False
        if candidate.number.in_words:
            return word.text[0].isupper() and word.i > 0 and not word.is_sent_start
        if self.words.people_outcome(noun) is not None:
            return False
        return (
            bool(_LINE_START.search(tokens.text, max(0, candidate.start - 8), candidate.start))
            and candidate.value < 40
        )

    def _is_year(self, text: str, candidate: Candidate) -> bool:
        written = text[candidate.number_start : candidate.end]
        if not re.fullmatch(r"(?:19|20)\d\d", written):
            return False
        return _YEAR_BEFORE.search(text, max(0, candidate.start - 12), candidate.start) is not None

    def _is_anaphor(self, text: str, candidate: Candidate, end: int, people: bool, noun: str) -> bool:
        """« les deux partenaires », « ces trois régions » point back; « des six pays » counts."""
        if candidate.value > 10 or candidate.max is not None or candidate.modifier is not Modifier.EXACT:
            return False
        pointing = _POINTING.search(text, max(0, candidate.start - 12), candidate.start)
        if pointing is None or _SPECIFIES.match(text, end):
            return False
        acts = people or noun in self.rules.words["bodies"]
        return acts or candidate.value == 2 or pointing["word"].lower() not in ("les", "aux", "des")

    def _quantity(
        self,
        candidate: Candidate,
        kind: Kind,
        unit: str | None,
        counted: str | None,
        text: str,
        end: int,
        times: int = 1,
    ) -> Quantity:
        modifier = candidate.modifier
        if modifier is Modifier.EXACT:
            modifier = (
                self.candidates.modifier_after(text, end)
                or self.candidates.modifier_after(text, candidate.end)
                or modifier
            )
        top = None if candidate.max is None else candidate.max * times
        return Quantity(candidate.value * times, kind, unit, counted, modifier, top)


def _follows_noun(doc: Doc, i: int) -> bool:
    return i >= 0 and doc[i].pos_ == "NOUN" and doc[i].is_lower


def _plus(value: Number, more: Decimal) -> Number:
    return exact(Decimal(str(value)) + more)


def _takes_de(candidate: Candidate) -> bool:
    """After « million(s) », « centaine » and the like the noun comes with « de »."""
    return candidate.number.rounded or candidate.number.scale >= 10**6


def _clean(text: str) -> str:
    return " ".join(text.split())


def _ratio_after(text: str, end: int) -> bool:
    """« trois femmes [sur dix] »."""
    return _OUT_OF.match(text, end) is not None


def _english_thousands(text: str, candidate: Candidate) -> Number | None:
    """« 12,500 personnes »: no one counts 12.5 persons."""
    written = text[candidate.number_start : candidate.end]
    return int(written.replace(",", "")) if re.fullmatch(r"[1-9]\d{0,2},\d{3}", written) else None
