"""What two spellings of a name share, and which names are proof that two documents mean one thing."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.annotation import EntityType
from pipeline.rules.folding import fold

_NOT_WORD = re.compile(r"[\W_]+")
_ACRONYM = re.compile(r"[A-Z0-9][A-Za-z0-9.&/-]{1,11}$")
_BRACKETED = re.compile(r"(?P<name>.*\S)\s*\((?P<acronym>[^()\s]{2,15})\)$")
#: A name of an event or descriptive title with this many words says which one it is.
_TELLING = 7


@lru_cache(maxsize=100_000)
def spelling(name: str) -> str:
    """One spelling for a name: « Côte d’Ivoire » gives `cote d ivoire`."""
    return _NOT_WORD.sub(" ", fold(name)).strip()


def is_acronym(name: str) -> bool:
    """« OIM », « MPRR-SSA », « MdM » are; « Caritas », « OIM-Mali », « TB REACH » are names of their own."""
    parts = re.split(r"[-/]", name)
    return bool(_ACRONYM.match(name)) and all(_is_mostly_capitals(part) for part in parts)


def _is_mostly_capitals(part: str) -> bool:
    return sum(char.isupper() or char.isdigit() for char in part) * 2 >= len(part)


def is_short(name: str) -> bool:
    """One word that may be an acronym written as a name: « Unicef », « Fedasil »."""
    return bool(_ACRONYM.match(name))


def without_acronym(name: str) -> tuple[str, str]:
    """« Organisation mondiale de la Santé (OMS) » gives the name and « OMS »; else the name and ""."""
    found = _BRACKETED.match(name)
    return (found["name"], found["acronym"]) if found and is_acronym(found["acronym"]) else (name, "")


def is_shared_name(name: str, type: EntityType, heads: frozenset[str]) -> bool:
    """Whether several things may bear the name: « ministère de la Santé », « atelier de formation ».

    `heads` are first words of such names of organisations.
    """
    words = spelling(name).split()
    if type is EntityType.EVENT:
        return len(words) < _TELLING
    if type is EntityType.PROGRAMME:
        return name[:1].islower() and len(words) < _TELLING
    return type is EntityType.ORGANISATION and bool(words) and words[0] in heads
