"""Republika: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Ld, Meta, Part

OG_TITLE = Part(Meta("og:title"), r"^(.+?)\s*(?:\|[^|]*)?$")
REPORTER = r"\bRep(?:orter)?\s*:\s*([^/:]+?)\s*(?:/|$|\b\w+\s*:)"
EDITOR = r"\bRed(?:aktur)?\s*:\s*([^/:]+?)\s*(?:/|$|\b\w+\s*:)"

MODERN = replace(
    STANDARD,
    name="modern",
    years="2023-2026",
    body=".article-content article, .article-content",
    junk=(
        ".picked-article, .footnote-wrap, .artikel-content, #next-article, #scroll-trigger, #loading, .baca-juga",
        "[id^=bn_], [id^=div-gpt-ad], ins",
    ),
    title=(Css(".max-card__title h1", first=True), Ld("headline"), OG_TITLE),
    subtitle=(Css(".max-card__teaser", first=True),),
    authors=(Part(Css(".max-card__title > div"), REPORTER),),
    editors=(Part(Css(".max-card__title > div"), EDITOR), Ld("author")),
    channel_name=(Css(".breadcrumb li:nth-child(2) a", first=True),),
    section=(Css(".breadcrumb li:nth-child(n+3) a"),),
    published=(*STANDARD.published, Css(".date-item__headline", first=True)),
    image=(Css(".max-card__image img", "data-original", first=True), *STANDARD.image),
    caption=(Css(".max-card__image .caption-img", first=True), Css(".max-card__image figcaption", first=True)),
    credit=(Css(".max-card__image .source-img", first=True),),
)

DETAIL = replace(
    STANDARD,
    name="detail",
    years="2018-2022",
    body=".wrap_detail .artikel, .artikel",
    junk=(".picked-article, .baca-juga, .pagination, .taboola, [id^=div-gpt-ad], ins",),
    title=(Css(".wrap_detail_set h1", first=True), OG_TITLE),
    authors=(Part(Css(".by", first=True), REPORTER),),
    editors=(Part(Css(".by", first=True), EDITOR),),
    channel_name=(Css(".breadcome li:nth-child(2) a", first=True),),
    section=(Css(".breadcome li:nth-child(n+3) a"),),
    tags=(Css(".wrap_blok_tag li a"), *STANDARD.tags),
    published=(*STANDARD.published, Css(".date_detail", first=True)),
)

OLD = replace(
    STANDARD,
    name="old",
    years="2015-2018, with ihram.co.id and galleries",
    body=".content-detail, .txt-detail, .txt-detailberita, .teaser.global-detail, .teaser-pic",
    junk=(".red, .picked-article, .baca-juga, [id^=div-gpt-ad], ins",),
    title=(Css(".wrap-head h2, .jdl-detail, .h5.global-detail, .jdl-pic", first=True), OG_TITLE),
    authors=(Part(Css(".red", first=True), REPORTER),),
    editors=(Part(Css(".red", first=True), EDITOR),),
    channel_name=(Meta("og:site_name"),),
    section=(Css(".breadcome a:nth-child(n+2)"),),
    tags=(Css(".tagging a"), *STANDARD.tags),
    published=(Css(".wrap-head .date, .date-detail, .date-pic"),),
    image=(Css(".img-detail img", "src", first=True), Meta("og:image")),
    caption=(Css(".set-cp .caption", first=True),),
    credit=(Css(".img-set .def", first=True),),
)

LAYOUTS = (MODERN, DETAIL, OLD)
