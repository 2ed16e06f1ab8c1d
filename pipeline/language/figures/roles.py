"""What the names of a sentence have to do with a figure in it: subject, occasion, receiver, neighbour."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.figures.scenery import OWNERS, THINGS, Figure, Scenery
from pipeline.language.quantities import Kind
from pipeline.language.relations.clauses import Clause
from pipeline.language.relations.scene import PLACES, Node
from pipeline.rules.figures import FigureRules

_HAPPENINGS = frozenset({EntityType.EVENT, EntityType.PROGRAMME})
#: Names after these neither do nor have what the sentence counts.
_BESIDES = ("avec", "selon", "chez", "contre", "sans")
_BESIDE = 9


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
            if (joined or (not between and not left.case)) and not left.case.endswith(_BESIDES):
                found += left.group.nodes if left.type in PLACES else [left]
        right = next(self.scene.right_of(figure.start, self.scenery.ceiling(figure)), None)
        if right is not None and right.type in OWNERS and right.case == "de" and right.head - figure.end <= 2:
            found += right.group.nodes
        return found

    def occasions(self, figure: Figure) -> list[Node]:
        """Events and programmes that the sentence names, above all after « dans le cadre de »."""
        inside = self.scene.inside(self.scenery.floor(figure), self.scenery.ceiling(figure))
        named = [node for node in inside if node.type in _HAPPENINGS]
        return [node for node in named if node.case in self.words["occasions"]] or named

    def subjects(self, figure: Figure, clause: Clause | None) -> list[Node]:
        """Who does what the clause tells; in the passive who is named by « par », or what undergoes it."""
        if clause is None or clause.verb.lower_.startswith(tuple(self.words["tells"])):
            return []
        nodes: list[Node] = []
        subject = clause.role("subject", OWNERS)
        if subject is not None:
            nodes += subject.nodes
        elif (first := self._opening_name(figure, clause)) is not None:
            nodes.append(first)
        kept = OWNERS if clause.passive and not clause.bare else _HAPPENINGS | PLACES
        undergone = clause.role("object", kept)
        if undergone is not None:
            nodes += undergone.nodes
        return [node for node in nodes if not node.case.endswith(_BESIDES) and node.start != figure.start]

    def _opening_name(self, figure: Figure, clause: Clause) -> Node | None:
        """The first name of the sentence, without preposition: what the sentence is about."""
        if clause.passive and not clause.bare:
            return None
        floor = self.scenery.floor(figure)
        for node in self.scene.inside(floor, min(figure.start, max(clause.verb.i, floor))):
            if node.type in OWNERS and not node.case and not node.bracketed:
                return node
        return None

    def receivers(self, figure: Figure, clause: Clause | None) -> list[Node]:
        """« a remis [3 M€] à X »: X has them."""
        if clause is None or figure.quantity.kind is not Kind.MONEY:
            return []
        if not clause.verb.lower_.startswith(tuple(self.words["gives"])) or "y" in clause.clitics:
            return []
        found = clause.role("à", THINGS)
        return found.nodes if found is not None else []
