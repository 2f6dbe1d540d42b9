"""Pauses: as long as asked for, longer when that was not enough, and not for ever."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.network.backoff import BackOff, retry_after

NOW = datetime(2026, 11, 17, 8, 0, 0, tzinfo=UTC)


def patience() -> BackOff:
    return BackOff(start=10, longest=60, limit=5)


def test_nothing_waits_at_first() -> None:
    assert patience().rest(0) == 0


def test_pauses_double_up_to_the_longest() -> None:
    backoff, now = patience(), 1000.0
    waits = []
    for _ in range(4):
        waits.append(backoff.throttled(now))
        assert backoff.rest(now) == waits[-1]
        now += waits[-1]
        assert backoff.rest(now) == 0
    assert waits == [10, 20, 40, 60]
    assert not backoff.exhausted
    backoff.throttled(now)
    assert backoff.exhausted


def test_an_answer_ends_the_count() -> None:
    backoff = patience()
    now = backoff.throttled(0)
    backoff.answered(now)
    assert backoff.throttled(now) == 10


def test_what_is_asked_for_counts_even_if_shorter() -> None:
    backoff = patience()
    assert backoff.throttled(0, 2) == 2
    assert backoff.throttled(2, 2) == 20  # it was not enough
    assert backoff.throttled(22, 100) == 100  # longer than our longest


def test_answers_to_requests_from_before_the_pause_are_the_same_round() -> None:
    backoff = patience()
    backoff.throttled(0)
    assert backoff.throttled(1) == 9
    assert backoff.throttled(2, 30) == 30
    backoff.answered(3)
    assert backoff.rounds == 1
    assert backoff.rest(3) == 29


@given(st.lists(st.tuples(st.floats(0, 100), st.none() | st.integers(0, 1000)), max_size=20))
def test_never_sooner_than_asked(throttles: list[tuple[float, int | None]]) -> None:
    backoff, now, until = patience(), 0.0, 0.0
    for later, asked in throttles:
        now += later
        backoff.throttled(now, asked)
        until = max(until, now + (asked or 0))
        assert now + backoff.rest(now) >= until - 1e-6
        assert backoff.rest(now) > 0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (b"120", 120),
        (b" 0 ", 0),
        (b"99999999999999999999", 9_999_999_999),
        (b"Tue, 17 Nov 2026 08:01:30 GMT", 90),
        (b"Tue, 17 Nov 2026 07:00:00 GMT", 0),
        (b"Tuesday, 17-Nov-26 08:01:30 GMT", 90),
        (b"Tue Nov 17 08:01:30 2026", 90),
        (b"", None),
        (b"-5", None),
        (b"1.5", None),
        (b"nanti", None),
        (b"Tue, 99 Nov 2026 99:99:99 GMT", None),
        ("\u0662".encode(), None),
    ],
)
def test_retry_after(header: bytes, seconds: float | None) -> None:
    assert retry_after({b"retry-after": header}, NOW) == seconds


def test_retry_after_is_not_there() -> None:
    assert retry_after({}, NOW) is None


def test_a_wrong_clock_does_not_matter() -> None:
    headers = {b"date": b"Tue, 17 Nov 2026 03:00:00 GMT", b"retry-after": b"Tue, 17 Nov 2026 03:01:00 GMT"}
    assert retry_after(headers, NOW) == 60
    assert retry_after(headers | {b"date": b"kemarin"}, NOW) == 0


@given(st.binary(max_size=40))
def test_any_header_is_read(header: bytes) -> None:
    asked = retry_after({b"retry-after": header, b"date": header}, NOW)
    assert asked is None or asked >= 0
