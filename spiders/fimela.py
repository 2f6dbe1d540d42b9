"""Fimela

Site: https://www.fimela.com
Owner: KapanLagi Youniverse (KLY), Emtek
Family: kly
Discovery: sitemap; latest, one page a channel
Addresses: `/<channel>/read/ID/slug`; the mobile host has the same
Pages: all in one HTML; a script says how many there are
Caveats: the sitemap's address is that of the house's CMS and was not seen. No editors are named.
"""

import re

from detikcrawl.discovery import PagedList, Sitemap
from detikcrawl.extraction import channels
from detikcrawl.text.boilerplate import Rule
from spiders.families.kly import KlySite, read_patterns


class Fimela(KlySite):
    """Fimela and its channels."""

    name = "fimela"
    title = "Fimela"
    evidence = "real pages of 2020 (mobile, a channel's page)"
    allowed_domains = ["fimela.com"]

    site_channels = channels("fimela.com", "lifestyle-relationship beauty-health fashion-style entertainment parenting food")
    discovery = (
        Sitemap(url="https://www.fimela.com/sitemap.xml"),
        PagedList(url="{channel}", card=".fimela--articles--snippet", link=("p a[href]", "a[href]")),
    )
    patterns = read_patterns("fimela.com")
    # The slogan of the year closes every text: #ChangeMaker in 2020.
    rules = (*KlySite.rules, Rule("slogan", re.compile(r"#\w+[\s.]*")))
