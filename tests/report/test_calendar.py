from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.report.calendar import Span, Unit, duration, span_of

FIRST = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("days", "unit"), [(1, "day"), (62, "day"), (63, "week"), (434, "week"), (435, "month"), (3650, "year")]
)
def test_a_longer_span_has_wider_columns(days, unit):
    assert Span(FIRST, FIRST + timedelta(days=days - 1)).unit == unit


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(1, 9000))
def test_a_column_is_a_run_of_days_and_no_chart_has_too_many(first, days):
    span = Span(first, first + timedelta(days=days - 1))
    names = list(span.buckets().values())
    assert len(names) == len(span) == days
    changes = sum(one != other for one, other in pairwise(names)) + 1
    assert changes == len(set(names)) <= 85


def test_columns_are_called_by_their_day_monday_month_or_year():
    names = [
        next(iter(Span(FIRST + timedelta(days=2), FIRST + timedelta(days=n)).buckets().values())) for n in (9, 99, 999, 9999)
    ]
    assert names == ["18 Nov", "16 Nov 2026", "Nov 2026", "2026"]
    assert Unit(Span(FIRST, FIRST).unit) == "day"


def test_a_few_absurd_days_do_not_stretch_the_span():
    month = {FIRST + timedelta(days=n): 100 for n in range(30)}
    whole = Span(FIRST, FIRST + timedelta(days=29))
    assert span_of(month) == whole
    assert span_of(month | {date(1970, 1, 1): 2, date(2099, 1, 1): 1}) == whole
    # a beginning that is thin, but not absurd
    thin = FIRST - timedelta(days=20)
    assert span_of(month | {thin: 1}) == Span(thin, whole.last)
    assert span_of({FIRST: 0}) is None


def test_a_small_dataset_keeps_all_of_its_days():
    assert span_of({FIRST: 1, date(2020, 1, 1): 1}) == Span(date(2020, 1, 1), FIRST)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(3, "3 s"), (90, "2 min"), (5399, "90 min"), (5400, "1.5 h"), (7200, "2 h"), (40_000, "11 h"), (200_000, "2 days"),
     (10**7, "4 months"), (10**8, "3 years")],
)  # fmt: skip
def test_a_duration_is_told_in_fitting_units(seconds, said):
    assert duration(seconds) == said
