"""Islami.co

Site: https://islami.co
Owner: Islami.co
Family: wordpress
Discovery: posts, of every day as JSON (used by an app of 2020); index, the archive of a day; rss, the newest; search
Addresses: `/slug`
Pages: one
Caveats: no page has been seen. Essays and prayers stand among the news.
"""

from spiders.families.wordpress import WordPress, slug_patterns, sources


class Islami(WordPress):
    """Islami.co, which has no channels in its addresses."""

    name = "islami"
    title = "Islami.co"
    evidence = "unverified: an app of 2020 and crawlers of the lists of 2022 to 2025, no real page"
    allowed_domains = ["islami.co"]

    discovery = sources("https://islami.co")
    patterns = slug_patterns("islami.co")
    brands = WordPress.brands | {"islami.co", "islamico", "redaksi islami.co"}
