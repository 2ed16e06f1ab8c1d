"""Names that only the sentence shows to be bodies: « partenariat avec [Tadamoun] », « équipes de [Emso] »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.phrases import is_acronym, shouts
from pipeline.language.places.context import Context
from pipeline.rules.organisations import OrganisationWords

#: Words of a name in between its capitals: « Bibliothèques Sans Frontières », « Enfants du Monde ».
_INNER = frozenset(("du", "de", "des", "d'", "sans", "pour", "et", "en", "la", "les", "&", "-"))
_LONGEST = 7


def find_partners(context: Context, words: OrganisationWords, taken: set[int]) -> Iterator[Candidate]:
    """Capitalised names after the words that only a body follows, as far as they are no persons."""
    table = context.table
    for i in range(2, len(table)):
        if not table.is_capital(i) or i in taken or not _is_announced(context, i, words):
            continue
        end = name_end(context, i)
        if end > i and may_be_body(context, i, end, words):
            yield Candidate(i, end, "ORGANISATION", "org.partner", "context")


def _is_announced(context: Context, i: int, words: OrganisationWords) -> bool:
    """« partenariat avec X », « financé par X », « équipes de X »."""
    table = context.table
    before = table.key(i - 1)
    if before == "avec" and table.key(i - 2) == "accord" and table.key(i - 3) == "d'":
        return False  # « Emma est d'accord avec Avery »
    at = i - 2 if before not in ("l'", "la", "le") else i - 3
    link = table.key(at + 1)
    if link in ("avec", "par"):
        return table.key(at) in words.announce
    return link in ("de", "d'", "du") and table.key(at) in words.announce_de


def name_end(context: Context, start: int) -> int:
    """Token after the capitalised words at `start`, with the small ones between them."""
    table, end = context.table, start
    while end < min(len(table), start + _LONGEST):
        if context.is_name_word(end):
            end += 1
        elif end > start and table.key(end) == "sans" and table.key(end + 1) in ("frontieres", "frontiere"):
            end += 2
        elif end > start and table.key(end) in _INNER and context.is_name_word(end + 1):
            if table.key(end) == "et" and not (table.is_capital(end - 1) and table.is_capital(end + 1)):
                break
            end += 1
        else:
            break
    return end


def may_be_body(
    context: Context, start: int, end: int, words: OrganisationWords, plain: bool = False
) -> bool:
    """Nothing speaks against a body: no title, common noun or person; `plain`: two plain words may be one."""
    table = context.table
    common = words.other_heads | words.common
    if end - start == 1 and (table.keys[start] in common or (not plain and table.doc[start].pos_ == "NOUN")):
        return False
    if table.key(start) in context.words.titles or table.key(start) in context.words.never:
        return False
    if table.key(start) in context.words.first_names or context.is_person_elsewhere(start):
        return False
    if shouts(table.doc, start) or (end - start == 1 and is_acronym(table.text(start))):
        return False
    if any(table.doc[k].ent_type_ in ("PER", "LOC") for k in range(start, end)):
        return False
    # two plain capitalised words are most often a person
    personal = end - start == 2 and all(table.texts[k].istitle() for k in (start, start + 1))
    return (plain or not personal) and table.doc[start].pos_ in ("PROPN", "NOUN", "X", "ADJ", "")
