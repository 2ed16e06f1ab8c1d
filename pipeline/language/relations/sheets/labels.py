"""Labels of lines: how they look, and the rules of one, also of « Nos partenaires techniques »."""

from __future__ import annotations

import re

from pipeline.rules.relations import SheetRule

LABEL = re.compile(
    r"(?:\d{1,2}[.)]|Q(?:uestion)?\s?\d{0,2}\s?[.:]?\s?[–—-])?\W*"
    r"(?P<label>[^\W\d_][\w’' \-/]{1,45}?)\s*(?:\([^()]{1,20}\)\s*)?"
    r"(?P<mark>:|：|\?|\||–|—| - |\.{3,}|…+)\s*"
)
BARE_LABEL = re.compile(
    r"(?:\d{1,2}[.)])?\W*(?P<label>[^\W\d_][\w’' \-/]{1,45}?)\s*(?:\([^()]{1,20}\)\s*)?[:?]?\s*$"
)
INNER_LABEL = re.compile(r"(?<=[.;!?»)] )(?P<label>[A-ZÀ-Ý][\w’' \-]{1,40}?)\s*:\s+")
SENTENCE_END = re.compile(r"(?<=[^\W\d])[.;](?:\s|$)|[.;]\s(?=[A-ZÀ-Ý])")
_DETERMINER = re.compile(r"^(?:(?:nos|les|ses|leurs|le|la|principaux|principales|autres)\s+|l'\s*)")
#: A label of more words than this must be listed as it stands.
_LONG_LABEL = 4
#: What may follow a listed label: adjectives, years, « du projet »; « Pays d'origine » is no « Pays ».
_ADJECTIVE = re.compile(
    r"[\w-]{3,}(?:ique|[ei]er|ière|al|ale|aux|el|elle|if|ive|aire|ant|ante|ble|eur|eure|ée?)s?|cibles?|clés?|\d{4}|"
    r"(?:prévu|couvert|atteint|retenu|choisi|desservi)e?s?|membres?|hôtes?|pilotes?"
)
#: Questions that go on with a verb and ask the same: « Où peut-on adhérer ? ».
_ASKING = frozenset({"où", "quand"})
_JOINS = frozenset({"et", "ou"})
_OF_SHEET = re.compile(
    r"(?:de |du |de la |des |de l'|d')(?:projet|programme|atelier|formation|réunion|év[éè]nement|action|"
    r"activité|mission|campagne|séance|session|conférence|rencontre|convention|subvention|étude|exécution|"
    r"intervention|implantation|déploiement|réalisation|mise en œuvre|mise en oeuvre)s?"
)


def rules_of(sheets: dict[str, tuple[SheetRule, ...]], label: str) -> tuple[SheetRule, ...]:
    """Rules of a label, also of « Nos partenaires », « Partenaires techniques et financiers »."""
    label = label.strip().lower().replace("’", "'").replace("œ", "oe")
    label = _DETERMINER.sub("", label, count=1) if label not in sheets else label
    parts = label.split()
    for length in range(len(parts), 0, -1):
        if found := sheets.get(" ".join(parts[:length])):
            return found if length == len(parts) or _is_same(sheets, parts, length) else ()
    return ()


def _is_same(sheets: dict[str, tuple[SheetRule, ...]], parts: list[str], length: int) -> bool:
    """Whether the words after the first `length` leave the label the same: « Lieu et dates »."""
    if len(parts) > _LONG_LABEL:
        return False
    rest = parts[length:]
    return (
        parts[0] in _ASKING
        or bool(_OF_SHEET.fullmatch(" ".join(rest)))
        or all(word in _JOINS or word in sheets or _ADJECTIVE.fullmatch(word) for word in rest)
    )
