"""Antara and its branches in the provinces."""

from datetime import date
from pathlib import Path

import pytest

from detikcrawl.discovery.source import Scope
from spiders.antara import Antara
from tests.spiders.reading import check, labels, listed, located, read, saved, source_of, texts

URL = "https://jateng.antaranews.com/berita/521349/pasar-ikan-dibuka"
DAY = Scope(date(2023, 7, 4), date(2023, 7, 4), channel="jateng", prefix="jateng.antaranews.com")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://www.antaranews.com/berita/629369/pasar-ikan-dibuka", ("629369", "article", "www")),
        ("https://www.antaranews.com/berita/4575238/pasar?utm_source=related", ("4575238", "article", "www")),
        ("https://m.antaranews.com/berita/4575238/pasar", ("4575238", "article", None)),
        (URL, ("jateng-521349", "article", "jateng")),
        ("https://bali.antaranews.com/berita/521349/pasar", ("bali-521349", "article", "bali")),
        ("https://en.antaranews.com/news/300123/fish-market", ("en-300123", "article", "en")),
        ("https://www.antaranews.com/foto/4575238/pasar", ("foto-4575238", "gallery", "www")),
        ("https://www.antaranews.com/video/2363682/pasar", ("video-2363682", "video", "www")),
        ("https://www.antaranews.com/infografik/4575238/pasar", ("infografik-4575238", "infographic", "www")),
    ],
)
def test_articles(url: str, expected: tuple[str, str, str | None]) -> None:
    assert located(Antara, url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://www.antaranews.com/tag/pasar",
        "https://www.antaranews.com/terkini/2",
        "https://www.antaranews.com/ajax/123",
        "https://www.antaranews.com/",
        "https://www.antaranews.com.penipu.id/berita/4575238/pasar",
    ],
)
def test_other_addresses(url: str) -> None:
    assert located(Antara, url) is None


def test_page_of_2026() -> None:
    page = """<html><head><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-02-25T07:39:12+07:00",
    "author":{"name":"Rini Putri"}}</script></head><body><div class="wrap__article-detail-title"><h1>Pasar Ikan Dibuka</h1>
    </div><div class="wrap__article-detail-image"><figure><img src="https://img.example/a.jpg">
    <figcaption>Pedagang menata ikan. (ANTARA/Sari)</figcaption></figure></div>
    <div class="wrap__article-detail-content post-content">Tuban (ANTARA) - Pasar itu dibuka pagi tadi.<br><br>
    "Ramai sekali," kata pedagang.<span class="baca-juga">Baca juga: <a>Harga cumi naik</a></span><br><br>Pasar tutup sore.
    <p class="text-muted mt-2 small">Pewarta: Sari Dewi dan Tono Adi<br>Editor: Rini Putri<br>Copyright © ANTARA 2026</p></div>
    <div class="blog-tags"><a>pasar ikan</a></div></body></html>"""
    article = read(Antara, URL, page)
    assert texts(article) == ["Pasar itu dibuka pagi tadi.", '"Ramai sekali," kata pedagang.', "Pasar tutup sore."]
    assert (article.authors, article.editors) == (["Sari Dewi", "Tono Adi"], ["Rini Putri"])
    assert (article.title, article.dateline, article.tags) == ("Pasar Ikan Dibuka", "Tuban (ANTARA)", ["pasar ikan"])
    assert (article.channel, str(article.published_at)) == ("jateng", "2026-02-25 07:39:12+07:00")
    assert article.images[0].credit == "ANTARA/Sari"


def test_credits_as_lines_of_the_text() -> None:
    page = """<h1 class="post-title">Pasar</h1><span class="article-date">Selasa, 4 Juli 2023 9:10 WITA</span>
    <div class="post-content"><p>Denpasar (ANTARA/JACX) - Pasar dibuka.</p><p>Pewarta: Sari Dewi</p><p>Editor : Rini Putri</p>
    <p>Uploader : Tono Adi</p><p>COPYRIGHT © ANTARA 2023</p><p>Dilarang keras mengambil konten situs ini.</p></div>"""
    article = read(Antara, "https://bali.antaranews.com/berita/521349/pasar", page)
    assert (texts(article), article.dateline) == (["Pasar dibuka."], "Denpasar (ANTARA/JACX)")
    assert (str(article.published_at), article.published_offset) == ("2023-07-04 09:10:00+08:00", 480)


