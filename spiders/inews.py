"""iNews

Site: https://www.inews.id
Owner: MNC Media; some hundred towns have portals on hosts of their own (`KOTA.inews.id`)
Family: mnc
Discovery: index, of every channel by date, as it was until 2024
Addresses: `/CHANNEL/SECTION/slug` without an id on www, `/read/ID/slug` in the towns, `/berita/slug` in the regions
Pages: numbered (`/2`), `/all` for all of them
Caveats: captions of pictures in the text stand in `<em>`. The channel page of 2024 and the mock-ups of its redesign are all
that was seen of the site itself. Search and RSS are not known.
"""

from dataclasses import replace

from detikcrawl.discovery import DatedIndex
from detikcrawl.extraction import STANDARD, ArticlePattern, Crumbs, Css, Kind, Ld, Meta, PageForm, channels
from spiders.families.mnc import MncSite

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2024-2026",
    body=".bodyArticleWrapper, .bodyArticle, article .content",
    junk=(
        ".bacaJuga, .baca-juga, .adsPlacement, .pleaseFollow, .subscribeINews, .pagination, .tags, .share, img + em",
        "[id^=div-gpt-ad], ins",
    ),
    title=(Css("h1.headerTitle", first=True), *STANDARD.title),
    authors=(Css("ul.author .authorList"), *STANDARD.authors),
    channel_name=(Css(".headerArticle .breadcrumb a", first=True), Crumbs(0, 1)),
    section=(Css(".headerArticle .breadcrumb a:nth-child(n+2)"), Crumbs(1, 2)),
    tags=(Css(".tags .tagList a"), Meta("keywords", ",")),
    published=(Css(".createdAt", first=True), *STANDARD.published),
    image=(Css(".headerImg img", "src", first=True), Ld("image.url"), Meta("og:image")),
    caption=(Css(".headerImg figcaption", first=True),),
)


class Inews(MncSite):
    """iNews and its channels."""

    name = "inews"
    title = "iNews"
    evidence = "unverified: mock-ups of the redesign by the site's own developer; a real channel page of 2024"
    allowed_domains = ["inews.id"]

    site_channels = channels("inews.id", "news finance sport lifestyle regional otomotif travel techno")
    discovery = (
        DatedIndex(
            url="https://www.inews.id/indeks/{key}/{date}/{page}",
            date_format="%d-%m-%Y",
            card="article.cardArticle, .news-update-inews > li",
            title=".cardTitle, .title-news-update",
            time=".postTime, .date",
        ),
    )
    patterns = (
        ArticlePattern(r"https://www\.inews\.id/multimedia/photo/[\w-]+$", Kind.GALLERY),
        ArticlePattern(r"https://www\.inews\.id/multimedia/video/[\w-]+$", Kind.VIDEO),
        ArticlePattern(r"https://www\.inews\.id/multimedia/infogra\w+/[\w-]+$", Kind.INFOGRAPHIC),
        ArticlePattern(r"https://[\w-]+\.inews\.id/read/(?P<id>\d+)(?:/|$)"),
        ArticlePattern(r"https://(?!www\.)[\w-]+\.inews\.id/berita/[\w-]+$"),
        ArticlePattern(r"https://www\.inews\.id/(?!multimedia/|indeks/|tag/)[\w-]+/[\w-]+/\w+(?:-\w+){2,}$"),
    )
    layouts = (ARTICLE,)
    page_form = PageForm(
        pager=".pagination li.pageList a", page_url="{url}/{page}", one_page_url="{url}/all", one_page_mark="/all"
    )
