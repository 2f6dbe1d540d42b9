"""The family WordPress."""

import json
from datetime import date

import pytest

from detikcrawl.discovery.source import Scope
from detikcrawl.site import NewsSite
from spiders.bantennews import BantenNews
from spiders.fajar import Fajar
from spiders.hidayatullah import Hidayatullah
from spiders.infobanknews import Infobanknews
from spiders.islami import Islami
from spiders.mojok import Mojok
from spiders.mongabay import Mongabay
from spiders.niagaasia import NiagaAsia
from spiders.projectmultatuli import ProjectMultatuli
from tests.spiders.reading import listed, located, read, source_of, texts

DAY = Scope(date(2026, 7, 24), date(2026, 7, 24))
URL = "https://mongabay.co.id/2026/07/24/pasar-ikan-dibuka"

TWENTY = """<html lang="id"><head><meta property="article:published_time" content="2026-07-24T00:10:00+00:00">
<meta property="article:modified_time" content="2026-07-24T01:00:00+00:00"><meta property="og:image" content="/pasar.jpg">
<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"Pasar Ikan Dibuka","author":{"name":"Sari Dewi"},
"datePublished":"2026-07-24T00:10:00+00:00","keywords":["Ikan","Tuban"],"articleSection":["Laut"]}]}</script></head>
<body class="single"><article class="post hentry"><header class="entry-header"><h1 class="entry-title">Pasar Ikan Dibuka</h1>
<div class="entry-meta"><time class="entry-date published" datetime="2026-07-24T07:10:00+07:00">24 Juli 2026</time>
<time class="updated" datetime="2026-07-25T08:00:00+07:00"></time><span class="author vcard"><a>Orang Lain</a></span></div>
</header><div class="entry-content"><div class="addtoany_share_save_container">Bagikan</div>
<div id="ez-toc-container"><p>Daftar Isi</p></div><p><strong>Tuban, Mongabay</strong> - Pasar itu dibuka.</p>
<div class="code-block code-block-1">Iklan</div><pre class="wp-block-code">Kode.</pre>
<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">Ikan segar</p></div>
<h2 class="wp-block-heading">Harga</h2><ul><li>Cumi murah</li></ul><p>Baca juga: <a href="/x">Harga Cumi</a></p>
<blockquote><p>Ramai sekali.</p></blockquote><p>Bersambung.</p>
<div class="page-links">Halaman: <span class="post-page-numbers current">1</span>
<a href="{0}/2/" class="post-page-numbers">2</a></div><div id="jp-relatedposts" class="jp-relatedposts">Terkait</div></div>
<footer class="entry-footer"><a rel="category tag">Laut</a><a rel="tag">Ikan</a><a rel="tag">Tuban</a></footer></article>
<aside><article><h2 class="entry-title">Lain</h2><time class="entry-date" datetime="2020-01-01T00:00:00+07:00"></time></article>
</aside></body></html>"""
SECOND = """<article class="hentry"><h1 class="entry-title">Pasar Ikan Dibuka</h1><div class="entry-content">
<p>Pasar tutup sore.</p><div class="page-links"><a href="{0}/">1</a>
<span class="post-page-numbers current">2</span></div></div></article>"""


def test_an_article_of_two_pages() -> None:
    article = read(Mongabay, URL, TWENTY.replace("{0}", URL), SECOND.replace("{0}", URL))
    assert texts(article) == [
        *("Pasar itu dibuka.", "Kode.", "Harga", "Cumi murah", "Ramai sekali.", "Bersambung."),
        "Pasar tutup sore.",
    ]
    assert (article.layout, article.title, article.authors) == ("entry", "Pasar Ikan Dibuka", ["Sari Dewi"])
    assert (article.dateline, article.tags, article.channel_name) == ("Tuban, Mongabay", ["Ikan", "Tuban"], "Laut")
    assert str(article.published_at) == "2026-07-24 07:10:00+07:00"  # of the theme, not the UTC of the plug-in
    assert str(article.modified_at) == "2026-07-24 01:00:00+00:00"
    assert (article.pages_expected, article.pages_fetched, article.completeness) == (2, 2, "complete")
    assert article.images[0].url == "https://mongabay.co.id/pasar.jpg"


