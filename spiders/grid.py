"""Grid.ID

Site: https://www.grid.id
Owner: KG (Kompas Gramedia), with magazines of the house, each a channel on a host of its own
Family: kg
Discovery: sitemap, the newest (a list of sitemaps of 2026); search (a crawler of 2026)
Addresses: `/read/ID/slug`; the ID begins with the number of the host
Pages: `?page=2`, all at `?page=all` (browser scripts of 2020 to 2025)
Caveats: no real page has been seen. Nobody tells what the sitemap holds; there is no list of a day.
"""

from detikcrawl.discovery import PagedList, Sitemap
from detikcrawl.extraction import Channel, channels
from spiders.families.kg import GridSite, grid_patterns


class Grid(GridSite):
    """Grid.ID and the magazines on its hosts."""

    name = "grid"
    title = "Grid.ID"
    evidence = "unverified: crawlers of 2019 to 2026 and addresses of 2017 to 2026, no real page"
    allowed_domains = ["grid.id"]

    site_channels = (
        Channel("utama", "Grid.ID", "www.grid.id"),
        *channels("grid.id", hosts="nova nakita health games nationalgeographic infokomputer bobo nextren intisari"),
    )
    discovery = (
        Sitemap(url="https://www.grid.id/sitemap.xml"),
        PagedList(name="search", url="https://www.grid.id/search?q={query}&page={page}", card='a[href*="/read/"]'),
    )
    patterns = grid_patterns("grid.id")
