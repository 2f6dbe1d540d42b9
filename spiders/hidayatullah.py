"""Hidayatullah.com

Site: https://hidayatullah.com
Owner: Hidayatullah
Family: wordpress
Discovery: posts, of every day as JSON; index, the archive of a day; rss, the newest (a list of feeds of 2026); search
Addresses: `/SECTION/2023/07/03/254113/slug.html`
Pages: one
Caveats: no page has been seen; nobody has told that the JSON is open. Sections may stand in sections.
"""

from detikcrawl.extraction import ArticlePattern, channels
from spiders.families.wordpress import WordPress, sources


class Hidayatullah(WordPress):
    """Hidayatullah.com and its sections."""

    name = "hidayatullah"
    title = "Hidayatullah.com"
    evidence = "unverified: a crawler of the lists and addresses of 2020 to 2026, no real page"
    allowed_domains = ["hidayatullah.com"]

    site_channels = channels("hidayatullah.com", "berita kajian artikel kolom ramadhan feature spesial konsultasi", www="")
    discovery = sources("https://hidayatullah.com")
    patterns = (ArticlePattern(r"https://(?:www\.)?hidayatullah\.com/(?:[\w-]+/)+\d{4}/\d\d/\d\d/(?P<id>\d+)/[\w%.-]+\.html$"),)
    brands = WordPress.brands | {"hidayatullah", "hidayatullah.com", "admin hidcom"}
