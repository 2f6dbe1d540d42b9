"""JPNN.com: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Ld, Meta, Part

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2019-2026",
    body="[itemprop=articleBody], .page-content",
    junk=(
        ".baca-juga, .terkait, .top-medsos, .creator-medsos, .tags, .pagination, [id^=disqus], .adsbygoogle, .caption",
        "[id^=div-gpt-ad]",
    ),
    title=(Css("h1.judul", first=True), *STANDARD.title),
    authors=(
        Meta("jpnncom_news_author"),
        Ld("author"),
        Css(".author", first=True),
        Part(Css("p.waktu"), r"Reporter\s*:\s*(.+)"),
    ),
    tags=(Css(".tags a"), Meta("news_keywords", ","), Meta("keywords", ",")),
    published=(Meta("jpnncom_news_pubdate"), Css(".date-publish", first=True), *STANDARD.published),
    caption=(Css("figure figcaption, .photo-caption", first=True),),
)

POST = replace(
    ARTICLE,
    name="post",
    years="2016",
    body=".artikel .post",
    junk=(*ARTICLE.junk, ".foto"),
    title=(Css(".artikel h1", first=True), *STANDARD.title),
    # WIB with a Z.
    published=(Meta("pubdate", false_zone=True), Css(".artikel > .date", first=True)),
    tags=(Css(".artikel .tags a, .section-left .tags a"), Meta("news_keywords", ",")),
    image=(Css(".artikel .foto img", "src", first=True), Meta("og:image")),
    caption=(Css(".artikel .foto p", first=True),),
)

LAYOUTS = (ARTICLE, POST)
