# ruff: noqa: E501 - tables of phrases
"""Invented Indonesian news: people, places, titles and paragraphs, the same for the same seed.

A small grammar: a rule is a list of alternatives, `{name}` inside one stands for another rule or for a word of the story at
hand. Towns, people, companies and events do not exist; only the datelines (Jakarta, Surabaya, ...) are real cities.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

CITIES = (
    "Jakarta Bandung Semarang Surabaya Malang Yogyakarta Medan Palembang Makassar Manado Denpasar Mataram Kupang Ambon "
    "Jayapura Pontianak Banjarmasin Samarinda Padang Pekanbaru Serang Bogor Solo Cirebon"
).split()

_TOWN_HEADS = "Tirta Randu Wana Senja Kalpa Arga Lontar Mega Kencana Ratna Surya Galuh Pandan Cendana Rimba Sagara".split()
_TOWN_TAILS = "kembang luhur wening lestari harsa nirmala pura geni loka sembada raya sukma jaya purnama wangsa dipa".split()
TOWNS = tuple(head + tail for head in _TOWN_HEADS for tail in _TOWN_TAILS)

_GIVEN = (
    "Bagas Laras Wira Sekar Damar Kirana Galih Ratri Bimo Saras Jatmiko Ningrum Arya Wulan Panji Dewanti Raka Anjani Satya "
    "Melati Prabu Intan Cahyo Rengganis Surya Kinanti Taruna Asmara Yudha Lestari Hanung Puspita Gilang Maharani Tegar "
    "Larasati Wisnu Cempaka Rangga Pertiwi Barata Sukma Eling Nawang Kresna Utari Lintang Rarasati Bayu Dahayu"
).split()
_FAMILY = (
    "Wiranegara Kumalasari Purbaningrat Hadisaputra Wanakerta Samudrawan Tirtayasa Langgengsari Mandalawangi Cakrabirawa "
    "Sastrawiguna Arungbinang Kartanegari Sindureja Padmosari Gunawangsa Banyuaji Surendrata Wicaksari Danurweda "
    "Pringgandana Jayengrana Suralaya Mangkusari Ranupati Setyawangi Dirgabumi Kalimasari Rajendrawan Adiwerna "
    "Citralaga Ombakseta Nararya Pasirwangi Girindrasari Telagawan Bumiwira Selasara Pelangiwan Kencanadipa"
).split()

_FIRMS = "Cakra Lentera Samapta Arunika Bahtera Pijar Gemilang Nawasena Saujana Tunas Rantai Swarna".split()
_FIRM_TAILS = (
    "Samudra Lestari;Pangan Sejati;Niaga Bestari;Logam Andalan;Karya Bersinar;Energi Khayali;Tekstil Rekaan;"
    "Digital Angan;Agro Sentana;Graha Selaras;Boga Sempurna;Moda Raharja"
).split(";")

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in a story."""

    name: str
    role: str

    @property
    def short(self) -> str:
        """The name as a newspaper repeats it."""
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class Topic:
    """What stories of a channel are about."""

    matter: str
    people: str
    agency: str
    roles: tuple[str, ...]
    tags: tuple[str, ...]


def _topic(line: str) -> Topic:
    matter, people, agency, roles, tags = (part.strip() for part in line.split("/"))
    return Topic(matter, people, agency, tuple(r.strip() for r in roles.split(",")), tuple(t.strip() for t in tags.split(",")))


def _topics(text: str) -> tuple[Topic, ...]:
    return tuple(_topic(line) for line in text.strip().splitlines())


