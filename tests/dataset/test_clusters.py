"""What is said to repeat what across sites, and that nothing but the articles themselves decides it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detikcrawl.dataset import clusters
from detikcrawl.dataset.clusters import Articles, Label, label
from detikcrawl.storage.sketch import PERMUTATIONS, Sketch, differs_as_templates_do, is_near_duplicate, similarity, sketch
from detikcrawl.text.hashing import content_hash
from tests.bench.planted import judge, plant
from tests.newsroom.words import open_desk

DAY = 86_400_000_000


def story(seed: int, paragraphs: int = 12) -> str:
    desk = open_desk(random.Random(seed), "news", "Senin (3/2/2026)")
    return "\n\n".join(desk.paragraph() for _ in range(paragraphs))


def labels_of(rows: Iterable[tuple[str, int, str, str]]) -> dict[str, Label]:
    """Labels of (id, time, title, text)."""
    articles = Articles()
    for id, time, title, text in rows:
        found = sketch(title, text)
        articles.add(id, time, content_hash(title, text), found and found.signature, found and found.figures)
    return label(articles)


def originals(labels: dict[str, Label]) -> dict[str, str]:
    return {id: one.duplicate_of for id, one in labels.items() if one.duplicate_of is not None}


def test_of_nothing_nothing_is_said() -> None:
    assert label(Articles()) == {}
    assert labels_of([("kompas:1", 1, "Judul", story(1)), ("detik:1", 2, "Judul", story(2))]) == {}


def test_wire_copy_on_another_site_repeats_what_was_published_first() -> None:
    wire = story(3)
    copy = "Laporan ini telah tayang di laman kantor berita.\n\n" + wire
    labels = labels_of([("antara:9", 2 * DAY, "Judul kawat", wire), ("viva:4", 2 * DAY + 1, "Judul lain", copy)])
    assert labels["antara:9"] == Label(None, None, "antara:9")
    assert labels["viva:4"].duplicate_of == labels["viva:4"].cluster_id == "antara:9"
    assert 0.9 < labels["viva:4"].similarity <= 1


def test_republication_under_a_new_id_is_found_years_later() -> None:
    text = story(4)
    rows = [("detik:1", 0, "Judul", text), ("detik:2", 2000 * DAY, "Judul", text)]
    assert labels_of(rows)["detik:2"] == Label("detik:1", 1.0, "detik:1")


def test_what_repeats_a_copy_repeats_the_original() -> None:
    desk = open_desk(random.Random(5), "news", "Senin (3/2/2026)")
    paragraphs = [desk.paragraph() for _ in range(36)]
    texts = ["\n\n".join(paragraphs[first : first + 20]) for first in (0, 5, 10)]
    one, two, three = (sketch("Judul", text) for text in texts)
    assert is_near_duplicate(one, two)
    assert is_near_duplicate(two, three)
    assert not is_near_duplicate(one, three)
    labels = labels_of((f"s{number}:1", number, "Judul", text) for number, text in enumerate(texts))
    assert originals(labels) == {"s1:1": "s0:1", "s2:1": "s0:1"}
    assert labels["s2:1"].similarity == pytest.approx(similarity(one, three), abs=1e-4)
    assert {one.cluster_id for one in labels.values()} == {"s0:1"}


def test_short_texts_are_told_by_their_hash_alone() -> None:
    rows = [
        ("a:1", 1, "Foto", "Warga di pasar."),
        ("b:1", 2, "FOTO", "Warga, di pasar"),
        ("c:1", 3, "Foto", "Warga di kantor."),
    ]
    assert originals(labels_of(rows)) == {"b:1": "a:1"}


def test_of_the_same_moment_the_lower_id_is_the_original() -> None:
    text = story(6)
    assert originals(labels_of([("b:1", 7, "J", text), ("a:1", 7, "J", text)])) == {"b:1": "a:1"}


def test_templates_of_two_days_are_two_articles() -> None:
    planted = [one for one in plant(3_000, 30) if one.kind not in ("story", "edit", "follow-up")]
    assert len(planted) > 100
    rows = [(one.row["id"], number, one.row["title"], one.row["text"]) for number, one in enumerate(planted)]
    assert originals(labels_of(rows)) == {}


def test_edits_are_found_and_nothing_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_CHUNK", 64)
    monkeypatch.setattr(clusters, "_MANY", 100)
    planted = list(plant(3_000, 600, sites=("detik", "kompas", "antara")))
    rows = [(one.row["id"], number, one.row["title"], one.row["text"]) for number, one in enumerate(planted)]
    labels = labels_of(rows)
    result = judge({one.row["id"]: (one.kind, one.original) for one in planted}, originals(labels))
    assert result.recall >= 0.98
    assert result.precision >= 0.999
    assert any(id.split(":")[0] != of.split(":")[0] for id, of in originals(labels).items())
    random.Random(1).shuffle(rows)
    assert labels_of(rows) == labels


def test_labels_are_those_of_the_rule_applied_one_by_one() -> None:
    planted = list(plant(400, 160))
    rows = [(one.row["id"], number, one.row["title"], one.row["text"]) for number, one in enumerate(planted)]
    seen: list[tuple[str, Sketch]] = []
    expected: dict[str, str] = {}
    for id, _, title, text in rows:
        new = sketch(title, text)
        for other, old in seen:
            if set(new.bands) & set(old.bands) and is_near_duplicate(new, old):
                expected[id] = expected.get(other, other)
                break
        seen.append((id, new))
    assert originals(labels_of(rows)) == expected
    assert expected


codes = st.builds(lambda context, value: context << 16 | value, st.integers(0, 4), st.integers(0, 2))


def packed(dates: Sequence[int], numbers: Sequence[int]) -> bytes:
    return bytes([len(dates)]) + b"".join(code.to_bytes(4, "little") for code in (*sorted(dates), *sorted(numbers)))


figures = st.builds(packed, st.lists(codes, max_size=8), st.lists(codes, max_size=24))


@settings(max_examples=300)
@given(st.lists(figures, min_size=2, max_size=6))
def test_figures_of_many_pairs_differ_as_those_of_one_do(several: list[bytes]) -> None:
    articles = Articles()
    for number, one in enumerate(several):
        articles.add(f"{number}", number, "00" * 16, bytes(PERMUTATIONS), one)
    kept = articles.in_order().figures
    pairs = list(pairwise(range(len(several))))
    told = clusters._differ_as_templates_do(kept[[one for one, _ in pairs]], kept[[other for _, other in pairs]])
    sketches: list[Any] = [Sketch(b"", one) for one in several]
    assert told.tolist() == [differs_as_templates_do(sketches[one], sketches[other]) for one, other in pairs]


def test_estimates_of_many_pairs_are_those_of_one() -> None:
    sketches = [sketch("J", story(seed)) for seed in range(3)]
    articles = Articles()
    for number, one in enumerate(sketches):
        articles.add(f"{number}", number, "00" * 16, one.signature, one.figures)
    ordered = articles.in_order()
    told = clusters._similarity(ordered, np.array([0, 0]), np.array([1, 0])).tolist()
    assert [max(0.0, one) for one in told] == [similarity(sketches[0], sketches[1]), 1.0]


def test_template_of_another_year_is_another_article() -> None:
    van = "Mobil pelayanan surat izin mengemudi hadir di lima lokasi pada Senin (2/3/{year}). Berikut jadwal dan lokasinya. "
    van += "Loket dibuka pukul 08.00 sampai 12.00 WIB dengan syarat membawa kartu tanda penduduk asli dan salinannya serta "
    van += "surat izin yang masih berlaku. Biaya perpanjangan mengikuti aturan yang ada dan dibayar di tempat."
    rows = [(f"a:{year}", number, "Jadwal", van.format(year=year)) for number, year in enumerate((2026, 2037))]
    assert labels_of(rows) == {}
    assert originals(labels_of([*rows, ("b:1", 9, "Jadwal mobil", van.format(year=2037))])) == {"b:1": "a:2037"}
