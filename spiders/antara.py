"""Antara

Site: https://www.antaranews.com
Owner: LKBN Antara, the state's news agency; a branch in every province, each a channel (`jateng.antaranews.com`)
Discovery: latest, of every branch, page after page; index, by date, which answered until 2023 (another spelling gave 404 in
October 2026, this one was not tried since); rss, of every branch; search, of the whole agency
Addresses: `/berita/ID/slug`, English `/news/ID/slug`; every branch counts for itself, so it is part of an article's id
Pages: one
Caveats: text may stand bare in its container, between `<br><br>`. Canonical and og:url can be empty. The author of the JSON-LD
is the editor, its creator the reporter.
"""

import re

from detikcrawl.discovery import DatedIndex, Feed, PagedList
from detikcrawl.extraction import ArticlePattern, Channel, Kind, channels
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.antara import LAYOUTS

HOST = r"https://(?:(?:www\.|m\.)?|(?P<id_branch>(?!www\.|m\.)[\w-]+)\.)antaranews\.com/"
BRANCHES = (
    "aceh ambon babel bali banten bengkulu gorontalo jabar jambi jateng jatim jogja kalbar kalsel kaltara kalteng kaltim kepri"
    " kupang lampung makassar manado mataram megapolitan papua papuabarat riau sulteng sultra sumbar sumsel sumut"
)
CARD = ".card__post.card__post-list, article.simple-post"
LINK = (".card__post__title a[href]", "header h3 a[href]", "a[href]")
TIME = ".card__post__author-info span, .simple-share span"


class Antara(NewsSite):
    """Antara and its branches in the provinces."""

    name = "antara"
    title = "Antara"
    evidence = "real pages of 2015 and 2017, RSS of 2015 and 2017; 2018 to 2026 from documentation of others' crawlers"
    allowed_domains = ["antaranews.com"]

    site_channels = (
        Channel("www", "ANTARA News", "www.antaranews.com"),
        Channel("en", "ANTARA News English", "en.antaranews.com"),
        *channels("antaranews.com", hosts=BRANCHES, name="ANTARA News {}"),
    )
    discovery = (
        PagedList(url="{channel}/terkini?page={page}", card=CARD, link=LINK, time=TIME),
        DatedIndex(url="{channel}/indeks/{date}/{page}", date_format="%d-%m-%Y", card=CARD, link=LINK, time=TIME),
        Feed(url="{channel}/rss/terkini.xml"),
        PagedList(
            url="https://www.antaranews.com/search?q={query}&page={page}", card=CARD, link=LINK, time=TIME, name="search"
        ),
    )
    patterns = (
        ArticlePattern(HOST + r"(?:berita|news)/(?P<id>\d+)(?:/|$)"),
        ArticlePattern(HOST + r"(?P<id_kind>foto)/(?P<id>\d+)(?:/|$)", Kind.GALLERY),
        ArticlePattern(HOST + r"(?P<id_kind>video)/(?P<id>\d+)(?:/|$)", Kind.VIDEO),
        ArticlePattern(HOST + r"(?P<id_kind>infografik)/(?P<id>\d+)(?:/|$)", Kind.INFOGRAPHIC),
    )
    layouts = LAYOUTS
    brands = frozenset({"antara", "antara news", "antaranews", "antaranews.com"})
    rules = (
        Rule(
            "credits",
            re.compile(
                r"(?:Pewarta|Penerjemah|Penyunting|Editor|Uploader|Oleh|Reporter|Translator)(?:/[A-Z]\w+)?\s*:\s*.{1,380}"
            ),
            needs=":",
        ),
        Rule("copyright", re.compile(r"(?:COPYRIGHT|Copyright)\s*©.{0,380}|Dilarang keras mengambil konten\b.{0,360}")),
        Rule("related", re.compile(r"\W*(?:Related|Read also)(?: (?:news|articles?))?\s*:.{0,300}", re.IGNORECASE), needs=":"),
    )
