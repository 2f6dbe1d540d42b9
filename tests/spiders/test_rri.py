"""RRI."""

from datetime import date

import pytest

from detikcrawl.discovery.source import Scope
from spiders.rri import Rri
from tests.spiders.reading import listed, read, texts

DAY = Scope(date(2026, 9, 2), date(2026, 9, 2), "ambon", "rri.co.id/ambon")
URL = "https://rri.co.id/ambon/ekonomi/2702011/harga-ikan-naik"

HEAD = """<ul class="authar-info"><li class="author">Oleh - <a>Sari Dewi</a>,</li>
<li class="author">Editor - <a>Bagus Putra</a>,</li>
<li class="date">02 Sep 2026 14:22 WIB</li></ul>"""
TEXT = "<p>KBRN, Ambon : Harga ikan naik.</p><p>Pedagang senang.</p>"


@pytest.mark.parametrize(
    ("page", "layout"),
    [
        (f'<h2 id="news-title">Harga Ikan Naik</h2>{HEAD}<div id="news-content">{TEXT}</div>', "news"),
        (
            '<meta property="og:title" content="Harga Ikan Naik - RRI">'
            f'<div class="post_details_inner"><div class="post_details_block">{HEAD}{TEXT}</div></div>',
            "details",
        ),
    ],
)
def test_article(page: str, layout: str) -> None:
    article = read(Rri, URL, page)
    assert (article.layout, article.title) == (layout, "Harga Ikan Naik")
    assert (article.authors, article.editors) == (["Sari Dewi"], ["Bagus Putra"])
    assert (article.channel, article.channel_name, article.dateline) == ("ambon", "Ambon", "KBRN, Ambon")
    assert texts(article) == ["Harga ikan naik.", "Pedagang senang."]
    assert str(article.published_at) == "2026-09-02 14:22:00+07:00"


def test_lists() -> None:
    hub = f'<a href="/ambon">Ambon</a><div><a href="{URL}"><img></a><h4><a class="title" href="{URL}">Harga Ikan</a></h4></div>'
    assert listed(Rri, "latest", hub.encode(), "https://rri.co.id/ambon", DAY) == [(URL, None)]
    found = f"""<div class="news-list-item"><a href="/ambon">Ambon</a><h4><a class="title" href="{URL}">Harga Ikan</a></h4>
    <span class="date">02 Sep 2026</span></div>"""
    assert listed(Rri, "search", found.encode(), "https://rri.co.id/search", DAY) == [(URL, "2026-09-02T00:00+07:00")]