def test_the_first_page_alone_is_not_whole() -> None:
    article = read(Mongabay, URL, TWENTY.replace("{0}", URL))
    assert (article.pages_expected, article.completeness) == (2, "partial")
    assert Mongabay.article_reader().page_url(Mongabay.article_reader().locate(URL), 2) == f"{URL}/2/"


NEWSPAPER = """<meta property="og:title" content="Pasar Ikan"><article class="post"><div class="td-post-header">
<header class="td-post-title"><h1 class="entry-title">Pasar Ikan</h1><div class="td-module-meta-info">
<div class="td-post-author-name">Oleh <a>Sari Dewi</a></div><span class="td-post-date">
<time class="entry-date updated td-module-date" datetime="2026-07-24T06:10:00+07:00">Jumat</time></span></div></header></div>
<div class="td-post-content"><div class="td-post-featured-image"><figure><figcaption>Ikan</figcaption></figure></div>
<p>SERANG – Pasar itu dibuka.</p><div class="td-a-rec">Iklan</div><p>Ramai.</p></div>
<ul class="td-tags"><li><a rel="tag">Ikan</a></li></ul><div class="td_block_related_posts">Terkait</div></article>"""
JNEWS = """<meta name="author" content="Redaksi"><meta property="article:published_time" content="2026-07-24T06:10:00+07:00">
<div class="entry-header"><h1 class="jeg_post_title">Pasar Ikan</h1><div class="jeg_meta_author"><a>Sari Dewi</a></div></div>
<div class="entry-content no-share"><div class="jeg_share_button">Bagikan</div><div class="content-inner">
<p>Pasar itu dibuka.</p><div class="jnews_inline_related_post">Baca ini</div><p>Ramai.</p>
<div class="jeg_post_tags"><a rel="tag">Ikan</a></div></div></div>"""
ELEMENTOR = """<meta property="article:published_time" content="2026-07-24T06:10:00+07:00"><h1>Pasar Ikan</h1>
<meta name="author" content="Sari Dewi"><div class="elementor-widget-theme-post-content"><div><p>Pasar itu dibuka.</p>
<p>Ramai.</p></div></div>"""
OTHER = """<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Sari Dewi"},
"datePublished":"2026-07-24T06:10:00+07:00"}</script><article><header><h1>Pasar Ikan</h1><time>24 Juli</time></header>
<p>Pasar itu dibuka.</p><div class="share">Bagikan</div><p>Ramai.</p><footer>Redaksi</footer></article>"""
NAMED = OTHER.replace("<p>Pasar", "<div class=post-content><p>Pasar").replace("<footer>", "</div><p>Lain</p><footer>")


@pytest.mark.parametrize(
    ("site", "url", "page", "layout"),
    [
        (BantenNews, "https://www.bantennews.co.id/pasar-ikan-dibuka/", NEWSPAPER, "entry"),
        (Mojok, "https://mojok.co/esai/pasar-ikan-dibuka/", JNEWS, "entry"),
        (ProjectMultatuli, "https://projectmultatuli.org/pasar-ikan-dibuka/", ELEMENTOR, "entry"),
        (Infobanknews, "https://infobanknews.com/pasar-ikan-dibuka/", OTHER, "bare"),
        (Islami, "https://islami.co/pasar-ikan-dibuka/", OTHER, "bare"),
        (NiagaAsia, "https://www.niaga.asia/pasar-ikan-dibuka/", NAMED, "theme"),
        (Hidayatullah, "https://hidayatullah.com/berita/2026/07/24/300001/pasar-ikan.html", ELEMENTOR, "entry"),
    ],
)
def test_themes(site: type[NewsSite], url: str, page: str, layout: str) -> None:
    article = read(site, url, page)
    assert texts(article) == ["Pasar itu dibuka.", "Ramai."]
    assert (article.title, article.authors) == ("Pasar Ikan", ["Sari Dewi"])
    assert str(article.published_at) == "2026-07-24 06:10:00+07:00"
    assert article.layout == layout
    assert (article.pages_expected, article.completeness) == (1, "complete")


