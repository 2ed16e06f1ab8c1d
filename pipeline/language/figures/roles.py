"""What the names of a sentence have to do with a figure in it: subject, occasion, neighbour, antecedent."""

from __future__ import annotations

from itertools import pairwise

from pipeline.annotation import EntityType
from pipeline.language.figures.figure import Figure
from pipeline.language.figures.scenery import OWNERS, Scenery
from pipeline.language.quantities import Kind, Outcome
from pipeline.language.relations.clauses import Clause
from pipeline.language.relations.scene import PLACES, Node
from pipeline.language.relations.words import DE, PERSONAL
from pipeline.rules.figures import FigureRules

_HAPPENINGS = frozenset({EntityType.EVENT, EntityType.PROGRAMME})
#: Names after these neither do nor have what the sentence counts.
_BESIDES = ("avec", "selon", "chez", "contre", "sans")
_BESIDE = 9
#: « X, où vivent [300] », « X, dont [25 élèves] », « X, auquel [80 élus] ont pris part »
_RELATIVES = frozenset(
    ("où", "dont", "auquel", "auxquels", "auxquelles", "laquelle", "lequel", "lesquels", "lesquelles", "qui")
)
_RELATIVE = 8
#: In tokens, from a verb of giving to what is given.
_GIVEN = 12
#: Ends of a participle that opens a sentence: « Piloté par X, le projet … ».
_PARTICIPLES = ("é", "ée", "és", "ées")
_ONE_OF = ("l'une des", "l’une des", "l'un des", "l’un des")


