"""Three short documents with all that the page can show: nested mentions, plans, denial, money, people."""

from __future__ import annotations

import re

from pipeline.annotation import Annotation, Entity, EntityType, Mention, Predicate, Relation, Status
from pipeline.documents.document import Document, TextView
from pipeline.graph.resolution import resolve
from pipeline.tables import Tables
from pipeline.tables.assemble import assemble
from pipeline.tables.records import AnnotatedDocument

OIM = "organisation:organisation-internationale-pour-les-migrations"
ACCORD = (
    "Accord à Dakar\n\nL'Organisation internationale pour les migrations (OIM) et l'Agence sénégalaise de la "
    "couverture maladie ont signé un accord le 2 mai 2023. L'Union européenne finance le Plan santé mobilité "
    "pour 3 millions d'euros. Le Plan santé mobilité couvre le Sénégal et la Gambie. À Dakar, 117 migrants "
    "de retour ont été enregistrés en 2023. L'OIM Gambie, bureau de l'OIM, agit en Gambie 😀 depuis 2015."
)
BILAN = (
    "Bilan 2021\n\nL'Union européenne a financé le Plan santé mobilité. Le Croissant-Rouge gambien n'est pas "
    "partenaire de l'OIM. L'OMS devrait appuyer le Croissant-Rouge gambien au Mali. Le Plan santé mobilité "
    "est mis en œuvre par l'OMS."
)
ATELIER = (
    "Atelier de Banjul\n\nL'OMS a organisé l'atelier sur le dépistage à Banjul en mars 2019. Le "
    "Croissant-Rouge gambien est présent en Gambie. "
    "30 soignants ont été formés pendant l'atelier sur le dépistage."
)

_TYPES = {
    "oim": ("ORGANISATION", "Organisation internationale pour les migrations", "OIM"),
    "oimgm": ("ORGANISATION", "OIM Gambie"),
    "agence": ("ORGANISATION", "Agence sénégalaise de la couverture maladie"),
    "ue": ("ORGANISATION", "Union européenne"),
    "oms": ("ORGANISATION", "OMS"),
    "croissant": ("ORGANISATION", "Croissant-Rouge gambien"),
    "plan": ("PROGRAMME", "Plan santé mobilité"),
    "atelier": ("EVENT", "atelier sur le dépistage"),
    "sn": ("COUNTRY", "Sénégal"),
    "gm": ("COUNTRY", "Gambie"),
    "ml": ("COUNTRY", "Mali"),
    "dakar": ("LOCATION", "Dakar"),
    "banjul": ("LOCATION", "Banjul"),
    "mai": ("DATE", "2 mai 2023"),
    "an": ("DATE", "en 2023"),
    "mars": ("DATE", "mars 2019"),
    "gens": ("QUANTITY", "117 migrants de retour"),
    "euros": ("QUANTITY", "3 millions d'euros"),
    "soignants": ("QUANTITY", "30 soignants"),
}
_PEOPLE = {"max": None, "modifier": "=", "kind": "people", "unit": "person"}
_VALUES = {
    "sn": "SN", "gm": "GM", "ml": "ML", "mai": "2023-05-02", "an": "2023", "mars": "2019-03",
    "gens": _PEOPLE | {"value": 117, "counted": "migrants de retour", "outcome": "enrolled"},
    "soignants": _PEOPLE | {"value": 30, "counted": "soignants", "outcome": "trained"},
    "euros": _PEOPLE | {"value": 3_000_000, "kind": "money", "unit": "EUR", "counted": "euros"},
}  # fmt: skip

#: document -> « subject predicate object », with the status where it is not asserted
_DOCUMENTS = {
    "accord.txt": (ACCORD, "2023-05-03", """
        oim PARTNERS_WITH agence
        ue FUNDS plan
        plan COVERS sn
        plan COVERS gm
        plan HAS_FIGURE euros
        dakar HAS_FIGURE gens
        gens IN_PERIOD an
        oimgm PART_OF oim
        oimgm BASED_IN gm"""),
    "bilan.txt": (BILAN, "2021-12-31", """
        ue FUNDS plan
        croissant PARTNERS_WITH oim negated
        oms SUPPORTS croissant planned
        oms IMPLEMENTS plan"""),
    "https://exemple.org/atelier": (ATELIER, None, """
        oms ORGANISES atelier
        atelier TAKES_PLACE_IN banjul
        atelier OCCURS_ON mars
        atelier HAS_FIGURE soignants
        croissant BASED_IN gm"""),
}  # fmt: skip


def sample_tables() -> Tables:
    annotated = [_annotate(path, *content) for path, content in _DOCUMENTS.items()]
    return assemble(annotated, resolve(annotated))


def _annotate(path: str, text: str, date: str | None, statements: str) -> AnnotatedDocument:
    sentences = tuple(match.span() for match in re.finditer(r"[^.\n]+\.?", text) if match[0].strip())
    entities = {name: entity for name in _TYPES if (entity := _entity(name, text))}
    relations = tuple(
        _relation(line.split(), entities, sentences) for line in statements.strip().splitlines()
    )
    title = text.split("\n")[0]
    document = Document(path, path, text, TextView.identity(text), title=title, date=date)
    return AnnotatedDocument(document, Annotation(sentences, tuple(entities.values()), relations))


def _entity(name: str, text: str) -> Entity | None:
    kind, *names = _TYPES[name]
    found = sorted(match.span() for one in names for match in re.finditer(rf"\b{re.escape(one)}\b", text))
    mentions = tuple(Mention(start, end, "sample") for start, end in found)
    aliases = tuple(one for one in names[1:] if one in text)
    if not mentions:
        return None
    return Entity(name, EntityType(kind), names[0], mentions, _VALUES.get(name), aliases)


def _relation(
    words: list[str], entities: dict[str, Entity], sentences: tuple[tuple[int, int], ...]
) -> Relation:
    subject, predicate, object_, *status = words
    start, end = max(sentences, key=lambda span: _named_within(span, entities[subject], entities[object_]))
    rule = f"{predicate.lower()}.sample"
    status_ = Status(status[0]) if status else Status.ASSERTED
    return Relation(subject, Predicate(predicate), object_, start, end, rule, status_, 0.6 if status else 0.9)


def _named_within(span: tuple[int, int], *entities: Entity) -> int:
    return sum(any(span[0] <= m.start < span[1] for m in entity.mentions) for entity in entities)
