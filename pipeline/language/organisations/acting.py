"""Whether the sentence treats a name as a body: it finances, it was paid by it, something comes from it."""

from __future__ import annotations

from pipeline.language.tokens import TokenTable
from pipeline.rules.organisations import BodyVerbs, OrganisationWords

_ARTICLES = frozenset(("le", "la", "les", "l'"))
_HAVE = frozenset(("a", "ont", "avait", "avaient", "aura", "auront", "aurait"))
#: Between a subject and its verb: « n'y a rien versé », « lui en alloue ».
_CLITICS = frozenset(
    ("n'", "ne", "y", "en", "lui", "leur", "l'", "le", "la", "les", "s'", "se", "nous", "vous", "qui")
)
#: Between « a » and its participle.
_ADVERBS = frozenset(
    ("pas", "rien", "plus", "egalement", "aussi", "deja", "ainsi", "recemment", "enfin", "notamment",
     "toutefois", "jamais", "alors", "ensuite", "officiellement", "conjointement", "meme")
)  # fmt: skip
#: Between a subject and its verb, commas at either side: « la Ville de Gand, elle, prête ».
_ASIDE = 7
#: Verbs whose agent with « par » is a way and no doer: « passés par la région de Gao ».
_MOVED = (
    "pass",
    "transit",
    "arriv",
    "entr",
    "ven",
    "travers",
    "achemin",
    "part",
    "circul",
    "commen",
    "continu",
    "rent",
)


#: « mis en œuvre par », « pris en charge par », « mis à disposition par ».
_LOCUTIONS = frozenset(("œuvre", "charge", "place", "disposition", "ligne", "commun"))


def acts(table: TokenTable, end: int, verbs: BodyVerbs) -> bool:
    """The name that ends before token `end` is the subject of one of `verbs`: « X a versé »."""
    at = _after_clitics(table, _after_aside(table, end))
    if table.text(at) in _HAVE or table.key(at) in _HAVE - {"a"}:
        at += 1
        while table.key(at) in _ADVERBS:
            at += 1
        return table.text(at) in verbs.participles
    return table.text(at) in verbs.finite


def is_agent(table: TokenTable, start: int, words: OrganisationWords) -> bool:
    """« financé par la X », « le soutien de la X », « en partenariat avec la X »."""
    at = start - 1 - (table.key(start - 1) in _ARTICLES)
    link = table.key(at)
    if link == "par":
        done = table.texts[at - 1].lower() if at else ""
        passive = done.endswith(("é", "ée", "és", "ées")) and not done.startswith(_MOVED)
        passive |= done in _LOCUTIONS and table.key(at - 2) in ("en", "a")
        return passive or done in words.governing.participles
    if link == "avec":
        return table.key(at - 1) in words.announce
    return link in ("de", "d'", "du") and table.key(at - 1) in words.announce_de


def _after_clitics(table: TokenTable, at: int) -> int:
    for _ in range(4):
        if table.key(at) not in _CLITICS:
            break
        at += 1
    return at


def _after_aside(table: TokenTable, end: int) -> int:
    """Past « (500 000 francs) », « , elle, », « , en Italie, »; `end` without one."""
    opening = table.text(end)
    if opening not in (",", "("):
        return end
    closing = ")" if opening == "(" else ","
    for at in range(end + 1, min(end + _ASIDE, len(table))):
        if table.texts[at] == closing:
            return at + 1
        if table.texts[at] in ".;:":
            break
    return end
