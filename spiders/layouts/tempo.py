"""Tempo.co: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Ld, Meta, Part

IN_CAPITALS = r"[A-Z][A-Z.'’-]+(?:(?:\s*[|,/]\s*|\s+)[A-Z][A-Z.'’-]*){1,9}"
"""The author's name, alone in the last line."""

NUXT = replace(
    STANDARD,
    name="nuxt",
    years="2024-2026",
    body=":has(> #content-wrapper)",
    junk=("#content-wrapper ~ :not(#content-wrapper), :not(#content-wrapper):has(~ #content-wrapper)",),
    title=(Css("article h1, h1.title-article", first=True), Ld("headline"), Meta("og:title")),
    authors=(Ld("author"), Css('a[href^="/penulis/"]')),
    tags=(Css('a[href^="/tag/"]'),),
    caption=(Css("article figcaption", first=True),),
)

NUXT_ARTICLE = replace(NUXT, name="nuxt-article", years="2026", body="article.space-y-6:has(> p)", junk=(".related-article",))

DETAIL = replace(
    STANDARD,
    name="detail",
    years="2017-2024",
    body=".detail-in, #isi, .detail-konten",
    junk=(
        ".box-rekomendasi, .bacajuga, .baca-juga, [class^=parallax], [class^=banner], .ads, [id^=div-gpt-ad], .caption",
        ".author, .tags, button",
    ),
    title=(Css(".detail-title h1, h1.title", first=True), Ld("headline"), Meta("og:title")),
    authors=(
        Css('.text-avatar > :lexbor-contains("Reporter") + *'),
        Ld("author"),
        Meta("author"),
        Part(Css(".detail-in p > strong:last-child"), rf"^({IN_CAPITALS})$"),
    ),
    editors=(Css('.text-avatar > :lexbor-contains("Editor") + *'),),
    channel_name=(*STANDARD.channel_name, Css(".breadcrumbs .selected", first=True)),
    tags=(Css(".box-tag-detail a, .tags a"),),
    published=(*STANDARD.published, Css(".detail-title .date, p.date", first=True)),
    image=(*STANDARD.image, Css(".foto-detail img", "src", first=True)),
    caption=(Css(".foto-detail figcaption, figcaption", first=True),),
)

ARTIKEL = replace(
    STANDARD,
    name="artikel",
    years="2013-2016",
    body=".artikel",
    junk=("h1, .block-kanal-map, .block-tanggal, .block-display",),
    title=(Css(".artikel h1", first=True),),
    authors=(Part(Css(".artikel p > strong:last-child"), rf"^({IN_CAPITALS})$"),),
    channel_name=(Css(".block-kanal-map li:nth-child(2)", first=True),),
    section=(Css(".block-kanal-map li:nth-child(n+3)"),),
    tags=(Css(".topik-terkait a"),),
    published=(Css(".block-tanggal", first=True),),
    image=(Css(".block-display .single-img > img", "src", first=True), *STANDARD.image),
    caption=(Css(".block-display .deskripsi", first=True),),
)

LAYOUTS = (NUXT, NUXT_ARTICLE, DETAIL, ARTIKEL)
