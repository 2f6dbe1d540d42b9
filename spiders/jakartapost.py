"""The Jakarta Post

Site: https://www.thejakartapost.com
Owner: PT Bina Media Tenggara
Discovery: sitemap, the news of two days of some 26 sections, with their times (crawler of May 2026); latest, of every section
Addresses: `/SECTION/[SECTION/]YYYY/MM/DD/slug.html`, without an id
Pages: one
Caveats: in English. Premium articles are cut and say so in JSON-LD; advertorials (`/adv/`) are left out. The first letter of
the text stands in an element of its own. How the lists go on after the first page, and the index of a day, are not known.
"""

from detikcrawl.discovery import PagedList, Sitemap
from detikcrawl.extraction import ArticlePattern, channels
from detikcrawl.site import NewsSite
from spiders.layouts.jakartapost import LAYOUTS


class Jakartapost(NewsSite):
    """The Jakarta Post and its sections."""

    name = "jakartapost"
    title = "The Jakarta Post"
    evidence = "unverified: fixtures and crawlers of September 2025 to August 2026, crawlers of 2017 to 2021, no real page"
    allowed_domains = ["thejakartapost.com"]

    site_channels = channels("thejakartapost.com", "indonesia business world opinion culture")
    discovery = (
        Sitemap(url="https://www.thejakartapost.com/sitemap.xml", children=r"/news/sitemap\.xml$"),
        PagedList(
            url="{channel}/latest",
            card=".listNews, .latestDetail",
            link=('a[href*=".html"]', "a[href]"),
            title=".titleNews, h2",
        ),
    )
    patterns = (
        ArticlePattern(r"https://(?:www\.)?thejakartapost\.com/(?!(?:adv|amp)/)(?:[\w-]+/){1,4}\d{4}/\d\d/\d\d/[^/]+\.html$"),
    )
    layouts = LAYOUTS
    brands = frozenset({"the jakarta post", "thejakartapost.com", "jakarta post", "news desk", "editorial board"})
