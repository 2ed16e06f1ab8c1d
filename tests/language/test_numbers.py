"""Numbers in every French notation read back to themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.numbers import find_numbers, read_number
from tests.steps import count_calls

BELOW = st.integers(min_value=2, max_value=10**12 - 1)
#: Between groups of three digits.
SEPARATORS = (" ", "\u00a0", "\u202f", "\u2009", ".", "'", "’")
SMALL = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
SWISS = {7: "septante", 8: "huitante", 9: "nonante"}


def in_words(n: int, swiss: bool = False) -> str:
    """French cardinal as it is taught: 71 « soixante et onze », in Geneva « septante et un »."""
    for scale, one in ((10**9, "milliard"), (10**6, "million")):
        if n >= scale:
            many = in_words(n // scale, swiss)
            head = f"{many} {one}{'s' if n // scale > 1 else ''}"
            return head + (f" {in_words(n % scale, swiss)}" if n % scale else "")
    if n >= 1000:
        head = "mille" if n < 2000 else f"{_before_mille(in_words(n // 1000, swiss))} mille"
        return head + (f" {in_words(n % 1000, swiss)}" if n % 1000 else "")
    if n >= 100:
        head = "cent" if n < 200 else f"{SMALL[n // 100]} cent{'' if n % 100 else 's'}"
        return head + (f" {in_words(n % 100, swiss)}" if n % 100 else "")
    return _below_hundred(n, swiss)


def _before_mille(words: str) -> str:
    return words[:-1] if words.endswith(("cents", "vingts")) else words


def _below_hundred(n: int, swiss: bool) -> str:
    if n < 20:
        return SMALL[n]
    ten, one = divmod(n, 10)
    if swiss or ten < 7:
        word = {**TENS, **SWISS}[ten]
        return word if not one else f"{word} et un" if one == 1 else f"{word}-{SMALL[one]}"
    if ten == 7:
        return "soixante et onze" if one == 1 else f"soixante-{SMALL[10 + one]}"
    return "quatre-vingts" if n == 80 else f"quatre-vingt-{SMALL[n - 80]}"


def grouped(n: int, separator: str) -> str:
    return f"{n:,}".replace(",", separator)


@given(BELOW, st.sampled_from(SEPARATORS))
def test_any_number_in_digits_reads_back(n: int, separator: str):
    assert read_number(str(n)) == n
    assert read_number(grouped(n, separator)) == n


@given(BELOW, st.booleans(), st.booleans())
def test_any_number_in_words_reads_back(n: int, swiss: bool, hyphens: bool):
    words = in_words(n, swiss)
    assert read_number(words.replace(" ", "-") if hyphens else words) == n
    assert read_number(words.capitalize()) == n


@given(
    st.integers(1, 99_999), st.integers(0, 9), st.sampled_from([("milliers", 3), ("millions", 6), ("Mds", 9)])
)
def test_any_decimal_with_a_scale_reads_back(whole: int, tenth: int, scale: tuple[str, int]):
    word, power = scale
    assert read_number(f"{whole},{tenth} {word}") == (10 * whole + tenth) * 10 ** (power - 1)


@given(BELOW, st.sampled_from(SEPARATORS))
def test_a_number_in_a_text_is_found_whole(n: int, separator: str):
    text = f"Il y eut {grouped(n, separator)} visites."
    assert [(text[one.start : one.end], one.value) for one in find_numbers(text)] == [
        (grouped(n, separator), n)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,5 millions", 3_500_000),
        ("1,2 Md", 1_200_000_000),
        ("40 k", 40_000),
        ("2 M", 2_000_000),
        ("2 x 15", 30),
        ("3 × 20 000", 60_000),
        ("50.000", 50_000),
        ("1.200.000,50", 1_200_000.5),
        ("1,234,567", 1_234_567),
        ("1.5", 1.5),
        ("0.500", 0.5),
        ("0,75", 0.75),
        ("-3,5", -3.5),
        ("+12", 12),
        ("septante-trois", 73),
        ("huitante", 80),
        ("nonante-neuf", 99),
        ("vingt-et-un", 21),
        ("deux millions et demi", 2_500_000),
        ("un demi-million", 500_000),
        ("une centaine", 100),
        ("deux dizaines", 20),
        ("une demi-douzaine", 6),
        ("un sur trois", 1 / 3),
        ("un", 1),
        ("zero", 0),
        ("vingt-un", 21),
        ("quarante 7", 47),
        ("-3,4M", -3_400_000),
        ("- 250 k", -250_000),
        ("moins dix-huit", -18),
        (",75", 0.75),
        ("zéro virgule deux", 0.2),
        ("six virgule zéro trois", 6.03),
        ("quatre virgule huit millions", 4_800_000),
        ("6e4", 60_000),
        ("7,5e-2", 0.075),
        ("9 x 10^3", 9000),
        ("2 mille 5 cents", 2500),
        ("7 cents et 12", 712),
        ("3 millions 250 mille", 3_250_000),
        ("2 billions 75 milliards 30 millions 400 mille", 2_075_030_400_000),
        ("deux billions", 2 * 10**12),
        ("deux tiers", 2 / 3),
        ("quatre septièmes", 4 / 7),
        ("un trentième", 1 / 30),
        ("trois vingt-cinquièmes", 3 / 25),
        ("la moitié", 0.5),
        ("5/8", 0.625),
        ("1 3/4", 1.75),
        ("2½", 2.5),
        ("sept et demi", 7.5),
        ("neuf et trois quarts", 9.75),
        ("deux millions et un quart", 2_250_000),
        ("un quart de million", 250_000),
        ("trois sur quarante-deux", 3 / 42),
    ],
)
def test_reads(text: str, value: float):
    assert read_number(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plusieurs",
        "12e",
        "3ème",
        "vingt-cinquième",
        "millions",
        "deux trois",
        "12 mai",
        "H1N1",
        "et trois",
        "5/0",
    ],
)
def test_is_no_number(text: str):
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La Covid-19 a touché 200 villages", ["200"]),
        ("en 2016 300 puits", ["2016", "300"]),
        ("la somme de 481250 804 francs", ["481250 804"]),
        ("une centaine de lits et deux dizaines de draps", ["centaine", "deux dizaines"]),
        ("une quarantaine stricte", []),
        ("des millions de gens", []),
        ("un puits, une pompe", []),
        ("cinq, six, vingt et un", ["cinq", "six", "vingt et un"]),
        ("deux et trois", ["deux", "trois"]),
        ("un taux de zéro virgule huit", ["zéro virgule huit"]),
        ("un don d'EUR750 et de MAD3 200", ["750", "3 200"]),
        ("les deux tiers du prix", ["deux"]),
        ("soit 1 milliard 40 millions 500 mille nairas", ["1 milliard 40 millions 500 mille"]),
        ("en 2 millions 5 milliards", ["2 millions", "5 milliards"]),
        ("la souche H5N1 et le vol A320", []),
    ],
)
def test_finds(text: str, found: list[str]):
    assert [text[one.start : one.end] for one in find_numbers(text)] == found


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "deux et ", "un ", "(", "1.000", "1 000 ", "- 5 x 5 ", "mille "]
)
def test_work_grows_with_the_text_and_no_faster(piece: str):
    short, long = (count_calls(lambda n=n: list(find_numbers(piece * n))) for n in (300, 3_000))
    assert long <= 11 * short
