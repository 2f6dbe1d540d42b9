# ruff: noqa: E501 - markup stands in lines as the site has them
"""Pages as detik serves them: its structure, junk and all, around a story's text.

Modelled on whole pages of 2016 to 2026; the markup is cut down to what a reader of the page has to cope with.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from urllib.parse import quote

from tests.newsroom import words
from tests.newsroom.stories import CHANNELS, WIB, Channel, Piece, Story

CARDS_PER_PAGE = 20
CUE = "Simak berita selengkapnya di halaman selanjutnya."

_VISUAL = "https://akcdn.detik.net.id/community/media/visual"


def image_url(story: Story, name: str, query: str = "?w=700&q=90", crop: str = "_169") -> str:
    """Address of a picture of the story."""
    return f"{_VISUAL}/{story.published:%Y/%m/%d}/{name}{crop}.jpeg{query}"


def index_url(channel: Channel, day: date, page: int) -> str:
    """Address of a page of a day's index, the date encoded as the site wants it."""
    return f"{channel.index}?date={quote(day.strftime('%m/%d/%Y'), safe='')}&page={page}"


# --- head -----------------------------------------------------------------------------------------------------------


def _meta(name: str, content: object, extra: str = "") -> str:
    return f'<meta name="{name}" content="{escape(str(content))}" {extra} />'


def _property(name: str, content: object) -> str:
    return f'<meta property="{name}" content="{escape(str(content))}" />'


def _json_ld(data: dict[str, object]) -> str:
    return f'<script type="application/ld+json">\n{json.dumps(data, ensure_ascii=False, indent=0)}\n</script>'


def _types(story: Story) -> tuple[str, str]:
    """articletype and contenttype."""
    if story.form == "inline":
        return "longstory", "longstorynews"
    if len(story.pages) > 1:
        return "multiplepage", "multiplepagenews"
    return {
        "article": ("singlepage", "singlepagenews"),
        "infographic": ("singlepage", "singlepagenews"),
        "gallery": ("photo", "singlephotonews"),
        "video": ("video", "videonews"),
    }[story.kind]


def _head(story: Story, page: int) -> str:
    channel = CHANNELS[story.channel]
    local = story.published.astimezone(WIB)
    created = local.replace(minute=local.minute // 2)
    article_type, content_type = _types(story)
    image, lead = image_url(story, story.picture.name, "?w=650"), story.description
    rubric = story.rubric.replace("-", " ").title()
    facts = [
        ("kanalid", f"2-{channel.number}-{channel.number + 443}", channel.number + 443),
        ("articleid", story.id, story.id),
        ("articletype", article_type, article_type),
        ("articledewasa", "dewasatidak", "dewasatidak"),
        ("articlehoax", "default", "default"),
        ("createdate", f"{created:%Y/%m/%d %H:%M:%S}", None),
        ("createddate", None, f"{created:%Y/%m/%d %H:%M:%S}"),
        ("publishdate", f"{local:%Y/%m/%d %H:%M:%S}", f"{local:%Y/%m/%d %H:%M:%S}"),
        ("publishdateunix", None, int(local.timestamp() * 1000)),
        ("contenttype", content_type, content_type),
        ("platform", "desktop", "desktop"),
        ("videopresent", "Yes" if story.kind == "video" else "No", "Yes" if story.kind == "video" else "No"),
        ("idfokus", "", ""),
        ("author", story.author, story.author),
        ("keywords", ",".join(story.tags), ",".join(story.tags)),
        ("thumbnailUrl", image, image),
    ]
    if len(story.pages) > 1:
        facts += [("pagesize", len(story.pages), len(story.pages)), ("pagenumber", page, page)]
    plain = "\n".join(_meta(name, value) for name, value, _ in facts if value is not None)
    prefixed = "\n".join(_meta(f"dtk:{name}", value) for name, _, value in facts if value is not None)
    breadcrumb = [(channel.name, channel.base + "/"), (rubric, f"{channel.base}/{story.rubric}")]
    scripts = [
        {
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": i, "name": name, "item": item} for i, (name, item) in enumerate(breadcrumb, 1)
            ],
        },
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "headline": story.title,
            "url": story.url,
            "datePublished": story.published.isoformat(),
            "image": image.split("?")[0],
            "thumbnailUrl": image,
        },
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "mainEntityOfPage": {"@type": "WebPage", "@id": story.url},
            "headline": story.title,
            "image": {"@type": "ImageObject", "url": image.split("?")[0]},
            "datePublished": story.published.isoformat(),
            "dateModified": story.published.isoformat(),
            "author": {"@type": "Person", "name": story.author},
            "publisher": {
                "@type": "Organization",
                "name": "detikcom",
                "logo": {"@type": "ImageObject", "url": "https://awscdn.detik.net.id/detik2/images/logo.jpg"},
            },
            "description": lead,
        },
    ]
    return f"""<!DOCTYPE html>
<html lang="id-ID">
<head>
<link rel="preconnect" href="https://awscdn.detik.net.id"><link rel="dns-prefetch" href="https://akcdn.detik.net.id">
<link rel="amphtml" href="{story.url}/amp"><title>{escape(story.title)}</title>
<meta name="description" content="{escape(lead)}" itemprop="description" />
{_meta("originalTitle", story.title)}
<meta charset="utf-8">
{_property("og:type", "article")}
{_property("og:site_name", channel.name)}
{_property("og:title", story.title)}
{_property("og:image", image.replace("akcdn", "awsimages"))}
{_property("og:description", lead)}
{_property("og:url", story.url)}
<meta name="viewport" content="width=device-width,minimum-scale=1,initial-scale=1">
<meta name="copyright" content="{channel.name}" itemprop="dateline" />
{_meta("robots", "index, follow")}
{plain}
{_property("article:author", "https://www.facebook.com/detikcom")}
<meta name="pubdate" content="{local:%Y-%m-%dT%H-%M-%SZ}" itemprop="datePublished" />
<meta content="{created:%Y-%m-%dT%H-%M-%SZ}" itemprop="dateCreated" />
{_meta("twitter:card", "summary_large_image")}
{_meta("twitter:site", "@detikcom")}
<link rel="canonical" href="{story.url}" />
{_meta("dtk:acctype", f"acc-{channel.name.lower()}")}
{prefixed}
{_meta("dtk:status", 1)}
{chr(10).join(_json_ld(script) for script in scripts)}
<script>var wid_method = "GET";</script>
</head>"""


