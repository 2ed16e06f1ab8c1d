"""Units of time and of measure: « trois jours », « 1 022 km »; ages and rhythms are not durations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.language.quantities.candidates import Candidate
from pipeline.language.quantities.tokens import TokenIndex
from pipeline.language.quantities.words import Words
from pipeline.rules.quantities import Unit

_LINK = re.compile(r"\s{0,2}(?:de\s{1,2}|d['’])")
_UNIT = re.compile(
    r"\s{0,2}(?P<written>(?:(?P<before>derni[eè]re?s|prochaine?s|premi[eè]re?s|longue?s|bonne?s|petite?s)\s{1,2})?"
    r"(?P<unit>[^\W\d_]{1,11}[²³23]?|°C))(?![\w²³'’])(?!-[^\W\d])",
)
#: « deux heures [et demie] »
_AND_HALF = re.compile(r"\s{1,2}et\s{1,2}demie?\b", re.IGNORECASE)
#: Singular units that no number from two on goes with.
_SINGULAR = frozenset(("an", "jour", "heure", "semaine", "minute", "journée", "année"))
_AGE_UNITS = frozenset(("ans", "an", "années", "mois", "semaines", "jours"))
_AGED = re.compile(r"\b(?:âgée?s?|agée?s?|âges?|ages?|vieux|vieille)\b[^.;:\n]{0,28}\Z", re.IGNORECASE)
_OLDER = re.compile(r"\s(?:et|ou)\s(?:plus|moins)\b|\srévolus\b|\sd['’]âge\b")
#: « elle a 30 ans », « il n'a que 7 ans », « elles avaient toutes 20 ans »; not « elle a 30 ans de métier ».
_HAS = re.compile(
    r"(?<!\by\s)\b(?:ai|as|a|ont|avais|avait|avaient|aura|aurait|ayant|avoir|eu|avez)\s"
    r"(?:(?:que|eu|soit|déjà|alors|généralement|souvent|presque|bientôt|seulement|toutes?|tous|à\speine|tout\sjuste|aujourd['’]hui|maintenant)\s)?\Z"
)
_OF_WHAT = re.compile(r"\s(?:de|d['’])(?!\s?(?:moins|plus)\b)")
#: « les moins de cinq ans », « chez les plus de 60 ans »: persons named by their age.
_AGE_GROUP = re.compile(r"\b(?:les|des|aux|ceux\sde|celles\sde)\s\Z", re.IGNORECASE)
_AT = re.compile(r"(?:^|\s)(?P<at>[àÀA]|avant|dès|vers)\s\Z")
#: « condamné à 20 ans », « limité à 3 ans »: lengths after « à ».
_LENGTH_AT = re.compile(
    r"\b(?:condamn|peine|port|prolong|rédui|fix|limit|éten|jusqu|passer|allong)\w*[^.;\n]{0,24}\Z"
)
_EVERY = re.compile(r"\b(?:tous|toutes)\s(?:les\s)?\Z|\bchaque\s\Z", re.IGNORECASE)
#: Between a person and an age: « femmes de 30 ans », « enfants de moins de 5 ans », « de 15 à 24 ans ».
_AGE_LINKS = frozenset(("de", "d'", "d’", "une", "entre", "les", "à", "la", "tranche", "moins", "plus"))
#: Singular nouns for people that the lexicon may lack: « le sélectionneur de 46 ans ».
_AGENT = re.compile(r".{3,}(?:eur|euse|trice|iste|ien|ienne|ologue)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit behind a number, as `written`, up to the character `end`; `qualified`: « derniers mois »."""

    unit: Unit
    written: str
    end: int
    qualified: bool
    and_half: bool = False


class MeasureReader:
    """Reads the unit behind a number."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._units = words.rules.units

    def read(self, doc: Doc, tokens: TokenIndex, candidate: Candidate) -> Measure | None:
        """The unit that `candidate` counts; None when there is none, or it makes an age or a rhythm."""
        text, at = tokens.text, candidate.end
        if candidate.number.rounded or candidate.number.scale >= 10**6:
            linked = _LINK.match(text, at)
            at = linked.end() if linked else at
        match = _UNIT.match(text, at)
        if match is None:
            return None
        form = match["unit"]
        unit = self._units.get(form if len(form) == 1 else form.lower())
        if unit is None or (candidate.value >= 2 and form.lower() in _SINGULAR):
            return None
        if unit.kind == "duration" and self._is_age(doc, tokens, candidate, form, match.end()):
            return None
        if _EVERY.search(text, max(0, candidate.start - 16), candidate.start):
            return None
        half = _AND_HALF.match(text, match.end()) if candidate.max is None else None
        end = half.end() if half else match.end()
        return Measure(unit, " ".join(match["written"].split()), end, bool(match["before"]), bool(half))

    def _is_age(self, doc: Doc, tokens: TokenIndex, candidate: Candidate, unit: str, end: int) -> bool:
        """« enfants de 5 ans », « âgés de 15 à 24 ans », « 18 ans et plus », « elle a 30 ans »."""
        text, start = tokens.text, candidate.start
        if unit not in _AGE_UNITS:
            return False
        if _AGED.search(text, max(0, start - 60), start) or _OLDER.match(text, end):
            return True
        if unit == "ans" and self._is_age_in_years(text, start, end):
            return True
        bounded = start < candidate.number_start and text[start : start + 4].lower() in ("moin", "plus")
        if bounded and _AGE_GROUP.search(text, max(0, start - 12), start):
            return True
        i = tokens.at(start) - 1
        while i >= 0 and doc[i].lower_ in _AGE_LINKS:
            i -= 1
        if i < 0 or (i == tokens.at(start) - 1 and start == candidate.number_start):
            return False
        if doc[i].lower_ in (",", "et", "ou") and i > 0:
            i -= 1
        if doc[i].lower_ in ("ans", "mois"):
            return True
        while i > 0 and self._words.is_adjective(doc[i]) and self._words.people_outcome(doc[i]) is None:
            i -= 1
        return self._words.people_outcome(doc[i]) is not None or bool(_AGENT.fullmatch(doc[i].lower_))

    def _is_age_in_years(self, text: str, start: int, end: int) -> bool:
        """« elle a 30 ans », « Awa, 34 ans, », « se marier à 16 ans »."""
        if _HAS.search(text, max(0, start - 24), start) and not _OF_WHAT.match(text, end):
            return True
        if text[:start].rstrip()[-1:] in (",", "(") and text[end : end + 3].lstrip()[:1] in (
            ",",
            ")",
            ".",
            "(",
            ";",
        ):
            return True
        at = _AT.search(text, max(0, start - 8), start)
        return at is not None and not _LENGTH_AT.search(text, max(0, at.start("at") - 40), at.start("at"))
