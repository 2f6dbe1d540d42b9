"""Bloomberg Technoz."""

from datetime import date

from detikcrawl.article import Completeness
from detikcrawl.discovery.source import Scope
from spiders.bloombergtechnoz import Bloombergtechnoz
from tests.spiders.reading import listed, read, source_of, texts

DAY = Scope(date(2026, 4, 27), date(2026, 4, 27))
URL = "https://www.bloombergtechnoz.com/detail-news/109480/harga-ikan-naik"

PAGE = """<ul class="sitemap"><li>Home</li><li>Market</li></ul><h1 class="title margin-bottom-sm">Harga Ikan Naik</h1>
<div class="text-sumber"><h5 class="title margin-bottom-ss"><a>Sari Dewi</a></h5>
<h5 class="title fw4 cl-gray margin-bottom-no">27 April 2026 10:20</h5></div>
<div class="detail-in">{0}</div><div class="pager"><a href="{1}">1</a><a class="pager__next" href="{1}/2">Selanjutnya</a>
</div>"""


def test_an_article_of_two_pages() -> None:
    text = """<p><strong>Bloomberg Technoz, Jakarta</strong> - Harga ikan naik.</p>
    <div class="smallbox-pilihan-1"><p>Harga Cumi</p></div>"""
    article = read(Bloombergtechnoz, URL, PAGE.format(text, URL), PAGE.format("<p>Pedagang senang.</p>", URL))
    assert (article.title, article.authors, article.channel_name) == ("Harga Ikan Naik", ["Sari Dewi"], "Market")
    assert (article.dateline, texts(article)) == ("Bloomberg Technoz, Jakarta", ["Harga ikan naik.", "Pedagang senang."])
    assert (article.pages_expected, article.completeness) == (2, Completeness.COMPLETE)
    assert str(article.published_at) == "2026-04-27 10:20:00+07:00"


def test_lists() -> None:
    page = f"""<div class="card-box ft150 margin-bottom-xl"><a href="{URL}"><div class="img-card"><img></div></a>
    <h6 class="title fw4 cl-blue">Market | 2 jam yang lalu</h6><a href="{URL}"><h5 class="title">Harga Ikan Naik</h5></a>
</div>"""
    market = source_of(Bloombergtechnoz, "market")
    assert market.first(DAY).url == "https://www.bloombergtechnoz.com/indeks/market/2026-04-27"
    for name in ("latest", "market"):
        assert listed(Bloombergtechnoz, name, page.encode(), "https://www.bloombergtechnoz.com/indeks", DAY) == [(URL, None)]
