"""Dates of events and programmes: « organise à Niamey, du 2 au 5 juillet », « lancé en 2019 »."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.adjuncts.owners import BY_MEANS_OF, EVENTS, NEAR, PROGRAMMES, Adjuncts
from pipeline.language.relations.clauses import is_clause_verb
from pipeline.language.relations.roles import topic
from pipeline.language.relations.scene import PLACES, Node, Scene

_ORGANISATION = EntityType.ORGANISATION
#: Participles that date a thing, not what it did: « l'OIM, née en 1951, a formé 120 agents ».
_STARTED = frozenset(
    f"{word}{end}"
    for word in ("né", "créé", "fondé", "établi", "ouvert", "inauguré", "lancé", "signé", "adopté", "ratifié")
    for end in ("", "e", "s", "es")
)
_DATE_LEADS = frozenset(("en", "au", "le", "la", "à", "dès", "depuis", "début", "fin"))


class DateAdjuncts(Adjuncts):
    """Claims when an event is held, or a programme launched, signed, carried out."""

    def read_date(self, date: Node) -> None:
        if owner := self.on_timeline(date):
            self.claim("occurs_on.timeline", owner, date)
            return
        if is_dateline(self.scene, date) or self.dates_a_body(date):
            return
        lasting = self.scene.doc[date.start].lower_ in words.SINCE
        owner = (
            self.beside(date, EVENTS | PROGRAMMES)
            or self.by_noun(date)
            or (None if lasting else self.in_clause(date, EVENTS))
            or self.in_clause(date, PROGRAMMES, "" if lasting else "dating_verbs")
            or self.by_means(date)
        )
        if owner:
            self.claim("occurs_on.adjunct", owner, date)
        else:
            near = self.near(date, EVENTS) or (
                self.in_clause(date, PROGRAMMES) if self._is_dated(date) else None
            )
            if near is None and self.clause_of(date) is None:
                near = self.near(date, PROGRAMMES)
            near = near or self.of_part(date, "dating_verbs") or self.by_pronoun(date)
            self.claim("occurs_on.near", near, date)

    def dates_a_body(self, date: Node) -> bool:
        """« la Caritas, créée en 1998, », « Créée en 1998, la Caritas »: no event was then."""
        scene, start = self.scene, find_start(self.scene, date)
        if start is None:
            return False
        left = next(scene.left_of(start, scene.floor(start)), None)
        if left is not None and start - left.end <= 2:
            return left.type is _ORGANISATION
        right = next(scene.right_of(date.end - 1, scene.ceiling(start)), None)
        return left is None and right is not None and right.type is _ORGANISATION and not right.case

    def on_timeline(self, date: Node) -> Node | None:
        """« 2017 – Lancement du projet X »: what a line that starts with a year or a month is about."""
        doc, scene = self.scene.doc, self.scene
        before = doc[date.start - 1] if date.start else None
        bullet = before is not None and not before.is_alpha and not before.is_digit and before.is_sent_start
        if before is not None and "\n" not in before.text and not bullet:
            return None
        if date.end >= len(doc) or doc[date.end].text not in ("–", "—", "-", ":"):
            return None
        ceiling = self._line_end(date)
        dated = any(
            token.lower_ in self.rules.words["dating_nouns"]
            or token.lower_ in self.rules.words["dating_verbs"]
            for token in doc[date.end : ceiling]
        )
        kinds = EVENTS | PROGRAMMES if dated else EVENTS
        return next((node for node in scene.right_of(date.end, ceiling) if node.type in kinds), None)

    def _line_end(self, date: Node) -> int:
        """One past the last token of the line that the date opens, up to the next date that opens one."""
        doc = self.scene.doc
        for i in range(date.end, len(doc)):
            if "\n" in doc[i].text:
                return i
        return len(doc)

    def by_noun(self, date: Node) -> Node | None:
        """« l'adoption, en mai 2008, de la résolution X », « le lancement du projet X en 2016 »."""
        scene, doc = self.scene, self.scene.doc
        floor = max(scene.floor(date.start), date.start - NEAR)
        for i in range(date.head - 1, floor - 1, -1):
            if scene.at(i) is not None:
                continue
            if doc[i].lower_ in self.rules.words["dating_nouns"]:
                for node in scene.right_of(i, scene.ceiling(i)):
                    entry = (
                        doc[i].lower_ == "entrée" and not node.case
                    )  # « Entrée en vigueur en mai, la loi X »
                    if node.type in PROGRAMMES and (node.case == "de" or entry):
                        return node
                if i > floor and doc[i - 1].lower_ in words.POSSESSIVE:
                    found = topic(scene, doc[i], PROGRAMMES) if scene.floor(i) == i - 1 else None
                    return found.nodes[0] if found else self._programme_before(i)
                return None
            if is_clause_verb(doc[i]) and doc[i].lower_ not in self.rules.words["dating_verbs"]:
                return None
        return None

    def _programme_before(self, i: int) -> Node | None:
        """What « sa clôture » is of, when a clause before in the sentence names it."""
        before = self.scene.left_of(i, self.scene.floor(i))
        return next((node for node in before if node.type in PROGRAMMES), None)

    def _is_dated(self, date: Node) -> bool:
        """« Lancé en 2019, »: a form of a dating verb right before, whatever the tagger takes it for."""
        before = self.scene.doc[max(self.scene.floor(date.start), date.head - 3) : date.head]
        return any(token.lower_ in self.rules.words["dating_verbs"] for token in before)

    def by_pronoun(self, date: Node) -> Node | None:
        """« Doté de six millions, il court de 2022 à 2026 », where the tagger sees no verb."""
        doc, floor = self.scene.doc, self.scene.floor(date.start)
        for i in range(date.head - 1, max(floor, date.head - 3), -1):
            if doc[i].lower_ in self.rules.words["dating_verbs"] and doc[i - 1].lower_ in words.PERSONAL:
                found = topic(self.scene, doc[i], PROGRAMMES)
                return found.nodes[0] if found else self._programme_before(i)
        return None

    def by_means(self, date: Node) -> Node | None:
        """« De 2014 à 2016, X a formé 30 agents dans le cadre du projet Y »: the project ran then."""
        clause = self.clause_of(date)
        if clause is None:
            return None
        nodes = self.scene.right_of(clause.verb.i, clause.end)
        return next((node for node in nodes if node.type in PROGRAMMES and node.case in BY_MEANS_OF), None)


def find_start(scene: Scene, date: Node) -> int | None:
    """Position of « née » in « l'OIM, née en 1951 »; None where it is the verb: « a été créée en 1951 »."""
    doc, floor, at = scene.doc, scene.floor(date.start), date.start - 1
    while at > floor and doc[at].lower_ in _DATE_LEADS:
        at -= 1
    if at < floor or doc[at].lower_ not in _STARTED:
        return None
    verbal = any(token.lower_ in words.BE | words.HAVE for token in doc[max(floor, at - 3) : at])
    return None if verbal else at


def is_dateline(scene: Scene, date: Node) -> bool:
    """« Niamey, 4 juillet 2024 – » or a date alone on its line dates the text, no event."""
    doc = scene.doc
    floor = scene.floor(date.start)
    before = [token for token in doc[floor : date.start] if not token.is_space and not token.is_punct]
    places = {
        i
        for node in scene.inside(floor, date.start)
        if node.type in PLACES
        for i in range(node.start, node.end)
    }
    if any(token.i not in places and token.lower_ not in ("le", "à", "de", "publié") for token in before):
        return False
    after = doc[date.end] if date.end < len(doc) else None
    return after is None or after.is_space or after.text in "-–—).:" or bool(after.is_sent_start)
