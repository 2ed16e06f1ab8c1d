"""Acronyms that no list holds: which are bodies, by their long form or by what is said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.organisations.acting import acts, is_agent
from pipeline.language.phrases import is_acronym, shouts
from pipeline.language.tokens import TokenTable
from pipeline.rules.organisations import OrganisationWords

_OPEN = frozenset("(–—-,")
_ARTICLES = frozenset(("l'", "le", "la"))
_DE = frozenset(("de", "du", "d'"))
_WITH_ARTICLE = frozenset(("l'", "le", "la", "du", "au"))
#: Nouns that make a body of a name in lower case.
_BODIES = frozenset(
    ("agence", "organisation", "ministere", "institut", "office", "comite", "conseil", "direction", "centre",
     "commission", "association", "federation", "union", "service", "fonds", "banque", "bureau",
     "programme", "societe", "caisse", "cellule", "secretariat", "observatoire", "reseau", "ecole",
     "universite",
     "hopital", "plateforme", "ligue")
)  # fmt: skip
#: Furthest that the long form of an acronym is looked for, in tokens.
_LONG_FORM = 18


def find_defined(
    table: TokenTable, words: OrganisationWords, names: Iterable[Candidate]
) -> Iterator[Candidate]:
    """« Institut national d'hygiène ([INH]) », « … – INH »: the acronym beside a name."""
    for name in names:
        at = name.end
        while at < len(table) and table.texts[at].isspace():
            at += 1
        if at >= len(table) or table.texts[at] not in _OPEN:
            continue
        bracket = table.texts[at] == "("
        start = at + 1 + (table.key(at + 1) in _ARTICLES)
        end = _acronym_end(table, start)
        if end is None:
            if bracket and _is_short_name(table, at + 1):
                yield Candidate(at + 1, at + 2, "ORGANISATION", "org.definition", "definition")
            continue
        if table.texts[start] in words.not_acronyms and table.keys[start][0] != table.keys[name.start][0]:
            continue  # « département des technologies de l'information (TIC) »
        closed = bracket and table.text(end) in (")", ",", ";", "/", "-", "–", "—")
        if (closed and name.source != "gazetteer") or _fits(table, name, start):
            yield Candidate(start, end, "ORGANISATION", "org.definition", "definition")


def find_long_forms(table: TokenTable, words: OrganisationWords, named: set[int]) -> Iterator[Candidate]:
    """« [Alternative Espaces Citoyens] ([AEC]) »: words with the initials of the acronym beside them.

    After Schwartz and Hearst (2003), on initials alone; `named` are the tokens of names found already.
    """
    for i, text in enumerate(table.texts):
        if text != "(" or i == 0 or i - 1 in named or not is_acronym(table.text(i + 1)):
            continue
        if table.text(i + 2) != ")" or table.texts[i + 1] in words.not_acronyms:
            continue
        start = _long_form_start(table, i, table.keys[i + 1])
        if start is not None and words.other_heads.isdisjoint((table.keys[start], table.keys[i - 1])):
            yield Candidate(start, i, "ORGANISATION", "org.long-form", "definition")
            yield Candidate(i + 1, i + 2, "ORGANISATION", "org.definition", "definition")


def _long_form_start(table: TokenTable, end: int, acronym: str) -> int | None:
    """First token of the words before `end` whose initials, small words apart, spell `acronym`."""
    letters = [char for char in acronym if char.isalpha()]
    for at in range(end - 1, max(-1, end - _LONG_FORM), -1):
        key = table.keys[at]
        if not letters or not (key[0].isalpha() or key[0] in "'-"):
            return None
        if key[0] == letters[-1] and (len(key) > 3 or table.is_capital(at)):
            letters.pop()
            if not letters:
                return at if table.is_capital(at) else None
        elif len(key) > 4 and table.is_capital(at):
            return None
    return None


def _is_short_name(table: TokenTable, i: int) -> bool:
    """« (Anoca) », « (Enabel) »: one capitalised word that closes the bracket, and no place or adjective."""
    text = table.text(i)
    if not text.isalpha() or not text[:1].isupper() or not 3 < len(text) < 11 or table.text(i + 1) != ")":
        return False
    return table.doc[i].pos_ in ("PROPN", "X", "") and table.doc[i].ent_type_ not in ("LOC", "PER")


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


