"""KG: what the pages of the Tribun network look like."""

from dataclasses import replace

from detikcrawl.extraction import STANDARD, Css, Ld

TRIBUN = replace(
    STANDARD,
    name="article",
    years="2016-2026",
    body=".txt-article",
    junk=(".baca, .ads-placeholder, [id^=div-], .summary-article, .hide, [id^=widget_], .paging, .tagcloud3",),
    title=(Css("#arttitle", first=True), Ld("headline")),
    authors=(Css("#penulis"), Ld("author")),
    editors=(Css("#editor"), Ld("editor")),
    tags=(Css(".tagcloud3 a"), Ld("keywords")),
    published=(Ld("datePublished"), Css(".bdr3 time, #article time, time.grey", first=True)),
    image=(Css("#artimg img.imgfull", "src", first=True), *STANDARD.image),
    caption=(Css("#artimg .imgfull_div ~ .f11, #artimg .imgfull_div ~ .arial", joined=True),),
)
