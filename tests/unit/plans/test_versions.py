"""Whether a file is a newer version of a plan, or a plan of its own."""

from __future__ import annotations

import pytest

from plans.storing.same_plan import Version, all_like

TITLES = (
    "Publicar el mapa de riesgos",
    "Realizar la audiencia",
    "Racionalizar trámites",
    "Capacitar",
)
STORED = Version("PRIMER SEGUIMIENTO AL PLAN ANTICORRUPCIÓN 2026", 2026, TITLES)


@pytest.mark.parametrize(
    ("newer", "same"),
    [
        (STORED, True),
        (Version("SEGUNDO SEGUIMIENTO AL PLAN ANTICORRUPCIÓN 2026", 2026, TITLES[:1]), True),
        (Version("otro nombre.xlsx", 2026, TITLES), True),
        (Version("otro nombre.xlsx", None, TITLES), True),
        (Version("otro nombre.xlsx", 2026, (*TITLES[:1], "Otra", "Otra más", "Y otra")), False),
        (Version(STORED.title, 2026, ("Otra", "Otra más")), False),
        (Version(STORED.title, 2025, TITLES), False),
        (Version(STORED.title, 2026, ()), False),
    ],
)
def test_a_newer_version_has_the_year_and_activities_of_the_older(
    newer: Version, same: bool
) -> None:
    assert all_like([(7, STORED)], newer) == ([7] if same else [])


def test_of_two_plans_the_one_with_more_in_common_is_meant() -> None:
    other = Version("PLAN DE ACCIÓN 2026", 2026, (*TITLES[:2], "Otra"))

    assert all_like([(7, STORED), (8, other)], Version("x", 2026, TITLES))[0] == 7


def test_without_plans_it_is_a_new_one() -> None:
    assert all_like([], STORED) == []
