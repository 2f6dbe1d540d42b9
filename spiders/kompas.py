"""Kompas.com

Site: https://www.kompas.com
Owner: KG (Kompas Gramedia)
Family: kg
Discovery: index, of a day for all channels in one, 20 cards a page (424 articles on 2 January 2019, 1016 on 15 September 2026);
sitemap, the newest; search, no further than page 38
Addresses: date, time (WIB) and number (`/read/2023/11/02/213419026/`); those of Parapuan have a number alone
Pages: `?page=2`, all at `?page=all`
Caveats: JSON-LD names the editor as author, in UTC; `content_PublishedDate` is WIB. Kompas+ articles are cut. Advertorials
(biz, kilas), JEO, VIK, Kompas TV, kompas.id and Kompasiana are other publications. No AMP page was seen.
"""

from dataclasses import replace

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.extraction.layout import STANDARD
from detikcrawl.extraction.reader import ArticlePattern, Channel, Kind
from detikcrawl.extraction.sources import Crumbs, Css, Ld, Mark, Meta, Without
from spiders.families.kg import KompasGramedia

HOST = r"https://(?!(?:video|tv|jeo|vik|biz|foto|kilas\w*)\.)(?:[\w-]+\.)?kompas\.com/"
HOSTS = (
    "nasional regional megapolitan internasional bandung surabaya denpasar yogyakarta medan makassar money bisniskeuangan "
    "bola olahraga tekno sains edukasi entertainment lifestyle female otomotif travel health ikn lestari ohayojepang kolom"
)
FOLDERS = "global tren hype properti food edu homey parapuan skola wiken stori cekfakta sports"
CREDIT = '.credit-author:has(.credit-author-position:lexbor-contains("{0}")) .credit-author-name, '
CREDIT += '#{1} a, .read__credit h6:lexbor-contains("{0}"), .kcm-read-copy tr:has(td:lexbor-contains("{0}")) td:last-child'

READ = replace(
    STANDARD,
    name="read",
    years="2018-2026",
    body=".read__content",
    junk=(
        ".ads-on-body, .ads-partner-wrap, .inject-baca-juga, [class^=kompasidRec], .fb-quote, .gate-kgplus, .read__byline",
        ".read__credit, .read__paging, .photo, .photo__wrap, .photo__caption, .photoCarousel, .video, .bapps-middle, .w-info",
        ".nwsLetter-article, #rekomendasi_in_article, .articleRelated, .article__related, .inner__sidebar, #EndOfArticle ~ *",
        'p:has(a[href*="-footnote-product"])',  # where the book of a recipe can be bought
    ),
    title=(Css(".read__title", first=True), *STANDARD.title),
    authors=(Css(CREDIT.format("Penulis", "penulis")), Without(Meta("content_author"), Meta("content_editor"))),
    editors=(Css(CREDIT.format("Editor", "editor")), Meta("content_editor")),
    channel_name=(Meta("content_category"), Crumbs(1, 2)),
    section=(Meta("content_subcategory"), Crumbs(2)),
    tags=(Css(".tag__article__link, .mob-tagging__link, .read__tagging a"), Meta("content_tags", ",")),
    published=(Meta("content_PublishedDate"), Css(".read__time, .read__date", first=True), Ld("datePublished")),
    image=(*STANDARD.image, Css(".photo__wrap img, .imgHL img, .kcm-read-top .photo img", "src", first=True)),
    caption=(Css(".photo__caption", first=True), Css(".imgHL .photo", first=True)),
    is_free=(Mark('meta[name=subscription][content="True"]', "false"), Mark("meta[name=subscription]", "true")),
    figures=".photo",
)
OLDER = replace(
    READ,
    name="older",
    years="2014-2017",
    body=".kcm-read-text",
    title=(Css(".kcm-read-top h2", first=True),),
    channel_name=(Css(".kcm-breadcrumb li:first-child", first=True),),
    section=(Css(".kcm-breadcrumb li:nth-child(n+2)"),),
    tags=(),
    published=(Css(".kcm-date, .kcm-read .msmall.grey", first=True),),
    caption=(Css(".kcm-read-top .photo", first=True),),
)


class Kompas(KompasGramedia):
    """Kompas.com and its channels."""

    name = "kompas"
    title = "Kompas.com"
    evidence = "real pages of 2016 and 2021 to 2025, a real index of 2016; index and search of 2026 from documentation"
    allowed_domains = ["kompas.com"]

    site_channels = (
        *(Channel(key, key.title(), f"{key}.kompas.com") for key in HOSTS.split()),
        *(Channel(key, key.title(), f"www.kompas.com/{key}") for key in FOLDERS.split()),
    )
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
    layouts = (READ, OLDER)
