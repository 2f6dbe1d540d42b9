"""Okezone

Site: https://www.okezone.com
Owner: MNC Media
Family: mnc
Discovery: index, of every channel by date, ten cards a page; bydate, the same for all channels in one; rss, the newest
Addresses: `/read/YYYY/MM/DD/SECTION/ID/slug` on the channel's host since 2008; videos and pictures count their ids anew
Pages: numbered (`?page=2`), `?page=all` for all of them: pages 1 to 3 of a real article, joined, are its `?page=all` view
Caveats: hosts change with the redesigns (nasional, megapolitan and daerah went up in news). The JSON-LD may give the day
without the hour. og:title may be empty. A page may be cut inside a list item.
"""

from dataclasses import replace

from detikcrawl.discovery import DatedIndex, Feed
from detikcrawl.extraction import QUERY_PAGES, STANDARD, ArticlePattern, Crumbs, Css, Kind, Ld, Meta, Part, channels
from spiders.families.mnc import MncSite

CHANNELS = (
    "news economy sports bola celebrity women muslim edukasi ototekno techno otomotif lifestyle health travel haji nasional"
    " megapolitan daerah"
)
DATED = r"/\d{4}/\d\d/\d\d/\d+/(?P<id>\d+)(?:/|$)"

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2016-2026, desktop and mobile",
    body=".c-detail.read, .Post__Container .read, [itemprop=articleBody].read, #contentx, .ctn-desc",
    junk=(
        "#baca-juga, #bacajuga, .baca-juga, .vicon, #rctiplus, .box-gnews, .detads-bottom, .ads-recdetail, .dtl_banner",
        ".tbkomentar, .iframe-widget-client, .center-paralax, [class^=inject-], [class^=banner], [id^=div-gpt-ad], ins",
        ".detail-tag, .ads-disclaimer, .video-wrap, .iframe-banner, .flying_carpet_div, [class*=gz-block], .desc-foto",
    ),
    title=(Css(".title-article h1, .Post__Container h1, .title-detail h1", first=True), *STANDARD.title),
    authors=(
        Ld("author"),
        Meta("dable:author"),
        Css(".journalist a[title], .namerep a, .title-detail span > b", first=True),
        Css(".nmreporter div", first=True),
    ),
    channel_name=(Crumbs(1, 2), Meta("article:section"), Ld("articleSection")),
    section=(Crumbs(2, 3), Meta("article:section2")),
    tags=(Css("#tag .box-tag a"), Css(".detail-tag a")),
    published=(
        Meta("article:published_time"),
        # The template of 2017 to 2023 has a time of its own here, whatever the article.
        Part(Meta("datePublished"), r"^(?!2014-07-13T20:07)(.+)$"),
        Part(Ld("datePublished"), r"^(.*\d:\d\d.*)$"),
        Css(".journalist span, .namerep b, .title-detail > span"),
    ),
    image=(Css(".img-article img, .ctn-images img, .detfoto img", "src", first=True), Ld("image.url"), Meta("og:image")),
    caption=(Css(".img-article .desc-foto, .detailcaption, .caption-img-ab, .detfoto > span", first=True),),
)


class Okezone(MncSite):
    """Okezone and its channels."""

    name = "okezone"
    title = "Okezone"
    evidence = "real pages of 2017, 2020 (desktop), 2023 (mobile) and 2025 (three pages, one-page view); 2026 from a fixture"
    allowed_domains = ["okezone.com"]

    site_channels = channels("okezone.com", hosts=CHANNELS)
    discovery = (
        DatedIndex(
            url="{channel}/indeks/{day:%Y/%m/%d}/{offset}",
            first_url="{channel}/indeks/{day:%Y/%m/%d}",
            step=10,
            keys={key: key for key in CHANNELS.split()[:9]},
            card=".group-brt-terkini .subgroup",
            link=("a.desc-text[href]",),
            time=".time-text",
        ),
        DatedIndex(
            url="https://index.okezone.com/bydate/index/{day:%Y/%m/%d}/{offset}/",
            step=15,
            card=".content-hardnews",
            link=("h4 a[href]",),
            time="time",
            name="bydate",
        ),
        Feed(url="https://sindikasi.okezone.com/index.php/rss/0/RSS2.0"),
    )
    patterns = (
        ArticlePattern(r"https://[\w.-]+\.okezone\.com/(?:read|amp)" + DATED),
        ArticlePattern(r"https://(?P<id_kind>video)\.okezone\.com/play" + DATED, Kind.VIDEO),
        ArticlePattern(r"https://(?P<id_kind>foto)\.okezone\.com/view" + DATED, Kind.GALLERY),
        ArticlePattern(r"https://(?P<id_kind>infografis)\.okezone\.com/detail/(?P<id>\d+)(?:/|$)", Kind.INFOGRAPHIC),
    )
    layouts = (ARTICLE,)
    page_form = replace(QUERY_PAGES, pager="#paging a.nomor, .pagingxm .ofvalue, .pagingxm a[href]")
