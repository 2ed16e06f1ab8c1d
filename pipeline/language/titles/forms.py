"""How titles look: in quotes, in capitals, without quotes, in English; and what introduces them."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from pipeline.language.titles.surroundings import Surroundings
from pipeline.rules.folding import fold
from pipeline.rules.titles import TitleWords

_VALUES = frozenset(("COUNTRY", "LOCATION", "DATE"))
_ADJUNCTS = frozenset(("a", "au", "aux", "en", "dans"))
_BETWEEN = frozenset(
    (",", ".", "est", "un", "une", "le", "la", "l'", "ce", "cet", "cette", "c'", "nom", "titre", "du", "\n")
)
_OPENING, _CLOSING = frozenset('«“"'), frozenset('»”"')
_LONGEST_SLOGAN = 14
#: a title in quotes longer than this is a quotation
_LONGEST_QUOTE = 32
_ALWAYS_S = frozenset(("cours", "congrès", "fonds", "mois", "stages"))
_ORDINAL = re.compile(r"\d{1,3}(?:e|è|ème|eme|er|ère|ere|nd|nde)s?|[IVX]+(?:e|ème)?")
_ELSEWHERE = ("y", "del", "sin", "con", "para", "por", "und", "für", "der", "di", "per", "com")
#: small words inside names in English, Spanish, Italian, Portuguese and German
_ENGLISH = frozenset(("and", "of", "for", "the", "on", "in", "to", "-", *_ELSEWHERE))


def quoted_after(doc: Doc, i: int) -> tuple[int, int] | None:
    """(start, end) of the tokens inside the quotes that open at token `i`, None if none or never closed."""
    if i >= len(doc) or doc[i].text not in _OPENING:
        return None
    if doc[i].text == '"' and (
        doc[i].whitespace_ or (i and not doc[i - 1].whitespace_ and doc[i - 1].is_alpha)
    ):
        return None  # it closes
    for close in range(i + 1, min(len(doc), i + _LONGEST_QUOTE)):
        if doc[close].text in _CLOSING:
            start, end = i + 1, close
            while start < end and doc[start].is_space:
                start += 1
            while end > start and (doc[end - 1].is_space or doc[end - 1].text in ",."):
                end -= 1
            return (start, end) if start < end else None
        if doc[close].text in _OPENING or doc[close].text.count("\n") > 1:
            return None
    return None


def quoted_before(doc: Doc, i: int) -> tuple[int, int] | None:
    """(start, end) of the tokens inside the quotes before a type noun: « « Soins pour tous », un projet »."""
    close = i - 1
    while close >= 0 and i - close < 8 and fold(doc[close].text) in _BETWEEN:
        close -= 1
    if close < 2 or doc[close].text not in "»”" or close == i - 1:
        return None
    between = {fold(token.text) for token in doc[close + 1 : i]}
    if "du" in between and not between & {"nom", "titre"}:
        return None
    if "." in between and not fold(doc[i - 1].text).startswith("ce"):
        return None
    for start in range(close - 1, max(-1, close - _LONGEST_QUOTE), -1):
        if doc[start].text in "«“":
            return quoted_after(doc, start)
    return None


def is_single(token: Token, words: TitleWords) -> bool:
    """One thing, introduced or known: « un vaste projet », « la 4e session »; or the first word of a title.

    Not « ce projet », which points back, nor « de projets ». Plural type nouns take a plural article.
    """
    if opens_sentence(token):
        return token.text[0].isupper()
    before = token.nbor(-1)
    determiners = (
        words.plural if token.text.endswith("s") and token.lower_ not in _ALWAYS_S else words.singular
    )
    if fold(before.text) in determiners or _ORDINAL.fullmatch(before.text):
        return True
    return before.pos_ == "ADJ" and before.i > 0 and fold(before.nbor(-1).text) in determiners


def is_capitalised(token: Token) -> bool:
    """Written with a capital for itself: not as the first word of its sentence or in a line of capitals."""
    if not token.text[0].isupper() or (token.text.isupper() and len(token) > 1):
        return False
    return not opens_sentence(token)


def opens_sentence(token: Token) -> bool:
    """First word of a sentence or line, bullets and quotes left aside."""
    i = token.i - 1
    while i >= 0 and not token.doc[i].text[0].isalnum():
        if "\n" in token.doc[i].text or token.doc[i].text in '.!?…:«“"•-–—':
            return True
        i -= 1
    return i < 0 or bool(token.is_sent_start)


def opens_line(token: Token) -> bool:
    """First word of a line, bullets left aside: where a heading may start."""
    i = token.i - 1
    while i >= 0 and not token.doc[i].text[0].isalnum():
        if "\n" in token.doc[i].text:
            return True
        i -= 1
    return i < 0


def opens_item(token: Token) -> bool:
    """First word of a line after its bullet, number or ordinal: « b) Formation », « 3e réunion »."""
    doc, i = token.doc, token.i
    if i >= 2 and doc[i - 1].text in ").-–" and len(doc[i - 2]) < 3 and opens_line(doc[i - 2]):
        return True
    return opens_line(token) or (_ORDINAL.fullmatch(doc[i - 1].text) is not None and opens_line(doc[i - 1]))


def ends_line(doc: Doc, end: int) -> bool:
    """A line ends at token `end`, or a dash, colon or bracket stands there: where a heading may end."""
    return end >= len(doc) or "\n" in doc[end].text or doc[end].text in "–—:("


def english_extent(doc: Doc, i: int, links: frozenset[str] = frozenset()) -> tuple[int, int] | None:
    """« Summer School on Rural Midwifery » around its type noun « School » at token `i`.

    `links` are more small words that may stand inside: « Seguro Escolar de Salud ». None where it stands
    alone, or is a word of a French name.
    """
    start, end = i, i + 1
    while start > 0 and doc[start - 1].text[0].isupper() and doc[start - 1].is_alpha:
        if opens_sentence(doc[start - 1]) and doc[start - 1].pos_ in ("DET", "ADP"):
            break
        start -= 1
    while end + 1 < len(doc) and (
        continues_english(doc, end) or (doc[end].lower_ in links and doc[end + 1].text[0].isupper())
    ):
        end += 1
    return (start, end) if end - start >= 2 else None


def continues_english(doc: Doc, i: int) -> bool:
    """« Migration » and « and » of « Health and Migration », « II » of « PHAMESA II »."""
    text = doc[i].text
    if fold(text) in _ENGLISH:
        return i + 1 < len(doc) and doc[i + 1].text[0].isupper()
    return (text[0].isupper() and doc[i].is_alpha) or text in ("+", "4", "3", "2")


def read_slogan(around: Surroundings, start: int) -> int:
    """End of a title without quotes or type noun: « colloque [Soigner sans papiers] a compté … ».

    As far as punctuation, a verb of the sentence, or a place or date that is no part of it.
    """
    doc = around.doc
    end = start + 1
    while end < min(len(doc), start + _LONGEST_SLOGAN):
        token = doc[end]
        if token.text in "?!":
            return end + 1
        if token.is_space or (token.is_punct and token.text not in "-'’") or token.is_digit:
            break
        if (
            token.pos_ == "AUX"
            or token.morph.get("VerbForm", []) == ["Fin"]
            or token.pos_ in ("PRON", "SCONJ")
        ):
            break
        if fold(token.text) in _ADJUNCTS | {"le"} and around.at(end + 1, _VALUES):
            break
        end += 1
    return end
