"""KapanLagi.com

Site: https://www.kapanlagi.com
Owner: KapanLagi Youniverse (KLY), Emtek
Family: kly
Discovery: rss of all channels; latest of each, `index2.html` and so on
Addresses: `/<channel>/slug-` and six hexadecimal digits, `.html` (2020), the mobile host has the same; galleries are
    `/foto/.../slug.html`
Pages: all in one HTML; on the mobile site hidden, without the sub-headings of the further pages. Each page has an address of
    its own too (`-1.html`), which is not asked for.
Caveats: JSON-LD names who put the text on the page, also where no author is shown. Galleries hold their first picture and text.
    Pages since 2021 were not seen.
"""

from dataclasses import replace

from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.extraction.layout import PageForm
from detikcrawl.extraction.sources import Css, Ld, Part
from spiders.families.kly import NETWORK, KlySite, channels, read_patterns, slug_patterns

DESKTOP = replace(
    NETWORK,
    name="desktop",
    years="2020",
    body=".content-detail .body-paragraph",
    junk=(*NETWORK.junk, ".box-detail"),
    authors=(Css(".col-dt-headline .reporter .fn"),),
    initials=(Css(".body-paragraph .pull-left b"),),
    tags=(Css(".related-topics .list-tag a"),),
    published=(Css(".date-post", first=True), Ld("datePublished")),
    caption=(Css(".img-warper-head span", first=True),),
)

MOBILE = replace(
    DESKTOP,
    name="mobile",
    body=".infinite-paging-item .deskrip-img",
    subtitle=(Css(".title-detail h3", first=True),),
    authors=(Css('.title-detail .headline-kategori a[href*="/author/"]'),),
    editors=(Css('.headline-kategori:has(span:lexbor-contains("Editor")) a[href*="/author/"]'),),
    initials=(),
    channel_name=(Css(".breadcrumb li:first-child", first=True),),
    tags=(Css(".topikterkait_box a"),),
    published=(Ld("datePublished"), Css(".title-detail .headline-kategori span", first=True)),
    caption=(Css(".headline .copyright", first=True),),
)

GALLERY = replace(
    MOBILE,
    name="gallery",
    years="2019-2020, mobile",
    body=".gallery-metainfo, .deskrip-img",
    junk=(*NETWORK.junk, ".author, .date"),
    authors=(Part(Css(".gallery-metainfo .author, span.date", first=True), r"^([^|]+)\|"),),
    published=(Css(".gallery-metainfo .author, span.date", first=True),),
    caption=(Css(".kl2020gallery_display_description p, .item-description", first=True),),
)


class KapanLagi(KlySite):
    """KapanLagi.com and KapanLagi Plus."""

    name = "kapanlagi"
    title = "KapanLagi.com"
    evidence = "real pages of 2020 (desktop, mobile, galleries, index, RSS)"
    allowed_domains = ["kapanlagi.com"]

    site_channels = channels("kapanlagi.com", "showbiz korea dangdut foto musik intermezzone", hosts="plus")
    discovery = (
        Feed(url="https://www.kapanlagi.com/feed/entertainment.xml"),
        PagedList(
            url="{channel}/index{page}.html", first_url="{channel}/", card=".artikel-detail-flat li", link=(".deskrip a[href]",)
        ),
    )
    patterns = (
        *read_patterns("kapanlagi.com"),
        *slug_patterns("kapanlagi.com", r"[\w-]+?-[0-9a-f]{6}", page=r"(?:-\d{1,2})?"),
    )
    layouts = (DESKTOP, MOBILE, GALLERY, *KlySite.layouts)
    page_form = PageForm(inline=f"{KlySite.page_form.inline}, .content-detail .body-paragraph")
