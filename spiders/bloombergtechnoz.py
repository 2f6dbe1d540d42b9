"""Bloomberg Technoz

Site: https://www.bloombergtechnoz.com
Owner: Bloomberg Technoz, under licence of Bloomberg
Discovery: latest, of all channels, the first page; market, of a day for the channel Market alone (crawlers of 2026); search
Addresses: `/detail-news/ID/slug`
Pages: numbered (`/2`)
Caveats: the index of a day is known for Market only; the channel of an article is not in its address.
"""

from dataclasses import replace

from detikcrawl.discovery import DatedIndex, PagedList
from detikcrawl.extraction import STANDARD, ArticlePattern, Css, PageForm
from detikcrawl.site import NewsSite

CARD = ".card-box"

DETAIL = replace(
    STANDARD,
    name="detail",
    years="2024-2026",
    body=".detail-in",
    junk=("[class*=smallbox-pilihan], .pager, [class*=baca-juga], [id^=div-gpt-ad], .share, ins",),
    authors=(Css("h5.title.margin-bottom-ss a"), *STANDARD.authors),
    channel_name=(*STANDARD.channel_name, Css("ul.sitemap li:last-child", first=True)),
    published=(*STANDARD.published, Css(".text-sumber h5.cl-gray, h5.title.fw4.cl-gray", first=True)),
    caption=(Css("figcaption", first=True),),
)


class Bloombergtechnoz(NewsSite):
    """Bloomberg Technoz."""

    name = "bloombergtechnoz"
    title = "Bloomberg Technoz"
    evidence = "unverified: crawlers of 2025 and 2026, no real page"
    allowed_domains = ["bloombergtechnoz.com"]

    site_channels = ()
    discovery = (
        PagedList(url="https://www.bloombergtechnoz.com/indeks", card=CARD, title=".title"),
        DatedIndex(name="market", url="https://www.bloombergtechnoz.com/indeks/market/{date}", card=CARD, title=".title"),
        PagedList(
            name="search",
            url="https://www.bloombergtechnoz.com/search?query={query}&pagenum={page}",
            card=CARD,
            title=".title",
        ),
    )
    patterns = (ArticlePattern(r"https://(?:www\.)?bloombergtechnoz\.com/detail-news/(?P<id>\d+)(?:/|$)"),)
    layouts = (DETAIL,)
    page_form = PageForm(pager=".pager a, .pagination a", page_url="{url}/{page}")
    brands = frozenset({"bloomberg technoz", "bloombergtechnoz", "bloomberg", "bloomberg news", "redaksi"})
