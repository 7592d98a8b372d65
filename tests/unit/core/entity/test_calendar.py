"""Working days, holidays and office hours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.entity.calendar import Calendar

BOGOTA = ZoneInfo("America/Bogota")
COLOMBIA = Calendar()
DAYS = st.dates(date(2019, 1, 1), date(2035, 12, 31))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=BOGOTA)


@pytest.mark.parametrize(
    ("last_day_of_month_before", "tenth"),
    [
        (date(2020, 4, 30), date(2020, 5, 15)),
        (date(2021, 4, 30), date(2021, 5, 14)),
        (date(2025, 12, 31), date(2026, 1, 16)),
        (date(2026, 4, 30), date(2026, 5, 15)),
        (date(2026, 8, 31), date(2026, 9, 14)),
        (date(2026, 12, 31), date(2027, 1, 18)),
        (date(2027, 4, 30), date(2027, 5, 17)),
        (date(2027, 8, 31), date(2027, 9, 14)),
    ],
)
def test_the_tenth_working_day_is_that_of_the_published_calendars(
    last_day_of_month_before: date, tenth: date
) -> None:
    assert COLOMBIA.add_working_days(last_day_of_month_before, 10) == tenth


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 6, 27), "a Saturday"),
        (date(2026, 6, 28), "a Sunday"),
        (date(2026, 7, 20), "Independence Day"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 6, 29), "Saint Peter and Saint Paul"),
        (date(2026, 1, 12), "Epiphany, moved to Monday"),
        (date(2026, 12, 8), "the Immaculate Conception, which is not moved"),
    ],
)
def test_weekends_and_holidays_are_days_off(day: date, why: str) -> None:
    assert not COLOMBIA.is_working_day(day), why


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 6, 26), "a plain Friday"),
        (date(2026, 1, 6), "the day of Epiphany itself, moved away"),
        (date(2026, 4, 1), "Wednesday of the Holy Week"),
        (date(2025, 7, 9), "the Lady of Chiquinquirá, a holiday since 2026 only"),
        (date(2026, 12, 24), "the day before Christmas"),
    ],
)
def test_other_days_are_worked(day: date, why: str) -> None:
    assert COLOMBIA.is_working_day(day), why


def test_the_entitys_own_days_are_days_off_for_it_alone() -> None:
    patron_saint = date(2026, 9, 24)
    assert not Calendar(frozenset({patron_saint})).is_working_day(patron_saint)
    assert COLOMBIA.is_working_day(patron_saint)


def test_a_day_off_moves_to_the_working_day_before_or_after() -> None:
    sunday = date(2026, 6, 28)  # between a Saturday and a holiday on Monday
    assert COLOMBIA.working_day_on_or_before(sunday) == date(2026, 6, 26)
    assert COLOMBIA.working_day_on_or_after(sunday) == date(2026, 6, 30)


def test_a_working_day_does_not_move() -> None:
    tuesday = date(2026, 6, 30)
    assert COLOMBIA.working_day_on_or_before(tuesday) == tuesday
    assert COLOMBIA.working_day_on_or_after(tuesday) == tuesday
    assert COLOMBIA.next_working_day(tuesday) == date(2026, 7, 1)


def test_working_days_are_counted_after_the_first_day_and_with_the_last() -> None:
    # Thu 25 Jun → Fri 26, (weekend, holiday), Tue 30, Wed 1 Jul
    assert COLOMBIA.add_working_days(date(2026, 6, 25), 3) == date(2026, 7, 1)


def test_no_working_day_after_a_day_is_the_day_itself() -> None:
    assert COLOMBIA.add_working_days(date(2026, 6, 25), 0) == date(2026, 6, 25)


def test_working_days_cannot_be_taken_away() -> None:
    with pytest.raises(ValueError, match="not taken away"):
        COLOMBIA.add_working_days(date(2026, 6, 25), -1)


@given(day=DAYS, count=st.integers(1, 40), extra=st.frozensets(DAYS, max_size=20))
def test_so_many_working_days_lie_between_a_day_and_the_one_that_is_reached(
    day: date, count: int, extra: frozenset[date]
) -> None:
    calendar = Calendar(extra)
    reached = calendar.add_working_days(day, count)
    assert calendar.is_working_day(reached)
    between = (day + timedelta(days=n) for n in range(1, (reached - day).days + 1))
    assert sum(map(calendar.is_working_day, between)) == count


@pytest.mark.parametrize(
    ("local", "open_"),
    [
        (at(date(2026, 6, 30), 8), True),
        (at(date(2026, 6, 30), 16, 59), True),
        (at(date(2026, 6, 30), 7, 59), False),
        (at(date(2026, 6, 30), 17), False),
        (at(date(2026, 6, 29), 10), False),  # a holiday
        (at(date(2026, 6, 27), 10), False),  # a Saturday
    ],
)
def test_office_hours_end_before_the_closing_time(local: datetime, open_: bool) -> None:
    assert COLOMBIA.within_hours(local) is open_


@pytest.mark.parametrize(
    ("local", "opening"),
    [
        (at(date(2026, 6, 30), 9, 15), at(date(2026, 6, 30), 9, 15)),  # open: at once
        (at(date(2026, 6, 30), 6), at(date(2026, 6, 30), 8)),  # the same morning
        (at(date(2026, 6, 30), 17), at(date(2026, 7, 1), 8)),  # the next morning
        (at(date(2026, 6, 26), 18), at(date(2026, 6, 30), 8)),  # after weekend and holiday
        (at(date(2026, 6, 27), 6), at(date(2026, 6, 30), 8)),  # from within it
    ],
)
def test_the_next_opening_is_in_office_hours(local: datetime, opening: datetime) -> None:
    assert COLOMBIA.next_opening(local) == opening
    assert COLOMBIA.next_opening(local).tzinfo is BOGOTA


def test_office_hours_are_those_of_the_entity() -> None:
    early = Calendar(office_hours=(time(7), time(15, 30)))
    assert early.within_hours(at(date(2026, 6, 30), 7))
    assert not early.within_hours(at(date(2026, 6, 30), 15, 30))


def test_a_naive_instant_is_refused() -> None:
    naive = at(date(2026, 6, 30), 9).replace(tzinfo=None)
    with pytest.raises(ValueError, match="naive"):
        COLOMBIA.within_hours(naive)
    with pytest.raises(ValueError, match="naive"):
        COLOMBIA.next_opening(naive)
