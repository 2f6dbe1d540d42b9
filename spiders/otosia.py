"""Otosia

Site: https://www.otosia.com
Owner: KapanLagi Youniverse (KLY), Emtek
Family: kly
Discovery: latest, one page a channel
Addresses: `/<channel>/slug.html` (2019-2020), the mobile host has the same; `/read/ID/` of the house's CMS
Pages: all in one HTML; a script says how many there are
Caveats: the editor is named, the author is not. og:image is the site's logo. Pages since 2021 and desktop pages were not seen.
"""

from dataclasses import replace

from detikcrawl.discovery import PagedList
from detikcrawl.extraction import Css, Meta, channels
from spiders.families.kly import KlySite, inline_pages, slug_patterns
from spiders.layouts.kly import NETWORK

DETAIL = replace(
    NETWORK,
    name="detail",
    years="2019-2020, mobile",
    body=".detail-berita",
    junk=(*NETWORK.junk, ".editor-box, .counter-page, #relatedContent, .detail-berita > div[style*=background], .relatedPhoto"),
    title=(Css(".detail-headline h3", first=True), Meta("og:title")),
    subtitle=(Css(".detail-headline > p", first=True),),
    authors=(),
    editors=(Css(".editor-box .editor-field", first=True),),
    channel_name=(Css(".breadcrumb-oto span:nth-of-type(2)", first=True),),
    tags=(Css("#tag-content a"),),
    published=(Css(".detail-headline .time", first=True), Meta("og:updated_time")),
    image=(Css(".img-box img", "data-src", first=True), Css(".img-box img", "src", first=True)),
    caption=(Css(".img-by", first=True),),
)


class Otosia(KlySite):
    """Otosia and its channels."""

    name = "otosia"
    title = "Otosia"
    evidence = "real pages of 2019 and 2020 (mobile, a channel's page)"
    allowed_domains = ["otosia.com"]

    site_channels = channels("otosia.com", "berita tips lifestyle selebriti komunitas")
    discovery = (PagedList(url="{channel}/", card=".list-artikel-berita > li", link=("p a[href]",), time=".time"),)
    patterns = slug_patterns("otosia.com", r"[\w-]+")
    layouts = (DETAIL, *KlySite.layouts)
    page_form = inline_pages(".list-paging")
