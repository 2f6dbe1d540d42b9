"""KLY: what the pages of its own CMS look like, and what those of the former KapanLagi Network have in common."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Ld, Meta, Without

CMS = replace(
    STANDARD,
    name="cms",
    years="2017-2026, desktop, mobile and AMP",
    body=".article-content-body",
    junk=(
        ".baca-juga, .baca-juga-collections, .seamless-ads, .article-ad, .onesignal-customlink-container, [id*=gpt-ad], ins",
        ".article-content-body__item-break, .article-content-body__break, .article-content-body__item-media, .instagram-media",
        "[class*=photo-gallery--item], [class*=video-gallery--item], .article-content-body__item-loadmore",
        ".article-content-body__load-more, .article-content-body__loading-animation, .read-page--summary, amp-ad",
    ),
    authors=(
        Css('[class*="credits__item"]:has([class*=role]:lexbor-contains("Author")) [class*="-name"]'),
        Css(".article-header__author-link, .read-page--header--author__name, .read-page-box__author__name"),
        Ld("author"),
    ),
    editors=(Css('[class*="credits__item"]:has([class*=role]:lexbor-contains("Editor")) [class*="-name"]'),),
    channel_name=(
        Meta("article:section2"),
        Css(".read-page--breadcrumb--item:nth-child(2), .breadcrumb--item:nth-child(2)", first=True),
    ),
    section=(
        Without(Meta("article:section3"), Meta("article:section2")),
        Css(".read-page--breadcrumb--item:nth-child(n+3), .breadcrumb--item:nth-child(n+3)"),
    ),
    tags=(
        Css('[class*="tags--snippet__link"], [class*="tags--topics--item__link"][href*="/tag/"], .tags-amp__list-item-link'),
        Meta("keywords", ","),
    ),
    published=(Meta("article:published_time"), Ld("datePublished"), Css("[class*=__datetime], [class*=__updated]")),
    modified=(Meta("article:modified_time"), Ld("dateModified")),
    caption=(
        Css(".read-page--top-media figcaption", first=True),
        Css(".article-photo-gallery--item_full [class*=__description]", first=True),
    ),
)

AUTHORS = Css("#credits_author ~ .read-page--credits__item .read-page--credits__name")
EDITORS = Css("#credits_editor ~ .read-page--credits__item .read-page--credits__name")

BEFORE_CMS = replace(
    CMS,
    name="before-cms",
    years="2016, desktop",
    body=".read-page__content-body",
    # One list of people, in which the authors stand before the editors.
    authors=(Without(AUTHORS, EDITORS), Css(".read-page--header__author-link"), Ld("author")),
    editors=(EDITORS,),
    tags=(Css(".read-page--tags__link"), Meta("news_keywords", ",")),
    published=(Css(".read-page--header__datetime", "datetime", first=True), *CMS.published),
    caption=(Css(".read-page--photo-gallery--item__caption", first=True),),
)

UCNEWS = replace(
    STANDARD,
    name="ucnews",
    years="2020, for UC Browser",
    body=".w-article-text",
    junk=("res-image, res-iframe, .w-article-original",),
    published=(Css(".w-article-time"),),
)


NETWORK = replace(
    STANDARD,
    name="network",
    junk=("[id*=gpt-ad], ins, .article-ad, #klncrosslink, #kl-social-mobile, .share-box, .instagram-media, .copyright",),
    channel_name=(),
    section=(),
    modified=(Meta("article:modified_time"), Ld("dateModified")),
)
"""What the sites of the former KapanLagi Network have in common: their ads, and the names of their meta tags."""

LAYOUTS = (CMS, BEFORE_CMS, UCNEWS)
