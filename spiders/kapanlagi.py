"""KapanLagi.com

Site: https://www.kapanlagi.com, KLY (Emtek). Family: kly.
"""

from dataclasses import replace

from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.extraction.layout import STANDARD, PageForm
from detikcrawl.extraction.reader import ArticlePattern, Channel
from detikcrawl.extraction.sources import Css, Ld, Meta, Part
from spiders.families.kly import KlySite, read_patterns, slug_patterns

DESKTOP = replace(
    STANDARD,
    name="desktop",
    years="2020",
    body=".content-detail .body-paragraph",
    junk=(".box-detail, .copyright, [id^=div-gpt-ad], ins, .instagram-media",),
    title=(Css(".headline-detail h1", first=True), Meta("og:title")),
    authors=(Css(".col-dt-headline .reporter .fn"),),
    initials=(Css(".body-paragraph .pull-left b"),),
    channel_name=(Css(".breadcrumb a:nth-of-type(2), .kl-breadcrumb a:nth-of-type(2)", first=True),),
    section=(),
    tags=(Css(".related-topics .list-tag a"), Css(".related-artists .list-tag a")),
    published=(Css(".date-post", first=True), Ld("datePublished")),
    modified=(Ld("dateModified"), Meta("article:modified_time")),
    caption=(Css(".img-warper-head span", first=True),),
)

MOBILE = replace(
    DESKTOP,
    name="mobile",
    body=".infinite-paging-item .deskrip-img",
    title=(Css(".title-detail h1", first=True), Meta("og:title")),
    subtitle=(Css(".title-detail h3", first=True),),
    authors=(Css('.title-detail .headline-kategori a[href*="/author/"]'),),
    editors=(Css('.headline-kategori:has(span:lexbor-contains("Editor")) a[href*="/author/"]'),),
    initials=(),
    channel_name=(Css(".breadcrumb-kl a:nth-of-type(2)", first=True),),
    tags=(Css(".topikterkait_box a"),),
    published=(Ld("datePublished"), Css(".title-detail .headline-kategori span", first=True)),
    caption=(Css(".headline .copyright", first=True),),
)

GALLERY = replace(
    DESKTOP,
    name="gallery",
    years="2019-2020, mobile",
    body=".gallery-metainfo, .main-kl .deskrip-img, .container .deskrip-img",
    junk=(".author, .date, [id^=div-gpt-ad]",),
    title=(Css("h1", first=True), Meta("og:title")),
    authors=(Part(Css(".gallery-metainfo .author, .title-detail .date, span.date", first=True), r"^([^|]+)\|"),),
    initials=(),
    tags=(Css(".topikterkait_box a, .list-new-tag a"),),
    published=(Css(".gallery-metainfo .author, span.date", first=True),),
    caption=(Css(".kl2020gallery_display_description p, .item-description", first=True),),
)


class KapanLagi(KlySite):
    """KapanLagi.com and KapanLagi Plus."""

    name = "kapanlagi"
    title = "KapanLagi.com"
    evidence = "real pages of 2020 (desktop, mobile, galleries, index, RSS)"
    allowed_domains = ["kapanlagi.com"]

    site_channels = (
        *(
            Channel(key, key.title(), f"www.kapanlagi.com/{key}")
            for key in "showbiz korea dangdut foto musik film intermezzone".split()
        ),
        Channel("plus", "KapanLagi Plus", "plus.kapanlagi.com"),
    )
    discovery = (Feed(url="https://www.kapanlagi.com/feed/entertainment.xml"),)
    patterns = (*read_patterns("kapanlagi.com"), *slug_patterns("kapanlagi.com", r"[\w-]+?-[0-9a-f]{6}", page=r"(?:-\d{1,2})?"))
    layouts = (DESKTOP, MOBILE, GALLERY, *KlySite.layouts)
    page_form = PageForm(inline=f"{KlySite.page_form.inline}, .content-detail .body-paragraph", pager=None)
