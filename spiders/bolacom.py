"""Bola.com

Site: https://www.bola.com, KLY (Emtek). Family: kly.
"""

from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.extraction.reader import Channel
from spiders.families.kly import KlySite, read_patterns


class BolaCom(KlySite):
    """Bola.com and its channels."""

    name = "bolacom"
    title = "Bola.com"
    evidence = "real pages of 2017 (desktop), 2019 and 2020 (mobile)"
    allowed_domains = ["bola.com"]

    site_channels = tuple(
        Channel(key, key.replace("-", " ").title(), f"www.bola.com/{key}")
        for key in "indonesia inggris spanyol italia dunia ragam e-sports asia piala-dunia moto-gp bulutangkis basket".split()
    )
    discovery = (Sitemap(url="https://www.bola.com/sitemap.xml"),)
    patterns = read_patterns("bola.com")
