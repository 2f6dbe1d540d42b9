"""Bola.net

Site: https://www.bola.net
Owner: KapanLagi Youniverse (KLY), Emtek
Family: kly
Discovery: rss of all channels, the latest 100
Addresses: `/<channel>/slug-` and six hexadecimal digits, `.html` (2020); the mobile host has the same, AMP under `/amp/`;
    `/read/ID/` of the CMS
Pages: all in one HTML; a script says how many there are
Caveats: byline and time stand in one line, the byline is who put the text on the page; who wrote it may be named in brackets at
    its end. Tweets are quotations. Pages since 2021 were not seen.
"""

import re

from detikcrawl.discovery import Feed
from detikcrawl.extraction import channels
from detikcrawl.text.boilerplate import Rule
from spiders.families.kly import KlySite, inline_pages, slug_patterns
from spiders.layouts.bolanet import LAYOUTS


class BolaNet(KlySite):
    """Bola.net and its channels."""

    name = "bolanet"
    title = "Bola.net"
    evidence = "real pages of 2020 (desktop, mobile, AMP, RSS)"
    allowed_domains = ["bola.net"]

    site_channels = channels(
        "bola.net", "inggris italia spanyol bundesliga champions indonesia editorial bolatainment otomotif"
    )
    discovery = (Feed(url="https://www.bola.net/feed"),)
    patterns = slug_patterns("bola.net", r"[\w-]+-[0-9a-f]{6}")
    layouts = (*LAYOUTS, *KlySite.layouts)
    page_form = inline_pages(".infinite-box, .infinite > .detail-body, .infinite > .ncont, .article-section .article-content")
    rules = (
        *KlySite.rules,
        Rule("source", re.compile(r"\([A-Z][\w.]*(?:[ /][\w.]+){1,6}\)\.?")),  # "(Bola.net/Sari Dewi)"
        Rule("cue", re.compile(r"Scroll (?:terus )?ke bawah\b.{0,80}", re.IGNORECASE)),
    )
