"""BolaSport.com

Site: https://www.bolasport.com
Owner: KG (Kompas Gramedia)
Family: kg
Discovery: latest, the home page (a real one of March 2018); tag, a topic page by page (a crawler of 2023)
Addresses: `/read/ID/slug`, until 2018 `/SECTION/ID-slug` and `/read/SPORT/SECTION/ID-slug`, whose numbers are others
Pages: `?page=2`, all at `?page=all` (browser scripts of 2020 to 2025)
Caveats: no real article has been seen. There is no list of a day. Juara.net and SuperBall.ID, on hosts of its own until
2020, are read but not listed.
"""

from detikcrawl.discovery import PagedList
from detikcrawl.extraction import ArticlePattern, channels
from spiders.families.kg import GRID_CARDS, GridSite, grid_patterns

OLD = r"bolasport\.com/(?!(?:tag|author|static|video|amp)/)(?:read/[\w-]+/)?[\w-]+/"


class BolaSport(GridSite):
    """BolaSport.com and what once stood on its hosts."""

    name = "bolasport"
    title = "BolaSport.com"
    evidence = "unverified: a real home page of 2018, a crawler of 2023 and browser scripts of 2020 to 2025, no real article"
    allowed_domains = ["bolasport.com"]

    site_channels = channels("bolasport.com", hosts="juara superball")
    discovery = (
        PagedList(url="https://www.bolasport.com/", **GRID_CARDS),
        PagedList(name="tag", url="https://www.bolasport.com/tag/{slug}?page={page}", **GRID_CARDS),
    )
    patterns = (
        *grid_patterns("bolasport.com"),
        ArticlePattern(rf"https://www\.{OLD}(?P<id>\d{{5,7}})-[\w-]*"),
        ArticlePattern(rf"https://(?P<id1>juara|superball)\.{OLD}(?P<id2>\d{{5,7}})-[\w-]*"),
    )
