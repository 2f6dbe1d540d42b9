"""Mongabay Indonesia

Site: https://mongabay.co.id
Owner: Mongabay.org: news of forests, seas and mines
Family: wordpress
Discovery: posts, of every day as JSON (used by a crawler of 2026); index, the archive of a day; rss, the newest (2026); search
Addresses: `/2012/06/15/slug`, the same to this day (2026)
Pages: one
Caveats: no page has been seen. The JSON answers a browser's user agent; nobody has tried another. The house's pages in English
are another site.
"""

from spiders.families.wordpress import WordPress, dated_patterns, sources


class Mongabay(WordPress):
    """Mongabay Indonesia, which has no channels in its addresses."""

    name = "mongabay"
    title = "Mongabay Indonesia"
    evidence = "unverified: documentation of 2026 and addresses of 2012 to 2026, no real page"
    allowed_domains = ["mongabay.co.id"]

    discovery = sources("https://mongabay.co.id")
    patterns = dated_patterns("mongabay.co.id")
    brands = WordPress.brands | {"mongabay", "mongabay indonesia", "mongabay.co.id"}
