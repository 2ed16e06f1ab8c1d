"""What the words around a capitalised name say of it: a place, a person, a street."""

from __future__ import annotations

from pipeline.language.phrases import is_acronym
from pipeline.language.tokens import TokenTable
from pipeline.rules.places import PlaceWords

_DE = frozenset(("de", "d'", "du", "des"))
_OF = frozenset(("de", "d'", "du"))
_FRENCH_PARTICLES = _DE | {"en", "la", "le", "les", "l'", "aux", "sur"}
_ARTICLES = frozenset(("le", "la", "les", "l'"))
_IN = frozenset(("en", "au", "aux", "a"))
_DAYS = frozenset(("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"))
#: A name before these is somebody's or some body's.
_ACTING = frozenset(
    ("a", "avait", "affirme", "explique", "dit", "ajoute", "estime", "pense", "souligne", "qui")
)
#: So many occurrences of a name are looked at.
_OCCURRENCES = 30
#: Longest name of a place, in tokens.
_LONGEST = 12
#: Small words that family names start with.
_FAMILY_PARTICLES = frozenset(
    ("dos", "da", "do", "de", "di", "van", "von", "el", "ben", "bin", "mac", "mc", "le", "la")
)
_FOREIGN_PARTICLES = frozenset(("dos", "da", "van", "von", "ben", "bin"))
_DATELINE = frozenset(",(–—-:/")


