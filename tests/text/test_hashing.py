import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.text.hashing import content_hash, count_and_hash, normalise_for_hash, word_count

TITLE = "Harga Cabai Naik di Pasar Kramat"
TEXT = 'Harga cabai naik 12 persen.\n\n"Sudah tiga hari begini," kata seorang pedagang, Jum\'at (3/2).'


def test_normalised_text_is_words_one_space_apart():
    assert normalise_for_hash("  Kura-kura,\n\tJALAN 12 km!  ") == "kura kura jalan 12 km"


@pytest.mark.parametrize(
    "variant",
    [
        TEXT.upper(),
        TEXT.replace("\n\n", " "),
        TEXT.replace(" ", "\xa0"),
        TEXT.replace('"', "\u201c"),
        TEXT.replace("'", "\u2019"),
        TEXT.replace("persen", "per\xadsen"),
        TEXT.replace("hari", "ha\u200bri"),
        TEXT.replace("12", "\uff11\uff12"),
        f"  {TEXT}  ",
    ],
)
def test_case_punctuation_and_white_space_do_not_count(variant):
    assert content_hash(TITLE, variant) == content_hash(TITLE, TEXT)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (TITLE, TEXT.replace("12", "13")),
        (TITLE, TEXT.replace("12", "1,2")),
        (TITLE, TEXT + " Lagi."),
        (TITLE, None),
        (TITLE + " Baru", TEXT),
        (None, TEXT),
    ],
)
def test_words_and_numbers_count(title, text):
    assert content_hash(title, text) != content_hash(TITLE, TEXT)


def test_words_do_not_wander_between_title_and_text():
    assert content_hash("satu dua", "tiga") != content_hash("satu", "dua tiga")
    assert content_hash("satu", "") != content_hash("", "satu")


def test_none_counts_as_empty():
    assert content_hash(None, None) == content_hash("", "")


def test_the_hash_is_stable():
    # Rows of years are compared by it: it may not change without a new schema version.
    assert content_hash("Judul", "Isi berita 1.") == "4ed9aa2533f99de6b6bf7d73ed11234a"


@given(text=st.text())
def test_hashes_of_any_text(text):
    assert len(content_hash(text, text)) == 32
    assert normalise_for_hash(f" {text}\n") == normalise_for_hash(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" -- ... ", 0),
        ("Harga cabai naik.", 3),
        ("kura-kura Jum'at Jum\u2019at", 3),
        ("satu - dua -tiga", 3),
        ("naik 12 persen", 3),
        ("satu\n\ndua", 2),
    ],
)
def test_counts_words(text, count):
    assert word_count(text) == count


# What the short ways through ASCII must not change; the marks that stand in Indonesian texts and some that are rare.
texts = st.text("aB1_-' .,\n\xa0\u2010\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2026é\u0301\xad\u200bﬁ①") | st.text()


@given(text=texts)
def test_words_are_those_of_the_pattern(text):
    assert word_count(text) == len(re.findall(r"\w+(?:[-\u2010\u2011'\u2019]\w+)*", text))
    visible = re.sub("[\xad\u200b-\u200d\u2060\ufeff]", "", text)
    folded = normalize("NFKC", normalize("NFKC", visible).casefold())
    assert normalise_for_hash(text) == " ".join(re.findall(r"\w+", folded))


@given(title=texts, text=texts)
def test_count_and_hash_are_those_of_the_single_functions(title, text):
    assert count_and_hash(title, text) == (word_count(text), content_hash(title, text))


def test_nothing_has_no_words():
    assert count_and_hash(None, None) == (0, content_hash("", ""))