def _head_2015(story: Story) -> str:
    local = story.published.astimezone(WIB)
    site = CHANNELS[story.channel].name.lower()
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="id">
<head>
{_property("og:type", "article")}
{_property("og:site_name", site)}
{_property("og:title", story.title)}
{_property("og:image", image_url(story, story.picture.name, "?w=650"))}
{_property("og:url", story.url)}
<meta charset="utf-8">
<title>{escape(story.title)}</title>
<meta name="copyright" content="{site}" itemprop="dateline" />
<meta name="description" content="{escape(story.description)}" itemprop="description" />
<meta name="keywords" content="{escape(",".join(story.tags))}" itemprop="keywords" />
<meta name="author" content="{escape(story.author)}" />
<meta name="pubdate" content="{local:%Y-%m-%d T%H:%M:%SZ}" itemprop="datePublished" />
<link rel="canonical" href="{story.url}" />
<script type="text/javascript">urchinTracker();</script>
</head>"""


# --- frame ----------------------------------------------------------------------------------------------------------

_MENU = ("news", "finance", "sepakbola", "health", "jatim")


def _masthead(channel: Channel) -> str:
    items = "".join(
        f'<li class="nav__item "><a href="{CHANNELS[key].index}"><div>{CHANNELS[key].name}</div></a></li>' for key in _MENU
    )
    return f"""<div class="framebar-desktop "><div class="dtkframebar"><span class="dtkframebar__menu__text">MENU</span></div></div>
<!-- S:billboard --><center><div class="billboard-top"><ins data-labelname="billboard"></ins></div></center><!-- E:billboard -->
<header class="header"><div class="container"><a href="{channel.base}/">{channel.name}</a></div></header>
<nav class="static-nav sticky"><ul class="nav nav--column">{items}</ul></nav>"""


def _sticky_share(story: Story) -> str:
    buttons = "".join(f'<a href="" class="icon icon-{net}"></a>' for net in ("facebook", "whatsapp", "telegram"))
    return f"""<div class="sticky-share has-class"><div class="sticky-share__wrap">
<div class="sticky-share__ar-title">{escape(story.title)}</div><div class="flex-between share-box">
<a class="btn komentar" href=""><span>0 komentar</span></a>
<div class="detail__share">BAGIKAN &nbsp; {buttons}<span class="notif">Tautan telah disalin</span></div>
</div></div></div>"""


def _breadcrumb(story: Story) -> str:
    channel = CHANNELS[story.channel]
    rubric = story.rubric.replace("-", " ").title()
    return f"""<div class="page__header"><div class="page__breadcrumb">
<a href="{channel.base}/">{channel.name}</a>
<a dtr-evt="breadcrumb" dtr-sec="breadcrumbkanal" onclick="_pt(this)" href="{channel.base}/{story.rubric}">
{rubric} </a>
</div></div>"""


def _aftermath(story: Story, related: Sequence[Story]) -> str:
    """What follows the article: boxes full of links that are not this article."""
    terkait = "".join(
        f'<article class="list-content__item column-6"><h3 class="list-content__title"><a dtr-evt="berita terkait" dtr-idx="{i}" '
        f'dtr-id="{other.id}" href="{other.url}">\n{escape(other.title)} </a></h3></article>'
        for i, other in enumerate(related, 1)
    )
    lainnya = "".join(
        f'<article class="list-content__item column-3"><div class="media media--image-radius"><div class="media__text">'
        f'<div class="media__subtitle">{CHANNELS[other.channel].name}</div><div class="media__title">'
        f'<a href="{other.url}" class="media__link">{escape(other.title)}</a></div></div></div></article>'
        for other in related[:1]
    )
    return f"""<!-- S:partner_box --> <!-- E:partner_box -->
