"""Media Indonesia: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Crumbs, Css, Ld, Meta

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

LAYOUTS = (ARTICLE, OLDER)
