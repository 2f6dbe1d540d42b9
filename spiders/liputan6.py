"""Liputan6.com

Site: https://www.liputan6.com
Owner: KapanLagi Youniverse (KLY), Emtek
Family: kly
Discovery: index of a day for all channels in one, about 20 articles a page (90 on a day of 2019, 51 of September 2026);
    sitemap with one child a channel
Addresses: `/<channel>/read/ID/slug` with a number of six or seven digits since 2012; `/amp/ID/` and `/ucnews/ID/` are twins
Pages: all in one HTML, also on the mobile site; a script says how many there are
Robots: search, galleries and livestreams are closed
Caveats: JSON-LD and byline name one of several authors, the credits all of them with their roles. `modified` may lie before
    `published`. A last page may hold nothing but a video.
"""

import re

from detikcrawl.discovery import DatedIndex, Sitemap
from detikcrawl.extraction import ArticlePattern, Kind, channels
from detikcrawl.text.boilerplate import Rule
from spiders.families.kly import KlySite, read_patterns


class Liputan6(KlySite):
    """Liputan6.com and its channels."""

    name = "liputan6"
    title = "Liputan6.com"
    evidence = "real pages of 2016 and 2020 (desktop, mobile, AMP, UC Browser); 2026 from a fixture, index from documentation"
    allowed_domains = ["liputan6.com"]

    site_channels = channels(
        "liputan6.com",
        "news bisnis saham crypto showbiz bola tekno health regional hot global citizen6 lifestyle otomotif islami disabilitas "
        "cek-fakta properti surabaya opini",
    )
    discovery = (
        DatedIndex(
            url="https://www.liputan6.com/indeks/{day:%Y/%m/%d}?start={day:%Y-%m-%d}&end={next_day:%Y-%m-%d}&page={page}",
            card="article.articles--rows--item",
            link=("a[data-template-var=url][href]", "h4 a[href]", "a[href]"),
            time="time",
            time_attribute="datetime",
        ),
        Sitemap(url="https://www.liputan6.com/sitemap.xml"),
    )
    patterns = (
        # Galleries of 2016.
        ArticlePattern(r"https://photo\.liputan6\.com/(?:[\w-]+/)*[\w-]+-(?P<id>\d{6,8})$", Kind.GALLERY),
        *read_patterns("liputan6.com"),
    )
    # What the desk says about itself under every check of facts.
    rules = (
        *KlySite.rules,
        Rule(
            "about_the_desk", re.compile(r"Tentang Cek Fakta Liputan6\.com|Cek Fakta Liputan6\.com juga adalah mitra\b.{0,300}")
        ),
        Rule("about_the_desk", re.compile(r"Liputan6\.com merupakan (?:media|anggota)\b.{0,350}")),
        Rule("about_the_desk", re.compile(r"Kami juga bekerja ?sama dengan \d+ media\b.{0,300}")),
        Rule("about_the_desk", re.compile(r"Jika Anda memiliki informasi seputar hoaks\b.{0,350}")),
    )