<div class="box cb-berita-terkait"><div class="box__header"><div class="box__title">Berita Terkait</div></div>
<div id="bt_tkt" class="list-content list-content--column grid-row">{terkait}</div></div>
<div class="box cb-artikel-lainnya"><div class="box__header"><div class="box__title">Berita detikcom Lainnya</div></div>
<div id="bt_l" class="grid-row list-content list-content--column">{lainnya}</div></div>
<div class="box komentar_box" id="comm1"></div>"""


_FOOTER = """<footer><div class="footer"><div class="container"><div class="grid-row footer__grid">
<p>Hak cipta newsroom rekaan, dibuat untuk pengujian</p></div></div></div></footer>
<div class="bottom_banner_bar"><button>Hide Ads</button></div>"""


# --- junk inside the text -------------------------------------------------------------------------------------------

_CAPTION_STYLE = "display:block;font-size: 9px;color: rgba(0, 0, 0, 0.55);text-align: center;"


def _gpt(number: int) -> str:
    slot = f"div-gpt-ad-15725{number:08}-0"
    return f"<div id='{slot}'><script>googletag.cmd.push(function(){{googletag.display('{slot}');}});</script></div>"


def _parallax(story: Story, rng: random.Random) -> str:
    if rng.random() < 0.25 and story.layout in ("detail", "older"):
        return (
            '<!--s:parallaxindetail--><div class="clearfix"></div><style>.paradetail{position:relative}</style>'
            f'<div class="paradetail"><p id="para_caption">ADVERTISEMENT</p><div class="para paraA">{_gpt(story.id)}</div>'
            '<p id="para_caption2">SCROLL TO RESUME CONTENT</p></div><!--e:parallaxindetail-->'
        )
    first = f'<p class="para_caption" style="{_CAPTION_STYLE}">ADVERTISEMENT</p>' if rng.random() < 0.5 else ""
    return (
        '<!--s:parallaxindetail--><div class="clearfix"></div>'
        '<style>@import url("https://awscdnstatic.detik.net.id/live/_rmbassets/scrollpage/scrollpage.css");</style>'
        f'<div class="parallaxindetail scrollpage" style="height:650px;background-color:#F8F8F8;">{first}'
        f'<div class="ads-scrollpage-container"><div class="ads-scrollpage-height">{_gpt(story.id)}</div></div>\n'
        f'<p class="para_caption" style="{_CAPTION_STYLE}">\nSCROLL TO CONTINUE WITH CONTENT\n</p></div><!--e:parallaxindetail-->'
    )


def _static(story: Story, rng: random.Random) -> str:
    return (
        '<!--s:static_detail--><div class="clearfix"></div><div class="staticdetail_container">'
        f'<span class="para_caption" style="{_CAPTION_STYLE}">ADVERTISEMENT</span><div class="staticdetail_ads">'
        '<div data-type="_mgwidget" data-widget-id="1734818"></div></div></div><!--e:static_detail-->'
    )


def _desk(story: Story, rng: random.Random) -> words.Desk:
    return words.open_desk(rng, story.channel, "")


def _read_also(story: Story, rng: random.Random) -> str:
    title = _desk(story, rng).tell("related")
    url = f"{CHANNELS[story.channel].base}/{story.rubric}/d-{story.id - rng.randint(1000, 9000)}/{quote(title.lower().replace(' ', '-'))}"
    attributes = 'data-label="List Berita" data-action="Berita Pilihan" data-category="Detil Artikel"'
    if story.channel in ("wolipop", "food"):
        inner = (
            f'<a {attributes} href="{url}"><span id="customBacaJugaSingle"><strong>Baca Juga :</strong>{escape(title)}</span>'
            f'<img src="{image_url(story, "terkait", "", "_43")}" alt="" /></a>'
        )
    else:
        inner = f'<strong>Baca juga: </strong><a {attributes} href="{url}">{escape(title)}</a>'
    table = f'<table class="linksisip" width="100%"><tbody><tr><td><div class="lihatjg">{inner}</div></td></tr></tbody></table>'
    return f'<div class="noncontent">{table}</div><p></p>' if rng.random() < 0.6 else table


def _instagram(story: Story, rng: random.Random) -> str:
    return (
        '<div class="noncontent"><p></p><p><a href="https://www.instagram.com/reel/rekaan/" id="idinstagram" '
        'class="embed instagram" rel="nofollow">[Gambas:Instagram]</a></p></div>'
    )


def _award(story: Story, rng: random.Random) -> str:
    return (
        '<div class="sisipan_artikel"><div class="box"><a href="https://www.detik.com/lomba-rekaan"><h3>Lomba Kampung Rekaan 2026</h3>'
        "<div>Baca kisah para peserta di sini</div><span>Selengkapnya</span></a></div></div>"
    )


def _multibrand(story: Story, rng: random.Random) -> str:
    return (
        '<div class="detail__multibrand"><p>Program rekaan bersama mitra untuk menjaring kampung paling rukun.</p>'
        "<p>Ikuti ceritanya setiap akhir pekan.</p></div>"
    )


def _related_video(story: Story, rng: random.Random) -> str:
    title = escape(_desk(story, rng).tell("promo"))
    link = f'<a class="aevp_title" href="https://20.detik.com/detikflash/{story.published:%Y%m%d}-{story.id}/video">Video {title}</a>'
    return (
        f'<div class="aevp"><div class="aevp__header"><h3 class="aevp__title">{link}</h3></div>'
        '<div class="pip-vid sisip_video_ds ratiobox ratiobox--16-9"><span class="pip-vid__text">'
        f'<h3 class="pip-vid__title">{link}</h3></span></div></div>'
    )


_MIDDLE: tuple[Callable[[Story, random.Random], str], ...] = (
    _static,
    _read_also,
    _read_also,
    _instagram,
    _related_video,
)


def _video_promo(story: Story, rng: random.Random) -> str:
    """The line about a video that ends a page, in one of its spellings."""
    title = escape(_desk(story, rng).tell("promo"))
    embed = f"https://20.detik.com/embed/{story.published:%y%m%d}{story.id % 1000:03}"
    match rng.randrange(5):
        case 0:
            return (
                f'<br/><br/><strong>Simak Video "<span id="aevp_title">{title}</span>"</strong><br/>\n'
                f'<a id="aevp" href="{embed}" aevp-params="" class="embed video20detik">[Gambas:Video 20detik]</a><br/>'
            )
        case 1:
            return (
                f'<p></p><p><strong>Tonton juga video "{title}"</strong></p><div class="noncontent"><p></p><p><a '
                f'href="{embed}?vertical=true&amp;desc=true" id="idvideo20detik" class="embed video20detik">[Gambas:Video 20detik]</a>'
                "</p><p></p></div><p></p>"
            )
        case 2:
            lead = f"Lihat juga Video: {title}"
        case 3:
            lead = f"Simak juga Video: {title}"
        case _:
            lead = f"Simak Video {title}:"
    return (
        f'<p></p><p><strong>{lead}</strong></p><p></p><p><a href="{embed}?desc=false" id="idvideo20detik" '
        'class="embed video20detik">[Gambas:Video 20detik]</a></p><p><strong><br /></strong></p>'
    )


def _inset(story: Story) -> str:
    if not story.inset:
        return ""
    name, caption, credit = story.inset
    return (
        '<p></p><table align="center" class="pic_artikel_sisip_table"><tbody><tr><td><div class="pic_artikel_sisip" align="center">'
        f'<div class="pic"><img src="{image_url(story, name, "?w=620")}" alt="{escape(caption)}" class="p_img_zoomin" />'
        f"<span>{escape(caption)}. Foto: {escape(credit)}</span></div></div></td></tr></tbody></table><p></p>"
    )


def _contents(story: Story) -> str:
    """The table of contents, where the page has sub-headings."""
    headings = [piece.text for page in story.pages for piece in page if piece.type == "heading"]
    if not headings or story.id % 2:
        return "<!-- S:Table of Content -->\n<!-- E:Table of Content -->\n"
    items = "".join(
        f'<li><a class="toc-item color__blue" href="#h{i}">{escape(text)}</a></li>' for i, text in enumerate(headings)
    )
    return (
        '<!-- S:Table of Content --><div class="collapsible" id="collapsible"><div class="itp__toc_title collapsible__top" '
        'id="collapsible__top">Daftar Isi</div><div class="collapsible__content" id="collapsible__content">'
        f'<ul class="mgt-0">{items}</ul></div></div><!-- E:Table of Content -->\n'
    )


# --- the text -------------------------------------------------------------------------------------------------------


def _inline(text: str, story: Story) -> str:
    """The words of a block; the first mention of a town links to its tag, as the site does."""
    html = escape(text)
    town = story.tags[-1].title()
    return html.replace(town, f'<a href="https://www.detik.com/tag/{story.tags[-1]}">{town}</a>', 1)


def _dateline_inside(story: Story) -> bool:
    """Whether the dateline stands in the first paragraph (2026) or loose before it (to 2024)."""
    return story.layout != "longstory" and story.id % 3 == 0


def _text(story: Story, pieces: Sequence[Piece], rng: random.Random, *, first: bool, junk: bool = True) -> str:
    """One page's blocks, with junk between them."""
    html: list[str] = []
    if first and not _dateline_inside(story):
        html.append(f"<strong>{story.dateline}</strong> - ")
    in_list = False
    for position, piece in enumerate(pieces):
        if in_list and piece.type != "list_item":
            html.append("</ul>")
            in_list = False
        words_ = _inline(piece.text, story) if position < 3 else escape(piece.text)
        match piece.type:
            case "heading":
                html.append(f"<h2>{words_}</h2>" if story.id % 2 else f"<h3><br />{words_}</h3>")
            case "quote":
                html.append(f"<blockquote>{words_}</blockquote>")
            case "list_item":
                html.append(f"{'' if in_list else '<ul>'}<li>{words_}</li>")
                in_list = True
            case _ if first and position == 0 and _dateline_inside(story):
                html.append(f"<p><strong>{story.dateline}</strong> - {words_}</p>")
            case _:
                html.append(f"<p>{words_}</p>")
        if not junk or in_list:
            continue
        if position == 2:
            html.append(_parallax(story, rng))
        elif position == 3 and first:
            html.append(_inset(story))
        elif position in (4, 6):
            html.append(rng.choice(_MIDDLE)(story, rng))
    if in_list:
        html.append("</ul>")
    return "".join(html)


