"""Boilerplate goes, prose stays, and what went is counted."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.article import Block, BlockType
from detikcrawl.text.boilerplate import LONGEST_LINE, RULES, Rule, clean_blocks, strip_boilerplate


def left(line: str, rules: tuple[Rule, ...] = ()) -> str:
    return strip_boilerplate(line, Counter(), rules)


def blocks(*texts: str, page: int = 1) -> list[Block]:
    return [Block(type=BlockType.PARAGRAPH, text=text, page=page) for text in texts]


def cleaned(*texts: str, **options: object) -> list[str]:
    return [block.text for block in clean_blocks(blocks(*texts), **options).blocks]


def test_a_space_that_was_decoded_wrongly_is_no_line() -> None:
    assert cleaned("Warga datang.", "\u00c2", "\u00c2\u00a0") == ["Warga datang."]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Baca juga: Warga Kampung Sebelah Datang", "related"),
        ("BACA JUGA: Warga Kampung Sebelah Datang", "related"),
        ("Baca Juga : Warga Datang", "related"),
        ("(Baca juga: Warga Datang)", "related"),
        ("Baca: 5 Cara Menanam Padi", "related"),
        ("Baca juga", "related"),
        ("Lihat juga Cara Menanam Padi", "related"),
        ("Simak juga: Cara Menanam Padi", "related"),
        ("Simak Video: Cara Menanam Padi", "related"),
        ("Lihat Video: Cara Menanam Padi", "related"),
        ("Simak berikut:", "related"),
        ("Baca artikel selengkapnya: Cara Menanam Padi", "related"),
        ("Berita terkait", "related"),
        ("Artikel Terkait:", "related"),
        ("Baca berita selengkapnya di sini.", "related"),
        ("Baca artikel Koran, selengkapnya di sini", "related"),
        ("Selengkapnya klik di sini", "related"),
        ("Klik di sini untuk daftar", "related"),
        ('Tonton juga video "Cara Menanam Padi"', "related"),
        ("Tonton Video: Cara Menanam Padi", "related"),
        ('Simak Video "Cara Menanam Padi"', "video"),
        ("Simak video selengkapnya di sini:", "related"),
        ("Saksikan video berikut", "video"),
        ("Saksikan Live Acara Pagi", "video"),
        ('Lihat Video "Cara Menanam Padi"', "video"),
        ("Scroll ke bawah untuk melanjutkan membaca", "reader_tool"),
        ("Scroll untuk membaca", "reader_tool"),
        ("Scroll ke bawah untuk membaca berita", "reader_tool"),
        ("GULIR UNTUK LANJUT BACA", "reader_tool"),
        ("Dengarkan artikel", "reader_tool"),
        ("Tampilkan Ringkasan Artikel", "reader_tool"),
        ("Bagikan:", "reader_tool"),
        ("Add as a preferred source on Google", "reader_tool"),
        ("ADVERTISEMENT", "advertisement"),
        ("Iklan", "advertisement"),
        ("- ADVERTISEMENT -", "advertisement"),
        ("SCROLL TO CONTINUE WITH CONTENT", "advertisement"),
        ("SCROLL TO RESUME CONTENT", "advertisement"),
        ("ADVERTISEMENT SCROLL TO RESUME CONTENT", "advertisement"),
        ("Hide Ads", "advertisement"),
        ("[Gambas:Video 20detik]", "gambas"),
        ("[Gambas:Instagram]", "gambas"),
        ("Simak berita selengkapnya di halaman selanjutnya.", "next_page_cue"),
        ("Kisah lengkapnya di halaman berikutnya >>>", "next_page_cue"),
        ("Halaman Selanjutnya", "next_page_cue"),
        ("Halaman 2 dari 3", "page_number"),
        ("Halaman 2/3", "page_number"),
        ("2 dari 3 halaman", "page_number"),
        ("2 dari 3", "page_number"),
        ("Halaman 1 2 3 Selanjutnya", "page_number"),
        ("Selanjutnya »", "page_number"),
        ("Foto: Rina Wulandari/detikcom", "credit"),
        ("Foto: Rina Wulandari", "credit"),
        ("Foto: dok. panitia", "credit"),
        ("Photo : Getty Images", "credit"),
    ],
)
def test_boilerplate_lines(line: str, rule: str) -> None:
    for variant in (line, f"  {line} ", f"*{line}*", f"({line})"):
        counts: Counter[str] = Counter()
        assert strip_boilerplate(variant, counts) == ""
        assert counts == {rule: 1}


@pytest.mark.parametrize(
    "line",
    [
        "Baca tulis menjadi kemampuan dasar.",
        "Baca juganya kapan-kapan saja.",
        "Bacaan juga: tidak ada di kampung itu.",
        "Simak penjelasannya berikut ini:",
        "Simak penjelasan warga berikut ini.",
        "Lihat saja nanti, kata dia.",
        "Lihat video itu, warga kaget.",
        "Lihatlah video: warga datang.",
        "Tonton pertandingan itu bersama tetangga.",
        "Video itu ditonton warga.",
        '"Baca juga buku lain," kata dia.',
        '"Lihat juga kondisinya," ujarnya.',
        "“Simak video itu,” ujarnya.",
        "Iklan itu dipasang di balai desa.",
        "Iklan Layanan Masyarakat",
        "Scroll itu alat lama.",
        "Halaman rumah itu luas.",
        "Halaman selanjutnya dari buku itu hilang.",
        "Warga membuka halaman berikutnya dan membaca.",
        "Dua dari tiga warga setuju.",
        "2 dari 3 warga setuju.",
        "Selanjutnya warga pulang.",
        "Klik itu terdengar sampai ke jalan.",
        "Cek kesehatan dibuka di balai desa.",
        "Foto itu dipajang di balai desa.",
        "Foto: gedung balai kota yang lama dan baru.",
        "Berita terkait banjir itu menyebar.",
        "Tidak.",
        "1.",
        "",
    ],
)
def test_text_that_only_looks_like_it_stays(line: str) -> None:
    counts: Counter[str] = Counter()
    assert strip_boilerplate(line, counts) == line
    assert not counts


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Warga datang. Simak selengkapnya di halaman selanjutnya.", "Warga datang."),
        ("Bagaimana kisahnya? Simak di halaman berikutnya >>>", "Bagaimana kisahnya?"),
        ("Warga datang. Simak di halaman selanjutnya. Klik halaman berikutnya >>", "Warga datang."),
        ('"Kami datang." Baca juga: Warga Kampung Pulang', '"Kami datang."'),
        ("Warga datang. (Baca juga : Warga Pulang)", "Warga datang."),
        ("Warga [Gambas:Video 20detik] datang [Gambas:Instagram]", "Warga datang"),
        ("[Gambas:Video 20detik] Baca juga: Warga Pulang", ""),
        ("Warga datang. Simak di halaman selanjutnya. [Gambas:Video 20detik]", "Warga datang."),
        ("Warga datang. Simak di halaman selanjutnya. Baca juga: Warga Pulang", "Warga datang."),
    ],
)
def test_parts_of_a_line(line: str, kept: str) -> None:
    assert left(line) == kept


def test_a_long_paragraph_is_never_taken_whole() -> None:
    prose = "Baca juga: " + "warga kampung datang, " * 30
    assert len(prose) > LONGEST_LINE
    assert left(prose) == prose


def test_rules_of_a_site_apply_besides() -> None:
    rules = (
        Rule("slogan", re.compile(r"Kabar dari kampung\.?")),
        Rule("code", re.compile(r"\{[a-z]+\}"), whole=False, needs="{"),
    )
    counts: Counter[str] = Counter()
    assert strip_boilerplate("Kabar dari kampung.", counts, rules) == ""
    assert strip_boilerplate("Warga {kode} datang", counts, rules) == "Warga datang"
    assert strip_boilerplate("ADVERTISEMENT", counts, rules) == ""
    assert strip_boilerplate("Kabar dari kampung sebelah.", counts, rules) == "Kabar dari kampung sebelah."
    assert counts == {"slogan": 1, "code": 1, "advertisement": 1}


@pytest.mark.parametrize(
    "line",
    [
        "x" * 10**7,
        " " * 10**7 + "[gambas:",
        "[gambas:" * 1_000_000,
        ". simak halaman berikut" * 400_000 + " x",
        '." simak' + " halaman" * 1_000_000,
        "! baca juga: " * 700_000,
        "halaman selanjutnya" + "!" * 10**7 + "x",
        "\n" * 10**7 + "halaman",
        "(" * 10**7 + "baca juga" + ")" * 10**7,
    ],
    ids=range(9),
)
def test_a_hostile_line_of_ten_million_letters_is_read_in_one_go(line: str) -> None:
    """With a rule that takes more than linear time this test would not end."""
    assert isinstance(left(line), str)


# whole articles


def test_lines_of_a_block_are_judged_one_by_one_and_joined() -> None:
    assert cleaned("Warga datang.\nBaca juga: Warga Pulang\nLalu pulang.") == ["Warga datang. Lalu pulang."]
    assert cleaned("ADVERTISEMENT\nSCROLL TO RESUME CONTENT", "Isi.") == ["Isi."]
    assert cleaned("Simak Video\n[Gambas:Video 20detik]", " - ", "***", "Isi.") == ["Isi."]
    assert cleaned("Simak\nvideo ini", "Isi.") == ["Isi."]


def test_types_pages_and_order_stay() -> None:
    given_blocks = [
        Block(type=BlockType.HEADING, text="Judul", page=1),
        Block(type=BlockType.LIST_ITEM, text="Satu", page=1),
        Block(type=BlockType.PARAGRAPH, text="Halaman 2 dari 2", page=2),
        Block(type=BlockType.QUOTE, text="Dua", page=2),
    ]
    assert clean_blocks(given_blocks).blocks == [given_blocks[0], given_blocks[1], given_blocks[3]]


def test_what_was_removed_is_counted() -> None:
    result = clean_blocks(blocks("Baca juga: A", "Isi.", "Baca juga: B", "[Gambas:Video]", "(abc/def)"))
    assert result.counts == {"related": 2, "gambas": 1, "sign_off": 1}
    assert result.initials == "abc/def"


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["Isi.", "(abc/def)"], ["Isi."]),
        (["Isi. (abc/def)"], ["Isi."]),
        (["Isi.\n(abc/def)"], ["Isi."]),
        (["Isi.", "( abc / def )."], ["Isi."]),
        (["Isi.", "**(abc/def)**"], ["Isi."]),
        (["Isi. (abc/def)", "Simak Video: Judul", "[Gambas:Video]"], ["Isi."]),
        (["Isi.", "(abc/def)", "Video promosi di luar rubrik"], ["Isi."]),
        (["Isi.\n(abc/def)\nVideo promosi", "Judul lain"], ["Isi."]),
        (["Isi (kanan/kiri).", "(abc/def)"], ["Isi (kanan/kiri)."]),
    ],
)
def test_the_sign_off_ends_the_text_where_the_site_says_so(texts: list[str], kept: list[str]) -> None:
    result = clean_blocks(blocks(*texts), ends_at_sign_off=True)
    assert [block.text for block in result.blocks] == kept
    assert result.initials == "abc/def"


@pytest.mark.parametrize(
    "texts",
    [
        ["Satu.", "(kanan/kiri)", "Dua."],
        ["Satu. (dan/atau)", "Dua."],
        ["Satu. (pcs/kgs)", "Dua."],
        ["Satu (abc/def) satu.", "Dua."],
        ["(abc/def)", "Satu.", "Dua."],
    ],
)
def test_brackets_in_mid_text_cut_nothing_off(texts: list[str]) -> None:
    kept = cleaned(*texts, ends_at_sign_off=True)
    assert kept[-1] == "Dua."
    assert kept == [text for text in texts if text != "(abc/def)"]


def test_elsewhere_text_goes_on_behind_the_sign_off() -> None:
    result = clean_blocks(blocks("Satu.", "(abc/def)", "Dua."))
    assert [block.text for block in result.blocks] == ["Satu.", "Dua."]
    assert result.initials == "abc/def"


def test_a_sign_off_on_each_page_ends_its_page_only() -> None:
    pages = [*blocks("A.", "(abc/def)", "Promosi"), *blocks("B. (ghi/jkl)", page=2), *blocks("C.", "(mno/pqr)", "x", page=3)]
    result = clean_blocks(pages, ends_at_sign_off=True)
    assert [(block.text, block.page) for block in result.blocks] == [("A.", 1), ("B.", 2), ("C.", 3)]
    assert result.initials == "mno/pqr"
    assert result.counts["after_sign_off"] == 2


def test_nothing_is_left_of_nothing() -> None:
    result = clean_blocks([])
    assert (result.blocks, result.initials, dict(result.counts)) == ([], None, {})
    assert clean_blocks(blocks("(abc/def)")).initials == "abc/def"


# properties

promos = st.sampled_from(
    [
        "Baca juga: Judul Lain",
        'Simak Video "Judul"',
        "Lihat juga Judul",
        "[Gambas:Video 20detik]",
        "ADVERTISEMENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Simak selengkapnya di halaman selanjutnya.",
        "Halaman 2 dari 3",
        "Foto: Rina/detikcom",
        "Berita terkait",
    ]
)
sign_offs = st.sampled_from(["(abc/def)", "( abc / def )", "(abc)", "(kanan/kiri)", "(dan/atau)", "**(abc/def)**"])
sentences = st.builds(
    lambda words, end: f"{' '.join(words).capitalize()}{end}",
    st.lists(st.sampled_from("warga kampung datang pulang pagi malam sawah jalan rumah itu".split()), min_size=1, max_size=9),
    st.sampled_from([".", "?", "!", ":", " (kanan/kiri).", ' "ya".']),
)
lines = st.one_of(
    promos, sign_offs, sentences, st.builds("{} {}".format, sentences, st.one_of(promos, sign_offs)), st.text(max_size=30)
)
articles = st.lists(
    st.builds(
        lambda kind, parts, page: Block(type=kind, text="\n".join(parts), page=page),
        st.sampled_from(list(BlockType)),
        st.lists(lines, min_size=1, max_size=3),
        st.integers(1, 3),
    ),
    max_size=8,
).map(lambda found: sorted(found, key=lambda block: block.page))


@given(articles, st.booleans())
def test_cleaning_twice_is_cleaning_once(article: list[Block], ends: bool) -> None:
    once = clean_blocks(article, ends_at_sign_off=ends)
    twice = clean_blocks(once.blocks, ends_at_sign_off=ends)
    assert twice.blocks == once.blocks
    assert all(block.text.strip() for block in once.blocks)


@given(st.lists(sentences, min_size=1, max_size=8), st.data())
def test_no_sentence_of_prose_is_lost_or_moved(prose: list[str], data: st.DataObject) -> None:
    """Whatever promos stand between the paragraphs and the sign-off behind them."""
    texts: list[str] = []
    for sentence in prose:
        texts += [*data.draw(st.lists(promos, max_size=2)), sentence]
    texts += data.draw(st.sampled_from([[], ["(abc/def)"], ["(abc/def)", "Simak Video: Judul"]]))
    assert cleaned(*texts, ends_at_sign_off=True) == prose


def test_every_rule_has_an_example_here() -> None:
    """A rule that nothing above matches would be a rule that nobody checked."""
    examples = next(mark for mark in test_boilerplate_lines.pytestmark if mark.name == "parametrize").args[1]
    parts = next(mark for mark in test_parts_of_a_line.pytestmark if mark.name == "parametrize").args[1]
    for rule in RULES:
        seen = [line for line, *_ in (*examples, *parts)]
        assert any(rule.pattern.fullmatch(line) if rule.whole else rule.pattern.search(line) for line in seen), rule
