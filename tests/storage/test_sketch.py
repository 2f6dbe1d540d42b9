from hashlib import sha256

import pytest

from detikcrawl.storage.sketch import (
    MIN_WORDS,
    PERMUTATIONS,
    differs_as_templates_do,
    is_near_duplicate,
    similarity,
    sketch,
)

STORY = """Warga bantaran Kali Wanasari mulai menempati rumah susun yang selesai dibangun bulan lalu. Pada Senin \
(3/2/2026) sebanyak 124 keluarga menerima kunci dari pengelola di halaman gedung utama.

Kepala pengelola, Bagas Wiranegara, mengatakan masih ada 36 unit yang belum dihuni karena menunggu sambungan \
air. "Kami targetkan dua minggu lagi beres, pipanya sudah datang," ujarnya.

Tiap keluarga membayar sewa Rp 250.000 sebulan di luar listrik. Sewa tiga bulan pertama ditanggung kas daerah, \
selebihnya dibayar lewat koperasi yang dibentuk para penghuni sendiri.

Laras Purbaningrat, ibu dua anak yang pindah bersama orang tuanya, mengaku lega. Rumah lamanya terendam sampai 7 \
kali sepanjang musim hujan. "Sekarang tidur tidak waswas lagi," katanya sambil menata dapur.

Gedung setinggi 5 lantai itu dilengkapi taman bermain, ruang belajar, dan klinik yang buka pukul 08.00 sampai \
14.00 WIB. Pembangunan tahap kedua direncanakan mulai pada 17 Agustus 2026 di lahan bekas gudang garam."""
TITLE = "124 Keluarga Tempati Rumah Susun Wanasari"

LEAD, MANAGER, RENT, MOTHER, HOUSE = STORY.split("\n\n")
EDITS = {
    "opening rewritten": [
        "Kunci rumah susun Wanasari akhirnya dibagikan. Ratusan orang berkumpul sejak pagi untuk melihat kamar baru mereka.",
        MANAGER,
        RENT,
        MOTHER,
        HOUSE,
    ],
    "a paragraph cut": [LEAD, MANAGER, MOTHER, HOUSE],
    "boilerplate added": [
        LEAD,
        MANAGER,
        RENT,
        MOTHER,
        HOUSE,
        "Artikel ini telah tayang lebih dahulu di laman jaringan kami pada 4 Februari 2026.",
    ],
    "names changed": [STORY.replace("Bagas Wiranegara", "Galih Sindureja").replace("Laras Purbaningrat", "Sekar Padmosari")],
    "dates in the style of another house": [
        STORY.replace("Senin (3/2/2026)", "Senin, 3 Februari 2026").replace("17 Agustus 2026", "17/8/2026")
    ],
    "a number corrected": [STORY.replace("36 unit", "38 unit")],
    "a date corrected": [STORY.replace("17 Agustus", "18 Agustus")],
}

WEATHER = """Cuaca di Tirtakembang pada {day} diprakirakan cerah berawan pada pagi hari. Siang hingga sore hari \
{sky}, sedangkan malam hari kembali cerah berawan. Suhu udara berkisar {low} sampai {high} derajat Celsius. \
Warga diimbau membawa payung saat bepergian dan tidak berteduh di bawah pohon ketika hujan turun disertai angin \
kencang."""
PRAYER_TIMES = """Berikut jadwal salat untuk wilayah Tirtakembang dan sekitarnya pada {day}. Jadwal ini dapat \
menjadi pedoman untuk menunaikan salat lima waktu tepat pada waktunya: Subuh {dawn} WIB, Zuhur 12.02 WIB, Asar \
15.23 WIB, Magrib 18.13 WIB, Isya {night} WIB. Warga di pinggiran kota dapat menambahkan dua menit sebagai \
kehati-hatian."""
GOLD = """Harga emas batangan pada {day} tercatat tidak berubah. Harga satu gram bertahan di level Rp {price} \
dan harga beli kembali Rp 1.390.000. Pembelian emas dikenai pajak 0,45 persen bagi pemegang nomor pokok wajib \
pajak dan 0,9 persen bagi yang lain. Butik buka pukul 08.00 sampai 15.00 WIB pada hari kerja dan tutup pada hari \
libur."""
EXCHANGE_RATES = """Berikut daftar kurs jual dan beli dolar di sejumlah bank yang dapat dijadikan acuan sebelum \
menukar uang hari ini. Bank Sagara: beli Rp {a}, jual Rp {b}. Bank Arunika: beli Rp {c}, jual Rp {d}. Kurs dapat \
berubah sewaktu-waktu mengikuti pasar, jadi pastikan menanyakan kurs terakhir kepada petugas bank sebelum \
datang."""
LOTTERY = """Panitia undian belanja mengumumkan nomor kupon yang beruntung. Pemegang kupon diminta membawa kupon \
asli dan kartu tanda penduduk ke loket panitia. Daftar nomor yang keluar: {numbers}. Hadiah yang tidak diambil \
diundi kembali pada pekan berikutnya, dan panitia tidak memungut biaya apa pun."""