def _pager(story: Story, page: int) -> str:
    """Links to the numbered pages: the box of today, or the older one."""
    total = len(story.pages)
    older = story.id % 2 == 0
    links = "".join(
        f'<a class="detail__anchor-numb {"detail__anchor-numb--active" if n == page else ""}" dtr-evt="multiple page" '
        f'dtr-act="halaman {n}" onclick="_pt(this)" href="{story.url}/{n}">{n}</a>'
        for n in range(1, total + 1)
    )
    following = ""
    if page < total:
        following = (
            f'<a class="btn btn--paging" dtr-evt="multiple page" dtr-act="button selanjutnya" onclick="_pt(this)" '
            f'href="{story.url}/{page + 1}">Selanjutnya</a>'
        )
    name = "detail__long-nav" if older else "detail__multiple"
    return f'<div class="{name}"><div class="detail__anchor">Halaman {links}</div>{following}</div>'


def _tag_box(story: Story) -> str:
    tags = "".join(
        f'<a class="nav__item" dtr-evt="tag" dtr-sec="" dtr-act="tag" onclick="_pt(this)" dtr-idx=" {i}" dtr-ttl="{tag}" '
        f'href="https://www.detik.com/tag/{tag.replace(" ", "-")}/">{tag}</a>\t'
        for i, tag in enumerate(story.tags, 1)
    )
    return f'<div class="detail__body-tag mgt-16"><div class="nav">{tags}</div></div>'


