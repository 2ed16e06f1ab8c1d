"""The score of one document: what is right, what was predicted, what there is; and each error in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.annotation import EntityType, Predicate
from pipeline.errors import UsageError
from pipeline.evaluation.alignment import Alignment, align, pair_mentions
from pipeline.evaluation.values import VALUED, outcome, same_counted, same_value

_TYPES = tuple(type.value for type in EntityType)


class Counts(NamedTuple):
    """How many are right, how many were predicted, how many are in the gold."""

    right: float = 0
    predicted: int = 0
    gold: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """`counts` by measure (« overlap », « overlap/DATE », « relation/FUNDS »), `errors` one line each."""

    counts: dict[str, Counts]
    errors: list[str]


Triple = tuple[str, str, str]


def score_document(gold: dict[str, Any], predicted: dict[str, Any]) -> DocumentScore:
    """The score of a prediction. Raises UsageError when it is not of the same text."""
    if gold["text"] != predicted.get("text", gold["text"]):
        raise UsageError(f"{gold['id']}: the text of the prediction is not that of the gold document")
    alignment = align(gold, predicted)
    counts = _score_mentions(alignment) | _score_values(alignment, gold, predicted)
    first, second = alignment.bcubed()
    n_pairs = len(alignment.pairs)
    counts["bcubed_precision"] = Counts(first, n_pairs, n_pairs)
    counts["bcubed_recall"] = Counts(second, n_pairs, n_pairs)
    stands_for = alignment.stands_for()
    wanted = _triples(gold, lambda entity: entity)
    found = _triples(predicted, lambda entity: stands_for.get(entity, f"?{entity}"))
    counts |= _score_relations(wanted, found)
    errors = [*_mention_errors(alignment, gold, predicted), *_relation_errors(wanted, found, gold, predicted)]
    return DocumentScore(counts, errors)


def _score_mentions(alignment: Alignment) -> dict[str, Counts]:
    counts = {}
    exact = pair_mentions(alignment.gold, alignment.predicted, exact=True)
    for measure, pairs in (("exact", exact), ("overlap", alignment.pairs)):
        total = Counts()
        for type in _TYPES:
            right = sum(alignment.gold[i].type == type for i, _ in pairs)
            counts[f"{measure}/{type}"] = _of_type(alignment, type, right)
            total = total.plus(counts[f"{measure}/{type}"])
        counts[measure] = total
    return counts


def _score_values(alignment: Alignment, gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, Counts]:
    right: dict[str, int] = defaultdict(int)
    counted, outcomes = Counts(), Counts()
    for type, wanted, found in _paired_values(alignment, gold, predicted):
        right[type] += same_value(type, wanted, found)
        if type == EntityType.QUANTITY:
            counted = counted.plus(Counts(same_counted(wanted, found), 1, 1))
            if outcome(wanted):
                outcomes = outcomes.plus(Counts(outcome(wanted) == outcome(found), 1, 1))
    counts = {f"value/{type}": _of_type(alignment, type, right[type]) for type in VALUED}
    total = Counts()
    for one in counts.values():
        total = total.plus(one)
    return counts | {"value": total, "counted": counted, "outcome": outcomes}


def _of_type(alignment: Alignment, type: str, right: int) -> Counts:
    predicted = sum(mention.type == type for mention in alignment.predicted)
    return Counts(right, predicted, sum(mention.type == type for mention in alignment.gold))


def _paired_values(
    alignment: Alignment, gold: dict[str, Any], predicted: dict[str, Any]
) -> Iterator[tuple[str, Any, Any]]:
    wanted = {entity["id"]: entity.get("norm") for entity in gold["entities"]}
    found = {entity["id"]: entity.get("norm") for entity in predicted["entities"]}
    for i, j in alignment.pairs:
        mention = alignment.gold[i]
        if mention.type in VALUED:
            yield mention.type, wanted[mention.entity], found[alignment.predicted[j].entity]


def _triples(document: dict[str, Any], name: Callable[[str], str]) -> dict[Triple, str]:
    """Each distinct relation with the status of its first statement; PARTNERS_WITH in one direction."""
    found: dict[Triple, str] = {}
    for relation in document["relations"]:
        ends = [name(relation["subject"]), name(relation["object"])]
        if relation["predicate"] == Predicate.PARTNERS_WITH:
            ends.sort()
        found.setdefault((ends[0], relation["predicate"], ends[1]), relation.get("status", "asserted"))
    return found


def _score_relations(wanted: dict[Triple, str], found: dict[Triple, str]) -> dict[str, Counts]:
    both = wanted.keys() & found.keys()
    bare_wanted, bare_found = ({tuple(sorted((s, o))) for s, _, o in triples} for triples in (wanted, found))
    counts = {
        "relations": Counts(len(both), len(found), len(wanted)),
        "pairs": Counts(len(bare_wanted & bare_found), len(bare_found), len(bare_wanted)),
        "status": Counts(sum(wanted[triple] == found[triple] for triple in both), len(both), len(both)),
    }
    for predicate in sorted({triple[1] for triple in (*wanted, *found)}):
        right, predicted, gold = (
            sum(t[1] == predicate for t in triples) for triples in (both, found, wanted)
        )
        counts[f"relation/{predicate}"] = Counts(right, predicted, gold)
    return counts


def _mention_errors(alignment: Alignment, gold: dict[str, Any], predicted: dict[str, Any]) -> Iterator[str]:
    text = gold["text"]
    paired = [pair for pair in alignment.pairs if alignment.gold[pair[0]].type in VALUED]
    values = _paired_values(alignment, gold, predicted)
    for (i, _), (type, wanted, found) in zip(paired, values, strict=True):
        if not same_value(type, wanted, found):
            mention = alignment.gold[i]
            yield f"value {type} {text[mention.start : mention.end]!r}: {wanted} but {found}"
    for what, mentions, side in (("missed", alignment.gold, 0), ("spurious", alignment.predicted, 1)):
        matched = {pair[side] for pair in alignment.pairs}
        for i, mention in enumerate(mentions):
            if i not in matched:
                yield f"{what} {mention.type} {text[mention.start : mention.end]!r}"


def _relation_errors(
    wanted: dict[Triple, str], found: dict[Triple, str], gold: dict[str, Any], predicted: dict[str, Any]
) -> Iterator[str]:
    names = {entity["id"]: entity.get("name", entity["id"]) for entity in gold["entities"]}
    names |= {f"?{entity['id']}": f"?{entity.get('name', entity['id'])}" for entity in predicted["entities"]}
    for what, triples, others in (("missed", wanted, found), ("spurious", found, wanted)):
        for subject, predicate, object_ in sorted(triples.keys() - others.keys()):
            yield f"{what} relation {names.get(subject, subject)} {predicate} {names.get(object_, object_)}"
    for triple in sorted(wanted.keys() & found.keys()):
        if wanted[triple] != found[triple]:
            subject, predicate, object_ = triple
            statement = f"{names.get(subject, subject)} {predicate} {names.get(object_, object_)}"
            yield f"status {statement}: {wanted[triple]} but {found[triple]}"
