"""Tirto.id

Site: https://tirto.id
Owner: Tirta Adi Surya
Discovery: latest, of all channels, the one page that robots.txt leaves; rss, what the site gives to Google Discover (2026);
sitemap, whose address is in crawlers of 2026 and was not seen
Addresses: `/slug-CODE`, four letters and digits; the channels have no part in it
Pages: one
Robots: the rest of the list (`?next=`)
Caveats: no real page was seen. Cloudflare stands before the site and refused short user agents in July 2026; a refusal stays
one. There is no JSON-LD of the article; months are English ("2 Sep 2025"). The address does not tell videos and galleries.
"""

import re

from detikcrawl.discovery import Feed, PagedList, Sitemap
from detikcrawl.extraction import ArticlePattern
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.tirto import LAYOUTS


class Tirto(NewsSite):
    """Tirto.id."""

    name = "tirto"
    title = "Tirto.id"
    evidence = (
        "unverified: structure fixtures of an article and a list of July 2026, documentation of 2017 to 2026, no real page"
    )
    allowed_domains = ["tirto.id"]

    site_channels = ()
    discovery = (
        PagedList(
            url="https://tirto.id/indeks",
            card=".postcard",
            link=(".postcard-title a[href]", "a[href]"),
            time=".postcard-timestamp",
        ),
        Feed(url="https://tirto.id/sitemap/r/google-discover"),
        Sitemap(url="https://tirto.id/sitemap.xml"),
    )
    patterns = (
        ArticlePattern(r"https://(?:(?:www|m|amp)\.)?tirto\.id/(?!pikir-dua-kali$)(?:\w+-){2,}(?P<id>[A-Za-z0-9]{4})$"),
    )
    layouts = LAYOUTS
    brands = frozenset({"tirto.id", "tirto", "tim riset tirto", "redaksi tirto"})
    # The dateline, where an introduction stands before it (2019-2022).
    rules = (Rule("dateline", re.compile(r"^tirto\.id\s+[-\u2013\u2014]\s+"), whole=False, needs="tirto.id"),)
