"""Second members of titles: « santé et migration », « entre l'OIM et la CNSS », « au retour et à la vie »."""

from __future__ import annotations

from pipeline.language.phrases import PhraseReader, is_acronym
from pipeline.language.titles.surroundings import Surroundings
from pipeline.language.titles.words import ARTICLES, DE, DETERMINERS, NAMES, is_a, words_at, words_in
from pipeline.rules.folding import fold

_BRACKET_AND = ((")", "et"), (")", ","))


class MemberReader:
    """Reads one member joined by « et », « & » or a comma to the title so far."""

    def __init__(self, phrases: PhraseReader) -> None:
        self._phrases = phrases

    def read_governed(self, around: Surroundings, head: int, end: int) -> int | None:
        """« réintégration » in « aide au retour et à la réintégration »."""
        doc = around.doc
        if end + 2 >= len(doc) or fold(doc[end].text) != "et" or not is_a(doc[end + 1]):
            return None
        if not any(is_a(token) for token in doc[head:end]):
            return None
        i = end + 3 if fold(doc[end + 2].text) in DETERMINERS else end + 2
        return i if i < len(doc) and doc[i].is_alpha and not around.at(i, NAMES) else None

    def read_bare(self, around: Surroundings, end: int) -> int | None:
        """« Immigration » in « Plan national Santé et Immigration »: names without article, side by side."""
        doc = around.doc
        if end + 1 >= len(doc) or fold(doc[end].text) not in ("et", "&", ","):
            return None
        before, after = doc[end - 1], doc[end + 1]
        bare = fold(doc[end - 2].text) not in DETERMINERS | DE if end > 1 else False
        titled = before.text[0].isupper() and after.text[:1].isupper() and not is_acronym(after.text)
        return end + 1 if bare and titled and not around.at(end + 1, NAMES) else None

    def read_between(self, around: Surroundings, head: int, end: int) -> int | None:
        """End of « entre l'OIM et la CNSS » where the title so far ends with « OIM »."""
        doc = around.doc
        if words_at(doc, end, 1) != ("et",) or all(fold(token.text) != "entre" for token in doc[head:end]):
            return None
        i = end + 2 if words_in(doc, end + 1, end + 2) & ARTICLES else end + 1
        name = around.at(i, NAMES)
        if name is not None:
            return name.end
        is_noun = i == end + 2 and i < len(doc) and doc[i].pos_ == "NOUN"
        return self._phrases.find_end(doc, i) if is_noun else None

    def read_topic(self, around: Surroundings, head: int, end: int) -> int | None:
        """« notification » in « sur la surveillance à base communautaire et la notification des cas »."""
        doc = around.doc
        if (
            words_at(doc, end, 1) != ("et",)
            or not words_in(doc, end + 1, end + 2) & ARTICLES
            or end + 2 >= len(doc)
        ):
            return None
        if all(fold(token.text) not in ("sur", "contre") for token in doc[head:end]):
            return None
        noun = doc[end + 2]
        words = self._phrases.words
        other = fold(noun.text) in words.generic | words.bodies or around.at(end + 2, NAMES)
        return end + 2 if noun.text.islower() and noun.pos_ == "NOUN" and not other else None

    def read_organiser(self, around: Surroundings, end: int) -> int | None:
        """« ministère » in « mission de l'Organisation mondiale de la Santé (OMS) et du ministère »."""
        doc = around.doc
        if words_at(doc, end, 1) == ("(",) and words_at(doc, end + 2, 2) in _BRACKET_AND:
            i = end + 4
        elif words_at(doc, end, 1) == ("et",) and any(
            span.end == end for span in around.within(end - 12, end, NAMES)
        ):
            i = end + 1
        else:
            return None
        if i >= len(doc) or fold(doc[i].text) not in DE:
            return None
        i += 2 if words_at(doc, i + 1, 1) in (("l'",), ("la",)) else 1
        organiser = around.at(i, NAMES)
        return organiser.end if organiser is not None else None