def _sign_off(story: Story) -> str:
    return f"<strong>({story.initials})</strong>"


def _broken_sections(story: Story, rng: random.Random) -> str:
    """All pages in one document, cut through an open paragraph as on the site's long stories."""
    html = []
    total = len(story.pages)
    promo = _video_promo(story, rng)
    for number, pieces in enumerate(story.pages, 1):
        opening = "" if number == 1 else "</p>"
        closing = "<p> " if number < total else "<p></p>"
        html.append(
            f'<section id="section-detail-{number}" class="multi-card {"show" if number == 1 else ""}" data-page="{number}" '
            f'data-page-title="{escape(story.title)}" dtr-evt="detail multiple page" dtr-idx="{number}" dtr-id="{story.id}">\n'
            f"{opening}{_text(story, pieces, rng, first=number == 1)}{'<h2></h2>' if number == 2 else ''}{promo}{closing}</section>"
        )
    return f"""{"".join(html)}
<div id="box-simplified" class="mgb-24 custom-box-simplified"><div><button type="button" class="next-article custom-btn-simplified" data-page-button>
<img src="https://awscdn.detik.net.id/assets/images/loading.gif" height="16" alt="Loading..." /></button></div>
<div class="text-sub-simplified" data-page-sub>
 Halaman 2 dari {total} </div></div>
{_sign_off(story)}"""


def _cards(story: Story, rng: random.Random) -> str:
    """All pages in one document, nested as they should be."""
    html = []
    total = len(story.pages)
    for number, pieces in enumerate(story.pages, 1):
        end = f"<br> {_sign_off(story)}" if number == total else ""
        html.append(
            f'<section id="section-detail-{number}" class="multi-card{" show" if number == 1 else ""}" data-page="{number}">\n'
            f'{_text(story, pieces, rng, first=number == 1)}{end}</section><div class="clearfix"></div>'
        )
    return "\n".join(html)


