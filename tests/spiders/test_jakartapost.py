"""The Jakarta Post."""

from datetime import date

import pytest

from detikcrawl.article import Completeness
from detikcrawl.discovery.source import Scope
from spiders.jakartapost import Jakartapost
from tests.spiders.reading import listed, read, source_of, texts

DAY = Scope(date(2026, 5, 20), date(2026, 5, 20), "business", "www.thejakartapost.com/business")
URL = "https://www.thejakartapost.com/business/2026/05/20/fish-prices-rise.html"

PAGE = """<html lang="en"><head><meta property="og:title" content="Fish prices rise - Business - The Jakarta Post">{0}</head>
<body>
<h1>The Jakarta Post</h1>{1}<div class="tjp-single__head"><span class="created">Published on May. 20, 2026</span></div>
<div class="tjp-single__content"><div class="tjp-opening"><h1 class="tjp-opening__char">F</h1>
<p class="tjp-opening__txt">ish prices rose on Wednesday.</p></div>
<div class="tjp-single__content-ads">Advertisement</div><p>Traders are glad.</p>
<div class="tjp-single__content-list"><p>Popular</p></div><div class="tjp-newsletter-box"><p>Newsletter</p></div>{2}</div>
</body></html>"""
LD = """<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Fish prices rise",
"datePublished":"2026-05-20T08:00:00+07:00","dateModified":"2026-05-20T09:00:00+07:00","isAccessibleForFree":"{0}",
"author":[{{"name":"Sari Dewi (The Jakarta Post)"}},{{"name":"Bagus Putra"}}]}}</script>"""
TITLE = '<h1 class="tjp-title">Fish prices rise</h1>'


def test_article() -> None:
    article = read(Jakartapost, URL, PAGE.format(LD.format("true"), TITLE, ""))
    assert (article.title, article.authors) == ("Fish prices rise", ["Sari Dewi", "Bagus Putra"])
    assert texts(article) == ["Fish prices rose on Wednesday.", "Traders are glad."]
    assert (str(article.published_at), str(article.modified_at)) == ("2026-05-20 08:00:00+07:00", "2026-05-20 09:00:00+07:00")
    assert (article.channel, article.language, article.is_free) == ("business", "en", True)
    assert article.completeness is Completeness.COMPLETE


@pytest.mark.parametrize(
    ("data", "wall"), [(LD.format("false"), ""), ("", '<div class="tjp-paywall"><p>Subscribe to read</p></div>')]
)
def test_premium(data: str, wall: str) -> None:
    article = read(Jakartapost, URL, PAGE.format(data, "", wall))
    assert (article.title, article.is_free, article.completeness) == ("Fish prices rise", False, Completeness.UNKNOWN)
    assert texts(article) == ["Fish prices rose on Wednesday.", "Traders are glad."]
    assert article.published_at is not None
    assert article.published_at.date() == date(2026, 5, 20)


@pytest.mark.parametrize(
    "body",
    [
        '<div class="col-md-10 col-xs-12 detailNews">{}</div>',
        '<div class="tjp-detail-news"><p>Read also</p><div class="show-define-text">{}</div></div>',
    ],
)
def test_before_2023(body: str) -> None:
    page = f"""<meta name="author" content="Sari Dewi"><h1>The Jakarta Post</h1><h1 class="title-large">Fish prices rise</h1>
    <span class="posting"><span class="day">Thu, August 31, 2017</span> <span class="time">08:03 am</span></span>
    {body.format("<p>Fish prices rose.</p><p>Traders are glad.</p>")}"""
    article = read(Jakartapost, "http://www.thejakartapost.com/news/2017/08/31/fish-prices-rise.html", page)
    assert (article.layout, article.title, article.authors) == ("define", "Fish prices rise", ["Sari Dewi"])
    assert texts(article) == ["Fish prices rose.", "Traders are glad."]
    assert str(article.published_at) == "2017-08-31 08:03:00+07:00"


def test_of_the_sitemaps_those_of_news_are_read() -> None:
    sitemap = source_of(Jakartapost, "sitemap")
    names = ("business/sitemap.xml", "business/news/sitemap.xml")
    index = "".join(f"<sitemap><loc>https://www.thejakartapost.com/{name}</loc></sitemap>" for name in names)
    first = sitemap.first(DAY)
    steps = sitemap.after(DAY, first, sitemap.read(f"<sitemapindex>{index}</sitemapindex>".encode(), first.url, DAY))
    assert [step.url for step in steps] == ["https://www.thejakartapost.com/business/news/sitemap.xml"]


def test_latest_of_a_section() -> None:
    latest = source_of(Jakartapost, "latest")
    assert latest.first(DAY).url == "https://www.thejakartapost.com/business/latest"
    page = f"""<div class="listNews"><a href="/business">Business</a><a href="{URL}">
<h2 class="titleNews">Fish prices rise</h2></a></div>
    <div class="listNews"><a href="/adv/2026/05/20/buy-fish.html">Buy fish</a></div>"""
    assert listed(Jakartapost, "latest", page.encode(), latest.first(DAY).url, DAY) == [(URL, None)]
