"""Niaga.Asia

Site: https://www.niaga.asia
Owner: Niaga.Asia, Samarinda
Family: wordpress
Discovery: posts, of every day as JSON; index, the archive of a day; rss, the newest; search
Addresses: `/slug`
Pages: one
Caveats: no page has been seen; nobody has told that the JSON is open. Samarinda has WITA, times without a zone are read as WIB.
"""

from spiders.families.wordpress import WordPress, slug_patterns, sources


class NiagaAsia(WordPress):
    """Niaga.Asia, which has no channels in its addresses."""

    name = "niagaasia"
    title = "Niaga.Asia"
    evidence = "unverified: documentation of 2026, no real page"
    allowed_domains = ["niaga.asia"]

    discovery = sources("https://www.niaga.asia")
    patterns = slug_patterns("niaga.asia")
    brands = WordPress.brands | {"niaga.asia", "niaga asia", "niagaasia"}
