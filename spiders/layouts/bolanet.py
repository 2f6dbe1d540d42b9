"""Bola.net: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import Css, Meta, Part
from spiders.layouts.kly import NETWORK

INFINITE = replace(
    NETWORK,
    name="infinite",
    years="2020, desktop and two mobile generations",
    body=".infinite:has(.infinite-box, .detail-body, .ncont)",
    junk=(*NETWORK.junk, "[class$=break], .news-i, .news-headline-image, .caption_img, .box, .related_content_widget"),
    authors=(
        Part(Css(".detail-headline .writer", first=True), r"^([^|]+)\|"),
        Part(Css(".date-news", first=True), r"\|\s*(.+)"),
        Css("h2.newsdatetime", first=True),
    ),
    tags=(Css(".box-tag-list a, .tagbola a, .list-tag a"),),
    published=(Css(".detail-headline .writer, .date-news, div.newsdatetime", first=True),),
    caption=(Css(".detail-assets .copyright, .news-i .fz-7, .news-headline-image.news > div", first=True),),
)

AMP = replace(
    NETWORK,
    name="amp",
    years="2020, AMP",
    body=".article-section:has(.article-content)",
    junk=(*NETWORK.junk, ".article-section > :not(.article-content, amp-layout), [class$=break], .ads-flying_carpet, amp-ad"),
    authors=(),  # shown nowhere
    tags=(Css(".article-tag a"),),
    published=(Css(".article-header__datetime", first=True), Meta("article:modified_time")),
    caption=(Css(".news-i .copyright", first=True),),
)

LAYOUTS = (INFINITE, AMP)
