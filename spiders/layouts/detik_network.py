"""Detik Network: what the article pages of detik's sister sites look like. Meta tags, JSON-LD and what stands in between the
paragraphs are those of detik.
"""

from dataclasses import replace

from detikcrawl.extraction import Crumbs, Css, Ld, Meta, Part
from spiders.layouts.detik import DETAIL, JUNK

TAILWIND = replace(
    DETAIL,
    name="tailwind",
    years="2023-2026",
    body=".detail-text, #article-content-body",
    junk=(
        *JUNK,
        ".topiksisip, .end-of-article, a.border, [class^=sisip_], [class^=link_sisip], .inbetween_ads, .embed-sosmed, nav",
    ),
    title=(
        Css("h1.text-cnn_black", first=True),
        Css("h1", first=True),
        Ld("headline"),
        Meta("og:title"),
    ),
    # Of CNN Indonesia the page names the brand alone; of CNBC Indonesia the name stands before the brand.
    authors=(
        Ld("author"),
        Meta("dtk:author"),
        Meta("author"),
        Css("#detailHead div:has(> span)", first=True),
        Css("div.mb-1.text-base.font-semibold:nth-child(2)", first=True),
    ),
    channel_name=(
        Css("a.gtm_breadcrumb_kanal", first=True),
        Crumbs(1, 2),
        Css("nav[aria-label=Breadcrumb] a:nth-of-type(2)", first=True),
    ),
    section=(
        Css("a.gtm_breadcrumb_subkanal"),
        Crumbs(2),
        Css("nav[aria-label=Breadcrumb] a:nth-of-type(n+3)"),
    ),
    tags=(Css('aside:has(> .title-box) a[href*="/tag/"]'), *DETAIL.tags[1:]),
    published=(
        *DETAIL.published,
        Meta("article:published_time"),
        Css("div.text-cnn_grey.text-sm, div.text-cm.text-gray", first=True),
    ),
    image=(
        Css(".detail-image img", "src", first=True),
        Ld("image.url"),
        Ld("image"),
        Meta("og:image"),
    ),
    caption=(Css(".detail-image figcaption, figure figcaption", first=True),),
    is_free=(Ld("isAccessibleForFree"),),
)

OLDER = replace(
    TAILWIND,
    name="older",
    years="2015-2023, maybe today too on HaiBunda and InsertLive",
    body=".detail_text, .text_detail, .isi-text, .itp_bodycontent, .detail__body-text, #detikdetailtext",
    title=(Css("h1.title, h1.detail__title, .jdl h1", first=True), *TAILWIND.title[1:]),
    subtitle=(),
    authors=(*TAILWIND.authors[:3], Part(Css("div.date", first=True), r"^([^,|]+), [^,|]+\|"), Css(".author", first=True)),
    tags=(Css(".list-topik-terkait a, .list__topik a, .detail_tag a"), *DETAIL.tags[1:]),
    published=(*DETAIL.published, Meta("article:published_time"), Css("div.date, .detail__date", first=True)),
    image=(
        Css(".media_artikel img, .pic_artikel img", "src", first=True),
        *TAILWIND.image[1:],
    ),
    caption=(Css(".media_artikel figcaption, .media_artikel span, .pic_artikel figcaption", first=True),),
)

LAYOUTS = (TAILWIND, OLDER)
