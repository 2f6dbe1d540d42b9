"""Project Multatuli

Site: https://projectmultatuli.org
Owner: Project Multatuli
Family: wordpress
Discovery: posts, of every day as JSON (used by a crawler of 2026); index, the archive of a day; rss, the newest (2026); search
Addresses: `/slug`; in English `/en/slug`
Pages: one, by the builder Elementor
Caveats: no page has been seen. A few stories a week: most days have none, and their archives then answer 404.
"""

from detikcrawl.extraction import channels
from spiders.families.wordpress import WordPress, slug_patterns, sources


class ProjectMultatuli(WordPress):
    """Project Multatuli in Indonesian, and its English part as a channel."""

    name = "projectmultatuli"
    title = "Project Multatuli"
    evidence = "unverified: documentation of 2026, no real page"
    allowed_domains = ["projectmultatuli.org"]

    site_channels = channels("projectmultatuli.org", "en", www="")
    discovery = sources("https://projectmultatuli.org")
    patterns = slug_patterns("projectmultatuli.org", "(?:en/|id/)?")
    brands = WordPress.brands | {"project multatuli", "projectmultatuli", "projectm"}
