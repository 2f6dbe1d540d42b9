"""Brilio

Site: https://www.brilio.net, KLY (Emtek). Family: kly.
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
    years="2020, desktop",
    body=".body-paragraph .main-content",
    junk=(".detail-box, [id^=dfp-gpt-ad], [id^=dablewidget], [id*=ScriptRoot], [id^=global-ad], ins, .instagram-media",),
    title=(Css("h1.desc-headline", first=True), Meta("og:title")),
    subtitle=(Css("h2.sinopsis", first=True),),
    authors=(Css("a.writer .writer-det", first=True),),
    initials=(Css(".writer-det"),),
    channel_name=(Meta("article:section"),),
    section=(),
    tags=(Css("a.tag-detail"),),
    published=(Meta("article:published_time"), Css(".index-date", first=True)),
    caption=(Css(".image-source", first=True),),
)


class Brilio(KlySite):
    """Brilio and its channels."""

    name = "brilio"
    title = "Brilio"
    evidence = "real pages of 2020 (desktop, index)"
    allowed_domains = ["brilio.net"]

    site_channels = tuple(
        Channel(key, key.title(), f"www.brilio.net/{key}")
        for key in "selebritis wow ngakak gadget kesehatan creator serius film musik fashion travel".split()
    )
    discovery = (PagedList(url="{channel}/", card="li:has(a[href$='.html'])"),)
    patterns = (*read_patterns("brilio.net"), *slug_patterns("brilio.net", r"[\w-]+-\d{6}[0-9a-z]"))
    layouts = (DETAIL, *KlySite.layouts)
