"""KG (Kompas Gramedia): Kompas.com, the Tribun network and the magazines of the Grid Network. They number the pages of an
article the same way (`?page=2`, all of them at `?page=all`, 2020-2026), end their texts with the same marks and promote the
same channels of theirs.
"""

import re
from dataclasses import replace

from detikcrawl.extraction import QUERY_PAGES, ArticlePattern, Kind
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.grid import LAYOUTS as GRID
from spiders.layouts.kg import TRIBUN

SECTION = r"(?!(?:images|video|webstories|topic|tag|penulis|editor|index-news)/)[\w-]+/"
"""The folder of a section of the Tribun network, as a pattern."""

RULES = (
    Rule(
        "channel_promo",
        re.compile(
            r"\W*(?:Simak|Dapatkan|Ikuti|Baca|Update|Cek|Follow|Gabung|Mari)\b(?=.*(?:Kompas|Tribun|Kontan|Warta ?kota))"
            r"(?=.*(?:WhatsApp|Telegram|Google News)).*",
            re.IGNORECASE,
        ),
    ),
    Rule("own_promo", re.compile(r"\W*(?:Dalam segala situasi, )?KOMPAS\.com berkomitmen\b.*", re.IGNORECASE)),
    Rule("republished", re.compile(r"\W*(?:Artikel|Berita) ini (?:telah|sudah|pernah) (?:ter)?tayang di\b.*", re.IGNORECASE)),
    Rule("copyright", re.compile(r"\W*Copyright\b.{0,60}\b(?:Kompas Cyber Media|Tribun)\b.*", re.IGNORECASE)),
    Rule("reporter_line", re.compile(r"Laporan (?:Wartawan|Reporter|Kontributor|Jurnalis)\b.{0,120}", re.IGNORECASE)),
    # "(*)", "(Tribunnews.com/Name)", "(*/Tribun-Medan.com)": who sends the text off, in words instead of initials.
    Rule(
        "end_mark",
        re.compile(r"\s*\((?:\*+|(?:\*+\s*/\s*)?(?:Tribun|Warta\s?kota|Kompas\.com)[^()]{0,100})\)[\s.]*$", re.IGNORECASE),
        whole=False,
        at_end=True,
        needs=")",
    ),
)


def tribun_patterns(domain: str) -> tuple[ArticlePattern, ...]:
    """Addresses of the Tribun network's CMS: section and number, or the date alone; AMP pages have the same."""
    host = rf"https://(?:www|m)\.{re.escape(domain)}/(?:amp/)?"
    return (
        ArticlePattern(host + r"images/(?:[\w-]+/)*(?P<id>\d{6,9})/", Kind.GALLERY),
        ArticlePattern(host + r"(?:images|foto)/(?:[\w-]+/)*\d{4}/\d\d/\d\d/[\w-]+", Kind.GALLERY),
        ArticlePattern(host + SECTION + r"\d{4}/\d\d/\d\d/[\w-]+"),
        ArticlePattern(host + SECTION + r"(?P<id>\d{6,9})/[\w-]+"),
    )


class KompasGramedia(NewsSite):
    """A site of the house."""

    page_form = replace(
        QUERY_PAGES,
        pager='.read__paging .paging__link, .kcm-read-paging a, .paging .total-page, .paging li a[href*="amp=1"]',
    )
    brands = frozenset({"kompas cyber media", "kompas.com", "tribunnews.com", "tribunnews", "tribun network", "tribun"})
    rules = RULES


class TribunSite(KompasGramedia):
    """A site on the CMS of the Tribun network; nothing is left to declare but name, domain and channels."""

    layouts = (TRIBUN,)


GRID_CARDS = {
    "card": ".news-list__item",
    "link": ("a.news-list__link[href]", 'a[href*="/read/"]'),
    "title": ".news-list__title",
    "time": ".news-list__date",
}
"""The entries of a list of the Grid Network."""


def grid_patterns(domain: str) -> tuple[ArticlePattern, ...]:
    """Addresses of articles of the Grid Network: `/read/ID/slug` on all hosts of the domain."""
    return (ArticlePattern(rf"https://(?:[\w-]+\.)*{re.escape(domain)}/(?:amp/)?read/(?P<id>\d{{6,12}})(?:/|$)"),)


class GridSite(KompasGramedia):
    """A site of the Grid Network: magazines of the house on a CMS of their own."""

    layouts = GRID
    brands = KompasGramedia.brands | {"grid", "grid.id", "grid network", "bolasport", "bolasport.com", "gridoto", "gridoto.com"}