TEMPLATES = {
    "weather": (
        ("Prakiraan Cuaca", WEATHER.format(day="Senin (3/2/2026)", sky="hujan ringan", low=23, high=31)),
        ("Prakiraan Cuaca", WEATHER.format(day="Selasa (4/2/2026)", sky="hujan sedang", low=24, high=31)),
    ),
    "weather with the same temperatures": (
        ("Prakiraan Cuaca", WEATHER.format(day="Senin (3/2/2026)", sky="hujan ringan", low=23, high=31)),
        ("Prakiraan Cuaca", WEATHER.format(day="Selasa (4/2/2026)", sky="hujan ringan", low=23, high=31)),
    ),
    "weather on the same weekday": (
        ("Prakiraan Cuaca", WEATHER.format(day="Senin (3/2/2026)", sky="hujan ringan", low=23, high=31)),
        ("Prakiraan Cuaca", WEATHER.format(day="Senin (10/2/2026)", sky="hujan ringan", low=23, high=31)),
    ),
    "prayer times, most of them unchanged": (
        ("Jadwal Salat", PRAYER_TIMES.format(day="Senin, 3 Februari 2026", dawn="04.41", night="19.25")),
        ("Jadwal Salat", PRAYER_TIMES.format(day="Selasa, 4 Februari 2026", dawn="04.41", night="19.24")),
    ),
    "gold, only the date moved": (
        ("Harga Emas", GOLD.format(day="Sabtu (7/2/2026)", price="1.500.000")),
        ("Harga Emas", GOLD.format(day="Minggu (8/2/2026)", price="1.500.000")),
    ),
    "gold, dated in the title alone": (
        ("Harga Emas Hari Ini, Sabtu 7 Februari 2026", GOLD.format(day="hari ini", price="1.500.000")),
        ("Harga Emas Hari Ini, Minggu 8 Februari 2026", GOLD.format(day="hari ini", price="1.500.000")),
    ),
    "exchange rates without a date": (
        ("Kurs Dolar", EXCHANGE_RATES.format(a="16.310", b="16.480", c="16.300", d="16.490")),
        ("Kurs Dolar", EXCHANGE_RATES.format(a="16.340", b="16.510", c="16.325", d="16.490")),
    ),
    "lottery without a date": (
        ("Nomor Undian", LOTTERY.format(numbers="0412, 7781, 9023, 1150, 6604")),
        ("Nomor Undian", LOTTERY.format(numbers="5527, 0391, 8846, 2213, 7090")),
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_story_is_a_near_duplicate(edit):
    assert is_near_duplicate(sketch(TITLE, STORY), sketch("Warga Pindah ke Rumah Baru", "\n\n".join(EDITS[edit])))


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_of_another_day_is_not(template):
    one, other = (sketch(*article) for article in TEMPLATES[template])
    assert not is_near_duplicate(one, other)
    assert not is_near_duplicate(other, one)


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_is_the_figures_that_keep_templates_apart(template):
    one, other = (sketch(*article) for article in TEMPLATES[template])
    assert differs_as_templates_do(one, other)
    assert not differs_as_templates_do(one, one)


def test_an_edited_copy_of_a_template_page_is_a_near_duplicate():
    title, text = TEMPLATES["weather"][0]
    copy = f"{text} Ikuti kabar cuaca lainnya di saluran kami."
    assert is_near_duplicate(sketch(title, text), sketch("Cuaca Tirtakembang", copy))


def test_a_follow_up_with_background_of_the_older_story_is_not():
    newer = f"""Penghuni rumah susun Wanasari mengeluhkan lift yang macet sejak pekan lalu. Pengelola memanggil \
teknisi dari kota, tetapi suku cadang baru tiba hari Kamis. Selama itu penghuni lantai atas memikul galon lewat \
tangga darurat.

Ketua paguyuban, Tegar Ranupati, meminta pengelola menyiapkan petugas jaga malam. Ia menyebut sudah tiga kali \
lampu lorong padam dan tidak ada yang menyalakan genset. "Kami tidak menuntut banyak," ucapnya saat rapat warga.

{RENT}"""
    assert not is_near_duplicate(sketch(TITLE, STORY), sketch("Lift Rumah Susun Macet", newer))


def test_short_texts_have_no_sketch():
    words = STORY.split()
    assert sketch(TITLE, " ".join(words[: MIN_WORDS - 1])) is None
    assert sketch(TITLE, None) is None
    assert sketch(None, " ".join(words[:40])) is not None


def test_similarity_is_between_none_and_all():
    one = sketch(TITLE, STORY)
    assert similarity(one, one) == 1.0
    assert similarity(one, sketch("Kurs", TEMPLATES["exchange rates without a date"][0][1])) == pytest.approx(0, abs=0.05)


def test_similarity_is_the_share_of_common_shingles():
    words = [f"kata{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(602)]
    half = sketch("", " ".join([*words[:402], *(word[::-1] for word in words[402:])]))
    # 400 shingles in common, 200 more on either side
    assert similarity(sketch("", " ".join(words)), half) == pytest.approx(400 / 800, abs=0.12)


def test_long_tables_take_no_more_room():
    table = " ".join(f"baris nomor {number} tanggal {number % 28 + 1}/2" for number in range(500))
    assert len(sketch("Tabel", table).figures) == 1 + 4 * (8 + 24)


def test_the_sketch_is_stable():
    # Ledgers of years are compared by it: it may not change without another ALGORITHM.
    kept = sketch(TITLE, STORY)
    assert len(kept.signature) == PERMUTATIONS
    assert sha256(kept.signature + kept.figures).hexdigest()[:16] == "2ff7c8c4f7806c25"
