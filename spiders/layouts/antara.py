"""Antara: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Crumbs, Css, Ld, Meta, Part

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
    authors=(Part(CREDITS, rf"(?:Pewarta|Reporter|Oleh)\b\s*:?\s*(.+?)\s*{NEXT}"), Ld("creator")),
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

LAYOUTS = (WRAPPED, PLAIN)
