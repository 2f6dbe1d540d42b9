"""The manifest and the card say what is in the dataset."""

from __future__ import annotations

import re

import orjson
import pytest

from detikcrawl.article import FIELD_NAMES
from detikcrawl.dataset.card import About, card
from detikcrawl.dataset.manifest import DROP, LABEL, Manifest
from tests.dataset.world import row, story

A, B = "detik", "kompas"
ABOUT = {A: About("detik.com", "https://www.detik.com", "real pages of 2024", "Times are WIB")}


def front_matter(text):
    """The lines between the first two rules."""
    head = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    return head[1].splitlines()


@pytest.fixture
def folded(world):
    world.part(row(A, 1), row(A, 2, day=2, completeness="partial"), row(A, 3, day=1, completeness="unknown"), row(A, 4))
    world.part(row(A, 1, revision=2), row(A, 5, published_at=None))
    world.part(row(B, 1, day=3, text=story(1, 6)), row(B, 2, day=4, text=story(1, 6)))
    world.fold(about=ABOUT)
    return world


def test_the_manifest_sums_up_every_site(folded):
    found = orjson.loads((folded.dataset / "manifest.json").read_bytes())
    assert {name: found[name] for name in ("schema_version", "generation", "created", "duplicates", "rows", "revisions")} == {
        "schema_version": 1,
        "generation": 1,
        "created": "2026-11-16T06:00:00+00:00",
        "duplicates": "label",
        "rows": 7,
        "revisions": 1,
    }
    assert found["files"] == len(folded.paths())
    assert found["bytes"] == sum((folded.dataset / path).stat().st_size for path in folded.paths())
    site = found["sites"][A]
    assert {
        name: site[name] for name in ("rows", "revisions", "first_day", "last_day", "days", "rows_without_day", "parts")
    } == {
        "rows": 5,
        "revisions": 1,
        "first_day": "2026-11-16",
        "last_day": "2026-11-18",
        "days": 3,
        "rows_without_day": 1,
        "parts": 2,
    }
    assert site["completeness"] == {"complete": 3, "partial": 1, "unknown": 1}
    assert site["completeness_shares"] == {"complete": 0.6, "partial": 0.2, "unknown": 0.2}
    assert found["sites"][B]["duplicates"] == 1


def test_the_manifest_reads_back_equal(folded):
    manifest = folded.manifest()
    assert Manifest.from_json(manifest.to_json()) == manifest


def test_the_card_has_what_hugging_face_reads(folded):
    lines = front_matter((folded.dataset / "README.md").read_text())
    assert lines[-5:] == [
        "- config_name: articles",
        "  default: true",
        '  data_files: "site=*/date=*/*.parquet"',
        "- config_name: revisions",
        '  data_files: "_revisions/site=*/date=*/*.parquet"',
    ]
    assert "- n<1K" in lines
    assert "license_name: texts-belong-to-their-publishers" in lines
    patterns = [re.search('"(.*)"', line)[1] for line in lines if "data_files" in line]
    assert [len(folded.rows(pattern)) for pattern in patterns] == [7, 1]


def test_the_card_names_no_table_that_has_no_file(world):
    world.part(row(A, 1))
    world.fold()
    assert not any("revisions" in line for line in front_matter((world.dataset / "README.md").read_text()))
    assert "_revisions" not in (world.dataset / "README.md").read_text()


def test_the_card_says_what_there_is_and_what_it_was_checked_against(folded):
    text = (folded.dataset / "README.md").read_text()
    assert "7 articles of 2 sites, published from 2026-11-16 to 2026-11-20 (days in WIB, UTC+7), and 1 older revisions" in text
    assert "| detik | 5 | 2026-11-16 | 2026-11-18 | 3 | 1 | 60.0% | 20.0% | 20.0% | 0 | 1 | not known |" in text
    assert "* **detik**: [detik.com](https://www.detik.com). Checked against: real pages of 2024. Times are WIB." in text
    assert "* **kompas**: this detikcrawl does not know the site." in text
    assert "belong to their publishers" in text


def test_the_card_of_an_excerpt_says_so():
    manifest = Manifest(3, "2026-11-16T06:00:00+00:00", DROP, where="site = 'detik'")
    text = card(manifest, {})
    assert "    site = 'detik'\n" in text
    assert "were left out" in text
    assert "configs:" not in front_matter(text)


def test_the_dictionary_has_every_column(folded):
    text = (folded.dataset / "DICTIONARY.md").read_text()
    assert all(f"`{name}`" in text for name in (*FIELD_NAMES, "cluster_id"))


def test_a_condition_of_several_lines_stays_in_its_place():
    manifest = Manifest(3, "2026-11-16T06:00:00+00:00", LABEL, where="site = 'detik'\n-- # Licence: free\nOR false")
    assert "\n    site = 'detik'\n    -- # Licence: free\n    OR false\n" in card(manifest, {})


def test_a_card_that_would_say_something_else_is_written_anew(folded):
    before = folded.paths()
    folded.fold(about=ABOUT | {B: About("Kompas", "https://www.kompas.com", "documentation", "None")})
    assert "**kompas**: [Kompas]" in (folded.dataset / "README.md").read_text()
    assert folded.paths() == before
    folded.check()
