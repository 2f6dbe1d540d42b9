"""Merdeka.com

Site: https://www.merdeka.com
Owner: KapanLagi Youniverse (KLY), Emtek
Family: kly
Discovery: sitemap of news, one child a section; latest, one page a section; rss, the latest 20
Addresses: `/<section>/read/ID/slug` since 2024, `/<section>/slug.html` until then, `-mvk.html` among them; the mobile host has
    the same
Pages: all in one HTML, from page 2 on hidden; a script says how many there are. `?page=2` exists.
Robots: addresses with a query are closed, so further pages of a list are too
Caveats: `pubdate` says GMT and means WIB; the pages of 2026 name no author in JSON-LD. On planet.merdeka.com readers write.
"""

from dataclasses import replace

from detikcrawl.discovery import Feed, PagedList, Sitemap
from detikcrawl.extraction import channels
from spiders.families.kly import KlySite, inline_pages, slug_patterns
from spiders.layouts.merdeka import LAYOUTS


class Merdeka(KlySite):
    """Merdeka.com and its channels."""

    name = "merdeka"
    title = "Merdeka.com"
    evidence = "real pages of 2020 (mobile, desktop, Planet, RSS); article and section of 2026 from fixtures"
    allowed_domains = ["merdeka.com"]

    site_channels = channels(
        "merdeka.com",
        "peristiwa politik uang dunia khas jakarta jabar jateng jatim sumut sehat gaya teknologi artis trending",
        hosts="planet",
    )
    discovery = (
        Sitemap(url="https://www.merdeka.com/sitemap.xml"),
        PagedList(url="{channel}", card="li.article__item", link=("a.article__title[href]", "a[href]"), time="time"),
        Feed(url="https://www.merdeka.com/feed"),
    )
    patterns = slug_patterns("merdeka.com", r"[\w-]+")
    layouts = (*LAYOUTS, *KlySite.layouts)
    page_form = replace(
        inline_pages(".mdk-body-paragraph, .body--item, .page-break"), pager=".page-number a", page_url="{url}?page={page}"
    )
