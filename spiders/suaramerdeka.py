"""Suara Merdeka

Site: https://www.suaramerdeka.com
Owner: Suara Merdeka, Semarang, with editions of regions on hosts of their own
Family: promedia
Discovery: index, of every host by date (known of other sites of the CMS); rss, the newest of the main site (lists of feeds of
2026); search, of the main site (crawlers of 2021 to 2026)
Addresses: `/SECTION/ID/slug`, until 2022 `/SECTION/pr-ID/slug`; the ID begins with the number of the host
Pages: `?page=2`, all at `?page=all` (a browser script of 2025)
Caveats: no real page has been seen.
"""

from detikcrawl.discovery import Feed
from detikcrawl.extraction import Channel, channels
from spiders.families.promedia import PromediaSite, dated_index, read_patterns, search


class SuaraMerdeka(PromediaSite):
    """Suara Merdeka and its editions."""

    name = "suaramerdeka"
    title = "Suara Merdeka"
    evidence = "unverified: crawlers of 2021 to 2026 and addresses of 2022 to 2026, no real page"
    allowed_domains = ["suaramerdeka.com"]

    site_channels = (
        Channel("utama", "Suara Merdeka", "www.suaramerdeka.com"),
        *channels("suaramerdeka.com", hosts="solo jakarta"),
    )
    discovery = (dated_index(), Feed(url="https://www.suaramerdeka.com/rss"), search("www.suaramerdeka.com"))
    patterns = read_patterns("suaramerdeka.com")
    brands = PromediaSite.brands | {"suara merdeka", "suaramerdeka.com"}
