"""Places and dates in the clause of an event or programme: « organise à Niamey, du 2 au 5 juillet »."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.claims import Claims, pairs
from pipeline.language.relations.clauses import Clause, is_clause_verb, is_participle
from pipeline.language.relations.roles import add, topic
from pipeline.language.relations.scene import PLACES, Node, Scene
from pipeline.rules.relations import ClauseRule, RelationRules, Types

_DATE, _ORGANISATION, _COUNTRY = EntityType.DATE, EntityType.ORGANISATION, EntityType.COUNTRY
_EVENTS, _PROGRAMMES = frozenset({EntityType.EVENT}), frozenset({EntityType.PROGRAMME})
_AT = frozenset({"à", "en", "dans", "sur", "chez", "au sein de", "dans les locaux de", "au siège de"})
_VENUE = frozenset({"à", "dans", "au sein de", "dans les locaux de", "au siège de", "chez"})
_BY_MEANS_OF = frozenset({"dans le cadre de", "travers", "via", "au titre de", "par l' intermédiaire de"})
_BESIDE = 4
_NEAR = 30
_SEAT_REACH = 4
#: Sentences back that a programme whose parts are named may stand.
_SPOKEN_OF = 3
_COMPANY_REACH = 6
_TOGETHER = frozenset({"avec", "aux côtés de"})
#: Tokens of « Aux côtés de l' » before the name that it fronts.
_FRONTED = 4
#: Participles that date a thing, not what it did: « l'OIM, née en 1951, a formé 120 agents ».
_STARTED = frozenset(
    f"{word}{end}"
    for word in ("né", "créé", "fondé", "établi", "ouvert", "inauguré", "lancé", "signé", "adopté", "ratifié")
    for end in ("", "e", "s", "es")
)
_DATE_LEADS = frozenset(("en", "au", "le", "la", "à", "dès", "depuis", "début", "fin"))


def claim_adjuncts(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """Dates and places attached to the event or programme that their clause is about."""
    reader = Adjuncts(scene, rules, claims)
    for node in scene.nodes:
        if node.anaphor:
            continue
        if node.type is _DATE:
            reader.read_date(node)
        elif node.type in PLACES and node.outer_case in _AT:
            reader.read_place(node)
            reader.read_seat(node)
            reader.read_fronted(node)
        elif node.type is _ORGANISATION and node.case in _TOGETHER and node is node.group.nodes[0]:
            reader.read_company(node)
        elif node.type is _ORGANISATION and node.case in _VENUE:
            reader.read_venue(node)
        elif node.type is EntityType.PROGRAMME and node.case in _BY_MEANS_OF:
            reader.read_means(node)
        if node.owner and node.type is EntityType.PROGRAMME:
            reader.read_possessive(node, "implements.possessive")
        if node.owner and node.type is _ORGANISATION:
            reader.read_possessive(node, "part_of.possessive")


class Adjuncts:
    """Finds what a place or a date goes with: the name beside it, the clause, the only one near."""

    def __init__(self, scene: Scene, rules: RelationRules, claims: Claims) -> None:
        self.scene = scene
        self.rules = rules
        self.claims = claims

    def read_date(self, date: Node) -> None:
        if owner := self.on_timeline(date):
            self._claim("occurs_on.timeline", owner, date)
            return
        if is_dateline(self.scene, date) or self.dates_a_body(date):
            return
        lasting = self.scene.doc[date.start].lower_ in words.SINCE
        owner = (
            self.beside(date, _EVENTS | _PROGRAMMES)
            or self.by_noun(date)
            or (None if lasting else self.in_clause(date, _EVENTS))
            or self.in_clause(date, _PROGRAMMES, "dating_verbs")
            or self.by_means(date)
        )
        if owner:
            self._claim("occurs_on.adjunct", owner, date)
        else:
            near = self.near(date, _EVENTS) or (
                self.in_clause(date, _PROGRAMMES) if self._is_dated(date) else None
            )
            if near is None and self.clause_of(date) is None:
                near = self.near(date, _PROGRAMMES)
            near = near or self.of_part(date, "dating_verbs")
            self._claim("occurs_on.near", near, date)

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
        if before is not None and "\n" not in before.text and not (before.is_punct and before.is_sent_start):
            return None
        if date.end >= len(doc) or doc[date.end].text not in ("–", "—", "-", ":"):
            return None
        ceiling = self._line_end(date)
        dated = any(
            token.lower_ in self.rules.words["dating_nouns"]
            or token.lower_ in self.rules.words["dating_verbs"]
            for token in doc[date.end : ceiling]
        )
        kinds = _EVENTS | _PROGRAMMES if dated else _EVENTS
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
        floor = max(scene.floor(date.start), date.start - _NEAR)
        for i in range(date.head - 1, floor - 1, -1):
            if scene.at(i) is not None:
                continue
            if doc[i].lower_ in self.rules.words["dating_nouns"]:
                for node in scene.right_of(i, scene.ceiling(i)):
                    if node.type in _PROGRAMMES and node.case == "de":
                        return node
                if i > floor and doc[i - 1].lower_ in words.POSSESSIVE:
                    found = topic(scene, doc[i], _PROGRAMMES) if scene.floor(i) == i - 1 else None
                    return found.nodes[0] if found else self._programme_before(i)
                return None
            if is_clause_verb(doc[i]) and doc[i].lower_ not in self.rules.words["dating_verbs"]:
                return None
        return None

    def _is_dated(self, date: Node) -> bool:
        """« Lancé en 2019, »: a form of a dating verb right before, whatever the tagger takes it for."""
        before = self.scene.doc[max(self.scene.floor(date.start), date.head - 3) : date.head]
        return any(token.lower_ in self.rules.words["dating_verbs"] for token in before)

    def by_means(self, date: Node) -> Node | None:
        """« De 2014 à 2016, X a formé 30 agents dans le cadre du projet Y »: the project ran then."""
        clause = self.clause_of(date)
        if clause is None:
            return None
        nodes = self.scene.right_of(clause.verb.i, clause.end)
        return next((node for node in nodes if node.type in _PROGRAMMES and node.case in _BY_MEANS_OF), None)

    def read_place(self, place: Node) -> None:
        if place.actor or self._completes(place, "unplaced_nouns"):
            return
        body = self.beside(place, frozenset({_ORGANISATION}))
        if body and (body.actor or body.case == "de") and not self.beside(place, _EVENTS):
            return
        owner = self.beside(place, _EVENTS) or self.in_clause(place, _EVENTS) or self.near(place, _EVENTS)
        if owner:
            self._claim("takes_place_in.adjunct", owner, place)
            return
        inside = self.scene.inside_head(place)
        if inside or body:
            return
        clause = self.clause_of(place)
        if clause and clause.verb.lower_ in self.rules.words["signing_verbs"] and place.type is not _COUNTRY:
            return
        if owner := self.in_clause(place, _PROGRAMMES):
            self._claim("covers.adjunct", owner, place)
        elif owner := self.of_part(place):
            self._claim("covers.part", owner, place)
        else:
            near = self.near(place, _PROGRAMMES)
            self._claim("covers.near", near if near and near.start < place.start else None, place)

    def _programme_before(self, i: int) -> Node | None:
        """What « sa clôture » is of, when a clause before in the sentence names it."""
        before = self.scene.left_of(i, self.scene.floor(i))
        return next((node for node in before if node.type in _PROGRAMMES), None)

    def _completes(self, node: Node, nouns: str) -> bool:
        """Whether it completes such a noun: « aux frais de la Suisse » is nowhere."""
        before = self.scene.doc[max(self.scene.floor(node.start), node.head - 4) : node.head]
        return node.case == "de" and any(token.lower_ in self.rules.words[nouns] for token in before)

    def read_venue(self, venue: Node) -> None:
        clause = self.clause_of(venue)
        if clause and clause.verb.lower_ in self.rules.words["happening_verbs"]:
            self._claim("takes_place_in.adjunct", self.in_clause(venue, _EVENTS), venue)

    def read_seat(self, place: Node) -> None:
        """« la mission de l'OMS dans les îles du lac »: the body right before the place is there."""
        left = next(self.scene.left_of(place.head, self.scene.floor(place.start)), None)
        if left is None or left.type is not _ORGANISATION or place.head - left.end > _SEAT_REACH:
            return
        if left.group.case in ("par", "avec"):  # « donnée par l'OIM à Kita »: the training is there
            return
        between = self.scene.doc[left.end : place.head]
        if programme_before(self.scene, left) or any(t.text in ";:." or is_clause_verb(t) for t in between):
            return
        self._claim("based_in.beside", left, place)

    def read_fronted(self, place: Node) -> None:
        """« À Sikasso, la clinique X … »: a body that is a place stands where its sentence is set."""
        scene, doc = self.scene, self.scene.doc
        opens = not any(token.is_alpha for token in doc[scene.floor(place.start) : place.head - 1])
        last = place.group.nodes[-1]
        if not opens or last.end >= len(doc) or doc[last.end].text != ",":
            return
        for node in scene.right_of(last.end, scene.ceiling(place.start)):
            if node.type is _ORGANISATION and not node.case:
                inside = any(span.label_ in PLACES for span in node.inner)
                if scene.is_site(node) and not inside:
                    self._claim("based_in.fronted", node, place)
                return

    def read_company(self, guest: Node) -> None:
        """« l'OIM a formé 40 agents avec le HCR »: who acts, and with whom."""
        before = self.scene.doc[max(self.scene.floor(guest.start), guest.head - _COMPANY_REACH) : guest.head]
        outside = (token for token in before if self.scene.at(token.i) is None)
        if any(token.lower_ in self.rules.words["no_company"] for token in outside):
            return
        bodies = frozenset({_ORGANISATION})
        partners = guest.group.of_types(bodies)
        clause = self.clause_of(guest)
        found = clause.role("subject", bodies) if clause else None
        hosts = [node for node in found.nodes if node not in partners] if found else []
        how = found.how if found else "order"
        left = next(self.scene.left_of(guest.head, self.scene.floor(guest.start)), None)
        if left and left.group.case == "par" and guest.head - left.end <= 2:
            hosts = left.group.of_types(bodies)
        if not hosts:
            hosts = self._company_beside(guest)
        adjunct = self.rules.adjuncts["partners_with.avec"]
        rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
        at = clause.verb.i if clause else None
        trigger = (guest.head - 1, guest.end)
        for a, b in pairs(hosts, partners, True) if hosts else ():
            add(self.claims, a, adjunct.predicate, b, rule, trigger, at, (how,))

    def _company_beside(self, guest: Node) -> list[Node]:
        """The nearest body before « avec », else the subject after a fronted « Avec X, »."""
        scene, floor = self.scene, self.scene.floor(guest.start)
        bodies = frozenset({_ORGANISATION})
        for node in scene.left_of(guest.head, floor):
            if node.type is _ORGANISATION:
                return [node] if guest.head - node.end <= _NEAR else []
        for node in scene.right_of(guest.group.end - 1, scene.ceiling(guest.start)):
            if node.type is _ORGANISATION and not node.case:
                return node.group.of_types(bodies) if guest.head - floor <= _FRONTED else []
        return []

    def read_means(self, programme: Node) -> None:
        """« Dans le cadre du projet X, l'OIM a formé … »: who acts under a programme carries it out."""
        clause = self.clause_of(programme)
        if clause is None or clause.passive:
            return
        adjunct = self.rules.adjuncts["implements.cadre"]
        rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
        found = clause.role("subject", frozenset({_ORGANISATION}))
        trigger = (programme.head, programme.end)
        for body in found.nodes if found else ():
            if found:
                add(self.claims, body, adjunct.predicate, programme, rule, trigger, None, (found.how,))

    def read_possessive(self, node: Node, rule_id: str) -> None:
        """« le ministère … sa politique de santé », « l'OMS et son bureau régional »: whose it is."""
        clause = self.clause_of(node)
        found = clause.role("subject", frozenset({_ORGANISATION})) if clause else None
        owners = [body for body in found.nodes if body is not node] if found else []
        if not owners:
            left = next(self.scene.left_of(node.start, self.scene.floor(node.start)), None)
            owners = [left] if left and left.type is _ORGANISATION else []
        adjunct = self.rules.adjuncts[rule_id]
        rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
        for owner in owners:
            a, b = (owner, node) if rule_id.startswith("implements") else (node, owner)
            how = (found.how if found else "order",)
            add(self.claims, a, adjunct.predicate, b, rule, (node.start, node.end), None, how)

    def _claim(self, rule_id: str, owner: Node | None, node: Node) -> None:
        if owner is None or owner is node:
            return
        adjunct = self.rules.adjuncts[rule_id]
        rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
        clause = self.clause_of(node)
        at = clause.verb.i if clause else node.start
        add(self.claims, owner, adjunct.predicate, node, rule, (node.start, node.end), at, ("adjunct",))

    # -- whose it is ----------------------------------------------------------------------------------

    def beside(self, node: Node, kinds: Types) -> Node | None:
        """The name that the adjunct follows at once: « l'atelier (2021) », « l'atelier, le 4 mars »."""
        first = node.group.nodes[0]
        left = next(self.scene.left_of(first.start, self.scene.floor(node.start)), None)
        if left is None or first.head - left.end > _BESIDE:
            return None
        above = programme_before(self.scene, left)
        if above is not None:
            return above if above.type in kinds else None
        between = self.scene.doc[left.end : first.head]
        if any(token.text in ";:.!?" or is_clause_verb(token) for token in between):
            return None
        if node.bracketed and left.type in _EVENTS and _ends_with_programme(left):
            return None
        return left if left.type in kinds else None

    def clause_of(self, node: Node) -> Clause | None:
        """The clause that the adjunct stands in: of the verb before it, else of the one after."""
        scene, doc = self.scene, self.scene.doc
        floor, ceiling = scene.floor(node.start), scene.ceiling(node.start)
        for i in range(node.head - 1, floor - 1, -1):
            if scene.at(i) is None and is_clause_verb(doc[i]):
                clause = _clause(scene, i)
                if node.start < clause.end and not is_cleft(scene, i):
                    return clause
                break
        for i in range(node.end, ceiling):
            if scene.at(i) is None and (is_clause_verb(doc[i]) or doc[i].text in ";:."):
                if is_cleft(scene, i):
                    continue
                return _clause(scene, i) if is_clause_verb(doc[i]) else None
        return None

    def in_clause(self, node: Node, kinds: Types, verbs: str = "") -> Node | None:
        """The subject or object of these types of the adjunct's clause, if its verb is one of the list."""
        clause = self.clause_of(node)
        if clause is None or (verbs and clause.verb.lower_ not in self.rules.words[verbs]):
            return None
        for role in ("object", "subject"):
            if found := clause.role(role, kinds):
                return found.nodes[0]
        return None

    def of_part(self, node: Node, verbs: str = "") -> Node | None:
        """« Les activités ont débuté à Kayes »: the programme that the sentences before are about.

        A part is the subject of the clause, or right before the place (« une phase pilote à Kayes »).
        """
        clause = self.clause_of(node)
        if clause is None or (verbs and clause.verb.lower_ not in self.rules.words[verbs]):
            return None
        parts, scene = self.rules.words["programme_parts"], self.scene
        first = node.group.start
        beside = scene.doc[first if verbs else max(scene.floor(node.start), first - 3) : first]
        subjects = [child for child in clause.verb.children if child.dep_.startswith("nsubj")]
        if not any(token.lower_ in parts and scene.at(token.i) is None for token in (*subjects, *beside)):
            return None
        before = scene.left_of(clause.start, scene.floor_before(node.start, _SPOKEN_OF))
        return next((other for other in before if other.type in _EVENTS | _PROGRAMMES), None)

    def near(self, node: Node, kinds: Types) -> Node | None:
        """The nearest name of these types in the sentence, with one verb at most between."""
        scene = self.scene
        floor, ceiling = scene.floor(node.start), scene.ceiling(node.start)
        left = next((other for other in scene.left_of(node.start, floor) if other.type in kinds), None)
        right = next((other for other in scene.right_of(node.end - 1, ceiling) if other.type in kinds), None)
        for owner in (left, right):
            if owner is None or abs(owner.start - node.start) > _NEAR:
                continue
            low, high = (owner.end, node.start) if owner is left else (node.end, owner.start)
            if self._connected(_after_colon(scene, low) if owner is left else low, high):
                return owner
        return None

    def _connected(self, low: int, high: int) -> bool:
        outside = [token for token in self.scene.doc[low:high] if self.scene.at(token.i) is None]
        verbs = [t for t in outside if is_clause_verb(t) and t.morph.get("VerbForm", []) != ["Inf"]]
        return len(verbs) <= 1 and not any(token.text in ";:.!?" for token in outside)


