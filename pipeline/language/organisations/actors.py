"""Names of no list and no known noun that the sentence makes bodies: « [Medaris] y gère un dispensaire ».

The evidence: an apposition says what it is, a verb has it as its subject, or a list of bodies holds it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.organisations.acting import acts
from pipeline.language.organisations.boundaries import starts_sentence
from pipeline.language.organisations.contexts import may_be_body, name_end
from pipeline.language.places.context import Context
from pipeline.rules.organisations import OrganisationWords

_ARTICLES = frozenset(("le", "la", "l'", "les"))
_DETERMINERS = frozenset(("un", "une", "l'", "le", "la", "cette"))
_SIGNS = frozenset((",", ";", "et", "ou", "/"))
#: Nouns of programmes before a name: « projet Makaru », whose name may be a subject too.
_PROJECT_LINKS = frozenset(("de", "d'", "du", "appele", "baptise", "baptisee", "intitule", "dit"))


class Actors:
    """Finds names that act, in one document."""

    def __init__(
        self, context: Context, words: OrganisationWords, demonyms: dict[str, str],
        bodies: list[tuple[int, int]], taken: set[int],
    ) -> None:  # fmt: skip
        self.context = context
        self.words = words
        self.demonyms = demonyms
        self.starts = {start for start, _ in bodies}
        self.ends = {end for _, end in bodies}
        self.taken = taken
        self._programmes = self._named_otherwise()

    def find(self) -> Iterator[Candidate]:
        """Names in text order; one that is found makes the next of its list a body too."""
        table, i = self.context.table, 0
        while i < len(table):
            if not self._opens(i):
                i += 1
                continue
            end = name_end(self.context, i)
            evidence = self._evidence(i, end) if end > i and self.taken.isdisjoint(range(i, end)) else None
            if evidence is not None:
                self.ends.add(end)
                yield Candidate(i, end, "ORGANISATION", evidence, "context")
            i = max(end, i + 1)

    def _opens(self, i: int) -> bool:
        """A capitalised word that starts a name, and not only a sentence."""
        table = self.context.table
        if not table.is_capital(i) or i in self.taken or table.keys[i] in self.demonyms:
            return False
        if table.text(i - 1) in ("-", "–", "/") or self.context.is_name_word(i - 1):
            return False
        inside = not starts_sentence(table, i) or table.text(i - 1) == ":"
        named = table.doc[i].pos_ in ("PROPN", "NOUN", "X") or (inside and table.doc[i].pos_ != "")
        return named and table.texts[i] not in self._programmes

    def _evidence(self, start: int, end: int) -> str | None:
        """The rule that makes the name a body; None without one, or if it may be somebody's."""
        table = self.context.table
        if not may_be_body(self.context, start, end, self.words, plain=True):
            return None
        if end - start == 1 and (self.context.is_common(start) or len(table.texts[start]) < 3):
            return None
        if self._is_apposed(end):
            return "org.apposed"
        if self._is_listed(start, end):
            return "org.series"
        single = end - start == 1 or not self._looks_like_person(start, end)
        sure = table.doc[start].pos_ == "PROPN" or not starts_sentence(table, start) or end - start > 2
        sure |= table.text(start - 1) == ":" and end - start == 1
        owned = table.key(start - 1) in ("de", "d'", "des", "mais")
        determined = table.key(start - 1) in _ARTICLES and table.doc[start].pos_ in ("PROPN", "X")
        verbs = self.words.governing if determined else self.words.paying
        if single and sure and not owned and acts(table, end, verbs):
            return "org.subject"
        return None

    def _looks_like_person(self, start: int, end: int) -> bool:
        """Two or three plain words with capitals, and no article before them."""
        if self.context.table.key(start - 1) in _ARTICLES:
            return False
        return end - start < 4 and all(
            text.istitle() and text.isalpha() for text in self.context.table.texts[start:end]
        )

    def _is_apposed(self, end: int) -> bool:
        """« Espoir Vert, une ONG de Mopti », « Luma, association créée en 1990 »."""
        table, at = self.context.table, end + 1
        if table.text(end) not in (",", "("):
            return False
        determined = table.key(at) in _DETERMINERS
        at += determined
        if table.key(at) not in self.words.kinds or table.text(at).istitle():
            return False
        return determined or (table.text(at + 1).islower() and table.key(at + 1) not in ("et", "a"))

    def _is_listed(self, start: int, end: int) -> bool:
        """In the midst of bodies: « le PAM, Espoir Vert et le HCR », « l'OMS et Gavis »."""
        table = self.context.table
        before = start - 1 - (table.key(start - 1) in _ARTICLES)
        before -= table.key(before) in ("de", "d'", "du", "par", "avec", "a")
        follows = table.key(before) in _SIGNS and before in self.ends
        follows |= table.key(before) == "et" and table.text(before - 1) == "," and before - 1 in self.ends
        after = end + 1 if table.key(end) in _SIGNS else -1
        for _ in range(3):
            if table.key(after) in (*_ARTICLES, "de", "d'", "du", "par", "avec", "et", "a"):
                after += 1
        precedes = after in self.starts
        if follows and precedes:
            return True
        alone = not self._looks_like_person(start, end) or end - start == 1
        joined = (follows and table.key(before) == "et") or (precedes and table.key(end) == "et")
        return joined and alone and table.doc[start].pos_ == "PROPN"

    def _named_otherwise(self) -> frozenset[str]:
        """Words that follow the noun of a programme somewhere: « le projet Makaru »."""
        table = self.context.table
        heads = (i for i, key in enumerate(table.keys) if key in self.words.other_heads)
        names = set()
        for i in heads:
            at = i + 1
            while at < i + 4 and (
                table.key(at) in _PROJECT_LINKS or table.text(at) in ("«", "“", '"', "\xa0", " ")
            ):
                at += 1
            if table.is_capital(at):
                names.add(table.texts[at])
        return frozenset(names)
