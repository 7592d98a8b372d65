"""What a motive tells of somebody's health is not carried to other offices."""

from __future__ import annotations

import pytest

from bot.understanding.asks.people.of_health import ABSENT, without_health


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("la enfermera Luz Dary está en incapacidad por una cirugía", ABSENT),
        ("Luz Dary está incapacitada", ABSENT),
        ("luz dary esta incapacitada hasta el 20", ABSENT),
        ("a la doctora Ruth la operaron de la rodilla", ABSENT),
        ("la incapacidad de Rosa Tapia", ABSENT),
        ("a la enfermera jefe le diagnosticaron cáncer", ABSENT),
        ("la jefe tiene dengue", ABSENT),
        ("Camilo se enfermó y no se entregó el informe", f"{ABSENT} y no se entregó el informe"),
        ("falta el acta, Rosa está hospitalizada, le hicieron una cirugía",
         f"falta el acta, {ABSENT}"),
        ("el contratista no entregó. Camilo Ortega está enfermo",
         f"el contratista no entregó. {ABSENT}"),
    ],
)  # fmt: skip
def test_the_health_of_somebody_is_an_absence(words: str, kept: str) -> None:
    assert without_health(words) == kept
    assert without_health(kept) == kept


@pytest.mark.parametrize(
    "words",
    [
        "el contratista se enfermó",
        "la enfermera jefe está en licencia",
        "la Secretaría de Salud no ha entregado el dato",
        "se aplazó la jornada de cirugías por falta de equipos",
        "la ruta de atención a personas incapacitadas no está aprobada",
        "el brote de dengue obligó a suspender las visitas",
        "Luz Dary está de vacaciones",
        "el puesto de salud no tiene enfermera",
        "estoy incapacitada hasta el viernes",
        "",
    ],
)
def test_other_motives_stay_as_they_are_written(words: str) -> None:
    assert without_health(words) == words


def test_many_signs_one_after_another_take_no_time() -> None:
    assert without_health(f"Rosa está hospitalizada {': ' * 2000}x").startswith(ABSENT)
