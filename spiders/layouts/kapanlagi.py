"""KapanLagi.com: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import Css, Ld, Part
from spiders.layouts.kly import NETWORK

DESKTOP = replace(
    NETWORK,
    name="desktop",
    years="2020",
    body=".content-detail .body-paragraph",
    junk=(*NETWORK.junk, ".box-detail"),
    authors=(Css(".col-dt-headline .reporter .fn"),),
    initials=(Css(".body-paragraph .pull-left b"),),
    tags=(Css(".related-topics .list-tag a"),),
    published=(Css(".date-post", first=True), Ld("datePublished")),
    caption=(Css(".img-warper-head span", first=True),),
)

MOBILE = replace(
    DESKTOP,
    name="mobile",
    body=".infinite-paging-item .deskrip-img",
    subtitle=(Css(".title-detail h3", first=True),),
    authors=(Css('.title-detail .headline-kategori a[href*="/author/"]'),),
    editors=(Css('.headline-kategori:has(span:lexbor-contains("Editor")) a[href*="/author/"]'),),
    initials=(),
    channel_name=(Css(".breadcrumb li:first-child", first=True),),
    tags=(Css(".topikterkait_box a"),),
    published=(Ld("datePublished"), Css(".title-detail .headline-kategori span", first=True)),
    caption=(Css(".headline .copyright", first=True),),
)

GALLERY = replace(
    MOBILE,
    name="gallery",
    years="2019-2020, mobile",
    body=".gallery-metainfo, .deskrip-img",
    junk=(*NETWORK.junk, ".author, .date"),
    authors=(Part(Css(".gallery-metainfo .author, span.date", first=True), r"^([^|]+)\|"),),
    published=(Css(".gallery-metainfo .author, span.date", first=True),),
    caption=(Css(".kl2020gallery_display_description p, .item-description", first=True),),
)

LAYOUTS = (DESKTOP, MOBILE, GALLERY)
