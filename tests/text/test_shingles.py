import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.text.shingles import Figure, read, shingles


def test_words_are_lower_case_without_punctuation():
    assert read('"Kura-kura JALAN," kata Pak Émile.').words == ["kura", "kura", "jalan", "kata", "pak", "émile"]


@pytest.mark.parametrize("printed", ["16.300", "16,300", "16300", "\uff11\uff16.300"])
def test_a_number_is_one_word_however_it_is_printed(printed):
    assert read(f"Rp{printed} per dolar").words == ["rp", "16300", "per", "dolar"]


@pytest.mark.parametrize(
    "printed", ["3/2/2026", "3/2", "03/02/26", "3-2-2026", "3 Februari 2026", "3 Februari", "3 Feb 2026", "03 Pebruari 2026"]
)
def test_a_date_is_one_word_however_it_is_printed(printed):
    reading = read(f"Digelar ({printed}), di balai")
    assert reading.words == ["digelar", "3/2", "di", "balai"]
    year = [Figure(" digelar @@ di", "2026", True)] if printed.endswith("26") else []
    assert reading.figures == [Figure(" digelar @ di", "3/2", True), *year]


@pytest.mark.parametrize("printed", ["Jumat", "Jum'at", "Jum\u2019at"])
def test_a_weekday_is_a_date(printed):
    assert read(f"pada {printed} pagi").figures == [Figure(" pada @ pagi", "jumat", True)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("sejak Februari lalu", [("februari", True)]),
        ("pukul 08.00-10.30 WIB", [("08001030", False)]),
        ("suhu 24-32 derajat", [("2432", False)]),
        ("skor 40/13", [("4013", False)]),
        ("antara 2-3 jam", [("23", False)]),
        ("kata Jan dan Mar", []),
        ("2 jan", [("2/1", True)]),
        ("12 orang, Rabu 4 Maret 2026, 5", [("12", False), ("rabu", True), ("4/3", True), ("5", False), ("2026", True)]),
    ],
)
def test_what_counts_as_a_number_and_what_as_a_date(text, values):
    assert [(figure.value, figure.is_date) for figure in read(text).figures] == values


def test_the_context_says_nothing_of_other_figures():
    first, second = read("suhu berkisar 23 sampai 31 derajat"), read("suhu berkisar 25 sampai 33 derajat")
    assert [figure.context for figure in first.figures] == ["suhu berkisar # sampai", "# sampai # derajat"]
    assert [figure.context for figure in first.figures] == [figure.context for figure in second.figures]


def test_shingles_are_runs_of_words():
    assert list(shingles(["satu", "dua", "tiga", "empat"], 3)) == ["satu dua tiga", "dua tiga empat"]
    assert list(shingles(["satu", "dua"], 3)) == []


@given(st.text())
def test_any_text_can_be_read(text):
    reading = read(text)
    assert all(reading.words)
    assert [figure.value for figure in reading.figures if figure.value not in reading.words] == []


@given(st.text(alphabet="ab1 2/.-,'()\n"))
def test_ascii_is_read_as_other_text_is(text):
    assert read(f"{text} \u201c") == read(text)
