"""kumparan

Site: https://kumparan.com
Owner: Dynamo Media Network
Discovery: sitemap, the newest of every channel with their times; rss, the newest
Addresses: `/ACCOUNT/slug-ID`, the id eleven letters and digits; until 2018 a number, and an `@` before the account
Pages: one (2026); `/2` and so on, all at `/full`, in links of 2021 to 2023
Caveats: no real page was seen. The channel is not in the address but on the page. The lists are drawn by a script, the sitemaps
say the same. The author is whoever owns the account, which may be a reader. Articles of kumparan+ are cut short and not told
apart.
"""

from dataclasses import replace

from detikcrawl.discovery import Feed, Sitemap
from detikcrawl.extraction import STANDARD, ArticlePattern, Crumbs, Css, Ld, PageForm, Part
from detikcrawl.site import NewsSite

STORY = replace(
    STANDARD,
    name="story",
    years="2021-2026",
    # The element around the paragraphs: its name has changed, theirs has not.
    body='[class*="StoryRenderer__EditorWrapper"], :has(> .track_paragraph), :has(> p[data-qa-id="story-paragraph"]),'
    ' :has(> div > span[data-qa-id="story-paragraph"]:only-child)',
    junk=(
        "header, footer, aside, nav, h1, time, [data-qa-id=story-author], [data-qa-id=story-footer], [data-qa-id^=share-]",
        "[data-qa-id=publish-date], [data-qa-id=reading-time], [data-qa-id^=breaking-news], [data-qa-id=end_of_article]",
        "[data-qa-id=home-breadcrumb], [data-qa-id=channel-name], [data-qa-id^=desktop-article], [data-qa-id=image-caption]",
        "[data-qa-id=tag-topic], [aria-label=Advertisement], [id^=google_ads_iframe]",
    ),
    title=(Css("[data-qa-id=story-title]", first=True), *STANDARD.title),
    authors=(Ld("author"), Css("[data-qa-id=author-name]", first=True)),
    channel_name=(Crumbs(1, 2),),
    section=(),
    tags=(Css("[data-qa-id=tag-topic]"),),
    # The JSON-LD has UTC; the page prints the same in WIB, unless it counts from now.
    published=(
        Part(Css("[data-qa-id=publish-date]", first=True), r"(\d{1,2} [A-Za-z]+ \d{4}[ ,]+\d{1,2}[:.]\d\d.*)"),
        *STANDARD.published,
    ),
    image=(Css("[data-qa-id=image-figure] img", "src", first=True), *STANDARD.image),
    caption=(Css("[data-qa-id=image-caption]", first=True),),
    figures="[data-qa-id=image-figure]",
)


class Kumparan(NewsSite):
    """kumparan and the accounts on it."""

    name = "kumparan"
    title = "kumparan"
    evidence = "unverified: a structure fixture of July 2026 and documentation of 2021 to 2026, no real page"
    allowed_domains = ["kumparan.com"]

    site_channels = ()
    discovery = (
        Sitemap(url="https://kumparan.com/sitemap.xml", children=r"/sitemap_channel_", trust_lastmod=False),
        Feed(url="https://lapi.kumparan.com/v2.0/rss/"),
    )
    patterns = (
        ArticlePattern(
            r"https://(?:(?:www|m)\.)?kumparan\.com/(?!(?:channel|topic|trending|embed|search)/)@?[\w.-]+/(?:[^/]+-)?"
            r"(?P<id>\d[0-9A-Za-z]{10}|\d{13,20})$"
        ),
    )
    layouts = (STORY,)
    page_form = PageForm(pager='a[href$="/full"]', page_url="{url}/{page}", one_page_url="{url}/full", one_page_mark="/full")
    brands = frozenset(
        f"kumparan{part}"
        for part in ("", ".com", "news", "bisnis", "hits", "sains", "tech", "oto", "bola", "style", "mom", "food")
    )
