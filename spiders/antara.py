"""Antara

Site: https://www.antaranews.com
Owner: LKBN Antara, the state's news agency; a branch in every province, each a channel (`jateng.antaranews.com`)
Discovery: latest, of every branch, page after page; index, by date, which answered until 2023 (another spelling gave 404 in
October 2026, this one was not tried since); rss, of every branch; search, of the whole agency
Addresses: `/berita/ID/slug`, English `/news/ID/slug`; every branch counts for itself, so it is part of an article's id
Pages: one
Caveats: text may stand bare in its container, between `<br><br>`. Canonical and og:url can be empty. The author of the JSON-LD
is the editor, its creator the reporter.
"""

import re
from dataclasses import replace

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.extraction.layout import STANDARD
from detikcrawl.extraction.reader import ArticlePattern, Channel, Kind
from detikcrawl.extraction.sources import Crumbs, Css, Ld, Meta, Part
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule

HOST = r"https://(?:(?:www\.|m\.)?|(?P<id_branch>(?!www\.|m\.)[\w-]+)\.)antaranews\.com/"
BRANCHES = (
    "aceh ambon babel bali banten bengkulu gorontalo jabar jambi jateng jatim jogja kalbar kalsel kaltara kalteng kaltim kepri"
    " kupang lampung makassar manado mataram megapolitan papua papuabarat riau sulteng sultra sumbar sumsel sumut"
).split()
CARD = ".card__post.card__post-list, article.simple-post"
LINK = (".card__post__title a[href]", "header h3 a[href]", "a[href]")
TIME = ".card__post__author-info span, .simple-share span"
CREDITS = Css("p.text-muted.small, .text-muted.mt-2.small, p.text-muted", first=True)
NEXT = r"(?=[A-Z][a-z]+\s*:|(?i:copyright)|$)"

WRAPPED = replace(
    STANDARD,
    name="wrapped",
    years="2018-2026",
    body=".wrap__article-detail-content, .post-content",
    junk=(
        "p.text-muted, .text-muted.small, .baca-juga, .mt10, .date, .quote_old, .ads_antaranews, [id^=div-gpt-ad], ins",
        ".blog-tags, .tags-widget, .sharethis, .slug",
    ),
    title=(Css(".wrap__article-detail-title, h1.post-title", first=True), *STANDARD.title),
    authors=(Part(CREDITS, rf"(?:Pewarta|Oleh)\b\s*:?\s*(.+?)\s*{NEXT}"), Ld("creator")),
    editors=(Part(CREDITS, rf"(?:Editor|Redaktur)\s*:\s*(.+?)\s*{NEXT}"), Ld("editor")),
    channel_name=(),
    section=(Crumbs(1, 2), Css(".breadcrumbs__item:nth-child(2)", first=True)),
    tags=(Css(".blog-tags a, .tags-widget a"),),
    published=(*STANDARD.published, Css("span.article-date, .wrap__article-detail-info .list-inline-item")),
    image=(Css(".wrap__article-detail-image img", "data-src"), Css(".wrap__article-detail-image img", "src"), *STANDARD.image),
    caption=(Css(".wrap__article-detail-image figcaption, .wp-caption-text", first=True),),
)
PLAIN = replace(
    STANDARD,
    name="plain",
    years="2015-2017",
    body="#content_news",
    junk=(".mt10, .date, [itemprop=publisher], ins",),
    title=(Css("h1.title", first=True), *STANDARD.title),
    authors=(Css(".byline [itemprop=author], .byline", first=True), Ld("creator")),
    editors=(Css("[itemprop=editor]"), Ld("author")),
    channel_name=(),
    section=(Ld("articleSection"),),
    tags=(),
    published=(Css(".date time", "datetime", first=True), *STANDARD.published),
    image=(Css("#image_news img", "src", first=True), Meta("og:image")),
    caption=(Css("#caption_news", first=True),),
)


class Antara(NewsSite):
    """Antara and its branches in the provinces."""

    name = "antara"
    title = "Antara"
    evidence = "real pages of 2015 and 2017, RSS of 2015 and 2017; 2018 to 2026 from documentation of others' crawlers"
    allowed_domains = ["antaranews.com"]

    site_channels = (
        Channel("www", "ANTARA News", "www.antaranews.com"),
        Channel("en", "ANTARA News English", "en.antaranews.com"),
        *(Channel(branch, f"ANTARA News {branch.title()}", f"{branch}.antaranews.com") for branch in BRANCHES),
    )
    discovery = (
        PagedList(url="{channel}/terkini?page={page}", card=CARD, link=LINK, time=TIME),
        DatedIndex(url="{channel}/indeks/{date}/{page}", date_format="%d-%m-%Y", card=CARD, link=LINK, time=TIME),
        Feed(url="{channel}/rss/terkini.xml"),
        PagedList(
            url="https://www.antaranews.com/search?q={query}&page={page}", card=CARD, link=LINK, time=TIME, name="search"
        ),
    )
    patterns = (
        ArticlePattern(HOST + r"(?:berita|news)/(?P<id>\d+)(?:/|$)"),
        ArticlePattern(HOST + r"(?P<id_kind>foto)/(?P<id>\d+)(?:/|$)", Kind.GALLERY),
        ArticlePattern(HOST + r"(?P<id_kind>video)/(?P<id>\d+)(?:/|$)", Kind.VIDEO),
        ArticlePattern(HOST + r"(?P<id_kind>infografik)/(?P<id>\d+)(?:/|$)", Kind.INFOGRAPHIC),
    )
    layouts = (WRAPPED, PLAIN)
    brands = frozenset({"antara", "antara news", "antaranews", "antaranews.com"})
    rules = (
        Rule("credits", re.compile(r"(?:Pewarta|Penerjemah|Penyunting|Editor|Oleh)\s*:\s*.{1,200}"), needs=":"),
        Rule("copyright", re.compile(r"COPYRIGHT\s*©.{0,60}|Copyright\s*©.{0,60}"), needs="©"),
    )
