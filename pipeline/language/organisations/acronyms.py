"""Acronyms that no list holds: which are bodies, by their long form in the text or by what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.phrases import is_acronym, shouts
from pipeline.language.tokens import TokenTable
from pipeline.rules.organisations import OrganisationWords

_OPEN = frozenset("(–—-,")
_ARTICLES = frozenset(("l'", "le", "la"))
_BODIES = frozenset(
    ("agence", "organisation", "ministere", "institut", "office", "comite", "conseil", "direction", "centre", "commission",
     "association", "federation", "union", "service", "fonds", "banque", "bureau", "programme", "societe", "caisse",
     "cellule", "secretariat", "observatoire", "reseau", "ecole", "universite", "hopital", "plateforme", "ligue")
)  # fmt: skip
_DE = frozenset(("de", "du", "d'"))


def find_defined(table: TokenTable, names: Iterable[Candidate]) -> Iterator[Candidate]:
    """« Institut national d'hygiène ([INH]) », « … – INH »: the acronym beside a name whose initials it has."""
    for name in names:
        at = name.end
        while at < len(table) and table.texts[at].isspace():
            at += 1
        if at >= len(table) or table.texts[at] not in _OPEN:
            continue
        bracket = table.texts[at] == "("
        end = _acronym_end(table, at + 1)
        if end is None:
            continue
        closed = table.text(end) in (")", ",", ";", "/", "-", "–", "–")
        if (bracket and closed) or _fits(table, name, at + 1):
            yield Candidate(at + 1, end, "ORGANISATION", "org.definition", "definition")


def _acronym_end(table: TokenTable, i: int) -> int | None:
    """Token after the acronym at `i`: « INH », « CRRH-UEMOA », « SP/CONASUR »."""
    if not is_acronym(table.text(i)) or len(table.text(i)) < 2:
        return None
    end = i + 1
    while table.text(end) in ("-", "/") and is_acronym(table.text(end + 1)):
        end += 2
    return end


def _fits(table: TokenTable, name: Candidate, at: int) -> bool:
    """The acronym's letters start words of the name, in order."""
    initials = [table.keys[k][0] for k in range(name.start, name.end) if table.keys[k][0].isalpha()]
    letters = [char for char in table.keys[at] if char.isalpha()]
    position = 0
    for letter in letters:
        try:
            position = initials.index(letter, position) + 1
        except ValueError:
            return False
    return len(letters) > 2


def find_acting(table: TokenTable, words: OrganisationWords, taken: set[int]) -> Iterator[Candidate]:
    """Acronyms that a sentence treats as a body: « le directeur de l'ANLTP », « l'ANLTP a signé »."""
    concepts = set(find_concepts(table))
    for i, text in enumerate(table.texts):
        if i in taken or not is_acronym(text) or len(text) < 3 or not text.isalpha():
            continue
        if text in words.not_acronyms or text in concepts or shouts(table.doc, i):
            continue
        if table.text(i + 1) in ("-", "/") or table.text(i - 1) in ("-", "/"):
            continue
        if _is_acting(table, i, words):
            yield Candidate(i, i + 1, "ORGANISATION", "org.acronym", "context")


def find_concepts(table: TokenTable) -> Iterator[str]:
    """« personnes déplacées internes (PDI) », « unités de soins intensifs (USI) »: acronyms of lower-case words."""
    for i, text in enumerate(table.texts):
        if text != "(" or not is_acronym(table.text(i + 1)):
            continue
        letters = [char for char in table.key(i + 1) if char.isalpha()]
        at, words = i - 1, 0
        while letters and at >= 0 and words < 12 and (table.texts[at].islower() or table.texts[at] in "'’-"):
            if table.keys[at][0] == letters[-1] and (len(table.keys[at]) > 3 or len(letters) == 1):
                letters.pop()
            at, words = at - 1, words + 1
        if not letters and not _opens_body(table, at + 1, i):
            yield table.text(i + 1)


def _opens_body(table: TokenTable, start: int, end: int) -> bool:
    """The words are the name of a body in lower case: « agence nationale de la statistique (ANS) »."""
    return any(table.keys[k] in _BODIES for k in range(start, end))


def _is_acting(table: TokenTable, i: int, words: OrganisationWords) -> bool:
    before, after = table.key(i - 1), table.key(i + 1)
    article = before in _ARTICLES
    if article and before == "l'" and table.key(i - 2) in words.cues:
        return True
    owner = i - 2 if before in _DE else i - 3 if article and table.key(i - 2) in _DE else None
    if owner is not None and table.key(owner) in words.cues:
        return True
    if article and table.doc[i + 1 : i + 2] and after in ("a", "ont") and table.key(i + 2) in words.cues:
        return True
    return article and after in words.cues and table.doc[i + 1].pos_ in ("VERB", "")
