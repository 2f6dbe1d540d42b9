"""Fimela

Site: https://www.fimela.com, KLY (Emtek). Family: kly.
"""

import re

from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.extraction.reader import Channel
from detikcrawl.text.boilerplate import Rule
from spiders.families.kly import KlySite, read_patterns


class Fimela(KlySite):
    """Fimela and its channels."""

    name = "fimela"
    title = "Fimela"
    evidence = "real pages of 2020 (mobile)"
    allowed_domains = ["fimela.com"]

    site_channels = tuple(
        Channel(key, key.replace("-", " ").title(), f"www.fimela.com/{key}")
        for key in "lifestyle-relationship beauty-health beauty fashion-style entertainment parenting food health lifestyle".split()
    )
    discovery = (Sitemap(url="https://www.fimela.com/sitemap.xml"),)
    patterns = read_patterns("fimela.com")
    # The slogan of the year closes every text: #ChangeMaker in 2020.
    rules = (*KlySite.rules, Rule("slogan", re.compile(r"#\w+[\s.]*")))
