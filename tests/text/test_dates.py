import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detikcrawl.text.dates import WIB, WIT, WITA, from_epoch, offset_minutes, parse_datetime, wib_day

BASE = datetime(2020, 5, 5, 3, 0, tzinfo=UTC)  # 10:00 WIB


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Rabu, 13 Sep 2023 17:53 WIB", "2023-09-13T17:53:00+07:00"),
        ("Kamis, 02 Nov 2023 20:59 WIB", "2023-11-02T20:59:00+07:00"),
        ("Jum'at, 15 Des 2023 20:01 WIB", "2023-12-15T20:01:00+07:00"),
        ("Jum\u2019at, 15 Des 2023 20:01 WIB", "2023-12-15T20:01:00+07:00"),
        ("Sabtu, 1 Ags 2020 12:00 WIB", "2020-08-01T12:00:00+07:00"),
        ("Kompas.com, 13 September 2023, 17:53 WIB", "2023-09-13T17:53:00+07:00"),
        ("Kompas.com - 02/11/2023, 21:34 WIB", "2023-11-02T21:34:00+07:00"),
        ("Diperbarui 13/09/2023, 18:20 WIB", "2023-09-13T18:20:00+07:00"),
        ("Selasa, 23/02/2016 15:32 WIB", "2016-02-23T15:32:00+07:00"),
        ("Kamis 05 Nov 2015, 09:41 WIB", "2015-11-05T09:41:00+07:00"),
        ("Kamis, 05/11/2015 09:41 WIB", "2015-11-05T09:41:00+07:00"),
        ("Jum'at 24 Juli 2026 15:16 WIB", "2026-07-24T15:16:00+07:00"),
        ("\xa0Jurnalis-Jum'at, 24 Juli 2026 |15:16 WIB", "2026-07-24T15:16:00+07:00"),
        ("Jum'at, 24 Juli 2026 - 13:39 WIB", "2026-07-24T13:39:00+07:00"),
        ("Jum'at, 24 Juli 2026 | 07:08 WIB", "2026-07-24T07:08:00+07:00"),
        ("02 Jan 2019 | 23:36 WIB", "2019-01-02T23:36:00+07:00"),
        ("24 Jul 2026, 10:00 WIB", "2026-07-24T10:00:00+07:00"),
        ("20/1/2026 18:33", "2026-01-20T18:33:00+07:00"),
        ("\n\t 25 Februari 2026\n 07:39 WIB ", "2026-02-25T07:39:00+07:00"),
        ("Rabu, 13 Sep 2023 17.53 WIB", "2023-09-13T17:53:00+07:00"),
        ("Rabu (13/9/2023) pukul 17.53 WIB", "2023-09-13T17:53:00+07:00"),
        ("Sabtu, 25 Juli 2026 - 10:00:07 WIB", "2026-07-25T10:00:07+07:00"),
        ("Senin, 17 Agt 2026 - 13:45 wib", "2026-08-17T13:45:00+07:00"),
        ("Kamis, 02/11/2023 21:34 WIBDiperbarui 03/11/2023 08:00 WIB", "2023-11-02T21:34:00+07:00"),
        ("17:53 WITA, 13 Sep 2023", "2023-09-13T17:53:00+08:00"),
        ("Tuesday, 29 Aug 2025 10:00", "2025-08-29T10:00:00+07:00"),
        ("20 July 2026, 23:40", "2026-07-20T23:40:00+07:00"),
        ("20 July 2026, 11:40 PM", "2026-07-20T23:40:00+07:00"),
        ("20 July 2026, 12:05 a.m.", "2026-07-20T00:05:00+07:00"),
    ],
)
def test_reads_the_forms_that_readers_see(raw, expected):
    assert parse_datetime(raw).isoformat() == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2022/12/10 13:19:56", "2022-12-10T13:19:56+07:00"),
        ("2023-11-02 21:34", "2023-11-02T21:34:00+07:00"),
        ("2023-11-02T14:34:19+00:00", "2023-11-02T14:34:19+00:00"),
        ("2023-11-02T14:34:19Z", "2023-11-02T14:34:19+00:00"),
        ("2023-11-02 T14:34:19Z", "2023-11-02T14:34:19+00:00"),
        ("2023-11-02T14:34:19.25Z", "2023-11-02T14:34:19.250000+00:00"),
        ("2023-11-02T14:34:19+0800", "2023-11-02T14:34:19+08:00"),
        ("2023-11-02T14:34:19+09", "2023-11-02T14:34:19+09:00"),
        ("2023-11-02T14:34:19-03:30", "2023-11-02T14:34:19-03:30"),
        ("2026-07-24T12:40+07:00", "2026-07-24T12:40:00+07:00"),
        ("2026-05-13WIB18:45:00+07:00", "2026-05-13T18:45:00+07:00"),
        ("2026-10-03 17:54:00+07:00", "2026-10-03T17:54:00+07:00"),
        ("Tue, 29 Apr 2014 01:15:05 GMT", "2014-04-29T01:15:05+00:00"),
        ("Tue, 29 Apr 2014 01:15:05 +0700", "2014-04-29T01:15:05+07:00"),
    ],
)
def test_reads_the_forms_that_machines_see(raw, expected):
    assert parse_datetime(raw).isoformat() == expected


