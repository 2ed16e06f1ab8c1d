"""Which language a text is in; short French texts and mixed documents count as French."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

FRENCH = "fr"
#: Languages that documents of the field come in; the choice is between these.
_LANGUAGES = ("fr", "en", "es", "pt", "it", "de", "nl", "ca", "ro", "ar", "ru", "tr", "sw", "ht", "pl", "mg")
#: Words that are frequent in French and rare elsewhere.
_FRENCH_WORDS = frozenset(
    {"le", "la", "les", "l", "des", "du", "d", "et", "est", "une", "un", "dans", "pour", "qui", "que", "au"}
    | {"aux", "sur", "avec", "par", "ce", "cette", "ces", "ont", "sont", "été", "il", "elle", "nous", "leur"}
    | {"ses", "son", "à", "pas", "plus", "ou", "où", "ne", "se", "être"}
)
_TOKEN = re.compile(r"[^\W\d_]+")
#: The share of such words in French prose is near 0.4; English, Spanish and Italian stay under 0.2.
_SURE = 0.25
_LATIN = re.compile(r"[a-zA-Z]{2}")
#: Names and headings look like many languages: few words are turned away only on near certainty.
_FEW_WORDS, _CERTAIN_OF_LINE, _CERTAIN_OF_PROSE = 12, 0.995, 0.9
#: A document stays French when this share of its passages is.
_FRENCH_SHARE = 0.3
_PASSAGE_WORDS = 60
_MAX_CHARS = 48_000


def find_language(text: str) -> str:
    """ISO 639-1 code of the text's language: « Les migrants arrivent. » gives `fr`.

    Empty for a text without words; `fr` when in doubt.
    """
    words = _TOKEN.findall(text[:_MAX_CHARS].lower())
    if not words:
        return ""
    if _french_share(words) >= _SURE:
        return FRENCH
    passages = [words[i : i + _PASSAGE_WORDS] for i in range(0, len(words), _PASSAGE_WORDS)]
    french = sum(len(passage) for passage in passages if _french_share(passage) >= _SURE)
    if french >= _FRENCH_SHARE * len(words):
        return FRENCH
    code, certainty = _classify(text)
    if not _LATIN.search(text):
        return code
    needed = _CERTAIN_OF_PROSE if len(words) >= _FEW_WORDS else _CERTAIN_OF_LINE
    return code if certainty > needed else FRENCH


def _french_share(words: list[str]) -> float:
    return sum(word in _FRENCH_WORDS for word in words) / len(words)


def _classify(text: str) -> tuple[str, float]:
    code, certainty = _identifier().classify(text[:_MAX_CHARS])
    return str(code), float(certainty)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """Loaded only for texts that are not French at first sight."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_LANGUAGES))
    return identifier
