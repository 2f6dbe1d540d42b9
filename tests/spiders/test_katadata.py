"""Katadata."""

from datetime import date

import pytest

from detikcrawl.discovery.source import Scope
from spiders.katadata import Katadata
from tests.spiders.reading import listed, read, source_of, texts

DAY = Scope(date(2026, 10, 3), date(2026, 10, 3))
URL = "https://katadata.co.id/finansial/bursa/69dce5976e3b2/harga-ikan-naik"

PAGE = """<html><head><meta property="article:published_time" content="2026-10-03 17:54:00"></head><body>
<h1 class="detail-title mb-4">Harga Ikan Naik</h1><div class="detail-author-name">Oleh <a>Sari Dewi</a></div>
<div class="detail-date text-gray">3 Oktober 2026, 17.54</div><div class="{0}"><div class="ai-summary-box">Ringkasan</div>
<p>Harga ikan naik.</p><div class="widget-baca-juga-2"><p>Harga Cumi</p></div><p>Pedagang senang.</p>
<p>Dapatkan pengalaman membaca lebih nyaman di aplikasi</p></div></body></html>"""


@pytest.mark.parametrize(("classes", "layout"), [("detail-body mb-4", "body"), ("detail-main", "main")])
def test_article(classes: str, layout: str) -> None:
    article = read(Katadata, URL, PAGE.format(classes))
    assert (article.layout, article.title, article.authors) == (layout, "Harga Ikan Naik", ["Sari Dewi"])
    assert (article.channel, article.article_id) == ("finansial", "69dce5976e3b2")
    assert texts(article) == ["Harga ikan naik.", "Pedagang senang."]
    assert str(article.published_at) == "2026-10-03 17:54:00+07:00"


def test_of_the_sitemaps_the_month_is_read() -> None:
    sitemap = source_of(Katadata, "sitemap")
    months = "".join(
        f"<sitemap><loc>https://katadata.co.id/sitemap/{name}.xml</loc></sitemap>"
        for name in ("post/2026-09", "post/2026-10", "tag")
    )
    first = sitemap.first(DAY)
    steps = sitemap.after(DAY, first, sitemap.read(f"<sitemapindex>{months}</sitemapindex>".encode(), first.url, DAY))
    assert [step.url for step in steps] == ["https://katadata.co.id/sitemap/post/2026-10.xml"]


def test_latest() -> None:
    page = f'<article class="article article--berita d-flex "><a href="{URL}">Harga Ikan</a></article>'
    assert listed(Katadata, "latest", page.encode(), "https://katadata.co.id/indeks", DAY) == [(URL, None)]
