"""Tirto.id: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Crumbs, Css, Meta, Part

# The keywords say in which rubrics an article stands, too (2026).
RUBRICS = (
    "latest news|latest sc|news|bisnis|bisnis tirto|visual|visual tirto|kueri|inception|periksa fakta|flash news|news plus"
    "|decode|mozaik|horizon|miroso|perspektif|wawancara khusus|insider|side ?job|gearbox|byte|edusains|gws|tirtoeco|video"
    "|vidpro|video youtube|esai foto|infografik|weekly|tirto weekly|ekonomi|politik|hukum|sosial budaya|mild report|mesin waktu"
    "|aktual dan tren|binar|siswa|umum"
)

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2025-2026",
    body=".content-text-editor",
    junk=(".baca-holder, ins, [id^=gpt-], [id^=div-gpt-ad], .credit, .reporter-grup, .detail-date",),
    title=(Css("h1.article-title", first=True), *STANDARD.title),
    subtitle=(Css("p.kicker", first=True),),
    authors=(Meta("article:author"), Css(".byline .reporter-name"), *STANDARD.authors),
    channel_name=(Css(".breadcrumbs-wrapper a:nth-of-type(2)", first=True), Crumbs(1, 2)),
    section=(Css(".breadcrumbs-wrapper a:nth-of-type(n+3)"), Crumbs(2)),
    tags=(Part(Meta("news_keywords", ","), rf"^(?!(?i:{RUBRICS})$)(.+)$"),),
    published=(Css(".byline div", first=True), *STANDARD.published),
    caption=(Css(".article-header figcaption, .article-wrapper figure figcaption", first=True),),
)

HOLDER = replace(
    ARTICLE,
    name="holder",
    years="2019-2022",
    # Three editors in it: the introduction, the text, the credits.
    body=".content-detail-holder",
    title=(Css("h1.news-detail-title", first=True), *STANDARD.title),
    subtitle=(),
    authors=(Part(Css(".detail-date", first=True), r"^(?:Oleh:?\s*)?(.+?)\s+-\s"), *STANDARD.authors),
    channel_name=(Css("ol.breadcrumbs li:nth-of-type(2) a", first=True), Crumbs(1, 2)),
    section=(Crumbs(2),),
    tags=STANDARD.tags,
    published=(*STANDARD.published, Css(".detail-date", first=True)),
    image=(*STANDARD.image, Meta("thumbnail")),
    caption=(),
)

LAYOUTS = (HOLDER, ARTICLE)
