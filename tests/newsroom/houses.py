# ruff: noqa: E501 - markup stands in lines as sites have them
"""The sites of the publishing houses, as documented for 2023 to 2026: structure and junk as theirs, every word invented.

One more site is a subclass of House, here, and a name in HOUSES; `tests/test_house_crawls.py` does the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from tests.newsroom.house import Card, House, in_pages, news_sitemap, rss, sitemap_index, told
from tests.newsroom.stories import DAYS, Story

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
FRIDAY = "Jum'at"
"""As some sites spell it."""


def _printed(story: Story) -> str:
    """The day in words, such as "24 Juli 2026"."""
    at = story.published
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def _weekday(story: Story, friday: str = "Jumat") -> str:
    day = DAYS[story.published.weekday()]
    return friday if day == "Jumat" else day


def _ld(**data: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)}</script>'


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def _meta(**content: str) -> str:
    return "\n".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in content.items())


# --- KG


class KompasHouse(House):
    """Kompas.com: an index of all channels a day; pages at ?page=N, all at ?page=all. After a real page of 2023."""

    site = "kompas"

    def url(self, story: Story) -> str:
        day = f"{story.published:%Y/%m/%d}"
        if story.kind == "gallery":
            return f"https://foto.kompas.com/photo/read/{day}/{story.id}/1/{story.slug}"
        return f"https://money.kompas.com/read/{day}/{story.published:%H%M%S}{story.id % 1000:03}/{story.slug}"

    def daily(self, day: date, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        for number, shown in in_pages(cards):
            items = "".join(
                f'<div class="articleItem"><a class="article-link" href="{card.url}"><div class="articleItem-box"><h2 class="articleTitle">{escape(card.story.title)}</h2>'
                f'<div class="articlePost"><div class="articlePost-subtitle">Whats New</div><div class="articlePost-date">{card.story.published:%d/%m/%Y, %H:%M} WIB</div></div></div></a></div>'
                for card in shown
            )
            yield (
                f"https://indeks.kompas.com/?site=all&date={day}&page={number}",
                f'<html><body><div class="articleList -list">{items}</div><div class="paging"><a class="paging__link" href="?page={number + 1}">Next</a></div></body></html>',
            )

    def newest(self, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        yield "https://www.kompas.com/sitemap.xml", news_sitemap(cards)

    def article(self, story: Story, shown: Sequence[int]) -> str:
        url, utc = self.url(story), story.published - timedelta(hours=7)
        lead = f"<strong>{story.dateline.upper()}, KOMPAS.com</strong> - "
        junk = f'<span class="ads-on-body"></span><p><strong>Baca juga: <a class="inner-link-baca-juga" href="{url}">Kabar Lain</a></strong></p>'
        pager = ""
        if len(shown) < len(story.pages):
            links = "".join(
                f'<div class="paging__item"><a class="paging__link" href="{url}?page={n}">{n}</a></div>'
                for n in range(1, len(story.pages) + 1)
            )
            pager = f'<div class="read__paging clearfix"><div class="paging__wrap clearfix">{links}<div class="paging__item"><a class="paging__link paging__link--show" href="{url}?page=all#page2">Show All</a></div></div></div>'
        return f"""<!DOCTYPE html><html lang="id"><head><title>{escape(story.title)} Halaman {"all" if len(shown) > 1 else shown[0]}</title>
{_meta(content_category="Money", content_subcategory="Whats New", content_author=story.author, content_editor="Sunting Rekaan", content_PublishedDate=f"{story.published:%Y-%m-%d %H:%M:%S}", content_tags=", ".join(story.tags), content_total_pages=str(len(story.pages)), subscription="False", author="Kompas Cyber Media")}
<meta property="og:title" content="{escape(story.title)}"><meta property="article:published_time" content="{utc:%Y-%m-%dT%H:%M:%S}+00:00">
<link rel="canonical" href="{url}">
{_ld(**{"@type": "NewsArticle"}, headline=story.title, datePublished=f"{utc:%Y-%m-%dT%H:%M:%S}+00:00", author=_person("Sunting Rekaan"))}
</head><body><h1 class="read__title">{escape(story.title)}</h1>
<div class="read__time"><a href="https://www.kompas.com">Kompas.com</a> - {story.published:%d/%m/%Y, %H:%M} WIB</div>
<div class="credit-title"><div class="credit-title-name"><h6>{story.author},</h6></div></div>
<div class="cover-photo"><div class="photo__wrap"><img src="https://asset.kompas.com/crops/{story.id}.jpg"></div><div class="photo__caption">{escape(story.caption)}<span class="photo__author author">({escape(story.credit)})</span></div></div>
<div class="read__content"><div class="clearfix">{"".join(told(story, n, lead=lead, inset=junk) for n in shown)}<span class="liftdown_v2_tanda"></span></div></div>
{pager}
<ul class="tag__article__wrap">{"".join(f'<li><a class="tag__article__link" href="javascript:void(0)">{tag}</a></li>' for tag in story.tags)}</ul>
<div class="paging"><a class="paging__link" href="https://indeks.kompas.com/?page=3">3</a></div></body></html>"""


class TribunHouse(House):
    """Tribunnews.com: a news sitemap of every section. After fixtures of 2026."""

    site = "tribunnews"
    arguments = ("channels=nasional", "source=sitemap")

    def url(self, story: Story) -> str:
        folder = "images/editorial/view" if story.kind == "gallery" else "nasional"
        return f"https://www.tribunnews.com/{folder}/{story.id}/{story.slug}"

    def daily(self, day: date, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        yield f"https://aceh.tribunnews.com/index-news?date={day.year}-{day.month}-{day.day}&page=1", self._list(cards)

    def newest(self, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        yield "https://www.tribunnews.com/nasional/sitemap-news.xml", news_sitemap(cards)
        yield "https://www.tribunnews.com/index-news/nasional?page=1", self._list(cards)

    @staticmethod
    def _list(cards: Sequence[Card]) -> str:
        items = "".join(
            f'<li class="ptb15"><h4><a href="https://www.tribunnews.com/topic/rekaan">Rekaan</a></h4><h3 class="f16 fbo"><a href="{card.url}" title="{escape(card.story.title)}">{escape(card.story.title)}</a></h3>'
            f'<time class="grey">{_weekday(card.story)}, {_printed(card.story)} {card.story.published:%H:%M} WIB</time></li>'
            for card in cards
        )
        return f'<html><body><ul class="lsi">{items}</ul></body></html>'

    def article(self, story: Story, shown: Sequence[int]) -> str:
        url, at, total = self.url(story), story.published, len(story.pages)
        junk = '<div class="ads-placeholder"><div id="div-Inside-MediumRectangle">iklan</div></div><p class="baca"><strong>Baca juga: <a href="/x">Kabar Lain</a></strong></p>'
        pager = ""
        if len(shown) < total:
            links = "".join(
                f'<a href="{url}{f"?page={n}" if n > 1 else ""}" rel="page-{n}" title="Page {n}">{n}</a>'
                for n in range(1, total + 1)
            )
            pager = f'<div class="paging"><div class="pagination-wrap"><span class="total-page">Halaman {shown[0]}/{total}</span><div class="page-number">{links}</div></div></div>'
        graph = [
            {
                "@type": "NewsArticle",
                "headline": story.title,
                "url": url,
                "datePublished": at.isoformat(),
                "author": [_person(story.author)],
                "editor": _person("Sunting Rekaan"),
                "keywords": list(story.tags),
                "isAccessibleForFree": True,
            },
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": n, "name": name} for n, name in enumerate(("Home", "Nasional", "Umum"), 1)
                ],
            },
        ]
        return f"""<!DOCTYPE html><html lang="id-ID"><head><meta property="og:title" content="{escape(story.title)} - Tribunnews.com">
