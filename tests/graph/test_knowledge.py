"""KnowledgeGraph: one table of questions and answers a method."""

from __future__ import annotations

import networkx as nx
import pytest

from pipeline.errors import UsageError
from pipeline.graph import KnowledgeGraph
from pipeline.graph.names import UnknownNameError
from pipeline.graph.spelling import spelling
from pipeline.tables import write_tables
from tests.graph.sample import ANACMU, ATELIER, DAKAR, EU, OIM, PLAN, SN, sample_tables


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return KnowledgeGraph(sample_tables())


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"subject": "UE", "predicate": "FUNDS"}, [(EU, PLAN), (EU, PLAN), (EU, OIM)]),
        ({"subject": "union EUROPEENNE", "object": "plan sante mobilite"}, [(EU, PLAN), (EU, PLAN)]),
        ({"subject": "IOM", "predicate": "PARTNERS_WITH"}, [(ANACMU, OIM)]),
        ({"object": "OIM", "predicate": "PARTNERS_WITH"}, [(ANACMU, OIM)]),
        ({"subject": "Maroc"}, []),
        ({"about": "Dakar"}, [(ATELIER, DAKAR)]),
        ({"predicate": ["COVERS", "TAKES_PLACE_IN"], "status": "asserted"}, [(PLAN, SN), (ATELIER, DAKAR)]),
        ({"predicate": "FUNDS", "country": "SN", "since": "2020"}, [(EU, PLAN)]),
        ({"predicate": "FUNDS", "country": "Sénégal", "until": "2019-12"}, [(EU, PLAN)]),
        ({"predicate": "FUNDS", "since": "2019", "until": "2019"}, [(EU, PLAN)]),
        ({"predicate": "ORGANISES", "since": "1900"}, []),  # a date without year is in no period
        ({"predicate": "FUNDS", "min_confidence": 0.75}, [(EU, PLAN)]),
        ({"subject": EU, "status": "planned"}, [(EU, OIM)]),
    ],
)
def test_triples_fit_all_that_is_asked(kg: KnowledgeGraph, asked: dict, answer: list) -> None:
    rows = kg.triples(**asked)
    assert list(zip(rows["subject_id"], rows["object_id"], strict=True)) == answer
    assert list(rows.columns) == list(kg.tables.triples.columns)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"subject": "OMI"}, "« OMI ». Did you mean « OIM »"),
        ({"predicate": "FINANCE"}, "unknown predicate « FINANCE ». Allowed: AMOUNT_PART_OF"),
        ({"status": "sure"}, "unknown status « sure »"),
        ({"since": "depuis 2020"}, "« depuis 2020 » is not a date"),
        ({"country": "Dakar"}, "« Dakar » is not a country here"),
    ],
)
def test_a_wrong_question_says_what_is_allowed(kg: KnowledgeGraph, asked: dict, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        kg.triples(**asked)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ({"outcome": "enrolled", "place": "Dakar"}, [117, 120]),
        ({"of": "ANACMU", "since": "2023"}, [117, 120]),
        ({"kind": "money"}, [50000]),
        ({"until": "2019"}, [30]),
        ({"place": "atelier sur le dépistage"}, [30]),
    ],
)
def test_figures_fit_all_that_is_asked(kg: KnowledgeGraph, asked: dict, values: list) -> None:
    assert kg.figures(**asked)["value"].tolist() == values


def test_an_entity_has_a_card_that_escapes_what_documents_say(kg: KnowledgeGraph) -> None:
    card = kg.entity("oim")
    assert (card.entity_id, card.aliases, len(card.facts), len(card.documents)) == (OIM, ("OIM", "IOM"), 3, 2)
    assert "ANACMU PARTNERS_WITH Organisation internationale" in str(card)
    assert "&lt;/script&gt;" in card._repr_html_()
    assert "</script>" not in card._repr_html_()


def test_neighbours_are_counted_by_statements(kg: KnowledgeGraph) -> None:
    table = kg.neighbours("Plan santé mobilité")
    assert table[["name", "predicates", "n_statements"]].to_numpy().tolist() == [
        ["Union européenne", "FUNDS", 2],
        ["Maroc", "COVERS", 1],
        ["Sénégal", "COVERS", 1],
    ]


def test_a_path_is_the_statements_along_it(kg: KnowledgeGraph) -> None:
    assert kg.path("ANACMU", "Sénégal")["predicate"].tolist() == ["PARTNERS_WITH", "FUNDS", "FUNDS", "COVERS"]
    assert kg.path("ANACMU", "Maroc").empty  # only a negated statement leads there


