"""CNBC Indonesia

Site: https://www.cnbcindonesia.com
Owner: Trans Media, Detik Network
Family: detik_network
Discovery: index, of a day for all channels, 10 cards a page, back to 2019 at least (probe of October 2026); rss, the newest;
sitemap, the newest of every channel
Addresses: `/CHANNEL/YYYYMMDDHHMMSS-TYPE-ID/slug` (2018-2026)
Pages: `/2`, linked in `.paging-circle` (crawlers until 2023); today's markup was not found
Caveats: no real page was seen. The index shows no times. Videos have a folder of their own or a slug that begins with `video-`.
The search is a script since August 2026 at the latest.
"""

from detikcrawl.discovery import DatedIndex, Feed
from detikcrawl.extraction import channels
from spiders.families.detik_network import DetikNetworkSite, newest, stamped_patterns

CHANNELS = "news market investment tech lifestyle research syariah opini entrepreneur mymoney cuap-cuap-cuan profil"


class CnbcIndonesia(DetikNetworkSite):
    """CNBC Indonesia and its channels."""

    name = "cnbcindonesia"
    title = "CNBC Indonesia"
    evidence = "unverified: documentation of others' crawlers, 2018 to 2026, no real page"
    allowed_domains = ["cnbcindonesia.com"]

    site_channels = channels("cnbcindonesia.com", CHANNELS)
    discovery = (
        DatedIndex(
            url="https://www.cnbcindonesia.com/indeks?date={date}&page={page}",
            date_format="%Y/%m/%d",
            card="article:has(h2)",
            title="h2",
        ),
        Feed(url="https://www.cnbcindonesia.com/rss"),
        newest("cnbcindonesia.com"),
    )
    patterns = stamped_patterns("cnbcindonesia.com", marked=True)
