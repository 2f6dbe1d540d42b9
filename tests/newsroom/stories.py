"""Stories and channels: what the newsroom has to tell, before any markup."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Literal, NamedTuple

from tests.newsroom import words

WIB = timezone(timedelta(hours=7), "WIB")
WITA = timezone(timedelta(hours=8), "WITA")
DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
SHORT_MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()

Form = Literal["single", "numbered", "one_page_view_ok", "inline"]
"""How the pages are served; "one_page_view_ok" is numbered pages whose `?single=1` really shows all of them."""
Layout = Literal["detail", "longstory", "tailwind", "travel", "older", "2015"]
Kind = Literal["article", "gallery", "video", "infographic"]


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of the site: a host of its own or a path on www.detik.com."""

    key: str
    name: str
    base: str
    number: int
    rubrics: tuple[str, ...]

    @property
    def host(self) -> str:
        return self.base.split("/")[2]

    @property
    def index(self) -> str:
        """Address of the index, without its query."""
        return f"{self.base}/indeks"


def _channel(number: int, key: str, name: str, where: str, rubrics: str) -> Channel:
    return Channel(key, name, f"https://{where}", number, tuple(rubrics.split()))


_CHANNELS = (
    _channel(605, "news", "detikNews", "news.detik.com", "berita internasional hukum-dan-kriminal"),
    _channel(4, "finance", "detikFinance", "finance.detik.com", "berita-ekonomi-bisnis finansial energi industri"),
    _channel(1, "inet", "detikInet", "inet.detik.com", "cyberlife consumer"),
    _channel(230, "hot", "detikHot", "hot.detik.com", "celeb music"),
    _channel(65, "sport", "detikSport", "sport.detik.com", "raket sport-lain"),
    _channel(71, "sepakbola", "Sepakbola", "sport.detik.com/sepakbola", "liga-indonesia bola-dunia"),
    _channel(648, "oto", "detikOto", "oto.detik.com", "mobil motor"),
    _channel(1025, "travel", "detikTravel", "travel.detik.com", "travel-news cerita-perjalanan domestic-destination"),
    _channel(287, "food", "detikFood", "food.detik.com", "info-kuliner"),
    _channel(755, "health", "detikHealth", "health.detik.com", "berita-detikhealth true-story kebugaran"),
    _channel(1137, "wolipop", "Wolipop", "wolipop.detik.com", "worklife entertainment-news"),
    _channel(90, "20", "20Detik", "20.detik.com", "detikflash"),
    _channel(91, "foto", "detikFoto", "foto.detik.com", "foto-news"),
    _channel(1381, "edu", "detikEdu", "www.detik.com/edu", "detikpedia sekolah"),
    _channel(1383, "hikmah", "detikHikmah", "www.detik.com/hikmah", "khazanah"),
    _channel(1385, "properti", "detikProperti", "www.detik.com/properti", "arsitektur berita"),
    _channel(1387, "pop", "detikPop", "www.detik.com/pop", "culture music"),
    _channel(1401, "jatim", "detikJatim", "www.detik.com/jatim", "berita bisnis"),
    _channel(1402, "jateng", "detikJateng", "www.detik.com/jateng", "berita bisnis"),
    _channel(1403, "jabar", "detikJabar", "www.detik.com/jabar", "berita bisnis"),
    _channel(1404, "jogja", "detikJogja", "www.detik.com/jogja", "berita bisnis"),
    _channel(1405, "bali", "detikBali", "www.detik.com/bali", "berita nusra"),
    _channel(1406, "sumut", "detikSumut", "www.detik.com/sumut", "berita bisnis"),
    _channel(1407, "sulsel", "detikSulsel", "www.detik.com/sulsel", "berita bisnis"),
    _channel(1408, "sumbagsel", "detikSumbagsel", "www.detik.com/sumbagsel", "berita bisnis"),
    _channel(1409, "kalimantan", "detikKalimantan", "www.detik.com/kalimantan", "berita bisnis"),
)
CHANNELS: dict[str, Channel] = {channel.key: channel for channel in _CHANNELS}


class Piece(NamedTuple):
    """A block of a story's text."""

    type: Literal["paragraph", "heading", "quote", "list_item"]
    text: str


