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

AMP = replace(
    DESKTOP,
    name="amp",
    years="2020, AMP",
    body=".artikel-detail-headline:has(.body-paragpraph)",
    junk=(
        *NETWORK.junk,
        ".artikel-detail-headline > :not(.body-paragpraph, .infinite-paging-item), [class$=break], .headline, amp-ad",
        ".body-paragpraph > b:first-child",  # the title once more
    ),
    authors=(),  # shown nowhere
    initials=(Css(".nameeditor", first=True),),
    tags=(Ld("keywords"),),
    published=(Ld("datePublished"), Css(".headline-kategori .updated", first=True)),
    caption=(Css(".artikel-detail-headline > .headline .copyright", first=True),),
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

BEFORE_2017 = replace(
    NETWORK,
    name="before-2017",
    years="2015-2016, desktop",
    body=".entertainment-detail-news, .v7-music-detail-news",
    junk=(
        *NETWORK.junk,
        '[class*="newsdetail-image-caption"], .lifestyle-in-content, .video-watch, a[onclick*="Insert Link"]',
        'h2:lexbor-contains("jangan lewatkan" i)',
    ),
    authors=(),
    channel_name=(Css(".newsdetail-categorylink", first=True),),
    tags=(Css(".v7-tags-terkait-warper li a"),),
    published=(Css('[class*="newsdetail-schedule"]', first=True),),
    caption=(Css(".entertainment-newsdetail-headlineimg .copyright, #v7-music-newsdetail-imageinfo", first=True),),
)

LAYOUTS = (DESKTOP, AMP, MOBILE, GALLERY, BEFORE_2017)
