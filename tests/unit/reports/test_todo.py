"""Which things a digest asks for, where two of them would be about the same office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.unreached import Unreached
from reports.asked_for import TodoKind
from reports.todo import Matters, first
from reports.weekly import UnreachableOffice
from tests.unit.reports.happened import UNCLOSED
from tests.unit.reports.samples import MONDAY


def an_office(name: str, reason: Unreached, *people: str) -> UnreachableOffice:
    return UnreachableOffice(name=name, activities=1, reason=reason, people=people)


def matters(*offices: UnreachableOffice, expired: bool = False) -> Matters:
    return Matters(
        standings=(), silent=(), unreachable=offices, requests=(), nobody_decides=False,
        open_faults=0, waiting=(), disagreements=(), at_risk=(),
        unclosed=(UNCLOSED[0].model_copy(update={"expired": expired}),),
    )  # fmt: skip


FABIO = UNCLOSED[0].person
ABSENT = an_office("Comunicaciones", Unreached.UNCONFIRMED, FABIO)
OTHER = an_office("Hacienda", Unreached.UNCONFIRMED, "Nubia Salcedo")


def test_whoever_may_be_away_is_asked_for_once_and_not_to_be_called_too() -> None:
    asked = first(matters(OTHER, ABSENT), MONDAY)

    assert [one.kind for one in asked] == [TodoKind.UNREACHABLE, TodoKind.ABSENCE]
    assert asked[0].unreachable == OTHER
    assert asked[0].also == ()


@pytest.mark.parametrize(
    ("office", "expired"),
    [
        (ABSENT, True),
        (an_office("Comunicaciones", Unreached.RETURNED, FABIO), False),
        (an_office("Comunicaciones", Unreached.UNCONFIRMED, "Ana"), False),
    ],
)
def test_whose_absence_is_over_or_another_one_s_is_called(
    office: UnreachableOffice, expired: bool
) -> None:
    asked = first(matters(OTHER, office, expired=expired), MONDAY)

    told = [one.unreachable.name for one in asked if one.unreachable is not None]
    assert told == ["Hacienda", "Comunicaciones"]


def test_names_of_many_offices_come_behind_the_offices() -> None:
    areas = an_office("Todas las áreas", Unreached.COLLECTIVE)

    assert first(matters(areas, OTHER), MONDAY)[0].unreachable == OTHER


def test_what_is_to_be_done_otherwise_about_an_office_is_no_part_of_the_same_thing() -> None:
    back, blocked = (
        an_office("TIC", Unreached.RETURNED, "Ligia Montes"),
        an_office("Salud", Unreached.BLOCKED, "Ana Cuesta"),
    )
    areas = an_office("Todas las áreas", Unreached.COLLECTIVE)
    many = matters(back, blocked, OTHER, areas)
    asked = first(replace(many, open_faults=1), MONDAY)

    assert [one.unreachable for one in asked[:2]] == [back, None]
    assert [one.name for one in asked[0].also] == ["Salud"]  # not whom to ask who reads there
