"""B Universe: Beritasatu and Investor.id, which run on one CMS: addresses are `/CHANNEL/ID/slug`, the text stands in
`.body-content` (crawlers of March to July 2026), and a script in the head says who wrote and who edited it (fixture of July
2026).
"""

import re
from dataclasses import replace

from detikcrawl.extraction import STANDARD, Crumbs, Css, Ld, Meta, Part
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule

DATA = Css('script:lexbor-contains("content_category")', first=True)
VALUE = r'"{}"\s*:\s*"([^"]*)"'

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2026",
    body=".body-content",
    junk=(
        'div[style*="FFEBEB" i], [id^=div-gpt-ad], div:has(> a[href*="/tag/"]), .baca-juga, .related',
        ".share, .modal, .pagination, ins",
    ),
    authors=(Ld("author"), Part(DATA, VALUE.format("penulis")), Css('a[href*="/penulis/"]')),
    editors=(Part(DATA, VALUE.format("editor")), Css('a[href*="/editor/"]')),
    channel_name=(Part(DATA, VALUE.format("content_category")), Crumbs(1, 2), Css(".breadcrumb a:last-child", first=True)),
    section=(Part(DATA, VALUE.format("sub_category")), Crumbs(2)),
    tags=(Css('a[href*="/tag/"] > h3, a[href*="/tag/"].badge'), Meta("keywords", ",")),
    published=(*STANDARD.published, Css("small.text-muted, .date", first=True)),
    caption=(Css("figcaption", first=True),),
)

RULES = (
    Rule("related", re.compile(r"\W*Baca Berita Lainnya\b.{0,160}", re.IGNORECASE)),
    Rule("follow", re.compile(r"\W*(?:Follow|Ikuti|Simak)\b.{0,120}\b(?:Channel|Google News)\b.{0,80}", re.IGNORECASE)),
    Rule("editor", re.compile(r"Editor\s*:.{1,120}"), needs="editor"),
)


class BUniverse(NewsSite):
    """A site of the house."""

    layouts = (ARTICLE,)
    brands = frozenset({"beritasatu", "beritasatu.com", "b-universe", "investor.id", "investor daily", "redaksi"})
    rules = RULES
