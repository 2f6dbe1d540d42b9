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
from dataclasses import replace

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.extraction.layout import Layout, PageForm
from detikcrawl.extraction.reader import ArticlePattern, Channel, Kind
from detikcrawl.extraction.sources import Crumbs, Css, Ld, Meta
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule

HOST = r"https://(?:www|news|finance|inet|hot|sport|oto|travel|food|health|wolipop|edu|properti)\.detik\.com/"
ITEM = r"d-(?P<id>\d{5,9})(?:/[^/]*)?$"
OLD_ITEM = r"\d{4}/\d\d/\d\d/\d{6}/(?P<id>\d{5,9})/"

JUNK = (
    ".noncontent, table.linksisip, .lihatjg, .parallaxindetail, .paradetail, .staticdetail_container, .para_caption",
    "#para_caption, #para_caption2, .ads-scrollpage-container, [id^=div-gpt-ad], .aevp, .pip-vid, .sisip_embed_sosmed",
    "a.embed, table.pic_artikel_sisip_table, .pic_artikel_sisip, .detail__body-tag, .detail__multibrand, .sisipan_artikel",
    ".detail__anchor-tag, .detail__newstag, .collapsible, .table-content, ins, [data-type=_mgwidget], [id^=mgw], .eyeo",
    "[data-tf-live], .cb-berita-terkait, .cb-artikel-lainnya, .koleksi-wrap, .skybanner, .ads-slot-mb-container",
    ".detail__anchor, .detail__multiple, .detail__long-nav, .mp-nav, #box-simplified, .detail_tag, .pic_artikel, .newstag",
    ".box_artikel",
    # What other platforms say is not the article's own text.
    "blockquote.instagram-media, blockquote.twitter-tweet, blockquote.tiktok-embed, .fb-post",
)

DETAIL = Layout(
    name="detail",
    years="2019-2026",
    body=".detail__body-text",
    junk=JUNK,
    title=(Css("h1.detail__title", first=True), Css("article h1", first=True), Meta("og:title")),
    subtitle=(Css(".detail__subtitle", first=True),),
    authors=(Ld("author"), Meta("dtk:author"), Meta("author"), Css(".detail__author")),
    channel_name=(Crumbs(0, 1), Css(".detail__label", first=True)),
    section=(Crumbs(1),),
    tags=(Css(".detail__body-tag a[dtr-act=tag]"), Meta("dtk:keywords", ","), Meta("keywords", ",")),
    published=(
        Ld("datePublished"),
        Meta("dtk:publishdate"),
        Meta("publishdate"),
        Css(".detail__date"),
        Meta("pubdate", false_zone=True),
    ),
    modified=(Ld("dateModified"),),
    image=(
        Css(".detail__media-image img", "src", first=True),
        Css(".detail__media-image img", "data-src"),
        Ld("image.url"),
        Meta("og:image"),
    ),
    caption=(Css(".detail__media-caption", first=True),),
    description=(Meta("og:description"), Meta("description")),
    figures=".pic_artikel_sisip_table",
)

TAILWIND = replace(
    DETAIL,
    name="tailwind",
    years="2024-2026, wolipop and pop",
    body=".itp_bodycontent",
    authors=(Ld("author"), Meta("dtk:author"), Meta("author")),
    published=(*DETAIL.published, Css("article.detail time")),
    image=(Ld("image.url"), Meta("og:image")),
    caption=(Css("article.detail figcaption", first=True),),
)

OLDER = replace(
    DETAIL,
    name="older",
    years="2016-2020; d'Travelers until 2024",
    body=".detail_text, #detikdetailtext, .text--detail, .read__content",
    title=(
        Css(".jdl h1", first=True),
        Css("article h1", first=True),
        Css(".detail_content h1", first=True),
        Meta("og:title"),
    ),
    subtitle=(Css(".jdl h2", first=True),),
    authors=(
        Ld("author"),
        Meta("dtk:author"),
        Meta("author"),
        Css(".jdl .author, .detail_content .author", first=True),
    ),
    tags=(Css(".detail_tag a"), *DETAIL.tags),
    published=(
        *DETAIL.published,
        Css(".jdl .date, .detail_content .date, .detail_wrap .date", first=True),
    ),
    image=(Css(".pic_artikel img", "src", first=True), *DETAIL.image),
    caption=(Css(".pic_artikel span", first=True), Css(".pic_artikel figcaption", first=True), *DETAIL.caption),
)

