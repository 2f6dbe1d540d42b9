"""Sindonews

Site: https://www.sindonews.com
Owner: MNC Media
Family: mnc
Discovery: index, of all channels by date, twenty cards a page; rss, the newest
Addresses: `/read/ID/SECTION/slug-UNIXTIME` on the channel's host; ids began anew in 2020, only both together are unique
Pages: numbered by paragraphs (`/5` is page 2, `/10` page 3), `?showpage=all` for all of them; nearly every article has several
Caveats: the text has no paragraphs but `<br><br>`. Only page 1 has the article's JSON-LD. No real article page has been seen.
"""

from detikcrawl.discovery import DatedIndex, Feed
from detikcrawl.extraction import ArticlePattern, Kind, PageForm, channels
from spiders.families.mnc import MncSite
from spiders.layouts.sindonews import LAYOUTS

CHANNELS = "nasional metro daerah ekbis international sports lifestyle edukasi tekno sains otomotif kalam gensindo autotekno"
HOST = r"https://(?!(?:hi-lite|scope|media|e|pict|mpi|video|photo|infografis)\.)[\w-]+\.sindonews\.com/"


class Sindonews(MncSite):
    """Sindonews and its channels."""

    name = "sindonews"
    title = "Sindonews"
    evidence = "unverified: fixtures of an article and an index of 2026, documentation before; a real home page of 2024"
    allowed_domains = ["sindonews.com"]

    site_channels = channels("sindonews.com", hosts=CHANNELS)
    discovery = (
        DatedIndex(
            url="https://www.sindonews.com/indeks/0/{offset}?t={date}",
            step=20,
            card=".list-article .warp-article",
            link=(".news-title a[href]", "a[href]"),
            time=".date-article",
        ),
        Feed(url="https://www.sindonews.com/feed"),
    )
    patterns = (
        ArticlePattern(HOST + r"(?:news)?read/(?P<id>\d+)/\d+(?:/[^/]*?(?:-(?P<id_time>\d{10}))?)?$"),
        ArticlePattern(r"https://(?P<id_kind>video)\.sindonews\.com/play/(?P<id>\d+)(?:/|$)", Kind.VIDEO),
        ArticlePattern(r"https://(?P<id_kind>photo)\.sindonews\.com/view/(?P<id>\d+)(?:/|$)", Kind.GALLERY),
    )
    layouts = LAYOUTS
    page_form = PageForm(
        # The one-page view keeps the mark of the last page, which leads nowhere.
        pager='.paging-artikel li a:not([href="#"])',
        page_url="{url}/{offset}",
        page_step=5,
        one_page_url="{url}?showpage=all",
        one_page_mark="showpage=all",
    )
