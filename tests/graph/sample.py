"""Small tables about health and migration, for tests of what reads them."""

from __future__ import annotations

import json
from typing import Any

from pipeline.tables import Tables

OIM = "organisation:organisation-internationale-pour-les-migrations"
ANACMU = "organisation:anacmu"
EU = "organisation:union-europeenne"
PLAN = "programme:plan-sante-mobilite"
ATELIER = "event:atelier-sur-le-depistage"
SN, MA = "country:SN", "country:MA"
DAKAR = "location:dakar"
YEAR = "date:2023"
PEOPLE = "quantity:fiche.txt:40"

_ENTITIES = [
    (OIM, "Organisation internationale pour les migrations", "OIM|IOM", None),
    (ANACMU, "ANACMU", "Agence nationale de la couverture maladie universelle", "SN"),
    (EU, "Union européenne", "UE", None),
    (PLAN, "Plan santé mobilité", None, None),
    (ATELIER, "atelier sur le dépistage", None, None),
    (SN, "Sénégal", None, "SN"),
    (MA, "Maroc", None, "MA"),
    (DAKAR, "Dakar", None, "SN"),
]

_TRIPLES = [
    (
        ANACMU,
        "PARTNERS_WITH",
        OIM,
        "asserted",
        0.9,
        "fiche.txt",
        "L'OIM et l'ANACMU signent un accord.",
        "2023-05-02",
    ),
    (EU, "FUNDS", PLAN, "asserted", 0.8, "fiche.txt", "L'Union européenne finance le plan.", "2023"),
    (EU, "FUNDS", PLAN, "asserted", 0.7, "note.txt", "Le plan est financé par l'UE.", "2019"),
    (EU, "FUNDS", OIM, "planned", 0.6, "note.txt", "L'UE devrait financer l'OIM.", None),
    (PLAN, "COVERS", SN, "asserted", 0.9, "fiche.txt", "Le plan couvre le Sénégal.", "2023"),
    (PLAN, "COVERS", MA, "negated", 0.9, "note.txt", "Le plan ne couvre pas le Maroc.", "2019"),
    (
        OIM,
        "ORGANISES",
        ATELIER,
        "asserted",
        0.5,
        "note.txt",
        "L'OIM organise un atelier </script>.",
        "XXXX-03",
    ),
    (
        ATELIER,
        "TAKES_PLACE_IN",
        DAKAR,
        "asserted",
        0.9,
        "note.txt",
        "L'atelier se tient à Dakar.",
        "2019-03-04",
    ),
]

_FIGURES = [
    (
        117,
        "people",
        "person",
        "migrants de retour",
        "enrolled",
        ANACMU,
        "ANACMU",
        "Dakar",
        "2023",
        "fiche.txt",
    ),
    (
        120,
        "people",
        "person",
        "Migrants de retour",
        "enrolled",
        ANACMU,
        "ANACMU",
        "Dakar",
        "2023",
        "note.txt",
    ),
    (
        30,
        "people",
        "person",
        "soignants",
        "trained",
        ATELIER,
        "atelier sur le dépistage",
        None,
        "2019",
        "note.txt",
    ),
    (50000, "money", "EUR", "euros", None, PLAN, "Plan santé mobilité", None, "2023", "fiche.txt"),
]


def sample_tables() -> Tables:
    """Two documents, eight entities with a date and a quantity, eight triples, four figures."""
    names = {row[0]: row[1] for row in _ENTITIES}
    quantity = {
        "value": 117,
        "max": None,
        "modifier": "=",
        "kind": "people",
        "unit": "person",
        "counted": "migrants",
    }
    values = [
        {"entity_id": YEAR, "type": "DATE", "name": "2023", "value": "2023"},
        {"entity_id": PEOPLE, "type": "QUANTITY", "name": "117 migrants", "value": json.dumps(quantity)},
    ]
    entities = [
        {
            "entity_id": id_,
            "type": id_.split(":")[0].upper(),
            "name": name,
            "aliases": aliases,
            "country": country,
        }
        for id_, name, aliases, country in _ENTITIES
    ]
    counts = {"n_mentions": 2, "n_documents": 1}
    return Tables.from_rows(
        documents=[
            _document("fiche.txt", "Accord à Dakar", "2023-05-02"),
            _document("note.txt", "Note", None),
        ],
        mentions=[
            {"mention_id": f"{doc}:0-3", "doc_id": doc, "sentence": "OIM", "text": "OIM", "entity_id": OIM}
            | {"start": 0, "end": 3, "type": "ORGANISATION"}
            for doc in ("fiche.txt", "note.txt")
        ],
        entities=[row | counts for row in entities + values],
        triples=[_triple(names, *row) for row in _TRIPLES],
        figures=[_figure(*row) for row in _FIGURES],
        texts=[{"doc_id": id_, "text": "OIM"} for id_ in ("fiche.txt", "note.txt")],
    )


def _document(doc_id: str, title: str, date: str | None) -> dict[str, Any]:
    row = {"doc_id": doc_id, "path": doc_id, "title": title, "date": date, "status": "ok"}
    return row | {"n_chars": 900, "n_sentences": 9}


def _triple(names: dict[str, str], subject: str, predicate: str, object_: str, *rest: Any) -> dict[str, Any]:
    status, confidence, doc_id, sentence, date = rest
    return {
        "subject_id": subject, "subject": names[subject], "subject_type": subject.split(":")[0].upper(),
        "predicate": predicate,
        "object_id": object_, "object": names[object_], "object_type": object_.split(":")[0].upper(),
        "status": status, "confidence": confidence, "doc_id": doc_id, "sentence": sentence,
        "start": 10, "end": 10 + len(sentence), "date": date, "rule": f"{predicate.lower()}.test",
    }  # fmt: skip


def _figure(
    value: float, kind: str, unit: str, counted: str, outcome: str | None, *rest: Any
) -> dict[str, Any]:
    of_id, of, place, period, doc_id = rest
    return {
        "value": value, "modifier": "=", "kind": kind, "unit": unit, "counted": counted, "outcome": outcome,
        "of_id": of_id, "of": of, "place": place, "period": period, "doc_id": doc_id,
        "sentence": f"{value} {counted} : le chiffre de {doc_id}.", "start": 0, "end": 20,
    }  # fmt: skip
