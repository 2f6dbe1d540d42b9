"""Liputan6.com

Site: https://www.liputan6.com, KLY (Emtek). Family: kly.
"""

import re

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.extraction.reader import Channel
from detikcrawl.text.boilerplate import Rule
from spiders.families.kly import KlySite, read_patterns

CHANNELS = (
    "news bisnis saham crypto showbiz bola tekno health regional hot global citizen6 lifestyle otomotif islami disabilitas "
    "cek-fakta properti surabaya jateng-diy opini"
)


class Liputan6(KlySite):
    """Liputan6.com and its channels."""

    name = "liputan6"
    title = "Liputan6.com"
    evidence = "real pages of 2020 (desktop, mobile); article, channel page and index of 2026 from documentation"
    allowed_domains = ["liputan6.com"]

    site_channels = tuple(Channel(key, key.replace("-", " ").title(), f"www.liputan6.com/{key}") for key in CHANNELS.split())
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
    patterns = read_patterns("liputan6.com")
    rules = (
        *KlySite.rules,
        # What the desk says about itself under every check of facts.
        Rule(
            "about_fact_check",
            re.compile(r"Tentang Cek Fakta Liputan6\.com|Cek Fakta Liputan6\.com juga adalah mitra\b.{0,300}"),
        ),
        Rule("about_fact_check", re.compile(r"Liputan6\.com merupakan media terverifikasi\b.{0,350}")),
        Rule("about_fact_check", re.compile(r"Kami juga bekerjasama dengan \d+ media\b.{0,300}")),
        Rule("about_fact_check", re.compile(r"Jika Anda memiliki informasi seputar hoaks\b.{0,350}")),
    )
