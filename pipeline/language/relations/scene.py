"""What the relation rules look at: names and phrases that stand for one, each as a single piece.

A long name is one piece whatever the parser made of its inside: « le directeur général de l'Institut national
du travail et des études sociales (INTES) » is one `Node` with the preposition before it and its place in a
coordination. Rules then read a sentence as nodes, prepositions and verbs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from pipeline.annotation import Entity, EntityType
from pipeline.language.extensions import SPANS
from pipeline.language.relations import words
from pipeline.language.relations.extent import sentence_bounds
from pipeline.rules.relations import ActorWords

PLACES = frozenset({EntityType.COUNTRY, EntityType.LOCATION})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})
_ACTOR_REACH = 9
_COORDINATION_WORDS = 6
_BODY_REACH = 5

#: In tokens: no statement is longer, and a list of a thousand names must not be read a thousand times.
_REACH = 150


@dataclass(slots=True, eq=False)
class Node:
    """A name, or a phrase that stands for entities; `case` is the preposition before it, "" for none.

    `head` is where the whole phrase starts, people who act for it included (« le directeur de l'OIM »),
    `actor` the noun for those people. `end` takes in an acronym in brackets. `outer_case` is the preposition
    before the common nouns that it completes: « dans les villages de Kolda » has « de » and « dans ».
    `owner` tells « sa », « son » from other articles; `guess` a noun that stands for the last such thing;
    `origin` a place that people come from (« venus du Mali »).
    """

    start: int
    end: int
    head: int
    ids: tuple[str, ...]
    type: EntityType
    case: str = ""
    outer_case: str = ""
    actor: str = ""
    bracketed: bool = False
    anaphor: bool = False
    guess: bool = False
    owner: bool = False
    origin: bool = False
    inner: tuple[Span, ...] = ()
    gender: str = ""
    number: str = ""
    group: Group = field(default=None, repr=False)  # type: ignore[assignment]


@dataclass(slots=True, eq=False)
class Group:
    """Coordinated nodes, in order: « l'OMS, l'OIM et le HCR »."""

    nodes: list[Node]

    @property
    def start(self) -> int:
        return self.nodes[0].head

    @property
    def end(self) -> int:
        return self.nodes[-1].end

    @property
    def case(self) -> str:
        return self.nodes[0].case

    def of_types(self, types: frozenset[EntityType]) -> list[Node]:
        aside = self.nodes[0].type is EntityType.LOCATION and EntityType.LOCATION not in types
        return [node for node in self.nodes if node.type in types and not (aside and node.bracketed)]


class Scene:
    """The nodes of a document, in order, and who stands where."""

    def __init__(self, doc: Doc, actors: ActorWords) -> None:
        self.doc = doc
        self.actors = actors
        self.text = doc.text
        self.bounds = sentence_bounds(doc)
        self.types = {entity.id: entity.type for entity in doc._.entities}
        self.money = frozenset(entity.id for entity in doc._.entities if _is_money(entity))
        self.nodes = self._read_nodes()
        self._title_at: dict[int, Node] = {}
        self._node_at = {i: node for node in self.nodes for i in range(node.start, node.end)}
        self._mark_brackets()
        for node in self.nodes:
            self._read_surroundings(node)
        self._head_at = {i: node for node in self.nodes for i in range(node.head, node.start)}
        self.groups = self._read_groups()
        self._starts = [node.start for node in self.nodes]

    # -- building -------------------------------------------------------------------------------------

    def _read_nodes(self) -> list[Node]:
        outer: list[Node] = []
        inner: dict[int, list[Span]] = {}
        for span in self.doc.spans.get(SPANS, ()):
            entity_id = span._.entity_id
            if entity_id not in self.types:
                continue
            last = outer[-1] if outer else None
            if last is not None and span.end <= last.end:
                if span.start >= last.start:
                    inner.setdefault(len(outer) - 1, []).append(span)
                continue
            outer.append(Node(span.start, span.end, span.start, (entity_id,), self.types[entity_id]))
        for at, spans in inner.items():
            outer[at].inner = tuple(spans)
        return self._with_topics(self._with_anaphors(self._without_acronyms(outer)))

    def _without_acronyms(self, nodes: list[Node]) -> list[Node]:
        """« Organisation mondiale de la Santé (OMS) » is one node that ends after the bracket."""
        kept: list[Node] = []
        for node in nodes:
            opened = node.start > 0 and self.doc[node.start - 1].text in "(["
            last = kept[-1] if kept else None
            if opened and last and last.ids == node.ids and node.start - 1 - last.end <= 1:
                closed = node.end < len(self.doc) and self.doc[node.end].text in ")]"
                last.end = node.end + 1 if closed else node.end
                continue
            kept.append(node)
        return kept

    def _with_anaphors(self, nodes: list[Node]) -> list[Node]:
        taken = {i for node in nodes for i in range(node.start, node.end)}
        for at, ids in (self.doc._.anaphors or {}).items():
            known = tuple(entity_id for entity_id in ids if entity_id in self.types)
            if known and at not in taken:
                nodes.append(Node(at, at + 1, at, known, self.types[known[0]], anaphor=True))
        return sorted(nodes, key=lambda node: node.start)

    def _with_topics(self, nodes: list[Node]) -> list[Node]:
        """Add « le rendez-vous », « l'initiative », « la phase 1 » for the last event or programme before."""
        starts = {node.start: node for node in nodes}
        taken = {i for node in nodes for i in range(node.start, node.end)}
        last: dict[EntityType, Node] = {}
        added: list[Node] = []
        for token in self.doc:
            if token.i in starts:
                last[starts[token.i].type] = starts[token.i]
            kinds = self.actors.topics.get(token.lower_)
            if kinds is None or token.i in taken or not self._is_bare_topic(token):
                continue
            recent = [last[kind] for kind in kinds if kind in last]
            if recent:
                best = max(recent, key=lambda node: node.start)
                added.append(
                    Node(token.i, token.i + 1, token.i, best.ids, best.type, anaphor=True, guess=True)
                )
        return sorted([*nodes, *added], key=lambda node: node.start)

    def _is_bare_topic(self, token: Token) -> bool:
        doc = self.doc
        before = [word.lower_ for word in doc[max(0, token.i - 2) : token.i]]
        if before and (before[-1].endswith(("ième", "ème", "nde")) or before[-1] in words.ORDINALS):
            before.pop()
        if not before or before[-1] not in words.DEFINITE | words.POSSESSIVE:
            return False
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if after is None or after.is_punct or after.is_space or after.pos_ in ("VERB", "AUX", "ADV", "PRON"):
            return True
        following = doc[token.i + 2 : token.i + 3].text
        return after.like_num or (after.lower_ in ("du", "des") and following[:1].isdigit())

    def _mark_brackets(self) -> None:
        depth, starts = 0, {node.start: node for node in self.nodes}
        for token in self.doc:
            if token.i in starts:
                starts[token.i].bracketed = depth > 0
            if token.text in "([" and token.i not in self._node_at:
                depth = 1
            elif token.text in ")]" or token.is_sent_start:
                depth = 0

    def _read_surroundings(self, node: Node) -> None:
        """Set `head`, `actor`, cases, gender and number from the words before the node."""
        doc, floor = self.doc, self.floor(node.start)
        first = doc[node.start]
        at = self._skip_left(node.start - 1, floor)
        node.gender, node.number = _agreement(doc, at + 1, first)
        node.owner = any(token.lower_ in words.POSSESSIVE for token in doc[at + 1 : node.start])
        if at >= floor and doc[at].lower_ in self.actors.titles and at not in self._node_at:
            title = doc[at]
            self._title_at[title.i] = node
            at = self._skip_left(at - 1, floor)
            node.gender, node.number = _agreement(doc, at + 1, title)
        if at > floor and doc[at].lower_ in words.DE and doc[at - 1].lower_ in self.actors.carriers:
            self._title_at[at - 1] = node
            at = self._skip_left(at - 2, floor)
        while at >= floor and (doc[at].lower_ in words.DE or doc[at].lower_ in ("pour", "chez")):
            actor = self._actor_before(at, floor) if " " not in self._case_at(at, floor) else None
            if actor is None:
                break
            node.actor, node.head = doc[actor].lower_, actor
            at = self._skip_left(actor - 1, floor)
        if node.type is EntityType.COUNTRY and self._case_at(at, floor) in ("à", "en"):
            at = self._read_local_body(node, at, floor)
        if node.actor:
            node.head = at + 1
        node.case = self._case_at(at, floor) or self._list_case(node, at, floor)
        node.outer_case = self._outer_case(node, at, floor)
        node.origin = node.type in PLACES and not node.actor and self._is_left_behind(at, floor)

    def _is_left_behind(self, at: int, floor: int) -> bool:
        """Whether people left what follows token `at`: « originaires surtout de », « nés à », « fui »."""
        doc = self.doc
        if at > floor and doc[at].lower_ in words.DE | words.A:
            before = at - 2 if doc[at - 1].pos_ == "ADV" and at - 2 >= floor else at - 1
            born = doc[before].lower_.startswith("né") or doc[at].lower_ in words.DE
            return born and doc[before].lower_ in self.actors.origins
        return at >= floor and doc[at].lower_ in self.actors.departures

    def _read_local_body(self, node: Node, at: int, floor: int) -> int:
        """« les ministères du Travail au Gabon, au Tchad »: each country stands for its body there."""
        doc = self.doc
        for i in range(at - 1, max(floor, at - _BODY_REACH) - 1, -1):
            if doc[i].lower_ in self.actors.bodies:
                node.actor, node.head = doc[i].lower_, i
                return self._skip_left(i - 1, floor)
            if i in self._node_at or doc[i].is_punct or doc[i].pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
                break
        return at

    def _skip_left(self, at: int, floor: int) -> int:
        """The first position to the left that is no article, adjective, number or quote."""
        doc = self.doc
        while at >= floor and at not in self._node_at:
            token = doc[at]
            skipped = token.lower_ in words.ARTICLES or token.text in words.QUOTES or token.is_space
            preposition = token.lower_ in words.DE or token.lower_ in words.A
            if not skipped and (preposition or token.pos_ not in ("ADJ", "NUM", "DET")):
                break
            at -= 1
        return at

    def _actor_before(self, at: int, floor: int) -> int | None:
        """Position of a noun such as « directeur » that the « de » at `at` completes."""
        doc = self.doc
        for i in range(at - 1, max(floor, at - _ACTOR_REACH) - 1, -1):
            token = doc[i]
            if token.lower_ in self.actors.people and i and doc[i - 1].lower_ in words.BE:
                return None
            if token.lower_ in self.actors.people:
                return i if token.lower_ not in ("membre", "membres") or _has_article(doc, i) else None
            node = self._node_at.get(i)
            if node is not None and node.type is EntityType.QUANTITY:
                return node.start if _counts(doc, node, self.actors.people) else None
            if node is not None and node.type not in PLACES:
                return None
            if node is None and (token.is_punct or token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ")):
                return None
        return None

    def _case_at(self, at: int, floor: int) -> str:
        if at < floor or at in self._node_at:
            return ""
        word = self.doc[at].lower_
        if word == "des" and self.doc[at].pos_ == "DET":
            return ""
        if word in words.DE or word in words.A:
            simple = "de" if word in words.DE else "à"
            before = tuple(token.lower_ for token in self.doc[max(floor, at - 4) : at])
            for length in (4, 3, 2, 1):
                if len(before) >= length and (*before[-length:], simple) in self.actors.prepositions:
                    return " ".join((*before[-length:], simple))
            return simple
        return word if word in words.SIMPLE_CASES else ""

    def _list_case(self, node: Node, at: int, floor: int) -> str:
        """Case of « cinq pays » for each of « cinq pays (Tunisie, Libye) », « à une ONG, l'ALIMA »."""
        doc = self.doc
        if at > floor and doc[at].lower_ in words.SUCH_AS:
            return self._case_of_noun(self._before_such_as(at, floor), floor)
        if (
            at <= floor
            or doc[at].text not in ("(", ":", ",")
            or (doc[at].text == "," and node.type in PLACES)
        ):
            return ""
        counted = self._node_at.get(at - 1)
        if counted and {counted.type, node.type} <= PLACES and counted.case == "de":
            return counted.outer_case if counted.outer_case != "de" else ""
        numbered = at - 2 >= floor and doc[at - 2].pos_ == "NUM" and doc[at].text != ","
        if doc[at - 1].lower_ not in self.actors.generals and not numbered:
            return ""
        start = counted.start - 1 if counted else self._skip_left(at - 2, floor)
        return self._case_at(self._skip_left(start, floor), floor)

    def _before_such_as(self, at: int, floor: int) -> int:
        """Last token of the noun phrase before « y compris », « tels que », « notamment »."""
        doc = self.doc
        while at >= floor and (doc[at].lower_ in words.SUCH_AS or doc[at].text == ","):
            at -= 1
        return at

    def _case_of_noun(self, at: int, floor: int) -> str:
        """Preposition of the phrase of common nouns that ends at token `at`, if it is a general one."""
        doc = self.doc
        general = False
        while (
            at >= floor and at not in self._node_at and doc[at].pos_ in ("NOUN", "ADJ", "DET", "CCONJ", "NUM")
        ):
            if doc[at].lower_ in words.DE | words.A:
                break
            general = general or doc[at].lower_ in self.actors.generals
            at -= 1
        return self._case_at(at, floor) if general else ""

    def _outer_case(self, node: Node, at: int, floor: int) -> str:
        if node.case != "de" or node.type not in PLACES:
            return node.case
        doc = self.doc
        at -= 1
        while at >= floor and (at not in self._node_at or self._node_at[at].type is EntityType.QUANTITY):
            token = doc[at]
            if not (token.pos_ in ("NOUN", "ADJ", "NUM", "DET", "PROPN") or token.lower_ in words.DE):
                break
            at -= 1
        else:
            return node.case
        return self._case_at(at, floor)

    def _read_groups(self) -> list[Group]:
        groups: list[Group] = []
        closed = False
        for node in self.nodes:
            last = groups[-1] if groups else None
            link = self._link(last.nodes[-1], node, last) if last else ""
            if last and link and not (closed and link == ","):
                last.nodes.append(node)
            else:
                groups.append(Group([node]))
            closed = link not in ("", ",")
        groups = [part for group in groups for part in self._checked(group)]
        for group in groups:
            for node in group.nodes:
                node.group = group
                node.actor = node.actor or group.nodes[0].actor
                node.case = group.case if node.actor else node.case or group.case
                node.outer_case = node.outer_case or group.nodes[0].outer_case
                node.origin = node.origin or (group.nodes[0].origin and node.case == group.case)
        return groups

    def _link(self, left: Node, right: Node, group: Group) -> str:
        """« , » or « et » if only such words stand between, with the same preposition or none; else ""."""
        places = {left.type, right.type} <= PLACES
        if (
            not (left.type is right.type or places or {left.type, right.type} <= _BODIES)
            or right.head < left.end
        ):
            return ""
        if right.bracketed and not left.bracketed:
            inside = right.start - left.end == 1 and left.type is EntityType.LOCATION and right.type in PLACES
            return "," if inside else ""
        between = self._between(left.end, right) if left.bracketed == right.bracketed else []
        if not between or len(between) > _COORDINATION_WORDS:
            return ""
        if right.case and between[-1] in words.DE | words.A | {right.case}:
            between = between[:-1]
            acted = group.nodes[0].actor and right.case in ("de", "à", "en")
            same = right.case == group.case or acted
            if not same and not (places and {left.case, right.case} <= {"à", "en"}):
                return ""
        for phrase in words.JOINING_PHRASES:
            if tuple(between[: len(phrase)]) == phrase or tuple(between[1 : 1 + len(phrase)]) == phrase:
                return "et"
        if not between or not all(word in words.JOINERS for word in between):
            return ""
        return "," if between == [","] else "et"

    def _between(self, start: int, right: Node) -> list[str]:
        """Lower-case words from `start` to the phrase of `right`, without articles, blanks and brackets."""
        between: list[str] = []
        depth = 0
        for token in self.doc[start : right.head]:
            if token.text in "([":
                depth += 1
            elif token.text in ")]" and depth:
                depth -= 1
            elif (
                not depth
                and not token.is_space
                and token.text not in words.QUOTES
                and token.lower_ not in words.ARTICLES
            ):
                between.append(token.lower_)
        if depth and not right.bracketed:
            return []
        if len(between) > 1 and between[-1] in self.actors.titles:
            between.pop()
        return between

    def _checked(self, group: Group) -> list[Group]:
        """Split « avec l'appui de A, B et C ont … » after A: what stands before the verb is its subject."""
        first = group.nodes[0]
        if len(group.nodes) == 1 or group.nodes[1].case or first.type is EntityType.DATE:
            return [group]
        after = self.doc[group.end : group.end + 4]
        verb = next((token for token in after if token.pos_ not in ("PRON", "ADV", "SPACE")), None)
        comma = self._between(first.end, group.nodes[1]) == [","]
        starts_clause = bool(first.case) and verb is not None and _is_finite(verb)
        places = first.type in PLACES and group.nodes[1].type in PLACES
        only_commas = len(group.nodes) == 2 and comma and not places
        if comma and (starts_clause or only_commas) and not first.bracketed:
            return [Group([first]), Group(group.nodes[1:])]
        last = group.nodes[-1]
        between = self._between(group.nodes[-2].end, last)
        if starts_clause and not last.case and between[:1] == [","] and between[1:] in (["et"], ["puis"]):
            return [Group(group.nodes[:-1]), Group([last])]
        return [group]

    # -- looking --------------------------------------------------------------------------------------

    def floor(self, i: int) -> int:
        """First token of the sentence of token `i`, as far back as one reads."""
        return max(self.bounds[i][0], i - _REACH)

    def ceiling(self, i: int) -> int:
        """One past the last token of the sentence of token `i`, as far on as one reads."""
        return min(self.bounds[i][1], i + _REACH)

    def floor_before(self, i: int, sentences: int) -> int:
        """First token of the sentence that stands so many before that of token `i`."""
        floor = self.bounds[i][0]
        for _ in range(sentences):
            if floor == 0:
                return 0
            floor = self.bounds[floor - 1][0]
        return floor

    def at(self, i: int) -> Node | None:
        """The node that the token belongs to: inside its name, or a person who acts for it."""
        return self._node_at.get(i) or self._head_at.get(i)

    def is_site(self, node: Node) -> bool:
        """Whether a body is a place as well: « l'hôpital de Gao », which « y » can stand for."""
        return self.doc[node.start].lower_ in self.actors.sites

    def titled(self, i: int) -> Node | None:
        """The name that the noun at token `i` stands before: « le projet « X » », « la phase de X »."""
        return self.at(i) or self._title_at.get(i)

    def inside_head(self, node: Node) -> bool:
        """Whether it stands in the phrase of another: Mali in « le Représentant au Mali du HCR »."""
        return node.start in self._head_at

    def left_of(self, i: int, floor: int) -> Iterator[Node]:
        """Nodes that end at or before token `i`, nearest first, down to token `floor`."""
        for at in range(bisect_left(self._starts, i) - 1, -1, -1):
            node = self.nodes[at]
            if node.start < floor:
                return
            if node.end <= i:
                yield node

    def right_of(self, i: int, ceiling: int) -> Iterator[Node]:
        """Nodes that start after token `i`, nearest first, up to token `ceiling`."""
        for at in range(bisect_right(self._starts, i), len(self.nodes)):
            node = self.nodes[at]
            if node.start >= ceiling:
                return
            yield node

    def inside(self, start: int, end: int) -> list[Node]:
        """Nodes that start in the tokens [start, end)."""
        return self.nodes[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _is_money(entity: Entity) -> bool:
    return isinstance(entity.value, dict) and entity.value.get("kind") == "money"


def _counts(doc: Doc, node: Node, people: frozenset[str]) -> bool:
    """Whether a quantity counts people who act for others: « 50 participant(e)s »."""
    counted = doc[node.start : node.end].text.lower()
    for mark in ("(e)", "·e", ".e", "(e", ")"):
        counted = counted.replace(mark, "")
    return not people.isdisjoint(counted.split())


def _has_article(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i - 1].lower_ in words.ARTICLES | words.DE


def _is_finite(verb: Token) -> bool:
    return verb.morph.get("VerbForm", []) in (["Fin"], []) and verb.pos_ in ("AUX", "VERB")


def _agreement(doc: Doc, start: int, first: Token) -> tuple[str, str]:
    """Gender and number that article and noun show: ("Fem", "Sing"), "" where they do not."""
    gender = next(iter(first.morph.get("Gender", [])), "")
    number = next(iter(first.morph.get("Number", [])), "")
    for token in doc[max(0, start - 1) : first.i]:
        word = token.lower_
        if word in words.FEMININE:
            return "Fem", "Sing"
        if word in words.MASCULINE:
            return "Masc", "Sing"
        if word in words.PLURAL:
            return gender, "Plur"
    return gender, number


_Seen = tuple[Doc, ActorWords, object, list[tuple[int, int, str]]]
_last: list[tuple[_Seen, Scene]] = []


def read_scene(doc: Doc, actors: ActorWords) -> Scene:
    """The scene of a document; the last one is kept, as relations and figures read it one after the other."""
    spans = [(span.start, span.end, span.label_) for span in doc.spans.get(SPANS, ())]
    seen = (doc, actors, doc._.entities, spans)
    if _last:
        (before_doc, before_actors, before_entities, before_spans), scene = _last[0]
        if (
            before_doc is doc
            and before_actors is actors
            and before_entities is doc._.entities
            and before_spans == spans
        ):
            return scene
    _last[:] = [(seen, Scene(doc, actors))]
    return _last[0][1]
