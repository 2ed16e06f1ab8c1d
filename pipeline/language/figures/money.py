"""Whose a sum is: who receives it, what it pays for, what it is the budget of, else who gives it."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.figures.figure import Figure
from pipeline.language.figures.roles import Roles
from pipeline.language.figures.scenery import OWNERS, THINGS
from pipeline.language.relations.clauses import Clause
from pipeline.language.relations.scene import Node

#: Behind these stands who gets a sum, or what it is for.
_FOR = frozenset(("à", "pour", "au profit de", "en faveur de", "au bénéfice de", "auprès de", "sur", "dans"))
_NEAR = 16
#: In tokens, the label of a line.
_LABEL = 6
#: Behind these stands what the sum is given for by whoever is its object: « finance X à hauteur de ».
_DEGREES = ("à hauteur de", "à hauteur d'", "à hauteur d’", "à concurrence de", "pour un montant de", "soit")


class SumFinder:
    """Finds the owners of sums."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles
        self.scenery = roles.scenery
        self.scene = roles.scene
        self.words = roles.words

    def find(self, figure: Figure, clause: Clause | None) -> list[tuple[Node, str]]:
        """The owners that the sentence names, each with the rule that tells."""
        if named := self._destined(figure):
            return [(node, "has_figure.receiver") for node in named]
        if own := self._own(figure):
            return own
        if clause is None:
            return []
        if got := self._received(figure, clause):
            return [(node, "has_figure.receiver") for node in got]
        subjects = [n for n in self.roles.subjects(figure, clause) if n.type in THINGS and n.case != "par"]
        return [(node, "has_figure.subject") for node in subjects]

    def gives(self, clause: Clause | None) -> bool:
        """Whether the clause is about giving or paying."""
        stems = (*self.words["gives"], *self.words["pays"], "ajout")
        return clause is not None and clause.verb.lower_.startswith(stems)

    def is_listed(self, figure: Figure) -> bool:
        """« Financement : UE ([2 M€]) ; France (1 M€) »: who pays for what the sheet is about."""
        doc, start = self.scenery.doc, self.scenery.lines.start(figure.start)
        label = [token.lower_ for token in doc[start : start + _LABEL] if not token.is_space]
        beside = figure.start > 0 and doc[figure.start - 1].text in ("(", ",", ":", "|")
        if not beside or (":" not in label and "|" not in label):
            return False
        named = label[: label.index(":") if ":" in label else label.index("|")]
        return any(word.startswith(tuple(self.words["funding"])) for word in named)

    def goes_elsewhere(self, figure: Figure) -> bool:
        """« accorde [2 M€] aux communes »: to someone whom no name stands for."""
        doc, end = self.scenery.doc, figure.end
        if doc[end : end + 1].text.lower() not in ("à", "au", "aux"):
            return False
        node = next(self.scene.right_of(figure.start, self.scenery.segment_end(figure)), None)
        return node is None or node.head - end > 3

    def _destined(self, figure: Figure) -> list[Node]:
        """« [2 M€] à l'OIM », « [2 M€] sur trois ans pour le projet X », « [2 M€] destinés au projet X »."""
        ceiling = min(self.scenery.segment_end(figure), figure.end + _NEAR)
        for node in self.scene.right_of(figure.start, ceiling):
            if node.type is EntityType.QUANTITY and node.type not in THINGS:
                continue
            if node.type in THINGS and node.case in _FOR:
                strict = node.case in ("sur", "dans")
                if strict and node.type is EntityType.ORGANISATION:
                    return []
                return [other for other in node.group.nodes if other.type in THINGS]
            if self.scenery.has_finite(figure.end, node.head):
                return []
        return []

    def _own(self, figure: Figure) -> list[tuple[Node, str]]:
        """« le projet X, doté de [2 M€] »; not « un don de l'UE de [2 M€] », which is for another."""
        beside = [n for n in self.roles.beside(figure) if n.type in THINGS and n.end <= figure.start]
        if not beside and (called := self._called(figure)) is not None:
            return [(called, "has_figure.beside")]
        giver = [node for node in beside if node.case in ("de", "par") and self._is_gift(node.head, figure)]
        return [(node, "has_figure.beside") for node in beside if node not in giver]

    def _called(self, figure: Figure) -> Node | None:
        """« la demande de subvention de X, [6 000 €] », « le reste de la Norvège, [90 000 euros] »."""
        left = next(self.scene.left_of(figure.start, self.scenery.floor(figure)), None)
        if left is None or left.type not in OWNERS or left.case != "de":
            return None
        comma = self.scenery.words_between(left.end, figure.start) in ([","], [",", "soit"])
        before = self.scenery.doc[max(self.scenery.floor(figure), left.head - 5) : left.head]
        asked = any(token.lower_ in ("solde", "demande", "dette", "budget", "part") for token in before)
        return left if comma and asked else None

    def _is_gift(self, at: int, figure: Figure) -> bool:
        floor = max(self.scenery.floor(figure), at - 5)
        return any(token.lower_ in self.words["gifts"] for token in self.scenery.doc[floor:at])

    def _received(self, figure: Figure, clause: Clause) -> list[Node]:
        """Who gets it: « lui alloue [2 M€] », « finance X à hauteur de », « grâce à un don de »."""
        gives = clause.verb.lower_.startswith(tuple(self.words["gives"]))
        pays = clause.verb.lower_.startswith(tuple(self.words["pays"]))
        floor = self.scenery.segment_start(figure)
        before = self.scenery.doc[max(floor, figure.start - 12) : figure.start].text.lower()
        if gives and "y" not in clause.clitics:
            found = clause.role("à", THINGS)
            nodes = found.nodes if found is not None else []
            return [node for node in nodes if self.scenery.is_near(node, figure)]
        if pays and (any(words in before for words in _DEGREES) or "(" in before):
            found = clause.role("object", THINGS)
            return [node for node in found.nodes if not self.scenery.is_apart(node, figure)] if found else []
        if any(word in before for word in ("grâce à", "au moyen de", "avec l'aide", "avec un")):
            return self._helped(figure, clause)
        return []

    def _helped(self, figure: Figure, clause: Clause) -> list[Node]:
        """« équipée grâce à un don de [2 M€], la clinique », « X y mène son projet grâce à … »."""
        found = clause.role("object" if clause.passive else "subject", THINGS)
        return found.nodes[:1] if found is not None else []
