"""HaiBunda

Site: https://www.haibunda.com
Owner: Trans Media, Detik Network
Family: detik_network
Discovery: front, the articles on the home page (as it was in 2024); sitemap, the newest of every channel; rss, the newest
Addresses: `/CHANNEL/YYYYMMDDHHMMSS-RUBRIC-ID/slug` (2022-2026)
Pages: as in its family
Caveats: no real article was seen, one home page of January 2024 was, in a public repository. Sitemap and feed have the
addresses of the house's other sites and were not seen. Galleries, videos, comics and infographics have folders of their own.
"""

from detikcrawl.discovery import Feed, PagedList
from detikcrawl.extraction import channels
from spiders.families.detik_network import DetikNetworkSite, newest, stamped_patterns


class HaiBunda(DetikNetworkSite):
    """HaiBunda and its channels."""

    name = "haibunda"
    title = "HaiBunda"
    evidence = "unverified: public links of 2022 to 2025, a home page of 2024 and its sister sites, no real article"
    allowed_domains = ["haibunda.com"]

    site_channels = channels("haibunda.com", "kehamilan parenting moms-life trending")
    discovery = (
        PagedList(
            name="front", url="https://www.haibunda.com/", card="a[dtr-ttl][href]", link=("a[dtr-ttl][href]",), title="h2"
        ),
        newest("haibunda.com"),
        Feed(url="https://www.haibunda.com/rss"),
    )
    patterns = stamped_patterns("haibunda.com")
