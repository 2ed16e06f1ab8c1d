"""Programmes in quotes: « projet régional « Promotion de la santé » » gives what is inside."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.titles import quoted_after, quoted_before
from pipeline.rules.folding import fold
from pipeline.rules.programmes import ProgrammeRules
from pipeline.rules.titles import TitleWords

_STOPS = frozenset(".;:!?)»”")
#: what a thing, person or place may be called too, not only a programme
_CALLED = frozenset(("appelé", "appelée", "dit", "dite", "baptisé", "baptisée", "dénommé", "dénommée"))
#: what leads from the type noun to another thing: « l'appel du mouvement « … » »
_OTHERS = frozenset(("pour", "par", "avec", "contre"))


class QuoteReader:
    """Reads titles in quotes beside a type noun, or beside « intitulé » alone."""

    def __init__(self, rules: ProgrammeRules, words: TitleWords) -> None:
        self._words, self._titled = words, rules.titled
        self._works, self._kinds = rules.context.works, rules.context.kinds
        self._nouns = rules.event_nouns | rules.heads.keys()

    def read(self, doc: Doc, start: int, after: int, reach: int) -> tuple[int, int] | None:
        """« projet régional « Promotion de la santé » » gives what is inside the quotes."""
        before = quoted_before(doc, start)
        if before and doc[before[0]].text[0].isupper():
            return before
        for i in range(after, min(len(doc), after + reach)):
            quoted = quoted_after(doc, i)
            if quoted and _names_another(doc, i, after):
                return None
            if quoted:
                return quoted if doc[quoted[0]].text[0].isupper() else None
            token = doc[i]
            named = fold(token.text) in self._words.named_as
            stops = (token.pos_ in ("PRON", "SCONJ", "AUX", "VERB") and not named) or token.lower_ in _OTHERS
            if stops or token.text in _STOPS or "\n" in token.text:
                return None
            if token.text == "," and not quoted_after(doc, i + 1):
                return None
        return None

    def find_titled(self, doc: Doc) -> list[Candidate]:
        """« un autre, intitulé « Femmes et santé en exil » »: a title without a type noun beside it."""
        found: list[Candidate] = []
        for token in doc[2:]:
            if fold(token.nbor(-1).text) not in self._words.named_as:
                continue
            quoted = quoted_after(doc, token.i)
            if quoted is None or not doc[quoted[0]].text[0].isupper() or quoted[1] - quoted[0] < 3:
                continue
            before = {fold(word.text) for word in doc[max(0, token.i - 7) : token.i - 1]}
            if before & self._works or (doc[token.i - 1].lower_ in _CALLED and not before & self._kinds):
                continue  # « un livre intitulé « … » », « elle est appelée « Sa Majesté » »
            if not before & self._nouns:
                found.append(Candidate(*quoted, "PROGRAMME", self._titled, "grammar"))
        return found


def _names_another(doc: Doc, i: int, after: int) -> bool:
    """« l'appel du mouvement « … » »: the quote at `i` names the common noun right before it."""
    if i - 2 < after or doc[i - 1].pos_ != "NOUN" or not doc[i - 1].is_lower:
        return False
    return doc[i - 2].lower_ in ("du", "des", "l'", "l’", "la")
