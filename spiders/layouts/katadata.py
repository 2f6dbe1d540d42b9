"""Katadata: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css

BODY = replace(
    STANDARD,
    name="body",
    years="2026",
    body=".detail-body",
    junk=("[class*=widget-baca-juga], [class*=ai-summary], [class*=baca-juga], [id^=div-gpt-ad], .share, ins",),
    title=(Css(".detail-title", first=True), *STANDARD.title),
    authors=(Css(".detail-author-name"), *STANDARD.authors),
    channel_name=(*STANDARD.channel_name, Css(".section-breadcrumb a:last-child", first=True)),
    published=(*STANDARD.published, Css(".detail-date", first=True)),
    caption=(Css(".detail-image figcaption, figcaption", first=True),),
)

MAIN = replace(BODY, name="main", body=".detail-main, [itemprop=articleBody]")

LAYOUTS = (BODY, MAIN)
