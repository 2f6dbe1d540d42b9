"""IDN Times: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Crumbs, Css, Ld, Part

DESCRIPTION = replace(
    STANDARD,
    name="description",
    years="2025-2026",
    body="#article-description",
    junk=("figure, [id^=div-gpt-ad], [id*=-ads-], [data-cy^=ds-widget], [data-testid=tag-list], ins",),
    title=(Css("h1[data-testid=title-article]", first=True), *STANDARD.title),
    authors=(Ld("author"), Css("[data-testid^=author-article]"), *STANDARD.authors[1:]),
    channel_name=(Css("[data-testid=breadcrumbs-2]", first=True), *STANDARD.channel_name),
    section=(Css("[data-testid=breadcrumbs-3]"), *STANDARD.section),
    # "Update me" is what the editor's form says where nobody filled it in.
    tags=(Css("[data-testid=tag-list] a"), Part(Ld("keywords"), r"^(?!(?i:update me)$)(.+)$"), *STANDARD.tags),
    published=(*STANDARD.published, Css("[data-testid=publish-date-article] time", "datetime"), Css("time", first=True)),
    caption=(Css("figure figcaption", first=True),),
)

POST = replace(
    DESCRIPTION,
    name="post",
    years="2019-2024",
    body="#article-content, .content-post-description",
    junk=(*DESCRIPTION.junk, ".editors-pick, .show-page, .inarticle-ads, .embed-image, .read-more-btn-check"),
    title=(Css("h1.title-text", first=True), *STANDARD.title),
    subtitle=(Css(".content-post .excerpt", first=True),),
    authors=(Ld("author"), Css(".author-name a", first=True), *STANDARD.authors[1:]),
    editors=(Css('.content-post-name:has(span:lexbor-contains("Editor")) > a'),),
    channel_name=(Crumbs(0, 1),),
    section=(Crumbs(1),),
    tags=(Css(".content-post-topic a"), *DESCRIPTION.tags[1:]),
    image=(Css(".featured-image img", "data-src", first=True), *STANDARD.image),
    caption=(Css(".featured-image > span", first=True),),
    figures=".embed-image",
)

LAYOUTS = (DESCRIPTION, POST)