class Context:
    """The neighbourhood of names in one document."""

    def __init__(self, table: TokenTable, words: PlaceWords, topics: frozenset[str]) -> None:
        self.table = table
        self.words = words
        self.topics = topics
        self._positions: dict[str, list[int]] | None = None
        self._lower: frozenset[str] | None = None

    def name_end(self, start: int) -> int:
        """Token after the capitalised name at `start`: « Sidi Bou Saïd », « Ennedi Est », « Hilla-Condji ».

        `start` itself when no name starts there.
        """
        table, end = self.table, start
        if not self.is_name_word(start):
            return start
        while end < min(len(table), start + _LONGEST):
            if self.is_name_word(end) and (end == start or not self._is_apart(end)):
                end += 1
            elif self.is_joined(end) or (end > start and self._is_particle(end)):
                end += 2
            else:
                break
        return end

    def is_name_word(self, i: int) -> bool:
        """Capitalised, with letters, and not a word that only starts a sentence."""
        table = self.table
        if not table.is_capital(i) or table.text(i)[-1] == "." or len(table.text(i)) < 2:
            return False
        return table.key(i) not in self.words.titles and table.key(i) not in self.words.small

    def _is_apart(self, i: int) -> bool:
        """The word at `i` belongs to another name: an acronym after a word (« Dakar OIM »)."""
        before, text = self.table.text(i - 1), self.table.text(i)
        return is_acronym(text) and not is_acronym(before)

    def is_joined(self, i: int) -> bool:
        """A hyphen or apostrophe without blanks between two words: « Abidjan-Lagos », « N'Djaména »."""
        table = self.table
        if i < 1 or i + 1 >= len(table) or table.text(i) not in "-–‑'’":
            return False
        glued = table.starts[i] == table.starts[i - 1] + len(table.texts[i - 1])
        return glued and table.starts[i + 1] == table.starts[i] + len(table.texts[i])

    def _is_particle(self, i: int) -> bool:
        """« Sidi [bou] Saïd », « Port-[de]-Paix » (French ones with hyphens only)."""
        key = self.table.key(i)
        if key not in self.words.particles or not self.is_name_word(i + 1):
            return False
        return key not in _FRENCH_PARTICLES or self.table.text(i - 1) in ("-", "–")

    def is_located(self, start: int) -> bool:
        """Something is said to be at the name at `start`: « à X », « près de X », « au nord de la X »."""
        table = self.table
        before = table.key(start - 1)
        if before == "a" and not self._is_preposition(start - 1):
            return False
        if before in self.words.locative:
            around = table.keys[max(0, start - 5) : start - 1]
            return before != "a" or self.words.not_locative.isdisjoint(around)
        at = start - 1
        if before in _ARTICLES:
            at -= 1
        return table.key(at) in _OF and table.key(at - 1) in self.words.locative_de

    def _is_preposition(self, i: int) -> bool:
        """« à », « À », and « A » that opens a sentence; not the verb, nor « A » in an English title."""
        text, before = self.table.text(i), self.table.text(i - 1)
        return text in ("à", "À") or (text == "A" and (self.shouts(i) or not before[-1:].isalnum()))

    def is_reached(self, start: int) -> bool:
        """« a fui X », « visiter X »: for names of the list only, as persons are visited too."""
        return self.table.key(start - 1) in self.words.movement

    def is_within(self, start: int) -> bool:
        """« dans l'X », « dans le X »: a region, if the name can be one."""
        return self.table.key(start - 1) in _ARTICLES and self.table.key(start - 2) == "dans"

    def is_in(self, start: int) -> bool:
        """« au X », « en X », « à X », « aux X »."""
        return self.table.key(start - 1) in _IN

    def opens_line(self, start: int, end: int, dated: bool = False) -> bool:
        """A dateline or title: « Dakar, le 3 mai », « [LOMÉ] – »; `dated`: only with a date."""
        table, before = self.table, start - 1
        if table.text(end) == ":" and dated:
            return False  # « Vaccins: 10 questions »
        if table.text(before) in ("(", "["):
            before -= 1
        begins = before < 0 or "\n" in table.text(before)
        after = end + (table.text(end) in ("]", ")") and end < len(table))
        if not begins or table.text(after) not in _DATELINE or after >= len(table):
            return False
        if self.is_joined(after):
            return False  # « Croix-Rouge malienne »
        following = table.key(after + 1)
        if following == "le":
            following = table.key(after + 2)
        if following[:1].isdigit() or following in _DAYS:
            return True
        return not dated and table.text(after) in "–—-"

    def is_person(self, start: int, end: int) -> bool:
        """The name is part of a person's: « M. Paris », « Florence Diallo », « Jean Dakar »."""
        table = self.table
        if self.shouts(start):
            return False
        if self.follows_title(start) or self.has_first_name(start, end):
            return True
        if (
            self.is_name_word(end)
            and not is_acronym(table.text(end))
            and table.key(end) not in self.words.directions
        ):
            return table.doc[end].pos_ in ("PROPN", "") and "\n" not in table.doc[end - 1].whitespace_
        return self._follows_forename(start)

    def has_first_name(self, start: int, end: int) -> bool:
        """« Aminata Sow »: a first name with a name behind it, inside the name or after it."""
        if self.table.key(start) not in self.words.first_names:
            return False
        family = start + 1 if end - start > 1 else end
        return self.is_name_word(family) and not is_acronym(self.table.text(family))

    def _occurrences(self, start: int) -> list[int]:
        """Where the word at `start` stands in the document, the first of many."""
        if self._positions is None:
            self._positions = {}
            for i, text in enumerate(self.table.texts):
                if text[0].isupper():
                    self._positions.setdefault(text, []).append(i)
        return self._positions.get(self.table.texts[start], [])[:_OCCURRENCES]

    def acts_elsewhere(self, start: int) -> bool:
        """The name at `start` is that of somebody: elsewhere in the document it acts or has a first name.

        « Il a écrit à Ahmad. Ahmad a répondu. »: more often the subject of a sentence than a place.
        """
        located = acting = 0
        for i in self._occurrences(start):
            if i == start or self.is_located(i) or self.is_in(i) or self.is_within(i) or self.is_reached(i):
                located += 1
            elif self.is_person(i, end := self.name_end(i)) or self.table.text(end) in _ACTING:
                return True
            elif self.table.key(i - 1) not in _DE and self.table.key(i - 1) not in _ARTICLES:
                acting += 1
        return acting > located

    def is_person_elsewhere(self, start: int) -> bool:
        """In the document a first name or title stands before the word: « Fatou Sow », « Mme Sow »."""
        return any(self.follows_title(i) or self._follows_forename(i) for i in self._occurrences(start))

    def _follows_forename(self, i: int) -> bool:
        """A capitalised word that may be a first name stands before token `i`."""
        table, before = self.table, i - 1
        if not self.is_name_word(before) or is_acronym(table.text(before)):
            return False
        return table.doc[before].pos_ == "PROPN" and table.key(before - 1) not in (*_ARTICLES, *_DE)

    def is_common(self, i: int) -> bool:
        """The word at `i` stands in the document without its capital too."""
        if self._lower is None:
            self._lower = frozenset(text for text in self.table.texts if text.islower())
        return self.table.texts[i].lower() in self._lower

    def follows_title(self, start: int) -> bool:
        """« M. Paris », « le docteur Oran », « le président malien X », « Mme Dos Santos »."""
        table, titles = self.table, self.words.titles
        before = table.key(start - 1)
        if before in titles:
            return True
        between = table.text(start - 1).islower() and table.doc[start - 1].pos_ == "ADJ"
        particle = table.text(start - 1).istitle() and before in _FAMILY_PARTICLES
        if before in _FOREIGN_PARTICLES and table.is_capital(start - 2):
            return True  # « Isabel dos Santos »
        return (between or particle) and table.key(start - 2) in titles

    def is_street(self, start: int) -> bool:
        """« avenue de X », « le stade X »."""
        table, at = self.table, start - 1
        if table.key(at) in _ARTICLES:
            at -= 1
        if table.key(at) in _DE:
            at -= 1
        insured = table.key(at) == "maladie" and table.key(at - 1) in ("assurance", "caisse")
        return table.key(at) in self.words.streets and not insured

    def shouts(self, i: int) -> bool:
        """The line is in capitals, so that they tell nothing."""
        table = self.table
        words = [text for text in table.texts[max(0, i - 3) : i + 4] if len(text) > 3 and text.isalpha()]
        return len(words) > 1 and all(word.isupper() for word in words)
