"""Bisnis.com

Site: https://www.bisnis.com
Owner: Bisnis Indonesia Group
Discovery: index, of a day for all channels, page after page (crawlers of 2025 and 2026); sitemap, the news of two or three
days (crawler of June 2026)
Addresses: `CHANNEL.bisnis.com/read/YYYYMMDD/CHANNEL-ID/ID/slug`
Pages: one
Robots: RSS and feeds, the interactive pages and Spektrum
Caveats: Cloudflare answers articles and sitemaps with a challenge to plain clients (October 2026): ours may never get
through. Links of the margin stand among those of the index. What is on premium.bisnis.com is behind a paywall. The search
wraps its links and is left out.
"""

import re

from detikcrawl.discovery import DatedIndex, Sitemap
from detikcrawl.extraction import ArticlePattern, Kind, channels
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.bisnis import LAYOUTS

HOSTS = (
    "ekonomi finansial market teknologi lifestyle kabar24 entrepreneur otomotif sport bola travel hijau premium jakarta"
    " surabaya semarang bandung bali sumatra sulawesi kalimantan banten"
)
READ = r"/(?:amp/)?read/\d{8}/\d+/(?P<id>\d+)(?:/|$)"


class Bisnis(NewsSite):
    """Bisnis.com and its channels."""

    name = "bisnis"
    title = "Bisnis.com"
    evidence = "unverified: crawlers of 2019 to 2026, no real page"
    allowed_domains = ["bisnis.com"]

    site_channels = channels("bisnis.com", hosts=HOSTS)
    discovery = (
        DatedIndex(
            url="https://www.bisnis.com/index?categoryId=0&type=indeks&date={date}&page={page}",
            card=".art--row, .artContent, a.artLink",
            link=("a.artLink[href]", "a[href]"),
            title=".artTitle, h4",
            time=".artDate",
        ),
        Sitemap(url="https://www.bisnis.com/sitemap-news.xml"),
    )
    patterns = (
        ArticlePattern(r"https://foto\.bisnis\.com" + READ, Kind.GALLERY),
        ArticlePattern(r"https://video\.bisnis\.com" + READ, Kind.VIDEO),
        ArticlePattern(r"https://infografik?s?\.bisnis\.com" + READ, Kind.INFOGRAPHIC),
        ArticlePattern(r"https://(?!epaper\.)[\w-]+\.bisnis\.com" + READ),
    )
    layouts = LAYOUTS
    brands = frozenset({"bisnis", "bisnis.com", "bisnis indonesia", "redaksi", "newswire"})
    rules = (
        Rule("google_news", re.compile(r"\W*Cek Berita dan Artikel yang lain\b.{0,160}", re.IGNORECASE)),
        Rule("related", re.compile(r"\W*Simak berita lainnya seputar topik artikel ini\b.{0,80}", re.IGNORECASE)),
        Rule("disclaimer", re.compile(r"\W*Disclaimer\s*:.{0,390}", re.IGNORECASE), needs="disclaimer"),
    )
