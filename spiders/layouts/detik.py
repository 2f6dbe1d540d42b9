"""detik.com: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import Crumbs, Css, Layout, Ld, Meta

JUNK = (
    ".noncontent, table.linksisip, .lihatjg, .parallaxindetail, .paradetail, .staticdetail_container, .para_caption",
    "#para_caption, #para_caption2, .ads-scrollpage-container, [id^=div-gpt-ad], .aevp, .pip-vid, .sisip_embed_sosmed",
    "a.embed, table.pic_artikel_sisip_table, .pic_artikel_sisip, .detail__body-tag, .detail__multibrand, .sisipan_artikel",
    ".detail__anchor-tag, .detail__newstag, .collapsible, .table-content, ins, [data-type=_mgwidget], [id^=mgw], .eyeo",
    "[data-tf-live], .cb-berita-terkait, .cb-artikel-lainnya, .koleksi-wrap, .skybanner, .ads-slot-mb-container",
    ".detail__anchor, .detail__multiple, .detail__long-nav, .mp-nav, #box-simplified, .detail_tag, .pic_artikel, .newstag",
    ".box_artikel",
    # What other platforms say is not the article's own text.
    "blockquote.instagram-media, blockquote.twitter-tweet, blockquote.tiktok-embed, .fb-post",
)

DETAIL = Layout(
    name="detail",
    years="2019-2026",
    body=".detail__body-text",
    junk=JUNK,
    title=(Css("h1.detail__title", first=True), Css("article h1", first=True), Meta("og:title")),
    subtitle=(Css(".detail__subtitle", first=True, inside=True),),
    authors=(Ld("author"), Meta("dtk:author"), Meta("author"), Css(".detail__author")),
    channel_name=(Crumbs(0, 1), Css(".detail__label", first=True)),
    section=(Crumbs(1),),
    tags=(Css(".detail__body-tag a[dtr-act=tag]"), Meta("dtk:keywords", ","), Meta("keywords", ",")),
    published=(
        Ld("datePublished"),
        Meta("dtk:publishdate"),
        Meta("publishdate"),
        Css(".detail__date"),
        Meta("pubdate", false_zone=True),
    ),
    modified=(Ld("dateModified"),),
    image=(
        Css(".detail__media-image img", "src", first=True),
        Css(".detail__media-image img", "data-src"),
        Ld("image.url"),
        Meta("og:image"),
    ),
    caption=(Css(".detail__media-caption", first=True),),
    description=(Meta("og:description"), Meta("description")),
    figures=".pic_artikel_sisip_table",
)

TAILWIND = replace(
    DETAIL,
    name="tailwind",
    years="2024-2026, wolipop and pop",
    body=".itp_bodycontent",
    authors=(Ld("author"), Meta("dtk:author"), Meta("author")),
    published=(*DETAIL.published, Css("article.detail time")),
    image=(Ld("image.url"), Meta("og:image")),
    caption=(Css("article.detail figcaption", first=True),),
)

OLDER = replace(
    DETAIL,
    name="older",
    years="2016-2020; d'Travelers until 2024",
    body=".detail_text, #detikdetailtext, .text--detail, .read__content",
    title=(
        Css(".jdl h1", first=True),
        Css("article h1", first=True),
        Css(".detail_content h1", first=True),
        Meta("og:title"),
    ),
    subtitle=(Css(".jdl h2", first=True),),
    authors=(
        Ld("author"),
        Meta("dtk:author"),
        Meta("author"),
        Css(".jdl .author, .detail_content .author", first=True),
    ),
    tags=(Css(".detail_tag a"), *DETAIL.tags),
    published=(
        *DETAIL.published,
        Css(".jdl .date, .detail_content .date, .detail_wrap .date", first=True),
    ),
    image=(Css(".pic_artikel img, .read__photo img", "src", first=True), *DETAIL.image),
    caption=(
        Css(".pic_artikel span", first=True),
        Css(".pic_artikel figcaption, .read__photo figcaption", first=True),
        *DETAIL.caption,
    ),
)

READ = replace(
    OLDER,
    name="read",
    years="2014-2016",
    body=".text_detail, .text_gal, .artikel2 .wrap_detail",
    title=(
        Css("h1.jdl", first=True),
        Css(".content_detail h1", first=True),
        Css("article h1", first=True),
        Meta("og:title"),
    ),
    subtitle=(Css(".detail_area:not(.text_detail) h2, .detail_profil h2", first=True),),
    authors=(
        Css(".detail_area .author, .content_detail .author, .detail_profil > strong", first=True),
        Ld("author"),
        Meta("author"),
    ),
    # The printed time first: on a page of 2016 `pubdate` is half an hour behind it.
    published=(Css(".detail_area .date, .content_detail .date", first=True), Meta("pubdate", false_zone=True)),
    channel_name=(Crumbs(0, 1), Css(".breadcrumb li:first-child a", first=True)),
    section=(Crumbs(1), Css(".breadcrumb li:nth-child(n+2) a")),
    image=(
        Css(".pic_artikel img", "src", first=True),
        Css(".gallery_view img[alt]", "src", first=True),
        Meta("og:image"),
    ),
)

LAYOUTS = (DETAIL, OLDER, TAILWIND, READ)
