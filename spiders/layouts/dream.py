"""Dream: how its article pages are marked up."""

from dataclasses import replace

from detikcrawl.extraction import Css, Meta, Part
from spiders.layouts.kly import NETWORK

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

LAYOUTS = (DETAIL, MICROSITE, MOBILE)
