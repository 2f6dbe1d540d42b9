"""Metro TV News

Site: https://www.metrotvnews.com
Owner: Media Group
Discovery: latest, the home page alone; search, page after page
Addresses: `/read/<eight letters>-slug` since 2023, `CHANNEL.metrotvnews.com/SECTION/<eight letters>-slug` in 2016 and 2017,
`CHANNEL.metrotvnews.com/read/2015/08/06/ID/slug` before; in between the site was medcom.id
Pages: one, as far as known
Caveats: no real article page was seen: both layouts are known from crawlers alone. Author and time share a line. No index by
date is known.
"""

import re

from detikcrawl.discovery import PagedList
from detikcrawl.extraction import ArticlePattern, Channel, Kind, channels
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.metrotvnews import LAYOUTS

CHANNELS = (
    "news ekonomi bola olahraga hiburan rona otomotif teknologi internasional pilkada jabar jateng jatim sumatera ramadan"
)


class MetroTvNews(NewsSite):
    """Metro TV News and its channels of before 2018."""

    name = "metrotvnews"
    title = "Metro TV News"
    evidence = "unverified: documentation of others' crawlers; a real topic list of 2016"
    allowed_domains = ["metrotvnews.com"]

    site_channels = (
        Channel("read", "Metro TV News", "www.metrotvnews.com/read"),
        *channels("metrotvnews.com", hosts=CHANNELS),
    )
    discovery = (
        PagedList(
            url="https://www.metrotvnews.com/?page={page}",
            first_url="https://www.metrotvnews.com/",
            card=".item:has(.text h3 a), .list-news .text, .trending-list li, li:has(> .grid), .topic",
            link=(".text h3 a[href]", "h2 a[href]", "h1 a[href]", "a[href]"),
            time=".reg",
            max_pages=1,
        ),
        PagedList(
            name="search",
            url="https://www.metrotvnews.com/search?query={query}&page={page}",
            card=".item:has(.text h3 a)",
            link=(".text h3 a[href]",),
        ),
    )
    patterns = (
        ArticlePattern(r"https://(?:www\.)?metrotvnews\.com/play/(?P<id>[A-Za-z0-9]{8})-[\w-]+", Kind.VIDEO),
        ArticlePattern(r"https://video\.metrotvnews\.com/[\w-]+/(?P<id>[A-Za-z0-9]{8})-[\w-]+", Kind.VIDEO),
        ArticlePattern(r"https://foto\.metrotvnews\.com/[\w-]+/(?P<id>[A-Za-z0-9]{8})-[\w-]+", Kind.GALLERY),
        ArticlePattern(r"https://(?:www\.)?metrotvnews\.com/(?:amp/)?read/(?P<id>[A-Za-z0-9]{8})-[\w-]+"),
        ArticlePattern(r"https://(?!www\.|video\.|foto\.)[\w-]+\.metrotvnews\.com/read/\d{4}/\d\d/\d\d/(?P<id>\d{5,7})/"),
        ArticlePattern(r"https://(?!www\.|video\.|foto\.)[\w-]+\.metrotvnews\.com/[\w-]+/(?P<id>[A-Za-z0-9]{8})-[\w-]+"),
    )
    layouts = LAYOUTS
    brands = frozenset({"metrotvnews.com", "metro tv", "metrotv", "media indonesia", "antara", "medcom.id", "medcom"})
    rules = (
        Rule("related", re.compile(r"\W*Klik\s*:.{0,300}", re.IGNORECASE), needs="klik"),
        # The caption of a picture in the text stands there as a line: "Ikan di pasar. Foto: MTVN/Sari".
        Rule("caption", re.compile(r"\W*.{0,160}\bFoto\s*:\s*.{2,60}"), needs="foto"),
    )
