"""Warta Ekonomi

Site: https://wartaekonomi.co.id
Owner: Warta Ekonomi
Discovery: index, of a day for all channels, page after page (crawler of July 2026, tried back to January 2025)
Addresses: `/readID/slug`
Pages: one
Caveats: the search is a form and left out.
"""

from dataclasses import replace

from detikcrawl.discovery import DatedIndex
from detikcrawl.extraction import STANDARD, ArticlePattern, Css
from detikcrawl.site import NewsSite

POST = replace(
    STANDARD,
    name="post",
    years="2026",
    body=".articlePostContent",
    junk=(
        "[class*=baca-juga], [class*=adInArticle], .articleListShare, [class*=related], [class*=newsletter], [class*=banner]",
        "[id^=div-gpt-ad], aside, ins",
    ),
    title=(Css(".articlePostHeader h1", first=True), *STANDARD.title),
    channel_name=(*STANDARD.channel_name, Css(".articlePostHeader ul li:last-child a", first=True)),
    published=(*STANDARD.published, Css("time[datetime]", "datetime", first=True)),
    caption=(Css("figcaption", first=True),),
)


class Wartaekonomi(NewsSite):
    """Warta Ekonomi."""

    name = "wartaekonomi"
    title = "Warta Ekonomi"
    evidence = "unverified: one crawler of July 2026, no real page"
    allowed_domains = ["wartaekonomi.co.id"]

    site_channels = ()
    discovery = (
        DatedIndex(
            url="https://wartaekonomi.co.id/indeks/{day:%Y%m%d}?page={page}",
            first_url="https://wartaekonomi.co.id/indeks/{day:%Y%m%d}",
            card="a.articleListItem",
        ),
    )
    patterns = (ArticlePattern(r"https://(?:www\.)?wartaekonomi\.co\.id/read(?P<id>\d+)(?:/|$)"),)
    layouts = (POST,)
    brands = frozenset({"warta ekonomi", "wartaekonomi", "wartaekonomi.co.id", "redaksi"})