<link rel="canonical" href="{url}">{_ld(**{"@graph": graph})}</head><body>
<h1 class="f50 black2 f400 crimson" id="arttitle">{escape(story.title)}</h1><h2 class="hide">{escape(story.description)}</h2>
<div class="grey bdr3 pb10 pt10"><strong>Tayang:</strong> <time datetime="{at:%Y-%m-%dT%H:%M}+07:00">{_weekday(story)}, {_printed(story)} {at:%H:%M} WIB</time></div>
<div id="penulis">Penulis: <a>{story.author}</a></div><div id="editor">Editor: <a>Sunting Rekaan</a></div>
<div class="side-article txt-article multi-fontsize"><blockquote class="summary-article"><strong>Ringkasan Berita:</strong><ul><li>Ringkasan rekaan.</li></ul></blockquote>
{"".join(told(story, n, lead="<strong>TRIBUNNEWS.COM, JAKARTA</strong> - ", inset=junk) for n in shown)}</div>
{pager}<h5 class="tagcloud3"><a href="https://www.tribunnews.com/tag/rekaan">rekaan</a></h5></body></html>"""


# --- KLY


class KlyHouse(House):
    """The house's CMS: all pages of an article in one HTML. After fixtures of 2026."""

    forms = ("single", "inline", "inline")
    domain: str
    channel: str

    def url(self, story: Story) -> str:
        return f"https://www.{self.domain}/{'photo' if story.kind == 'gallery' else self.channel}/read/{story.id}/{story.slug}"

    def documents(self, story: Story) -> Iterator[tuple[str, str]]:
        yield self.url(story), self.article(story, range(1, len(story.pages) + 1))

    def article(self, story: Story, shown: Sequence[int]) -> str:
        at, name = story.published, self.domain.title()
        junk = '<div class="baca-juga-collections"><div class="baca-juga-collections__detail">BACA JUGA:<a href="/x">Kabar Lain</a></div></div>'
        items = []
        for n in shown:
            hidden = " article-content-body__item-page_hidden" if n > 1 else ""
            mark = (
                f'<div class="article-content-body__item-break"><div>{n} dari {len(shown)} halaman</div></div>' if n > 1 else ""
            )
            text = told(story, n, lead=f"<b>{name}, {story.dateline} -</b> ", inset=junk)
            items.append(
                f'{mark}<div class="article-content-body__item-page{hidden}" data-page="{n}" data-title=""><div class="article-content-body__item-content">{text}</div><div class="article-ad">Advertisement</div></div>'
            )
        return f"""<!DOCTYPE html><html lang="id"><head><meta name="keywords" content="{", ".join(story.tags)}"><meta property="og:url" content="{self.url(story)}">
<meta property="og:title" content="{escape(story.title)}"><meta property="article:published_time" content="{at.isoformat()}"><meta property="article:section2" content="{self.channel.title()}">
{_ld(**{"@type": "NewsArticle"}, headline=story.title, datePublished=at.isoformat(), author=[_person(story.author)])}
<script>window.kly.article = {{"isMultipage": true, "multiplePageCount": {len(shown)}}};</script></head><body>
<ul class="read-page--breadcrumb"><li class="read-page--breadcrumb--item">Home</li><li class="read-page--breadcrumb--item">{self.channel.title()}</li></ul>
<article class="main" data-article-id="{story.id}"><h1 class="read-page--header--title entry-title">{escape(story.title)}</h1>
<div class="read-page--header--description"><p>{escape(story.description)}</p></div>
<div class="read-page-box__author"><a class="read-page-box__author__name">{story.author}</a><span class="read-page-box__author__updated">Diterbitkan {_printed(story)}, {at:%H:%M} WIB</span></div>
<div class="article-content-body">{"".join(items)}<div class="article-content-body__item-loadmore">Lanjutkan Membaca</div></div>
<ul>{"".join(f'<li><a class="tags--snippet__link" href="/tag/{tag}"><span class="tags--snippet__name">{tag}</span></a></li>' for tag in story.tags)}</ul>
</article></body></html>"""


