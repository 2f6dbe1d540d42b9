"""Invented stories of which is known what each repeats: edits, follow-ups and the daily templates among them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.newsroom.words import MONTHS, TOWNS, Desk, open_desk, reporter

FIRST_DAY = date(2026, 1, 5)
_WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
_BANKS = "Sagara Nusaloka Arunika Pijar Lontar Cendana Swarna Wanadipa".split()
_SKIES = "cerah;cerah berawan;berawan;berawan tebal;hujan ringan;hujan sedang;hujan disertai petir".split(";")
_FOODS = (
    "cabai keriting;cabai rawit;bawang merah;bawang putih;telur ayam;daging sapi;minyak goreng;gula pasir;beras medium".split(
        ";"
    )
)
_BOILERPLATE = (
    "Ikuti terus perkembangan berita terbaru melalui saluran pesan singkat kami yang dapat dipasang gratis di telepon genggam.",
    "Artikel ini telah tayang lebih dahulu di laman jaringan kami dengan judul yang sedikit berbeda.",
    "Dapatkan kabar pilihan setiap pagi langsung di kotak surat elektronik Anda, cukup dengan mendaftar satu kali.",
    "Kirim tulisan dan foto peristiwa di sekitar Anda kepada redaksi, yang terbaik akan kami muat.",
    "Redaksi menerima hak jawab dan koreksi dari semua pihak yang disebut di dalam berita ini.",
    "Tulisan ini merupakan hasil kerja sama redaksi dengan koresponden kami di daerah.",
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How right the labels are."""

    recall: float
    """Share of the edits that are said to repeat the story that they were made from"""

    precision: float
    """Share of the labels that are right"""

    wrong: Counter[str]
    """How many rows of each kind are said to repeat what they do not repeat"""


def judge(truth: Mapping[str, tuple[str, str | None]], labels: Mapping[str, str]) -> Judgement:
    """Compare the labels with what is true.

    truth  of every row, by id, its kind and what it was made from
    """
    edits = sum(original is not None for _, original in truth.values())
    wrong = Counter(kind for id, (kind, original) in truth.items() if labels.get(id, original) != original)
    right = len(labels) - wrong.total()
    return Judgement(right / edits, right / len(labels) if labels else 1.0, wrong)


@dataclass(frozen=True, slots=True)
class Planted:
    """A row, and what is true of it."""

    row: dict[str, Any]
    kind: str
    """story, edit, follow-up (a new story with background of an older one) or the name of a template"""

    original: str | None = None
    """id of the story that an edit was made from"""


