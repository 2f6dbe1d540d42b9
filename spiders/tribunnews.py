"""Tribunnews.com

Site: https://www.tribunnews.com
Owner: KG (Kompas Gramedia), with the regional sites of the Tribun network, each a channel
Family: kg
Discovery: sitemap, of every section and region, the newest 100; latest, of the sections (page 11 repeats the tenth); index, of
the regions by date (crawlers of 2016 to 2024)
Addresses: section and number (`/nasional/9000101/slug`), or the date alone (`/2020/05/04/slug`); each region counts for itself
Pages: `?page=2`, all at `?page=all`
Robots: closes tags, topics and search, which are not asked for
Caveats: CloudFront answers 403 to what is no browser. RSS gives the home page for every link. Premium articles are cut.
Regional sites are known by address alone.
"""

from dataclasses import replace

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.extraction.layout import STANDARD
from detikcrawl.extraction.reader import ArticlePattern, Channel, Kind
from detikcrawl.extraction.sources import Css, Ld
from spiders.families.kg import KompasGramedia

SECTIONS = (
    "nasional regional metropolitan internasional bisnis ekonomi sport superskor seleb lifestyle travel techno otomotif "
    "kesehatan pendidikan new-economy ramadan premium"
).split()
REGIONS = (
    "aceh ambon babel bali bangka banjarmasin banten banyumas batam bekasi belitung bengkulu bogor cirebon depok flores "
    "gorontalo jabar jakarta jambi jateng jatim jogja kaltara kalteng kaltim kupang lampung lombok makassar manado mataraman "
    "medan muria padang palembang palu pantura papua pekanbaru pontianak prohaba solo sulbar sultra sumsel surabaya "
    "suryamalang ternate toraja wartakota"
).split()
CARDS = {"card": "li.ptb15", "link": ("h3 a[href]", ".fbo > a[href]"), "time": "time"}
NATIONAL = r"https://(?:www|m)\.tribunnews\.com/(?:amp/)?"
REGIONAL = r"https://(?!www\.|m\.|video\.|foto\.)(?P<id1>[\w-]+)\.tribunnews\.com/(?:amp/)?"
SECTION = r"(?!(?:images|video|webstories|topic|tag|penulis|editor|index-news)/)[\w-]+/"

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2016-2026",
    body=".txt-article",
    junk=(".baca, .ads-placeholder, [id^=div-], .summary-article, .hide, [id^=widget_], .paging, .tagcloud3",),
    title=(Css("#arttitle", first=True), Ld("headline")),
    authors=(Css("#penulis"), Ld("author")),
    editors=(Css("#editor"), Ld("editor")),
    tags=(Css(".tagcloud3 a"), Ld("keywords")),
    published=(Ld("datePublished"), Css(".bdr3 time, #article time, time.grey", first=True)),
    image=(Css("#artimg img.imgfull", "src", first=True), *STANDARD.image),
    caption=(Css("#artimg .imgfull_div ~ .f11, #artimg .imgfull_div ~ .arial", joined=True),),
)


class Tribunnews(KompasGramedia):
    """The sections of Tribunnews.com, and the regional sites as channels."""

    name = "tribunnews"
    title = "Tribunnews.com"
    evidence = "a real page of 2020 (page 1 of 4); pages and index of 2026 from fixtures; regional sites from documentation"
    allowed_domains = ["tribunnews.com"]

    site_channels = (
        *(Channel(key, key.title(), f"www.tribunnews.com/{key}") for key in SECTIONS),
        *(Channel(key, f"Tribun {key.title()}", f"{key}.tribunnews.com") for key in REGIONS),
    )
    discovery = (
        Sitemap(url="{channel}/sitemap-news.xml"),
        PagedList(url="https://www.tribunnews.com/index-news/{key}?page={page}", keys={key: key for key in SECTIONS}, **CARDS),
        DatedIndex(
            url="{channel}/index-news?date={day.year}-{day.month}-{day.day}&page={page}",
            keys={key: key for key in REGIONS},
            **CARDS,
        ),
    )
    patterns = (
        ArticlePattern(NATIONAL + r"images/(?:[\w-]+/)*(?P<id>\d{6,9})/", Kind.GALLERY),
        ArticlePattern(NATIONAL + r"(?:images|foto)/(?:[\w-]+/)*\d{4}/\d\d/\d\d/[\w-]+", Kind.GALLERY),
        ArticlePattern(r"https://video\.tribunnews\.com/view/(?P<id>\d+)(?:/|$)", Kind.VIDEO),
        ArticlePattern(NATIONAL + SECTION + r"\d{4}/\d\d/\d\d/[\w-]+"),
        ArticlePattern(NATIONAL + SECTION + r"(?P<id>\d{6,9})/[\w-]+"),
        ArticlePattern(REGIONAL.replace("?P<id1>", "?:") + rf"(?:{SECTION})?\d{{4}}/\d\d/\d\d/[\w-]+"),
        ArticlePattern(REGIONAL + SECTION + r"(?P<id2>\d{4,9})/[\w-]+"),
    )
    layouts = (ARTICLE,)
