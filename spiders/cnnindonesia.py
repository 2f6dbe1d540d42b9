"""CNN Indonesia

Site: https://www.cnnindonesia.com
Owner: Trans Media, Detik Network
Family: detik_network
Discovery: index, of a day for all channels, 10 cards a page, back to 2019 at least (probe of October 2026); rss, the newest 100
(October 2026); sitemap, the newest of every channel
Addresses: `/CHANNEL/YYYYMMDDHHMMSS-RUBRIC-ID/slug` (2017-2026)
Pages: `/2` in older crawlers; none found on the page looked at in July 2026
Caveats: no real page was seen. The index shows no times. Galleries and videos stand in the channels; their slugs begin with
`foto-` and `video-`, but not all do. The byline is the brand alone; who wrote shows in the sign-off. The search is a script.
"""

from detikcrawl.discovery import DatedIndex, Feed
from detikcrawl.extraction import channels
from spiders.families.detik_network import DetikNetworkSite, newest, stamped_patterns

CHANNELS = "nasional internasional ekonomi olahraga teknologi otomotif hiburan gaya-hidup edukasi"


class CnnIndonesia(DetikNetworkSite):
    """CNN Indonesia and its channels."""

    name = "cnnindonesia"
    title = "CNN Indonesia"
    evidence = "unverified: a structure fixture of July 2026 and documentation of 2017 to 2026, no real page"
    allowed_domains = ["cnnindonesia.com"]

    site_channels = channels("cnnindonesia.com", CHANNELS)
    discovery = (
        # The 2 is the number of the index of all channels, not a page.
        DatedIndex(
            url="https://www.cnnindonesia.com/indeks/2?date={date}&page={page}",
            date_format="%Y/%m/%d",
            card="article:has(h2)",
            title="h2",
        ),
        Feed(url="https://www.cnnindonesia.com/rss"),
        newest("cnnindonesia.com"),
    )
    patterns = stamped_patterns("cnnindonesia.com", marked=True)
