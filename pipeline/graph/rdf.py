"""The graph as RDF, and SPARQL over it.

Vocabulary. Entities are `urn:passerelle:<entity_id>`; the predicates of the project are `psr:partnersWith`,
`psr:funds`, … Beside them stand the terms that others know:

- schema.org: Organization, Country, Place, Project, Event, QuantitativeValue; funder, organizer, location, …
- W3C organization ontology: org:Organization, org:subOrganizationOf, org:linkedTo (partners);
- PROV-O: a statement `prov:wasDerivedFrom` its document, a `prov:Entity`;
- Web Annotation: the sentence of a statement, as `oa:TextPositionSelector` and `oa:TextQuoteSelector`.

Only asserted statements stand as plain triples, each in the named graph of its document; planned and negated
ones are found through their statement node (`psr:Statement`), which has subject, predicate, object, status,
confidence, rule and evidence. Statement nodes are named by content, so the same tables give the same RDF.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pandas as pd
import pyoxigraph as ox

from pipeline.annotation import EntityType, Predicate, Status
from pipeline.errors import UsageError
from pipeline.graph.names import split_names

if TYPE_CHECKING:
    from pipeline.tables import Tables

BASE = "urn:passerelle:"
PREFIXES = {
    "psr": f"{BASE}vocab:",
    "entity": BASE,
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def term(name: str) -> ox.NamedNode:
    """`term("schema:funder")` is the node of that prefixed name."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def entity_node(entity_id: str) -> ox.NamedNode:
    """The IRI of an entity; everything that an IRI cannot hold is percent-encoded."""
    return ox.NamedNode(BASE + quote(str(entity_id), safe=":-._~/"))


def document_node(doc_id: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}document:{quote(str(doc_id), safe='-._~/')}")


def predicate_node(predicate: str) -> ox.NamedNode:
    """`PARTNERS_WITH` gives `psr:partnersWith`."""
    first, *rest = predicate.lower().split("_")
    return term("psr:" + first + "".join(word.capitalize() for word in rest))


_CLASSES = {
    EntityType.ORGANISATION: ("schema:Organization", "org:Organization"),
    EntityType.COUNTRY: ("schema:Country",),
    EntityType.LOCATION: ("schema:Place",),
    EntityType.PROGRAMME: ("schema:Project",),
    EntityType.EVENT: ("schema:Event",),
    EntityType.DATE: ("psr:Date",),
    EntityType.QUANTITY: ("schema:QuantitativeValue",),
}

#: predicate -> (term of another vocabulary, whether subject and object change places)
_ALSO: dict[Predicate, tuple[tuple[str, bool], ...]] = {
    Predicate.PARTNERS_WITH: (("org:linkedTo", False), ("org:linkedTo", True)),
    Predicate.FUNDS: (("schema:funder", True),),
    Predicate.SUPPORTS: (("schema:sponsor", True),),
    Predicate.IMPLEMENTS: (("schema:provider", True),),
    Predicate.ORGANISES: (("schema:organizer", True),),
    Predicate.PARTICIPATES_IN: (("schema:participant", True),),
    Predicate.PART_OF: (("schema:isPartOf", False),),
    Predicate.BASED_IN: (("schema:location", False),),
    Predicate.COVERS: (("schema:areaServed", False),),
    Predicate.TAKES_PLACE_IN: (("schema:location", False),),
    Predicate.OCCURS_ON: (("schema:temporalCoverage", False),),
}


def make_quads(tables: Tables, *, evidence: bool = True) -> Iterator[ox.Quad]:
    """The whole graph as quads, in table order; `evidence` adds a statement node for each row of triples."""
    for row in tables.documents.itertuples(index=False):
        yield from _document_quads(row)
    for row in tables.entities.itertuples(index=False):
        yield from _entity_quads(row)
    for row in tables.triples.itertuples(index=False):
        if row.status == Status.ASSERTED.value:
            yield from _plain_quads(row)
        if evidence:
            yield from _statement_quads(row)


def make_store(tables: Tables, *, evidence: bool = False) -> ox.Store:
    """An in-memory store for SPARQL: all documents in the default graph, so that no answer comes twice."""
    store = ox.Store()
    quads = make_quads(tables, evidence=evidence)
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return store


def run_query(store: ox.Store, query: str) -> pd.DataFrame | bool:
    """The answer as a table of texts and numbers (entities as their ids), or True/False for ASK.

    The prefixes of this module need no declaration. CONSTRUCT gives columns subject, predicate, object.
    Raises UsageError when the query is wrong.
    """
    try:
        found = store.query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        raise UsageError(f"SPARQL: {error}\nPrefixes known: {', '.join(PREFIXES)}.") from None
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        rows = [
            [_value(part) for part in (triple.subject, triple.predicate, triple.object)] for triple in found
        ]
        return pd.DataFrame(rows, columns=["subject", "predicate", "object"])
    names = [variable.value for variable in found.variables]
    return pd.DataFrame([[_value(solution[name]) for name in names] for solution in found], columns=names)


