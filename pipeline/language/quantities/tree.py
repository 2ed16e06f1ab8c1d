"""The parse of a document as lists of children, built in one pass: what stands beside a word."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

#: Children of a word that are kept: a word with more is the root of no sentence.
_MANY = 16
#: Tokens that a line reaches to either side.
LINE = 60
#: Pronouns for what was said before.
_CLITICS = ("l'", "l’", "le", "la", "les", "en", "y")
_RELATIVES = ("auquel", "à", "où", "dont", "duquel", "lequel", "laquelle", "auxquels", "auxquelles")
_NONE: tuple[Token, ...] = ()


class Tree:
    """Children of each token; spaCy's own `children` walks the whole sentence each time."""

    def __init__(self, doc: Doc) -> None:
        self._children: dict[int, list[Token]] = {}
        for token in doc:
            head = token.head.i
            if head != token.i:
                beside = self._children.setdefault(head, [])
                if len(beside) < _MANY:
                    beside.append(token)

    def children(self, token: Token) -> list[Token] | tuple[Token, ...]:
        return self._children.get(token.i, _NONE)

    def has_case(self, token: Token) -> bool:
        """A preposition stands before it."""
        return any(child.dep_ == "case" for child in self.children(token))

    def has_clitic(self, verb: Token) -> bool:
        """« l'ont accepté », « y ont accès »: a pronoun for what was said before."""
        return any(child.lower_ in _CLITICS and child.pos_ == "PRON" for child in self.children(verb))

    def has_subject(self, verb: Token, other_than: Token) -> bool:
        """It has a subject of its own; « auquel ont pris part 20 cadres » has none but the cadres."""
        return any(
            child.dep_.startswith("nsubj") and child.i != other_than.i and child.lower_ not in _RELATIVES
            for child in self.children(verb)
        )

    def is_verbal(self, head: Token, below: Token) -> bool:
        """A verb or participle, or what takes a subject as a verb does (« 20 hommes sont morts »)."""
        if head.pos_ in ("VERB", "AUX") or below.dep_.startswith("nsubj"):
            return True
        if any(child.pos_ == "AUX" for child in self.children(head)):
            return True
        return head.pos_ == "ADJ" and head.dep_ in ("acl", "amod", "ROOT")

    def is_active_subject(self, token: Token, verb: Token) -> bool:
        """« 15 médecins ont soigné », « une formation suivie par 15 médecins »: they did it."""
        if token.dep_ == "obl:agent":
            return True
        if token.dep_ != "nsubj" or verb.pos_ not in ("VERB", "AUX"):
            return False
        return not any(
            child.dep_ == "aux:pass" or (child.lower_ in ("se", "s'", "s’") and child.dep_.startswith("expl"))
            for child in self.children(verb)
        )

    def is_negated(self, verb: Token) -> bool:
        """« n'ont pas été vaccinés », « non vaccinés »; « n'ont que » denies nothing."""
        words = [child.lower_ for child in self.children(verb)]
        if "non" in words or (verb.i and verb.nbor(-1).lower_ == "non"):
            return True
        if not any(word in ("ne", "n'", "n’") for word in words):
            return False
        behind = verb.doc[verb.i + 1 : verb.i + 4]
        return not any(token.lower_ in ("que", "qu'", "qu’") for token in behind)


def line_around(doc: Doc, i: int) -> Span:
    """The sentence around token `i`, no further than a line reaches."""
    start, end = i, i + 1
    while start > max(0, i - LINE) and not doc[start].is_sent_start:
        start -= 1
    while end < min(len(doc), i + LINE) and not doc[end].is_sent_start:
        end += 1
    return doc[start:end]
