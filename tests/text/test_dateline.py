"""Datelines and sign-offs: taken out where they are, left alone where a sentence only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.text.dateline import MAX_DATELINE, split_dateline, split_sign_off


@pytest.mark.parametrize(
    ("text", "bold", "dateline", "rest"),
    [
        ("Jakarta - Warga datang.", "Jakarta", "Jakarta", "Warga datang."),
        ("Jakarta -Warga datang.", "Jakarta", "Jakarta", "Warga datang."),
        ("Jakarta- Warga datang.", "Jakarta", "Jakarta", "Warga datang."),
        ("Jakarta - Warga datang.", "Jakarta -", "Jakarta", "Warga datang."),
        ("Jakarta -- Warga datang.", "Jakarta --", "Jakarta", "Warga datang."),
        ("Jakarta \u2013 Warga datang.", "Jakarta", "Jakarta", "Warga datang."),
        ("Jakarta \u2014 Warga datang.", "Jakarta \u2014", "Jakarta", "Warga datang."),
        ("Jakarta\u2014Warga datang.", "Jakarta", "Jakarta", "Warga datang."),
        ("Jakarta -", "Jakarta", "Jakarta", ""),
        ("Jakarta -", "Jakarta -", "Jakarta", ""),
        ("Jakarta -", "", "Jakarta", ""),
        ("JAKARTA, KORAN.com - Warga datang.", "JAKARTA, KORAN.com", "JAKARTA, KORAN.com", "Warga datang."),
        ("Jakarta - iPhone baru datang.", "Jakarta", "Jakarta", "iPhone baru datang."),
        ("Jakarta - Warga datang.", "", "Jakarta", "Warga datang."),
        ("Jakarta, Koran Indonesia -- Warga datang.", "", "Jakarta, Koran Indonesia", "Warga datang."),
        ("Jakarta, Koran Indonesia -- Warga datang.", "Jakarta, Koran Indonesia", "Jakarta, Koran Indonesia", "Warga datang."),
        ("Liputan9.com, Jakarta - Warga datang.", "", "Liputan9.com, Jakarta", "Warga datang."),
        ("Jakarta (KORAN) - Warga datang.", "", "Jakarta (KORAN)", "Warga datang."),
        ("Beijing (KORAN/Xin-Hua) - Warga datang.", "", "Beijing (KORAN/Xin-Hua)", "Warga datang."),
        ("BANDUNG, iKoran.id - Warga datang.", "", "BANDUNG, iKoran.id", "Warga datang."),
        ("koran.id - Warga datang.", "", "koran.id", "Warga datang."),
        ("Jakarta (koran) \u2013 Warga datang.", "", "Jakarta (koran)", "Warga datang."),
        ('Bandung - "Kami datang," katanya.', "", "Bandung", '"Kami datang," katanya.'),
        ("Bandung - 12 warga datang.", "", "Bandung", "12 warga datang."),
        ("Port-au-Prince - Warga datang.", "", "Port-au-Prince", "Warga datang."),
        ("D.I. Yogyakarta - Warga datang.", "", "D.I. Yogyakarta", "Warga datang."),
        ("Jakarta - iPhone baru datang.", "", "Jakarta", "iPhone baru datang."),
        ("Koran9.com, Jakarta Warga datang.", "Koran9.com, Jakarta", "Koran9.com, Jakarta", "Warga datang."),
        ("Koran.co.id, Kuala Lumpur Warga datang.", "Koran.co.id, Kuala Lumpur", "Koran.co.id, Kuala Lumpur", "Warga datang."),
        ("Koran9.com, Jakarta - Budi datang.", "Koran9.com, Jakarta - Budi", "Koran9.com, Jakarta", "Budi datang."),
        ("Koran9.com , JAKARTA - Warga datang.", "", "Koran9.com , JAKARTA", "Warga datang."),
        ("JAKARTA, koran.id - Warga datang.", "", "JAKARTA, koran.id", "Warga datang."),
        ("KONTAN.CO.ID - JAKARTA. Warga datang.", "", "KONTAN.CO.ID - JAKARTA", "Warga datang."),
        ("KONTAN.CO.ID - KUALA LUMPUR. Warga datang.", "KONTAN.CO.ID -", "KONTAN.CO.ID - KUALA LUMPUR", "Warga datang."),
        ("KONTAN.CO.ID - Warga datang. Lalu pulang.", "", "KONTAN.CO.ID", "Warga datang. Lalu pulang."),
        ("KBRN, Palangka Raya : Warga datang.", "", "KBRN, Palangka Raya", "Warga datang."),
        ("Koran9.com, Kota Lama: Warga datang.", "Koran9.com, Kota Lama:", "Koran9.com, Kota Lama", "Warga datang."),
        ("Jakarta: Warga datang.", "Jakarta", "Jakarta", "Warga datang."),
        ('Kuala Lumpur: "Kami datang," katanya.', "", "Kuala Lumpur", '"Kami datang," katanya.'),
        ("Koran.com\u2013Warga datang.", "", "Koran.com", "Warga datang."),
        ("Jakarta, CNBC Indonesia-Warga datang.", "Jakarta, CNBC Indonesia", "Jakarta, CNBC Indonesia", "Warga datang."),
        ("Jakarta, (KORAN) - Warga datang.", "", "Jakarta, (KORAN)", "Warga datang."),
    ],
)
def test_datelines(text: str, bold: str, dateline: str, rest: str) -> None:
    assert split_dateline(text, bold) == (dateline, rest)


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("Budi Santoso mengatakan warga datang.", "Budi Santoso"),
        ("Kura-kura itu datang.", "Kura"),
        ("Kura-kura itu datang - lalu pergi.", ""),
        ("Saya - kata dia - datang.", ""),
        ("Mereka -- begitu kabarnya -- datang.", ""),
        ('"Saya - kata dia - datang."', ""),
        ("Warga yang datang - sekitar 20 orang - pulang.", ""),
        ("Warga Kota Lama di Kecamatan Tengah Raya Timur Barat Daya - Semua datang.", ""),
        ("Jokowi-Budi datang.", ""),
        ("Jakarta: kota yang ramai.", ""),
        ("Tanya: Kapan warga datang?", "Tanya:"),
        ("Warga Jakarta: Kami datang.", ""),
        ("koran.com-nya datang.", ""),
        ("Jokowi\u2013Budi datang.", ""),
        ("Jakarta Warga datang.", "Jakarta"),
        ("Koran9.com Warga datang.", "Koran9.com"),
        ("Koran9.com, Jakarta Warga datang.", ""),
        ("1 - Warga datang.", "1"),
        (f"{'Panjang ' * 12}- Warga datang.", f"{'Panjang ' * 12}".strip()),
        ("Subjudul Tebal", "Subjudul Tebal"),
        ("- Warga datang.", ""),
        ("", ""),
        ("\u2014", "\u2014"),
    ],
)
def test_a_sentence_that_only_looks_like_it_stays(text: str, bold: str) -> None:
    assert split_dateline(text, bold) is None


def test_a_bold_first_paragraph_may_begin_with_a_dateline() -> None:
    text = "Bandung - Warga datang beramai-ramai."
    assert split_dateline(text, text) == ("Bandung", "Warga datang beramai-ramai.")


texts = st.text("Aab -\u2013\u2014.,()'\"1", max_size=140)


@given(texts, st.integers(0, 60))
def test_a_dateline_and_its_rest_hold_the_whole_text(text: str, length: int) -> None:
    text = " ".join(text.split())
    bold = text[:length].strip()
    found = split_dateline(text, bold)
    if found:
        dateline, rest = found
        assert text.startswith(dateline)
        assert text.endswith(rest)
        assert 0 < len(dateline) <= MAX_DATELINE
        between = text[len(dateline) : len(text) - len(rest)]
        assert between
        assert not between.strip(" -\u2013\u2014")


def test_a_line_of_ten_million_letters_is_looked_at_from_its_ends() -> None:
    for line in ("A" * 10**7, "A " * 5_000_000, "A-" * 5_000_000, "(a/" * 3_000_000 + "b)", " " * 10**7 + ")"):
        assert split_dateline(line) is None
        assert split_sign_off(line, last=True) is None


# sign-offs


@pytest.mark.parametrize(
    ("line", "initials"),
    [
        ("(abc/def)", "abc/def"),
        ("( abc / def )", "abc/def"),
        ("(abc/ def)", "abc/def"),
        ("(abc/def).", "abc/def"),
        ("**(abc/def)**", "abc/def"),
        (" (abc/def) ", "abc/def"),
        ("(abc/def/ghi)", "abc/def/ghi"),
        ("(a.b/def)", "a.b/def"),
        ("(***/***)", "***/***"),
        ("(ABC/Def)", "ABC/Def"),
        ("(rina wulandari/def)", "rina wulandari/def"),
        ("(dan/ara)", "dan/ara"),
        ("(a1/b2)", "a1/b2"),
    ],
)
def test_a_sign_off_on_a_line_of_its_own(line: str, initials: str) -> None:
    assert split_sign_off(line) == ("", initials)


@pytest.mark.parametrize(
    ("line", "before", "initials"),
    [
        ("Warga pulang. (abc/def)", "Warga pulang.", "abc/def"),
        ("Warga pulang.(abc/def)", "Warga pulang.", "abc/def"),
        ('"Kami pulang." (abc/def)', '"Kami pulang."', "abc/def"),
        ("Warga pulang. ( abc / def ) .", "Warga pulang.", "abc/def"),
        ("Warga pulang? **(abc/def)**", "Warga pulang?", "abc/def"),
        ("Warga pulang. (mcr4/koran)", "Warga pulang.", "mcr4/koran"),
        ("Warga pulang. (Mg4/koran)", "Warga pulang.", "Mg4/koran"),
        ("Warga pulang. (AP/abc)", "Warga pulang.", "AP/abc"),
        ("Warga pulang. (reuters/antara/koran)", "Warga pulang.", "reuters/antara/koran"),
        ("(abc)", "", "abc"),
        ("(ABC)", "", "ABC"),
        ("(abc.-)", "", "abc"),
        ("[abc]", "", "abc"),
    ],
)
def test_only_the_last_line_may_have_it_behind_its_sentence(line: str, before: str, initials: str) -> None:
    assert split_sign_off(line) is None
    assert split_sign_off(line, last=True) == (before, initials)


@pytest.mark.parametrize(
    "line",
    [
        "Ketua RT (kanan/kiri) datang.",
        "Ketua RT (kanan/kiri)",
        "(kanan/kiri)",
        "(KIRI)",
        "(dan/atau)",
        "Biaya ditanggung warga. (dan/atau)",
        "Acara itu dimulai pukul 10. (WIB/WITA)",
        "(Warga/Pendatang Baru)",
        "(24/7)",
        "(5/11)",
        "(abc/def",
        "abc/def)",
        "(abc/def) lalu pulang",
        "Warga pulang (abc/def)",
        "(http://news.example/abc)",
        "(Selesai)",
        "(habis)",
        "()",
        "",
    ],
)
def test_brackets_that_are_no_sign_off(line: str) -> None:
    assert split_sign_off(line) is None
    assert split_sign_off(line, last=True) is None


@given(st.text("ab*. ()/", max_size=130), st.booleans())
def test_a_sign_off_never_takes_words_along(line: str, last: bool) -> None:
    found = split_sign_off(line, last=last)
    if found:
        before, initials = found
        assert line.startswith(before)
        assert "(" not in initials
        assert ")" not in initials
        assert initials
