"""Otosia

Site: https://www.otosia.com, KLY (Emtek). Family: kly.
"""

from dataclasses import replace

from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.extraction.layout import STANDARD, PageForm
from detikcrawl.extraction.reader import Channel
from detikcrawl.extraction.sources import Css, Meta
from spiders.families.kly import KlySite, read_patterns, slug_patterns

DETAIL = replace(
    STANDARD,
    name="detail",
    years="2019-2020, mobile",
    body=".detail-berita",
    junk=(
        "#kl-social-mobile, .editor-box, .counter-page, #relatedContent, .detail-berita > div[style*=background], .article-ad",
        ".relatedPhoto, [id^=div-gpt-ad], ins, .instagram-media",
    ),
    title=(Css(".detail-headline h3", first=True), Meta("og:title")),
    subtitle=(Css(".detail-headline > p", first=True),),
    authors=(),
    editors=(Css(".editor-box .editor-field", first=True),),
    channel_name=(Css(".breadcrumb-oto a:nth-of-type(2), .breadcrumb-oto span:nth-of-type(2)", first=True),),
    section=(),
    tags=(Css("#tag-content a"),),
    published=(Css(".detail-headline .time", first=True), Meta("og:updated_time")),
    modified=(Meta("article:modified_time"),),
    # og:image is the site's logo.
    image=(Css(".img-box img", "data-src", first=True), Css(".img-box img", "src", first=True)),
    caption=(Css(".img-by", first=True),),
)


class Otosia(KlySite):
    """Otosia and its channels."""

    name = "otosia"
    title = "Otosia"
    evidence = "real pages of 2019 and 2020 (mobile, index)"
    allowed_domains = ["otosia.com"]

    site_channels = tuple(
        Channel(key, key.title(), f"www.otosia.com/{key}") for key in "berita tips lifestyle selebriti komunitas".split()
    )
    discovery = (PagedList(url="{channel}/", card="li:has(a[href$='.html'])"),)
    patterns = (*read_patterns("otosia.com"), *slug_patterns("otosia.com", r"[\w-]+"))
    layouts = (DETAIL, *KlySite.layouts)
    page_form = PageForm(inline=f"{KlySite.page_form.inline}, .list-paging", declared=KlySite.page_form.declared)
