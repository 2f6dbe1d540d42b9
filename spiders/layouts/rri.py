"""RRI: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Meta, Part

NEWS = replace(
    STANDARD,
    name="news",
    years="2026",
    body="#news-content, .news-content",
    junk=(".share, .tags, .related, [class*=baca-juga], [id^=div-gpt-ad], ins",),
    title=(Css("#news-title", first=True), Css("h1", first=True), Part(Meta("og:title"), r"^(.+?)(?:\s+-\s+RRI.*)?$")),
    authors=(
        Css('li.author:lexbor-contains("Oleh"), li.author:lexbor-contains("Reporter")'),
        *STANDARD.authors,
        Css(".author"),
    ),
    editors=(Css('li.author:lexbor-contains("Editor")'),),
    tags=(Css('a[href*="/tags/"], a[href*="/tag/"]'), *STANDARD.tags),
    published=(Css("li.date, .date", first=True), *STANDARD.published),
    caption=(Css("figcaption", first=True),),
)

DETAILS = replace(
    NEWS,
    name="details",
    body=".post_details_block, .post_details_inner, .main-content",
    junk=(*NEWS.junk, "#news-title, h1, li.author, li.date, .authar-info, .breadcrumb, .category, .post-category"),
)

LAYOUTS = (NEWS, DETAILS)
