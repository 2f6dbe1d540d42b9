"""tvOnenews."""

from datetime import date

from detikcrawl.article import Completeness
from detikcrawl.discovery.source import Scope
from spiders.tvonenews import Tvonenews
from tests.spiders.reading import listed, read, source_of, texts

DAY = Scope(date(2026, 7, 24), date(2026, 7, 24))
URL = "https://www.tvonenews.com/daerah/jatim/216317-harga-ikan-naik"

PAGE = """<h1>Harga Ikan Naik</h1><div class="detail-author">Reporter : Sari Dewi</div>
<div class="detail-date">Jum'at, 24 Juli 2026 - 14:28 WIB</div><div class="detail-content"><p>{0}</p>
<div class="baca-juga"><a href="/x">Harga Cumi</a></div><div class="ads">iklan</div></div>
<div class="pagination"><a href="{1}?page=1">1</a><a href="{1}?page=2">2</a></div>"""


def test_an_article_of_two_pages() -> None:
    first = PAGE.format("<strong>Tuban, tvOnenews.com</strong> - Harga ikan naik.", URL)
    article = read(Tvonenews, URL, first, PAGE.format("Pedagang senang.", URL))
    assert (article.title, article.authors, article.channel) == ("Harga Ikan Naik", ["Sari Dewi"], "daerah")
    assert (article.dateline, texts(article)) == ("Tuban, tvOnenews.com", ["Harga ikan naik.", "Pedagang senang."])
    assert (article.pages_expected, article.completeness) == (2, Completeness.COMPLETE)
    assert str(article.published_at) == "2026-07-24 14:28:00+07:00"


def test_latest() -> None:
    page = f'<a href="{URL}"><img></a><a href="{URL}">Harga Ikan Naik</a><a href="/tag/ikan">ikan</a>'
    assert source_of(Tvonenews, "latest").first(DAY).url == "https://www.tvonenews.com/indeks/1"
    assert listed(Tvonenews, "latest", page.encode(), "https://www.tvonenews.com/indeks/1", DAY) == [(URL, None)]