def test_credits_that_a_page_glued_together() -> None:
    page = """<h1>Fish Market</h1><div class="wrap__article-detail-content">Tuban (ANTARA) - The market opens.<br><br>
    Related news: <a href="/x">Squid prices rise</a><br><br><p class="text-muted small"><span>Reporter: Sari Dewi</span>
    <span>Editor: Rini Putri</span> Copyright © ANTARA 2026</p></div>"""
    article = read(Antara, "https://en.antaranews.com/news/300123/fish-market", page)
    assert (article.authors, article.editors, texts(article)) == (["Sari Dewi"], ["Rini Putri"], ["The market opens."])


def test_page_of_2017() -> None:
    page = """<h1 class="title"><strong>Pasar Ikan</strong></h1><div class="date mt10"><time itemprop="datePublished"
    datetime="2017-05-15T18:43:56+07:00">Senin</time> | 699 Views</div><div class="byline">Oleh <span itemprop="author">Sari
    Dewi</span></div><blockquote>Kutipan besar</blockquote><div id="content_news">Tuban (ANTARA News) - Pasar dibuka.<br><br>
    <b>Harga tetap</b><br><br>Harga ikan tetap.<br><p class="mt10">Editor: <span itemprop="editor">Rini Putri</span></p>
    <p class="date">COPYRIGHT © ANTARA 2017</p></div>"""
    article = read(Antara, "http://www.antaranews.com/berita/629369/pasar", page)
    assert texts(article) == ["Pasar dibuka.", "Harga tetap", "Harga ikan tetap."]
    assert (article.authors, article.editors, article.tags) == (["Sari Dewi"], ["Rini Putri"], [])


def test_lists() -> None:
    assert source_of(Antara, "latest").first(DAY).url == "https://jateng.antaranews.com/terkini?page=1"
    assert source_of(Antara, "index").first(DAY).url == "https://jateng.antaranews.com/indeks/04-07-2023/1"
    assert source_of(Antara, "rss").first(DAY).url == "https://jateng.antaranews.com/rss/terkini.xml"
    page = f"""<div class="card__post card__post-list card__post__transition mt-30"><a href="/foto/1/x"><img></a>
    <div class="card__post__title"><a href="{URL}">Pasar</a></div><div class="card__post__author-info">
    <span>4 Juli 2023 09:10 WIB</span></div></div>""".encode()
    assert listed(Antara, "latest", page, "https://jateng.antaranews.com/terkini", DAY) == [(URL, "2023-07-04T09:10+07:00")]


def test_real_pages(shared: Path) -> None:
    noted = labels(shared, "antaranews.com")
    assert noted
    for label in noted:
        check(Antara, shared, label)
    page = saved(shared, "antaranews.com/anpandu--antara-singlepage.html.gz")
    article = read(Antara, "http://www.antaranews.com/berita/527615/x", page)
    assert (article.authors, article.editors) == (["Nur Imansyah"], ["Ade Marboen"])
    assert (article.dateline, str(article.published_at)) == ("Mataram, NTB (ANTARA News)", "2015-11-05 14:56:43+07:00")
    assert len(article.blocks) == 5


def test_real_feeds(shared: Path) -> None:
    for name in ("anpandu--antara-mainpage.xml.gz", "vinjerdim--antara.xml.gz"):
        found = listed(
            Antara, "rss", saved(shared, f"antaranews.com/{name}"), "https://www.antaranews.com/rss/terkini.xml", DAY
        )
        assert len(found) == 20
        assert all(time for _, time in found)