def find_acting(
    table: TokenTable, words: OrganisationWords, taken: set[int], ends: set[int]
) -> Iterator[Candidate]:
    """Acronyms that a sentence treats as a body: « le directeur de l'ANLTP », « l'ANLTP a signé ».

    `taken` are the tokens of bodies and places, `ends` the tokens right after bodies.
    """
    found = [i for i in range(len(table)) if i not in taken and _may_act(table, i, words)]
    if not found:
        return
    defined = {table.text(i + 1) for i, text in enumerate(table.texts) if text == "("}
    defined |= {table.texts[i] for i in found if _is_explained(table, i)}
    counts = Counter(table.texts[i] for i in found)
    shown = {i for i in found if _is_acting(table, i, words) or _is_beside(table, i, taken, ends)}
    shown |= {i for i in found if is_agent(table, i, words) or acts(table, i + 1, words.governing)}
    acting = {table.texts[i] for i in shown}
    for i in found:
        if table.texts[i] in defined or table.texts[i] not in acting:
            continue
        often = counts[table.texts[i]] > 1 and table.key(i - 1) in _WITH_ARTICLE
        if often or i in shown:
            yield Candidate(i, i + 1, "ORGANISATION", "org.acronym", "context")


def _is_explained(table: TokenTable, i: int) -> bool:
    """« le DDT (un insecticide) »: what a common noun explains is no body, unless it is the noun of one."""
    if table.text(i + 1) != "(" or table.key(i + 2) not in ("un", "une"):
        return False
    return table.text(i + 3).islower() and table.key(i + 3) not in _BODIES


def _may_act(table: TokenTable, i: int, words: OrganisationWords) -> bool:
    text = table.texts[i]
    if len(text) < 3 or not text.isalpha() or not is_acronym(text) or text in words.not_acronyms:
        return False
    if table.text(i + 1) in ("-", "/") or table.text(i - 1) in ("-", "/") or table.text(i + 1)[:1].isdigit():
        return False
    return not shouts(table.doc, i)


def find_concepts(table: TokenTable, other_heads: frozenset[str]) -> Iterator[str]:
    """Acronyms of notions and programmes: « personnes déplacées internes (PDI) », « Projet d'appui (PA) »."""
    for i, text in enumerate(table.texts):
        if text != "(" or not is_acronym(table.text(i + 1)):
            continue
        start = _long_form_start(table, i, table.keys[i + 1])
        if start is not None and table.keys[start] in other_heads:
            yield table.texts[i + 1]
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
    """A cue before it (« directeur de l'X », « selon l'X ») or the verb of a body after it."""
    before, after = table.key(i - 1), table.key(i + 1)
    article = before in _ARTICLES
    if article and table.key(i - 2) in words.cues:
        return True
    owner = i - 2 if before in _DE else i - 3 if article and table.key(i - 2) in _DE else None
    if owner is not None and owner > 0 and table.doc[owner].pos_ == "ADJ":
        owner -= 1  # « secrétaire général du X »
    if owner is not None and table.key(owner) in words.cues:
        return True
    if article and after in ("a", "ont", "avait", "aura") and table.doc[i + 2 : i + 3]:
        return table.doc[i + 2].pos_ in ("VERB", "") and table.key(i + 2) in words.acts
    return article and after in words.acts


def _is_beside(table: TokenTable, i: int, taken: set[int], ends: set[int]) -> bool:
    """Coordinated with a body: « l'OIM, le HCR et l'ANLTP », « l'Université de Lomé et l'ANLTP »."""
    at = i - 1 - (table.key(i - 1) in (*_ARTICLES, *_DE))
    at -= table.key(at) in _DE
    if table.key(at) in (",", "et") and at - 1 in taken and is_acronym(table.text(at - 1)):
        return True
    if table.key(at) == "et" and at in ends:
        return True
    at = i + 1
    if table.key(at) not in (",", "et"):
        return False
    at += 1
    while table.key(at) in (*_ARTICLES, *_DE):
        at += 1
    return at in taken and is_acronym(table.text(at))
