"""Bodies with what they act with: « forme avec le HCR », « dans le cadre du projet X », « et son bureau »."""

from __future__ import annotations

from pipeline.annotation import EntityType, Predicate
from pipeline.language.relations import words
from pipeline.language.relations.adjuncts.owners import NEAR, ORGANISATIONS, Adjuncts
from pipeline.language.relations.claims import Claim, pairs
from pipeline.language.relations.clauses import Clause
from pipeline.language.relations.roles import add
from pipeline.language.relations.scene import Node
from pipeline.rules.relations import ClauseRule

_COMPANY_REACH = 6
#: Tokens of « Aux côtés de l' » before the name that it fronts.
_FRONTED = 4


class BodyAdjuncts(Adjuncts):
    """Claims with whom a body acts, under which programme, and what it has of its own."""

    def read_company(self, guest: Node) -> None:
        """« l'OIM a formé 40 agents avec le HCR »: who acts, and with whom."""
        before = self.scene.doc[max(self.scene.floor(guest.start), guest.head - _COMPANY_REACH) : guest.head]
        outside = (token for token in before if self.scene.at(token.i) is None)
        if any(token.lower_ in self.rules.words["no_company"] for token in outside):
            return
        bodies = ORGANISATIONS
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
        bodies = ORGANISATIONS
        for node in scene.left_of(guest.head, floor):
            if node.type is EntityType.ORGANISATION:
                return [node] if guest.head - node.end <= NEAR else []
        for node in scene.right_of(guest.group.end - 1, scene.ceiling(guest.start)):
            if node.type is EntityType.ORGANISATION and not node.case:
                return node.group.of_types(bodies) if guest.head - floor <= _FRONTED else []
        return []

    def read_apposed(self, node: Node) -> None:
        """« l'institut X, unité de l'Université Y, »: what follows the comma is the body itself."""
        doc, start = self.scene.doc, node.start
        left = next(self.scene.left_of(start, self.scene.floor(start)), None)
        apposed = left is not None and doc[left.end : start].text == "," and doc[start].text.islower()
        parents = [
            span for span in node.inner if span.label_ == EntityType.ORGANISATION and span.end == node.end
        ]
        if left is None or left.type is not EntityType.ORGANISATION or not apposed or not parents:
            return
        adjunct = self.rules.adjuncts["part_of.apposed"]
        outermost = max(parents, key=len)
        for child in left.ids:
            claim = Claim(
                child,
                adjunct.predicate,
                outermost._.entity_id,
                adjunct.id,
                adjunct.prior,
                (start, node.end),
                None,
            )
            self.claims.add(claim)

    def read_means(self, programme: Node) -> None:
        """« Dans le cadre du projet X, l'OIM a formé … »: who acts under a programme carries it out."""
        clause = self.clause_of(programme)
        if clause is None or clause.passive or self._pays(clause):
            return
        adjunct = self.rules.adjuncts["implements.cadre"]
        rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
        found = clause.role("subject", ORGANISATIONS)
        trigger = (programme.head, programme.end)
        for body in found.nodes if found else ():
            if found:
                add(self.claims, body, adjunct.predicate, programme, rule, trigger, None, (found.how,))

    def _pays(self, clause: Clause) -> bool:
        """« X accorde 2 M€ dans le cadre du programme Y »: who pays under a programme does not run it."""
        triggers = self.rules.verbs.get(clause.verb.lower_, ())
        sums = any(token.lower_ in words.MONEY for token in self.scene.doc[clause.start : clause.end])
        always = any(t.predicate is Predicate.FUNDS and not t.rule.with_money for t in triggers)
        return always or (sums and any(t.predicate is Predicate.FUNDS for t in triggers))

    def read_possessive(self, node: Node, rule_id: str) -> None:
        """« le ministère … sa politique de santé », « l'OMS et son bureau régional »: whose it is."""
        clause = self.clause_of(node)
        found = clause.role("subject", ORGANISATIONS) if clause else None
        owners = [body for body in found.nodes if body is not node] if found else []
        if not owners:
            left = next(self.scene.left_of(node.start, self.scene.floor(node.start)), None)
            owners = [left] if left and left.type is EntityType.ORGANISATION else []
        adjunct = self.rules.adjuncts[rule_id]
        rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
        for owner in owners:
            a, b = (owner, node) if rule_id.startswith("implements") else (node, owner)
            how = (found.how if found else "order",)
            add(self.claims, a, adjunct.predicate, b, rule, (node.start, node.end), None, how)
