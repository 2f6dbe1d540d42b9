"""Sindonews

Site: https://www.sindonews.com
Owner: MNC Media
Family: mnc
Discovery: index, of all channels by date, twenty cards a page; rss, the newest
Addresses: `/read/ID/SECTION/slug-UNIXTIME` on the channel's host; ids began anew in 2020, only both together are unique
Pages: numbered by paragraphs (`/5` is page 2, `/10` page 3), `?showpage=all` for all of them; nearly every article has several
Caveats: the text has no paragraphs but `<br><br>`. Only page 1 has the article's JSON-LD. No real article page has been seen.
"""

from dataclasses import replace

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.extraction.layout import STANDARD, PageForm
from detikcrawl.extraction.reader import ArticlePattern, Channel, Kind
from detikcrawl.extraction.sources import Crumbs, Css, Ld, Meta
from spiders.families.mnc import MncSite

CHANNELS = (
    "nasional metro daerah ekbis international sports lifestyle edukasi tekno sains otomotif kalam gensindo autotekno"
).split()
HOST = r"https://(?!(?:hi-lite|scope|media|e|pict|mpi|video|photo|infografis)\.)[\w-]+\.sindonews\.com/"

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2020-2026",
    body="#detail-desc, .detail-desc",
    junk=(".baca-juga, [class^=baca-juga], [class^=v-], [id^=ads_], [id^=div-gpt-ad], ins",),
    title=(Css(".detail-title", first=True), *STANDARD.title),
    authors=(Ld("author"), Css(".detail-nama-redaksi a[rel=author]"), Css(".detail-nama-redaksi, .reporter p", first=True)),
    channel_name=(),
    section=(Crumbs(1),),
    tags=(Css(".article-tags a"), Meta("keywords", ",")),
    published=(Ld("datePublished"), Css(".detail-date-artikel", first=True)),
    image=(Css(".detail-img img", "data-src", first=True), Ld("image.url"), Meta("og:image")),
    caption=(Css(".detail-img figcaption", first=True),),
)

OLDER = replace(
    ARTICLE,
    name="older",
    years="2015-2020",
    body="#content, article .content",
    title=(Css("h1[itemprop=headline], .article h1", first=True), *STANDARD.title),
    authors=(Css("a[rel=author]"), Css(".reporter p", first=True), Ld("author")),
    section=(Css(".breadcrumb li:nth-child(n+2) a"), Crumbs(1)),
    published=(Ld("datePublished"), Css("article > .time, .article time, time", first=True)),
)


class Sindonews(MncSite):
    """Sindonews and its channels."""

    name = "sindonews"
    title = "Sindonews"
    evidence = "real home page of 2024; article and index of 2026 from fixtures; 2015 to 2020 from documentation"
    allowed_domains = ["sindonews.com"]

    site_channels = tuple(Channel(key, key.title(), f"{key}.sindonews.com") for key in CHANNELS)
    discovery = (
        DatedIndex(
            url="https://www.sindonews.com/indeks/0/{offset}?t={date}",
            step=20,
            card=".list-article .warp-article",
            link=(".news-title a[href]", "a[href]"),
            time=".date-article",
        ),
        Feed(url="https://www.sindonews.com/feed"),
    )
    patterns = (
        ArticlePattern(HOST + r"(?:news)?read/(?P<id>\d+)/\d+(?:/[^/]*?(?:-(?P<id_time>\d{10}))?)?$"),
        ArticlePattern(r"https://(?P<id_kind>video)\.sindonews\.com/play/(?P<id>\d+)(?:/|$)", Kind.VIDEO),
        ArticlePattern(r"https://(?P<id_kind>photo)\.sindonews\.com/view/(?P<id>\d+)(?:/|$)", Kind.GALLERY),
    )
    layouts = (ARTICLE, OLDER)
    page_form = PageForm(
        # The one-page view keeps the mark of the last page, which leads nowhere.
        pager='.paging-artikel li a:not([href="#"])',
        page_url="{url}/{offset}",
        page_step=5,
        one_page_url="{url}?showpage=all",
        one_page_mark="showpage=all",
    )
