"""Detik Network (Trans Media): detik's sister sites. They share detik's meta tags, boxes and page numbers (`/2`), but have
addresses of their own: the time at which an article was begun, a number for its rubric and its id
(`/ekonomi/20260724100745-78-1234567/slug`, 2017-2026). The time is not that of publication, which may be hours later.
"""

import re

from detikcrawl.discovery import Sitemap
from detikcrawl.extraction import ArticlePattern, Kind, PageForm
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.detik_network import LAYOUTS

ITEM = r"\d{14}-\d{1,4}-(?P<id>\d{4,9})(?:/|$)"


def stamped_patterns(domain: str, *, marked: bool = False) -> tuple[ArticlePattern, ...]:
    """Addresses with a time, a rubric and an id. What is no text has a folder of its own.

    With `marked` it may stand in the folder of its channel, and the slug begins with what it is ("FOTO: ..."). Texts about
    somebody's picture or video are told apart by the words that such titles go on with.
    """
    host = rf"https://(?:www\.|m\.)?{re.escape(domain)}/"
    folders = r"(?!(?:tag|embed|search|indeks)/)(?:[\w-]+/)+"

    def pattern(folder: str, word: str, kind: Kind) -> ArticlePattern:
        slug = rf"|(?:[\w-]+/)+\d{{14}}-[\d-]+/{word}-(?!viral|bareng|bersama|call|syur|porno|mesum)" if marked else ""
        return ArticlePattern(rf"{host}(?=(?:[\w-]+/)*(?:{folder})/{slug})(?:[\w-]+/)+{ITEM}", kind)

    return (
        pattern(r"(?:foto|photo)[\w-]*", "foto", Kind.GALLERY),
        pattern(r"(?:video|tv)[\w-]*", "video", Kind.VIDEO),
        pattern(r"infografis[\w-]*", "infografis", Kind.INFOGRAPHIC),
        ArticlePattern(host + folders + ITEM),
    )


def newest(domain: str) -> Sitemap:
    """The sitemaps of news, one a channel: the newest articles with their times (2026). Not `sitemap_web.xml`."""
    return Sitemap(url=f"https://www.{domain}/sitemap.xml", children=r"/sitemap_news\.xml", trust_lastmod=False)


class DetikNetworkSite(NewsSite):
    """A sister site of detik."""

    layouts = LAYOUTS
    # The links of a pager lead to the article's own pages, whatever its markup: `.paging-circle` (CNBC Indonesia, until 2023).
    page_form = PageForm(pager=".paging-circle a, a.detail__anchor-numb, .detail__multiple a[href]", page_url="{url}/{page}")
    brands = frozenset(
        {"cnn indonesia", "cnnindonesia.com", "tim cnn indonesia", "cnbc indonesia", "cnbcindonesia.com", "tim redaksi"}
        | {"haibunda", "haibunda.com", "insertlive", "insertlive.com", "!nsertlive", "detikcom", "redaksi", "tim"}
    )
    rules = (
        Rule("related", re.compile(r"\W*(?:Pilihan Redaksi|Lihat Juga|Artikel Terkait)\W*", re.IGNORECASE)),
        Rule("research_team", re.compile(r"TIM RISET CNBC INDONESIA", re.IGNORECASE)),
        Rule("squad_promo", re.compile(r"\W*Bagi Bunda\b(?=.*\bHaiBunda Squad\b).*", re.IGNORECASE)),
    )
    ends_at_sign_off = True
