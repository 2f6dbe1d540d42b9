"""Promedia: how the article pages of its sites are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Meta, Part

DATA = Css('script:lexbor-contains("published_date")')
"""The script that tells the statistics about the article."""

READ = replace(
    STANDARD,
    name="read",
    years="2020-2026",
    body=".read__content",
    junk=(
        ".read__others, .read__tagging, .read__related, .read__info, .read__title, .read__banner, .read__paging, .paging",
        ".date_detail, .photo, .photo__caption, .latest, .prads, .coverwa, .social, div.mt1:not(:has(p)), .cards_list",
        ".cards__item, .ads, .iklan, .advertisement, .google-auto-placed, [id^=div-gpt-ad], ins",
    ),
    title=(Css(".read__title h1, h1.read__title", first=True), *STANDARD.title),
    authors=(
        Part(DATA, r'"penulis"\s*:\s*"([^"]+)"'),
        Css('.read__info__author a[href*="/author/"]'),
        Css(".read__info__author a[href]"),
        Css(".read__info__author", first=True),
        *STANDARD.authors,
    ),
    editors=(
        Part(DATA, r'"editor"\s*:\s*"([^"]+)"'),
        Part(Css(".read__info__author a:not([href]), .read_contributor, .read__info__author"), r"Editor\s*:\s*(.+)"),
    ),
    channel_name=(Part(DATA, r'"rubrik"\s*:\s*"([^"]+)"'), Css(".breadcrumb__wrap li:nth-child(2)", first=True)),
    section=(Css(".breadcrumb__wrap li:nth-child(3)", first=True),),
    tags=(Css(".tag__list a, .read__tagging a"), Meta("keywords", ",")),
    published=(
        Part(DATA, r'"published_date"\s*:\s*"([^"]+)"'),
        *STANDARD.published,
        Css(".read__info__date, .date_detail, span.mt-10", first=True),
    ),
    caption=(Css(".photo__caption", first=True),),
)
ARTICLE = replace(READ, name="article", body=".read__article, [itemprop=articleBody], .detail__content")
"""Sites that have the body of the article under another name (documentation of 2026)."""

LAYOUTS = (READ, ARTICLE)
