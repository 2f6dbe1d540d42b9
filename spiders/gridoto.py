"""GridOto.com

Site: https://www.gridoto.com
Owner: KG (Kompas Gramedia)
Family: kg
Discovery: index, of a day for all sections in one (a crawler of 2019)
Addresses: `/read/ID/slug`
Pages: `?page=2`, all at `?page=all` (a crawler of 2019, browser scripts of 2020 to 2025)
Caveats: no real page has been seen, and nobody has told of the index since 2019. Otomotifnet, on a host of its own, is read but
not listed.
"""

from detikcrawl.discovery import DatedIndex
from detikcrawl.extraction import channels
from spiders.families.kg import GRID_CARDS, GridSite, grid_patterns


class GridOto(GridSite):
    """GridOto.com and Otomotifnet."""

    name = "gridoto"
    title = "GridOto.com"
    evidence = "unverified: a crawler of 2019 and browser scripts of 2020 to 2025, no real page"
    allowed_domains = ["gridoto.com"]

    site_channels = channels("gridoto.com", hosts="otomotifnet")
    discovery = (
        DatedIndex(
            url="https://www.gridoto.com/index?day={day.day}&month={day.month}&year={day.year}&section=all&page={page}",
            **GRID_CARDS,
        ),
    )
    patterns = grid_patterns("gridoto.com")
