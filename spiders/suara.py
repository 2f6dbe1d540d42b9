"""Suara.com

Site: https://www.suara.com
Owner: Arkadia Digital Media
Discovery: sitemap, the newest of every channel with their times (crawlers of 2026); latest, of all channels, 20 cards a page;
rss, the newest
Addresses: `/CHANNEL/YYYY/MM/DD/HHMMSS/slug` (2017-2026); regional sites have `/read/` or a channel before the date. There is no
number: time and slug stand for an article
Pages: `?page=2`, all at `?page=all` (2023-2026); a script says how many
Caveats: no real page was seen. A box of the text in ten seconds stands on every page and is left out. The byline does not say
who is the editor. What readers write (`yoursay.suara.com`) has the same form of address.
"""

import re
from dataclasses import replace

from detikcrawl.discovery import Feed, PagedList, Sitemap
from detikcrawl.extraction import QUERY_PAGES, ArticlePattern, Kind, channels
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.suara import LAYOUTS

CHANNELS = "news bisnis bola sport lifestyle entertainment otomotif tekno health kotaksuara"
REGIONS = (
    "jakarta jogja jabar jatim jateng bali banten batam bogor kalbar kaltim lampung malang riau sulsel sumbar sumsel sumut"
)
HOST = r"https://(?!yoursay\.)(?:[\w-]+\.)*suara\.com/"
ITEM = r"(?P<id1>\d{4})/(?P<id2>\d\d)/(?P<id3>\d\d)/(?P<id4>\d{6})/(?P<id5>[\w.-]+)$"


class Suara(NewsSite):
    """Suara.com and its regional sites."""

    name = "suara"
    title = "Suara.com"
    evidence = "unverified: a structure fixture of two pages of July 2026 and documentation of 2019 to 2026, no real page"
    allowed_domains = ["suara.com"]

    site_channels = channels("suara.com", CHANNELS, hosts=REGIONS)
    discovery = (
        Sitemap(url="https://www.suara.com/sitemap.xml", children=r"/sitemap[-_]news\.xml", trust_lastmod=False),
        PagedList(
            url="https://www.suara.com/indeks?page={page}",
            card=".article-kanal-info, .list-item-y-img-retangle .item, .item-content",
            link=(".text-list-item-y a[href]", ".post-title a[href]", "a[href]"),
            time=".suara-time, .date",
        ),
        Feed(url="https://www.suara.com/rss"),
    )
    patterns = (
        ArticlePattern(HOST + r"(?:[\w-]+/)*foto/" + ITEM, Kind.GALLERY),
        ArticlePattern(HOST + r"(?:[\w-]+/)*video/" + ITEM, Kind.VIDEO),
        ArticlePattern(HOST + r"(?:[\w-]+/)*infografis/" + ITEM, Kind.INFOGRAPHIC),
        ArticlePattern(HOST + r"(?:[\w-]+/)+" + ITEM),
    )
    layouts = LAYOUTS
    page_form = replace(
        QUERY_PAGES, pager=".pagination-custom li a, .pagination-custom li", declared=r"articleTotalPages'?\"?\s*:\s*'?\"?(\d+)"
    )
    brands = frozenset({"suara.com", "suara", "tim suara.com", "redaksi suara.com"})
    rules = (
        Rule("ten_seconds", re.compile(r"\W*Baca 10 detik\W*", re.IGNORECASE)),
        Rule("credits", re.compile(r"\W*Kontributor\s*:\s*.{1,80}"), needs="kontributor"),
    )
