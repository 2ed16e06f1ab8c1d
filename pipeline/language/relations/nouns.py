"""Noun rules: « le financement de X par Y », « avec l'appui de Z », « X est membre de Y »."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.claims import Claims, pairs
from pipeline.language.relations.clauses import (
    Clause,
    Found,
    is_clause_verb,
    is_opener,
    is_participle,
    opens_list,
)
from pipeline.language.relations.roles import add, context, following_words, signature, topic
from pipeline.language.relations.scene import PLACES, Node, Scene
from pipeline.rules.relations import NounRule, Trigger, Types

_VERB_REACH = 4
_EVENTS = frozenset({EntityType.EVENT})
_PROGRAMMES = frozenset({EntityType.PROGRAMME})
_ACTORS = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})


def claim_noun(scene: Scene, token: Token, trigger: Trigger, claims: Claims) -> None:
    rule = trigger.rule
    if not isinstance(rule, NounRule) or (last := following_words(scene, token, trigger)) is None:
        return
    if (name := scene.at(token.i)) is not None and name.start == token.i:
        last = max(last, name.end - 1)
    if trigger.following and last > token.i + 3:
        return
    if any(word.lower_ in rule.without for word in token.doc[token.i : token.i + 4]):
        return
    noun = NounPhrase(scene, token, last)
    if rule.with_money and not noun.mentions_money():
        return
    subject_types, object_types = signature(rule, trigger.predicate)
    used: set[int] = set()
    subjects = noun.first(rule.subject, subject_types, used, rule)
    if subjects:
        used |= {id(node) for node in subjects.nodes}
    objects = noun.first(rule.object, object_types, used, rule)
    if objects is None and subjects and "is" in rule.subject:
        objects = noun.owner(object_types, used) if noun.is_possessed() else noun.relative_owner(object_types)
        objects = objects or noun.recalled(object_types)
    if rule.each_other and objects is None and subjects and len(subjects.nodes) > 1:
        objects = Found([], "order")
    if subjects is None and objects is not None and "anchor" not in rule.subject and "is" not in rule.subject:
        subjects = noun.holder(subject_types, {id(node) for node in objects.nodes})
    if objects is None and subjects is not None and rule.receivers and "is" not in rule.subject:
        objects = noun.receiver(object_types, {id(node) for node in subjects.nodes})
    if subjects is None and objects is not None and "par" in rule.subject:
        subjects = noun.performer(subject_types)
    if subjects is None and (subjects := noun.entrusted(rule, subject_types)) and objects is None:
        objects = noun.recalled(object_types) or (
            noun.owner(object_types, set())
            if noun.is_possessed()
            else context(scene, noun.floor, object_types & _PROGRAMMES, set())
        )
    if objects is None and "is" not in rule.subject and (objects := noun.addressee(rule, object_types, used)):
        subjects = subjects or noun.holder(subject_types, {id(node) for node in objects.nodes})
    if objects is None and not subjects and "is" not in rule.subject and "anchor" not in rule.subject:
        subjects = noun.holder(subject_types, set())
        objects = noun.recalled(object_types) if subjects else None
    if subjects is None or objects is None:
        return
    status_at = None if subjects.how == "apposed" else noun.status_at()
    for a, b in pairs(subjects.nodes, objects.nodes, rule.each_other):
        add(
            claims, a, trigger.predicate, b, rule, (token.i, last + 1), status_at, (subjects.how, objects.how)
        )


class NounPhrase:
    """A trigger noun with its complements to the right and what it hangs on to the left."""

    def __init__(self, scene: Scene, token: Token, last: int) -> None:
        self.scene = scene
        self.token = token
        self.last = last
        self.floor = scene.floor(token.i)
        self.end = self._right_edge()
        self.before = self._before()

    def _right_edge(self) -> int:
        doc = self.scene.doc
        ceiling = self.scene.ceiling(self.token.i)
        for i in range(self.last + 1, ceiling):
            if self.scene.at(i) is not None or opens_list(self.scene, i):
                continue
            if self.is_copular(i) or doc[i].lower_.startswith(words.SEALED):
                continue
            if doc[i].text in ".;:!?" or is_clause_verb(doc[i]) or is_opener(doc[i]):
                return i
        return ceiling

    def is_copular(self, i: int) -> bool:
        """« dont le siège est à New York »: the verb right after the noun."""
        word = self.scene.doc[i].lower_
        return (i == self.last + 1 and word in words.COPULAS) or (
            i == self.last + 2 and word in words.STANDS and self.scene.doc[i - 1].lower_ in words.REFLEXIVE
        )

    def _before(self) -> str:
        """The preposition before the noun: « avec » of « avec l'appui technique de »."""
        doc = self.scene.doc
        at = self.token.i - 1
        while at >= self.floor and (doc[at].lower_ in words.ARTICLES or doc[at].pos_ == "ADJ"):
            at -= 1
        if at > self.floor and doc[at].lower_ == "des" and doc[at - 1].lower_ in words.SIMPLE_CASES:
            at -= 1  # « avec des fonds de »
        if at < self.floor:
            return ""
        if (
            doc[at].lower_ in ("à", "au", "aux", "de", "du")
            and at > self.floor
            and doc[at - 1].lower_ == "grâce"
        ):
            return "grâce"
        return doc[at].lower_

    def mentions_money(self) -> bool:
        """Whether an amount or a word for funds stands in the sentence."""
        start, end = self.floor, self.scene.ceiling(self.token.i)
        amounts = any(self.scene.money.intersection(node.ids) for node in self.scene.inside(start, end))
        around = (token for token in self.scene.doc[start:end] if token.i != self.token.i)
        return amounts or any(token.lower_ in words.MONEY for token in around)

    def status_at(self) -> int:
        return self.token.i

    def groups(self) -> Iterator[list[Node]]:
        seen = None
        for node in self.scene.right_of(self.last, self.end):
            if node.group is not seen and (node.head > self.last or self.scene.at(self.token.i) is node):
                seen = node.group
                yield node.group.nodes

    def first(self, roles: tuple[str, ...], types: Types, used: set[int], rule: NounRule) -> Found | None:
        for role in roles:
            if role == "context":
                adverbial = self.before in words.SIMPLE_CASES | words.DE | words.A | {"grâce"}
                if not adverbial and (found := context(self.scene, self.token.i, types, used)):
                    return found
            elif role == "owner":
                if found := self._acting_owner(types, used):
                    return found
            elif role == "members":
                if nodes := self._complement("", types, used):
                    return Found(nodes, "order")
            elif role == "named":
                if found := self._named_after(types, used):
                    return found
            elif role == "object":
                clause = self.governing() if self.is_possessed() else None
                found = clause.role("object", types) if clause else None
                if found and not {id(node) for node in found.nodes} & used:
                    return found
            elif role == "anchor":
                if self.before in rule.after and (found := self.anchor(types, used)):
                    return found
            elif role == "is":
                if found := self.identified(types, used) or self.listed(types, used):
                    return found
            elif nodes := self._complement(role, types, used):
                return Found(nodes, "order")
        return None

    def _acting_owner(self, types: Types, used: set[int]) -> Found | None:
        """« X inscrit le projet à son budget »: who acts with what is its own."""
        clause = self.governing() if self.is_possessed() else None
        found = clause.role("subject", types) if clause else None
        return found if found and not {id(node) for node in found.nodes} & used else None

    def _named_after(self, types: Types, used: set[int]) -> Found | None:
        """« un programme de l'OIM et du PNUD, « Alizé », »: the title right after who it belongs to."""
        last = max((node.end for node in self.scene.nodes if id(node) in used), default=0)
        node = next(self.scene.right_of(last - 1, self.end), None) if last > self.last else None
        if node is None or node.type not in types or node.case or node.anaphor:
            return None
        between = self.scene.doc[last : node.start].text.strip()
        return Found([node], "order") if between and set(between) <= set(',:(«“" ') else None

    def _complement(self, case: str, types: Types, used: set[int]) -> list[Node]:
        previous_end = self.last + 1
        for nodes in self.groups():
            first = nodes[0]
            own = self.scene.at(self.token.i) is first
            if first.head - previous_end > (12 if case == "de" else 14):
                return []
            between = self.scene.doc[previous_end : first.head]
            if case == "de" and any(token.lower_ in words.OTHER_PHRASE for token in between):
                return []
            within = case == "de" and first.case.endswith(" de")
            if within or case == first.case or (own and case == "de"):
                kept = [node for node in nodes if node.type in types and id(node) not in used]
                if kept:
                    return kept
        return []

    def governing(self) -> Clause | None:
        """The clause that the noun stands in."""
        token = self.token
        for _ in range(8):
            if token.head is token:
                break
            token = token.head
            if is_clause_verb(token) and self.scene.at(token.i) is None:
                return Clause(self.scene, token, is_participle(token))
        return None

    def anchor(self, types: Types, used: set[int]) -> Found | None:
        """What an adverbial (« avec l'appui de X ») bears on: event or programme, else who acts."""
        for kind in (_EVENTS | _PROGRAMMES, _ACTORS):
            wanted = kind & types
            if wanted and (found := self._anchor_of(wanted, used)):
                return found
        return None

    def _anchor_of(self, types: Types, used: set[int]) -> Found | None:
        clause = self.governing()
        if clause is not None:
            roles = ("subject", "object") if types & _ACTORS else ("object", "subject")
            for role in roles:
                found = clause.role(role, types)
                if found and (nodes := [node for node in found.nodes if id(node) not in used]):
                    return Found(nodes, found.how)
        for node in self.scene.left_of(self.token.i, self.floor):
            if node.bracketed or (node.type is EntityType.COUNTRY and not node.actor):
                continue
            if node.type in types and id(node) not in used and node.case in ("", "par", "de", "dans"):
                nodes = [other for other in node.group.of_types(types) if id(other) not in used]
                return Found(nodes, "order")
        ceiling = self.scene.ceiling(self.token.i)
        for node in self.scene.right_of(self.last, ceiling):
            aim = node.case in ("pour", "lors de") and node.type in _EVENTS
            if node.type in types and (aim or not node.case) and id(node) not in used:
                return Found(node.group.of_types(types), "order")
        return None

    def identified(self, types: Types, used: set[int]) -> Found | None:
        """« X est le principal bailleur de », « X, membre de »: who is said to be the noun."""
        doc = self.scene.doc
        at = self.token.i - 1
        while at >= self.floor and (
            doc[at].lower_ in words.BEFORE_NOUN
            or doc[at].pos_ in ("ADJ", "ADV", "NUM")
            or doc[at].lower_ in ("deux", "trois")
        ):
            at -= 1
        if at < self.floor:
            if at < self.token.i - 1:
                return None
            # « Antenne de X, le centre Y … »
            found = Clause(self.scene, self.token, participle=False).after_comma(types)
            return Found(found.nodes[:1], "apposed") if found else None
        among = doc[at].lower_ == "parmi" and at > self.floor
        if among and doc[at - 1].lower_.startswith(words.FIGURES):
            at -= 1
        if doc[at].lower_ in words.COPULAS or doc[at].lower_.startswith(words.FIGURES):
            clause = Clause(self.scene, doc[at], participle=False)
            found = clause.grammatical_subject(types)
            if found and not {id(node) for node in found.nodes} & used:
                return found
            return self._after_copula(types) if "en" in clause.clitics else None
        if (
            doc[at].text == ","
            and (node := self.scene.at(at - 1))
            and node.type in types
            and id(node) not in used
        ):
            many = self.token.lower_.endswith(("s", "x"))
            nodes = [other for other in node.group.of_types(types) if id(other) not in used]
            return Found(nodes if many and self.token.i == at + 1 else [node], "apposed")
        return None

    def _after_copula(self, types: Types) -> Found | None:
        """« En sont membres A, B et C »: who follows the noun."""
        node = next(self.scene.right_of(self.last, self.end), None)
        nodes = node.group.of_types(types) if node and not node.case else []
        return Found(nodes, "order") if nodes else None

    def listed(self, types: Types, used: set[int]) -> Found | None:
        """« Les bailleurs du projet sont A et B », « parmi ses membres, A et B »: who follows the verb."""
        doc, scene = self.scene.doc, self.scene
        verb = next((i for i in range(self.end, min(self.end + 2, len(doc))) if is_clause_verb(doc[i])), None)
        among = self.before == "parmi"
        if among and verb is None:
            verb = self.last
        elif verb is None or not (doc[verb].lower_ in words.COPULAS or doc[verb].lower_.startswith("figur")):
            return None
        for node in scene.right_of(verb, scene.ceiling(self.token.i)):
            if not node.case and id(node) not in used and (nodes := node.group.of_types(types)):
                return Found([other for other in nodes if id(other) not in used], "order")
            if not among:
                return None
        return None

    def holder(self, types: Types, used: set[int]) -> Found | None:
        """« X renforce son appui à Y »: X holds the appui; « X, dont le siège »."""
        if self.before == "dont":
            near = next(self.scene.left_of(self.token.i, self.floor), None)
            return Found([near], "relative") if near and near.type in types else None
        clause = self.governing()
        if charged := self._charged():
            return charged.role("object", types)
        if clause is None or clause.verb.lower_.startswith(words.RECEIVERS) or clause.passive:
            return None
        if self.before in ("avec", "grâce", "par"):
            return None
        if abs(clause.verb.i - self.token.i) > 6 and not self.is_possessed():
            return None
        found = clause.grammatical_subject(types)
        if self.before in ("dans", "à") and (helped := clause.grammatical_object(types)):
            found = helped
        if found and not {id(node) for node in found.nodes} & used:
            return found
        return None

    def _charged(self) -> Clause | None:
        """« X est chargé de l'exécution »: the clause of the participle before the noun."""
        doc = self.scene.doc
        for i in range(self.token.i - 1, max(self.floor, self.token.i - _VERB_REACH) - 1, -1):
            if doc[i].lower_.startswith(words.CHARGED) and self.scene.at(i) is None:
                return Clause(self.scene, doc[i], participle=True)
        return None

    def entrusted(self, rule: NounRule, types: Types) -> Found | None:
        """« la gestion du projet revient à X », « sa mise en œuvre est confiée à X »."""
        clause = self.governing() if "par" in rule.subject else None
        if clause is None or not clause.verb.lower_.startswith(words.ENTRUSTED):
            return None
        return clause.oblique("à", types - PLACES)

    def performer(self, types: Types) -> Found | None:
        """« le financement du projet est assuré par X », « sa rédaction, conduite par X »: the agent."""
        verb = self.scene.doc[self.end] if self.end < len(self.scene.doc) else None
        if verb is None or not verb.lower_.startswith(words.PERFORMED) or self.scene.at(verb.i) is not None:
            return None
        clause = Clause(self.scene, verb, participle=True)
        return clause.role("subject", types) if clause.passive else None

    def addressee(self, rule: NounRule, types: Types, used: set[int]) -> Found | None:
        """« auquel X apporte son concours », « X y donne son appui »: to whom the verb gives it."""
        clause = self.governing() if "à" in rule.object else None
        if clause is None or abs(clause.verb.i - self.token.i) > _VERB_REACH:
            return None
        dative = clause.opener in words.RELATIVE_DATIVE or clause.clitics & words.DATIVE_CLITICS
        found = clause.oblique("à", types) if dative else None
        return found if found and not {id(node) for node in found.nodes} & used else None

    def recalled(self, types: Types) -> Found | None:
        """« X en assure le financement »: « en » is what the sentence before was about."""
        clause = self._copular() or self.governing()
        return topic(self.scene, self.token, types) if clause and "en" in clause.clitics else None

    def is_possessed(self) -> bool:
        """« ses membres », « son principal bailleur »."""
        before = self.scene.doc[max(self.floor, self.token.i - 3) : self.token.i]
        return any(token.lower_ in words.POSSESSIVE for token in before)

    def owner(self, types: Types, used: set[int]) -> Found | None:
        """Whose members or donors « ses » means: the subject of the clause, else the topic."""
        clause = self.governing()
        found = clause.grammatical_subject(types) if clause else None
        if found and not {id(node) for node in found.nodes} & used:
            return found
        return topic(self.scene, self.token, types)

    def _copular(self) -> Clause | None:
        """« X en est le mécène »: the clause of the copula before the noun."""
        doc, at = self.scene.doc, self.token.i - 1
        while at > self.floor and doc[at].lower_ not in words.COPULAS:
            at -= 1
        return Clause(self.scene, doc[at], participle=False) if at > self.floor else None

    def relative_owner(self, types: Types) -> Found | None:
        """« la réunion, dont X est l'hôte »: what « dont » means."""
        clause = self._copular() or self.governing()
        return clause.relative_of("de", types) if clause else None

    def _last_union(self, types: Types) -> Found | None:
        """« le réseau X … En sont membres … »: the last name that begins with a noun for a body of bodies."""
        floor = self.scene.floor_before(self.token.i, 3)
        for node in self.scene.left_of(self.floor, floor):
            title = self.scene.doc[node.head - 1 : node.start + 1]
            if node.type in types and any(token.lower_ in words.UNIONS for token in title):
                return Found([node], "topic")
        return None

    def _recipient(self, types: Types, used: set[int]) -> Found | None:
        """« X, lauréat d'une bourse de Y », « Bénéficiaire d'une subvention de Y, X … »: X gets it."""
        doc, scene = self.scene.doc, self.scene
        before = range(self.token.i - 1, max(self.floor, self.token.i - 5) - 1, -1)
        at = next((i for i in before if doc[i].lower_ in words.RECIPIENTS), None)
        if at is None:
            return None
        left = scene.at(at - 2) if at > self.floor + 1 and doc[at - 1].text == "," else None
        found = (
            Found([left], "order") if left else Clause(scene, doc[at], participle=False).after_comma(types)
        )
        if found is None:
            return None
        nodes = [node for node in found.nodes if node.type in types and id(node) not in used]
        return Found(nodes, found.how) if nodes else None

    def receiver(self, types: Types, used: set[int]) -> Found | None:
        """« X a bénéficié du soutien de Y »: X gets it."""
        if found := self._recipient(types, used):
            return found
        clause = self.governing()
        if clause is None or not clause.verb.lower_.startswith(words.RECEIVERS):
            return None
        found = clause.grammatical_subject(types)
        if found and not {id(node) for node in found.nodes} & used:
            return found
        return None
