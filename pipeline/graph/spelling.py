"""What two spellings of a name share, and which names are proof that two documents mean one thing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.annotation import EntityType

_NOT_WORD = re.compile(r"[\W_]+")
_ACRONYM = re.compile(r"[A-Z0-9][A-Za-z0-9.&/-]{1,11}$")
#: A name of an event or descriptive title with this many words says which one it is.
_TELLING = 7


@lru_cache(maxsize=100_000)
def spelling(name: str) -> str:
    """One spelling for a name: « Côte d’Ivoire » gives `cote d ivoire`."""
    flat = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE"))
    bare = "".join(char for char in flat if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", bare).strip().casefold()


def is_acronym(name: str) -> bool:
    """« OIM », « MPRR-SSA », « UNHCR » are; « Caritas », « TB REACH » are names of their own."""
    return bool(_ACRONYM.match(name)) and sum(char.isupper() for char in name) * 2 >= len(name)


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
