"""Merdeka.com

Site: https://www.merdeka.com, KLY (Emtek). Family: kly.
"""

from dataclasses import replace

from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.extraction.layout import STANDARD, Layout, PageForm
from detikcrawl.extraction.reader import Channel
from detikcrawl.extraction.sources import Css, Ld, Meta, Part
from spiders.families.kly import DECLARED, KlySite, read_patterns, slug_patterns

ARTICLES = replace(
    STANDARD,
    name="articles",
    years="2024-2026, desktop",
    body=".articles-content__body",
    junk=(".advertisement-placeholder, .bg-primary-50, .page-break, [id^=div-gpt-ad], figure, ins, .instagram-media",),
    title=(Css(".articles-content__title", first=True), *STANDARD.title),
    subtitle=(Css(".articles-content__sinopsis", first=True),),
    authors=(Css('[data-tracking="author_name"]'), Meta("author"), Ld("author")),
    channel_name=(Css(".breadcrumb-navigation li:nth-child(2)", first=True),),
    section=(Css(".breadcrumb-navigation li:nth-child(n+3)"),),
    tags=(Css(".tags-articles__list a"), Meta("keywords", ",")),
    caption=(Css(".articles-content figcaption", first=True),),
)

MOBILE = Layout(
    name="mobile",
    years="2020",
    body="#mdk-news-detail > .body-paragraph",
    junk=(
        "#mdk-news-detail > .body-paragraph > :not(.mdk-body-paragraph, p), .read-too, .detail-body__break, .mdk-dt-img, .article-ad, .gtwsub-text",
        "[id^=div-gpt-ad], #gplus_recommendation, ins, .instagram-media",
    ),
    title=(Css("#mdk-news-title h1", first=True), Meta("og:title")),
    subtitle=(Css("#mdk-news-title > span", first=True),),
    authors=(Css('.mdk-date-reporter a[href*="/reporter/"]'), Meta("author")),
    channel_name=(Css('.mdk-date-reporter span:first-child a', first=True),),
    section=(Css('.mdk-date-reporter span:first-child a:nth-of-type(n+2)'),),
    tags=(Css(".list-new-tag a"),),
    published=(Meta("pubdate", false_zone=True), Css(".mdk-date-reporter")),
    modified=(Meta("article:modified_time"),),
    image=(Meta("og:image"), Css("#mdk-news_img_det img", "src", first=True)),
    caption=(Css(".mdk-copyright", first=True),),
)

DESKTOP = replace(
    MOBILE,
    name="desktop",
    years="2020",
    body=".mdk-body-detail",
    junk=(".mdk-body-detail > :not(.mdk-body-paragraph, p)", *MOBILE.junk[1:]),
    title=(Css(".mdk-dt-headline h1", first=True), Meta("og:title")),
    subtitle=(),
    authors=(Css('.reporter a[href*="/reporter/"]'),),
    channel_name=(Css(".mdk-breadcrumb a:nth-of-type(2)", first=True),),
    section=(),
    tags=(Css(".mdk-dt-tag a, .list-new-tag a, .list-tag-v2 a"),),
    published=(Css(".date-post", first=True),),
    caption=(Css(".mdk-dt-copyright", first=True),),
)

PLANET = replace(
    MOBILE,
    name="planet",
    years="2020, planet.merdeka.com: what readers wrote",
    body=".body-detail .body-paragraph",
    junk=(".body-item__break, .banner-sc, .body-progress, .article-ad", *MOBILE.junk[1:]),
    title=(Css(".headline-artikel h5", first=True), Part(Meta("og:title"), r"(.+) - Planet Merdeka")),
    subtitle=(),
    authors=(Part(Css(".headline-profile .editor"), r"Penulis\s*:\s*(.+)"),),
    channel_name=(Css(".list-breadcrumb li:nth-child(3)", first=True),),
    section=(Css(".list-breadcrumb li:nth-child(5)", first=True),),
    tags=(),
    published=(Css(".headline-profile .editor:nth-of-type(2)"),),
    caption=(Css(".detail-img .copyright-img", first=True),),
)


class Merdeka(KlySite):
    """Merdeka.com and its channels."""

    name = "merdeka"
    title = "Merdeka.com"
    evidence = "real pages of 2020 (mobile, desktop, Planet, RSS); article and hub of 2026 from documentation"
    allowed_domains = ["merdeka.com"]

    site_channels = tuple(
        Channel(key, key.title(), f"www.merdeka.com/{key}")
        for key in "peristiwa politik uang dunia khas jakarta jabar jateng jatim sumut sehat gaya teknologi artis trending".split()
    )
    discovery = (Sitemap(url="https://www.merdeka.com/sitemap.xml"), Feed(url="https://www.merdeka.com/feed"))
    patterns = (*read_patterns("merdeka.com"), *slug_patterns("merdeka.com", r"[\w-]+"))
    layouts = (ARTICLES, MOBILE, DESKTOP, PLANET, *KlySite.layouts)
    page_form = PageForm(
        inline=f"{KlySite.page_form.inline}, .mdk-body-paragraph, .body--item",
        pager=".page-number a",
        page_url="{url}?page={page}",
        declared=DECLARED,
    )
