"""IDX Channel

Site: https://www.idxchannel.com
Owner: MNC Media
Family: mnc
Discovery: sitemap, the news of every channel (crawler of July 2026)
Addresses: `/CHANNEL/slug`, without an id
Pages: numbered (`/2`), as the crawler of July 2026 knew; how the pager looks is not known
Caveats: the search answers with an error of its gateway (July 2026).
"""

from dataclasses import replace

from detikcrawl.discovery import Sitemap
from detikcrawl.extraction import STANDARD, ArticlePattern, Css, Kind, PageForm, Part, channels
from spiders.families.mnc import MncSite

HOST = r"https://(?:www\.)?idxchannel\.com/"

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2026",
    body=".article--content",
    junk=(
        "[class*=baca-juga], [class*=baca_juga], #relatedNews, .berita--terkait, [class*=recommended], .pagination, .share",
        "[class*=tim_editor], [id^=div-gpt-ad], ins",
    ),
    authors=(
        Css(".article--creator a.creator"),
        Css('.list-tim-editor:has(.job-editor:lexbor-contains("Reporter")) .name-editor'),
        *STANDARD.authors,
    ),
    editors=(Css('.list-tim-editor:has(.job-editor:lexbor-contains("Editor")) .name-editor'),),
    channel_name=(*STANDARD.channel_name, Css(".article--creator a", first=True)),
    published=(
        *STANDARD.published,
        Part(Css(".article--creator .text-body--2"), r"(\d\d/\d\d/\d{4}\s+\d{1,2}:\d\d(?:\s+WI[BT]A?)?)"),
    ),
    caption=(Css("figcaption", first=True),),
)


class Idxchannel(MncSite):
    """IDX Channel and its channels."""

    name = "idxchannel"
    title = "IDX Channel"
    evidence = "unverified: one crawler of July 2026, no real page"
    allowed_domains = ["idxchannel.com"]

    site_channels = channels("idxchannel.com", "news market-news economics technology banking milenomic inspirator syariah")
    discovery = (
        Sitemap(
            url="https://www.idxchannel.com/sitemap.xml",
            children=r"idxchannel\.com/(?!foto/|video/|infografis/)[\w-]+/sitemap\.xml$",
        ),
    )
    patterns = (
        ArticlePattern(HOST + r"foto/[\w-]+$", Kind.GALLERY),
        ArticlePattern(HOST + r"video/[\w-]+$", Kind.VIDEO),
        ArticlePattern(HOST + r"infografis/[\w-]+$", Kind.INFOGRAPHIC),
        ArticlePattern(HOST + r"(?!(?:tag|indeks|search|author)/)[a-z][a-z-]+/\w+(?:-\w+){2,}$"),
    )
    layouts = (ARTICLE,)
    page_form = PageForm(pager=".pagination a, .paging a", page_url="{url}/{page}")
    brands = MncSite.brands | {"idx channel", "idxchannel", "idxchannel.com"}
