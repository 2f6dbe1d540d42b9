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

from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.extraction.layout import PageForm
from detikcrawl.extraction.sources import Css, Meta, Part
from spiders.families.kly import DECLARED, NETWORK, KlySite, channels, read_patterns, slug_patterns

DETAIL = replace(
    NETWORK,
    name="detail",
    years="2020, mobile and haji.dream.co.id",
    body=".detail:has(> .detail-body, > .infinite)",
    junk=(
        *NETWORK.junk,
        ".detail > :not(.detail-body, .infinite), .detail-body > h6, .reporter, .detail-body__break, .paging-showcase",
    ),
    title=(Css(".detail-header h1, .detail-header h2", first=True), Part(Meta("og:title"), r"(.+?)\s*\|")),
    subtitle=(Css(".detail-body > h6", first=True),),
    authors=(Css(".detail-header__bottom-left a, .detail-body .reporter", first=True),),
    channel_name=(Css(".breadcrumb a:nth-of-type(2)", first=True),),
    tags=(Css(".detail-box__tag-list a, .detail-box__terkait-list a[href*='/tag/']"),),
    published=(Css(".detail-header__bottom-left, .detail-header__bottom", first=True),),
    modified=(),
    caption=(Css(".detail-img__copyright", first=True),),
)

MICROSITE = replace(
    DETAIL,
    name="microsite",
    years="2017-2020, hijab.dream.co.id",
    body=".detail-article .body-paragraph",
    junk=(*NETWORK.junk, ".date-author, .detail-column"),
    title=(Css(".headline-detail h1", first=True),),
    subtitle=(Css(".headline-detail p", first=True),),
    authors=(Css(".date-author .author", first=True),),
    channel_name=(Css(".drm-breadcrumb-microsite li:nth-of-type(2)", first=True),),
    tags=(Css(".list-tag-border a"),),
    published=(Css(".date-author .date", first=True),),
    caption=(Css(".copyright-detail", first=True),),
)

MOBILE = replace(
    DETAIL,
    name="mobile",
    years="2020, parenting, travel and the like",
    body=".deskrip-detail",
    junk=NETWORK.junk,
    title=(Css(".drm-artikel-head h1", first=True),),
    subtitle=(Css(".drm-detail-img > p", first=True),),
    authors=(Css(".drm-detail-img .text-grey", first=True),),
    channel_name=(Css(".date-grey a", first=True),),
    tags=(Css(".article-box .list-tag a"),),
    published=(Css(".date-grey", first=True),),
    caption=(Css(".detail-img .ilustrasi", first=True),),
)


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
    patterns = (
        *read_patterns("dream.co.id"),
        *slug_patterns("dream.co.id", r"[\w-]+-\d{6}[0-9a-z]", page=r"(?:/[\w-]+)?"),
    )
    layouts = (DETAIL, MICROSITE, MOBILE, *KlySite.layouts)
    page_form = PageForm(
        inline=f"{KlySite.page_form.inline}, .detail > .detail-body",
        pager=".detail-paging a, .infinite > .detail-body .detail-body__break",
        declared=DECLARED,
    )
