"""Names after what they are: « l'ONG [Santé Sud] », « ministères de l'Intérieur et du [Travail] »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.heads import Head, HeadIndex
from pipeline.language.phrases import PhraseReader, is_acronym
from pipeline.language.tokens import TokenTable
from pipeline.rules.organisations import HeadRule, OrganisationRules

_DE = frozenset(("de", "d'", "du", "des"))
_ARTICLES = frozenset(("la", "l'", "le", "les"))
_QUOTES = {"«": "»", "“": "”", '"': '"'}
#: Words in lower case inside a name, if a capital follows: « Bibliothèques sans Frontières ».
_INNER = frozenset(
    ("de", "du", "des", "d'", "et", "pour", "la", "les", "l'", "sans", "the", "of", "for", "en")
)
#: Before a descriptor that names follow one after the other.
_SEVERAL = frozenset(("les", "des", "aux", "deux", "trois", "quatre", "cinq"))
#: Adjectives after a name that tell where it is from, or of which kind it is.
_ORIGINS = ("ais", "aise", "ois", "oise", "ien", "ienne", "ain", "aine", "ite", "ole")
_GENERAL = frozenset(
    ("local", "locale", "national", "nationale", "international", "internationale", "humanitaire", "medical",
     "medicale", "partenaire", "present", "presente", "actif", "active", "basee", "base", "specialisee",
     "specialise", "chargee", "charge", "membre", "fondee", "creee", "seul", "seule", "susmentionnee")
)  # fmt: skip
_LONGEST = 7
_LONGEST_QUOTE = 12


class DescribedNames:
    """Finds names by the common noun before them."""

    def __init__(self, rules: OrganisationRules, reader: PhraseReader) -> None:
        self.reader = reader
        self._descriptors = HeadIndex((head, rule) for rule in rules.descriptors for head in rule.heads)
        self._plurals = HeadIndex((head, rule) for rule in rules.plurals for head in rule.heads)

    def find(self, table: TokenTable) -> Iterator[Candidate]:
        for i in range(len(table)):
            if (plural := self._plurals.at(table, i)) is not None:
                yield from self._each(table, i, plural)
            elif (descriptor := self._descriptors.at(table, i)) is not None:
                for start, end in self._described(table, i, descriptor):
                    yield Candidate(start, end, "ORGANISATION", descriptor.rule.id, "grammar")

    def _described(self, table: TokenTable, i: int, head: Head[HeadRule]) -> Iterator[tuple[int, int]]:
        """Extent of the name after the descriptor and its adjectives; of each in « les ONG X et Y »."""
        start = head.end
        while start < len(table) and table.doc[start].pos_ == "ADJ" and table.texts[start].islower():
            if table.texts[start] in head.rule.not_before:
                return  # « groupe sanguin A »
            start += 1
        if quoted := find_quoted(table, start):
            yield quoted
            return
        common = head.form.islower() and table.is_capital(i)  # « Association » is then part of the name
        if common or not _opens_name(table, start) or table.texts[start] in head.rule.not_before:
            return
        several = table.key(i - 1) in _SEVERAL
        end = _name_end(table, start, several)
        if end - start == 1 and _is_described(table, start):
            end += 1  # « le groupe [État islamique] »
        if all(table.doc[k].ent_type_ == "PER" for k in range(start, end)):
            return
        yield (i if head.rule.inside else start), end
        while several and table.key(end) in (",", "et") and table.is_capital(end + 1):
            start, end = end + 1, _name_end(table, end + 1, several)
            yield start, end

    def _each(self, table: TokenTable, i: int, head: Head[HeadRule]) -> Iterator[Candidate]:
        """« [ministères de l'Intérieur], du [Travail] et de la [Santé] »: not where there is one."""
        found: list[tuple[int, int]] = []
        at = head.end
        while table.key(at) in _DE:
            at += 1 + (table.key(at + 1) in _ARTICLES)
            end = self.reader.noun_phrase_end(table.doc, at)
            if end is None or not table.is_capital(at):
                break
            found.append((at, end))
            at = end + 1 if table.key(end) in (",", "et") else len(table)
        if len(found) > 1:
            yield Candidate(i, found[0][1], "ORGANISATION", head.rule.id, "grammar")
            for start, end in found[1:]:
                yield Candidate(start, end, "ORGANISATION", head.rule.id, "grammar")


def find_quoted(table: TokenTable, at: int) -> tuple[int, int] | None:
    """Extent of the name inside the quotes that open at token `at`: « [Vivre debout] »."""
    closing = _QUOTES.get(table.text(at))
    if not closing:
        return None
    start, end = at + 1, at + 1
    while table.text(end) != closing:
        if end >= min(len(table), at + _LONGEST_QUOTE):
            return None
        end += 1
    while start < end and table.texts[start].isspace():
        start += 1
    while end > start and table.texts[end - 1].isspace():
        end -= 1
    return (start, end) if end > start and table.is_capital(start) else None


def _opens_name(table: TokenTable, i: int) -> bool:
    """A capital; not one letter (« groupe A »), nor the article of a new line (« sociétés La reprise »)."""
    if not table.is_capital(i) or len(table.texts[i]) < 2:
        return False
    return table.keys[i] not in _ARTICLES or (table.is_capital(i + 1) and table.keys[i + 1] not in _ARTICLES)


def _is_described(table: TokenTable, i: int) -> bool:
    """A capitalised word with its adjective in lower case: « l'ASBL [Terre douce] », no « Emso locale »."""
    if i + 1 >= len(table) or not table.texts[i + 1].islower() or is_acronym(table.texts[i]):
        return False
    adjective = table.doc[i + 1].pos_ == "ADJ"
    if not adjective or table.doc[i].pos_ == "NOUN":
        return adjective
    own = not table.keys[i + 1].endswith(_ORIGINS) and table.keys[i + 1] not in _GENERAL
    return own and (table.keys[i][-1] == "s") == (table.keys[i + 1][-1] == "s")


def _name_end(table: TokenTable, start: int, several: bool) -> int:
    """Token after the capitalised and joined words at `start`; « et » parts `several` names."""
    end = start + 1
    while end < min(len(table), start + _LONGEST):
        word = table.texts[end]
        if word[0].isupper() or word[0].isdigit() or word in "-&'’":
            end += 1
        elif table.keys[end] == "sans" and table.key(end + 1) in ("frontieres", "frontiere"):
            end += 2
        elif several and word == "et":
            break
        elif table.keys[end] in _INNER and _capital_follows(table, end):
            end += 1
        else:
            break
    while end - start > 1 and (not table.texts[end - 1][0].isalnum() or table.keys[end - 1] in _ARTICLES):
        end -= 1
    return end


def _capital_follows(table: TokenTable, i: int) -> bool:
    """After « et » at once, so that « Sunu et la Banque » are two; else after articles."""
    after = i + 1
    while table.keys[i] != "et" and table.key(after) in (*_ARTICLES, "de", "des", "du"):
        after += 1
    return table.is_capital(after) and not is_acronym(table.text(after))
