"""Kompas.com

Site: https://www.kompas.com
Owner: KG (Kompas Gramedia)
Family: kg
Discovery: index, of a day for all channels in one, 20 cards a page (424 articles on 2 January 2019, 1016 on 15 September 2026);
sitemap, the newest; search, no further than page 38
Addresses: date, time (WIB) and number (`/read/2023/11/02/213419026/`); those of Parapuan have a number alone
Pages: `?page=2`, all at `?page=all`
Caveats: JSON-LD names the editor as author, in UTC; `content_PublishedDate` is WIB. Kompas+ articles are cut. Advertorials
(biz, kilas), JEO, VIK, Kompas TV, kompas.id and Kompasiana are other publications.
"""

from detikcrawl.discovery import DatedIndex, PagedList, Sitemap
from detikcrawl.extraction import ArticlePattern, Kind, channels
from spiders.families.kg import KompasGramedia
from spiders.layouts.kompas import LAYOUTS

HOST = r"https://(?!(?:video|tv|jeo|vik|biz|foto|kilas\w*)\.)(?:[\w-]+\.)?kompas\.com/"
HOSTS = (
    "nasional regional megapolitan internasional bandung surabaya denpasar yogyakarta medan makassar money bisniskeuangan "
    "bola olahraga tekno sains edukasi entertainment lifestyle female otomotif travel health ikn lestari ohayojepang kolom"
)
FOLDERS = "global tren hype properti food edu homey parapuan skola wiken stori cekfakta sports"


class Kompas(KompasGramedia):
    """Kompas.com and its channels."""

    name = "kompas"
    title = "Kompas.com"
    evidence = "real pages of 2015, 2016 and 2021 to 2025 (AMP: 2022), a real index of 2016; those of 2026 from documentation"
    allowed_domains = ["kompas.com"]

    site_channels = (*channels("kompas.com", hosts=HOSTS), *channels("kompas.com", FOLDERS))
    discovery = (
        DatedIndex(
            url="https://indeks.kompas.com/?site=all&date={date}&page={page}",
            card=".articleItem, .article__list, .kcm-main-list li",
            link=("a.article-link[href]", "a.article__link[href]", "h3 a[href]"),
            title=".articleTitle",
            time=".articlePost-date, .article__date, .grey.small",
        ),
        Sitemap(url="https://www.kompas.com/sitemap.xml"),
        PagedList(
            name="search",
            url="https://search.kompas.com/search?q={query}&site_id=all&sort=latest&start_date={first_day:%Y-%m-%d}"
            "&end_date={last_day:%Y-%m-%d}&page={page}",
            card=".articleItem",
            link=("a.article-link[href]", "a[href]"),
            title=".articleTitle",
            time=".articlePost-date",
            max_pages=38,
        ),
    )
    patterns = (
        ArticlePattern(r"https://foto\.kompas\.com/photo/read/\d{4}/\d\d?/\d\d?/(?P<id>\d+)", Kind.GALLERY),
        ArticlePattern(r"https://video\.kompas\.com/watch/(?P<id>\d+)(?:/|$)", Kind.VIDEO),
        ArticlePattern(HOST + r"(?:[\w-]+/)?read/(?:xml/)?(?P<id1>\d{4})/(?P<id2>\d\d)/(?P<id3>\d\d)/(?P<id4>\d{6,10})(?:/|$)"),
        ArticlePattern(HOST + r"[\w-]+/read/(?P<id>\d{6,12})(?:/|$)"),
    )
    layouts = LAYOUTS
