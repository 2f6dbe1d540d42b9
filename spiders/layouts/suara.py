"""Suara.com: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Ld, Meta

JUNK = (
    ".ten-second, .article-read, [id^=div-ad], .placeholder_belt, [class*=placeholder_read], #next-article, .next-article",
    ".wrap-pagination, .pagination-custom, [class^=baca-juga], .article-tags, .list-tag, .tag-header, .tagList, ins",
    "[id^=div-gpt-ad], .ads, .adsbygoogle, [class^=widget-ads], .instagram-media, .twitter-tweet, .tiktok-embed",
)

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2025-2026",
    body=".article-content",
    junk=JUNK,
    title=(Css(".article-image h1", first=True), *STANDARD.title),
    authors=(Css(".author-trigger a"), *STANDARD.authors),
    tags=(Css(".article-tags a"), Ld("keywords"), *STANDARD.tags),
    published=(*STANDARD.published, Css(".article-image span, span.mt-10", first=True)),
    caption=(Css(".article-image figcaption, figure figcaption", first=True),),
)

DETAIL = replace(
    ARTICLE,
    name="detail",
    years="2021-2024",
    body=".detail-content, .detail--content",
    title=(Css(".info h1, .detail h1", first=True), *STANDARD.title),
    # The first of the byline is the editor, who stands among the authors today too; a link is the brand.
    authors=(*STANDARD.authors, Css(".head-writer-date .writer > span"), Css(".detail--info span", first=True)),
    tags=(Css(".list-tag li a"), *STANDARD.tags),
    published=(*STANDARD.published, Css(".head-writer-date .date, .detail--info span:last-child", first=True)),
    image=(Css("figure.img-cover img", "src", first=True), *STANDARD.image),
    caption=(Css("figure.img-cover figcaption", first=True),),
)

CONTENT = replace(
    DETAIL,
    name="content",
    years="2016-2020",
    body=".content-article",
    title=(Css(".title h1", first=True), *STANDARD.title),
    authors=(*STANDARD.authors, Css(".dateDetail author, .dateDetail .fl", first=True)),
    tags=(Css(".tagList a"), Meta("keywords", ",")),
    published=(*STANDARD.published, Css(".dateDetail time", first=True)),
    image=STANDARD.image,
    caption=(),
)

LAYOUTS = (ARTICLE, CONTENT, DETAIL)
