"""Bisnis.com: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Mark, Meta

DETAILS = replace(
    STANDARD,
    name="details",
    years="2022-2026",
    body=".detailsContent",
    junk=("[class*=baca-juga], .detailsAuthor, .skyscrapper, [class^=bisnisai], .billboardWrapper, [id^=div-gpt-ad], ins",),
    title=(Css("h1.detailsTitleCaption", first=True), *STANDARD.title),
    subtitle=(Css(".detailsLead", first=True),),
    authors=(
        Css('.detailsAuthorItem:lexbor-contains("Penulis")'),
        Css(".detailsAttributeAuthor a, .authorName, .authorNames"),
        *STANDARD.authors,
    ),
    editors=(Css('.detailsAuthorItem:lexbor-contains("Editor")'),),
    channel_name=(Css(".breadcrumbItem:nth-child(2) .breadcrumbLink", first=True), *STANDARD.channel_name),
    section=(Css(".breadcrumbItem:nth-child(n+3) .breadcrumbLink"), *STANDARD.section),
    tags=(Css(".detailsTagList .detailsTagLink"), Meta("keywords", ",")),
    published=(Meta("publishdate"), *STANDARD.published, Css(".detailsAttributeDates, .authorTime, .author", first=True)),
    modified=(*STANDARD.modified, Meta("og:updated_time")),
    caption=(Css(".detailsImgCaption", first=True),),
)

PREMIUM = replace(
    DETAILS,
    name="premium",
    years="2024-2026",
    body=".paywall",
    is_free=(*STANDARD.is_free, Mark(".paywall", "false")),
)

DESCRIPTION = replace(
    STANDARD,
    name="description",
    years="2019-2022",
    body="[itemprop=articleBody], .col-sm-10:has(> p)",
    junk=DETAILS.junk,
    published=(Meta("publishdate"), *STANDARD.published, Css(".new-description span", first=True)),
)

LAYOUTS = (DETAILS, PREMIUM, DESCRIPTION)
