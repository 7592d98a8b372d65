"""Who is told of silence, as a reminder names them."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Above, Line
from core.words import Role
from scheduler.message.above import told_above

DAY = date(2026, 6, 5)


def a_line(office: str, *, support: bool = False) -> Line:
    return Line(
        activity_id=7, handle="1.2", code="1.2", title="Socializar la política", office=office,
        support=support, due=date(2026, 5, 29), escalates_on=DAY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("office", "roles", "named", "on"),
    [
        ("Secretaría de Hacienda", (), ("planning",), DAY),
        ("Secretaría de Planeación", (), ("own",), DAY),
        ("SECRETARÍA DE PLANEACIÓN", (), ("own",), DAY),
        ("Secretaría de Hacienda", (Role.PLANNING,), (), None),
        ("Secretaría de Hacienda", (Role.CONTROL,), ("planning",), DAY),
    ],
)
def test_those_of_her_own_office_are_colleagues_and_nobody_is_told_that_she_is_told(
    office: str, roles: tuple[Role, ...], named: tuple[str, ...], on: date | None
) -> None:
    (line,), above = told_above([a_line(office)], ("planning",), roles)

    assert above == named
    assert line.escalates_on == on


def test_another_one_above_is_named() -> None:
    (line,), above = told_above([a_line("Secretaría de Planeación")], ("planning", "control"), ())

    assert above == ("own", "control")
    assert line.escalates_on == DAY


def test_what_planning_supports_is_told_to_it_as_to_all() -> None:
    lines = [a_line("Secretaría de Planeación", support=True), a_line("Secretaría de Hacienda")]

    assert told_above(lines, ("planning",), ())[1] == ("planning",)


@pytest.mark.parametrize(
    ("office", "roles", "above", "named", "on"),
    [
        ("Secretaría de Hacienda", (), ("planning", "superior"), ("calling",), DAY),
        ("Secretaría de Hacienda", (Role.CONTROL,), ("planning",), (), None),
        ("Oficina de Control Interno", (), ("planning",), (), None),
        ("Secretaría de Hacienda", (), (), (), None),
    ],
)
def test_of_who_was_never_heard_from_control_is_told_to_call(
    office: str, roles: tuple[Role, ...], above: tuple[Above, ...], named: tuple[Above, ...],
    on: date | None,
) -> None:  # fmt: skip
    (line,), told = told_above([a_line(office)], above, roles, unheard=True)
    assert told == named
    assert line.escalates_on == on
