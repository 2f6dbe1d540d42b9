"""KLY (KapanLagi Youniverse, Emtek). Two stocks of sites: those on the house's own CMS (Liputan6, Bola.com, Fimela; since 2024
Merdeka), whose addresses are `/read/ID/slug` and whose pages all stand in one HTML, and the former KapanLagi Network (Merdeka,
KapanLagi, Bola.net, Dream, Brilio, Otosia), whose addresses end in `slug.html` and whose markup each site has its own.
A script of every page says how many pages the article has (`multiplePageCount`).
"""

import re
from dataclasses import replace

from detikcrawl.extraction.layout import STANDARD, PageForm
from detikcrawl.extraction.reader import ArticlePattern, Channel, Kind
from detikcrawl.extraction.sources import Css, Ld, Meta, Without
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule

DECLARED = r"""multiplePageCount["']?\s*[:=]\s*["']?(\d+)"""

RULES = (
    # The heading of a last page that holds a video and nothing else.
    Rule("video", re.compile(r"Video(?:\s+(?:Pilihan|Menarik|Berikut)\b.{0,30})?[\s:.]*")),
    # A caption with its credit, in the text between the paragraphs.
    Rule("caption", re.compile(r".{0,200}\((?:Sumber|Foto|Dok\.?)\s?:[^()]{2,60}\)\.?"), needs=":"),
    Rule("caption", re.compile(r".{0,200}(?:©|\(c\))\s?(?:\d{4}\s)?[\w@][\w@./ -]{1,60}")),
    Rule("campaign", re.compile(r"\W*#IngatPesanIbu\W*")),
    Rule("campaign", re.compile(r"(?:Pakai|Selalu) (?:Masker|Jaga Kesehatan), (?:Cuci Tangan|Jangan Sampai)\b.{0,120}")),
)

CMS = replace(
    STANDARD,
    name="cms",
    years="2017-2026, desktop and mobile",
    body=".article-content-body",
    junk=(
        ".baca-juga, .baca-juga-collections, .seamless-ads, .article-ad, .onesignal-customlink-container, [id*=gpt-ad], ins",
        ".article-content-body__item-break, .article-content-body__break, .article-content-body__item-media, .instagram-media",
        "[class*=photo-gallery--item], [class*=video-gallery--item], .article-content-body__item-loadmore",
        ".article-content-body__load-more, .article-content-body__loading-animation, .read-page--summary",
    ),
    authors=(
        Css('[class*="credits__item"]:has([class*=role]:lexbor-contains("Author")) [class*="-name"]'),
        Css(".article-header__author-link, .read-page--header--author__name, .read-page-box__author__name"),
        Ld("author"),
    ),
    editors=(Css('[class*="credits__item"]:has([class*=role]:lexbor-contains("Editor")) [class*="-name"]'),),
    channel_name=(
        Meta("article:section2"),
        Css(".read-page--breadcrumb--item:nth-child(2), .breadcrumb--item:nth-child(2)", first=True),
    ),
    section=(
        Without(Meta("article:section3"), Meta("article:section2")),
        Css(".read-page--breadcrumb--item:nth-child(n+3), .breadcrumb--item:nth-child(n+3)"),
    ),
    tags=(Css('[class*="tags--snippet__link"], [class*="tags--topics--item__link"][href*="/tag/"]'), Meta("keywords", ",")),
    published=(Meta("article:published_time"), Ld("datePublished"), Css("[class*=__datetime], [class*=__updated]")),
    modified=(Meta("article:modified_time"), Ld("dateModified")),
    caption=(
        Css(".read-page--top-media figcaption", first=True),
        Css(".article-photo-gallery--item_full [class*=__description]", first=True),
    ),
)

UCNEWS = replace(
    STANDARD,
    name="ucnews",
    years="2020, for UC Browser",
    body=".w-article-text",
    junk=("res-image, res-iframe, .w-article-original",),
    published=(Css(".w-article-time"),),
)


NETWORK = replace(
    STANDARD,
    name="network",
    junk=("[id*=gpt-ad], ins, .article-ad, #klncrosslink, #kl-social-mobile, .share-box, .instagram-media, .copyright",),
    channel_name=(),
    section=(),
    modified=(Meta("article:modified_time"), Ld("dateModified")),
)
"""What the sites of the former KapanLagi Network have in common: their ads, and the names of their meta tags."""


def channels(domain: str, keys: str, *, hosts: str = "") -> tuple[Channel, ...]:
    """Channels by their folders on www, and by their hosts."""
    folders = [(key, f"www.{domain}/{key}") for key in keys.split()]
    return tuple(
        Channel(key, key.replace("-", " ").replace("_", " ").title(), prefix)
        for key, prefix in (*folders, *((key, f"{key}.{domain}") for key in hosts.split()))
    )


def read_patterns(domain: str) -> tuple[ArticlePattern, ...]:
    """Addresses of the house's CMS: `/<channel>/read/ID/slug`; the AMP and UC Browser twins have the same number."""
    host = rf"https://(?!enamplus\.)(?:[\w-]+\.)*{re.escape(domain)}/(?:[\w-]+/)*"
    end = r"/(?P<id>\d{4,8})(?:/|$)"
    return (
        ArticlePattern(host + r"(?:photo|foto|galeri|gallery)/read" + end, Kind.GALLERY),
        ArticlePattern(host + r"(?:video|tv)/read" + end, Kind.VIDEO),
        ArticlePattern(host + r"(?:read|amp|ucnews)" + end),
    )


def slug_patterns(domain: str, slug: str, page: str = "") -> tuple[ArticlePattern, ...]:
    """Addresses of the former KapanLagi Network: `/<channel>/slug.html`, the same on the mobile host.

    `slug` is the form of the slug, which stands for the article; `page` what stands behind it on a further page.
    """
    host = rf"https://(?:[\w-]+\.)*{re.escape(domain)}/(?!(?:amp/)?(?:author|reporter|company|kuis|mobil-dijual)/)"
    end = rf"(?!index\d*\.html)(?P<id>{slug}){page}\.html$"
    return (
        ArticlePattern(
            host + r"(?:[\w-]+/)*(?:foto|galeri|gallery|photo)/(?:[\w-]+/)*(?!index\d*\.html)(?P<id>[\w-]+)\.html$",
            Kind.GALLERY,
        ),
        ArticlePattern(host + r"(?:[\w-]+/)*(?:video|video-terbaru)/(?:[\w-]+/)*" + end, Kind.VIDEO),
        ArticlePattern(host + r"(?:[\w-]+/)+" + end),
    )


class KlySite(NewsSite):
    """A site of the house; on its CMS nothing is left to declare but name, domain and channels."""

    page_form = PageForm(inline=".article-content-body__item-page, .article-content-body__item", declared=DECLARED)
    layouts = (CMS, UCNEWS)
    brands = frozenset(
        "kly liputan6 liputan6.com merdeka merdeka.com kapanlagi kapanlagi.com bola.com bola.net fimela fimela.com "
        "dream dream.co.id brilio brilio.net otosia otosia.com".split()
    ) | {"reporter kapanlagi.com"}
    rules = RULES
