"""InsertLive

Site: https://www.insertlive.com
Owner: Trans Media, Detik Network
Family: detik_network
Discovery: rss, the newest (lists of feeds of 2026); sitemap, the newest of every channel
Addresses: `/CHANNEL/YYYYMMDDHHMMSS-RUBRIC-ID/slug` (2021-2023), the AMP twin ends in `/amp`
Pages: as in its family
Caveats: no real page was seen. The sitemap has the address of the house's other sites and was not seen, nor were the layouts.
"""

from detikcrawl.discovery import Feed
from detikcrawl.extraction import channels
from spiders.families.detik_network import DetikNetworkSite, newest, stamped_patterns


class InsertLive(DetikNetworkSite):
    """InsertLive and its channels."""

    name = "insertlive"
    title = "InsertLive"
    evidence = "unverified: public links of 2021 to 2023, lists of feeds of 2026 and its sister sites, no real page"
    allowed_domains = ["insertlive.com"]

    site_channels = channels("insertlive.com", "hot-gossip lifestyle film-dan-musik")
    discovery = (
        Feed(url="https://www.insertlive.com/rss"),
        newest("insertlive.com"),
    )
    patterns = stamped_patterns("insertlive.com")
