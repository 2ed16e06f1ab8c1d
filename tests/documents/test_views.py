"""The law of offsets: what the view shows is what the stored text holds at the place that it names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents import TextView, make_document
from pipeline.documents.cleaning import clean_text
from pipeline.documents.views import Edit, apply_edits

#: What real files hold, and what they should not.
PIECES = [
    *(
        "OIM",
        "santé",
        "e\u0301cole",
        "c\u0327a",
        "N\u2019Djaména",
        "É",
        "E\u0301",
        "가",
        "العربية",
        "a",
        ".",
        "(",
        ")",
    ),
    *(
        "\xa0",
        "\u202f",
        "\u200b",
        "\xad",
        "-\n",
        "\r\n",
        "\r",
        "\n",
        "\n\n",
        "   ",
        "\t",
        " ",
        "\ufeff",
        "\u2028",
    ),
    *("1\u202f200", "😀", "👩\u200d⚕️", "\ud83d", "\udc80", "\x00", "\x07", "\x92", "ﬁn", "\\n"),
    *("nousL'Organisation", "TravailEn", "Accueil > Actualités", "Mentions légales"),
    *("&eacute;", "&nbsp;", "**gras**", "# Titre", "[lien](https://a.org)"),
]
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=60))


def words(text: str) -> str:
    """The text cleaned, without blanks, which the view may add and drop."""
    return "".join(clean_text(text).text.split())


@given(st.lists(st.sampled_from([p for p in PIECES if p != "ﬁn"]), max_size=20).map("".join), st.data())
@settings(max_examples=150, deadline=None)
def test_a_slice_of_the_cleaned_text_is_what_stands_there_in_the_stored_one(text, data):
    """But for ligatures: either half of « ﬁ » stands for the whole."""
    view = clean_text(text)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    stored_start, stored_end = view.to_stored(start, end)
    assert words(text[stored_start:stored_end]) == words(view.text[start:end])


@given(texts)
@settings(max_examples=150, deadline=None)
def test_offsets_of_a_view_stay_within_the_text_and_never_decrease(text):
    document = make_document("doc", text)
    view = document.view
    assert document.text == text
    assert len(view.text) == len(view.starts) == len(view.ends)
    before_start = before_end = 0
    for start, end in zip(view.starts, view.ends, strict=True):
        assert 0 <= start <= end <= len(text)
        assert before_start <= start
        assert before_end <= end
        before_start, before_end = start, end


@given(texts)
@settings(max_examples=100, deadline=None)
def test_a_view_can_be_written_and_is_cleaned_only_once(text):
    view = make_document("doc", text).view
    view.text.encode("utf-8")
    assert clean_text(view.text).text.split() == view.text.split()


@pytest.mark.parametrize(
    ("text", "name", "stored"),
    [
        ("La Co\u0302te d\u2019Ivoire", "Côte d'Ivoire", "Co\u0302te d\u2019Ivoire"),
        ("nousL'Organisation mondiale", "Organisation mondiale", "Organisation mondiale"),
        ("Au\xa0Burkina\u202fFaso", "Burkina Faso", "Burkina\u202fFaso"),
        ("La Croix-\nRouge malienne", "Croix-Rouge malienne", "Croix-\nRouge malienne"),
        ("😀 1\u202f200 mi\xadgrants", "1 200 migrants", "1\u202f200 mi\xadgrants"),
        ("le Haut-Commissariat\r\naux réfugiés", "Haut-Commissariat aux", "Haut-Commissariat\r\naux"),
        ("Accueil | Contact\nLe **Fonds mondial**", "Fonds mondial", "Fonds mondial"),
    ],
)  # fmt: skip
def test_a_name_found_in_the_view_is_cut_out_of_the_stored_text(text, name, stored):
    view = make_document("doc", text).view
    start = view.text.index(name)
    stored_start, stored_end = view.to_stored(start, start + len(name))
    assert text[stored_start:stored_end] == stored


def test_edits_compose():
    view = apply_edits(TextView.identity("abcdef"), [Edit(1, 3, ""), Edit(4, 4, " ")])
    view = apply_edits(view, [Edit(0, 1, "AA"), Edit(2, 3, "-")])
    assert view.text == "AAd-ef"
    assert list(view.starts) == [0, 0, 3, 4, 4, 5]
    assert list(view.ends) == [1, 1, 4, 4, 5, 6]


def test_no_edit_gives_the_same_view():
    view = TextView.identity("OIM")
    assert apply_edits(view, []) is view
