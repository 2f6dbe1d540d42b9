"""VOI."""

from datetime import date

from detikcrawl.discovery.source import Scope
from spiders.voi import Voi
from tests.spiders.reading import listed, read, texts

DAY = Scope(date(2026, 5, 13), date(2026, 5, 13))
URL = "https://voi.id/ekonomi/412345/harga-ikan-naik"

PAGE = """<html><head><meta property="og:title" content="Harga Ikan Naik">
<script type="application/ld+json">{"@type":"NewsArticle",
"datePublished":"2026-05-13WIB18:45:00+07:00","author":{"name":"Tim Redaksi"}}</script></head><body><h1>VOI</h1>
<div class="single-post-author"><a>Sari Dewi</a></div><div class="single-post-content"><p>JAKARTA - Harga ikan naik.</p>
<div class="related-news"><p>Harga Cumi</p></div><p>Almost semua pedagang senang.</p></div></body></html>"""


def test_article() -> None:
    article = read(Voi, URL, PAGE)
    assert (article.title, article.authors, article.channel) == ("Harga Ikan Naik", ["Sari Dewi"], "ekonomi")
    assert (article.dateline, texts(article)) == ("JAKARTA", ["Harga ikan naik.", "Almost semua pedagang senang."])
    assert str(article.published_at) == "2026-05-13 18:45:00+07:00"


def test_latest() -> None:
    page = f"""<div class="section-item-title"><a href="{URL}">Harga Ikan Naik</a></div>
    <div class="section-item-title"><a href="https://voi.id/en/economy/412345">Fish</a></div>"""
    assert listed(Voi, "latest", page.encode(), "https://voi.id/artikel/indeks", DAY) == [(URL, None)]
