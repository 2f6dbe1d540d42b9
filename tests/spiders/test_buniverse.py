"""B Universe: Beritasatu and Investor.id."""

from datetime import UTC, date, datetime
from pathlib import Path

from detikcrawl.article import Completeness
from detikcrawl.discovery.source import Scope
from spiders.beritasatu import Beritasatu
from spiders.investorid import Investorid
from tests.spiders.reading import listed, located, read, source_of, texts

DAY = Scope(date(2026, 7, 24), date(2026, 7, 24))
URL = "https://www.beritasatu.com/nasional/900001/pasar-ikan-dibuka"
INVESTOR = "https://investor.id/market/900002/harga-ikan-naik"

PAGE = """<html lang="id"><head><script>window.dataLayer = window.dataLayer || [];
window.dataLayer.push({"content_category": "Nasional", "sub_category": "Kesra",
"penulis": "Sari Dewi", "editor": "Bagus Putra"});
</script>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pasar Ikan Dibuka","author":[{"name":"Sari Dewi"}],
"datePublished":"2026-07-24T16:39:00+07:00"}</script></head><body><h1>Pasar Ikan Dibuka</h1>
<figcaption>Pasar. (Dok Pasar)</figcaption>
<div class="col b1-article body-content"><p><strong>Jakarta, Beritasatu.com</strong> - Pasar itu dibuka.</p>
<div id="div-gpt-ad-1"><script>x</script></div><div style="background: #FFEBEB;"><p>BACA JUGA</p><h2>
<a href="/x">Harga Cumi</a></h2>
</div><div>ADVERTISEMENT</div><p>Ramai sekali.</p><div><a href="https://www.beritasatu.com/tag/ikan">
<h3 class="badge">Ikan</h3></a>
</div></div></body></html>"""


def test_article() -> None:
    article = read(Beritasatu, URL, PAGE)
    assert (article.title, article.authors, article.editors) == ("Pasar Ikan Dibuka", ["Sari Dewi"], ["Bagus Putra"])
    assert (article.channel, article.channel_name, article.section) == ("nasional", "Nasional", ["Kesra"])
    assert (article.dateline, article.tags) == ("Jakarta, Beritasatu.com", ["Ikan"])
    assert texts(article) == ["Pasar itu dibuka.", "Ramai sekali."]
    assert str(article.published_at) == "2026-07-24 16:39:00+07:00"
    assert (article.pages_expected, article.completeness) == (1, Completeness.COMPLETE)


def test_the_fixture_of_2026(shared: Path) -> None:
    article = read(Beritasatu, URL, (shared / "snippets" / "egi-beritasatu--sample-article.html").read_bytes())
    assert (article.authors, article.editors) == (["Contoh Reporter Satu"], ["Contoh Editor"])
    assert article.tags == ["Contoh Tag Satu", "Contoh Tag Dua", "Contoh Tag Tiga"]
    assert [image.credit for image in article.images] == ["Dok Istimewa"]
    assert article.published_offset == 420
    assert len(article.blocks) == 5
    assert not any("BACA JUGA" in text or "Terkait" in text for text in texts(article))


def test_latest_of_the_fixture(shared: Path) -> None:
    body = (shared / "snippets" / "egi-beritasatu--indeks.html").read_bytes()
    base = datetime(2026, 7, 24, 5, 0, tzinfo=UTC)
    latest = source_of(Beritasatu, "latest")
    listing = latest.read(body, "https://www.beritasatu.com/terkini/indeks", DAY, base=base)
    articles = [link for link in listing.links if located(Beritasatu, link.url)]
    assert (listing.cards, len(articles)) == (7, 6)
    assert (articles[0].title, str(articles[0].published)) == (
        "Contoh Judul Berita BeritaSatu Pertama",
        "2026-07-24 11:50:00+07:00",
    )


def test_of_the_sitemaps_those_of_news_are_read() -> None:
    sitemap = source_of(Beritasatu, "sitemap")
    index = b"""<sitemapindex><sitemap><loc><![CDATA[https://www.beritasatu.com/sitemap/sport/web.xml]]></loc></sitemap>
    <sitemap><loc><![CDATA[https://www.beritasatu.com/sitemap/sport/news.xml]]></loc></sitemap></sitemapindex>"""
    first = sitemap.first(DAY)
    steps = sitemap.after(DAY, first, sitemap.read(index, first.url, DAY))
    assert [step.url for step in steps] == ["https://www.beritasatu.com/sitemap/sport/news.xml"]
    news = f"""<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc><![CDATA[{URL}]]></loc><news:news>
    <news:publication_date>2026-07-24T16:39:00+07:00</news:publication_date></news:news></url></urlset>"""
    assert listed(Beritasatu, "sitemap", news.encode(), steps[0].url, DAY) == [(URL, "2026-07-24T16:39+07:00")]


PART = """<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"2026-03-26T15:47:00+07:00",
"author":{{"name":"Sari Dewi"}}}}</script><main><h1>Harga Ikan Naik</h1><div class="col fsbody2 body-content">{0}</div>
<div>Halaman: <a href="/market/900002/harga-ikan-naik">1</a> <a href="/market/900002/harga-ikan-naik/2">2</a>
<a href="/market/900002/harga-ikan-naik/all">Semua</a></div>
<a href="/market/900009/harga-cumi/3">lain</a></main>"""


def test_an_article_of_two_pages() -> None:
    first = PART.format("<p><strong>JAKARTA, investor.id</strong> – Harga naik.</p><p>Baca Juga: Harga cumi</p>")
    second = PART.format("<p>Harga turun lagi.</p><p>Editor: Bagus Putra</p><p>Baca Berita Lainnya di Google News</p>")
    article = read(Investorid, INVESTOR, first, second)
    assert (article.dateline, article.pages_expected, article.completeness) == (
        "JAKARTA, investor.id",
        2,
        Completeness.COMPLETE,
    )
    assert texts(article) == ["Harga naik.", "Harga turun lagi."]
    assert read(Investorid, INVESTOR, first).completeness is Completeness.PARTIAL
