"""What names say by themselves: « OIM Mali » is part of the OIM and based in Mali."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Span

from pipeline.annotation import EntityType, Predicate
from pipeline.language.extensions import SPANS
from pipeline.language.relations import words
from pipeline.language.relations.claims import Claim, Claims
from pipeline.language.relations.scene import PLACES
from pipeline.rules.relations import ActorWords, RelationRules

_ORG, _PROGRAMME, _EVENT = EntityType.ORGANISATION, EntityType.PROGRAMME, EntityType.EVENT
_AT = words.A | {"en"}
_BLOC = frozenset({"communauté", "états", "union", "corridor", "commission", "forum"})
#: Events named after what they are about: « inauguration du centre de santé ».
_ABOUT = frozenset(
    {"inauguration", "ouverture", "session", "cérémonie", "remise", "lancement", "anniversaire"}
)
_SENDING = frozenset({"ambassade", "consulat", "coopération", "délégation"})
_SENT = frozenset({"ambassade", "consulat", "délégation"})
#: Bodies of their own that are named after the one that they are there for.
_HELPERS = frozenset(
    {"fondation", "amis", "amicale", "syndicat", "mutuelle", "association", "collectif", "intersyndicale"}
)
_JOINT = words.JOINT | {"commun", "commune", "mixte"}


def claim_names(doc: Doc, rules: RelationRules, claims: Claims) -> None:
    """Relations between a name and the names inside it, and of a name with the country of its adjective."""
    inside = _names_inside(doc)
    for outer, inner in inside.items():
        outermost = [span for span in inner if not any(_holds(other, span) for other in inner)]
        reader = _READERS.get(EntityType(outer.label_))
        if reader:
            reader(outer, outermost, rules, claims)
    _claim_demonyms(doc, inside, rules, claims)


def _names_inside(doc: Doc) -> dict[Span, list[Span]]:
    """For each name, the names inside it, in text order."""
    stack: list[Span] = []
    inside: dict[Span, list[Span]] = {}
    for span in doc.spans.get(SPANS, ()):
        while stack and stack[-1].end < span.end:
            stack.pop()
        for outer in stack:
            if outer.start <= span.start and outer._.entity_id and span._.entity_id:
                inside.setdefault(outer, []).append(span)
        stack.append(span)
    return inside


def _holds(other: Span, span: Span) -> bool:
    return (
        other is not span and other.start <= span.start and span.end <= other.end and len(other) > len(span)
    )


def _add(
    claims: Claims, rules: RelationRules, rule: str, subject: Span, object_: Span, at: int | None = None
) -> None:
    adjunct = rules.adjuncts[rule]
    outer = subject if subject.start <= object_.start and subject.end >= object_.end else object_
    claims.add(
        Claim(
            subject._.entity_id,
            adjunct.predicate,
            object_._.entity_id,
            adjunct.id,
            adjunct.prior,
            (outer.start, outer.end),
            at,
            ("name",),
        )
    )


def _read_organisation(outer: Span, inner: list[Span], rules: RelationRules, claims: Claims) -> None:
    own = _own_words(outer, inner)
    for span in inner:
        if span.label_ == _ORG and (_is_only_named(outer, span) or _is_beside(outer, span)):
            continue
        if span.label_ == _ORG:
            _add(claims, rules, "name.part_of", outer, span)
            for place in _places_after(span, inner):
                _add(claims, rules, "name.based_in", outer, place)
        elif (
            span.label_ in PLACES
            and not own & _BLOC
            and span.start > outer.start
            and _is_seat(outer, span, inner)
        ):
            sent = own & _SENDING and _follows(span, words.DE) and span.label_ == EntityType.COUNTRY
            if not sent:
                _add(claims, rules, "name.based_in", outer, span)


def _own_words(outer: Span, inner: list[Span]) -> set[str]:
    """Words of a name outside the bodies in it: « Délégation de l'Union européenne » gives no « union »."""
    of_bodies = {token.i for span in inner if span.label_ == _ORG for token in span}
    return {token.lower_ for token in outer if token.i not in of_bodies}


def _is_beside(outer: Span, span: Span) -> bool:
    """« Fondation de l'hôpital X », « Amis du musée Y »: bodies that help another one, no part of it."""
    return outer[0].lower_ in _HELPERS and span.start > outer.start


def _is_seat(outer: Span, place: Span, inner: list[Span]) -> bool:
    """« Santé France-Togo » and « ministère de l'Europe » are named after what they care for."""
    cared_for = outer[0].lower_ == "ministère" and place.text.lower() == "europe"
    joined = any(
        other.label_ in PLACES
        and (other.end + 1 == place.start or place.end + 1 == other.start)
        and place.doc[min(other.end, place.end)].text in words.DASHES
        for other in inner
    )
    return not cared_for and not joined


def _is_only_named(outer: Span, span: Span) -> bool:
    """« Fondation Dorval », « réseau Alizé »: a kind of body and its name, not two bodies."""
    kind = outer[0].lower_ in words.KINDS
    return kind and span.start > outer.start and not _follows(span, words.DE)


def _places_after(span: Span, inner: list[Span]) -> list[Span]:
    return [other for other in inner if other.label_ in PLACES and _holds(span, other)]


def _read_programme(outer: Span, inner: list[Span], rules: RelationRules, claims: Claims) -> None:
    bodies = [span for span in inner if span.label_ == _ORG]
    for span in inner:
        if span.label_ == EntityType.DATE:
            _add(claims, rules, "name.occurs_on", outer, span)
        elif span.label_ == _PROGRAMME and _is_step_of(outer, span):
            _add(claims, rules, "name.step_of", outer, span)
        elif span.label_ in PLACES and not _is_signed_there(outer, span) and not _is_left(outer, span, rules):
            _add(claims, rules, "name.covers", outer, span)
        elif span.label_ == _ORG and _is_owner(outer, span):
            _add(claims, rules, "name.implements", span, outer)
    _claim_joint(outer, bodies, rules, claims)