@pytest.mark.parametrize("raw", ["2022-12-10T13-19-56Z", "2022-12-10T13-19-56"])
def test_the_z_of_a_hyphened_time_is_false(raw):
    assert parse_datetime(raw).isoformat() == "2022-12-10T13:19:56+07:00"
    assert parse_datetime(raw, default_offset=480).isoformat() == "2022-12-10T13:19:56+08:00"


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("WIB", 420),
        ("WITA", 480),
        ("Wita", 480),
        ("WIT", 540),
        ("(WIT)", 540),
        ("GMT+8", 480),
        ("(GMT+08:00)", 480),
        ("UTC", 0),
    ],
)
def test_keeps_the_zone_that_is_printed(zone, offset):
    moment = parse_datetime(f"Senin, 17 Agustus 2026 13:45 {zone}", default_offset=-60)
    assert (moment.hour, moment.minute) == (13, 45)
    assert offset_minutes(moment) == offset


def test_a_zone_between_date_and_time_counts():
    assert parse_datetime("2026-05-13WITA18:45:00").isoformat() == "2026-05-13T18:45:00+08:00"


def test_words_that_begin_like_a_zone_are_none():
    assert offset_minutes(parse_datetime("20 March 2023 09:00 with pictures")) == 420


def test_a_range_of_hours_is_no_offset():
    assert parse_datetime("13/09/2023 17.00-18.00").isoformat() == "2023-09-13T17:00:00+07:00"


def test_a_time_without_a_zone_has_the_default_offset():
    assert parse_datetime("13/09/2023 17:53").isoformat() == "2023-09-13T17:53:00+07:00"
    assert parse_datetime("13/09/2023 17:53", default_offset=540).isoformat() == "2023-09-13T17:53:00+09:00"


@pytest.mark.parametrize("raw", ["29 August 2025", "29 Agustus 2025", "29/08/2025", "2025-08-29", "Jumat, 29-08-2025"])
def test_a_date_alone_is_midnight(raw):
    assert parse_datetime(raw).isoformat() == "2025-08-29T00:00:00+07:00"


MONTHS = {
    1: "Jan Januari January",
    2: "Feb Peb Februari Pebruari February",
    3: "Mar Maret March",
    4: "Apr April",
    5: "Mei May",
    6: "Jun Juni June",
    7: "Jul Juli July",
    8: "Agt Ags Agu Agust Agustus Aug August",
    9: "Sep Sept September",
    10: "Okt Oct Oktober October",
    11: "Nov Nop November Nopember",
    12: "Des Dec Desember December",
}


@pytest.mark.parametrize(("month", "name"), [(month, name) for month, names in MONTHS.items() for name in names.split()])
def test_knows_every_spelling_of_the_months(month, name):
    for spelling in (name, name.upper(), name.lower(), f"{name}."):
        assert parse_datetime(f"7 {spelling} 2019 08:30 WIB") == datetime(2019, month, 7, 8, 30, tzinfo=WIB)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "   ",
        "Jakarta",
        "2023",
        "September 2023",
        "17:53 WIB",
        "32 Jan 2019",
        "00/01/2019",
        "30 Februari 2020 10:00",
        "09/13/2023 17:53",
        "13 Sep 1989 17:53 WIB",
        "13 Sep 2101 17:53 WIB",
        "13 Sep 2023 24:00 WIB",
        "13 Sep 2023 17:60 WIB",
        "13 Sep 2023 17:53:60 WIB",
        "13 Sep 2023 17:530 WIB",
        "13 Sep 2023 0:10 PM",
        "13 Sep 2023 13:10 PM",
        "2022-12-10T13-61-00Z",
        "2023-09-13T17:53:00+15:00",
        "2023-09-13T17:53:00+07:60",
        "113/09/20233",
    ],
)
def test_what_is_no_possible_time_is_none(raw):
    assert parse_datetime(raw) is None
    assert parse_datetime(raw, base=BASE) is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2 jam yang lalu", "2020-05-05T08:00:00+07:00"),
        ("  - 12 jam lalu  ", "2020-05-04T22:00:00+07:00"),
        ("15 menit lalu", "2020-05-05T09:45:00+07:00"),
        ("1 hari yang lalu", "2020-05-04T10:00:00+07:00"),
        ("Kemarin 13:00", "2020-05-04T13:00:00+07:00"),
        ("Kemarin, 13:00 WITA", "2020-05-04T13:00:00+08:00"),
        ("Hari ini 09:10", "2020-05-05T09:10:00+07:00"),
        ("2 hours ago", "2020-05-05T08:00:00+07:00"),
    ],
)
def test_relative_forms_count_from_the_base_and_only_from_it(raw, expected):
    assert parse_datetime(raw, base=BASE).isoformat() == expected
    assert parse_datetime(raw) is None


