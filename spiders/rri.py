"""RRI

Site: https://rri.co.id
Owner: LPP Radio Republik Indonesia, the state's radio, with stations all over the country
Discovery: latest, the page of a channel or station; search, page after page (crawlers of 2026)
Addresses: `/CHANNEL/ID/slug`, `/STATION/CHANNEL/ID/slug`
Pages: one
Caveats: no index by date, no sitemap is known. Stations are channels; those that are not declared are found by the search
alone. Titles in meta tags end with the name of the site.
"""

from detikcrawl.discovery import PagedList
from detikcrawl.extraction import ArticlePattern, channels
from detikcrawl.site import NewsSite
from spiders.layouts.rri import LAYOUTS

CHANNELS = "nasional ekonomi en ambon bandung biak gorontalo"


class Rri(NewsSite):
    """RRI, its channels and stations."""

    name = "rri"
    title = "RRI"
    evidence = "unverified: three crawlers of 2026, no real page"
    allowed_domains = ["rri.co.id"]

    site_channels = channels("rri.co.id", CHANNELS, www="")
    discovery = (
        PagedList(url="{channel}", card="a[href]"),
        PagedList(
            name="search",
            url="https://rri.co.id/search?q={query}&page={page}",
            card=".news-list-item",
            link=("a.title[href]", "a[href]"),
            time=".date",
        ),
    )
    patterns = (
        ArticlePattern(
            r"https://(?:www\.)?rri\.co\.id/(?!(?:search|tags?|author|foto|video)/)(?:[\w-]+/){1,3}(?P<id>\d{4,9})(?:/|$)"
        ),
    )
    layouts = LAYOUTS
    brands = frozenset({"rri", "rri.co.id", "kbrn", "redaksi"})