def _is_signed_there(outer: Span, place: Span) -> bool:
    """« Charte d'Ottawa »: a text is named after the city where it was signed."""
    return (
        place.label_ == EntityType.LOCATION
        and outer[0].lower_ in words.TEXTS
        and place.start <= outer.start + 3
    )


def _is_step_of(outer: Span, span: Span) -> bool:
    """« évaluation finale du projet X », « phase 2 du PASREX »: a step of it."""
    return outer[0].lower_ in words.STEPS and span.end == outer.end and not _follows(span, _AT)


def _is_left(outer: Span, place: Span, rules: RelationRules) -> bool:
    """« Plan pour les rapatriés du Tchad »: people left the place, the plan is for where they are now."""
    before = outer.doc[outer.start : place.start]
    last = [token.lower_ for token in before if token.lower_ not in words.DE | words.ARTICLES]
    return bool(last) and last[-1] in rules.words["uprooted"] and _follows(place, words.DE)


def _is_owner(outer: Span, span: Span) -> bool:
    """Whether the body at the end of a programme's name runs it: « Programme Migration de l'OIM »."""
    return span.end == outer.end or bool(
        _JOINT & {token.lower_ for token in outer[: span.start - outer.start]}
    )


def _claim_joint(outer: Span, bodies: list[Span], rules: RelationRules, claims: Claims) -> None:
    if len(bodies) < 2 or not _JOINT & {token.lower_ for token in outer}:
        return
    rule = rules.adjuncts["name.partners_with"]
    for at, first in enumerate(bodies):
        for second in bodies[at + 1 :]:
            claims.add(
                Claim(
                    first._.entity_id,
                    Predicate.PARTNERS_WITH,
                    second._.entity_id,
                    rule.id,
                    rule.prior,
                    (outer.start, outer.end),
                    None,
                    ("name",),
                )
            )


def _read_event(outer: Span, inner: list[Span], rules: RelationRules, claims: Claims) -> None:
    doc = outer.doc
    for span in inner:
        before = doc[outer.start : span.start]
        if span.label_ == EntityType.DATE:
            _add(claims, rules, "name.occurs_on", outer, span)
            continue
        if span.label_ == _PROGRAMME and _is_event_of(before):
            _add(claims, rules, "name.event_of", outer, span)
            continue
        actor = _actor_before(before, rules.actors)
        between = any(token.lower_ == "entre" for token in before)
        if span.label_ in (_ORG, EntityType.COUNTRY) and (actor or between):
            _add(claims, rules, "name.participates_in", span, outer, outer.start)
        elif span.label_ == _ORG and _follows(span, words.DE) and outer[0].lower_ not in _ABOUT:
            _add(claims, rules, "name.organises", span, outer, outer.start)
        elif span.label_ in PLACES and _follows(span, _AT | words.DE) and not between:
            _add(claims, rules, "name.takes_place_in", outer, span)
    _claim_joint(outer, [span for span in inner if span.label_ == _ORG], rules, claims)


def _is_event_of(before: Span) -> bool:
    """« séminaire de clôture du projet X », « comité de pilotage du programme X »: an event of it."""
    last = [token.lower_ for token in before if not token.is_punct][-2:]
    return len(last) == 2 and last[0] in words.DE and last[1] in words.UNDERTAKINGS


def _follows(span: Span, prepositions: frozenset[str]) -> bool:
    doc = span.doc
    at = span.start - 1
    while at > 0 and doc[at].lower_ in ("la", "l'", "l’", "le", "les"):
        at -= 1
    return at >= 0 and doc[at].lower_ in prepositions


def _actor_before(before: Span, actors: ActorWords) -> bool:
    return any(token.lower_ in actors.people for token in before[1:])


def _claim_demonyms(doc: Doc, inside: dict[Span, list[Span]], rules: RelationRules, claims: Claims) -> None:
    """« ministère malgache de la Santé » is based in Madagascar, if the document names the country.

    « Direction des soins du ministère malgache de la Santé » says so of the ministry only, and an embassy is
    where it is sent.
    """
    countries = {
        e.value: e for e in doc._.entities if e.type is EntityType.COUNTRY and isinstance(e.value, str)
    }
    entities = {entity.id: entity for entity in doc._.entities}
    rule = rules.adjuncts["name.demonym"]
    first: dict[str, Span] = {}
    for span in doc.spans.get(SPANS, ()):
        first.setdefault(span._.entity_id, span)
    for entity in doc._.entities:
        country = countries.get(entity.country) if entity.type is _ORG and entity.country else None
        bearer = first.get(entity.id)
        if country is None or bearer is None or bearer[0].lower_ in _SENT:
            continue
        parents = [entities[span._.entity_id] for span in inside.get(bearer, ()) if span.label_ == _ORG]
        if any(parent.country == entity.country for parent in parents):
            continue
        trigger = (bearer.start, bearer.end)
        claims.add(
            Claim(entity.id, rule.predicate, country.id, rule.id, rule.prior, trigger, None, ("name",))
        )


_READERS: dict[EntityType, Callable[[Span, list[Span], RelationRules, Claims], None]] = {
    _ORG: _read_organisation,
    _PROGRAMME: _read_programme,
    _EVENT: _read_event,
}
