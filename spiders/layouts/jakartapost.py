"""The Jakarta Post: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Ld, Mark, Meta, Part

SINGLE = replace(
    STANDARD,
    name="single",
    years="2025-2026",
    body=".tjp-single__content",
    junk=(
        ".tjp-single__content-ads, .tjp-single__content-list, .tjp-newsletter-box, .tjp-paywall, .tjp-premium, .tjp-payment",
        ".tjp-sticky-popup, .jpx-widget, .share, .social, .related, [id^=div-gpt-ad], ins",
    ),
    drop_cap=".tjp-opening__char",
    # The bare h1 of the page may be the paper's own name.
    title=(
        Css("h1.tjp-title--single, h1.tjp-title", first=True),
        Ld("headline"),
        Part(Meta("og:title"), r"^(.+?)(?:\s+-\s+[^-]{1,60}?)?\s+-\s+The Jakarta Post$"),
        Meta("og:title"),
    ),
    authors=(Part(Ld("author"), r"^(.+?)(?:\s*\([^()]*\))?$"), Css(".tjp-single__head .author"), Meta("author")),
    channel_name=(*STANDARD.channel_name, Css(".channel-footer a, .breadcrumb a", first=True)),
    published=(
        *STANDARD.published,
        Part(Css(".tjp-single__head .created", first=True), r"(\d{4}-\d\d-\d\dT[\d:+]+)"),
        Part(Css(".tjp-single__head .created", first=True), r"\bon\s+(.+)$"),
    ),
    is_free=(*STANDARD.is_free, Mark(".tjp-paywall, .tjp-premium", "false")),
    caption=(Css(".tjp-single figcaption", first=True),),
)

# The text of most channels stands in an element of its own inside that of the news.
DEFINE = replace(
    SINGLE,
    name="define",
    years="2016-2022",
    body=".show-define-text, #show-define-text, :is(.detailNews, .tjp-detail-news):not(:has(.show-define-text))",
    junk=(".created, .share, .related, .tags, [id^=div-gpt-ad], ins",),
    drop_cap=None,
    title=(Css(".title-large", first=True), *SINGLE.title),
    published=(*STANDARD.published, Css(".posting .day, .posting .time", joined=True), Css(".day", first=True)),
)

LAYOUTS = (SINGLE, DEFINE)
