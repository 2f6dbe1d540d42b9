"""The Grid Network of the family KG."""

from datetime import UTC, date, datetime

import pytest

from detikcrawl.discovery.source import Scope
from detikcrawl.site import NewsSite
from spiders.bolasport import BolaSport
from spiders.grid import Grid
from spiders.gridoto import GridOto
from tests.spiders.reading import listed, located, read, source_of, texts

DAY = Scope(date(2026, 7, 4), date(2026, 7, 4), query="pasar ikan")
URL = "https://www.bolasport.com/read/312951651/pasar-ikan-dibuka"


@pytest.mark.parametrize(
    ("site", "url", "expected"),
    [
        (BolaSport, URL + "?page=all", ("312951651", "article", None)),
        (BolaSport, "https://juara.bolasport.com/read/raket/bulu-tangkis/1824575-ikan-", ("juara-1824575", "article", "juara")),
        (BolaSport, "https://www.bolasport.com/liga-1/254371-ikan", ("254371", "article", None)),
        (Grid, "http://nova.grid.id/read/055877991/ikan?page=2", ("055877991", "article", "nova")),
        (GridOto, "https://otomotifnet.gridoto.com/read/231234569/mobil", ("231234569", "article", "otomotifnet")),
    ],
)
def test_articles(site: type[NewsSite], url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(site, url) == expected


PAGE = f"""<meta name="content_date" content="2026-07-04 08:50:51"><meta name="content_author" content="Sari Dewi">
<meta name="content_tag" content="ikan, pasar"><meta name="content_category" content="Liga 1">
<h1 class="read__title">Pasar Ikan</h1><div class="read__author">By <a>Sari Dewi</a></div>
<div class="read__time">Sabtu, 4 Juli 2026 | 08:50 WIB</div>
<div class="read__article clearfix"><div class="photo"><img><div class="photo__caption">Pasar (KOMPAS.com/BAGUS)</div></div>
<div class="read__left">Bagikan</div><div class="read__right read__keyword">
<p><strong>BOLASPORT.COM</strong> - Pasar itu dibuka.</p><p><strong>Baca Juga: <a href="/x">Cumi</a></strong></p>
<div class="video">Video</div><p>Ramai.</p></div>
<table class="artikel_credits"><tr><td>Editor</td><td>:</td><td>Bagus Putra</td></tr>
<tr><td>Sumber</td><td>:</td><td>AFP</td></tr></table><div class="read__paging">
<a class="paging__link" href="{URL}?page=1">1</a><a class="paging__link" href="{URL}?page=2">2</a></div></div>"""


def test_an_article_of_two_pages() -> None:
    article = read(BolaSport, URL, PAGE, PAGE.replace("Pasar itu dibuka.", "Pasar tutup.").replace("Ramai.", "Sepi."))
    assert texts(article) == ["Pasar itu dibuka.", "Ramai.", "Pasar tutup.", "Sepi."]
    assert (article.layout, article.title, article.dateline) == ("right", "Pasar Ikan", "BOLASPORT.COM")
    assert (article.authors, article.editors, article.tags) == (["Sari Dewi"], ["Bagus Putra"], ["ikan", "pasar"])
    assert (article.channel_name, str(article.published_at)) == ("Liga 1", "2026-07-04 08:50:51+07:00")
    assert (article.pages_expected, article.completeness) == (2, "complete")
    assert article.images == []


def test_an_article_without_the_meta_tags_of_the_house() -> None:
    page = PAGE.partition("<h1")[2].replace('<div class="read__right read__keyword">', "<div>").replace(URL, "/lain")
    page = f'<meta property="og:image" content="/a.jpg"><h1{page}'
    article = read(Grid, "https://www.grid.id/read/044414097/pasar-ikan", page.replace("paging__link", "x"))
    assert (article.layout, texts(article)) == ("article", ["Pasar itu dibuka.", "Ramai."])
    assert (article.authors, str(article.published_at)) == (["Sari Dewi"], "2026-07-04 08:50:00+07:00")
    assert (article.images[0].caption, article.images[0].credit) == ("Pasar", "KOMPAS.com/BAGUS")


CARD = """<div class="news-list__item clearfix"><div class="news-list__details"><a class="cateskew" href="{0}/bola">Bola</a>
<a href="{1}" class="news-list__link"><h2 class="news-list__title"> Pasar Ikan </h2></a>
<div class="news-list__date">{2}</div></div></div>"""


def test_the_home_page() -> None:
    base = datetime(2026, 7, 4, 3, 0, tzinfo=UTC)
    page = CARD.format("https://www.bolasport.com", URL, "53 Menit Lalu").encode()
    (link,) = source_of(BolaSport, "latest").read(page, "https://www.bolasport.com/", DAY, base=base).links
    assert (link.url, link.title) == (URL, "Pasar Ikan")
    assert link.published == datetime(2026, 7, 4, 2, 7, tzinfo=UTC)
    assert source_of(BolaSport, "tag").first(DAY).url == "https://www.bolasport.com/tag/pasar-ikan?page=1"


def test_the_index_of_a_day() -> None:
    url = "https://www.gridoto.com/read/221234567/mobil-baru"
    source = source_of(GridOto, "index")
    assert source.first(DAY).url == "https://www.gridoto.com/index?day=4&month=7&year=2026&section=all&page=1"
    page = CARD.format("https://www.gridoto.com", url, "Sabtu, 4 Juli 2026 | 08:50 WIB")
    assert listed(GridOto, "index", page.encode(), source.first(DAY).url, DAY) == [(url, "2026-07-04T08:50+07:00")]


def test_search() -> None:
    page = """<div><a href="https://www.grid.id/read/044414097/pasar-ikan">Pasar Ikan</a><a href="/tag/ikan">Ikan</a></div>"""
    found = listed(Grid, "search", page.encode(), "https://www.grid.id/search?q=ikan", DAY)
    assert found == [("https://www.grid.id/read/044414097/pasar-ikan", None)]