def _body(story: Story, page: int, rng: random.Random) -> str:
    """What stands in the element of the text. Page 0 is the view of all pages on one."""
    if story.form == "inline":
        return _broken_sections(story, rng) if story.layout == "longstory" else _cards(story, rng)
    total = len(story.pages)
    pieces = [piece for pieces in story.pages for piece in pieces] if page == 0 else story.pages[page - 1]
    html = _text(story, pieces, rng, first=page <= 1)
    if page and total > 1:
        html += f"<p>{CUE}</p>" if page < total else f"<p>Halaman {page} dari {total}</p>"
        html += _pager(story, page)
    if page in (0, total):
        html += f"{_video_promo(story, rng) if story.id % 4 else ''}\n{_sign_off(story)}"
    return html


# --- whole pages ----------------------------------------------------------------------------------------------------


def _media(story: Story) -> str:
    return f"""<div class="detail__media"><figure dtr-evt="cover image" onclick="_pt(this)" class="detail__media-image">
<img src="{escape(image_url(story, story.picture.name))}" alt="{escape(story.caption)}" title="{escape(story.caption)}" class="p_img_zoomin img-zoomin" />
<figcaption class="detail__media-caption">{escape(story.printed_caption)}</figcaption></figure></div>
<!-- S:inbetweenimages --><div id="inbetween"></div>{_gpt(story.id + 7)}<!-- E:inbetweenimages -->"""


def _detail(story: Story, page: int, rng: random.Random) -> str:
    channel = CHANNELS[story.channel]
    subtitle = f'<h2 class="detail__subtitle">{escape(story.subtitle)}</h2>' if story.subtitle else ""
    time = story.printed_time
    if story.id % 5 == 0:
        time = f'<time datetime="{story.published.isoformat()}">{time}</time>'
    text_class = "itp_bodycontent detail__body-text" if story.channel == "inet" else "detail__body-text itp_bodycontent"
    extra = ' id="detikdetailtext"' if story.channel == "inet" else ""
    skybanner = "detail__body--skybanner " if story.id % 2 else ""
    tags_inside = story.id % 3 != 1
    return f"""<article class="detail ">
<div class="detail__header">{subtitle}<h1 class="detail__title">
 {escape(story.title)} </h1>
<div class="detail__author">{escape(story.author)} - <span class="detail__label">{channel.name}</span></div>
<div class="detail__date">{time}</div></div>
{_media(story)}
<div class="detail__body {skybanner}itp_bodycontent_wrapper">
<div class="{text_class}"{extra}>
{_contents(story) if page <= 1 else ""}{_body(story, page, rng)}
{_award(story, rng) if story.id % 3 == 0 else ""}{_multibrand(story, rng) if story.id % 3 == 0 else ""}{_tag_box(story) if tags_inside else ""}
</div>
<!-- S:skyscraper --><style>.skybanner {{width: 160px;}}</style><div class="skybanner"><div class="sticky"><div class="skybanner_container">
{_gpt(story.id + 9)}</div></div></div><!-- E:skyscraper --></div>
{"" if tags_inside else _tag_box(story)}
<!-- S:newstag --><div class="detail__newstag"><ins data-labelname="newstag" data-revive-zoneid="778"></ins></div><!-- E:newstag -->
<!-- S:hiddenquiz --><center><ins data-labelname="hiddenquiz"></ins></center><div id="banner_hidden_quiz"></div><!-- E:hiddenquiz -->
</article>"""


def _tailwind(story: Story, page: int, rng: random.Random) -> str:
    return f"""<article class="detail">
<h1 class="text-center text-[32px] leading-10 mb-2.5">{escape(story.title)}</h1>
<div class="text-[#8B8B8B] text-[13px] text-center">{escape(story.author)} - {CHANNELS[story.channel].name}</div>
<time class="text-[#8B8B8B] text-[13px] text-center">{story.printed_time}</time>
<figure class="detail__media-image my-4"><img src="{escape(image_url(story, story.picture.name))}" alt="{escape(story.caption)}" />
<figcaption class="text-xs detail__media-caption">{escape(story.printed_caption)}</figcaption></figure>
<div class="flex gap-4 itp_bodycontent_wrapper"><div class="detail__body flex-grow min-w-0 font-helvetica text-lg itp_bodycontent">
{_body(story, page, rng)}
{_tag_box(story)}</div><aside class="w-[160px]">{_gpt(story.id)}</aside></div>
</article>"""


def _travel(story: Story, page: int, rng: random.Random) -> str:
    return f"""<article class="detail read__article">
<div class="read__header"><h1 class="read__title">{escape(story.title)}</h1>
<div class="read__author detail__author">{escape(story.author)} - <span class="detail__label">{CHANNELS[story.channel].name}</span></div>
<div class="read__date detail__date">{story.printed_time}</div></div>
<div class="read__photo"><figure class="detail__media-image"><img src="{escape(image_url(story, story.picture.name))}" alt="{escape(story.caption)}" />
<figcaption class="detail__media-caption">{escape(story.printed_caption)}</figcaption></figure></div>
<div id="detikdetailtext" class="read__content full mt20">
{_body(story, page, rng)}
</div>{_tag_box(story)}</article>"""


