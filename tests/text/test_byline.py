"""Names in bylines, and captions with their credits."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detikcrawl.text.byline import names, split_credit

BRANDS = {"detikcom", "detiknews"}


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("Rina Wulandari", ["Rina Wulandari"]),
        ("Rina Wulandari - detikNews", ["Rina Wulandari"]),
        ("Rina Wulandari \u2013 detikNews", ["Rina Wulandari"]),
        ("Rina Wulandari | detikNews", ["Rina Wulandari"]),
        ("Rina Wulandari \u2022 24 April 2026 20:05", ["Rina Wulandari"]),
        (": Rina Wulandari", ["Rina Wulandari"]),
        ("Budi Santoso, Siti Aminah dan Joko", ["Budi Santoso", "Siti Aminah", "Joko"]),
        ("Budi Santoso; Siti Aminah & Joko", ["Budi Santoso", "Siti Aminah", "Joko"]),
        ("Budi, Budi", ["Budi"]),
        ("Hamdan Danang", ["Hamdan Danang"]),
        ("Nur-Aini", ["Nur-Aini"]),
        ("Tim detikcom - detikNews", ["Tim detikcom"]),
        ("detikcom", []),
        ("detikNews - detikNews", []),
        ("detikcom, Rina", ["Rina"]),
        (": Kontributor Kota Lama, Rina Wulandari ", ["Rina Wulandari"]),
        ("Penulis: Kontributor Bandung, Rina dan Joko", ["Rina", "Joko"]),
        ("Kontributor Bandung", ["Kontributor Bandung"]),
        ("Rina, Kontributor Bandung", ["Rina", "Kontributor Bandung"]),
        ("", []),
        (" - ", []),
        (",,", []),
        ("https://www.facebook.com/detikcom", []),
        ("x" * 101, []),
    ],
)
def test_names(byline: str, people: list[str]) -> None:
    assert names([byline], BRANDS) == people


@pytest.mark.parametrize(
    "person",
    [
        "dr. Sinta Dewi, Sp.A",
        "dr Sinta Dewi, SpOG",
        "Prof. Dr. Sinta Dewi, S.H., M.H.",
        "Sinta Dewi, S.Kom, M.Kom",
        "Sinta Dewi, S. Kom",
        "Sinta Dewi, Ph.D",
        "Sinta Dewi, SE, MM",
        "Sinta Dewi, Sp.PD-KGEH",
        "Sinta Dewi, A.Md.Keb",
    ],
)
def test_an_academic_title_is_no_person(person: str) -> None:
    assert names([person]) == [person]
    assert names([f"{person}, Joko Susilo - detikHealth"]) == [person, "Joko Susilo"]


@pytest.mark.parametrize("person", ["M Rizal", "M. Iqbal", "S. Budi", "A. Yani", "Moch. Andi", "Sp Wijaya", "Marsel"])
def test_an_abbreviated_name_is_no_title(person: str) -> None:
    assert names([f"Budi Santoso, {person}"]) == ["Budi Santoso", person]


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("Oleh: Rina", ["Rina"]),
        ("Oleh Rina", ["Rina"]),
        ("Oleha Rina", ["Oleha Rina"]),
        ("Penulis : Rina", ["Rina"]),
        ("REPORTER: Rina, Joko", ["Rina", "Joko"]),
        ("Reporter - Rina", ["Rina"]),
        ("Reporter: Rina, Editor: Joko", ["Rina"]),
        ("Penulis: Rina, Fotografer: Sari; Penyunting: Joko, Budi", ["Rina", "Sari"]),
        ("Editor: Joko", ["Joko"]),
    ],
)
def test_roles_are_no_part_of_names_and_editors_no_authors(byline: str, people: list[str]) -> None:
    assert names([byline]) == people


def test_several_bylines_make_one_list() -> None:
    assert names(["Rina - detikNews", "Joko", "Rina"], BRANDS) == ["Rina", "Joko"]


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("Warga di pasar (Rina/detikcom)", "Warga di pasar", "Rina/detikcom"),
        ("Warga di pasar. (Foto: Rina/detikcom)", "Warga di pasar.", "Foto: Rina/detikcom"),
        ("Warga di pasar [Rina].", "Warga di pasar", "Rina"),
        ("Foto: Warga di pasar (Rina/detikcom)", "Foto: Warga di pasar", "Rina/detikcom"),
        ("Foto: Rina/detikcom", None, "Foto: Rina/detikcom"),
        ("Foto: (Rina/detikcom)", None, "Rina/detikcom"),
        ("Warga di pasar. Foto: Rina", "Warga di pasar.", "Foto: Rina"),
        ("Ilustrasi: pasar. Foto: Rina", "Ilustrasi: pasar.", "Foto: Rina"),
        ("Ilustrasi/Foto: Rina", "Ilustrasi/Foto: Rina", None),
        ("Ilustrasi: pasar", "Ilustrasi: pasar", None),
        ("Warga di pasar", "Warga di pasar", None),
        ("Warga di pasar (ilustrasi)", "Warga di pasar (ilustrasi)", None),
        ("Ketua RT (kanan)", "Ketua RT (kanan)", None),
        ("Warga di pasar, Selasa (16/2/2016)", "Warga di pasar, Selasa (16/2/2016)", None),
        ("Ketua RT (kiri) dan camat (kedua dari kanan)", "Ketua RT (kiri) dan camat (kedua dari kanan)", None),
        ("Foto: Ketua RT (kiri) dan camat (kanan)", "Foto: Ketua RT (kiri) dan camat (kanan)", None),
        ("Ketua RT (kiri) dan camat (Rina/detikcom)", "Ketua RT (kiri) dan camat", "Rina/detikcom"),
        ("Telefoto: alat lama", "Telefoto: alat lama", None),
        ("  ", None, None),
    ],
)
def test_captions_and_credits(printed: str, caption: str | None, credit: str | None) -> None:
    assert split_credit(printed) == (caption, credit)


@given(st.lists(st.text(max_size=120), max_size=3))
@example(["Ani\x85-"])
def test_no_byline_raises(values: list[str]) -> None:
    for name in names(values, BRANDS):
        assert name == name.strip()
        assert name.casefold() not in BRANDS


@given(st.text("ab ()[].:Foto", max_size=60))
def test_caption_and_credit_hold_what_was_printed(printed: str) -> None:
    caption, credit = split_credit(printed)
    kept = "".join(f"{caption or ''}{credit or ''}".split())
    # What may go is the brackets, a full stop behind them, and the word "Foto:" before them.
    assert "".join(letter for letter in printed if letter in "ab") == "".join(letter for letter in kept if letter in "ab")


def test_a_very_long_caption_stays_whole() -> None:
    printed = f"{'Warga di pasar (ya) ' * 200}(Rina)"
    assert split_credit(printed)[0] == printed
