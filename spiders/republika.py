"""Republika

Site: https://republika.co.id
Owner: Mahaka Media
Discovery: index, by date, fifty entries a page; rss, the newest; sitemap, not seen yet
Addresses: `/berita/CODE/slug` on the channel's host, until about 2018 `/berita/CHANNEL/SECTION/YY/MM/DD/CODE-slug`
Pages: one; between 2018 and 2022 long articles had `-part2` and so on behind their address
Robots: names Scrapy and shuts it out. It is obeyed: unless the site says otherwise, a live crawl fetches nothing here, and the
spider serves saved pages and archives alone
Caveats: the h1 may be empty or missing (ihram.co.id, 2017). The author of the JSON-LD is the editor ("Red"). og:url is short.
"""

from detikcrawl.discovery import DatedIndex, Feed, Sitemap
from detikcrawl.extraction import ArticlePattern, Channel, Kind, PageForm, channels
from detikcrawl.site import NewsSite
from spiders.layouts.republika import LAYOUTS

HOSTS = (
    "news nasional internasional ekonomi khazanah islamdigest sport bola olahraga gayahidup ameera tekno rejabar rejogja visual"
)
HOST = r"https://(?:[\w-]+\.)?(?:republika|ihram)\.co\.id/berita//?"
DATED = r"(?:[\w-]+/)+\d\d/\d\d/\d\d/(?P<id>[a-z0-9]{6,10})(?:-|$)"


class Republika(NewsSite):
    """Republika and its channels."""

    name = "republika"
    title = "Republika"
    evidence = "real pages of 2016 (gallery) and 2017, RSS of 2015; 2018 to 2022 from documentation, 2026 from a fixture"
    allowed_domains = ["republika.co.id", "ihram.co.id"]

    site_channels = (*channels("republika.co.id", hosts=HOSTS), Channel("ihram", "Ihram", "www.ihram.co.id"))
    discovery = (
        DatedIndex(
            url="https://republika.co.id/index/{offset}/{day:%Y/%m/%d}",
            step=50,
            card=".wrap-latest li.conten1, .txt_subkanal.txt_index",
            title="h3, h2",
            time=".date",
        ),
        Feed(url="https://www.republika.co.id/rss"),
        Sitemap(url="https://republika.co.id/files/xml/sitemap.xml"),
    )
    patterns = (
        ArticlePattern(HOST + r"(?:inpicture|foto)/" + DATED, Kind.GALLERY),
        ArticlePattern(HOST + r"(?:video|rol-tv)/" + DATED, Kind.VIDEO),
        ArticlePattern(HOST + DATED),
        ArticlePattern(r"https://visual\.republika\.co\.id/berita//?(?P<id>(?=[a-z]*\d)[a-z0-9]{6,10})(?:/|$)", Kind.GALLERY),
        ArticlePattern(HOST + r"(?P<id>(?=[a-z]*\d)[a-z0-9]{6,10})(?:/|$)"),
    )
    layouts = LAYOUTS
    page_form = PageForm(pager=".wrap_detail .pagination a", page_url="{url}-part{page}")
    brands = frozenset({"republika", "republika.co.id", "republika online", "antara", "ihram.co.id"})