def _older(story: Story, page: int, rng: random.Random) -> str:
    tags = "".join(f'<a href="https://www.detik.com/tag/{tag.replace(" ", "-")}/">{tag}</a>' for tag in story.tags)
    return f"""<div class="detail_content"><article>
<div class="jdl"><div class="date">{story.printed_time}</div><h1>{escape(story.title)}</h1>
<span class="author">{escape(story.author)} - {CHANNELS[story.channel].name}</span></div>
<div class="pic_artikel"><img src="{escape(image_url(story, story.picture.name))}" alt="{escape(story.caption)}" />
<span>{escape(story.printed_caption)}</span></div>
<div class="itp_bodycontent detail_text group" id="detikdetailtext">
{_body(story, page, rng)}
</div><div class="detail_tag"><h5>Tag Terkait</h5>{tags}</div></article></div>"""


def _of_2015(story: Story, rng: random.Random) -> str:
    """The form of 2015: no paragraphs but line breaks, sub-headings in bold."""
    lines = [
        f"<strong>{escape(piece.text)}</strong>" if piece.type == "heading" else _inline(piece.text, story)
        for page in story.pages
        for piece in page
    ]
    lines[0] = f"<strong>{story.dateline}</strong> - {lines[0]}"
    at = story.published
    tags = "".join(f'<a href="http://www.detik.com/tag/{tag.replace(" ", "-")}">{tag}</a>' for tag in story.tags)
    channel = CHANNELS[story.channel]
    return f"""<div class="maincontainer"><div class="container"><div class="kiri content_1"><div class="content_detail">
<ul class="breadcrumb"><li><a href="{channel.base}">{channel.name.lower()}</a></li><li><a href="{channel.base}/{story.rubric}">{story.rubric}</a></li></ul>
<div class="clearfix pt10"></div>
<article><div class="jdl"><div class="date">{story.printed_time.split(",")[0]}, {at:%d/%m/%Y %H:%M} {at.tzname()}</div>
<h1>{escape(story.title)}</h1><span class="author"><strong>{escape(story.author)}</strong> - {channel.name}</span></div>
<div class="pic_artikel"><img src="{image_url(story, story.picture.name, "")}" /><span>{escape(story.printed_caption)}</span></div>
<div class="detail_text">
{f"<br /><br />{chr(10)}".join(lines)}<br /><br />
{_sign_off(story)}
<div class="clearfix"></div></div>
<div class="detail_tag"><strong>Tag</strong> {tags}</div></article>
<div class="box_artikel2 box_artikel3" id="bacajugabox"><div class="title f12"><strong>Baca Juga</strong></div></div>
</div></div></div></div>"""


def _gallery(story: Story) -> str:
    return f"""<article class="detail">
<div class="detail__header"><h2 class="detail__subtitle">{escape(story.subtitle or "Foto")}</h2><h1 class="detail__title"> {escape(story.title)} </h1>
<div class="detail__author">{escape(story.author)} - <span class="detail__label">{CHANNELS[story.channel].name}</span></div>
<div class="detail__date">{story.printed_time}</div></div>
<div class="detail__media"><figure class="detail__media-image"><img src="{escape(image_url(story, story.picture.name))}" alt="{escape(story.caption)}" />
<figcaption class="detail__media-caption">{escape(story.printed_caption)}</figcaption></figure></div>
<div class="detail__body itp_bodycontent_wrapper"><div class="detail__body-text itp_bodycontent"><p>{escape(story.pages[0][0].text)}</p></div></div>
{_tag_box(story)}</article>"""


def _video(story: Story) -> str:
    return f"""<article class="detail">
<div class="detail__header"><h1 class="detail__title"> {escape(story.title)} </h1>
<div class="detail__author">{escape(story.author)} - <span class="detail__label">{CHANNELS[story.channel].name}</span></div>
<div class="detail__date">{story.printed_time}</div></div>
<div class="detail__video ratiobox ratiobox--16-9"><iframe src="https://20.detik.com/embed/{story.id}"></iframe></div>
<div class="detail__body itp_bodycontent_wrapper"><div class="detail__body-text itp_bodycontent"><p>{escape(story.pages[0][0].text)}</p></div></div>
{_tag_box(story)}</article>"""


def article(story: Story, page: int = 1, related: Sequence[Story] = ()) -> str:
    """A page of the story; page 0 is all of it on one page, as `?single=1` shows it."""
    rng = random.Random(story.id)
    channel = CHANNELS[story.channel]
    if story.layout == "2015":
        return f"{_head_2015(story)}\n<body>{_of_2015(story, rng)}\n</body></html>\n"
    if story.kind == "gallery":
        main = _gallery(story)
    elif story.kind == "video":
        main = _video(story)
    else:
        draw = {"tailwind": _tailwind, "travel": _travel, "older": _older}.get(story.layout, _detail)
        main = draw(story, page, rng)
    return f"""{_head(story, max(page, 1))}
<body>
{_sticky_share(story)}
{_masthead(channel)}
<div class="container">{_breadcrumb(story)}
<div class="grid-row content__bg mgt-16 "><div class="column-8"><!-- S:topdetail --> <!-- E:topdetail -->
{main}
{_aftermath(story, related)}</div>
<div class="column-4"><div class="mr mr1"></div><div class="box cb-mostpop"><div d-widget="mostpopular"></div></div></div></div></div>
{_FOOTER}
</body></html>
"""


