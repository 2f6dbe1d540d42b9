"""Sindonews: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Crumbs, Css, Ld, Meta

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

LAYOUTS = (ARTICLE, OLDER)
