"""VIVA.co.id: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Ld, Meta

MAIN = replace(
    STANDARD,
    name="main-content",
    years="2021-2026",
    body=".main-content-detail",
    junk=(
        ".recommended-article, .widget-other-article, .ads, .adsbygoogle, .pagination-detail, .linkpagination, .caption",
        ".main-content-image, .topic-list-container, [id^=div-gpt-ad]",
    ),
    title=(Css("h1.main-content-title, h1.main-title", first=True), *STANDARD.title),
    authors=(Css(".main-content-author li:first-child a, .date-time .author"), Ld("author"), Css(".main-content-author")),
    channel_name=(Css(".breadcrumb-step", first=True), Ld("articleSection")),
    tags=(Css(".topic-list-container a"),),
    published=(Ld("datePublished"), Css(".main-content-date, .date-time time", first=True)),
    caption=(Css(".main-content-image .mci-caption, .main-content-image figcaption", first=True),),
)

DETAIL = replace(
    STANDARD,
    name="article-detail",
    years="2019, desktop",
    body="#article-detail-content, .article-detail",
    junk=(
        ".iklan-18, .lihat-skyscraper, .lihat-juga, .article-share-v2, .embedsocmed, [id^=in-article], [id^=div-gpt-ad], ins",
        ".pagination-detail, .article-pagination",
    ),
    title=(Css(".leading-title h1", first=True), *STANDARD.title),
    # The byline reads "Tim VIVA" where there are several; a box behind it names them.
    authors=(Css(".author-list .info b"), Meta("dable:author"), Css(".author-info h5", first=True)),
    channel_name=(Css(".leading-breadcrumb li:nth-child(2)", first=True), Meta("article:section")),
    section=(Css(".leading-breadcrumb li:nth-child(n+3)"),),
    tags=(Css(".related-tag a"), *STANDARD.tags),
    published=(*STANDARD.published, Css("[itemprop=datePublished], .leading-date .date", first=True)),
    image=(Css(".leading-image > img", "src", first=True), Meta("og:image")),
    caption=(Css(".leading-image-caption", first=True),),
    credit=(Css(".leading-image-info li", first=True),),
)

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2014-2018",
    body=".detail-content, article [itemprop=articleBody], article div > span:has(> p)",
    junk=("a.share-btn-right, .detail-content > div, .detail-content > span, .detail-content > table",),
    title=(Css("h1.title-big-detail", first=True), Css("article h1", first=True), *STANDARD.title),
    authors=(Css(".meta-author > span > b"), Meta("author")),
    published=(Css(".meta-author > span:nth-child(3)"), Meta("pubdate"), Meta("datePublished"), *STANDARD.published),
    caption=(Css("article figcaption", first=True),),
)

LAYOUTS = (MAIN, DETAIL, ARTICLE)
