"""Turnbackhoax."""

from datetime import date

import pytest

from detikcrawl.discovery.source import Scope
from spiders.turnbackhoax import Turnbackhoax
from tests.spiders.reading import listed, located, read, texts

URL = "https://turnbackhoax.id/articles/36110-salah-pasar-ikan-ditutup"
OLD_URL = "https://turnbackhoax.id/2025/05/28/salah-pasar-ikan-ditutup"
DAY = Scope(date(2026, 7, 24), date(2026, 7, 24))


def test_articles() -> None:
    assert located(Turnbackhoax, URL + "?utm_source=rss") == ("36110", "article", "articles")
    found = located(Turnbackhoax, OLD_URL + "/")
    assert found is not None
    assert found[1:] == ("article", "articles")


@pytest.mark.parametrize(
    "url",
    [
        "https://turnbackhoax.id/articles?category=all&page=2",
        "https://turnbackhoax.id/2025/05/",
        "https://turnbackhoax.id/category/hoax/",
        "https://yudistira.turnbackhoax.id/articles/36110-x",
    ],
)
def test_other_addresses(url: str) -> None:
    assert located(Turnbackhoax, url) is None


def test_sections_of_2026() -> None:
    page = """<article><h1>[SALAH] Pasar Ikan Ditutup</h1><p><span><a href="/articles?category=lain">Lain-lain</a></span>
    <time datetime="2026-07-24">24/07/2026</time></p><section class="article--main"><section><strong>Narasi</strong>
    <div><p>Beredar kabar pasar ditutup. <a>[ arsip ]</a></p></div></section><section><strong>Kesimpulan</strong>
    <div><p>Faktanya pasar tetap buka.</p></div></section></section></article>"""
    article = read(Turnbackhoax, URL, page)
    assert texts(article) == ["Narasi", "Beredar kabar pasar ditutup.", "Kesimpulan", "Faktanya pasar tetap buka."]
    assert [str(block.type) for block in article.blocks] == ["heading", "paragraph", "heading", "paragraph"]
    assert (article.title, article.section) == ("[SALAH] Pasar Ikan Ditutup", ["Lain-lain"])
    assert str(article.published_at) == "2026-07-24 00:00:00+07:00"
    assert texts(read(Turnbackhoax, URL, page.replace(' class="article--main"', ""))) == texts(article)


def test_wordpress_until_2025() -> None:
    page = """<article><h1 class="entry-title">[SALAH] Pasar Ikan Ditutup</h1><span class="entry-meta-date">
    <a>May 28, 2025</a></span><span class="entry-meta-author"><a>Sari Dewi</a></span>
    <span class="entry-meta-categories"><a>Hoax</a></span>
    <div class="entry-content"><p>Pasar tetap buka.</p><p>=====</p><p>Narasi: "Pasar tutup!"</p><div class="sharedaddy">
    Bagikan</div></div></article>"""
    article = read(Turnbackhoax, OLD_URL, page)
    assert (article.layout, article.authors, article.section) == ("wordpress", ["Sari Dewi"], ["Hoax"])
    assert texts(article)[0] == "Pasar tetap buka."
    assert texts(article)[-1] == 'Narasi: "Pasar tutup!"'
    assert str(article.published_at) == "2025-05-28 00:00:00+07:00"


def test_lists() -> None:
    page = f"""<div class="news-card-h-alt"><a href="{URL}"><img alt="x"></a><a href="{URL}"><h2>[SALAH] Pasar</h2></a>
    <span class="text-light-black">24/07/2026</span></div>""".encode()
    assert listed(Turnbackhoax, "latest", page, "https://turnbackhoax.id/articles", DAY) == [(URL, "2026-07-24T00:00+07:00")]
