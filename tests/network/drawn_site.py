"""Sites whose pages are drawn by scripts, one for each way in which a site can need a browser.

As a file of `spiders/`, or by `-s SPIDER_MODULES=tests.network.drawn_site`; what they ask for is in `drawn_world`.
"""

from dataclasses import replace

from detikcrawl.discovery import PagedList
from detikcrawl.extraction import QUERY_PAGES, ArticlePattern, Css, Layout
from detikcrawl.site import NewsSite


class Etalase(NewsSite):
    """What the three have in common; without `name`, so no site itself."""

    title = "Etalase"
    evidence = "invented"
    allowed_domains = ["etalase.example"]
    site_channels = ()
    discovery = (PagedList(url="https://www.etalase.example/daftar?page={page}", card=".kartu"),)
    patterns = (ArticlePattern(r"https://www\.etalase\.example/berita/(?P<id>\d+)/[\w-]+"),)
    layouts = (Layout("2026", body=".isi", title=(Css("h1"),), published=(Css("time", "datetime"),)),)
    page_form = replace(QUERY_PAGES, pager=".halaman a")


class DrawnIndex(Etalase):
    """Lists are drawn."""

    name = "etalaseindeks"
    javascript = "index"
    discovery = (PagedList(url="https://www.etalase.example/indeks?page={page}", card=".kartu"),)


class DrawnArticles(Etalase):
    """Articles are drawn."""

    name = "etalaseartikel"
    javascript = "article"


class DrawnAtTimes(Etalase):
    """Some articles are drawn, others come whole."""

    name = "etalasekadang"
    javascript = "fallback"
