"""Infobanknews

Site: https://infobanknews.com
Owner: Infobank Media Group
Family: wordpress
Discovery: posts, of every day as JSON (used by a crawler of 2026); index, the archive of a day; rss, the newest; search
Addresses: `/slug`
Pages: one
Caveats: no page has been seen. What the address does not tell apart are articles; videos are among them.
"""

from spiders.families.wordpress import WordPress, slug_patterns, sources


class Infobanknews(WordPress):
    """Infobanknews, which has no channels in its addresses."""

    name = "infobanknews"
    title = "Infobanknews"
    evidence = "unverified: documentation of 2026, no real page"
    allowed_domains = ["infobanknews.com"]

    discovery = sources("https://infobanknews.com")
    patterns = slug_patterns("infobanknews.com")
    brands = WordPress.brands | {"infobank", "infobanknews", "infobanknews.com"}
