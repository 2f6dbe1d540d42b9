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

from detikcrawl.discovery import Feed, PagedList
from detikcrawl.extraction import channels
from spiders.families.kly import KlySite, inline_pages, slug_patterns
from spiders.layouts.kapanlagi import LAYOUTS


class KapanLagi(KlySite):
    """KapanLagi.com and KapanLagi Plus."""

    name = "kapanlagi"
    title = "KapanLagi.com"
    evidence = "real pages of 2015, 2016 (desktop) and 2020 (desktop, mobile, AMP, galleries, index, RSS)"
    allowed_domains = ["kapanlagi.com"]

    site_channels = channels("kapanlagi.com", "showbiz korea dangdut foto musik intermezzone", hosts="plus")
    discovery = (
        Feed(url="https://www.kapanlagi.com/feed/entertainment.xml"),
        PagedList(
            url="{channel}/index{page}.html", first_url="{channel}/", card=".artikel-detail-flat li", link=(".deskrip a[href]",)
        ),
    )
    patterns = slug_patterns("kapanlagi.com", r"[\w-]+?-[0-9a-f]{6}", page=r"(?:-\d{1,2})?")
    layouts = (*LAYOUTS, *KlySite.layouts)
    page_form = replace(
        inline_pages(".content-detail .body-paragraph, .body-paragpraph, .infinite-paging-item:has(amp-layout)"), declared=None
    )
