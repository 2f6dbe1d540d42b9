"""Dream

Site: https://www.dream.co.id
Owner: KapanLagi Youniverse (KLY), Emtek
Family: kly
Discovery: latest, one page a channel
Addresses: `/<channel>/slug-YYMMDD` and a letter or digit, `.html` (2017-2020), on the channel's host or on the mobile one
Pages: all in one HTML on most mobile pages; elsewhere at addresses that only the pager knows, and articles stay partial
Caveats: pages since 2021 were not seen. Further pages may be older articles that the desk put behind a new one.
"""

from dataclasses import replace

from detikcrawl.discovery import PagedList
from detikcrawl.extraction import channels
from spiders.families.kly import KlySite, inline_pages, slug_patterns
from spiders.layouts.dream import LAYOUTS


class Dream(KlySite):
    """Dream and its channels."""

    name = "dream"
    title = "Dream"
    evidence = "real pages of 2017 to 2020 (desktop of two channels, mobile, a channel's page)"
    allowed_domains = ["dream.co.id"]

    site_channels = channels(
        "dream.co.id", "news showbiz lifestyle dinar fresh rekomendasi", hosts="haji hijab parenting travel"
    )
    discovery = (
        PagedList(
            url="{channel}/", card=".item, .col-index__headline", link=("h6 a[href]", "h5 a[href]", "p a[href]"), time=".date"
        ),
    )
    patterns = slug_patterns("dream.co.id", r"[\w-]+-\d{6}[0-9a-z]", page=r"(?:/[\w-]+)?")
    layouts = (*LAYOUTS, *KlySite.layouts)
    page_form = replace(
        inline_pages(".detail > .detail-body"), pager=".detail-paging a, .infinite > .detail-body .detail-body__break"
    )
