"""Radar Jawa Pos

Site: https://radarkediri.jawapos.com
Owner: Jawa Pos; papers of towns, each a channel on a host of its own
Family: promedia
Discovery: index, of every host by date (crawlers of Radar Kediri, 2024, and Radar Tarakan, 2024); latest, of every host page by
page
Addresses: `/SECTION/ID/slug`; the ID begins with the number of the host
Pages: `?page=2`, all at `?page=all`
Caveats: no real page has been seen. Radar Bogor stood behind Cloudflare in 2026, and papers of the group are moving to another
CMS (Radar Bromo, Prokal: 2026), whose pages are not read.
"""

from detikcrawl.discovery import PagedList
from detikcrawl.extraction import channels
from spiders.families.promedia import CARDS, PromediaSite, dated_index, read_patterns


class RadarJawaPos(PromediaSite):
    """The Radar papers and Bali Express."""

    name = "radarjawapos"
    title = "Radar Jawa Pos"
    evidence = "unverified: crawlers of 2024 to 2026, no real page"
    allowed_domains = ["jawapos.com"]

    site_channels = channels("jawapos.com", hosts="radarkediri radarbogor radartarakan baliexpress")
    discovery = (dated_index(), PagedList(url="{channel}/?page={page}", first_url="{channel}/", **CARDS))
    patterns = read_patterns("jawapos.com", hosts=r"(?!www\.)[\w-]+\.")
    brands = PromediaSite.brands | {"jawa pos", "jawapos", "radar kediri", "radar bogor", "radar tarakan", "bali express"}
