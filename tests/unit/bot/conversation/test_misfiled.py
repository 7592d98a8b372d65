"""Texts that say nothing but of which activity a file is, and near ones that say more."""

from __future__ import annotations

import pytest

from bot.conversation.filing import misfiled


@pytest.mark.parametrize(
    "text",
    [
        "Buenos días, es de la actividad 1.5. Muchas gracias",
        "No es de la 2.2 sino de la 1.5, por favor corregir",
        "El documento corresponde a la 1.5, no a la 2.2. Quedo atento.",
        "Perdón, es el plan de la 1.5, no de la 2.2",
        "El plan firmado es de la 1.5, no de la 2.2",
        "Por favor cambiarlo a la 1.5",
        "Pertenece a la 1.5, no a la 2.2. Por favor pasarlo.",
        "No es un avance, es el soporte de la 1.5, gracias",
        "Esto no es reporte de avance. El archivo es soporte de la 1.5",
        "Se equivocaron, es de la 1.5",
        "Doctora Patricia, el PDF no es de la 2.2, es de la 1.5. Gracias por corregirlo.",
        "es de la 1.5 Formular el plan de tratamiento de riesgos fiscales.",
        "Es del plan de riesgos fiscales",
        "1.5",
    ],
)
def test_it_says_where(text: str) -> None:
    assert misfiled.says_where(text)


@pytest.mark.parametrize(
    "text",
    [
        "es de la 1.5, ya está en 80",
        "es de la 1.5 que ya quedó",
        "La 1.5 ya no es de nosotros, es de jurídica",
        "No estoy reportando avance de la 1.5",
        "la 1.5 sigue al 100 %",
        "va en la etapa de contratación",
        "gracias",
        "es el 80",
    ],
)
def test_it_says_more(text: str) -> None:
    assert not misfiled.says_where(text)
