"""KLY (KapanLagi Youniverse, Emtek). Two stocks of sites: those on the house's own CMS (Liputan6, Bola.com, Fimela; since 2024
Merdeka), whose addresses are `/read/ID/slug` and whose pages all stand in one HTML, and the former KapanLagi Network (Merdeka,
KapanLagi, Bola.net, Dream, Brilio, Otosia), whose addresses end in `slug.html` and whose markup each site has its own.
A script of every page says how many pages the article has (`multiplePageCount`).
"""

import re

from detikcrawl.extraction import ArticlePattern, Kind, PageForm
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.kly import LAYOUTS

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
    """Addresses of the former KapanLagi Network: `/<channel>/slug.html`, the same on the mobile host; and those of the house's
    CMS, to which its sites move one by one.

    `slug` is the form of the slug, which stands for the article; `page` what stands behind it on a further page.
    """
    host = rf"https://(?:[\w-]+\.)*{re.escape(domain)}/(?!(?:amp/)?(?:author|reporter|company|kuis|mobil-dijual)/)"
    end = rf"(?!index\d*\.html)(?P<id>{slug}){page}\.html$"
    return (
        *read_patterns(domain),
        ArticlePattern(
            host + r"(?:[\w-]+/)*(?:foto|galeri|gallery|photo)/(?:[\w-]+/)*(?!index\d*\.html)(?P<id>[\w-]+)\.html$",
            Kind.GALLERY,
        ),
        ArticlePattern(host + r"(?:[\w-]+/)*(?:video|video-terbaru)/(?:[\w-]+/)*" + end, Kind.VIDEO),
        ArticlePattern(host + r"(?:[\w-]+/)+" + end),
    )


def inline_pages(more: str = "") -> PageForm:
    """Pages that all stand in one HTML: in the elements of the house's CMS, and in those with the CSS `more`."""
    cms = '.article-content-body__item-page, .article-content-body__item, [id^="multi-page-"]'
    return PageForm(inline=f"{cms}, {more}" if more else cms, declared=DECLARED)


class KlySite(NewsSite):
    """A site of the house; on its CMS nothing is left to declare but name, domain and channels."""

    page_form = inline_pages()
    layouts = LAYOUTS
    brands = frozenset(
        "kly liputan6 liputan6.com merdeka merdeka.com kapanlagi kapanlagi.com bola.com bola.net fimela fimela.com "
        "dream dream.co.id brilio brilio.net otosia otosia.com".split()
    ) | {"reporter kapanlagi.com"}
    rules = RULES
