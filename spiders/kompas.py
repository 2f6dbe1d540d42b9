"""Kompas.com

Site: https://www.kompas.com, KG (Kompas Gramedia). Family: kg. Discovery: index of a day for all channels in one, 20 cards a
page (424 articles on 2 January 2019, 1016 on 15 September 2026), search, tags, a sitemap of the newest.
Article addresses carry date, time of publication (WIB) and a number: `/read/2023/11/02/213419026/`; Parapuan's a number alone.
Pages: `?page=2`, all at `?page=all`. Layouts: desktop, mobile, and the one before 2018; AMP pages are read only for their address.
Caveats: the JSON-LD names the editor as author and gives UTC; `content_PublishedDate` is WIB. Kompas+ articles are cut.
Kompasiana, kompas.id, Kompas TV, JEO and VIK are other publications.
"""

from dataclasses import replace

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.extraction.layout import Layout
from detikcrawl.extraction.reader import ArticlePattern, Channel, Kind
from detikcrawl.extraction.sources import Crumbs, Css, Ld, Mark, Meta, Without
from spiders.families.kg import KompasGramedia

HOST = r"https://(?!(?:video|tv|jeo|vik|biz|kilas)\.)(?:[\w-]+\.)?kompas\.com/"

JUNK = (
    ".ads-on-body, .ads-partner-wrap, .inject-baca-juga, [class^=kompasidRec], .fb-quote, .gate-kgplus, .read__byline, .read__paging",
    ".read__credit, .read__photo, .photo, .photo__wrap, .photo__caption, .photoCarousel, .video, .bapps-middle, .nwsLetter-article",
    "#rekomendasi_in_article, .articleRelated, .article__related, .inner__sidebar, .w-info, .liftdown_v2_tanda, #EndOfArticle ~ *",
    'p:has(> em a[href*="-footnote-product"]), p:has(> strong a[href*="-footnote-product"])',
)

DESKTOP = Layout(
    name="desktop",
    years="2018-2026",
    body=".read__content",
    junk=JUNK,
    title=(Css(".read__title", first=True), Css("h1", first=True), Meta("og:title")),
    authors=(
        Css('.credit-author:has(.credit-author-position:lexbor-contains("Penulis")) .credit-author-name'),
        Css("#penulis a"),
        Css('.read__credit h6:lexbor-contains("Penulis")'),
        Without(Meta("content_author"), Meta("content_editor")),
    ),
    editors=(
        Css('.credit-author:has(.credit-author-position:lexbor-contains("Editor")) .credit-author-name'),
        Css("#editor a"),
        Css('.read__credit h6:lexbor-contains("Editor")'),
        Meta("content_editor"),
    ),
    channel_name=(Meta("content_category"), Crumbs(1, 2)),
    section=(Meta("content_subcategory"), Crumbs(2)),
    tags=(Css(".tag__article__link, .mob-tagging__link"), Css(".read__tagging a"), Meta("content_tags", ",")),
    published=(
        Meta("content_PublishedDate"),
        Css(".read__time, .read__date", first=True),
        Ld("datePublished"),
        Meta("article:published_time"),
    ),
    modified=(Ld("dateModified"),),
    image=(Meta("og:image"), Css(".photo__wrap img, .imgHL img", "src", first=True)),
    caption=(Css(".photo__caption", first=True), Css(".imgHL .photo", first=True)),
    description=(Meta("og:description"),),
    is_free=(
        Mark('meta[name="subscription"][content="True" i], .gate-kgplus', "false"),
        Mark('meta[name="subscription"][content="False" i]', "true"),
    ),
    figures=".photo",
)

OLDER = replace(
    DESKTOP,
    name="older",
    years="2014-2017",
    body=".kcm-read-text",
    title=(Css(".kcm-read-top h2", first=True), Meta("og:title")),
    authors=(Css('.kcm-read-copy tr:has(td:first-child:lexbor-contains("Penulis")) td:last-child'),),
    editors=(Css('.kcm-read-copy tr:has(td:first-child:lexbor-contains("Editor")) td:last-child'),),
    channel_name=(Css(".kcm-breadcrumb li:first-child", first=True),),
    section=(Css(".kcm-breadcrumb li:nth-child(n+2)"),),
    tags=(Css(".kcm-tag a, .kcm-read-tag a"),),
    published=(Css(".kcm-date, .kcm-read .msmall.grey", first=True),),
    image=(Meta("og:image"), Css(".kcm-read-top .photo img", "src", first=True)),
    caption=(Css(".kcm-read-top .photo", first=True),),
)


class Kompas(KompasGramedia):
    """Kompas.com and its channels."""

    name = "kompas"
    title = "Kompas.com"
    evidence = "real pages of 2016 and 2021 to 2025 (desktop, mobile; index of 2016); index and search of 2026 from documentation"
    allowed_domains = ["kompas.com"]

    site_channels = (
        *(
            Channel(key, key.capitalize(), f"{key}.kompas.com")
            for key in (
                "nasional regional megapolitan internasional money ekonomi bola olahraga tekno sains edukasi entertainment "
                "lifestyle otomotif properti travel health bisniskeuangan female umkm ikn nusaraya"
            ).split()
        ),
        *(
            Channel(key, key.capitalize(), f"www.kompas.com/{key}")
            for key in (
                "global tren hype food edu homey sains parapuan skola wiken stori cekfakta sports badminton konsultasihukum "
                "jawa-barat jawa-tengah jawa-timur sumatera-utara sulawesi-selatan"
            ).split()
            if key != "sains"
        ),
    )
    discovery = (
        DatedIndex(
            url="https://indeks.kompas.com/?site=all&date={date}&page={page}",
            card=".articleItem, .article__list, .kcm-idx-channel li:has(h3 a)",
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
        ArticlePattern(r"https://(?:foto|galeri)\.kompas\.com/(?:photo|galeri)/read/\d{4}/\d\d?/\d\d?/(?P<id>\d+)", Kind.GALLERY),
        ArticlePattern(r"https://video\.kompas\.com/watch/(?P<id>\d+)(?:/|$)", Kind.VIDEO),
        ArticlePattern(HOST + r"(?:[\w-]+/)?read/(?:xml/)?(?P<id1>\d{4})/(?P<id2>\d\d)/(?P<id3>\d\d)/(?P<id4>\d{6,10})(?:/|$)"),
        ArticlePattern(HOST + r"[\w-]+/read/(?P<id>\d{6,12})(?:/|$)"),
    )
    layouts = (DESKTOP, OLDER)
