"""A digest tells who took the place of whom in the week."""

from __future__ import annotations

from datetime import date

import pytest

from reports.digest import week_lines
from reports.values import Replacement
from tests.unit.reports.samples import CATALOGUE, a_quiet_week, an_ordinary_week, read_of

ONE = Replacement(
    on=date(2026, 5, 8),
    person="Bea Díaz",
    former="Marta Rincón",
    had="la Secretaría de Planeación",
)


@pytest.mark.parametrize(
    ("had", "helps", "said"),
    [
        (
            ONE.had,
            "",
            "Desde el vie 8 may, Bea Díaz responde por la Secretaría de Planeación, en lugar de "
            "Marta Rincón.",
        ),
        (
            "",
            "de Hacienda",
            "Desde el vie 8 may, Bea Díaz es persona delegada de Hacienda, en lugar de Marta "
            "Rincón.",
        ),
        ("", "", "Desde el vie 8 may, Bea Díaz recibe lo que tenía Marta Rincón."),
    ],
)
def test_a_change_of_person_is_a_line_of_the_digest(had: str, helps: str, said: str) -> None:
    week = a_quiet_week(replacements=(ONE.model_copy(update={"had": had, "helps": helps}),))

    for read in read_of(week):
        assert said in read
    assert ("Cambio de persona", "", "", said) in week_lines(week, CATALOGUE)
    for read in read_of(a_quiet_week()):
        assert "en lugar de" not in read


def test_of_many_changes_of_person_the_first_is_told_and_the_others_are_counted() -> None:
    for read in read_of(an_ordinary_week(replacements=(ONE,) * 3)):
        assert read.count("en lugar de Marta Rincón") == 1
        assert "2 cambios de persona" in read
