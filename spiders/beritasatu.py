"""Beritasatu

Site: https://www.beritasatu.com
Owner: B Universe
Family: buniverse
Discovery: sitemap, the news of the last days of every channel, with their times; latest, of all channels, seven pages (July
2026)
Addresses: `/CHANNEL/ID/slug`
Pages: one
Robots: tags, search, widgets and the network pages
Caveats: CloudFront answers 403 to any user agent that does not look like a browser's (July 2026): ours may never get through.
"""

from detikcrawl.discovery import PagedList, Sitemap
from detikcrawl.extraction import ArticlePattern, channels
from spiders.families.buniverse import BUniverse


class Beritasatu(BUniverse):
    """Beritasatu and its channels."""

    name = "beritasatu"
    title = "Beritasatu"
    evidence = "unverified: a fixture with the structure of July 2026 and crawlers of 2026, no real page"
    allowed_domains = ["beritasatu.com"]

    site_channels = channels(
        "beritasatu.com",
        "nasional ekonomi megapolitan nusantara sport lifestyle internasional ototekno multimedia bplus banten jabar",
    )
    discovery = (
        Sitemap(url="https://www.beritasatu.com/sitemap.xml", children=r"/news\.xml$"),
        PagedList(
            url="https://www.beritasatu.com/terkini/indeks/{page}",
            first_url="https://www.beritasatu.com/terkini/indeks",
            max_pages=7,
            card=".row.gx-3.mt-4.position-relative",
            link=("a.stretched-link[href]", "a[href]"),
            title="h2",
            time=".b1-date",
        ),
    )
    patterns = (
        ArticlePattern(
            r"https://(?:www\.)?beritasatu\.com/(?!(?:tag|search|widgets?|network)/)(?:[\w-]+/){1,3}(?P<id>\d{4,9})(?:/|-|$)"
        ),
    )
