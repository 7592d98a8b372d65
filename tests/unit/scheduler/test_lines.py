"""The order in which a message shows its activities."""

from __future__ import annotations

from datetime import date, timedelta

from core.messages import Line
from scheduler.message.lines import urgency

TODAY = date(2026, 6, 30)


def a_line(activity_id: int, due: date | None, *, support: bool = False) -> Line:
    return Line(
        activity_id=activity_id, handle=str(activity_id), code="", title="Actividad", due=due,
        office="Oficina TIC", support=support,
    )  # fmt: skip


def test_what_is_overdue_is_first_then_by_date_and_what_is_led_before_what_is_supported() -> None:
    soon = a_line(1, TODAY + timedelta(days=3))
    supported = a_line(2, TODAY, support=True)
    today = a_line(3, TODAY)
    overdue = a_line(4, TODAY - timedelta(days=14))
    undated = a_line(5, None)

    lines = sorted([undated, soon, supported, today, overdue], key=urgency)
    assert lines == [overdue, today, supported, soon, undated]