def plant(stories: int, edits: int, *, sites: Sequence[str] = ("detik",), seed: int = 1) -> Iterator[Planted]:
    """So many rows of the sites in the order of their publication, `edits` of them made from earlier ones.

    One row in 20 is of a daily template, one in 30 a follow-up. Stories are not kept but told again, so that a million of
    them take no more memory than their names.
    """
    rng = random.Random(seed)
    templates, follow_ups = stories // 20, stories // 30
    fresh = stories - edits - templates - follow_ups
    kinds = ["story"] * (fresh - 10) + ["edit"] * edits + ["template"] * templates + ["follow-up"] * follow_ups
    rng.shuffle(kinds)
    kinds[:0] = ["story"] * 10  # edits and follow-ups need something to begin with
    told: list[tuple[str, int, date]] = []  # id, seed, day
    series = _Series(rng)
    for number, kind in enumerate(kinds):
        day = FIRST_DAY + timedelta(days=number * 120 // stories)
        original = None
        match kind:
            case "template":
                kind, title, text = series.next()
            case "story":
                seed = rng.getrandbits(48)
                story = _told(seed, day)
                title, text = story.title, story.text
            case "follow-up":
                _, *older = rng.choice(told)
                title, text = _follow_up(rng, _told(*older), day)
            case "edit":
                # Most copies come soon, some after months.
                original, *older = told[-rng.randint(1, min(200, len(told)))] if rng.random() < 0.7 else rng.choice(told)
                title, text = _edited(rng, _told(*older))
        article_id, site = str(7_000_000 + number), rng.choice(sites)
        row = {"id": f"{site}:{article_id}", "site": site, "article_id": article_id, "title": title, "text": text}
        row |= {"duplicate_of": None, "similarity": None}
        if kind == "story":
            told.append((row["id"], seed, day))
        yield Planted(row, kind, original)


@dataclass(frozen=True, slots=True)
class _Story:
    desk: Desk
    title: str
    paragraphs: list[str]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def _tell(rng: random.Random, day: date) -> _Story:
    desk = open_desk(rng, rng.choice(("news", "finance", "health")), _printed(day))
    title = desk.title()
    return _Story(desk, title, [desk.paragraph() for _ in range(rng.randint(8, 28))])


def _told(seed: int, day: date) -> _Story:
    return _tell(random.Random(seed), day)


def _follow_up(rng: random.Random, older: _Story, day: date) -> tuple[str, str]:
    """A new story, a third of it or less from an older one."""
    newer = _tell(rng, day)
    words, kept = len(newer.text.split()) // 2, []
    for paragraph in rng.sample(older.paragraphs, len(older.paragraphs)):
        words -= len(paragraph.split())
        if words < 0:
            break
        kept.append(paragraph)
    return newer.title, "\n\n".join([*newer.paragraphs, *kept])


def _edited(rng: random.Random, story: _Story) -> tuple[str, str]:
    """The story after one, two or three of the things that editors do to it."""
    title, paragraphs = story.title, list(story.paragraphs)
    if rng.random() < 0.5:
        title = story.desk.title()
    for change in rng.sample(("opening", "cut", "boilerplate", "names"), rng.randint(1, 3)):
        match change:
            case "opening":
                paragraphs[: rng.choice((1, 1, 2))] = [story.desk.paragraph() for _ in range(rng.choice((1, 1, 2)))]
            case "cut":
                for _ in range(rng.randint(1, max(1, len(paragraphs) // 5))):
                    paragraphs.pop(rng.randrange(len(paragraphs)))
            case "boilerplate":
                for line in rng.sample(_BOILERPLATE, rng.randint(1, 2)):
                    paragraphs.insert(rng.choice((0, len(paragraphs))), line)
            case "names":
                for speaker in rng.sample(story.desk.speakers, rng.randint(1, 2)):
                    other = reporter(rng)
                    for old, new in ((speaker.name, other), (speaker.short, other.split()[0])):
                        paragraphs = [paragraph.replace(old, new) for paragraph in paragraphs]
    return title, "\n\n".join(paragraphs)


def _printed(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})"


def _long(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def _rupiah(amount: float) -> str:
    return f"Rp {round(amount):,}".replace(",", ".")


class _Series:
    """Daily templates: each call is the next day of one of them."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._towns = towns = rng.sample(TOWNS, 6)
        self._makers: list[tuple[str, Callable[..., tuple[str, str]], str]] = [
            ("exchange rates", self._exchange_rates, ""),
            ("gold", self._gold, ""),
            ("lottery", self._lottery, ""),
            ("food prices", self._food_prices, ""),
            ("earthquake", self._earthquake, ""),
            *(("prayer times", self._prayer_times, town) for town in towns),
            *(("weather", self._weather, town) for town in towns),
            ("licence van", self._licence_van, towns[0]),
        ]
        self._day = {(name, town): FIRST_DAY for name, _, town in self._makers}
        self._gold_price = 1_480_000.0
        self._food = [rng.randint(12, 130) * 1000.0 for _ in _FOODS]

    def next(self) -> tuple[str, str, str]:
        """Name of the template, title and text."""
        name, make, town = self.rng.choice(self._makers)
        day = self._day[name, town]
        self._day[name, town] += timedelta(days=1)
        return name, *make(day, town)

    def _exchange_rates(self, day: date, _: str) -> tuple[str, str]:
        base = 16_000 + self.rng.randint(-400, 400)
        lines = [
            f"{bank}: beli {_rupiah(base - self.rng.randint(10, 90))}, jual {_rupiah(base + self.rng.randint(10, 90))}"
            for bank in _BANKS
        ]
        lead = (
            f"Nilai tukar rupiah terhadap dolar khayal bergerak pada {_printed(day)}. Berdasarkan data pasar pagi, satu dolar "
            f"khayal berada di level {_rupiah(base)}. Berikut daftar kurs jual dan beli di sejumlah bank hari ini yang dapat "
            "dijadikan acuan sebelum menukar uang:"
        )
        tail = "Kurs dapat berubah sewaktu-waktu mengikuti pasar. Pastikan menanyakan kurs terakhir kepada petugas bank."
        return f"Kurs Dolar Khayal Hari Ini, {_long(day)}", "\n\n".join([lead, *lines, tail])

    def _gold(self, day: date, _: str) -> tuple[str, str]:
        # On some days nothing moves but the date.
        if self.rng.random() < 0.6:
            self._gold_price += self.rng.randint(-15, 18) * 1000
        price = self._gold_price
        lines = [f"Emas {grams} gram: {_rupiah(price * grams)}" for grams in (1, 2, 3, 5, 10, 25, 50, 100)]
        lead = (
            f"Harga emas batangan keluaran tambang rekaan pada {_printed(day)} berada di level {_rupiah(price)} per gram. "
            f"Harga beli kembali ditetapkan sebesar {_rupiah(price - 110_000)} per gram."
        )
        tail = (
            "Harga di atas belum termasuk pajak. Sesuai aturan, pembelian emas batangan dikenai pajak 0,45 persen bagi "
            "pemegang nomor pokok wajib pajak dan 0,9 persen bagi yang tidak memilikinya. Penjualan kembali di atas Rp 10 juta "
            "dipotong 1,5 persen. Butik buka pukul 08.00 sampai 15.00 WIB."
        )
        text = "\n\n".join([lead, "Berikut rincian harga emas hari ini:", *lines, tail])
        return f"Harga Emas Hari Ini, {_printed(day)}", text

    def _lottery(self, day: date, _: str) -> tuple[str, str]:
        numbers = [" ".join(f"{self.rng.randint(0, 9999):04}" for _ in range(6)) for _ in range(5)]
        lead = (
            f"Panitia undian belanja pasar rakyat mengumumkan nomor kupon yang beruntung pada {_long(day)}. Pemegang kupon "
            "diminta membawa kupon asli dan kartu tanda penduduk ke loket panitia paling lambat tujuh hari setelah pengumuman. "
            "Berikut daftar lengkap nomor yang keluar:"
        )
        tail = "Panitia tidak memungut biaya apa pun. Hadiah yang tidak diambil akan diundi kembali pada pekan berikutnya."
        return "Daftar Nomor Undian Belanja Pasar Rakyat", "\n\n".join([lead, *numbers, tail])

    def _food_prices(self, day: date, _: str) -> tuple[str, str]:
        self._food = [price + self.rng.choice((0, 0, 0, -500, 500, 1000)) for price in self._food]
        lines = [f"{food.capitalize()}: {_rupiah(price)} per kilogram" for food, price in zip(_FOODS, self._food, strict=True)]
        lead = (
            f"Harga sejumlah bahan pangan terpantau beragam pada {_printed(day)}. Data panel harga mencatat rata-rata harga di "
            "tingkat pedagang eceran sebagai berikut:"
        )
        return f"Harga Pangan {_long(day)}: Cabai hingga Beras", "\n\n".join([lead, *lines, "Data dihimpun setiap pagi."])

    def _earthquake(self, day: date, _: str) -> tuple[str, str]:
        rng = self.rng
        town, size = rng.choice(TOWNS), f"{rng.randint(3, 6)},{rng.randint(0, 9)}"
        text = (
            f"Gempa bumi dengan magnitudo {size} mengguncang wilayah {town}, {_printed(day)} pukul {rng.randint(0, 23):02}."
            f"{rng.randint(0, 59):02} WIB. Pusat gempa berada di laut pada jarak {rng.randint(11, 190)} kilometer barat daya "
            f"{town} dengan kedalaman {rng.randint(10, 200)} kilometer. Titik koordinat gempa berada pada {rng.randint(1, 9)},"
            f"{rng.randint(10, 99)} lintang selatan dan {rng.randint(100, 130)},{rng.randint(10, 99)} bujur timur.\n\n"
            "Gempa tidak berpotensi tsunami. Hingga berita ini diturunkan belum ada laporan kerusakan maupun korban akibat "
            "gempa. Informasi ini mengutamakan kecepatan sehingga hasil pengolahan data belum stabil dan bisa berubah seiring "
            "kelengkapan data."
        )
        return f"Gempa M {size} Guncang {town}", text

    def _prayer_times(self, day: date, town: str) -> tuple[str, str]:
        # A minute every few days: most times of a day are those of the day before.
        drift = (day - FIRST_DAY).days // 3 + 3 * self._towns.index(town)
        minutes = {"Imsak": 258, "Subuh": 268, "Zuhur": 713, "Asar": 917, "Magrib": 1075, "Isya": 1147}
        lines = [f"{name}: {(minute + drift) // 60:02}.{(minute + drift) % 60:02} WIB" for name, minute in minutes.items()]
        lead = (
            f"Berikut jadwal salat untuk wilayah {town} dan sekitarnya pada hari ini, {_long(day)}. Jadwal ini dapat menjadi "
            "pedoman bagi umat Islam untuk menunaikan salat lima waktu tepat pada waktunya:"
        )
        tail = "Waktu di atas berlaku untuk pusat kota. Warga di pinggiran dapat menambahkan dua menit sebagai kehati-hatian."
        return f"Jadwal Salat {town} Hari Ini, {day.day} {MONTHS[day.month - 1]} {day.year}", "\n\n".join([lead, *lines, tail])

    def _weather(self, day: date, town: str) -> tuple[str, str]:
        rng = self.rng
        low = rng.randint(22, 25)
        text = (
            f"Cuaca di {town} pada {_printed(day)} diprakirakan {rng.choice(_SKIES)} pada pagi hari. Siang hingga sore hari "
            f"cuaca diprakirakan {rng.choice(_SKIES)}, sedangkan pada malam hari {rng.choice(_SKIES)}. Suhu udara berkisar "
            f"{low} sampai {low + rng.randint(6, 9)} derajat Celsius dengan kelembapan {rng.randint(60, 75)} sampai "
            f"{rng.randint(85, 98)} persen.\n\nAngin bertiup dari arah {rng.choice(('timur', 'barat', 'selatan'))} dengan "
            f"kecepatan {rng.randint(5, 30)} kilometer per jam. Warga diimbau tetap waspada terhadap perubahan cuaca yang "
            "dapat terjadi sewaktu-waktu, membawa payung saat bepergian, dan tidak berteduh di bawah pohon ketika hujan turun."
        )
        return f"Prakiraan Cuaca {town} Hari Ini", text

    def _licence_van(self, day: date, town: str) -> tuple[str, str]:
        # Nothing moves but the date.
        text = (
            f"Layanan perpanjangan surat izin mengemudi keliling di {town} kembali dibuka pada {_printed(day)}. Layanan "
            f"tersedia pukul 08.00 sampai 14.00 WIB di halaman Balai Warga {town} dan di pelataran Pasar Induk {town}.\n\n"
            "Pemohon diminta membawa kartu tanda penduduk asli beserta fotokopi, surat izin lama yang masih berlaku, dan bukti "
            "pemeriksaan kesehatan. Biaya perpanjangan sebesar Rp 80.000 untuk golongan A dan Rp 75.000 untuk golongan C. "
            "Surat izin yang sudah lewat masa berlakunya tidak dapat diperpanjang di layanan keliling."
        )
        return f"Lokasi Layanan SIM Keliling {town} Hari Ini", text
