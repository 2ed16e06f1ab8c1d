"""Words between two names as a regular expression: « {subject} , chef de file de {object} »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.annotation import Predicate
from pipeline.rules.relations.schema import PhraseRule

_ARTICLE = r"(?:(?:les?|la|une?|des|son|sa|ses|leurs?)\s+|l['’]\s*)"
_WORDS = {
    "de": r"(?:de\s+la|de\s+l['’]|de|du|des|d['’])",
    "à": r"(?:à\s+la|à\s+l['’]|à|au|aux|en)",
    "le": _ARTICLE.replace(r"\s+)", ")"),
}


@dataclass(frozen=True)
class Phrase:
    """A phrase rule ready to match: the words between the names, subject first or not."""

    rule: PhraseRule
    predicate: Predicate
    pattern: re.Pattern[str]
    subject_first: bool


def compile_phrase(rule: PhraseRule, predicate: Predicate, titles: list[str]) -> Phrase:
    """The rule ready to match; any of `titles` may stand before the second name: « le projet X »."""
    words = rule.phrase.split()
    subject_at, object_at = words.index("{subject}"), words.index("{object}")
    between = words[min(subject_at, object_at) + 1 : max(subject_at, object_at)]
    pattern = r"\s*(?:[»”\"]\s*)?"
    for word in between:
        optional = word.endswith("?")
        word = word.rstrip("?")
        if word == "*":
            pattern += r"(?:[\w’'-]+\s*){0,3}"
            continue
        options = "|".join(_WORDS.get(option, re.escape(option)) for option in word.split("|"))
        pattern += rf"(?:(?:{options})\s*)" + ("?" if optional else "")
    pattern += rf"(?:{_ARTICLE})?(?:(?:{'|'.join(titles)})\s+)?[«“\"]?\s*"
    return Phrase(rule, predicate, re.compile(pattern, re.IGNORECASE), subject_at < object_at)
