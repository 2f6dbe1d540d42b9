"""Bola.net

Site: https://www.bola.net
Owner: KapanLagi Youniverse (KLY), Emtek
Family: kly
Discovery: rss of all channels, the latest 100
Addresses: `/<channel>/slug-` and six hexadecimal digits, `.html` (2020); the mobile host has the same; `/read/ID/` of the CMS
Pages: all in one HTML; a script says how many there are
Caveats: byline and time stand in one line, the byline is who put the text on the page; who wrote it may be named in brackets at
    its end. Tweets are quotations. Pages since 2021 were not seen.
"""

import re
from dataclasses import replace

from detikcrawl.discovery import Feed
from detikcrawl.extraction import Css, Part, channels
from detikcrawl.text.boilerplate import Rule
from spiders.families.kly import KlySite, inline_pages, slug_patterns
from spiders.layouts.kly import NETWORK

INFINITE = replace(
    NETWORK,
    name="infinite",
    years="2020, desktop and two mobile generations",
    body=".infinite:has(.infinite-box, .detail-body, .ncont)",
    junk=(*NETWORK.junk, "[class$=break], .news-i, .news-headline-image, .caption_img, .box, .related_content_widget"),
    authors=(
        Part(Css(".detail-headline .writer", first=True), r"^([^|]+)\|"),
        Part(Css(".date-news", first=True), r"\|\s*(.+)"),
        Css("h2.newsdatetime", first=True),
    ),
    tags=(Css(".box-tag-list a, .tagbola a, .list-tag a"),),
    published=(Css(".detail-headline .writer, .date-news, div.newsdatetime", first=True),),
    caption=(Css(".detail-assets .copyright, .news-i .fz-7, .news-headline-image.news > div", first=True),),
)


class BolaNet(KlySite):
    """Bola.net and its channels."""

    name = "bolanet"
    title = "Bola.net"
    evidence = "real pages of 2020 (desktop, mobile, RSS)"
    allowed_domains = ["bola.net"]

    site_channels = channels(
        "bola.net", "inggris italia spanyol bundesliga champions indonesia editorial bolatainment otomotif"
    )
    discovery = (Feed(url="https://www.bola.net/feed"),)
    patterns = slug_patterns("bola.net", r"[\w-]+-[0-9a-f]{6}")
    layouts = (INFINITE, *KlySite.layouts)
    page_form = inline_pages(".infinite-box, .infinite > .detail-body, .infinite > .ncont")
    rules = (
        *KlySite.rules,
        Rule("source", re.compile(r"\([A-Z][\w.]*(?:[ /][\w.]+){1,6}\)\.?")),  # "(Bola.net/Sari Dewi)"
        Rule("cue", re.compile(r"Scroll (?:terus )?ke bawah\b.{0,80}", re.IGNORECASE)),
    )
