"""Turnbackhoax

Site: https://turnbackhoax.id
Owner: Mafindo (Masyarakat Antifitnah Indonesia): checks of facts, with the verdict before the title ("[SALAH] ...")
Discovery: latest, of all articles, page after page; rss, the newest
Addresses: `/articles/ID-slug` since the middle of 2025, before that WordPress' `/YYYY/MM/DD/slug`, which has no id
Pages: one
Caveats: no real page has been seen: both layouts are from documentation of others' crawlers. The new pages give a day without
the hour. The list of references is part of the text.
"""

import re

from detikcrawl.discovery import Feed, PagedList
from detikcrawl.extraction import ArticlePattern, Channel
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.turnbackhoax import LAYOUTS


class Turnbackhoax(NewsSite):
    """Turnbackhoax, which has no channels."""

    name = "turnbackhoax"
    title = "Turnbackhoax"
    evidence = "unverified: documentation of others' crawlers of 2025 and 2026"
    allowed_domains = ["turnbackhoax.id"]

    site_channels = (Channel("articles", "Turnbackhoax", "turnbackhoax.id"),)
    discovery = (
        PagedList(
            url="https://turnbackhoax.id/articles?category=all&page={page}",
            card=".news-card-h-alt",
            link=('a[href*="/articles/"]',),
            title="h2",
            time="span.text-light-black",
        ),
        Feed(url="https://turnbackhoax.id/feed"),
    )
    patterns = (
        ArticlePattern(r"https://(?:www\.)?turnbackhoax\.id/articles/(?P<id>\d+)(?:-|$)"),
        ArticlePattern(r"https://(?:www\.)?turnbackhoax\.id/\d{4}/\d\d/\d\d/[\w%-]+$"),
    )
    layouts = LAYOUTS
    brands = frozenset({"turnbackhoax", "turnbackhoax.id", "mafindo", "admin"})
    rules = (Rule("archive_mark", re.compile(r"\[\s*arsip[^\]\n]{0,60}\]", re.IGNORECASE), whole=False, needs="arsip"),)
