"""Places of events, programmes and bodies: « un atelier à Niamey », « le programme soigne au Mali »."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.adjuncts.owners import (
    EVENTS,
    ORGANISATIONS,
    PROGRAMMES,
    Adjuncts,
    programme_before,
)
from pipeline.language.relations.clauses import Clause, is_clause_verb
from pipeline.language.relations.scene import PLACES, Node

_SEAT_REACH = 4
#: Tokens of « , le programme » between a fronted place and a name.
_FRONTED = 4


class PlaceAdjuncts(Adjuncts):
    """Claims where an event takes place, what a programme covers, where a body is."""

    def read_place(self, place: Node) -> None:
        if place.seat_of is not None:
            self.claim("based_in.beside", place.seat_of, place)
            return
        if place.actor or self._completes(place, "unplaced_nouns") or self._is_addressed(place):
            return
        body = self.beside(place, ORGANISATIONS)
        if body and (body.actor or body.case == "de") and not self.beside(place, EVENTS):
            return
        owner = self.beside(place, EVENTS) or self.in_clause(place, EVENTS) or self.near(place, EVENTS)
        if owner:
            self.claim("takes_place_in.adjunct", owner, place)
            return
        inside = self.scene.inside_head(place)
        if inside or body:
            return
        clause = self.clause_of(place)
        signing = clause is not None and clause.verb.lower_ in self.rules.words["signing_verbs"]
        owner = self.in_clause(place, PROGRAMMES)
        if signing and place.type is not EntityType.COUNTRY and not self._is_fieldwork(owner):
            return
        if owner:
            self.claim("covers.adjunct", owner, place)
        elif owner := self.of_part(place):
            self.claim("covers.part", owner, place)
        elif not self._is_of_gathering(clause):
            near = self.near(place, PROGRAMMES)
            ahead = near is not None and near.start > place.start and not self._fronts(place, near)
            self.claim("covers.near", None if ahead else near, place)

    def _is_fieldwork(self, programme: Node | None) -> bool:
        """A campaign is launched where it is carried out; a plan only where its authors met."""
        first_words = self.rules.words["fieldwork"]
        return programme is not None and self.scene.doc[programme.start].lower_ in first_words

    def _is_of_gathering(self, clause: Clause | None) -> bool:
        """« La formation, donnée dans le cadre du projet X, a eu lieu à Y »: Y says nothing of X."""
        if clause is None or clause.verb.lower_ not in self.rules.words["happening_verbs"]:
            return False
        subjects = (child for child in clause.verb.children if child.dep_.startswith("nsubj"))
        topics = self.rules.actors.topics
        return any(EntityType.EVENT in topics.get(child.lower_, ()) for child in subjects)

    def _fronts(self, place: Node, programme: Node) -> bool:
        """« Au Bénin comme au Togo, le programme X … »: the places that its sentence is set in."""
        doc, last = self.scene.doc, place.group.end
        opens = not any(
            token.is_alpha for token in doc[self.scene.floor(place.start) : place.group.start - 1]
        )
        beside = programme.start - last <= _FRONTED and doc[last : last + 1].text == ","
        return opens and beside and not programme.case

    def read_apposed(self, place: Node) -> None:
        """« au centre X, district de Y »: an event at a venue is where the venue is."""
        left = next(self.scene.left_of(place.start, self.scene.floor(place.start)), None)
        venue = left is not None and left.type is EntityType.ORGANISATION and left.case in words.VENUE
        if left is None or not venue or self.scene.doc[left.end : place.head].text != ",":
            return
        clause = self.clause_of(place)
        if clause and clause.verb.lower_ in self.rules.words["happening_verbs"]:
            self.claim("takes_place_in.adjunct", self.in_clause(place, EVENTS), place)

    def _completes(self, node: Node, nouns: str) -> bool:
        """Whether it completes such a noun: « aux frais de la Suisse » is nowhere."""
        before = self.scene.doc[max(self.scene.floor(node.start), node.head - 4) : node.head]
        return node.case == "de" and any(token.lower_ in self.rules.words[nouns] for token in before)

    def _is_addressed(self, place: Node) -> bool:
        """« tient tête à Dakar », « rend hommage à la ville »: whom the verb is done to."""
        before = self.scene.doc[max(self.scene.floor(place.start), place.head - 3) : place.head]
        return place.case == "à" and any(token.lower_ in self.rules.words["dative_nouns"] for token in before)

    def read_venue(self, venue: Node) -> None:
        clause = self.clause_of(venue)
        if clause and clause.verb.lower_ in self.rules.words["happening_verbs"]:
            self.claim("takes_place_in.adjunct", self.in_clause(venue, EVENTS), venue)

    def read_seat(self, place: Node) -> None:
        """« la mission de l'OMS dans les îles du lac »: the body right before the place is there."""
        left = next(self.scene.left_of(place.head, self.scene.floor(place.start)), None)
        if left is None or left.type is not EntityType.ORGANISATION or place.head - left.end > _SEAT_REACH:
            return
        if left.group.case in ("par", "avec"):  # « donnée par l'OIM à Kita »: the training is there
            return
        between = self.scene.doc[left.end : place.head]
        if programme_before(self.scene, left) or any(t.text in ";:." or is_clause_verb(t) for t in between):
            return
        self.claim("based_in.beside", left, place)

    def read_fronted(self, place: Node) -> None:
        """« À Sikasso, la clinique X … »: a body that is a place stands where its sentence is set."""
        scene, doc = self.scene, self.scene.doc
        opens = not any(token.is_alpha for token in doc[scene.floor(place.start) : place.head - 1])
        last = place.group.nodes[-1]
        if not opens or last.end >= len(doc) or doc[last.end].text != ",":
            return
        for node in scene.right_of(last.end, scene.ceiling(place.start)):
            if node.type is EntityType.ORGANISATION and not node.case:
                inside = any(span.label_ in PLACES for span in node.inner)
                if scene.is_site(node) and not inside:
                    self.claim("based_in.fronted", node, place)
                return