def test_a_timeline_is_in_order_of_time(kg: KnowledgeGraph) -> None:
    assert kg.timeline("plan santé mobilité")["date"].tolist() == ["2019", "2019", "2023", "2023"]


def test_partners_are_counted_both_ways(kg: KnowledgeGraph) -> None:
    matrix = kg.partners_matrix()
    oim = "Organisation internationale pour les migrations"
    assert matrix.loc["ANACMU", oim] == matrix.loc[oim, "ANACMU"] == 1


def test_evidence_lists_every_sentence_of_a_statement(kg: KnowledgeGraph) -> None:
    triple = kg.triples(subject="UE", predicate="FUNDS", object="Plan santé mobilité").iloc[0]
    assert kg.evidence(triple)[["title", "sentence"]].to_numpy().tolist() == [
        ["Accord à Dakar", "L'Union européenne finance le plan."],
        ["Note", "Le plan est financé par l'UE."],
    ]


def test_two_documents_that_disagree_on_a_figure_are_shown_together(kg: KnowledgeGraph) -> None:
    found = kg.conflicts()
    assert found[["of", "place", "value_a", "doc_a", "value_b", "doc_b"]].to_numpy().tolist() == [
        ["ANACMU", "Dakar", 117, "fiche.txt", 120, "note.txt"]
    ]


def test_sql_sees_tables_and_views_and_nothing_else(kg: KnowledgeGraph) -> None:
    rows = kg.sql("select funder, n_documents, first_date from funding")
    assert rows.to_numpy().tolist() == [["Union européenne", 2, "2019"]]
    assert kg.sql("select count(*) as n from people")["n"].tolist() == [3]
    for query in ("select * from nowhere", "select * from read_csv('/etc/passwd')"):
        with pytest.raises(UsageError, match="Tables and views: documents"):
            kg.sql(query)


def test_sparql_answers_over_asserted_statements(kg: KnowledgeGraph) -> None:
    rows = kg.sparql("select ?who ?name where { ?who psr:funds ?what . ?what rdfs:label ?name }")
    assert rows.to_numpy().tolist() == [[EU, "Plan santé mobilité"]]
    assert kg.sparql("ask { ?plan psr:covers entity:country:SN }") is True
    assert kg.sparql("ask { ?plan psr:covers entity:country:MA }") is False  # the text denies it
    with pytest.raises(UsageError, match="Prefixes known"):
        kg.sparql("select nonsense")


def test_sparql_reaches_the_sentences_on_request(kg: KnowledgeGraph) -> None:
    query = """select ?exact where {
      ?s rdf:subject ?who ; psr:status "planned" ; oa:hasTarget/oa:hasSelector/oa:exact ?exact }"""
    assert kg.sparql(query).empty
    assert kg.sparql(query, evidence=True)["exact"].tolist() == ["L'UE devrait financer l'OIM."]


def test_networkx_holds_every_statement_with_its_sentence(kg: KnowledgeGraph) -> None:
    graph = kg.to_networkx()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (10, 8)
    assert graph.nodes[OIM]["aliases"] == "OIM|IOM"
    edges = graph.get_edge_data(EU, PLAN)
    assert sorted(edge["sentence"] for edge in edges.values()) == [
        "L'Union européenne finance le plan.",
        "Le plan est financé par l'UE.",
    ]
    part = kg.to_networkx(kg.triples(subject="UE"))
    assert set(part) == {EU, PLAN, OIM}
    assert nx.is_directed(part)


def test_centralities_and_communities_do_not_depend_on_row_order(kg: KnowledgeGraph) -> None:
    shuffled = kg.tables.triples.sample(frac=1, random_state=3)
    for measure in (kg.centralities, kg.communities):
        assert measure().equals(measure(shuffled))
    assert kg.centralities().iloc[0]["entity_id"] == OIM


def test_load_reads_what_a_run_wrote(tmp_path, kg: KnowledgeGraph) -> None:
    write_tables(kg.tables, tmp_path)
    assert KnowledgeGraph.load(tmp_path).triples().equals(kg.triples())
    with pytest.raises(UsageError, match="passerelle extract"):
        KnowledgeGraph.load(tmp_path / "nowhere")


def test_names_match_whatever_accents_case_and_typography() -> None:
    assert spelling("Côte d’Ivoire") == spelling("COTE D'IVOIRE") == "cote d ivoire"
    with pytest.raises(UnknownNameError):
        KnowledgeGraph(sample_tables()).names.ids("  ")
