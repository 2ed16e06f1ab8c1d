"""A verb in its clause and who fills which role of it, in deep terms."""

from __future__ import annotations

from pipeline.language.relations.clauses import objects, passives, relatives, subjects
from pipeline.language.relations.clauses.fitting import Found
from pipeline.language.relations.clauses.shape import ClauseShape
from pipeline.rules.relations import Types


class Clause(ClauseShape):
    """A verb in its clause; every role is that of the meaning: « un projet financé par X » has subject X."""

    __slots__ = ()

    def role(self, name: str, types: Types) -> Found | None:
        """Nodes of these types in a role: `subject`, `object`, `whole`, `clitic`, `y`, or a preposition."""
        if name == "subject":
            return passives.agent(self, types) if self.passive else self.grammatical_subject(types)
        if name == "object":
            return passives.patient(self, types) if self.passive else self.grammatical_object(types)
        if name == "whole":
            return passives.whole(self, types) if self.bare else None
        if name == "clitic":
            return objects.stated_clitic(self, types)
        if name == "y":
            return objects.local_clitic(self, types)
        return self.oblique(name, types)

    def grammatical_subject(self, types: Types) -> Found | None:
        """Who does what the verb says, or undergoes it when it is passive."""
        return subjects.grammatical_subject(self, types)

    def inverted(self, types: Types) -> Found | None:
        """A subject after the verb: « s'est tenu à Oujda l'atelier »."""
        return subjects.inverted(self, types)

    def grammatical_object(self, types: Types) -> Found | None:
        """The object without preposition, a pronoun resolved."""
        return objects.grammatical_object(self, types)

    def oblique(self, case: str, types: Types) -> Found | None:
        """The names behind this preposition, after the verb first."""
        return objects.oblique(self, case, types)

    def relative_of(self, case: str, types: Types) -> Found | None:
        """What « par qui », « dont » means, the preposition given."""
        return relatives.relative_of(self, case, types)

    def after_comma(self, types: Types) -> Found | None:
        """The first name without preposition that a comma stands before: « , le projet X »."""
        return passives.after_comma(self, types)
