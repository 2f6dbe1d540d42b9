"""Metro TV News: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Ld

NEWS_TEXT = replace(
    STANDARD,
    name="news-text",
    years="2024-2026",
    body=".news-text",
    junk=("table:has(a), .ads, [id^=div-gpt-ad], .caption, .related, .baca-juga, .tags, .share",),
    title=(Ld("headline"), *STANDARD.title),
    authors=(Css("p.date", first=True), Ld("author")),
    channel_name=(Css(".breadcrumb-content p", first=True),),
    published=(Ld("datePublished"), Css("p.date", first=True)),
    caption=(Css(".news-photo figcaption, figcaption", first=True),),
)

PART_ARTICLE = replace(
    STANDARD,
    name="part-article",
    years="2015-2017",
    body=".part.article, article.article-detail",
    junk=("div, span, table",),
    title=(Css(".part.lead h1", first=True), *STANDARD.title),
    authors=(Css(".part.lead > span", first=True),),
    channel_name=(Css(".breadcrumb li:first-child a", first=True),),
    published=(Css(".part.lead > span", first=True), Css(".detail .nate span", first=True)),
)

LAYOUTS = (NEWS_TEXT, PART_ARTICLE)
