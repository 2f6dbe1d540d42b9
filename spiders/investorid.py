"""Investor.id

Site: https://investor.id
Owner: B Universe (Investor Daily)
Family: buniverse
Discovery: sitemap, the last hundred articles (crawler of May 2026)
Addresses: `/CHANNEL/ID/slug`
Pages: `/2` and so on, all at `/all` (crawlers of March 2026, which knew of several pages by the word "Halaman:")
Caveats: lists, search and RSS answered 403 or 404 in July 2026, and the news sitemap lists by the time of change. The markup
of the pager was not seen.
"""

from detikcrawl.discovery import Sitemap
from detikcrawl.extraction import ArticlePattern, PageForm, channels
from spiders.families.buniverse import BUniverse


class Investorid(BUniverse):
    """Investor.id and its channels."""

    name = "investorid"
    title = "Investor.id"
    evidence = "unverified: crawlers of March to July 2026, no real page"
    allowed_domains = ["investor.id"]

    site_channels = channels("investor.id", "market finance macroeconomy business national international", www="")
    discovery = (Sitemap(url="https://investor.id/sitemap_news.xml"),)
    patterns = (
        ArticlePattern(
            r"https://(?:www\.)?investor\.id/(?!(?:tag|search|author|penulis)/)(?:[\w-]+/){1,3}(?P<id>\d{4,9})(?:/|$)"
        ),
    )
    page_form = PageForm(
        pager=".pagination a, .page-link", page_url="{url}/{page}", one_page_url="{url}/all", one_page_mark="/all"
    )
