"""IDX Channel."""

from datetime import date

import pytest

from detikcrawl.article import Completeness
from detikcrawl.discovery.source import Scope
from spiders.idxchannel import Idxchannel
from tests.spiders.reading import listed, read, source_of, texts

DAY = Scope(date(2026, 7, 18), date(2026, 7, 18))
URL = "https://www.idxchannel.com/market-news/harga-ikan-naik-lagi"

PAGE = """<article><h1>Harga Ikan Naik Lagi</h1><div class="article--creator"><a href="/market-news">Market News</a>
<a class="creator" href="/author/x">Sari Dewi</a><span class="text-body--2">18/07/2026 10:33 WIB</span></div>
<div class="article--content"><p><strong>IDXChannel</strong> - Harga ikan naik.</p><div class="baca-juga-new">
<p>Harga Cumi</p></div>
<p>Pedagang senang.</p><p>(Rahma Putri)</p></div>%s</article>"""


def test_article() -> None:
    article = read(Idxchannel, URL, PAGE % "")
    assert (article.title, article.authors, article.channel) == ("Harga Ikan Naik Lagi", ["Sari Dewi"], "market-news")
    assert (article.channel_name, article.dateline) == ("Market News", "IDXChannel")
    assert texts(article) == ["Harga ikan naik.", "Pedagang senang."]
    assert str(article.published_at) == "2026-07-18 10:33:00+07:00"


@pytest.mark.parametrize("href", [URL + "/2", "/market-news/harga-ikan-naik-lagi/2"])
def test_a_second_page_is_seen(href: str) -> None:
    article = read(Idxchannel, URL, PAGE % f'<a href="{href}">Selanjutnya</a>')
    assert (article.pages_expected, article.completeness) == (2, Completeness.PARTIAL)


def test_sitemaps() -> None:
    sitemap = source_of(Idxchannel, "sitemap")
    names = ("news", "foto", "video", "market-news")
    index = "".join(f"<sitemap><loc>https://www.idxchannel.com/{name}/sitemap.xml</loc></sitemap>" for name in names)
    first = sitemap.first(DAY)
    steps = sitemap.after(DAY, first, sitemap.read(f"<sitemapindex>{index}</sitemapindex>".encode(), first.url, DAY))
    assert [step.url.split("/")[3] for step in steps] == ["news", "market-news"]
    urls = f"<urlset><url><loc>{URL}</loc></url><url><loc>https://www.idxchannel.com/market-news</loc></url></urlset>"
    assert listed(Idxchannel, "sitemap", urls.encode(), steps[0].url, DAY) == [(URL, None)]
