"""Metro TV News."""

from datetime import date
from pathlib import Path

import pytest

from detikcrawl.discovery.source import Scope
from spiders.metrotvnews import MetroTvNews
from tests.spiders.reading import listed, located, read, saved, texts

SCOPE = Scope(date(2026, 7, 24), date(2026, 7, 24))
URL = "https://www.metrotvnews.com/read/KXyCWXPX-pasar-ikan-dibuka"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, ("KXyCWXPX", "article", "read")),
        ("https://metrotvnews.com/read/KXyCWXPX-pasar-ikan-dibuka", ("KXyCWXPX", "article", None)),
        ("http://news.metrotvnews.com/metro/GKd3veek-pasar-ikan", ("GKd3veek", "article", "news")),
        ("http://bola.metrotvnews.com/read/2015/08/06/418808/pasar-ikan", ("418808", "article", "bola")),
        ("http://video.metrotvnews.com/mata-najwa/8N0YpwAb-pasar-ikan", ("8N0YpwAb", "video", None)),
        ("https://www.metrotvnews.com/play/KXyCWXPX-pasar-ikan", ("KXyCWXPX", "video", None)),
    ],
)
def test_articles(url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(MetroTvNews, url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "http://www.metrotvnews.com/index/headline",
        "http://www.metrotvnews.com/more/topic/8602/0",
        "http://ramadan.metrotvnews.com/khasdaerah",
        "https://www.metrotvnews.com/search?query=pasar",
        "https://www.metrotvnews.com/",
    ],
)
def test_other_addresses(url: str) -> None:
    assert located(MetroTvNews, url) is None


def test_news_text() -> None:
    page = """<div class="breadcrumb-content"><p>Ekonomi</p></div><h1>Pasar Ikan Dibuka</h1>
    <p class="pt-20 date">Sari Dewi &bull; 24 April 2026 20:05</p><div class="news-text"><p>Tuban: Pasar itu dibuka.</p>
    <table><tr><td>Baca juga: <a href="/x">Harga Cumi</a></td></tr></table><p>Ramai sekali.</p></div>"""
    article = read(MetroTvNews, URL, page)
    assert (article.title, article.authors, article.channel_name) == ("Pasar Ikan Dibuka", ["Sari Dewi"], "Ekonomi")
    assert str(article.published_at) == "2026-04-24 20:05:00+07:00"
    assert (article.dateline, texts(article)) == ("Tuban", ["Pasar itu dibuka.", "Ramai sekali."])


def test_part_article() -> None:
    page = """<ul class="breadcrumb"><li><a>NEWS</a></li></ul><div class="part lead pr"><h1>Pasar Ikan</h1>
    <span>Sari Dewi - 10 Oktober 2016 21:10 wib</span></div><div class="part article"><div>iklan</div>
    <img src="/a.jpg"> Pedagang ikan. Foto: MTVN/Bagus <p><strong>Metrotvnews.com, Tuban:</strong> Pasar itu dibuka.</p>
    Pembeli datang. <p><strong>Klik: <a href="/x">Harga Cumi</a></strong></p><p>Ramai sekali.</p><p>(TRK)</p>
    <table><tr><td>foto</td></tr></table></div>"""
    article = read(MetroTvNews, "http://news.metrotvnews.com/metro/GKd3veek-pasar-ikan", page)
    assert (article.layout, article.title, article.authors) == ("part-article", "Pasar Ikan", ["Sari Dewi"])
    assert str(article.published_at) == "2016-10-10 21:10:00+07:00"
    assert (article.dateline, article.initials) == ("Metrotvnews.com, Tuban", "TRK")
    assert texts(article) == ["Pasar itu dibuka.", "Pembeli datang.", "Ramai sekali."]


def test_the_real_topic_list_of_2016(shared: Path) -> None:
    page = saved(shared, "metrotvnews.com/pyk--metrotvnews_sample_page.html.gz")
    found = listed(MetroTvNews, "latest", page, "http://www.metrotvnews.com/more/topic/8602/0", SCOPE)
    assert len(found) == 20
    assert (
        "https://video.metrotvnews.com/headline-news/zNPAyqXb-warga-dukung-kpud-dki-bertindak-profesional",
        "2016-10-13T22:48+07:00",
    ) in found
