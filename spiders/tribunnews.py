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

from detikcrawl.discovery import DatedIndex, PagedList, Sitemap
from detikcrawl.extraction import ArticlePattern, Kind, channels
from spiders.families.kg import SECTION, TribunSite, tribun_patterns

SECTIONS = (
    "nasional regional metropolitan internasional bisnis ekonomi sport superskor seleb lifestyle travel techno otomotif "
    "kesehatan pendidikan new-economy ramadan premium"
)
REGIONS = (
    "aceh ambon babel bali bangka banjarmasin banten banyumas batam bekasi belitung bengkulu bogor cirebon depok flores "
    "gorontalo jabar jakarta jambi jateng jatim jogja kaltara kalteng kaltim kupang lampung lombok makassar manado mataraman "
    "medan muria padang palembang palu pantura papua pekanbaru pontianak prohaba solo sulbar sultra sumsel surabaya "
    "suryamalang ternate toraja wartakota"
)
CARDS = {"card": "li.ptb15", "link": ("h3 a[href]", ".fbo > a[href]"), "time": "time"}
REGIONAL = r"https://(?!www\.|m\.|video\.|foto\.)(?P<id1>[\w-]+)\.tribunnews\.com/(?:amp/)?"


class Tribunnews(TribunSite):
    """The sections of Tribunnews.com, and the regional sites as channels."""

    name = "tribunnews"
    title = "Tribunnews.com"
    evidence = "real page of 2020 (page 1 of 4); pages and index of 2026 from fixtures; regional sites from documentation"
    allowed_domains = ["tribunnews.com"]

    site_channels = (
        *channels("tribunnews.com", SECTIONS),
        *channels("tribunnews.com", hosts=REGIONS, name="Tribun {}"),
    )
    discovery = (
        Sitemap(url="{channel}/sitemap-news.xml"),
        PagedList(
            url="https://www.tribunnews.com/index-news/{key}?page={page}", keys={key: key for key in SECTIONS.split()}, **CARDS
        ),
        DatedIndex(
            url="{channel}/index-news?date={day.year}-{day.month}-{day.day}&page={page}",
            keys={key: key for key in REGIONS.split()},
            **CARDS,
        ),
    )
    patterns = (
        *tribun_patterns("tribunnews.com"),
        ArticlePattern(r"https://video\.tribunnews\.com/view/(?P<id>\d+)(?:/|$)", Kind.VIDEO),
        ArticlePattern(REGIONAL.replace("?P<id1>", "?:") + rf"(?:{SECTION})?\d{{4}}/\d\d/\d\d/[\w-]+"),
        ArticlePattern(REGIONAL + SECTION + r"(?P<id2>\d{4,9})/[\w-]+"),
    )
