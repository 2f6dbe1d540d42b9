"""Pikiran Rakyat

Site: https://www.pikiran-rakyat.com
Owner: Pikiran Rakyat, Bandung, with the papers of its network, each a channel on a host of its own
Family: promedia
Discovery: index, of every host by date (known of other sites of the CMS and, without a date, of Galamedia); latest, of every
host page by page (Galamedia, 2026); sitemap, the newest of the main site (its robots.txt names it)
Addresses: `/SECTION/pr-ID/slug`; the ID begins with the number of the host
Pages: `?page=2`, all at `?page=all`
Caveats: no real page has been seen. The main site's search is one of Google, behind Cloudflare, and is not used. Hosts come and
go; those that are not named here are read, too, but not listed.
"""

from detikcrawl.discovery import PagedList, Sitemap
from detikcrawl.extraction import Channel, channels
from spiders.families.promedia import CARDS, PromediaSite, dated_index, read_patterns

HOSTS = "galamedia deskjabar koran cirebon jabar jateng indobalinews"


class PikiranRakyat(PromediaSite):
    """Pikiran Rakyat and the papers of its network."""

    name = "pikiranrakyat"
    title = "Pikiran Rakyat"
    evidence = "unverified: crawlers of 2021 to 2026 and addresses of 2020 to 2026, no real page"
    allowed_domains = ["pikiran-rakyat.com"]

    site_channels = (
        Channel("utama", "Pikiran Rakyat", "www.pikiran-rakyat.com"),
        *channels("pikiran-rakyat.com", hosts=HOSTS),
    )
    discovery = (
        dated_index(),
        PagedList(url="{channel}/?page={page}", first_url="{channel}/", **CARDS),
        Sitemap(url="https://www.pikiran-rakyat.com/sitemap.xml"),
    )
    patterns = read_patterns("pikiran-rakyat.com")
    brands = PromediaSite.brands | {"pikiran rakyat", "pikiran-rakyat.com", "tim prmn", "prmn", "galamedia", "deskjabar"}
