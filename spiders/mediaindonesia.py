"""Media Indonesia

Site: https://mediaindonesia.com
Owner: Media Group
Discovery: sitemap, not seen yet; latest, twenty a page, which some have found behind a challenge
Addresses: `/CHANNEL/ID/slug`, until about 2020 `/read/detail/ID-slug`
Pages: one
Caveats: the author of the JSON-LD is the editor. Its two times may stand the wrong way round, so the printed one counts. Texts
end with the code of a desk ("(E-2)"), which is nobody's initials.
"""

import re

from detikcrawl.discovery import PagedList, Sitemap
from detikcrawl.extraction import ArticlePattern, Kind, channels
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.mediaindonesia import LAYOUTS

CHANNELS = (
    "politik-dan-hukum ekonomi humaniora megapolitan nusantara internasional olahraga sepak-bola hiburan teknologi otomotif"
    " opini jelita weekend"
)
HOST = r"https://(?:www\.|m\.)?mediaindonesia\.com/"


class Mediaindonesia(NewsSite):
    """Media Indonesia and its channels."""

    name = "mediaindonesia"
    title = "Media Indonesia"
    evidence = "real pages of October 2025 and January 2026; index and pages of 2014 to 2020 from documentation"
    allowed_domains = ["mediaindonesia.com"]

    site_channels = channels("mediaindonesia.com", CHANNELS, www="")
    discovery = (
        Sitemap(url="https://mediaindonesia.com/sitemap.xml"),
        PagedList(
            url="https://mediaindonesia.com/indeks/20/{offset}",
            first_url="https://mediaindonesia.com/indeks",
            step=20,
            card=".list-3 > li, .indeks-item",
            link=("h3 a[href]", "a[href]"),
            title="h3",
            time=".text > span, .indeks-item-date",
        ),
    )
    patterns = (
        ArticlePattern(HOST + r"(?P<id_kind>video)/detail_video/(?P<id>\d+)(?:-|$)", Kind.VIDEO),
        ArticlePattern(HOST + r"(?P<id_kind>galleries)/detail_galleries/(?P<id>\d+)(?:-|$)", Kind.GALLERY),
        ArticlePattern(HOST + r"read/detail/(?P<id>\d+)(?:-|$)"),
        ArticlePattern(HOST + r"(?!tag/|author/|indeks/)[\w-]+/(?P<id>\d{4,8})(?:/|$)"),
    )
    layouts = LAYOUTS
    brands = frozenset({"media indonesia", "mediaindonesia.com", "mediaindonesia.com developer"})
    rules = (
        Rule(
            "desk_code",
            re.compile(r"(?:^|(?<=[.!?\"”’')]))\s*\((?:[\w*. ]{1,20}/)?[A-Z]{1,3}-\d{1,2}\)[\s.]*$"),
            whole=False,
            at_end=True,
            needs="(",
        ),
    )
