"""Lines of the page (menus, cookies, footers) leave the view; lines that name someone stay."""

from __future__ import annotations

import pytest

from pipeline.documents import make_document
from pipeline.rules.documents import load_document_words
from tests.marked import read_marked

WORDS = load_document_words()
RULES = [rule for rule, _ in WORDS.lines]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_find_and_ignore_what_their_file_says(rule):
    for marked in rule.finds:
        line, spans = read_marked(marked)
        found = WORDS.match_line(line)
        assert spans == [(0, len(line))]
        assert found is not None, line
        assert found.id == rule.id, line
    for line in rule.ignores:
        assert WORDS.match_line(line) is None, line


def test_every_rule_has_examples_on_both_sides():
    assert [rule.id for rule in RULES if not (rule.finds and rule.ignores)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Contact : Croix-Rouge burundaise, Bujumbura",
        "Le Réseau santé mobile, Antananarivo",
        "Accueil > Nos bureaux > OIM Guinée",
        "Partenaires : ministère de la Santé | HCR | Banque mondiale",
        "ENGLISH SCHOOL OF MEDICINE",
        "Atelier de Lomé",
        "« Santé pour tous »",
        "2023",
        "12 000 €",
        "Photo : © Médecins du Monde",
    ],
)
def test_content_stays(line):
    assert WORDS.match_line(line) is None


def test_a_page_keeps_its_article_only():
    text = (
        "Aller au contenu principal\nAccueil | Actualités | Contact\n\nGuinée : un centre de soins ouvre\n\n"
        "Un centre de soins ouvre à Mamou.\nLire aussi : Le choléra recule\n\n"
        "Partager sur Facebook\nMentions légales\n© 2022 Journal des soins\n"
    )
    document = make_document("doc", text)
    assert document.text == text
    kept = [line for line in document.view.text.split("\n") if line]
    assert kept == ["Guinée : un centre de soins ouvre", "Un centre de soins ouvre à Mamou."]


def test_repeated_titles_stay():
    text = "Forum de Kara sur la santé\n\nForum de Kara sur la santé\n\nLe forum a réuni 40 agents."
    assert make_document("doc", text).view.text.count("Forum de Kara") == 2