class Liputan6House(KlyHouse):
    """Liputan6.com: an index of all channels a day."""

    site, domain, channel = "liputan6", "liputan6.com", "news"
    arguments = ("source=index",)

    def daily(self, day: date, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        for number, shown in in_pages(cards):
            items = "".join(
                f'<article class="articles--rows--item" data-channel-slug="news"><figure><a href="{card.url}"></a></figure><aside><header><a class="articles--rows--item__category" href="https://www.liputan6.com/news">News</a>'
                f'<h4><a data-template-var="url" href="{card.url}" title="{escape(card.story.title)}">{escape(card.story.title)}</a></h4>'
                f'<time datetime="{card.story.published.isoformat()}">{_printed(card.story)}, {card.story.published:%H:%M} WIB</time></header></aside></article>'
                for card in shown
            )
            yield (
                f"https://www.liputan6.com/indeks/{day:%Y/%m/%d}?start={day}&end={day + timedelta(days=1)}&page={number}",
                f'<html><body><div class="articles--rows">{items}</div><aside><a href="https://www.liputan6.com/news/read/8000001/populer">Populer</a></aside></body></html>',
            )

    def newest(self, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        yield "https://www.liputan6.com/sitemap.xml", sitemap_index("https://www.liputan6.com/news/sitemap.xml")
        yield "https://www.liputan6.com/news/sitemap.xml", news_sitemap(cards)


class BolaComHouse(KlyHouse):
    """Bola.com: a sitemap with one child a channel."""

    site, domain, channel = "bolacom", "bola.com", "indonesia"

    def newest(self, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        children = [f"https://www.bola.com/{channel}/sitemap.xml" for channel in ("inggris", "indonesia")]
        yield "https://www.bola.com/sitemap.xml", sitemap_index(*children)
        yield children[0], news_sitemap(())
        yield children[1], news_sitemap(cards)


# --- MNC


class OkezoneHouse(House):
    """Okezone: an index of every channel a day, by offset; pages at ?page=N, all at ?page=all. After fixtures of 2026."""

    site = "okezone"
    arguments = ("channels=news", "source=index")

    def url(self, story: Story) -> str:
        host, folder = ("foto", "view") if story.kind == "gallery" else ("news", "read")
        return f"https://{host}.okezone.com/{folder}/{story.published:%Y/%m/%d}/337/{story.id}/{story.slug}"

    def daily(self, day: date, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        for number, shown in in_pages(cards):
            items = "".join(
                f'<div class="group-brt-terkini"><div class="subgroup"><a href="{card.url}" class="img-section" aria-label="article-image"></a><div class="desc-section">'
                f'<a href="https://news.okezone.com/nasional" class="title-text"><div></div>Nasional</a><a href="{card.url}" class="desc-text">{escape(card.story.title)}</a>'
                f'<a class="time-text">{_printed(card.story)} {card.story.published:%H:%M:%S}</a></div></div></div>'
                for card in shown
            )
            behind = f"/{(number - 1) * 10}" if number > 1 else ""
            yield (
                f"https://news.okezone.com/indeks/{day:%Y/%m/%d}{behind}",
                f'<html><body><section class="section brt-terkini">{items}</section></body></html>',
            )
            items = "".join(
                f'<li><div class="content-hardnews"><time class="category-hardnews"><a href="{card.url}">Nasional</a> | {_weekday(card.story, FRIDAY)}, {_printed(card.story)} {card.story.published:%H:%M} WIB</time>'
                f'<h4 class="f17"><a href="{card.url}">{escape(card.story.title)}</a></h4></div></li>'
                for card in shown
            )
            yield (
                f"https://index.okezone.com/bydate/index/{day:%Y/%m/%d}/{(number - 1) * 15}/",
                f"<html><body><ul>{items}</ul></body></html>",
            )

    def newest(self, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        yield "https://sindikasi.okezone.com/index.php/rss/0/RSS2.0", rss(cards)

    def article(self, story: Story, shown: Sequence[int]) -> str:
        url, at, total = self.url(story), story.published, len(story.pages)
        junk = '<div id="baca-juga"><p>Baca Juga:</p><ul><li><a href="/x">Kabar Lain</a></li></ul></div><div class="vicon"><iframe></iframe></div>'
        end = '<div style="page-break-after: always"></div>'
        pager = ""
        if len(shown) < total:
            links = "".join(
                f'<a class="nomor{" active" if n == shown[0] else ""}" href="{url}?page={n}">{n}</a>'
                for n in range(1, total + 1)
            )
            pager = f'<div id="paging"><div class="second-paging">Halaman:</div><div class="box-nomor">{links}</div></div>'
        crumbs = [
            {"@type": "ListItem", "position": n, "item": {"@id": url, "name": name}}
            for n, name in enumerate(("Home", "News", "Nasional"), 1)
        ]
        return f"""<!DOCTYPE html><html lang="id"><head><meta property="og:title" content="{escape(story.title)} : Okezone News"><meta property="article:published_time" content="{at.isoformat()}">
<link rel="canonical" href="{url}">{_ld(**{"@type": "BreadcrumbList"}, itemListElement=crumbs)}
{_ld(**{"@type": "NewsArticle"}, headline=story.title, datePublished=f"{at:%Y-%m-%d}", author=_person(story.author))}</head><body>
<div class="title-article"><h1>{escape(story.title)}</h1></div><div class="journalist"><a title="{story.author}">{story.author}</a><span>{_weekday(story, FRIDAY)}, {_printed(story)} |{at:%H:%M} WIB</span></div>
<div class="img-article"><img src="https://img.okezone.com/content/{story.id}.jpg"><div class="desc-foto">{escape(story.caption)} (Foto: {escape(story.credit)})</div></div>
<div class="c-detail read">{end.join(told(story, n, lead=f"<strong>{story.dateline.upper()}</strong> - ", inset=junk) for n in shown)}{end}</div>
{pager}<div id="tag"><div class="box-tag">{"".join(f"<a>{tag}</a>" for tag in story.tags)}</div></div></body></html>"""


class SindonewsHouse(House):
    """Sindonews: an index of all channels a day, by offset; pages by paragraphs, without `<p>`. After fixtures of 2026."""

    site = "sindonews"

    def url(self, story: Story) -> str:
        if story.kind == "gallery":
            return f"https://photo.sindonews.com/view/{story.id}/{story.slug}"
        return f"https://ekbis.sindonews.com/read/{story.id}/178/{story.slug}-{int(story.published.timestamp())}"

    def page_url(self, story: Story, number: int) -> str:
        return f"{self.url(story)}/{(number - 1) * 5}"

    def all_url(self, story: Story) -> str:
        return f"{self.url(story)}?showpage=all"

    def daily(self, day: date, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        for number, shown in in_pages(cards):
            items = "".join(
                f'<div class="warp-article"><a href="{card.url}"><div class="img-article"></div></a><div class="warp-title-article"><div class="sub-kanal"><a href="https://ekbis.sindonews.com/">Ekonomi Bisnis</a></div>'
                f'<div class="title-article news-title"><a href="{card.url}">{escape(card.story.title)}</a></div><div class="date-article">{_weekday(card.story, FRIDAY)}, {_printed(card.story)} - {card.story.published:%H:%M} WIB</div></div></div>'
                for card in shown
            )
            yield (
                f"https://www.sindonews.com/indeks/0/{(number - 1) * 20}?t={day}",
                f'<html><body><div class="wrap-indeks"><div class="list-article">{items}</div></div></body></html>',
            )

    def newest(self, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        yield "https://www.sindonews.com/feed", rss(cards)

    def article(self, story: Story, shown: Sequence[int]) -> str:
        url, at, total = self.url(story), story.published, len(story.pages)
        text = "<br><br>".join(
            f"{f'<strong>{story.dateline.upper()}</strong> - ' if (n, i) == (1, 0) else ''}{escape(piece.text)}"
            + ('<br><br><strong>Baca Juga:</strong> <a href="/x">Kabar Lain<br></a>' if i == 0 else "")
            for n in shown
            for i, piece in enumerate(story.pages[n - 1])
        )
        links = "".join(
            f'<li><a class="active" href="#">{n}</a></li>'
            if n == shown[-1]
            else f'<li><a href="{self.page_url(story, n)}" data-ci-pagination-page="{n}">{n}</a></li>'
            for n in (range(1, total + 1) if len(shown) < total else shown[-1:])
        )
        every = (
            f'<div class="paging-all"><a href="{self.all_url(story)}">Baca Selengkapnya</a></div>' if len(shown) < total else ""
        )
        ld = (
            _ld(**{"@type": "NewsArticle"}, headline=story.title, datePublished=at.isoformat(), author=_person(story.author))
            if 1 in shown
            else ""
        )
        return f"""<!DOCTYPE html><html lang="id"><head><meta property="og:title" content="{escape(story.title)}"><meta name="keywords" content="{",".join(story.tags)}"><link rel="canonical" href="{url}">{ld}</head><body>
<article><h1 class="detail-title">{escape(story.title)}</h1><div class="detail-nama-redaksi"><a rel="author">{story.author}</a></div>
<div class="detail-date-artikel">{_weekday(story, FRIDAY)}, {_printed(story)} - {at:%H:%M} WIB</div>
<div class="detail-desc" id="detail-desc">{text}{f'<div class="editor">({story.initials.split("/")[0]})</div>' if total in shown else ""}</div>
<div class="paging-artikel"><ul>{links if total > 1 else ""}{every if total > 1 else ""}</ul></div></article></body></html>"""


# --- Detik Network


class CnnHouse(House):
    """CNN Indonesia: an index of all channels a day, without times; numbered pages. After a fixture of 2026."""

    site = "cnnindonesia"
    forms = ("single", "numbered", "numbered")
    dates_cards = False
    names_authors = False

    def url(self, story: Story) -> str:
        folder, slug = ("foto", f"foto-{story.slug}") if story.kind == "gallery" else ("ekonomi", story.slug)
        begun = story.published - timedelta(minutes=12)
        return f"https://www.cnnindonesia.com/{folder}/{begun:%Y%m%d%H%M%S}-78-{story.id}/{slug}"

    def page_url(self, story: Story, number: int) -> str:
        return f"{self.url(story)}/{number}"

    def all_url(self, story: Story) -> None:
        return None

    def daily(self, day: date, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        for number, shown in in_pages(cards):
            items = "".join(
                f'<article class="flex-grow"><a href="{card.url}" class="flex group items-center gap-4" dtr-evt="article"><span class="flex-none"><img src="/x.jpg"></span>'
                f'<span class="flex-grow"><h2 class="text-cnn_black_light">{escape(card.story.title)}</h2><span class="text-xs text-cnn_red">Ekonomi</span></span></a></article>'
                for card in shown
            )
            yield (
                f"https://www.cnnindonesia.com/indeks/2?date={day:%Y%%2F%m%%2F%d}&page={number}",
                f'<html><body><div class="nhl-list">{items}</div></body></html>',
            )

    def newest(self, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        yield "https://www.cnnindonesia.com/rss", rss(cards)
        child = "https://www.cnnindonesia.com/ekonomi/sitemap_news.xml"
        yield (
            "https://www.cnnindonesia.com/sitemap.xml",
            sitemap_index("https://www.cnnindonesia.com/ekonomi/sitemap_web.xml", child),
        )
        yield child, news_sitemap(cards)

    def article(self, story: Story, shown: Sequence[int]) -> str:
        url, at, [number], total = self.url(story), story.published, shown, len(story.pages)
        junk = '<table class="linksisip"><tbody><tr><td><div class="lihatjg"><strong>Lihat Juga :</strong><a href="/x">Kabar Lain</a></div></td></tr></tbody></table>'
        junk += '<div class="paradetail"><p class="para_caption">ADVERTISEMENT</p><div id="div-gpt-ad-0-0"></div><p class="para_caption">SCROLL TO CONTINUE WITH CONTENT</p></div>'
        lead = "<strong>Jakarta, CNN Indonesia</strong> -- " if number == 1 else ""
        links = "".join(f'<a href="{self.page_url(story, n) if n > 1 else url}">{n}</a>' for n in range(1, total + 1))
        ld = {
            "mainEntityOfPage": {"@type": "WebPage", "@id": url},
            "headline": story.title,
            "datePublished": at.isoformat(),
            "author": _person(""),
        }
        return f"""<!DOCTYPE html><html lang="id"><head><meta property="og:title" content="{escape(story.title)}"><link rel="canonical" href="{url}">
<meta name="dtk:publishdate" content="{at:%Y/%m/%d %H:%M:%S}">{_ld(**{"@type": "NewsArticle"}, **ld)}</head><body>
<div class="breadcrumb"><a class="gtm_breadcrumb_kanal" href="https://www.cnnindonesia.com/ekonomi">Ekonomi</a><a class="gtm_breadcrumb_subkanal" href="/x">Keuangan</a></div>
<h1 class="mb-2 text-[28px] leading-9 text-cnn_black"> {escape(story.title)} </h1><div class="text-cnn_black_light3 text-sm"><span class="text-cnn_red">CNN Indonesia</span></div>
<div class="text-cnn_grey text-sm mb-4"> {_weekday(story)}, {_printed(story)} {at:%H:%M} WIB </div>
<div class="detail-wrap flex gap-4 relative"><div class="detail-text text-cnn_black text-sm grow min-w-0">{lead}{told(story, number, inset=junk)}
{f"<strong>({story.initials})</strong>" if number == total else ""}</div></div>{f'<div class="paging-circle">{links}</div>' if total > 1 else ""}</body></html>"""


# --- Promedia


class AyoBandungHouse(House):
    """Ayo Bandung, for the papers of Promedia: an index by date; pages at ?page=N, all at ?page=all. From documentation."""

    site = "ayobandung"
    arguments = ("source=index",)

    def url(self, story: Story) -> str:
        return f"https://www.ayobandung.com/{'foto' if story.kind == 'gallery' else 'umum'}/79{story.id}/{story.slug}"

    def daily(self, day: date, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        for number, shown in in_pages(cards):
            items = "".join(
                f'<div class="latest__item"><div class="latest__img"><a href="{card.url}"><img src="/x.jpg"></a></div><div class="latest__right"><h4 class="latest__subtitle"><a href="/umum">Umum</a></h4>'
                f'<h2 class="latest__title"><a class="latest__link" href="{card.url}">{escape(card.story.title)}</a></h2><date class="latest__date">{_weekday(card.story)}, {_printed(card.story)} | {card.story.published:%H:%M} WIB</date></div></div>'
                for card in shown
            )
            dated = f"{day:%d%%20%B%%20%Y}"
            yield (
                f"https://www.ayobandung.com/indeks-berita?daterange={dated}%20-%20{dated}&page={number}",
                f'<html><body><section class="latest">{items}</section></body></html>',
            )

    def article(self, story: Story, shown: Sequence[int]) -> str:
        url, at, total = self.url(story), story.published, len(story.pages)
        junk = f'<p><strong class="read__others">Baca Juga: <a href="{url}">Kabar Lain</a></strong></p><div class="ads"></div>'
        lead = "<strong>AYOBANDUNG.COM</strong> -- "
        links = "".join(
            f'<div class="paging__item"><a class="paging__link" href="{url}?page={n}">{n}</a></div>'
            for n in range(1, total + 1)
        )
        pager = (
            f'<div class="paging paging--article clearfix"><div class="paging__wrap">{links}</div></div>'
            if len(shown) < total
            else ""
        )
        return f"""<!DOCTYPE html><html lang="id"><head><meta property="og:title" content="{escape(story.title)} - Ayo Bandung"><link rel="canonical" href="{url}">
<script>dataLayer = [{{"rubrik": "Umum", "penulis": "{story.author}", "editor": "Sunting Rekaan", "published_date": "{at:%Y-%m-%d %H:%M:%S}"}}];</script></head><body>
<div class="read__title"><h1>{escape(story.title)}</h1></div>
<div class="read__info"><div class="read__info__author"><a href="https://www.ayobandung.com/author/1/x">{story.author}</a></div><div class="read__info__date">- {_weekday(story)}, {_printed(story)} | {at:%H:%M} WIB</div></div>
<div class="photo"><img src="/x.jpg"><div class="photo__caption">{escape(story.caption)} ({escape(story.credit)})</div></div>
<article class="read__content clearfix">{"".join(told(story, n, lead=lead, inset=junk) for n in shown)}{pager}</article>
<div class="read__tagging"><ul class="tag__list">{"".join(f'<li><a href="/tag/x">{tag}</a></li>' for tag in story.tags)}</ul></div></body></html>"""


# --- B Universe


class BeritasatuHouse(House):
    """Beritasatu: a sitemap with a child of news for every channel; articles of one page. After fixtures of 2026."""

    site = "beritasatu"
    forms = ("single",)
    left_out = "links/no_article"

    def url(self, story: Story) -> str:
        return f"https://www.beritasatu.com/{'network/foto' if story.kind == 'gallery' else 'nasional'}/{story.id}/{story.slug}"

    def newest(self, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        child = "https://www.beritasatu.com/nasional/news.xml"
        yield "https://www.beritasatu.com/sitemap.xml", sitemap_index("https://www.beritasatu.com/nasional/web.xml", child)
        yield child, news_sitemap(cards)
        items = "".join(
            f'<div class="row gx-3 mt-4 position-relative"><div class="col-4"><a href="{card.url}" class="stretched-link"></a></div><div class="col-8 d-flex"><h2 class="h5 fw-bold">{escape(card.story.title)}</h2>'
            f'<span class="b1-box-category">NASIONAL</span><span class="b1-date text-muted"><small>10 menit yang lalu</small></span></div></div>'
            for card in cards
        )
        yield "https://www.beritasatu.com/terkini/indeks", f"<html><body><main>{items}</main></body></html>"

    def article(self, story: Story, shown: Sequence[int]) -> str:
        url, at = self.url(story), story.published
        junk = '<div style="background-color:#FFEBEB"><b>Baca Juga:</b> <a href="/x">Kabar Lain</a></div><div id="div-gpt-ad-x"></div>'
        data = {
            "content_category": "Nasional",
            "sub_category": "Kesra",
            "detail_published_date": f"{_weekday(story)}, {_printed(story)} | {at:%H:%M} WIB",
            "penulis": story.author,
            "editor": "Sunting Rekaan",
        }
        return f"""<!DOCTYPE html><html lang="id"><head><script>window.dataLayer.push({json.dumps(data)});</script><link rel="canonical" href="{url}">
{_ld(**{"@type": "NewsArticle"}, headline=story.title, datePublished=at.isoformat(), author=[_person(story.author)])}<meta property="og:title" content="{escape(story.title)}"></head><body>
<main><h1>{escape(story.title)}</h1><small class="text-muted">{_weekday(story)}, {_printed(story)} | {at:%H:%M} WIB</small><a href="/penulis/x">{story.author}</a>
<div class="col b1-article body-content">{told(story, 1, lead="<strong>Jakarta, Beritasatu.com</strong> - ", inset=junk)}</div>
<div><a href="/tag/x"><h3>{story.tags[0]}</h3></a></div></main></body></html>"""


# --- WordPress


class MojokHouse(House):
    """Mojok, for sites on WordPress (theme JNews): posts as JSON, archives by date, feeds; pages at /2. From documentation."""

    site = "mojok"
    forms = ("single", "numbered", "numbered")
    left_out = "links/no_article"

    def url(self, story: Story) -> str:
        return f"https://mojok.co/{'tag/foto' if story.kind == 'gallery' else 'liputan'}/{story.slug}-{story.id}"

    def page_url(self, story: Story, number: int) -> str:
        return f"{self.url(story)}/{number}/"

    def all_url(self, story: Story) -> None:
        return None

    def documents(self, story: Story) -> Iterator[tuple[str, str]]:
        first, *others = super().documents(story)
        yield f"{first[0]}/", first[1]  # without the slash there is nothing here; WordPress would answer 301
        yield from others

    def daily(self, day: date, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        posts = [{"date": f"{card.story.published:%Y-%m-%dT%H:%M:%S}", "link": f"{card.url}/"} for card in cards]
        before, after = day - timedelta(days=1), day + timedelta(days=1)
        for offset, shown in ((0, posts), (100, [])):
            query = f"after={before}T23:59:59&before={after}T00:00:00&per_page=100&offset={offset}&_fields=link,date"
            yield f"https://mojok.co/wp-json/wp/v2/posts?{query}", json.dumps(shown)
        items = "".join(
            f'<article class="jeg_post jeg_pl_md_2"><h3 class="jeg_post_title"><a href="{card.url}/">{escape(card.story.title)}</a></h3><time datetime="{card.story.published.isoformat()}">{_printed(card.story)}</time></article>'
            for card in cards
        )
        yield f"https://mojok.co/{day:%Y/%m/%d}/", f'<html><body><div class="jeg_posts">{items}</div></body></html>'

    def newest(self, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
        yield "https://mojok.co/feed/", rss(cards)
        yield "https://mojok.co/terminal/feed/", rss(cards[:2])

    def article(self, story: Story, shown: Sequence[int]) -> str:
        url, at, [number], total = self.url(story), story.published, shown, len(story.pages)
        junk = '<div class="jnews_inline_related_post_wrapper"><div class="jnews_inline_related_post"><h3>Baca Juga</h3><a href="/x">Kabar Lain</a></div></div>'
        links = "".join(f'<a class="page_number" href="{url}/{n}/">{n}</a>' for n in range(1, total + 1))
        pager = f'<div class="jeg_pagination jeg_pagelinks jeg_pagination_nav_1">{links}</div>' if total > 1 else ""
        return f"""<!DOCTYPE html><html lang="id"><head><meta property="og:title" content="{escape(story.title)}"><link rel="canonical" href="{url}/">
<meta property="article:published_time" content="{at.isoformat()}"><meta property="article:section" content="Liputan"></head><body class="single-post">
<div class="entry-header"><h1 class="jeg_post_title">{escape(story.title)}</h1><div class="jeg_meta_author">oleh <a href="https://mojok.co/author/x/">{story.author}</a></div><div class="jeg_meta_date"><a>{_printed(story)}</a></div></div>
<div class="entry-content no-share"><div class="content-inner">{told(story, number, inset=junk)}{pager}</div>
<div class="jeg_post_tags"><span>Tags:</span> {"".join(f'<a href="/tag/x" rel="tag">{tag}</a>' for tag in story.tags)}</div></div></body></html>"""


HOUSES: dict[str, House] = {
    house.site: house
    for house in (
        KompasHouse(),
        TribunHouse(),
        Liputan6House(),
        BolaComHouse(),
        OkezoneHouse(),
        SindonewsHouse(),
        CnnHouse(),
        AyoBandungHouse(),
        BeritasatuHouse(),
        MojokHouse(),
    )
}
