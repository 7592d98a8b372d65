"""The facts of the whole plan stand above its table, in many words."""

from __future__ import annotations

from datetime import date

import pytest

from plans.activities.preamble import Preamble, read_preamble, year_of


def test_the_lines_above_a_table_are_understood() -> None:
    lines = [
        "SEGUIMIENTO PLAN ANTICORRUPCIÓN Y ATENCIÓN AL CIUDADANO",
        "Entidad **Alcaldía de Puerto Esperanza**",
        "Vigencia **2021**",
        "Fecha de Publicación: **14 de enero de 2022**",
        "Fecha de Seguimiento: **31 de diciembre de 2021**",
    ]
    assert read_preamble(lines) == Preamble(
        entity="Alcaldía de Puerto Esperanza",
        title="SEGUIMIENTO PLAN ANTICORRUPCIÓN Y ATENCIÓN AL CIUDADANO",
        year=2021,
        cutoff=date(2021, 12, 31),
        published=date(2022, 1, 14),
    )


def test_a_preamble_that_says_nothing_gives_nothing() -> None:
    assert read_preamble([]) == Preamble()
    assert read_preamble(["Página 1", "Objetivo: fortalecer el plan"]) == Preamble()


@pytest.mark.parametrize(
    ("line", "entity"),
    [
        ("ALCALDÍA DE PUERTO ESPERANZA", "ALCALDÍA DE PUERTO ESPERANZA"),
        ("Municipio de San Roque - Vigencia 2026", "Municipio de San Roque"),
        ("Alcaldía de San Roque, Plan de acción 2026", "Alcaldía de San Roque"),
        ("Nombre de la entidad: Hospital San Roque", "Hospital San Roque"),
        ("## Municipio de Puerto Esperanza", "Municipio de Puerto Esperanza"),
        ("Entidad:", None),
        ("Plan de la Alcaldía", None),
    ],
)
def test_the_entity_is_found_by_its_label_or_its_first_word(line: str, entity: str | None) -> None:
    assert read_preamble([line]).entity == entity


@pytest.mark.parametrize(
    ("line", "year"),
    [("Vigencia: 2026", 2026), ("Plan de acción 2026", 2026), ("Resolución 2026", None)],
)
def test_the_year_is_labelled_or_in_the_title(line: str, year: int | None) -> None:
    assert read_preamble([line]).year == year


def test_the_cut_off_may_be_called_corte_and_needs_a_date() -> None:
    assert read_preamble(["Fecha de corte: 31/08/2026"]).cutoff == date(2026, 8, 31)
    assert read_preamble(["Fecha de corte: agosto"]).cutoff is None


def test_a_year_that_is_not_printed_is_the_cut_offs_or_that_of_most_dates() -> None:
    days = [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
    assert year_of(Preamble(year=2024), date(2025, 4, 30), days) == 2024
    assert year_of(Preamble(), date(2025, 4, 30), days) == 2025
    assert year_of(Preamble(), None, days) == 2026
    assert year_of(Preamble(), None, []) is None
