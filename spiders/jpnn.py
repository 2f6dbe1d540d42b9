"""JPNN.com

Site: https://www.jpnn.com
Owner: Jawa Pos National Network
Discovery: index, of a day for all channels (crawlers of 2015 to 2024); tag, a topic page by page
Addresses: `/news/slug` without a number; regional sites have `/SECTION/ID/slug`
Pages: `?page=2` and so on; no view of all of them (2023)
Caveats: no real page was seen but the frame of one of 2016, without its text. The author stands in a meta tag alone, the time
there has no zone (WIB).
"""

import re

from detikcrawl.discovery import DatedIndex, PagedList
from detikcrawl.extraction import ArticlePattern, Channel, Kind, PageForm, channels
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.jpnn import LAYOUTS


class Jpnn(NewsSite):
    """JPNN.com and its regional sites."""

    name = "jpnn"
    title = "JPNN.com"
    evidence = "unverified: documentation of others' crawlers of 2015 to 2026; the frame of a real page of 2016"
    allowed_domains = ["jpnn.com"]

    site_channels = (
        Channel("news", "JPNN.com", "www.jpnn.com"),
        *channels("jpnn.com", hosts="jabar jateng jatim jogja bali banten lampung sultra kaltim papua sumut", name="JPNN {}"),
    )
    discovery = (
        DatedIndex(
            url="https://www.jpnn.com/indeks?id=&d={day:%d}&m={day:%m}&y={day:%Y}&tab=all&page={page}",
            card="#content-utama ul li, ul.loadmore > li",
            link=("h2 a[href]", "a[href]"),
        ),
        PagedList(name="tag", url="https://www.jpnn.com/tag/{slug}?page={page}", card="li:has(h2 a), .content-description"),
    )
    patterns = (
        ArticlePattern(r"https://(?:www|foto)\.jpnn\.com/(?:foto|picture)/[\w.-]+", Kind.GALLERY),
        ArticlePattern(r"https://(?:www|video)\.jpnn\.com/(?:video|watch)/[\w.-]+", Kind.VIDEO),
        ArticlePattern(r"https://(?:www|m)\.jpnn\.com/(?:amp/)?news/[\w.-]+$"),
        ArticlePattern(
            r"https://(?!www\.|m\.|foto\.|video\.)(?P<id1>[\w-]+)\.jpnn\.com/(?!tag/)[\w-]+/(?P<id2>\d{1,8})/[\w-]+"
        ),
    )
    layouts = LAYOUTS
    page_form = PageForm(pager=".pagination a, .pagination li", page_url="{url}?page={page}")
    brands = frozenset({"jpnn.com", "jpnn", "redaksi"})
    rules = (
        Rule("related", re.compile(r"\W*(?:Silakan baca|Baca berita)\b.{0,300}", re.IGNORECASE)),
        Rule(
            "video",
            re.compile(
                r"\W*(?:Video Terpopuler Hari Ini|Jangan (?:Lewatkan|Sampai Ketinggalan) Video|Simak!? Video Pilihan"
                r"|(?:Kamu )?Sudah Menonton Video|Yuk,? Simak (?:Juga )?Video)\b.{0,160}",
                re.IGNORECASE,
            ),
            needs="video",
        ),
        Rule("credits", re.compile(r"\W*(?:Redaktur|Reporter)(?:\s*&\s*Reporter)?\s*:\s*.{1,80}", re.IGNORECASE), needs=":"),
    )