def broken_article(story: Story) -> str:
    """A page whose body never came: the head and the frame, no article."""
    return f'{_head(story, 1)}\n<body>\n{_masthead(CHANNELS[story.channel])}\n<div class="container"></div>\n{_FOOTER}\n</body></html>\n'


def amp(story: Story) -> str:
    """The AMP twin."""
    paragraphs = "".join(f"<p>{escape(piece.text)}</p>" for page in story.pages for piece in page)
    return f"""<!doctype html><html amp lang="id"><head><meta charset="utf-8"><title>{escape(story.title)}</title>
<link rel="canonical" href="{story.url}" /><meta name="viewport" content="width=device-width,minimum-scale=1"></head>
<body><article class="detail"><h1 class="detail__title">{escape(story.title)}</h1>
<div class="detail__author">{escape(story.author)} - {CHANNELS[story.channel].name}</div><div class="detail__date">{story.printed_time}</div>
<amp-img src="{image_url(story, story.picture.name, "")}" width="700" height="394" alt="{escape(story.caption)} ({escape(story.credit)})"></amp-img>
<div class="detail__body-text"><strong>{story.dateline}</strong> - {paragraphs}{_sign_off(story)}</div></article></body></html>
"""


def _card(url: str, story: Story, position: int) -> str:
    title = escape(story.title)
    click = f'onclick=\'_pt(this, "newsfeed", "artikel {position}")\''
    seconds = int(story.published.timestamp())
    return f"""<article class="list-content__item">
<div class="media media--left media--image-radius block-link"><div class="media__image">
<a href="{escape(url)}" class="media__link" {click}><span class="ratiobox ratiobox--4-3 lqd">
<img src="{image_url(story, story.picture.name, "?w=210&amp;q=90", "_43")}" alt="{title}" title="{title}" class="" /></span></a></div>
<div class="media__text"><h3 class="media__title"><a href="{escape(url)}" class="media__link" {click}>{title}</a></h3>
<div class="media__date"><span d-time="{seconds}" title="{story.printed_time}">{position} jam yang lalu</span></div>
</div></div></article>"""


def index(channel: Channel, day: date, page: int, cards: Iterable[tuple[str, Story]], page_count: int) -> str:
    """A page of a day's index; cards are (address on the card, story)."""
    items = "\n".join(_card(url, story, position) for position, (url, story) in enumerate(cards, 1))
    numbers = "".join(
        f'<a href="{escape(index_url(channel, day, n))}" class="pagination__item{" pagination__item--active" if n == page else ""}">{n}</a>\n'
        for n in range(1, page_count + 1)
    )
    previous = (
        f'<a href="{escape(index_url(channel, day, page - 1))}" class="pagination__item">Prev</a>'
        if page > 1
        else "<a>Prev</a>"
    )
    following = (
        f'<a href="{escape(index_url(channel, day, page + 1))}" class="pagination__item">Next</a>'
        if page < page_count
        else "<a>Next</a>"
    )
    return f"""<!DOCTYPE html>
<html lang="id-ID">
<head>
<meta charset="utf-8"><title>Indeks berita {channel.name}</title>
{_meta("dtk:articleid", "-")}
{_meta("dtk:contenttype", "indeksberita")}
<link rel="canonical" href="{channel.index}" />
</head>
<body>
<h1 class="head-1">Indeks berita {channel.name}</h1>
{_masthead(channel)}
<div class="container"><div class="grid-row"><div class="column-3"><div class="indeks-menu"><select id="select_nav_indeks">
{"".join(f'<option value="/{rubric}">{rubric}</option>' for rubric in channel.rubrics)}</select></div></div>
<div class="column-9"><div id="indeks-container"><div class="grid-row list-content">
{items}
</div></div>
<div class="pagination text-center mgt-16 mgb-16">{previous}
{numbers}{following}</div></div></div></div>
{_FOOTER}
</body></html>
"""


def robots(host: str) -> str:
    """robots.txt of a host: everything is allowed, as on the site."""
    return f"User-agent: *\nAllow: /\n\nUser-agent: google-extended\nDisallow: /\n\nSitemap: https://{host}/sitemap.xml\n"


def not_found() -> str:
    """The page for addresses that lead nowhere."""
    return (
        '<!DOCTYPE html><html lang="id-ID"><head><meta charset="utf-8"><title>Halaman tidak ditemukan</title></head>'
        '<body><div class="error-404"><h1>404</h1></div></body></html>\n'
    )