TOPICS: dict[str, tuple[Topic, ...]] = {
    "news": _topics("""
        perbaikan jembatan gantung / warga bantaran sungai / Dinas Pekerjaan Umum / Kepala Dinas, Lurah, Ketua RW / jembatan gantung, infrastruktur
        uji coba jalur satu arah / pengguna jalan / Dinas Perhubungan / Kepala Dinas, Kepala Seksi Lalu Lintas, Camat / lalu lintas, satu arah
        kebakaran gudang kardus / pekerja gudang / Dinas Pemadam Kebakaran / Kepala Regu, Komandan Pleton, Ketua RT / kebakaran, gudang
        pembagian pompa air / warga terdampak banjir rob / Badan Penanggulangan Bencana / Kepala Pelaksana, Camat, Relawan / banjir rob, pompa air
        pencurian lampu taman / pengunjung taman kota / Satuan Pamong Praja / Kepala Satuan, Juru Bicara, Penjaga Taman / pencurian, taman kota
        pendataan ulang pedagang pasar / pedagang kaki lima / Dinas Perdagangan / Kepala Dinas, Ketua Paguyuban, Kepala Pasar / pasar, pedagang
        penyelamatan kucing dari menara air / warga kompleks / Dinas Pemadam Kebakaran / Kepala Regu, Ketua RW, Dokter Hewan / kucing, penyelamatan
        pemasangan alarm dini longsor / warga lereng bukit / Badan Penanggulangan Bencana / Kepala Bidang, Kepala Desa, Peneliti / longsor, peringatan dini
        penertiban parkir liar / pemilik toko / Dinas Perhubungan / Kepala Bidang Parkir, Juru Bicara, Pemilik Toko / parkir liar, penertiban
        sidang sengketa batas desa / perangkat desa / Pengadilan Negeri / Humas Pengadilan, Kepala Desa, Kuasa Hukum / sidang, batas desa
        pemilihan duta sungai bersih / pelajar / Dinas Lingkungan Hidup / Kepala Dinas, Ketua Panitia, Pegiat Sungai / sungai bersih, lingkungan
        perpanjangan jam layanan kependudukan / pemohon kartu keluarga / Dinas Kependudukan / Kepala Dinas, Koordinator Loket, Wali Kota / layanan publik, kependudukan
    """),
    "finance": _topics("""
        kenaikan harga cabai keriting / pedagang sayur / Dinas Perdagangan / Kepala Dinas, Ketua Koperasi, Pengamat Pangan / harga cabai, inflasi
        pembukaan pabrik sepatu kanvas / calon pekerja / Dinas Perindustrian / Direktur Utama, Kepala Dinas, Ekonom / pabrik, lapangan kerja
        ekspor perdana keripik talas / perajin keripik / Dinas Koperasi / Ketua Koperasi, Kepala Dinas, Eksportir / ekspor, umkm
        program kredit mikro nelayan / nelayan kecil / Bank Perkreditan Rakyat / Direktur Bank, Ketua Kelompok Nelayan, Ekonom / kredit mikro, nelayan
        pembangunan gudang pendingin / pemasok ikan / Dinas Perikanan / Kepala Dinas, Direktur Operasi, Analis / gudang pendingin, investasi
        uji coba pembayaran digital di terminal / penumpang bus / Dinas Perhubungan / Direktur Utama, Kepala Terminal, Pengamat Transportasi / pembayaran digital, terminal
        lelang surat utang daerah / investor ritel / Badan Keuangan Daerah / Kepala Badan, Analis Obligasi, Ekonom / surat utang, investasi
        penurunan tarif listrik desa mandiri / pelanggan rumah tangga / Perusahaan Listrik Desa / Direktur Teknik, Kepala Desa, Pengamat Energi / listrik, energi
        pameran produk rotan / perajin rotan / Dinas Perindustrian / Ketua Asosiasi, Kepala Dinas, Pembeli / rotan, pameran
        perumahan bersubsidi tahap ketiga / pembeli rumah pertama / Dinas Perumahan / Kepala Dinas, Direktur Pengembang, Ekonom / perumahan, subsidi
    """),
    "health": _topics("""
        kebiasaan tidur larut malam / pekerja muda / Dinas Kesehatan / Dokter Spesialis Saraf, Peneliti, Psikolog / tidur, kesehatan
        pemeriksaan gula darah gratis / lansia / Puskesmas Induk / Kepala Puskesmas, Dokter Umum, Ahli Gizi / gula darah, diabetes
        cara menyimpan bekal sekolah / orang tua murid / Dinas Kesehatan / Ahli Gizi, Kepala Sekolah, Dokter Anak / bekal sekolah, gizi
        jalan kaki setelah makan siang / karyawan kantor / Perhimpunan Dokter Kebugaran / Dokter Kebugaran, Pelatih, Peneliti / jalan kaki, kebugaran
        vaksinasi influenza musiman / tenaga pengajar / Dinas Kesehatan / Kepala Bidang, Dokter Spesialis Paru, Epidemiolog / vaksin, influenza
        keluhan mata lelah akibat layar / pelajar dan mahasiswa / Rumah Sakit Mata / Dokter Spesialis Mata, Peneliti, Guru / mata lelah, gawai
        konsumsi minuman manis kemasan / remaja / Pusat Kajian Gizi / Ahli Gizi, Peneliti, Ketua Yayasan / gula, minuman manis
        senam jantung pagi / anggota klub jantung / Rumah Sakit Daerah / Dokter Spesialis Jantung, Instruktur, Ketua Klub / jantung, senam
        pengobatan nyeri punggung / pengemudi angkutan / Rumah Sakit Daerah / Dokter Rehabilitasi Medik, Fisioterapis, Peneliti / nyeri punggung, terapi
    """),
    "sport": _topics("""
        laga persahabatan antarkota / suporter tuan rumah / Asosiasi Sepak Bola Daerah / Pelatih Kepala, Kapten Tim, Manajer / sepak bola, laga persahabatan
        turnamen bulu tangkis pelajar / atlet muda / Pengurus Bulu Tangkis Daerah / Pelatih, Ketua Panitia, Wasit / bulu tangkis, pelajar
        seleksi pelari jarak jauh / peserta seleksi / Persatuan Atletik / Pelatih Kepala, Ketua Seleksi, Pelari / atletik, seleksi
        cedera penjaga gawang utama / rekan setim / Tim Medis Klub / Dokter Tim, Pelatih Kepala, Manajer / cedera, penjaga gawang
        renovasi stadion kecil / suporter / Dinas Olahraga / Kepala Dinas, Manajer Stadion, Ketua Suporter / stadion, renovasi
        pergantian pelatih di tengah musim / pemain senior / Manajemen Klub / Direktur Klub, Pelatih Sementara, Kapten Tim / pelatih, liga
    """),
    "travel": _topics("""
        wisata kebun lontar / wisatawan / Dinas Pariwisata / Kepala Dinas, Pemandu Wisata, Pengelola / wisata kebun, libur akhir pekan
        jalur pendakian bukit kabut / pendaki / Pengelola Kawasan / Kepala Pengelola, Pemandu, Pendaki / pendakian, bukit
        kereta wisata tepi danau / penumpang / Dinas Pariwisata / Masinis, Kepala Stasiun, Pengunjung / kereta wisata, danau
        pasar malam dermaga tua / pengunjung / Kelompok Sadar Wisata / Ketua Kelompok, Pedagang, Pengunjung / pasar malam, kuliner
        penginapan rumah pohon / tamu / Asosiasi Penginapan / Pemilik Penginapan, Tamu, Pemandu / rumah pohon, penginapan
    """),
    "style": _topics("""
        peragaan busana kain perca / perancang muda / Rumah Mode / Perancang Busana, Model, Kurator / busana, kain perca
        tren warna tanah untuk rambut / pelanggan salon / Asosiasi Penata Rambut / Penata Rambut, Pemilik Salon, Pelanggan / tren rambut, kecantikan
        koleksi tas anyaman / pencinta kerajinan / Komunitas Anyaman / Perancang Tas, Perajin, Kolektor / tas anyaman, kerajinan
        pernikahan sederhana di kebun / pasangan muda / Jasa Pernikahan / Perencana Pernikahan, Pengantin, Penata Rias / pernikahan, inspirasi
    """),
    "edu": _topics("""
        lomba robot pemilah sampah / siswa sekolah menengah / Dinas Pendidikan / Guru Pembina, Kepala Sekolah, Juri / robot, lomba sains
        beasiswa guru daerah terpencil / guru honorer / Universitas / Rektor, Ketua Program, Guru / beasiswa, guru
        perpustakaan keliling perahu / anak pesisir / Dinas Perpustakaan / Kepala Dinas, Pustakawan, Relawan / perpustakaan, literasi
        penelitian burung pemakan biji / mahasiswa biologi / Fakultas Biologi / Peneliti Utama, Dosen, Mahasiswa / penelitian, burung
        kurikulum kebun sekolah / murid sekolah dasar / Dinas Pendidikan / Kepala Sekolah, Guru Kelas, Orang Tua Murid / kurikulum, kebun sekolah
    """),
    "tech": _topics("""
        peluncuran aplikasi peta angkot / penumpang angkot / Komunitas Pengembang / Pengembang Utama, Pengguna, Peneliti / aplikasi, angkot
        gangguan jaringan internet desa / pelanggan / Penyedia Jaringan Desa / Direktur Teknik, Kepala Desa, Teknisi / internet, jaringan
        motor listrik rakitan bengkel / pemilik bengkel / Balai Uji Kendaraan / Kepala Balai, Perakit, Pengendara / motor listrik, otomotif
        konser amal musisi jalanan / penonton / Panitia Konser / Musisi, Ketua Panitia, Penonton / konser, musik
        festival sup ikan asap / penikmat kuliner / Paguyuban Juru Masak / Juru Masak, Ketua Paguyuban, Pengunjung / kuliner, sup ikan
    """),
}  # fmt: skip

