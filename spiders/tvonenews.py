"""tvOnenews

Site: https://www.tvonenews.com
Owner: Visi Media Asia
Discovery: latest, of all channels, page after page (crawler of 2026)
Addresses: `/CHANNEL/[SECTION/]ID-slug`
Pages: `?page=2`, all at `?page=all` (2023)
Caveats: the markup of list and pager was not seen: every link of a list is looked at.
"""

from dataclasses import replace

from detikcrawl.discovery import PagedList
from detikcrawl.extraction import QUERY_PAGES, STANDARD, ArticlePattern, Css, Kind, channels
from detikcrawl.site import NewsSite

HOST = r"https://(?:www\.)?tvonenews\.com/"
END = r"(?:[\w-]+/){0,2}(?P<id>\d{4,9})-[\w-]+"

DETAIL = replace(
    STANDARD,
    name="detail",
    years="2026",
    body=".detail-content",
    junk=("[class*=baca-juga], [class^=related], [class^=video], .ads, .pagination, .share, [id^=div-gpt-ad], ins",),
    authors=(Css(".detail-author"), *STANDARD.authors),
    channel_name=(*STANDARD.channel_name, Css(".breadcrumb li:nth-child(2) a", first=True)),
    published=(*STANDARD.published, Css(".detail-date", first=True)),
    caption=(Css("figcaption", first=True),),
)


class Tvonenews(NewsSite):
    """tvOnenews and its channels."""

    name = "tvonenews"
    title = "tvOnenews"
    evidence = "unverified: one crawler of 2026, addresses of 2023 to 2025, no real page"
    allowed_domains = ["tvonenews.com"]

    site_channels = channels("tvonenews.com", "berita daerah ekonomi sport bola lifestyle religi trending channel")
    discovery = (PagedList(url="https://www.tvonenews.com/indeks/{page}", card="a[href]"),)
    patterns = (
        ArticlePattern(HOST + "(?:foto|galeri)/" + END, Kind.GALLERY),
        ArticlePattern(HOST + "video/" + END, Kind.VIDEO),
        ArticlePattern(HOST + r"(?!(?:tag|indeks|author|search)/)[\w-]+/" + END),
    )
    layouts = (DETAIL,)
    page_form = replace(QUERY_PAGES, pager=".pagination a")
    brands = frozenset({"tvonenews", "tvonenews.com", "tim tvone", "tim tvonenews", "viva", "redaksi"})