@pytest.mark.parametrize(
    ("site", "url", "channel"),
    [
        (Mojok, "https://mojok.co/terminal/pasar-ikan-dibuka/", "terminal"),
        (ProjectMultatuli, "https://projectmultatuli.org/en/a-fish-market-opens/", "en"),
        (Hidayatullah, "https://www.hidayatullah.com/kajian/hikmah/2020/06/27/187001/pasar-ikan.html", None),
        (Fajar, "https://fajar.co.id/2026/07/24/pasar-ikan?page=all", None),
        (Infobanknews, "https://infobanknews.com/kebijakan-baru-pasar-ikan/", None),
    ],
)
def test_articles(site: type[NewsSite], url: str, channel: str | None) -> None:
    found = located(site, url)
    assert found is not None
    assert found[1:] == ("article", channel)


def test_numbers_stand_for_articles_where_there_are_any() -> None:
    found = located(Hidayatullah, "https://hidayatullah.com/berita/2023/07/03/254113/pasar-ikan.html")
    assert found == ("254113", "article", "berita")


def test_posts_of_a_day() -> None:
    source = source_of(Mongabay, "posts")
    assert source.dated
    first = source.first(DAY)
    assert first.url == (
        "https://mongabay.co.id/wp-json/wp/v2/posts?after=2026-07-23T23:59:59&before=2026-07-25T00:00:00"
        "&per_page=100&offset=0&_fields=link,date"
    )
    body = json.dumps(
        [{"link": URL + "/", "date": "2026-07-24T07:10:00"}, {"link": "https://mongabay.co.id/tentang/"}]
    ).encode()
    assert listed(Mongabay, "posts", body, first.url, DAY) == [(URL, "2026-07-24T07:10+07:00")]
    (second,) = source.after(DAY, first, source.read(body, first.url, DAY))
    assert "&offset=100&" in second.url
    assert source.read(b"[]", second.url, DAY).cards == 0


def test_the_archive_of_a_day() -> None:
    page = f"""<article class="hentry"><a href="{URL}/#comments">2</a>
    <h2 class="entry-title"><a href="{URL}/">Pasar Ikan</a></h2>
<time class="entry-date" datetime="2026-07-24T07:10:00+07:00">24 Juli</time></article>
    <div class="td_module_wrap"><h3 class="entry-title"><a href="{URL}-dua/">Pasar Dua</a></h3></div>"""
    source = source_of(Mongabay, "index")
    assert source.first(DAY).url == "https://mongabay.co.id/2026/07/24/"
    assert listed(Mongabay, "index", page.encode(), "https://mongabay.co.id/2026/07/24/", DAY) == [
        (URL, "2026-07-24T07:10+07:00"),
        (URL + "-dua", None),
    ]


def test_feed_and_search() -> None:
    item = f"<item><title>Pasar</title><link>{URL}/</link><pubDate>Fri, 24 Jul 2026 00:10:00 +0000</pubDate></item>"
    found = listed(Mongabay, "rss", f"<rss><channel>{item}</channel></rss>".encode(), "https://mongabay.co.id/feed/", DAY)
    assert [address for address, _ in found] == [URL]
    scope = Scope(DAY.first_day, DAY.last_day, query="pasar ikan")
    assert (
        source_of(Mongabay, "search")
        .first(scope)
        .url.startswith("https://mongabay.co.id/wp-json/wp/v2/posts?search=pasar%20ikan&")
    )
