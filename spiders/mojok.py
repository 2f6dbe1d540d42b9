"""Mojok

Site: https://mojok.co
Owner: Mojok, Yogyakarta
Family: wordpress
Discovery: posts, of every day as JSON; index, the archive of a day; rss, the newest; search; terminal, the newest of Terminal
Mojok, what readers write, which is a WordPress of its own
Addresses: `/SECTION/slug`, `/liputan/SECTION/slug` (crawlers of 2022 to 2026)
Pages: numbered (`/slug/2/`), by the theme JNews (a browser script of 2025)
Caveats: no page has been seen. Essays have no dateline.
"""

from detikcrawl.discovery import Feed
from detikcrawl.extraction import channels
from spiders.families.wordpress import WordPress, slug_patterns, sources


class Mojok(WordPress):
    """Mojok and its sections."""

    name = "mojok"
    title = "Mojok"
    evidence = "unverified: documentation of 2022 to 2026, no real page"
    allowed_domains = ["mojok.co"]

    site_channels = channels("mojok.co", "esai liputan kilas malam-jumat otomojok terminal", www="")
    discovery = (*sources("https://mojok.co"), Feed(name="terminal", url="https://mojok.co/terminal/feed/"))
    patterns = slug_patterns("mojok.co", r"(?:[\w-]+/){1,3}")
    brands = WordPress.brands | {"mojok", "mojok.co", "redaksi mojok"}
