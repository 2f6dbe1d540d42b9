"""The spider arguments: what is allowed, what it means, and one clear line for what is not."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.arguments import MEANINGS, ArgumentError, CrawlArguments, parse_arguments
from detikcrawl.article import Kind
from detikcrawl.discovery.dated_index import DatedIndex

NOW = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
CHANNELS = ["news", "finance", "health"]
SOURCES = [DatedIndex(url="{channel}/indeks?date={date}&page={page}", card="article")]


def parse(now: datetime = NOW, **given_: object) -> CrawlArguments:
    return parse_arguments(given_, now=now, channels=CHANNELS, sources=SOURCES)  # type: ignore[arg-type]


def refused(**given_: object) -> str:
    with pytest.raises(ArgumentError) as error:
        parse(**given_)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_nothing_given_means_yesterday_and_today_all_channels_articles() -> None:
    arguments = parse()
    assert list(arguments.days()) == [date(2026, 11, 16), date(2026, 11, 15)]
    assert arguments.channels == ("news", "finance", "health")
    assert (arguments.source, arguments.urls, arguments.limit) == ("index", (), None)
    assert arguments.kinds == {Kind.ARTICLE}


@pytest.mark.parametrize(
    ("given_", "days"),
    [
        ({"from_date": "today"}, ["2026-11-16"]),
        ({"from_date": "yesterday", "until_date": "yesterday"}, ["2026-11-15"]),
        ({"until_date": "yesterday"}, ["2026-11-15"]),
        ({"from_date": "2d"}, ["2026-11-16", "2026-11-15", "2026-11-14"]),
        ({"from_date": "0d"}, ["2026-11-16"]),
        ({"from_date": "2024-02-28", "until_date": "2024-03-01"}, ["2024-03-01", "2024-02-29", "2024-02-28"]),
        ({"until_date": "2019-01-02"}, ["2019-01-02"]),
        ({"from_date": " today "}, ["2026-11-16"]),
    ],
)
def test_days_are_inclusive_and_the_newest_comes_first(given_: dict[str, str], days: list[str]) -> None:
    assert [day.isoformat() for day in parse(**given_).days()] == days


def test_days_are_days_in_wib_whatever_the_clock_of_the_machine_says() -> None:
    late = datetime(2026, 11, 15, 17, 0, tzinfo=UTC)  # midnight in Jakarta
    assert list(parse(now=late, from_date="today").days()) == [date(2026, 11, 16)]
    early = datetime(2026, 11, 15, 16, 59, tzinfo=UTC)
    assert list(parse(now=early, from_date="today").days()) == [date(2026, 11, 15)]


@pytest.mark.parametrize("name", ["from_date", "until_date"])
@pytest.mark.parametrize(
    "value",
    [
        "nonsense",
        "",
        "16-11-2026",
        "2026-02-30",
        "tomorrow",
        "7",
        "7 d",
        "99999d",
        "-1d",
        "2026-11-17",
        "1997-12-31",
        "9999-99-99",
    ],
)
def test_a_wrong_day_is_named_with_what_is_allowed(name: str, value: str) -> None:
    message = refused(**{name: value})
    assert message.startswith(name)
    assert "allowed" in message


def test_the_first_day_must_not_lie_after_the_last() -> None:
    assert refused(from_date="today", until_date="yesterday").startswith("from_date")


def test_an_unknown_argument_is_named_and_the_known_ones_are_listed() -> None:
    message = refused(form_date="today")
    assert "form_date" in message
    assert all(name in message for name in MEANINGS)


def test_what_scrapyd_adds_is_passed_over() -> None:
    assert parse(_job="26_1", _version="x").source == "index"


@pytest.mark.parametrize(
    ("value", "channels"), [("news", ("news",)), ("health, news", ("health", "news")), ("news,news,,", ("news",))]
)
def test_channels(value: str, channels: tuple[str, ...]) -> None:
    assert parse(channels=value).channels == channels


@pytest.mark.parametrize("value", ["", " , ", "sport", "news,sport", "News", "news\nfinance"])
def test_an_unknown_channel_is_named_with_those_that_there_are(value: str) -> None:
    message = refused(channels=value)
    assert message.startswith("channels")
    assert "news, finance, health" in message


@pytest.mark.parametrize(
    ("value", "kinds"),
    [("gallery", {Kind.GALLERY}), ("article,video", {Kind.ARTICLE, Kind.VIDEO}), ("infographic", {Kind.INFOGRAPHIC})],
)
def test_kinds(value: str, kinds: set[Kind]) -> None:
    assert parse(kinds=value).kinds == kinds
    assert refused(kinds=value + ",foto").startswith("kinds 'foto'")


@pytest.mark.parametrize(("value", "limit"), [("1", 1), ("007", 7), ("0000000000005", 5), (5, 5), ("250", 250)])
def test_limit(value: object, limit: int) -> None:
    assert parse(limit=value).limit == limit


@pytest.mark.parametrize("value", ["0", "-1", "", "ten", "1.5", "1e3", "²", "٣", "9" * 5000, "000"])
def test_a_limit_that_is_no_number_from_one(value: str) -> None:
    assert refused(limit=value).startswith("limit")


URL = "https://news.example/berita/d-1/judul"


def test_urls_come_from_a_list_or_a_file(tmp_path: Path) -> None:
    assert parse(urls=URL).urls == (URL,)
    assert parse(urls=URL).source == "urls"
    assert parse(urls=f"{URL}, http://b.example/2,{URL}, ").urls == (URL, "http://b.example/2")
    file = tmp_path / "urls.txt"
    file.write_text(f"\ufeff# daftar\n{URL}\r\n\n  http://b.example/2  \n{URL}\n", "utf-8")
    assert parse(urls=str(file)).urls == (URL, "http://b.example/2")
    assert parse(urls=str(file), source="urls", kinds="gallery", limit="3").limit == 3


@pytest.mark.parametrize(
    "value", ["", "no-such-file", ".", "ftp://a.example/1", f"{URL},ftp://a.example/1", f"{URL},x", "a\x00b", "x" * 5000]
)
def test_urls_that_are_none(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused(urls=value).startswith("urls")


def test_a_file_without_addresses_or_of_bytes_is_no_list(tmp_path: Path) -> None:
    empty, binary, other = tmp_path / "empty", tmp_path / "binary", tmp_path / "other"
    empty.write_text("# nothing\n\n")
    binary.write_bytes(b"\xff\xfe\x00")
    other.write_text(f"{URL}\nberita/d-2\n")
    for file in (empty, binary, other):
        assert refused(urls=str(file)).startswith("urls")


@pytest.mark.parametrize("name", ["from_date", "until_date", "channels"])
def test_urls_stand_alone(name: str) -> None:
    assert "urls" in refused(urls=URL, **{name: "news" if name == "channels" else "today"})


def test_source_and_urls_belong_together() -> None:
    assert parse(source="index").source == "index"
    assert refused(source="urls").startswith("source")
    assert refused(source="index", urls=URL).startswith("source")
    message = refused(source="sitemap")
    assert message.startswith("source")
    assert "index, urls" in message


@given(st.dictionaries(st.sampled_from([*MEANINGS, "_job", "other"]), st.text(max_size=20)))
def test_whatever_is_given_is_used_or_refused_in_one_line(given_: dict[str, str]) -> None:
    try:
        arguments = parse(**given_)
    except ArgumentError:
        assert refused(**given_)
        return
    assert arguments.from_date <= arguments.until_date <= date(2026, 11, 16)
    assert arguments.kinds
    assert arguments.channels