class Roles:
    """Finds the names in each role towards a figure."""

    def __init__(self, scenery: Scenery, rules: FigureRules) -> None:
        self.scenery = scenery
        self.scene = scenery.scene
        self.words = rules.words

    def beside(self, figure: Figure) -> list[Node]:
        """« le projet X, d'un budget de [2 M€] », « les [deux bailleurs] de l'OCAL »."""
        found: list[Node] = []
        left = next(self.scene.left_of(figure.start, self.scenery.floor(figure)), None)
        if left is not None and left.type in OWNERS and figure.start - left.end <= _BESIDE:
            between = self.scenery.words_between(left.end, figure.start)
            joined = between and all(word in self.words["joins"] for word in between)
            if between in (["."], ["("]) or (between == [","] and left.case):
                joined = between == ["("] and not left.origin
            aside = self._is_aside(left) or left.case == "par"
            aside = aside or (between == [","] and self.scenery.is_told_of(figure))
            if (joined or (not between and not left.case)) and not aside:
                found += left.group.nodes if left.type in PLACES else [left]
        right = next(self.scene.right_of(figure.start, self.scenery.ceiling(figure)), None)
        if right is not None and right.actor and figure.start <= right.head < figure.end:
            found += right.group.nodes  # « 40 agents du ministère »
        elif (
            right is not None and right.type in OWNERS and right.case == "de" and right.head - figure.end <= 4
        ):
            of_it = self.scenery.doc[figure.end].lower_ in DE | {"des"} and not right.origin
            found += right.group.nodes if of_it else []
        return found

    def opening(self, figure: Figure) -> list[Node]:
        """« Doté de [2 M€], le projet X … »: a participle opens the sentence, what it describes follows."""
        floor = max(self.scenery.floor(figure), self.scenery.lines.start(figure.start))
        first = next((t for t in self.scenery.doc[floor : figure.start] if t.is_alpha), None)
        if first is None or not first.lower_.startswith(tuple(self.words["described"])):
            return []
        if self._are_named(floor, figure):
            return []
        for node in self.scene.right_of(figure.start, self.scenery.ceiling(figure)):
            if node.type in OWNERS and not node.case:
                return [] if self.scenery.has_finite(figure.end, node.head) else node.group.nodes
        return []

    def _are_named(self, floor: int, figure: Figure) -> bool:
        between = self.scene.inside(floor, figure.start)
        return any(node.type is not EntityType.QUANTITY and node.case != "par" for node in between)

    def agents(self, figure: Figure) -> list[Node]:
        """« le dépistage effectué par X a révélé [27 cas] », « [90 enfants] pesés par X »."""
        start, end = self.scenery.segment_start(figure), self.scenery.segment_end(figure)
        before = [token.lower_ for token in self.scenery.doc[start : figure.start] if token.is_alpha]
        described = bool(before) and before[0].endswith(_PARTICIPLES)
        if described or not PERSONAL.isdisjoint(before):
            return []
        return [node for node in self.scene.inside(start, end) if node.case == "par" and node.type in OWNERS]

    def receivers(self, figure: Figure, clause: Clause | None) -> list[Node]:
        """« X lui a livré [9 tonnes de riz] », « Y la dote de [deux lits] »: who is given the things."""
        if clause is None or figure.start < clause.verb.i or figure.quantity.kind is Kind.PERCENT:
            return []
        at = clause.verb.i
        far = figure.start - at > _GIVEN or self.scenery.figures_between(at, figure.start)
        if far or not clause.verb.lower_.startswith(tuple(self.words["gives"])):
            return []
        dative = {"lui", "leur", "la", "le", "l'", "l’", "les"} & clause.clitics
        found = clause.role("à", frozenset({EntityType.ORGANISATION, EntityType.PROGRAMME}))
        near = found is not None and (dative or found.how in ("parse", "order"))
        return [n for n in found.nodes if not self.scenery.is_apart(n, figure)] if found and near else []

    def antecedents(self, figure: Figure) -> list[Node]:
        """What « où », « dont », « auquel » before the figure stands for: the name right before it."""
        start = max(self.scenery.floor(figure), figure.start - _RELATIVE)
        for i in range(figure.start - 1, start - 1, -1):
            token = self.scenery.doc[i]
            if self.scene.at(i) is not None or token.text in ";:.":
                return []
            if token.lower_ not in _RELATIVES:
                continue
            left = self._meant(figure, i)
            if left is None:
                return []
            plural = token.lower_ in ("où", "auxquels", "auxquelles", "lesquels", "lesquelles")
            return [n for n in left.group.nodes if n.type is left.type] if plural else [left]
        return []

    def _meant(self, figure: Figure, at: int) -> Node | None:
        """The name that a relative pronoun at token `at` stands for; an event where people came together."""
        nodes = [n for n in self.scene.left_of(at, self.scenery.floor(figure)) if n.type in OWNERS]
        events = [node for node in nodes if node.type is EntityType.EVENT]
        if figure.outcome is Outcome.ATTENDED and events:
            return events[0]
        return nodes[0] if nodes and at - nodes[0].end <= 3 else None

    def holders(self, figure: Figure) -> list[Node]:
        """« les [12 000 exilés] que compte Vaud »: who is named behind « que » and a verb."""
        doc = self.scenery.doc
        if doc[figure.end : figure.end + 1].text.lower() not in ("que", "qu'", "qu’"):
            return []
        right = next(self.scene.right_of(figure.start, self.scenery.ceiling(figure)), None)
        near = right is not None and right.type in OWNERS and not right.case
        return right.group.nodes if right is not None and near and right.head - figure.end <= 4 else []

    def occasions(self, figure: Figure) -> list[Node]:
        """Events and programmes behind « dans le cadre de », « lors de »."""
        return [node for node in self._happenings(figure) if node.case in self.words["occasions"]]

    def named(self, figure: Figure) -> list[Node]:
        """Events and programmes that the clauses around name in another way."""
        named = [node for node in self._happenings(figure) if node.case not in self.words["occasions"]]
        named = [node for node in named if not self._is_aside(node)]
        return [node for node in named if not self.scenery.is_apart(node, figure)]

    def set_aside(self, figure: Figure) -> list[Node]:
        """The names that the figure's sentence sets the figure apart from: « hors du projet X »."""
        inside = self.scene.inside(self.scenery.floor(figure), self.scenery.ceiling(figure))
        return [node for node in inside if node.type in OWNERS and self._is_aside(node)]

    def _is_aside(self, node: Node) -> bool:
        """« avant le projet X », « hors de X », « avec X »: neither does nor has what the sentence counts."""
        first = node.lead if node.lead >= 0 else node.head
        before = self.scenery.doc[max(0, first - 3) : node.head]
        led = any(token.lower_ in ("hors", "dehors") for token in before)
        return led or node.case in self.words["outside"] or node.case.endswith(_BESIDES)

    def _happenings(self, figure: Figure) -> list[Node]:
        inside = self.scene.inside(self.scenery.floor(figure), self.scenery.ceiling(figure))
        return [node for node in inside if node.type in _HAPPENINGS]

    def subjects(self, figure: Figure, clause: Clause | None) -> list[Node]:
        """Who does what the clause tells; in the passive who is named by « par », or what undergoes it."""
        if clause is None:
            return self._without_verb(figure)
        if self._only_tells(figure, clause):
            return []
        if self.scenery.doc[max(0, figure.start - 3) : figure.start].text.lower() in _ONE_OF:
            return []  # « X est l'une des [cinq antennes] de Y »
        nodes: list[Node] = []
        counted = figure.start < clause.verb.i
        subject = clause.role("subject", OWNERS) if clause.passive or not counted else None
        if subject is not None:
            nodes += subject.nodes
        elif not counted and (first := self._opening_name(figure, clause)) is not None:
            nodes.append(first)
        if not counted or clause.bare:
            kept = OWNERS if clause.passive and not clause.bare else _HAPPENINGS | PLACES
            undergone = clause.role("object", kept)
            if undergone is not None:
                nodes += undergone.nodes
        nodes = [node for node in nodes if not self._is_aside(node) and node.start != figure.start]
        nodes = [node for node in nodes if node.start < figure.start or node.case == "par" or clause.bare]
        return [node for node in nodes if not self.scenery.is_apart(node, figure)]

    def _only_tells(self, figure: Figure, clause: Clause) -> bool:
        """« X indique que [900 exilés]… », not « X annonce l'envoi de [40 agents] », « assure avoir vu »."""
        if not clause.verb.lower_.startswith(tuple(self.words["tells"])):
            return False
        words = [token.lower_ for token in self.scenery.doc[clause.verb.i : figure.start]]
        return not words or not {"que", "qu'", "qu’", ":", "«"}.isdisjoint(words)

    def _without_verb(self, figure: Figure) -> list[Node]:
        """The parse shows no verb: a name that the sentence starts with, close to the figure."""
        floor = self.scenery.segment_start(figure)
        first = next(iter(self.scene.inside(floor, figure.start)), None)
        if first is None or first.type not in OWNERS or first.case or first.bracketed:
            return []
        words = self.scenery.words_between(first.end, figure.start)
        return first.group.nodes if len(words) <= 2 and not {",", ":", "(", "."}.intersection(words) else []

    def _opening_name(self, figure: Figure, clause: Clause) -> Node | None:
        """The first name of the sentence, without preposition: what the sentence is about."""
        if clause.passive and not clause.bare:
            return None
        floor = self.scenery.segment_start(figure)
        until = min(figure.start, max(clause.verb.i, floor))
        told = tuple(self.words["tells"])
        words = [token.lower_ for token in self.scenery.doc[floor:until]]
        if any(a.startswith(told) and b in ("que", "qu'", "qu’") for a, b in pairwise(words)):
            return None  # « X objecte que 900 passagers … »
        for node in self.scene.inside(floor, until):
            if node.type in OWNERS and not node.case and not node.bracketed:
                return node
        return None

    def hosts(self, figure: Figure) -> list[Node]:
        """« [900 élèves] sont inscrits au lycée X », « affiliés au régime X »: who has taken them in."""
        for node in self.scene.right_of(figure.start, self.scenery.segment_end(figure)):
            if node.head - figure.end > _BESIDE:
                return []
            if node.type in (EntityType.ORGANISATION, EntityType.PROGRAMME):
                return node.group.nodes if node.case in ("à", "dans", "chez", "au sein de") else []
        return []
