"""VOI

Site: https://voi.id
Owner: Voice of Indonesia; the company is not documented
Discovery: latest, of all channels, page after page; search (crawler of 2026)
Addresses: `/CHANNEL/ID/slug`; the id alone is enough
Pages: one
Caveats: the English, Arabic, Chinese, Japanese and other editions are machine translations and left out. The JSON-LD time has
"WIB" where a T should be.
"""

from dataclasses import replace

from detikcrawl.discovery import PagedList
from detikcrawl.extraction import STANDARD, ArticlePattern, Css, Ld, Meta, channels
from detikcrawl.site import NewsSite

CHANNELS = "berita ekonomi aktual olahraga teknologi lifestyle otomotif musik memori bernas"
CARD = ".section-item-title"

POST = replace(
    STANDARD,
    name="post",
    years="2026",
    body=".single-post-content",
    junk=(
        "section[class*=related], div[class*=related], div[class*=popular], div[class*=sidebar], div[class*=see-also]",
        "section[class*=popular], .most-read, .share, .tags, [id^=div-gpt-ad], ins",
    ),
    title=(Meta("og:title"), Ld("headline"), Css("h1", first=True)),
    authors=(Css(".single-post-author a"), *STANDARD.authors),
    published=(*STANDARD.published, Css(".single-post-date time", first=True)),
    caption=(Css("figcaption", first=True),),
)


class Voi(NewsSite):
    """VOI in Indonesian."""

    name = "voi"
    title = "VOI"
    evidence = "unverified: one crawler of 2026, no real page"
    allowed_domains = ["voi.id"]

    site_channels = channels("voi.id", CHANNELS, www="")
    discovery = (
        PagedList(url="https://voi.id/artikel/indeks?page={page}", first_url="https://voi.id/artikel/indeks", card=CARD),
        PagedList(name="search", url="https://voi.id/artikel/cari?q={query}&page={page}", card=CARD),
    )
    patterns = (ArticlePattern(r"https://(?:www\.)?voi\.id/(?!(?:artikel|tag|author)/)[\w-]{3,}/(?P<id>\d{3,9})(?:/|$)"),)
    layouts = (POST,)
    brands = frozenset({"voi", "voi.id", "tim redaksi", "tim redaksi voi", "redaksi"})
