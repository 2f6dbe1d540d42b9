"""Tirto.id."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from detikcrawl.discovery.source import Scope
from spiders.tirto import Tirto
from tests.spiders.reading import listed, located, read, source_of, texts

SCOPE = Scope(date(2026, 7, 24), date(2026, 7, 24))
URL = "https://tirto.id/pasar-ikan-dibuka-hzAA"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, ("hzAA", "article", None)),
        ("https://www.tirto.id/pasar-ikan-dibuka-hzAA?utm_source=x", ("hzAA", "article", None)),
        ("https://tirto.id/bisnis-tirto", None),
        ("https://tirto.id/pikir-dua-kali", None),
        ("https://tirto.id/tag/pasar-ikan-baru-hzAA", None),
        ("https://diajeng.id/pasar-ikan-dibuka-hzAA", None),
    ],
)
def test_addresses(url: str, expected: tuple[str, str, str | None] | None) -> None:
    assert located(Tirto, url) == expected


def test_article() -> None:
    article = read(
        Tirto,
        URL,
        """<meta property="article:author" content="Sari Dewi">
        <meta property="article:modified_time" content="2026-09-15 17:10:15">
        <meta name="news_keywords" content="pasar ikan,News Plus,ekonomi,Bisnis Tirto,ekonomi biru">
        <div class="breadcrumbs-wrapper"><a>Beranda</a><a>Bisnis</a><a>Insider</a></div><article><header class="article-header">
        <h1 class="article-title">Pasar Ikan</h1><p class="kicker">Warga senang.</p><div class="byline">
        <a class="reporter-name">Sari Dewi</a><div>Terbit 2 Sep 2026 17:00 WIB</div></div></header>
        <div class="content-text-editor"><p><a href="https://tirto.id">tirto.id</a> - Pasar itu dibuka.</p>
        <div id="gpt-inline2">iklan</div>
        <div class="baca-holder bold"><span>Baca juga:</span><ul><li><a href="/x">Cumi</a></li></ul></div><h2>Harga</h2>
        <p>Ramai.</p><figcaption>Ikan di pasar.</figcaption></div></article>""",
    )
    assert (article.title, article.subtitle, article.authors) == ("Pasar Ikan", "Warga senang.", ["Sari Dewi"])
    assert (article.channel_name, article.section, article.tags) == ("Bisnis", ["Insider"], ["pasar ikan", "ekonomi biru"])
    assert (article.dateline, texts(article)) == ("tirto.id", ["Pasar itu dibuka.", "Harga", "Ramai."])
    assert str(article.published_at) == "2026-09-02 17:00:00+07:00"
    assert str(article.modified_at) == "2026-09-15 17:10:15+07:00"


def test_article_of_2020() -> None:
    article = read(
        Tirto,
        URL,
        """<meta name="keywords" content="pasar, ikan"><ol class="breadcrumbs"><li><a>Home</a></li><li>
        <a>Sosial Budaya</a></li></ol>
        <h1 class="news-detail-title">Pasar Ikan</h1><span class="detail-date mt-1">Oleh: Sari Dewi - 17 April 2020</span>
        <article class="content-detail-holder my-4"><div class="content-text-editor">Warga senang.</div>
        <div class="content-text-editor">tirto.id - Pasar itu dibuka.<br><br>Ramai.
        <div class="baca-holder">Baca juga: Cumi</div></div>
        <div class="content-text-editor"><div class="credit"><span class="reporter-grup">Reporter: Sari Dewi</span></div>
        </div></article>""",
    )
    assert (article.layout, article.authors, article.channel_name) == ("holder", ["Sari Dewi"], "Sosial Budaya")
    assert (article.tags, str(article.published_at)) == (["pasar", "ikan"], "2020-04-17 00:00:00+07:00")
    assert texts(article) == ["Warga senang.", "Pasar itu dibuka.", "Ramai."]


def test_the_fixtures_of_2026(shared: Path) -> None:
    folder, url = shared / "snippets", "https://tirto.id/contoh-judul-berita-tirto-pertama-hzAA"
    article = read(Tirto, url, (folder / "egi-tirto--sample-article.html").read_bytes())
    assert (article.dateline, len(article.blocks)) == ("tirto.id", 5)
    assert article.tags == ["suku bunga acuan", "bank indonesia fixture"]
    page = (folder / "egi-tirto--channel-indeks.html").read_bytes()
    assert [found for found, _ in listed(Tirto, "latest", page, "https://tirto.id/indeks", SCOPE)] == [
        url,
        "https://tirto.id/contoh-judul-berita-tirto-kedua-hzBB",
        "https://tirto.id/contoh-judul-berita-tirto-video-hzCC",
    ]


def test_times_of_the_list_count_from_the_fetch() -> None:
    page = f"""<div class="postcard"><div class="postcard-meta"><div class="postcard-label">Ekonomi</div>
    <div class="postcard-timestamp">27 menit lalu</div></div><h3 class="postcard-title"><a href="{URL}">Pasar</a></h3></div>"""
    base = datetime(2026, 7, 24, 4, 0, tzinfo=UTC)
    (link,) = source_of(Tirto, "latest").read(page.encode(), "https://tirto.id/indeks", SCOPE, base=base).links
    assert link.published == datetime(2026, 7, 24, 3, 33, tzinfo=UTC)
