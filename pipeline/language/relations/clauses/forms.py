"""What a token is by its tags: participle, finite verb, verb of a clause of its own, opener of a clause."""

from __future__ import annotations

from spacy.tokens import Token


def is_participle(token: Token) -> bool:
    """Whether the tagger sees a participle; forms in « -ent » are none (« rédigent »)."""
    return token.morph.get("VerbForm", []) == ["Part"] and not token.lower_.endswith("ent")


def is_clause_verb(token: Token) -> bool:
    """A verb that makes a clause of its own; auxiliaries of another verb do not."""
    if token.pos_ == "VERB":
        return not (token.lower_ == "partir" and token.i and token.nbor(-1).lower_ == "à")
    return token.pos_ == "AUX" and token.dep_ not in ("aux:tense", "aux:pass", "aux:caus")


def is_finite(token: Token) -> bool:
    """A clause verb that shows tense and person."""
    return is_clause_verb(token) and token.morph.get("VerbForm", []) == ["Fin"]


def is_opener(token: Token) -> bool:
    """A relative pronoun or a conjunction that starts a clause."""
    if token.morph.get("PronType", []) == ["Rel"] or token.lower_ in ("dont", "où"):
        return True
    joins = token.i and token.nbor(-1).lower_ in ("même", "ainsi")  # « de même que X », « ainsi que Y »
    return token.pos_ == "SCONJ" and token.lower_ not in ("comme",) and not joins
