"""What a rule of relations may say: one model for each kind of rule in `patterns/relations/`."""

from __future__ import annotations

from pydantic import field_validator

from pipeline.annotation import EntityType, Predicate
from pipeline.rules.reading import Rule

Types = frozenset[EntityType]

_ORGANISATION = frozenset({EntityType.ORGANISATION})
_ACTOR = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})
_PLACE = frozenset({EntityType.COUNTRY, EntityType.LOCATION})
_PROGRAMME = frozenset({EntityType.PROGRAMME})
_EVENT = frozenset({EntityType.EVENT})
_DATE = frozenset({EntityType.DATE})

#: What may be subject and object of each predicate.
SIGNATURES: dict[Predicate, tuple[Types, Types]] = {
    Predicate.PARTNERS_WITH: (_ACTOR, _ACTOR),
    Predicate.FUNDS: (_ACTOR, _PROGRAMME | _EVENT | _ORGANISATION),
    Predicate.SUPPORTS: (_ACTOR, _ACTOR | _PROGRAMME | _EVENT),
    Predicate.IMPLEMENTS: (_ACTOR, _PROGRAMME),
    Predicate.ORGANISES: (_ACTOR, _EVENT),
    Predicate.PARTICIPATES_IN: (_ACTOR, _EVENT | _PROGRAMME),
    Predicate.PART_OF: (_ORGANISATION | _PROGRAMME | _EVENT, _ORGANISATION | _PROGRAMME | _EVENT),
    Predicate.BASED_IN: (_ORGANISATION, _PLACE),
    Predicate.COVERS: (_PROGRAMME, _PLACE),
    Predicate.TAKES_PLACE_IN: (_EVENT, _PLACE | _ORGANISATION),
    Predicate.OCCURS_ON: (_EVENT | _PROGRAMME, _DATE),
}


class ClauseRule(Rule):
    """What verb and noun rules share: which role is subject and which is object of the triple.

    A role is `subject`, `object` or a preposition (« à », « avec », « auprès de »); the first that holds a
    fitting name is taken. After a noun `pair` is two names with a dash (« l'accord Ghana-Togo »). `topic` is
    what the sentences before are about, `spoken_of` the last programme or event named, `recalled` the same
    when « y » or « en » stands for it, `y` that pronoun alone, `context` the last undertaking or place of
    care. `subject_types`, `object_types` narrow what the predicate allows; what a `negated` rule finds is
    denied (« Gao reste hors du projet »); `with_money` asks for an amount or a word for funds.
    """

    subject: tuple[str, ...] = ("subject",)
    object: tuple[str, ...] = ("object",)
    subject_types: tuple[EntityType, ...] = ()
    object_types: tuple[EntityType, ...] = ()
    each_other: bool = False
    negated: bool = False
    with_money: bool = False
    prior: float = 0.8


class VerbRule(ClauseRule):
    """Verbs by infinitive, with words that must follow: « mettre en œuvre », « signer accord|convention ».

    `only` narrows the voice: `active`, `passive`, `reflexive`, or `transitive` for the first two. `acting`
    (`object`, `subject`) asks that this side name people of the body (« former le personnel du ministère »).
    `following` are words of which one must come soon after, `without` words that must not come right after,
    an article aside (« relève les erreurs », « tient tête »); `unless` are roles that must be empty.
    """

    verbs: tuple[str, ...]
    following: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    only: str = ""
    acting: str = ""

    @field_validator("only")
    @classmethod
    def _known_voice(cls, value: str) -> str:
        if value not in ("", "active", "passive", "reflexive", "transitive"):
            raise ValueError("allowed: active, passive, reflexive, transitive")
        return value


class NounRule(ClauseRule):
    """Nouns by singular; `after` are the words before it that make it an adverbial (« avec l'appui de »).

    `without` are words that must not follow at once (« appui financier » is no SUPPORTS).
    """

    nouns: tuple[str, ...]
    after: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    receivers: bool = True


class PhraseRule(Rule):
    """Words between two names: `{subject} , chef de file de {object}`.

    « le » stands for any article, « de » and « à » for their contracted forms, `a|b` for either,
    `word?` for a word that may be missing, `*` for up to three words. A preposition at the end stands before
    the second name. With `agent` the first name must not be the object of a verb (« dirige X avec Y »).
    """

    phrase: str
    agent: bool = False
    subject_types: tuple[EntityType, ...] = ()
    object_types: tuple[EntityType, ...] = ()
    prior: float = 0.75

    @field_validator("phrase")
    @classmethod
    def _has_both(cls, value: str) -> str:
        if value.count("{subject}") != 1 or value.count("{object}") != 1:
            raise ValueError("write {subject} and {object} once each")
        if not value.startswith("{"):
            raise ValueError("start with {subject} or {object}; words before it are not read")
        return value


class SheetRule(Rule):
    """A label at the start of a line (« Bailleur : … »): what it says of a programme, an event or a body.

    `value` says which side of the relation stands after the label; with `negated` it is denied (« Absents »);
    with `joins` they work with those that the labels before named (« Co-porteurs »).
    """

    labels: tuple[str, ...]
    programme: Predicate | None = None
    event: Predicate | None = None
    body: Predicate | None = None
    value: str = "subject"
    negated: bool = False
    joins: bool = False
    prior: float = 0.8

    def predicate_of(self, kind: EntityType) -> Predicate | None:
        """What the label says of the thing that the sheet is about."""
        if kind is EntityType.PROGRAMME:
            return self.programme
        return self.event if kind is EntityType.EVENT else self.body


class AdjunctRule(Rule):
    """A relation that needs no word of its own: a place or a date in the clause of an event."""

    predicate: Predicate
    prior: float = 0.7