READ = replace(
    OLDER,
    name="read",
    years="2014-2016",
    body=".text_detail, .text_gal, .artikel2 .wrap_detail",
    title=(
        Css("h1.jdl", first=True),
        Css(".content_detail h1", first=True),
        Css("article h1", first=True),
        Meta("og:title"),
    ),
    subtitle=(Css(".detail_area:not(.text_detail) h2, .detail_profil h2", first=True),),
    authors=(
        Css(".detail_area .author, .content_detail .author, .detail_profil > strong", first=True),
        Ld("author"),
        Meta("author"),
    ),
    # The printed time first: on a page of 2016 `pubdate` is half an hour behind it.
    published=(Css(".detail_area .date, .content_detail .date", first=True), Meta("pubdate", false_zone=True)),
    channel_name=(Crumbs(0, 1), Css(".breadcrumb li:first-child a", first=True)),
    section=(Crumbs(1), Css(".breadcrumb li:nth-child(n+2) a")),
    image=(
        Css(".pic_artikel img", "src", first=True),
        Css(".gallery_view img[alt]", "src", first=True),
        Meta("og:image"),
    ),
)


class Detik(NewsSite):
    """detik.com and its channels."""

    name = "detik"
    title = "detik.com"
    evidence = "real pages of 2016 to 2024 (index of 2024, articles of 2022, 2023, 2024); 2025 and 2026 from documentation"
    allowed_domains = ["detik.com"]

    site_channels = (
        Channel("news", "detikNews", "news.detik.com"),
        Channel("finance", "detikFinance", "finance.detik.com"),
        Channel("inet", "detikInet", "inet.detik.com"),
        Channel("hot", "detikHot", "hot.detik.com"),
        Channel("sport", "detikSport", "sport.detik.com"),
        Channel("sepakbola", "Sepakbola", "sport.detik.com/sepakbola"),
        Channel("oto", "detikOto", "oto.detik.com"),
        Channel("travel", "detikTravel", "travel.detik.com"),
        Channel("food", "detikFood", "food.detik.com"),
        Channel("health", "detikHealth", "health.detik.com"),
        Channel("wolipop", "Wolipop", "wolipop.detik.com"),
        Channel("edu", "detikEdu", "www.detik.com/edu"),
        Channel("hikmah", "detikHikmah", "www.detik.com/hikmah"),
        Channel("properti", "detikProperti", "www.detik.com/properti"),
        Channel("pop", "detikPop", "www.detik.com/pop"),
        Channel("jatim", "detikJatim", "www.detik.com/jatim"),
        Channel("jateng", "detikJateng", "www.detik.com/jateng"),
        Channel("jabar", "detikJabar", "www.detik.com/jabar"),
        Channel("jogja", "detikJogja", "www.detik.com/jogja"),
        Channel("bali", "detikBali", "www.detik.com/bali"),
        Channel("sumut", "detikSumut", "www.detik.com/sumut"),
        Channel("sulsel", "detikSulsel", "www.detik.com/sulsel"),
        Channel("sumbagsel", "detikSumbagsel", "www.detik.com/sumbagsel"),
        Channel("kalimantan", "detikKalimantan", "www.detik.com/kalimantan"),
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
    layouts = (DETAIL, OLDER, TAILWIND, READ)
    page_form = PageForm(
        inline="section.multi-card[data-page]",
        pager="a.detail__anchor-numb, .detail__multiple a[href], .detail__long-nav a[href], .mp-nav a[href]",
        page_url="{url}/{page}",
        one_page_url="{url}?single=1",
        one_page_mark="single=1",
    )
    brands = frozenset({"detikcom", "detik.com", "detik", *(channel.name.lower() for channel in site_channels)})
    rules = (Rule("tv_promo", re.compile(r"Ikuti berbagai (?:berita|peristiwa|informasi)\b.{0,300}")),)
    ends_at_sign_off = True
