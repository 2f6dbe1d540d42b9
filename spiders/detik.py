"""detik.com

Site: https://www.detik.com
Owner: Trans Media
Discovery: index, of every channel by date, 20 cards a page, back to 2019 at least (probe of October 2026)
Addresses: a seven-digit id (`/d-6928846/`); up to 2019 the number stood alone, up to 2016 in `/read/YYYY/MM/DD/HHMMSS/ID/`
Pages: numbered (`/2`, 2019-2024), `?single=1` for all of them, or all in one HTML (`section.multi-card`, since 2024)
Caveats: photo galleries, videos and infographics stand among the articles and share the form of the address. Times are WIB,
also in `pubdate`, which says Z. The cache in front of the index may repeat a neighbouring page.
"""

import re

from detikcrawl.discovery import DatedIndex
from detikcrawl.extraction import ArticlePattern, Channel, Kind, PageForm, channels
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.detik import LAYOUTS

FOLDERS = "edu hikmah properti pop jatim jateng jabar jogja bali sumut sulsel sumbagsel kalimantan"
HOST = r"https://(?:www|news|finance|inet|hot|sport|oto|travel|food|health|wolipop|edu|properti)\.detik\.com/"
ITEM = r"d-(?P<id>\d{5,9})(?:/[^/]*)?$"
OLD_ITEM = r"\d{4}/\d\d/\d\d/\d{6}/(?P<id>\d{5,9})/"


class Detik(NewsSite):
    """detik.com and its channels."""

    name = "detik"
    title = "detik.com"
    evidence = "real pages of 2016 to 2024 (index of 2024, articles of 2022, 2023, 2024); 2025 and 2026 from documentation"
    allowed_domains = ["detik.com"]

    site_channels = (
        *channels("detik.com", hosts="news finance inet hot sport oto travel food health", name="detik{}"),
        Channel("sepakbola", "Sepakbola", "sport.detik.com/sepakbola"),
        Channel("wolipop", "Wolipop", "wolipop.detik.com"),
        *channels("detik.com", FOLDERS, name="detik{}"),
    )
    discovery = (
        DatedIndex(
            url="{channel}/indeks?date={date}&page={page}",
            date_format="%m/%d/%Y",
            card="article",
            link=(".media__title a[href]", "a[href]"),
            time="[d-time]",
            time_attribute="d-time",
        ),
    )
    patterns = (
        ArticlePattern(HOST + r"(?:[\w-]+/)*(?:foto(?!grafi)[\w-]*|dtravelers_photos)/" + ITEM, Kind.GALLERY),
        ArticlePattern(HOST + r"(?:[\w-]+/)*readfoto/" + OLD_ITEM, Kind.GALLERY),
        ArticlePattern(HOST + r"(?:[\w-]+/)*(?:detiktv|video)/" + ITEM, Kind.VIDEO),
        ArticlePattern(HOST + r"(?:[\w-]+/)*readvideo/" + OLD_ITEM, Kind.VIDEO),
        ArticlePattern(r"https://20\.detik\.com/[\w-]+/(?P<id>\d{8}-\d+)(?:/|$)", Kind.VIDEO),
        ArticlePattern(HOST + r"(?:[\w-]+/)*infografis/" + ITEM, Kind.INFOGRAPHIC),
        ArticlePattern(HOST + r"(?!tag/)(?:[\w-]+/)+" + ITEM),
        # Not the special reports of detikX, /x/detail/RUBRIC/YYYYMMDD/SLUG/: theirs is a date and another template.
        ArticlePattern(HOST + r"(?!x/|tag/)(?:[\w-]+/)+(?P<id>\d{5,9})/[\w-]+$"),
        ArticlePattern(HOST + r"(?:[\w-]+/)*read/" + OLD_ITEM),
    )
    layouts = LAYOUTS
    page_form = PageForm(
        inline="section.multi-card[data-page]",
        pager="a.detail__anchor-numb, .detail__multiple a[href], .detail__long-nav a[href], .mp-nav a[href]",
        page_url="{url}/{page}",
        one_page_url="{url}?single=1",
        one_page_mark="single=1",
    )
    brands = frozenset({"detikcom", "detik.com", "detik", *(channel.name.lower() for channel in site_channels)})
    rules = (
        Rule("tv_promo", re.compile(r"Ikuti berbagai (?:berita|peristiwa|informasi)\b.{0,300}"), needs="ikuti berbagai"),
        Rule(
            "republished",
            re.compile(r"\W*(?:Artikel|Berita) ini (?:telah|sudah|juga) (?:naik|tayang|terbit|dimuat) di\b.{0,300}"),
            needs=" ini ",
        ),
    )
    ends_at_sign_off = True
    inside_article = b"detail__body-text"  # tags, pager and sign-off stand before the end of <article>, JSON-LD in the head