def test_a_relative_form_with_a_year_in_it_is_still_relative():
    assert parse_datetime("2019 jam yang lalu") is None


def test_a_naive_base_is_local_to_the_default_offset():
    naive = datetime(2020, 5, 5, 10, 0)  # noqa: DTZ001
    assert parse_datetime("2 jam yang lalu", base=naive) == parse_datetime("2 jam yang lalu", base=BASE)
    in_bali = parse_datetime("2 jam yang lalu", base=naive, default_offset=480)
    assert in_bali.isoformat() == "2020-05-05T08:00:00+08:00"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("July 20, 2026, 23:40", "2026-07-20T23:40:00+07:00"),
        ("Jan 5, 2019 at 3:05 PM", "2019-01-05T15:05:00+07:00"),
        ("Monday, July 20th, 2026, 23:40 WITA", "2026-07-20T23:40:00+08:00"),
    ],
)
def test_other_forms_that_print_the_whole_date_need_no_base(raw, expected):
    assert parse_datetime(raw).isoformat() == expected
    assert parse_datetime(raw, base=BASE).isoformat() == expected


@pytest.mark.parametrize("raw", ["Juni 2019", "02 Jan 22:00", "Rabu", "13:00"])
def test_the_missing_part_of_a_date_is_not_guessed_from_the_base(raw):
    assert parse_datetime(raw, base=BASE) is None


def test_the_zone_of_the_machine_does_not_matter(monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert parse_datetime("Kemarin 13:00", base=BASE).isoformat() == "2020-05-04T13:00:00+07:00"
        assert parse_datetime("July 20, 2026, 23:40").isoformat() == "2026-07-20T23:40:00+07:00"
        assert from_epoch(1693289401).isoformat() == "2023-08-29T13:10:01+07:00"
    finally:
        monkeypatch.undo()
        time.tzset()


DATE_WORDS = st.lists(
    st.sampled_from("1 2 13 31 2020 2019 Jan Mei lalu jam menit hari kemarin now ago in - / : , . T Z WIB UTC +07 am".split()),
    max_size=12,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(raw=st.text() | DATE_WORDS, base=st.none() | st.datetimes(timezones=st.none() | st.just(UTC)))
def test_no_string_raises_and_what_comes_back_is_aware(raw, base):
    moment = parse_datetime(raw, base=base)
    if moment is not None:
        assert type(moment.tzinfo) is timezone
        assert 1990 <= moment.year <= 2100


@settings(max_examples=100, deadline=None)
@given(
    moment=st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 31)),  # noqa: DTZ001
    minutes=st.integers(-14 * 4, 14 * 4).map(lambda quarters: quarters * 15),
)
def test_iso_times_come_back_as_they_were(moment, minutes):
    aware = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    parsed = parse_datetime(aware.isoformat())
    assert parsed == aware
    assert offset_minutes(parsed) == minutes


def test_looks_at_the_beginning_of_a_long_string_only():
    assert parse_datetime("13 Sep 2023 17:53 WIB " + "x" * 100_000) == datetime(2023, 9, 13, 17, 53, tzinfo=WIB)
    assert parse_datetime("x" * 100_000 + " 13 Sep 2023 17:53 WIB") is None


def test_epoch_in_seconds_and_in_milliseconds():
    assert from_epoch(1693289401).isoformat() == "2023-08-29T13:10:01+07:00"
    assert from_epoch("1693289401") == from_epoch(1693289401000) == from_epoch(" 1693289401000 ") == from_epoch(1693289401)
    assert from_epoch(1693289401.5).microsecond == 500_000
    assert from_epoch(1693289401, offset=540).isoformat() == "2023-08-29T15:10:01+09:00"


@pytest.mark.parametrize(
    "value",
    [-1, 0, "-1", "", "1_693_289_401", "nan", "²", "9" * 400, float("nan"), float("inf"), 1e300, 10**17, 4_200_000_000],
)
def test_what_is_no_epoch_is_none(value):
    assert from_epoch(value) is None


def test_days_are_days_in_wib():
    assert wib_day(datetime(2023, 9, 13, 17, 30, tzinfo=UTC)) == date(2023, 9, 14)
    assert wib_day(datetime(2023, 9, 14, 0, 30, tzinfo=WITA)) == date(2023, 9, 13)


def test_a_naive_moment_has_neither_day_nor_offset():
    naive = datetime(2023, 9, 13, 17, 30)  # noqa: DTZ001
    with pytest.raises(ValueError, match="without a zone"):
        wib_day(naive)
    with pytest.raises(ValueError, match="without a zone"):
        offset_minutes(naive)


def test_offsets_of_the_three_zones():
    assert [offset_minutes(datetime(2023, 9, 13, tzinfo=zone)) for zone in (WIB, WITA, WIT)] == [420, 480, 540]
