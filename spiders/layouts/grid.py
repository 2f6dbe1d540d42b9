"""Grid Network of KG (Grid.ID, BolaSport.com, GridOto.com): how the article pages of its sites are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Meta, Part

CREDIT = '.artikel_credits tr:has(td:lexbor-contains("Editor")) td:last-child'

RIGHT = replace(
    STANDARD,
    name="right",
    years="2018-2024",
    body=".read__article .read__right, .read__right.read__keyword",
    junk=(
        ".read__left, .read__author, .read__time, .read__info, .read__share, .read__tagging, .read__paging, .read__caption",
        ".photo, .photo__caption, .artikel_credits, .baca-juga, .bacajuga, .related, .social, .video, .paging, .tag, .ads",
        "[id^=div-gpt-ad], ins",
    ),
    title=(Css(".read__title", first=True), *STANDARD.title),
    authors=(
        Meta("content_author"),
        Part(Css(".read__author", first=True), r"^(?:(?:By|Oleh)\b[\s:]*)?(.+)$"),
        *STANDARD.authors,
    ),
    editors=(Css(CREDIT), Meta("content_editor")),
    channel_name=(Meta("content_category"), *STANDARD.channel_name),
    tags=(Css(".tag__article__link, .read__tagging a"), Meta("content_tag", ","), Meta("content_tags", ","), *STANDARD.tags),
    published=(
        Meta("content_date"),
        Meta("content_PublishedDate"),
        *STANDARD.published,
        Css(".read__time, .read__date", first=True),
    ),
    caption=(Css(".read__article .photo__caption, .photo__caption", first=True),),
)
ARTICLE = replace(RIGHT, name="article", years="2024-2026", body=".read__article, .read__content")

LAYOUTS = (RIGHT, ARTICLE)
