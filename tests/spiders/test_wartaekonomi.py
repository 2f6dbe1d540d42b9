"""Warta Ekonomi."""

from datetime import date

from detikcrawl.discovery.source import Scope
from spiders.wartaekonomi import Wartaekonomi
from tests.spiders.reading import listed, read, source_of, texts

DAY = Scope(date(2026, 7, 24), date(2026, 7, 24))
URL = "https://wartaekonomi.co.id/read598123/harga-ikan-naik"


def test_article() -> None:
    page = """<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-07-24T16:39:00+07:00",
    "articleSection":"Bisnis","author":{"name":"Sari Dewi"}}</script><article><div class="articlePostHeader">
<h1>Harga Ikan Naik</h1>
    </div><div class="articlePostContent"><p>Warta Ekonomi, Jakarta - Harga ikan naik.</p><div class="adInArticle">iklan</div>
    <p>Baca Juga: <a href="/x">Harga Cumi</a></p><p>Pedagang senang.</p></div></article>"""
    article = read(Wartaekonomi, URL, page)
    assert (article.article_id, article.title, article.authors) == ("598123", "Harga Ikan Naik", ["Sari Dewi"])
    assert (article.channel_name, article.dateline) == ("Bisnis", "Warta Ekonomi, Jakarta")
    assert texts(article) == ["Harga ikan naik.", "Pedagang senang."]
    assert str(article.published_at) == "2026-07-24 16:39:00+07:00"


def test_index_of_a_day() -> None:
    index = source_of(Wartaekonomi, "index")
    assert [index.page_url(DAY, page) for page in (1, 2)] == [
        "https://wartaekonomi.co.id/indeks/20260724",
        "https://wartaekonomi.co.id/indeks/20260724?page=2",
    ]
    page = b"""<a class="articleListItem" href="/read598123/harga-ikan-naik" title="Harga Ikan Naik"><img></a>
    <a href="/read1/x">x</a>"""
    listing = index.read(page, index.first(DAY).url, DAY)
    assert [link.title for link in listing.links] == ["Harga Ikan Naik"]
    assert listed(Wartaekonomi, "index", page, index.first(DAY).url, DAY) == [(URL, None)]
