"""How many were bought is no figure of what is to be installed, where she says so herself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, Meaning, PendingActivity

TODAY = date(2026, 5, 11)
KNOWN = Context(
    (
        PendingActivity(
            "4.4",
            "Instalar un buzón de sugerencias en cada puesto de salud",
            "5 buzones",
            None,
            None,
            5,
        ),
        PendingActivity("2.4", "Habilitar la cita médica por internet", "", None, None, None),
    ),
    None,
)


def meant(text: str) -> Meaning:
    return understand_checked(text, KNOWN, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "y el buzon de sugerencias tampoco, hemos comprado 3 de los 5 pero no estan instalados",
        "hay 3 de los 5 buzones comprados, ninguno instalado",
        "compramos 3 de los 5 buzones, falta instalarlos",
        "llegaron 3 de 5 buzones, todavía no se han instalado",
        "llegaron 3 de 5 buzones y están sin instalar",
    ],
)
def test_it_is_asked_about(text: str) -> None:
    (told,) = meant(text).updates

    assert told.code == "4.4"
    assert told.ask in (Ask.PERCENT, Ask.CONFIRM)


@pytest.mark.parametrize(
    "text",
    [
        "se han instalado 3 de los 5 buzones, los otros no están comprados",
        "van 3 de los 5 buzones, los otros no están instalados",
        "se instalaron 3 de los 5 buzones, los demás no se han instalado",
        "buzones: 3 de 5 instalados",
    ],
)
def test_what_is_installed_counts(text: str) -> None:
    (told,) = meant(text).updates

    assert (told.code, told.percent, told.ask) == ("4.4", Decimal(60), None)