TOPIC_OF_CHANNEL = {
    "finance": "finance",
    "properti": "finance",
    "health": "health",
    "sport": "sport",
    "sepakbola": "sport",
    "travel": "travel",
    "wolipop": "style",
    "pop": "style",
    "edu": "edu",
    "hikmah": "edu",
    "inet": "tech",
    "oto": "tech",
    "hot": "tech",
    "food": "tech",
}

_PREPOSITIONS = {"di", "ke", "dari", "dan", "yang", "untuk", "pada", "dengan", "hingga", "bagi", "oleh", "antara"}

RULES: dict[str, list[str]] = {
    # titles
    "title": [
        "{matter_} di {town} {title_tail}",
        "{matter_} di {town} {title_tail}",
        "{matter_} di {town} {title_tail}",
        "{town} {title_verb} {matter_}, {people_} {title_mood}",
        "{few} Fakta {matter_} di {town}",
        "{people_} {town} {title_mood} Usai {matter_}",
        "Cerita {short1} Soal {matter_} di {town}",
        "{agency_} {town} {title_verb} {matter_}",
        "Soal {matter_}, {agency_} {town} Minta {people_} {title_ask}",
        "Begini Kata {role1} {town} Soal {matter_}",
        "{matter_} {town}: {people_} {title_mood}, {agency_} {title_answer}",
    ],
    "title_tail": [
        "Rampung Lebih Cepat", "Ditunda hingga {month}", "Tuai Sorotan", "Libatkan {dozens} Relawan", "Dimulai Pekan Ini",
        "Jadi Perhatian Warga", "Telan Biaya {money}", "Masuk Tahap Akhir", "Dikaji Ulang", "Dapat Dukungan", "Berjalan Lancar",
        "Diikuti {hundreds} Orang", "Baru Capai {percent} Persen", "Molor {few} Hari", "Dipercepat", "Menuai Pujian",
    ],
    "title_verb": ["Kaji", "Percepat", "Evaluasi", "Umumkan", "Siapkan", "Lanjutkan", "Buka Suara Soal", "Tinjau", "Awasi"],
    "title_mood": ["Lega", "Sabar Menunggu", "Antusias", "Bertanya-tanya", "Kompak Mendukung", "Mengaku Kaget", "Berharap Banyak"],
    "title_ask": ["Bersabar", "Ikut Mengawasi", "Tidak Panik", "Melapor", "Menunggu Kabar Resmi"],
    "title_answer": ["Beri Penjelasan", "Janji Terbuka", "Tambah Petugas", "Siapkan Posko", "Minta Waktu"],
    # leads
    "lead": [
        "{agency} {town} {lead_verb} {matter} setelah {lead_reason}. {lead_tail}",
        "{Matter} di {town} {lead_state}. {lead_tail}",
        "{Hundreds} {people} di {district}, {town}, {lead_crowd}. {lead_tail}",
        "Kabar tentang {matter} datang dari {town}. {lead_tail}",
        "{name1}, {role1} di {town}, {lead_speak} {matter}. {lead_tail}",
        "{People} di {town} punya alasan untuk {lead_feel} pekan ini. {Matter} {lead_state}.",
    ],
    "lead_verb": ["mempercepat", "mengumumkan", "menata ulang", "mengevaluasi", "melanjutkan", "menyiapkan tahap kedua", "memperluas"],
    "lead_reason": [
        "menerima {dozens} masukan dari {people}", "rapat {few} jam di balai {district}",
        "hasil survei {month} lalu menunjukkan {percent} persen {people} menginginkannya", "sempat tertunda {few} pekan",
        "petugas menemukan {few} masalah di lapangan", "{people} di {district} mengirim surat terbuka",
    ],
    "lead_state": [
        "akhirnya memasuki tahap {few} dari {dozens} tahap yang direncanakan", "berlangsung sejak {clock} pagi tadi",
        "mendapat perhatian setelah video berdurasi {dozens} detik menyebar", "dilaporkan sudah mencapai {percent} persen",
        "ternyata memerlukan waktu {few} bulan lebih lama", "menjadi bahan pembicaraan di warung hingga kantor kecamatan",
    ],
    "lead_crowd": [
        "berkumpul untuk membahas {matter}", "mengikuti sosialisasi {matter}", "menunggu kepastian soal {matter}",
        "menyambut {matter} dengan kenduri kecil",
    ],
    "lead_speak": ["angkat bicara mengenai", "membeberkan rencana", "menceritakan pengalamannya tentang", "menjawab keluhan soal"],
    "lead_feel": ["tersenyum", "bersyukur", "was-was", "menunggu dengan sabar", "bertanya-tanya"],
    "lead_tail": [
        "Begini penjelasannya.", "Prosesnya diperkirakan selesai pada {month} mendatang.", "Biayanya disebut mencapai {money}.",
        "Sejauh ini {hundreds} orang telah mendaftar.", "Warga diminta tetap tenang.", "Belum ada keluhan berarti yang masuk.",
        "Tahap berikutnya dijadwalkan dalam {few} pekan.", "Sebagian warga masih menyimpan pertanyaan.",
    ],
    # narration
    "narration": [
        "{opening} {core}.", "{opening} {core}.", "{Core}.", "{Core}, {tail}.", "{Core}, {tail}.", "{opening} {core}, {tail}.",
        "{Core}. {Core}.", "{opening} {core}. {Core}, {tail}.", "{Core}. {Background}",
    ],
    "opening": [
        "Menurut catatan {agency} {town},", "Berdasarkan pantauan di {district},", "Hingga {day} pukul {clock},",
        "Dalam rapat yang berlangsung {few} jam itu,", "Sejak {month} lalu,", "Pada tahap pertama,", "Di lokasi,", "Meski begitu,",
        "Sementara itu,", "Sebelumnya,", "Selain itu,", "Tak hanya itu,", "Dari data yang dihimpun tim kecamatan,",
        "Untuk sementara,", "Di sisi lain,", "Akibatnya,", "Sebagai gantinya,", "Pada hari yang sama,", "Sesuai rencana awal,",
        "Setelah pemeriksaan selesai,", "Dari {dozens} lokasi yang ditinjau,", "Menjelang petang,", "Di luar dugaan,",
        "Dalam laporan setebal {dozens} halaman,", "Usai kunjungan ke {district},",
    ],
    "core": [
        "{hundreds} {people} tercatat sudah menyampaikan usulan kepada {agency}",
        "petugas memasang {dozens} papan petunjuk di sekitar {place}",
        "{firm} menyumbang peralatan senilai {money} untuk {matter}",
        "jumlah {people} yang datang naik {percent} persen dibandingkan pekan sebelumnya",
        "{few} regu diterjunkan secara bergantian ke {district}",
        "pembahasan {matter} dipindahkan dari {place} ke balai kota",
        "{name2} mengajak {people} memeriksa langsung kondisi di {place}",
        "anggaran {money} disebut cukup untuk {few} bulan ke depan",
        "lebih dari {percent} persen pekerjaan dilakukan oleh tenaga setempat",
        "antrean sepanjang {dozens} meter sempat terlihat di depan {place}",
        "tim kecil beranggotakan {dozens} orang dibentuk untuk mengawal {matter}",
        "{people} dapat mengirim laporan melalui posko yang buka sampai pukul {clock}",
        "{agency} menunda {few} agenda lain agar {matter} berjalan lancar",
        "suasana di {place} tetap ramai meski hujan turun selama {few} jam",
        "kelompok {people} dari {town2} ikut datang membawa {dozens} kotak perlengkapan",
        "jalan menuju {place} ditutup selama {dozens} menit",
        "laporan pertama soal {matter} masuk pada pukul {clock}",
        "hanya {few} dari {dozens} peralatan yang perlu diganti",
        "{firm} membantah terlibat dalam {matter}",
        "{name3} menyerahkan berkas setebal {dozens} halaman kepada {agency}",
        "warga {district} menyiapkan dapur umum di halaman {place}",
        "biaya perjalanan {people} ditanggung kas desa sebesar {money}",
        "rencana serupa pernah dicoba di {town2} dan bertahan {few} tahun",
        "pengukuran ulang di {place} memakan waktu {few} hari",
        "tidak ada korban maupun kerugian yang dilaporkan dari {district}",
        "sebanyak {hundreds} lembar formulir dibagikan kepada {people}",
        "{role2} dan {role3} sepakat bertemu kembali dalam {few} hari",
        "perbedaan pendapat soal {matter} diselesaikan lewat musyawarah",
        "{few} saksi dimintai keterangan mengenai {matter}",
        "lampu penerangan di {place} dinyalakan lebih awal, yakni pukul {clock}",
        "hasil sementara menunjukkan {percent} persen {people} merasa terbantu",
        "jadwal baru ditempel di {dozens} titik, termasuk {place}",
    ],
    "tail": [
        "naik dari {dozens} pada tahun lalu", "terutama di wilayah {district}", "meski jumlahnya masih terbatas",
        "dan akan ditambah pada {month}", "sehingga {people} tidak perlu menunggu lama", "sebagaimana disepakati di {town2}",
        "tanpa biaya tambahan", "dengan pengawasan {agency}", "lebih cepat {few} hari dari jadwal", "kecuali di {place}",
        "sambil menunggu hasil kajian", "di bawah koordinasi {name1}", "walau sebagian alat masih dipinjam dari {firm}",
        "termasuk pada akhir pekan", "setelah sempat terhenti {few} jam", "berdasarkan kesepakatan dengan {people}",
    ],
    "Background": [
        "Kegiatan itu melanjutkan program yang dirintis {name3} {few} tahun lalu.",
        "{town} sendiri dihuni sekitar {thousands} jiwa.",
        "Sebagai informasi, {place} dibangun dengan dana {money}.",
        "Pada {month} tahun lalu, {matter} juga sempat dibahas di {town2}.",
        "Nama {district} dikenal karena pasar terapungnya yang buka tiap {few} hari.",
        "Perjalanan dari pusat {town} ke {place} memakan waktu {dozens} menit.",
    ],
    "place": [
        "Lapangan {landmark}", "Balai Warga {landmark}", "Gedung {landmark}", "Pasar {landmark}", "Taman {landmark}",
        "Terminal {landmark}", "simpang {landmark}", "Dermaga {landmark}", "Aula {landmark}",
    ],
    "landmark": ["Merpati", "Kenanga", "Sawo Kembar", "Layang-layang", "Delima", "Pinang Merah", "Kunang-kunang", "Beringin Tua",
                 "Bulan Sabit", "Tiga Sumur", "Gajah Duduk", "Angsa Putih", "Kemuning", "Teratai"],
    # quotations
    "quote": [
        '"{said}," {verb} {short}{where}.', '"{said}," {verb} {short}{where}.', '"{said}. {Said}," {verb} {short}.',
        '"{said}," {verb}nya.', '"{said}. {Said}. {Said}," {verb} {short}{where}.',
        '{Short} {verb_that} {said_that}. "{said}," {verb}nya.',
        '"{said}," {verb} {name}, {role} di {town}, kepada wartawan, {day}.',
    ],
    "where": ["", "", "", ", {day}", " saat ditemui di {place}", " kepada wartawan di {place}, {day}", " dalam keterangan tertulis",
              " melalui sambungan telepon", " usai meninjau {place}", " di sela kegiatan"],
    "verb": ["kata", "ujar", "ucap", "tutur", "jelas", "imbuh", "tegas", "sambung", "papar", "ungkap"],
    "verb_that": ["mengatakan", "menjelaskan", "menilai", "menyebut", "mengakui", "memastikan", "berharap"],
    "said": [
        "Kami menghitung ada {hundreds} {people} yang menunggu, jadi tidak bisa ditunda lagi",
        "Soal {matter}, semuanya sudah kami laporkan sejak {month}",
        "Kalau cuaca baik, {few} hari lagi selesai",
        "Kami tidak ingin {people} merasa ditinggalkan",
        "Dulu cuma ada {few} orang, sekarang sudah {dozens}",
        "Silakan datang ke {place}, petugas kami ada sampai pukul {clock}",
        "Uangnya {money}, dan setiap rupiahnya dicatat",
        "Saya sendiri baru tahu dari tetangga pada {day} pagi",
        "Yang penting {people} aman dulu, urusan lain belakangan",
        "Ini pelajaran bagi kita semua di {town}",
        "Sekitar {percent} persen sudah beres, sisanya menyusul",
        "Belum pernah {place} seramai itu sejak saya bertugas",
        "Kami belajar banyak dari pengalaman {town2}",
        "Anak-anak di {district} paling senang dengan perubahan ini",
        "Tadi malam hujan deras, tetapi tidak ada yang pulang",
        "Alatnya sederhana, buatan {firm}, dan mudah diperbaiki",
        "Tidak ada yang disembunyikan dari {people}",
        "Waktu itu pukul {clock}, saya masih di {place}",
        "Mudah-mudahan sebelum {month} semua sudah kembali seperti biasa",
        "Rencananya {few} kali sebulan, tergantung permintaan",
        "Terus terang saya kaget melihat jumlahnya",
        "Kami menunggu surat resmi dari {agency}",
        "Bagi kami, {matter} bukan sekadar angka di laporan",
        "Tiap regu berisi {few} orang dan bekerja {few} jam",
    ],
    "said_that": [
        "{matter} masih memerlukan {few} tahap lagi", "{people} di {district} tidak perlu khawatir", "biaya {money} itu masih wajar",
        "jumlah petugas akan ditambah menjadi {dozens} orang", "hasilnya baru dapat dilihat pada {month}",
        "tidak semua {people} setuju", "kerja sama dengan {firm} berjalan baik", "{place} akan dibuka kembali pukul {clock}",
    ],
    "short_quote": [
        '"Tidak benar," {verb}nya.', '"Belum ada," {verb} {short} singkat.', '"Aman," {verb}nya.', '"Sudah {few} kali," {verb} {short}.',
        '"Nanti dulu," {verb} {short} sambil tersenyum.', '"Iya, betul," {verb}nya.', '"Kami siap," {verb} {short}.',
        '"Pukul {clock}," {verb}nya.', '"{town} pasti bisa," {verb} {short}.', '"Terima kasih," {verb}nya pelan.',
        '"Bukan saya," {verb} {short}.', '"Cuma {few} orang," {verb}nya.',
    ],
    # sub-headings and lists
    "heading": [
        "Awal Mula {matter_}", "Tanggapan {agency_}", "Harapan {people_}", "Biaya Capai {money}", "Langkah Berikutnya",
        "Kata {role1} {town}", "Kondisi di {place}", "Belajar dari {town2}", "{dozens} Petugas Disiagakan", "Pesan {short2} untuk Warga",
    ],
    "list_intro": ["Berikut {few} hal yang perlu diketahui soal {matter}:", "Jadwal kegiatan di {place} sebagai berikut:",
                   "Ada sejumlah syarat bagi {people}:", "Rincian pembagian tugas menurut {agency} adalah:"],
    "list_item": [
        "{place}: pukul {clock} sampai selesai", "Membawa fotokopi kartu keluarga sebanyak {few} lembar",
        "{district}: {dozens} orang", "Mendaftar paling lambat {few} {month}", "Regu {landmark}: {few} orang dan {few} kendaraan",
        "Menghubungi posko di {place}", "Biaya {money} dibayar di muka", "Tidak dipungut bayaran bagi {people}",
        "Cadangan: {dozens} kotak di {place}", "Pemeriksaan ulang pada pukul {clock}",
    ],
    # captions
    "caption": [
        "Suasana {place} di {town}", "{People} berkumpul di {place}", "Petugas memeriksa {place}, {town}", "Ilustrasi {matter}",
        "{role1} {town} {name1}", "Kegiatan {matter} di {district}",
    ],
    "promo": ["{matter_} di {town} Bikin Heboh", "Detik-detik {short2} Tiba di {place}", "Begini Suasana {place}",
              "Cerita {people_} dari {town2}", "Melihat {place} dari Udara", "{role2} {town} Angkat Bicara"],
    "related": ["{few} Hal Soal {matter_} di {town2}", "Sempat Viral, {people_} {town2} Kini {title_mood}",
                "{agency_} {town2} {title_verb} {matter_}", "Kisah {name3} dari {town2}"],
}  # fmt: skip

