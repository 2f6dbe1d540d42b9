from datetime import UTC, datetime, timedelta, timezone

import pytest

from detikcrawl.article import ArchiveRecord, Article, Block, BlockType, Completeness, Image, Kind, PageForm

WIB, WIT = timezone(timedelta(hours=7)), timezone(timedelta(hours=9))


@pytest.fixture
def articles():
    """One article with everything in it, one with nothing but what it must have."""
    full = Article(
        id="detik:7000001",
        site="detik",
        article_id="7000001",
        url="https://news.detik.com/berita/d-7000001/pasar-apung-buka-lagi",
        kind=Kind.ARTICLE,
        title='Pasar Apung "Sari Rejo" Buka Lagi — Pedagang Lega',
        subtitle="Kabar Kampung",
        authors=["Ratna Wulandari", "Bagus Émile"],
        editors=["Tono Hartono"],
        initials="rtw/thn",
        channel="news",
        channel_name="detikNews",
        section=["Berita", "Daerah"],
        tags=["pasar apung", "pedagang"],
        dateline="Sari Rejo",
        published_at=datetime(2023, 9, 13, 17, 53, tzinfo=WIB),
        modified_at=datetime(2023, 9, 14, 1, 2, 3, 456789, tzinfo=WIT),
        published_offset=420,
        modified_offset=540,
        published_raw="Rabu, 13 Sep 2023 17:53 WIB",
        text="Perahu kembali merapat.\n\nKata Ratna: “Akhirnya 🛶”.",
        blocks=[
            Block(type=BlockType.PARAGRAPH, text="Perahu kembali merapat.", page=1),
            Block(type=BlockType.QUOTE, text="Kata Ratna: “Akhirnya 🛶”.", page=2),
        ],
        images=[
            Image(url="https://akcdn.detik.net.id/perahu.jpeg", caption="Perahu, pagi hari", credit="Tono/detikcom"),
            Image(url="https://akcdn.detik.net.id/dermaga.jpeg"),
        ],
        pages_expected=2,
        pages_fetched=2,
        page_form=PageForm.NUMBERED,
        completeness=Completeness.COMPLETE,
        is_free=True,
        language="id-ID",
        word_count=6,
        content_hash="0f0f0f0f",
        duplicate_of="detik:7000000",
        similarity=0.875,
        revision=2,
        changed_fields=["title", "text"],
        first_seen_at=datetime(2023, 9, 13, 11, 0, tzinfo=UTC),
        crawled_at=datetime(2023, 9, 13, 11, 0, 1, tzinfo=UTC),
        discovered_by="index",
        layout="detail",
        job_id="job-1",
        archive=[ArchiveRecord(file="a.warc.gz", offset=0), ArchiveRecord(file="a.warc.gz", offset=2**40)],
    )
    bare = Article(
        id="detik:7000002",
        site="detik",
        article_id="7000002",
        url="https://news.detik.com/berita/d-7000002/kosong",
        kind=Kind.GALLERY,
        title="Kosong",
        pages_fetched=1,
        page_form=PageForm.SINGLE,
        completeness=Completeness.UNKNOWN,
    )
    return [full, bare]
