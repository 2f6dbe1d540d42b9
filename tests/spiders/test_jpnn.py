"""JPNN.com."""

from datetime import date

import pytest

from detikcrawl.discovery.source import Scope
from spiders.jpnn import Jpnn
from tests.spiders.reading import listed, located, read, source_of, texts

SCOPE = Scope(date(2024, 10, 1), date(2024, 10, 1))
URL = "https://www.jpnn.com/news/pasar-ikan-dibuka"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, (None, "article", "news")),
        (URL + "?page=2", (None, "article", "news")),
        ("https://jabar.jpnn.com/jabar-terkini/20357/pasar-ikan-dibuka", ("jabar-20357", "article", "jabar")),
        ("https://www.jpnn.com/foto/pasar-ikan", (None, "gallery", "news")),
        ("https://video.jpnn.com/video/pasar-ikan", (None, "video", None)),
    ],
)
def test_articles(url: str, expected: tuple[str | None, str, str | None]) -> None:
    found = located(Jpnn, url)
    assert found is not None
    assert found[1:] == expected[1:]
    assert expected[0] is None or found[0] == expected[0]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.jpnn.com/tag/pasar",
        "https://www.jpnn.com/indeks",
        "https://www.jpnn.com/news",
        "https://jabar.jpnn.com/tag/12/x",
    ],
)
def test_other_addresses(url: str) -> None:
    assert located(Jpnn, url) is None


def test_article() -> None:
    page = f"""<html><head><meta name="jpnncom_news_author" content="Sari Dewi">
    <meta name="jpnncom_news_pubdate" content="24 April 2026 20:05">
    </head><body><h1 class="judul">Pasar Ikan Dibuka</h1><div itemprop="articleBody"><p>
    <strong>jpnn.com, TUBAN</strong> - Pasar itu dibuka.</p>
    <div class="baca-juga"><p>Baca Juga:</p><a href="/x">Harga Cumi</a></div>
    <p>Silakan baca konten menarik lainnya dari JPNN.com</p>
    <p>Ramai sekali. <strong>(sd/jpnn)</strong></p><div class="pagination"><a href="{URL}?page=2">2</a></div></div></body>
    </html>"""
    article = read(Jpnn, URL, page)
    assert (article.title, article.authors, article.dateline) == ("Pasar Ikan Dibuka", ["Sari Dewi"], "jpnn.com, TUBAN")
    assert (str(article.published_at), article.initials) == ("2026-04-24 20:05:00+07:00", "sd/jpnn")
    assert (article.pages_expected, str(article.completeness)) == (2, "partial")
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali."]


def test_index_of_a_day() -> None:
    index = source_of(Jpnn, "index")
    assert index.first(SCOPE).url == "https://www.jpnn.com/indeks?id=&d=01&m=10&y=2024&tab=all&page=1"
    page = f'<div id="content-utama"><ul><li><div><h2><a href="{URL}">Pasar</a></h2></div></li></ul></div>'
    assert listed(Jpnn, "index", page.encode(), index.first(SCOPE).url, SCOPE) == [(URL, None)]