def _after_colon(scene: Scene, i: int) -> int:
    """« le projet X : 760 000 euros, de 2015 à 2017 »: the colon after a name goes on about it."""
    at = i
    while at < len(scene.doc) and (scene.doc[at].text in words.QUOTES or scene.doc[at].text == ")"):
        at += 1
    return at + 1 if scene.doc[at : at + 1].text == ":" else i


def _clause(scene: Scene, i: int) -> Clause:
    verb = scene.doc[i]
    return Clause(scene, verb, is_participle(verb))


def programme_before(scene: Scene, body: Node) -> Node | None:
    """The programme or event whose owner a body is: « le projet X de l'OIM »."""
    if body.type is not _ORGANISATION or body.case != "de":
        return None
    left = next(scene.left_of(body.start, scene.floor(body.start)), None)
    near = left is not None and body.head - left.end <= 2 and left.type in _EVENTS | _PROGRAMMES
    return left if near else None


def _ends_with_programme(event: Node) -> bool:
    """« l'atelier sur le Plan X (2017-2021) »: the years are those of the plan."""
    return any(span.label_ == EntityType.PROGRAMME and span.end == event.end for span in event.inner)


def is_cleft(scene: Scene, i: int) -> bool:
    """« C'est à Bamako que … »: the verb says nothing itself."""
    return scene.doc[i].lower_ in words.BE and i > 0 and scene.doc[i - 1].lower_ in ("c'", "c’", "ce")


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
