"""BantenNews

Site: https://www.bantennews.co.id
Owner: BantenNews
Family: wordpress
Discovery: posts, of every day as JSON; index, the archive of a day; rss, the newest; search
Addresses: `/slug`
Pages: one, by the theme Newspaper of tagDiv (a crawler of 2026)
Caveats: no page has been seen; nobody has told that the JSON is open. Lists answer a browser's user agent.
"""

from spiders.families.wordpress import WordPress, slug_patterns, sources


class BantenNews(WordPress):
    """BantenNews, which has no channels in its addresses."""

    name = "bantennews"
    title = "BantenNews"
    evidence = "unverified: documentation of 2026, no real page"
    allowed_domains = ["bantennews.co.id"]

    discovery = sources("https://www.bantennews.co.id")
    patterns = slug_patterns("bantennews.co.id")
    brands = WordPress.brands | {"bantennews", "bantennews.co.id", "banten news"}