_SLOT = re.compile(r"\{(\w+)\}")


def title_case(text: str) -> str:
    """Words with a capital, prepositions without, as headlines have it."""
    words = text.split()
    return " ".join(
        word if word[:1].isupper() or (i and word in _PREPOSITIONS) else word[:1].upper() + word[1:]
        for i, word in enumerate(words)
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _dots(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@dataclass(slots=True)
class Desk:
    """Everything that one story is told with: its topic, town and people, and the rules not yet used up."""

    rng: random.Random
    topic: Topic
    day: str
    words: dict[str, str] = field(default_factory=dict)
    speakers: list[Person] = field(default_factory=list)
    _bags: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rng, topic = self.rng, self.topic
        town, town2, quarter = rng.sample(TOWNS, 3)
        roles = [topic.roles[i % len(topic.roles)] for i in range(3)]
        names = [f"{given} {family}" for given, family in zip(rng.sample(_GIVEN, 3), rng.sample(_FAMILY, 3), strict=True)]
        self.speakers = [Person(name, role) for name, role in zip(names, roles, strict=True)]
        self.words = {
            "matter": topic.matter,
            "people": topic.people,
            "agency": topic.agency,
            "matter_": title_case(topic.matter),
            "people_": title_case(topic.people),
            "agency_": topic.agency,
            "Matter": _capital(topic.matter),
            "People": _capital(topic.people),
            "town": town,
            "town2": town2,
            "district": f"Kecamatan {quarter}",
            "firm": f"PT {rng.choice(_FIRMS)} {rng.choice(_FIRM_TAILS)}",
            "day": self.day,
        }
        for i, speaker in enumerate(self.speakers, start=1):
            self.words |= {f"name{i}": speaker.name, f"short{i}": speaker.short, f"role{i}": speaker.role}

    def _draw(self, rule: str) -> str:
        """An alternative of the rule; none comes again before all have come."""
        bag = self._bags.get(rule)
        if not bag:
            bag = self._bags[rule] = self.rng.sample(RULES[rule], len(RULES[rule]))
        return bag.pop()

    def _number(self, name: str) -> str | None:
        rng = self.rng
        match name:
            case "few":
                return str(rng.randint(2, 9))
            case "dozens":
                return str(rng.randint(11, 98))
            case "hundreds" | "Hundreds":
                return str(rng.randint(101, 987))
            case "thousands":
                return _dots(rng.randint(12_000, 480_000))
            case "percent":
                return f"{rng.randint(3, 97)},{rng.randint(1, 9)}" if rng.random() < 0.5 else str(rng.randint(3, 97))
            case "money":
                return rng.choice((f"Rp {rng.randint(11, 990)} juta", f"Rp {rng.randint(1, 9)},{rng.randint(1, 9)} miliar"))
            case "clock":
                return f"{rng.randint(6, 20):02}.{rng.choice((0, 10, 15, 20, 30, 40, 45, 50)):02} WIB"
            case "month":
                return rng.choice(MONTHS)
        return None

    def tell(self, rule: str, speaker: Person | None = None) -> str:
        """The rule, told out."""
        words = self.words
        if speaker:
            words = words | {"short": speaker.short, "Short": speaker.short, "name": speaker.name, "role": speaker.role}
        return self._expand(self._draw(rule), words)

    def _expand(self, text: str, words: dict[str, str]) -> str:
        def fill(match: re.Match[str]) -> str:
            name = match.group(1)
            if name in words:
                return words[name]
            number = self._number(name)
            if number is not None:
                return number
            if name in RULES:
                return self._expand(self._draw(name), words)
            return _capital(self._expand(self._draw(name[:1].lower() + name[1:]), words))

        return _SLOT.sub(fill, text)

    def title(self) -> str:
        """A headline."""
        return self.tell("title")

    def paragraph(self) -> str:
        """A paragraph: narration, a quotation, or a very short quotation."""
        dice = self.rng.random()
        if dice < 0.5:
            return self.tell("narration")
        return self.tell("quote" if dice < 0.86 else "short_quote", self.rng.choice(self.speakers))


def open_desk(rng: random.Random, channel: str, day: str) -> Desk:
    """A desk for one story of the channel; `day` as the text is to print it, such as "Senin (16/11/2026)"."""
    return Desk(rng, rng.choice(TOPICS[TOPIC_OF_CHANNEL.get(channel, "news")]), day)


def reporter(rng: random.Random) -> str:
    """Name for a byline."""
    return f"{rng.choice(_GIVEN)} {rng.choice(_FAMILY)}"


def initials(rng: random.Random) -> str:
    """Sign-off of reporter and editor, such as "bgs/lrk"."""
    letters = "abcdefghijklmnoprstuwy"
    return "/".join("".join(rng.choices(letters, k=3)) for _ in range(2))
