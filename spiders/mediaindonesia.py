"""Media Indonesia

Site: https://mediaindonesia.com
Owner: Media Group
Discovery: sitemap, not seen yet; latest, twenty a page, which some have found behind a challenge
Addresses: `/CHANNEL/ID/slug`, until about 2020 `/read/detail/ID-slug`
Pages: one
Caveats: the author of the JSON-LD is the editor. Its two times may stand the wrong way round, so the printed one counts. Texts
end with the code of a desk ("(E-2)"), which is nobody's initials.
"""

import re
from dataclasses import replace

from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.extraction.layout import STANDARD
from detikcrawl.extraction.reader import ArticlePattern, Channel, Kind
from detikcrawl.extraction.sources import Crumbs, Css, Ld, Meta
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule

CHANNELS = (
    "politik-dan-hukum ekonomi humaniora megapolitan nusantara internasional olahraga sepak-bola hiburan teknologi otomotif"
    " opini jelita weekend"
)
HOST = r"https://(?:www\.|m\.)?mediaindonesia\.com/"

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2025-2026",
    body="div.article",
    junk=(
        ".related-news, .baca-juga, .amp-flying-carpet-wrapper, .flying-carpet, .ext-channel, .follow-cta, .info-author",
        "._ap_apex_ad, .dfp-ad, [id^=div-gpt-ad], ins",
    ),
    authors=(Css(".info .author-2", first=True), Css(".date-author .author", first=True)),
    editors=(Css(".info-author .author"), Css(".editor-name", first=True), Ld("author")),
    channel_name=(Crumbs(1, 2), Css(".mi-breadcrumb li:nth-child(2)", first=True)),
    section=(),
    tags=(Css(".related-tags a"), Css(".tag-list a"), Meta("keywords", ",")),
    published=(Css(".info .datetime, .date-author .date", first=True), *STANDARD.published),
    modified=(Ld("dateModified"), Meta("article:modified_time")),
    image=(Css("figure.main-img img", "data-src", first=True), *STANDARD.image),
    caption=(Css("figure.main-img figcaption", first=True),),
)

OLDER = replace(
    ARTICLE,
    name="older",
    years="2014-2020",
    body="[itemprop=articleBody], .detail-artikel",
    junk=(*ARTICLE.junk, "h1, .author, .date, .meta, .tag-list, .editor-name"),
    authors=(Css(".author b", first=True), Css(".author", first=True)),
    published=(Css(".date, .meta", first=True), *STANDARD.published),
)


class Mediaindonesia(NewsSite):
    """Media Indonesia and its channels."""

    name = "mediaindonesia"
    title = "Media Indonesia"
    evidence = "real pages of October 2025 and January 2026; index and pages of 2014 to 2020 from documentation"
    allowed_domains = ["mediaindonesia.com"]

    site_channels = tuple(Channel(key, key.replace("-", " ").title(), f"mediaindonesia.com/{key}") for key in CHANNELS.split())
    discovery = (
        Sitemap(url="https://mediaindonesia.com/sitemap.xml"),
        PagedList(
            url="https://mediaindonesia.com/indeks/20/{offset}",
            first_url="https://mediaindonesia.com/indeks",
            step=20,
            card=".list-3 > li, .indeks-item",
            link=("h3 a[href]", "a[href]"),
            title="h3",
            time=".text > span, .indeks-item-date",
        ),
    )
    patterns = (
        ArticlePattern(HOST + r"(?P<id_kind>video)/detail_video/(?P<id>\d+)(?:-|$)", Kind.VIDEO),
        ArticlePattern(HOST + r"(?P<id_kind>galleries)/detail_galleries/(?P<id>\d+)(?:-|$)", Kind.GALLERY),
        ArticlePattern(HOST + r"read/detail/(?P<id>\d+)(?:-|$)"),
        ArticlePattern(HOST + r"(?!tag/|author/|indeks/)[\w-]+/(?P<id>\d{4,8})(?:/|$)"),
    )
    layouts = (ARTICLE, OLDER)
    brands = frozenset({"media indonesia", "mediaindonesia.com", "mediaindonesia.com developer"})
    rules = (
        Rule(
            "desk_code",
            re.compile(r"(?:^|(?<=[.!?\"”’')]))\s*\((?:[\w*. ]{1,20}/)?[A-Z]{1,3}-\d{1,2}\)[\s.]*$"),
            whole=False,
            at_end=True,
            needs="(",
        ),
    )
