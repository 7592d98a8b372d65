"""In how many weeks a digest has asked for the same, whatever its place among the three things."""

from __future__ import annotations

from datetime import date, timedelta

from core.unreached import Unreached
from reports.asked_for import Another, Todo, TodoKind
from reports.lists.asking import asked_again, others
from reports.weekly import Doubt, LateOffice, SilentOffice, UnreachableOffice
from reports.weeks_asked import Before, counted
from tests.unit.reports.samples import MONDAY, a_request, an_ordinary_week

WEEK = timedelta(days=7)


def silent(name: str, *also: str) -> Todo:
    """Return the call of an office that is silent, with others that are so too."""
    return Todo(
        kind=TodoKind.SILENT,
        silent=a_silent(name),
        also=tuple(Another(name=one, silent=a_silent(one)) for one in also),
    )


def a_silent(name: str) -> SilentOffice:
    return SilentOffice(name=name, activities=1, reminders=1, since=MONDAY, people=("Ana",))


def week_by_week(*asked: Todo, days: tuple[date, ...] = ()) -> Todo:
    """Return the last of the things that digests asked for, one a week, or on these days."""
    before = None
    for number, thing in enumerate(asked):
        on = days[number] if days else MONDAY + number * WEEK
        last = counted(thing, before, on)
        before = Before(on, (last,))
    return last


def test_an_office_keeps_its_weeks_when_another_one_is_called_first() -> None:
    third = week_by_week(silent("Hacienda"), silent("Hacienda"), silent("Salud", "Hacienda"))
    fifth = week_by_week(
        *[silent("Salud", "Hacienda")] * 3, silent("Hacienda", "Salud"), silent("Hacienda", "TIC")
    )

    assert asked_again("Llame a Salud", third) == "Llame a Salud"
    assert others(third, MONDAY) == "Tampoco responde Hacienda (Ana; por tercera semana)."
    assert asked_again("Llame a Hacienda", fifth) == "Por quinta semana, llame a Hacienda"
    assert others(fifth, MONDAY) == "Tampoco responde TIC (Ana)."


def test_an_office_out_of_reach_that_is_named_second_keeps_its_weeks() -> None:
    def gone(name: str) -> UnreachableOffice:
        return UnreachableOffice(name=name, activities=1, reason=Unreached.NOBODY_REGISTERED)

    also = (Another(name="Oficina TIC", unreachable=gone("Oficina TIC")),)
    thing = Todo(kind=TodoKind.UNREACHABLE, unreachable=gone("Comisaría"), also=also)

    assert "por segunda semana" in others(week_by_week(thing, thing), MONDAY)
    assert "por segunda semana" in others(week_by_week(thing, thing), MONDAY, short=True)
    assert "semana" not in others(week_by_week(thing), MONDAY)


def test_weeks_without_a_digest_asked_nobody() -> None:
    call = silent("Hacienda")

    assert week_by_week(call, call, days=(MONDAY, MONDAY + 4 * WEEK)).weeks == 2
    assert week_by_week(call, call, days=(MONDAY, MONDAY + timedelta(days=2))).weeks == 1
    assert week_by_week(call, silent("Salud"), call).weeks == 0


def test_who_is_silent_and_then_only_late_is_called_in_each_of_these_weeks() -> None:
    late = LateOffice(name="Hacienda", office_id=1, overdue=1, since=MONDAY)

    assert week_by_week(silent("Hacienda"), Todo(kind=TodoKind.LATE, late=late)).weeks == 2


def test_the_second_request_keeps_its_weeks_when_the_first_was_decided() -> None:
    seventh, eighth = a_request(), a_request(number=8, handle="4.4")
    both = Todo(kind=TodoKind.REQUEST, request=seventh, second=eighth, count=2)
    left = Todo(kind=TodoKind.REQUEST, request=eighth)
    other = Todo(kind=TodoKind.REQUEST, request=a_request(number=9))

    assert week_by_week(both, both, left).weeks == 3
    assert week_by_week(both, other).weeks == 0


def test_another_message_that_waits_is_not_asked_for_again() -> None:
    waits = an_ordinary_week().waiting[0].model_copy(update={"number": 4})
    other = waits.model_copy(update={"number": 5})
    same, new = (Todo(kind=TodoKind.WAITING, waiting=one) for one in (waits, other))

    assert week_by_week(same, same).weeks == 2
    assert week_by_week(same, new).weeks == 0


def test_doubts_are_not_asked_for_longer_than_the_last_of_them() -> None:
    old, new = (
        Doubt(
            number=n, handle=f"1.{n}", field="due", kind="far_year", printed="2028", suggestion=""
        )
        for n in (1, 2)
    )
    one, both = (Todo(kind=TodoKind.FAULTS, doubts=some) for some in ((old,), (old, new)))

    assert week_by_week(one, one).weeks == 2
    last = week_by_week(one, one, both)
    assert ([doubt.weeks for doubt in last.doubts], last.weeks) == ([3, 0], 0)


def test_what_was_stored_before_weeks_were_counted_was_asked_for_in_each() -> None:
    stored = silent("Hacienda").model_copy(update={"first_on": MONDAY - 3 * WEEK})
    last = counted(silent("Hacienda"), Before(MONDAY, (stored,)), MONDAY + WEEK)

    assert (last.weeks, last.first_on) == (5, MONDAY - 3 * WEEK)