def _document_quads(row: Any) -> Iterator[ox.Quad]:
    node = document_node(row.doc_id)
    yield ox.Quad(node, term("rdf:type"), term("schema:CreativeWork"))
    yield ox.Quad(node, term("rdf:type"), term("prov:Entity"))
    for name, value in (("schema:name", row.title), ("schema:identifier", row.path)):
        if _filled(value):
            yield ox.Quad(node, term(name), ox.Literal(str(value)))
    if _filled(row.date):
        yield ox.Quad(node, term("schema:datePublished"), ox.Literal(str(row.date)))


def _entity_quads(row: Any) -> Iterator[ox.Quad]:
    node = entity_node(row.entity_id)
    for class_ in _CLASSES[EntityType(row.type)]:
        yield ox.Quad(node, term("rdf:type"), term(class_))
    yield ox.Quad(node, term("rdfs:label"), ox.Literal(str(row.name), language="fr"))
    for alias in split_names(row.aliases):
        yield ox.Quad(node, term("skos:altLabel"), ox.Literal(alias, language="fr"))
    if _filled(row.country):
        yield ox.Quad(node, term("psr:country"), ox.Literal(str(row.country)))
    if _filled(row.value):
        yield from _value_quads(node, str(row.value), str(row.type))


def _value_quads(node: ox.NamedNode, value: str, type_: str) -> Iterator[ox.Quad]:
    if type_ != EntityType.QUANTITY.value:
        yield ox.Quad(node, term("rdf:value"), ox.Literal(value))
        return
    quantity = json.loads(value)
    names = {"value": "schema:value", "max": "schema:maxValue", "unit": "schema:unitText"}
    for key in sorted(quantity):
        if quantity[key] is not None:
            yield ox.Quad(node, term(names.get(key, f"psr:{key}")), ox.Literal(quantity[key]))


def _plain_quads(row: Any) -> Iterator[ox.Quad]:
    subject, object_ = entity_node(row.subject_id), entity_node(row.object_id)
    graph = document_node(row.doc_id)
    yield ox.Quad(subject, predicate_node(row.predicate), object_, graph)
    if row.predicate == Predicate.PARTNERS_WITH.value:
        yield ox.Quad(object_, predicate_node(row.predicate), subject, graph)
    for name, swapped in _ALSO.get(Predicate(row.predicate), ()):
        ends = (object_, subject) if swapped else (subject, object_)
        yield ox.Quad(ends[0], term(name), ends[1], graph)


def _statement_quads(row: Any) -> Iterator[ox.Quad]:
    content = "\x1f".join(
        str(part)
        for part in (row.subject_id, row.predicate, row.object_id, row.doc_id, row.start, row.end, row.rule)
    )
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    node = ox.NamedNode(f"{BASE}statement:{digest}")
    source, graph = document_node(row.doc_id), document_node(row.doc_id)
    target, position, exact = (
        ox.NamedNode(f"{node.value}:{part}") for part in ("target", "position", "quote")
    )
    facts: list[tuple[ox.NamedNode, str, Any]] = [
        (node, "rdf:type", term("psr:Statement")),
        (node, "rdf:type", term("rdf:Statement")),
        (node, "rdf:type", term("oa:Annotation")),
        (node, "rdf:subject", entity_node(row.subject_id)),
        (node, "rdf:predicate", predicate_node(row.predicate)),
        (node, "rdf:object", entity_node(row.object_id)),
        (node, "psr:status", ox.Literal(str(row.status))),
        (node, "psr:confidence", ox.Literal(float(row.confidence))),
        (node, "psr:rule", ox.Literal(str(row.rule))),
        (node, "prov:wasDerivedFrom", source),
        (node, "oa:hasTarget", target),
        (target, "oa:hasSource", source),
        (target, "oa:hasSelector", position),
        (target, "oa:hasSelector", exact),
        (position, "rdf:type", term("oa:TextPositionSelector")),
        (position, "oa:start", ox.Literal(int(row.start))),
        (position, "oa:end", ox.Literal(int(row.end))),
        (exact, "rdf:type", term("oa:TextQuoteSelector")),
        (exact, "oa:exact", ox.Literal(str(row.sentence))),
    ]
    if _filled(row.date):
        facts.append((node, "psr:date", ox.Literal(str(row.date))))
    for subject, name, value in facts:
        yield ox.Quad(subject, term(name), value, graph)


def _filled(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _value(node: Any) -> Any:
    """A cell: entity ids without the base, numbers as numbers, None for what is unbound."""
    if isinstance(node, ox.NamedNode):
        return node.value.removeprefix(BASE)
    if isinstance(node, ox.Literal):
        kind = node.datatype.value.rpartition("#")[2]
        if kind in ("integer", "int", "long"):
            return int(node.value)
        return float(node.value) if kind in ("double", "decimal", "float") else node.value
    return None if node is None else str(node)
