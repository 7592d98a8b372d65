"""What a line says that names a level."""

from __future__ import annotations

from plans.readers.named_levels import named_level


def test_a_line_names_its_level_with_a_number_or_a_colon() -> None:
    assert named_level("EJE ESTRATÉGICO 2: ARCHIVO") == "EJE ESTRATÉGICO"
    assert named_level("Objetivo: ordenar el archivo") == "Objetivo"
    assert named_level("PROGRAMA 2026") == ""
    assert named_level("Ejecutar 2 talleres") == ""
    assert named_level("Plan 2. Fondos acumulados") == "Plan"
    assert named_level("Plan de acción 2026") == ""
