"""KG (Kompas Gramedia): Kompas.com and the Tribun network. Both number the pages of an article the same way (`?page=2`, all of
them at `?page=all`, 2020-2026), end their texts with the same marks and promote the same channels of theirs.
"""

import re

from detikcrawl.extraction.layout import PageForm
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule

RULES = (
    Rule(
        "channel_promo",
        re.compile(
            r"\W*(?:Simak|Dapatkan|Ikuti|Baca|Update|Cek|Follow|Gabung|Mari)\b(?=.*(?:Kompas|Tribun|Warta ?kota))"
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


class KompasGramedia(NewsSite):
    """A site of the house."""

    page_form = PageForm(
        pager=".read__paging .paging__link, .kcm-read-paging a, .paging .total-page",
        page_url="{url}?page={page}",
        one_page_url="{url}?page=all",
        one_page_mark="page=all",
    )
    brands = frozenset({"kompas cyber media", "kompas.com", "tribunnews.com", "tribunnews", "tribun network", "tribun"})
    rules = RULES
