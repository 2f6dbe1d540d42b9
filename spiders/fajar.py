"""Fajar

Site: https://fajar.co.id
Owner: Fajar, Makassar
Family: wordpress
Discovery: posts, of every day as JSON; index, the archive of a day; rss, the newest (lists of feeds of 2026); search
Addresses: `/2026/07/24/slug`
Pages: numbered (`/slug/2`), all at `?page=all` (a browser script of 2023)
Caveats: no page has been seen. The papers of the house on other hosts (`rakyatsulsel.fajar.co.id`) are sites of their own.
Times without a zone are read as WIB, though Makassar has WITA.
"""

from dataclasses import replace

from spiders.families.wordpress import WordPress, dated_patterns, sources


class Fajar(WordPress):
    """Fajar, which has no channels in its addresses."""

    name = "fajar"
    title = "Fajar"
    evidence = "unverified: documentation of 2023 to 2026, no real page"
    allowed_domains = ["fajar.co.id"]

    discovery = sources("https://fajar.co.id")
    patterns = dated_patterns("fajar.co.id")
    page_form = replace(WordPress.page_form, one_page_url="{url}?page=all", one_page_mark="page=all")
    brands = WordPress.brands | {"fajar", "fajar.co.id", "fajar online", "fajar.co.id, makassar"}
