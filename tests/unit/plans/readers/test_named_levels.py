"""What a line says that names a level."""

from __future__ import annotations

import pytest

from plans.readers.named_levels import named_level


def test_a_line_names_its_level_with_a_number_or_a_colon() -> None:
    assert named_level("EJE ESTRATÉGICO 2: ARCHIVO") == "EJE ESTRATÉGICO"
    assert named_level("Objetivo: ordenar el archivo") == "Objetivo"
    assert named_level("Grupo de estándares: Gerencia") == "Grupo de estándares"
    assert named_level("Grupo de estudio: lectura") == ""
    assert named_level("PROGRAMA 2026") == ""
    assert named_level("Ejecutar 2 talleres") == ""
    assert named_level("Plan 2. Fondos acumulados") == "Plan"
    assert named_level("Plan de acción 2026") == ""


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Hallazgo 1. Diferencias entre los libros y el inventario", "Hallazgo"),
        ("Hallazgo No. 3 - Cartera sin cobrar", "Hallazgo"),
        ("OBSERVACIÓN 2: ARCHIVO SIN INVENTARIO", "OBSERVACIÓN"),
        ("HALLAZGO N° 12 (A, D) Contratos sin liquidar", "HALLAZGO"),
        ("No conformidad 4 Equipos sin calibrar", "No conformidad"),
        ("Hallazgo: cartera sin cobrar", "Hallazgo"),
        ("Hallazgo 3", "Hallazgo"),
    ],
)
def test_a_line_names_what_an_audit_found(line: str, level: str) -> None:
    assert named_level(line) == level


@pytest.mark.parametrize(
    "line",
    [
        "Hallazgo", "Hallazgo No.", "Hallazgos: 9", "Hallazgo: 9", "Hallazgo 2 se cerró en marzo",
        "hallazgo 3 del informe de la auditoría", "Observación: las fechas pueden cambiar",
        "Observaciones 2026", "Hallazgo 2024 de la auditoría", "No conformidades 3",
    ],
)  # fmt: skip
def test_a_heading_a_count_a_note_or_a_sentence_names_nothing_that_an_audit_found(
    line: str,
) -> None:
    assert named_level(line) == ""
