"""Bola.net

Site: https://www.bola.net, KLY (Emtek). Family: kly.
"""

import re
from dataclasses import replace

from detikcrawl.discovery.feed import Feed
from detikcrawl.extraction.layout import STANDARD, PageForm
from detikcrawl.extraction.reader import Channel
from detikcrawl.extraction.sources import Css, Ld, Meta, Part
from detikcrawl.text.boilerplate import Rule
from spiders.families.kly import DECLARED, KlySite, read_patterns, slug_patterns

INFINITE = replace(
    STANDARD,
    name="infinite",
    years="2020, desktop and two mobile generations",
    body=".infinite:has(.infinite-box, .detail-body, .ncont)",
    junk=(
        ".infinite-break, .detail-body__break, .ncont__break, .news-i, .news-headline-image, .caption_img, .article-ad, .box",
        "#klncrosslink, #kl-social-mobile, [id^=div-gpt-ad], [id^=embed_vidio], ins, .instagram-media, .related_content_widget",
    ),
    authors=(
        Part(Css(".detail-headline .writer", first=True), r"^([^|]+)\|"),
        Part(Css(".date-news", first=True), r"\|\s*(.+)"),
        Css("h2.newsdatetime", first=True),
    ),
    channel_name=(),
    section=(),
    tags=(Css(".box-tag-list a, .tagbola a, .list-tag a"),),
    published=(Css(".detail-headline .writer, .date-news, div.newsdatetime", first=True), Ld("datePublished")),
    modified=(Meta("article:modified_time"),),
    caption=(Css(".detail-assets .copyright, .news-i .fz-7, .news-headline-image.news > div", first=True),),
)


class BolaNet(KlySite):
    """Bola.net and its channels."""

    name = "bolanet"
    title = "Bola.net"
    evidence = "real pages of 2020 (desktop, mobile, index, RSS)"
    allowed_domains = ["bola.net"]

    site_channels = tuple(
        Channel(key, key.replace("_", " ").title(), f"www.bola.net/{key}")
        for key in "inggris italia spanyol bundesliga champions indonesia editorial bolatainment otomotif".split()
    )
    discovery = (Feed(url="https://www.bola.net/feed"),)
    patterns = (*read_patterns("bola.net"), *slug_patterns("bola.net", r"[\w-]+-[0-9a-f]{6}"))
    layouts = (INFINITE, *KlySite.layouts)
    page_form = PageForm(
        inline=f"{KlySite.page_form.inline}, .infinite-box, .infinite > .detail-body, .infinite > .ncont", declared=DECLARED
    )
    rules = (
        *KlySite.rules,
        # "(Bola.net/Muhamad Putra)", "(Goal International)": where a text is from and who wrote it.
        Rule("source", re.compile(r"\([A-Z][\w.]*(?:[ /][\w.]+){1,6}\)\.?")),
        Rule("cue", re.compile(r"Scroll (?:terus )?ke bawah\b.{0,80}", re.I)),
    )
