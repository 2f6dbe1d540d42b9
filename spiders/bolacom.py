"""Bola.com

Site: https://www.bola.com
Owner: KapanLagi Youniverse (KLY), Emtek
Family: kly
Discovery: sitemap
Addresses: `/<channel>/read/ID/slug` since 2015; the mobile host has the same
Pages: all in one HTML; a script says how many there are
Caveats: the sitemap's address is that of the house's CMS and was not seen. Advertorials stand among the articles.
"""

from detikcrawl.discovery import Sitemap
from detikcrawl.extraction import channels
from spiders.families.kly import KlySite, read_patterns


class BolaCom(KlySite):
    """Bola.com and its channels."""

    name = "bolacom"
    title = "Bola.com"
    evidence = "real pages of 2017 (desktop), 2019 and 2020 (mobile)"
    allowed_domains = ["bola.com"]

    site_channels = channels("bola.com", "indonesia inggris spanyol italia dunia asia ragam e-sports moto-gp bulutangkis")
    discovery = (Sitemap(url="https://www.bola.com/sitemap.xml"),)
    patterns = read_patterns("bola.com")
