"""Kompas.com: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Crumbs, Css, Ld, Mark, Meta, Part, Without

CREDIT = '.credit-author:has(.credit-author-position:lexbor-contains("{0}")) .credit-author-name, '
CREDIT += '#{1} a, .read__credit h6:lexbor-contains("{0}"), '
CREDIT += '.kcm-read-copy tr:has(td:lexbor-contains("{0}")) td:last-child, '
CREDIT += '.penulis-editor tr:has(td:lexbor-contains("{0}")) td:last-child'

READ = replace(
    STANDARD,
    name="read",
    years="2018-2026, AMP too",
    body=".read__content",
    junk=(
        ".ads-on-body, .ads-partner-wrap, .inject-baca-juga, [class^=kompasidRec], .fb-quote, .gate-kgplus, .read__byline",
        ".read__credit, .read__paging, .photo, .photo__wrap, .photo__caption, .photoCarousel, .video, .bapps-middle, .w-info",
        ".nwsLetter-article, #rekomendasi_in_article, .articleRelated, .article__related, .inner__sidebar, #EndOfArticle ~ *",
        'p:has(a[href*="-footnote-product"])',  # where the book of a recipe can be bought
        ".banner-middle, .rVideo-middle, .subscribe__widget, .ads__banner, amp-ad",  # AMP
    ),
    title=(Css(".read__title", first=True), *STANDARD.title),
    authors=(Css(CREDIT.format("Penulis", "penulis")), Without(Meta("content_author"), Meta("content_editor"))),
    editors=(Css(CREDIT.format("Editor", "editor")), Meta("content_editor")),
    channel_name=(Meta("content_category"), Crumbs(1, 2)),
    section=(Meta("content_subcategory"), Crumbs(2)),
    tags=(
        Css(".tag__article__link, .mob-tagging__link, .read__tagging a, .content__main .tagging a"),
        Meta("content_tags", ","),
    ),
    published=(Meta("content_PublishedDate"), Css(".read__time, .read__date", first=True), Ld("datePublished")),
    image=(*STANDARD.image, Css(".photo__wrap img, .imgHL img, .kcm-read-top .photo img", "src", first=True)),
    caption=(Css(".photo__caption", first=True), Css(".imgHL .photo", first=True)),
    is_free=(Mark('meta[name=subscription][content="True"]', "false"), Mark("meta[name=subscription]", "true")),
    figures=".photo",
)

OLDER = replace(
    READ,
    name="older",
    years="2014-2017",
    # News, and two forms of other channels (Bola, Otomotif).
    body=".kcm-read-text, .kcmread1114, .div-read",
    title=(
        Css(".kcm-read-top h2, .kcm-read-content-top h2, .baca-content h1", first=True),
        Part(Meta("og:title"), r"^(.+) - Kompas\.com"),
    ),
    channel_name=(Css(".kcm-breadcrumb li:first-child, .breadcrump a:first-child, .bread-c li:first-child", first=True),),
    section=(Css(".kcm-breadcrumb li:nth-child(n+2), .breadcrump a:nth-of-type(n+2), .bread-c li:nth-child(n+2) a"),),
    tags=(),
    # The head of some channels has today's date in an element of the same class.
    published=(
        Css(".kcm-read .kcm-date, .baca-content .kcm-date, .kcm-read .msmall.grey", first=True),
        Css(".kcm-date", first=True),
    ),
    caption=(Css(".kcm-read-top .photo, .kcm-read > .mb1 > .photo, .big-img-content .photo", first=True),),
)

LAYOUTS = (READ, OLDER)
