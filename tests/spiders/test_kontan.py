"""Kontan."""

from datetime import date

from detikcrawl.article import Completeness
from detikcrawl.discovery.source import Scope
from spiders.kontan import Kontan
from tests.spiders.reading import listed, read, source_of, texts

DAY = Scope(date(2026, 2, 7), date(2026, 2, 7))
URL = "https://investasi.kontan.co.id/news/harga-ikan-naik-hari-ini"

PAGE = """<html><head><meta name="content_PublishedDate" content="2026-02-07 17:41:10">
<meta name="content_category" content="Investasi">
<meta name="keywords" content="ikan, pasar"></head><body><h1 class="detail-desk">Harga Ikan Naik</h1>
<div class="fs14 ff-opensans font-gray">Sabtu, 07 Februari 2026 / 17:41 WIB</div>
<div class="tmpt-desk-kon" itemprop="articleBody"><p>Reporter: <b>Sari Dewi</b> | Editor: <b>Bagus Putra</b></p>
<p><strong>KONTAN.CO.ID -</strong> JAKARTA. Harga ikan naik.</p>
<p><strong>Baca Juga: <a class="track-bacajuga-inside" href="/x">Harga Cumi</a></strong></p><p>%s</p>
<h2><a class="track-x" href="/y">Selanjutnya: Harga udang</a></h2><p>Menarik Dibaca: Resep ikan</p>
<p>Cek Berita dan Artikel yang lain di <a class="track-gnews">Google News</a></p><!-- pagination end --></div>%s</body>
</html>"""


def test_article() -> None:
    article = read(Kontan, URL, PAGE % ("Pedagang senang.", ""))
    assert (article.title, article.authors, article.editors) == ("Harga Ikan Naik", ["Sari Dewi"], ["Bagus Putra"])
    assert (article.channel, article.channel_name, article.tags) == ("investasi", "Investasi", ["ikan", "pasar"])
    assert article.dateline == "KONTAN.CO.ID - JAKARTA"
    assert texts(article) == ["Harga ikan naik.", "Pedagang senang."]
    assert str(article.published_at) == "2026-02-07 17:41:10+07:00"
    assert (article.pages_expected, article.completeness) == (1, Completeness.COMPLETE)


def test_an_article_of_two_pages() -> None:
    pager = f'<a href="{URL}?page=1">1</a><a href="{URL}?page=2">2</a><a href="{URL}?page=all">Tampilkan Semua</a>'
    second = f'<h1>Harga Ikan Naik</h1><div class="tmpt-desk-kon"><p>Pembeli tidak.</p></div>{pager}'
    article = read(Kontan, URL, PAGE % ("Pedagang senang.", pager), second)
    assert (article.pages_expected, article.completeness) == (2, Completeness.COMPLETE)
    assert texts(article) == ["Harga ikan naik.", "Pedagang senang.", "Pembeli tidak."]


def test_index_of_a_day() -> None:
    index = source_of(Kontan, "index")
    assert index.page_url(DAY, 2).endswith("?kanal=&tanggal=07&bulan=02&tahun=2026&pos=indeks&per_page=20")
    page = f"""<div class="list-berita"><ul><li data-offset="0"><div><span class="linkto-orange">Investasi</span>
    <span class="font-gray">| Sabtu, 07 Februari 2026 | 17:41 WIB</span><h1>
<a href="//{URL.split("//")[1]}">Harga Ikan Naik</a></h1>
    </div></li><li data-offset="1"><h1><a href="https://insight.kontan.co.id/news/x">Berbayar</a></h1></li></ul></div>"""
    found = listed(Kontan, "index", page.encode(), "https://www.kontan.co.id/search/indeks", DAY)
    assert found == [(URL, "2026-02-07T17:41+07:00")]
