"""Ayo Bandung

Site: https://www.ayobandung.com
Owner: Ayo Media Network, Bandung
Family: promedia
Discovery: index, by date (known of other sites of the CMS); search
Addresses: `/SECTION/ID/slug`, until 2022 `/SECTION/pr-ID/slug`; the ID begins with the number of the site (79)
Pages: `?page=2`, all at `?page=all` (a browser script of 2023, for its sister Ayo Cirebon)
Caveats: no real page has been seen, and no crawler either: what is known are addresses. Those of before 2021 had another CMS.
"""

from detikcrawl.extraction import Channel
from spiders.families.promedia import PromediaSite, dated_index, read_patterns, search


class AyoBandung(PromediaSite):
    """Ayo Bandung, whose index is one."""

    name = "ayobandung"
    title = "Ayo Bandung"
    evidence = "unverified: addresses of 2022 to 2026 and what is known of the CMS, no real page"
    allowed_domains = ["ayobandung.com"]

    site_channels = (Channel("utama", "Ayo Bandung", "www.ayobandung.com"),)
    discovery = (dated_index(), search("www.ayobandung.com"))
    patterns = read_patterns("ayobandung.com")
    brands = PromediaSite.brands | {"ayobandung", "ayobandung.com", "ayo bandung", "ayo media network"}
