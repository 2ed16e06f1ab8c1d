"""Parts of the people share the outcome of their whole; relations and quantities are given."""

from __future__ import annotations

import pytest

from pipeline.annotation import Entity, EntityType, Mention, Predicate, Relation
from pipeline.language.extensions import SPANS, add_mentions
from pipeline.language.figures.outcomes import inherit_outcomes
from pipeline.language.quantities import Kind, Outcome, Quantity
from tests.marked import read_marked


def inherited(blank, marked: str, outcomes: list[Outcome | None], wholes: dict[str, str]) -> list[str | None]:
    """The outcomes of the marked people when the text makes each part of `wholes` one of its whole."""
    text, offsets = read_marked(marked)
    doc = blank(text)
    spans = [doc.char_span(*at, label="QUANTITY") for at in offsets]
    add_mentions(doc, spans)
    entities = []
    for span, outcome in zip(spans, outcomes, strict=True):
        span._.entity_id = span.text
        span._.value = Quantity(int(span[0].text), Kind.PEOPLE, "person", span[1:].text, outcome=outcome)
        mention = (Mention(span.start_char, span.end_char),)
        entities.append(Entity(span.text, EntityType.QUANTITY, span.text, mention, span._.value.to_dict()))
    doc._.entities = tuple(entities)
    inherit_outcomes(
        doc,
        [
            Relation(part, Predicate.AMOUNT_PART_OF, whole, 0, len(text), "amount_part_of.opened")
            for part, whole in wholes.items()
        ],
    )
    stated = [span._.value.outcome for span in doc.spans[SPANS]]
    assert [entity.value["outcome"] for entity in doc._.entities] == [one or Outcome.OTHER for one in stated]
    return stated


@pytest.mark.parametrize(
    ("marked", "outcomes", "wholes", "expected"),
    [
        (
            "La frégate a recueilli [90 naufragés] : [60 hommes], [30 femmes].",
            [Outcome.RESCUED, Outcome.OTHER, None],
            {"60 hommes": "90 naufragés", "30 femmes": "90 naufragés"},
            [Outcome.RESCUED] * 3,
        ),
        (
            "[90 malades], dont [12 morts].",
            [Outcome.INFECTED, Outcome.DIED],
            {"12 morts": "90 malades"},
            [Outcome.INFECTED, Outcome.DIED],
        ),
        (
            "[90 élèves] formés, dont [40 femmes], parmi lesquelles [10 veuves].",
            [Outcome.TRAINED, Outcome.OTHER, Outcome.OTHER],
            {"10 veuves": "40 femmes", "40 femmes": "90 élèves"},
            [Outcome.TRAINED] * 3,
        ),
        (
            "[90 voisins], dont [40 femmes].",
            [Outcome.OTHER, Outcome.OTHER],
            {"40 femmes": "90 voisins"},
            [Outcome.OTHER, Outcome.OTHER],
        ),
        (
            "[90 voisins] et [40 femmes].",
            [Outcome.OTHER, Outcome.OTHER],
            {"40 femmes": "90 voisins", "90 voisins": "40 femmes"},
            [Outcome.OTHER, Outcome.OTHER],
        ),
        ("[90 élus] formés, [40 femmes].", [Outcome.TRAINED, None], {}, [Outcome.TRAINED, None]),
    ],
)
def test_a_part_without_an_outcome_has_that_of_its_whole(blank, marked, outcomes, wholes, expected):
    assert inherited(blank, marked, outcomes, wholes) == expected
