"""Brilio

Site: https://www.brilio.net
Owner: KapanLagi Youniverse (KLY), Emtek
Family: kly
Discovery: latest, one page a channel
Addresses: `/<channel>/slug-YYMMDD` and a letter or digit, `.html` (2020); what readers write ends in six hexadecimal digits
Pages: one; those of the house's CMS all in one HTML
Caveats: pages since 2021 and mobile pages were not seen. The sign-off stands behind the byline.
"""

from dataclasses import replace

from detikcrawl.discovery import PagedList
from detikcrawl.extraction import Css, Meta, channels
from spiders.families.kly import KlySite, slug_patterns
from spiders.layouts.kly import NETWORK

DETAIL = replace(
    NETWORK,
    name="detail",
    years="2020, desktop",
    body=".body-paragraph .main-content",
    junk=(*NETWORK.junk, ".detail-box, [id^=dablewidget], [id*=ScriptRoot], [id^=global-ad]"),
    title=(Css("h1.desc-headline", first=True), Meta("og:title")),
    subtitle=(Css("h2.sinopsis", first=True),),
    authors=(Css("a.writer .writer-det", first=True),),
    initials=(Css(".writer-det"),),
    channel_name=(Meta("article:section"),),
    tags=(Css("a.tag-detail"),),
    published=(Meta("article:published_time"), Css(".index-date", first=True)),
    caption=(Css(".image-source", first=True),),
)


class Brilio(KlySite):
    """Brilio and its channels."""

    name = "brilio"
    title = "Brilio"
    evidence = "real pages of 2020 (desktop, a channel's page)"
    allowed_domains = ["brilio.net"]

    site_channels = channels("brilio.net", "selebritis wow ngakak gadget kesehatan creator serius film musik")
    discovery = (
        PagedList(
            url="{channel}/",
            card=".article-berita > li, .headline-index",
            link=("h3 a[href]", "h2 a[href]"),
            time=".index-date",
        ),
    )
    patterns = slug_patterns("brilio.net", r"[\w-]+-(?:\d{6}[0-9a-z]|[0-9a-f]{6})")
    layouts = (DETAIL, *KlySite.layouts)
