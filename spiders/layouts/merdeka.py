"""Merdeka.com: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import Css, Ld, Meta, Part
from spiders.layouts.kly import NETWORK

ARTICLES = replace(
    NETWORK,
    name="articles",
    years="2024-2026, desktop",
    body=".articles-content__body",
    junk=(*NETWORK.junk, ".advertisement-placeholder, .bg-primary-50"),
    subtitle=(Css(".articles-content__sinopsis", first=True),),
    authors=(Css('[data-tracking="author_name"]'), Meta("author"), Ld("author")),
    channel_name=(Css(".breadcrumb-navigation li:nth-child(2)", first=True),),
    section=(Css(".breadcrumb-navigation li:nth-child(n+3)"),),
    tags=(Css(".tags-articles__list a"), Meta("keywords", ",")),
    published=(Meta("article:published_time"), Ld("datePublished")),
    caption=(Css(".articles-content figcaption", first=True),),
)

MOBILE = replace(
    NETWORK,
    name="mobile",
    years="2020",
    body="#mdk-news-detail > .body-paragraph",
    junk=(
        *NETWORK.junk,
        "#mdk-news-detail > .body-paragraph > :not(.mdk-body-paragraph, p), .read-too, .detail-body__break, .mdk-dt-img",
    ),
    subtitle=(Css("#mdk-news-title > span", first=True),),
    authors=(Css('.mdk-date-reporter a[href*="/reporter/"]'), Meta("author")),
    channel_name=(Css(".mdk-date-reporter span:first-child a", first=True),),
    section=(Css(".mdk-date-reporter span:first-child a:nth-of-type(n+2)"),),
    tags=(Css(".list-new-tag a"),),
    published=(Meta("pubdate", false_zone=True), Css(".mdk-date-reporter")),
    caption=(Css(".mdk-copyright", first=True),),
)

DESKTOP = replace(
    MOBILE,
    name="desktop",
    body=".mdk-body-detail",
    junk=(*NETWORK.junk, ".mdk-body-detail > :not(.mdk-body-paragraph, p), .read-too, .detail-body__break, .mdk-dt-img"),
    subtitle=(),
    authors=(Css('.reporter a[href*="/reporter/"]'),),
    channel_name=(Css(".mdk-breadcrumb a:nth-of-type(2)", first=True),),
    section=(),
    tags=(Css(".mdk-dt-tag a, .list-new-tag a, .list-tag-v2 a"),),
    published=(Css(".date-post", first=True),),
    caption=(Css(".mdk-dt-copyright", first=True),),
)

PLANET = replace(
    DESKTOP,
    name="planet",
    years="2020, planet.merdeka.com",
    body=".body-detail .body-paragraph",
    junk=(*NETWORK.junk, ".body-item__break, .banner-sc, .body-progress"),
    title=(Css(".headline-artikel h5", first=True), Part(Meta("og:title"), r"(.+) - Planet Merdeka")),
    authors=(Part(Css(".headline-profile .editor"), r"Penulis\s*:\s*(.+)"),),
    channel_name=(Css(".list-breadcrumb li:nth-child(3)", first=True),),
    section=(Css(".list-breadcrumb li:nth-child(5)", first=True),),
    published=(Css(".headline-profile .editor:nth-of-type(2)"),),
    caption=(Css(".detail-img .copyright-img", first=True),),
)

LAYOUTS = (ARTICLES, MOBILE, DESKTOP, PLANET)