class Picture(NamedTuple):
    """A picture with what stands under it."""

    name: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story: text, facts, and how the site is to show it."""

    id: int
    channel: str
    rubric: str
    slug: str
    title: str
    author: str
    initials: str
    published: datetime
    dateline: str
    tags: tuple[str, ...]
    pages: tuple[tuple[Piece, ...], ...]
    caption: str
    credit: str
    form: Form = "single"
    kind: Kind = "article"
    layout: Layout = "detail"
    subtitle: str | None = None
    inset: Picture | None = None
    """A picture inside the text of page 1."""

    @property
    def url(self) -> str:
        """Canonical address."""
        return f"{CHANNELS[self.channel].base}/{self.rubric}/d-{self.id}/{self.slug}"

    @property
    def day(self) -> date:
        """The day, in WIB, whose index lists the story."""
        return self.published.astimezone(WIB).date()

    @property
    def printed_time(self) -> str:
        """The time as the page prints it, such as "Senin, 16 Nov 2026 09:05 WIB"."""
        at = self.published
        return f"{DAYS[at.weekday()]}, {at.day:02} {SHORT_MONTHS[at.month - 1]} {at.year} {at:%H:%M} {at.tzname()}"

    @property
    def description(self) -> str:
        """The lead, for the page's head."""
        return self.pages[0][0].text

    @property
    def picture(self) -> Picture:
        """The lead picture."""
        return Picture(f"{self.slug[:40].strip('-')}", self.caption, self.credit)

    @property
    def printed_caption(self) -> str:
        """The line below the lead picture, credit and all, in one of the spellings that pages have."""
        credited = f"{self.caption} (Foto: {self.credit})"
        if self.layout not in ("detail", "longstory"):
            return credited
        return (credited, f"Foto: {self.caption} ({self.credit})", f"{self.caption} ({self.credit})")[self.id % 3]

    @property
    def blocks(self) -> list[tuple[str, str, int]]:
        """Type, text and page of every block: what a reader of all pages has read."""
        return [(piece.type, piece.text, number) for number, page in enumerate(self.pages, 1) for piece in page]

    @property
    def text(self) -> str:
        """The whole text, blocks joined by a blank line."""
        return "\n\n".join(text for _, text, _ in self.blocks)

    def page_url(self, number: int) -> str:
        """Address of a numbered page; page 1 is the story's own address."""
        return self.url if number == 1 else f"{self.url}/{number}"


def slug_of(title: str) -> str:
    """A title as it stands in an address."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def write_story(
    rng: random.Random,
    *,
    id: int,
    channel: str,
    published: datetime,
    pages: int = 1,
    paragraphs: int = 7,
    form: Form | None = None,
    kind: Kind = "article",
    layout: Layout = "detail",
    rubric: str | None = None,
    headings: bool = False,
    listing: bool = False,
    subtitle: str | None = None,
    inset: bool = False,
) -> Story:
    """Invents a story, with so many paragraphs on each page; several pages are numbered ones if no form is given."""
    desk = words.open_desk(rng, channel, f"{DAYS[published.weekday()]} ({published.day}/{published.month}/{published.year})")
    title = desk.title()
    if kind == "infographic":
        title = f"Infografis: {title}"
    told: list[tuple[Piece, ...]] = []
    for number in range(1, pages + 1):
        page = [Piece("paragraph", desk.tell("lead") if number == 1 else desk.tell("narration"))]
        page += [Piece("paragraph", desk.paragraph()) for _ in range(paragraphs - 1)]
        if headings or (pages > 1 and number > 1):
            page.insert(len(page) // 2, Piece("heading", desk.tell("heading")))
        if listing and number == pages:
            page.append(Piece("paragraph", desk.tell("list_intro")))
            page += [Piece("list_item", desk.tell("list_item")) for _ in range(4)]
            page.append(Piece("paragraph", desk.tell("narration")))
        told.append(tuple(page))
    if kind in ("gallery", "video"):
        told = [(Piece("paragraph", desk.tell("lead")),)]
    site_name = CHANNELS[channel].name
    return Story(
        id=id,
        channel=channel,
        rubric=rubric or _rubric(rng, CHANNELS[channel], kind),
        slug=slug_of(title),
        title=title,
        author=words.reporter(rng),
        initials=words.initials(rng),
        published=published,
        dateline=rng.choice(words.CITIES),
        tags=(*desk.topic.tags, desk.words["town"].lower()),
        pages=tuple(told),
        caption=desk.tell("caption"),
        credit=f"{words.reporter(rng)}/{rng.choice((site_name, 'detikcom'))}",
        form=form or ("numbered" if pages > 1 else "single"),
        kind=kind,
        layout=layout,
        subtitle=subtitle or ("Foto" if kind == "gallery" else None),
        inset=Picture(f"sisip-{id}", desk.tell("caption"), f"{words.reporter(rng)}/{site_name}") if inset else None,
    )


def _rubric(rng: random.Random, channel: Channel, kind: Kind) -> str:
    match kind:
        case "gallery":
            return "foto-news"
        case "video":
            return "detiktv"
        case "infographic":
            return "infografis"
    return rng.choice(channel.rubrics)
