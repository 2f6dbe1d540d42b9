"""Jawa Pos

Site: https://www.jawapos.com
Owner: Jawa Pos, Surabaya
Family: promedia
Discovery: latest, the newest 20 of all (July 2026); section, the newest 10 of every section
Addresses: `/SECTION/2607240073/slug` (day and number), until 2025 `/SECTION/01ddddddd/slug`, until 2022
`/SECTION/06/02/2020/slug`
Pages: all in the data of the page (`?page=2` gives the same, July 2026); before 2025 `?page=2` and `?page=all`
Robots: closes the search
Caveats: no real page has been seen, and no layout is known of before 2022. The lists go on by an API alone that wants POST, and
there is no list of a day: the newest have to be fetched often.
"""

from dataclasses import replace

from detikcrawl.discovery import Payload
from detikcrawl.extraction import ArticlePattern, channels
from spiders.families.promedia import PromediaSite, read_patterns
from spiders.layouts.jawapos import LAYOUTS

LIST = {
    "script": "script#__NEXT_DATA__",
    "link": "https://www.jawapos.com/{category.slug}/{article_id}/{slug}",
    "published": "published_at",
    "title": "title",
}


class JawaPos(PromediaSite):
    """Jawa Pos and its sections; the Radar papers are a site of their own."""

    name = "jawapos"
    title = "Jawa Pos"
    evidence = "unverified: a structure fixture of July 2026 and crawlers of 2021 to 2026, no real page"
    allowed_domains = ["jawapos.com"]

    site_channels = channels(
        "jawapos.com", "nasional politik ekonomi bisnis finance pendidikan jabodetabek sepak-bola-dunia oto-dan-tekno"
    )
    discovery = (
        Payload(name="latest", url="https://www.jawapos.com/indeks", items="props.pageProps.initialArticles", **LIST),
        Payload(name="section", url="{channel}", items="props.pageProps.categoryArticle", **LIST),
    )
    patterns = (
        *read_patterns("jawapos.com", hosts=r"(?:www\.)?"),
        ArticlePattern(r"https://www\.jawapos\.com/(?:[\w-]+/){1,3}\d\d/\d\d/\d{4}/[\w-]+$"),
    )
    layouts = LAYOUTS
    page_form = replace(PromediaSite.page_form, inline="p.page", inline_first=2)
    brands = PromediaSite.brands | {"jawa pos", "jawapos", "jawapos.com"}
