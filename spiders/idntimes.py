"""IDN Times

Site: https://www.idntimes.com
Owner: IDN Media
Discovery: sitemap, the newest of every channel with their times; latest, of every channel, 20 to 30 cards on the one page that
it shows without a query
Addresses: `/CHANNEL/SECTION/slug-AUTHOR-ID`, five and six letters and digits; until 2024 `/CHANNEL/SECTION/AUTHOR/slug`.
Regional sites have a host each
Pages: one (2026); blocks `.split-page` of one HTML, opened one by one, the address then ends in `/full` (2021)
Robots: nothing with a query on the home page, no search; what stands in the channels page by page is left alone too
Caveats: the one real page that was seen is of 2021, in a public repository. An article may be listed under two authors: its id
is the last part alone. Tag pages need a script.
"""

from detikcrawl.discovery import PagedList, Sitemap
from detikcrawl.extraction import ArticlePattern, PageForm, channels
from detikcrawl.site import NewsSite
from spiders.layouts.idntimes import LAYOUTS

CHANNELS = "news business tech sport hype life health travel food automotive science men opinion fiction"
HOST = r"https://(?:[\w-]+\.)?idntimes\.com/(?!(?:author|tag|search|ajax|v1|tag-manager)/)"


class IdnTimes(NewsSite):
    """IDN Times and its regional sites."""

    name = "idntimes"
    title = "IDN Times"
    evidence = "unverified: structure fixtures of July 2026, documentation; a real article of 2021, seen in a public repository"
    allowed_domains = ["idntimes.com"]

    site_channels = channels("idntimes.com", CHANNELS, hosts="bali jateng jatim ntb")
    discovery = (
        Sitemap(url="https://www.idntimes.com/sitemap.xml", children=r"/sitemap[-_]news\.xml", trust_lastmod=False),
        PagedList(
            url="{channel}",
            card='div:has(> a [data-cy="ds-card-article-title"])',
            link=('a:has([data-cy="ds-card-article-title"])',),
            title='[data-cy="ds-card-article-title"]',
            time='[data-cy="ds-card-article-pubdate"]',
        ),
    )
    patterns = (
        ArticlePattern(HOST + r"(?:[\w-]+/){2}[\w-]*-[a-z0-9]{5}-(?P<id>[a-z0-9]{6})$"),
        ArticlePattern(HOST + r"(?:[\w-]+/){2}(?:amp/)?(?P<id1>(?!amp/)[\w-]+)/(?P<id2>[\w-]+)$"),
    )
    layouts = LAYOUTS
    page_form = PageForm(inline=".split-page", inline_number="data-target", one_page_url="{url}/full", one_page_mark="/full")
    brands = frozenset({"idn times", "idntimes", "idntimes.com", "idn times community"})
