"""Words that protest and tell nothing, and those that only look like it."""

from __future__ import annotations

import pytest

from bot.understanding.asks.requests.protested import Protest, protest_in

DENIED = [
    "como asi que la negaron?",
    "¿por qué me la negaron si yo expliqué todo?",
    "oigan y por qué me rechazaron el plazo",
    "pero cómo me van a negar eso si el contratista no ha entregado",
    "no estoy de acuerdo con que la hayan negado",
    "y entonces para qué pedí la prórroga si la iban a negar",
    "no entiendo por qué no me aprobaron el plazo de la 1.2",
    "quién la negó?",
    "qué injusticia que nos negaran la prórroga",
    "por qué no me dieron más plazo",
    "con qué argumento negaron la solicitud",
]
TOLD = [
    "pero yo ya había respondido eso",
    "yo ya mandé ese avance de la 1.2 la semana pasada",
    "eso ya lo había contestado",
    "la 1.2 ya la reporté ayer",
    "ya les dije eso por acá y me siguen preguntando",
]
LATE = [
    "no entiendo por qué sale vencida",
    "por que la 1.2 me aparece atrasada si yo ya les reporté",
    "no veo la razón para que la 1.2 esté en rojo",
    "la 1.4 no entiendo por qué figura atrasada",
    "cómo así que vencida",
    "explíquenme por qué aparece en rojo la 1.2",
]
ACCOUNTS = [
    "el concejo negó la adición",
    "la corporación negó la licencia y por eso no avanzamos",
    "por qué no llegó el contrato",
    "nos negaron el permiso de obra",
    "no entiendo por qué no arranca la obra",
    "ya mandé el informe a la contraloría",
    "ya contestamos todos los derechos de petición",
    "ya envié la respuesta al ministerio",
    "la 1.2 está vencida porque no llegó el contrato",
    "la 1.2 va en 60",
    "ya reportamos la información al SUI",
    "ya respondimos todo el requerimiento",
    "porque negaron la licencia",
    "como la negaron toca volver a empezar",
    "que negaron la licencia ambiental",
    "no veo la obra terminada",
    "se negaron a firmar el acta",
    "por que se vencio el contrato y quedo atrasada",
    "la obra está atrasada porque llueve mucho",
    "que está atrasada por las lluvias",
    "como está atrasada la obra pedimos más tiempo",
]


@pytest.mark.parametrize(
    ("text", "against"),
    [
        *((one, Protest.DENIED) for one in DENIED),
        *((one, Protest.TOLD) for one in TOLD),
        *((one, Protest.LATE) for one in LATE),
    ],
)
def test_a_protest_is_known_by_what_it_is_against(text: str, against: Protest) -> None:
    assert protest_in(text) is against


@pytest.mark.parametrize("text", ACCOUNTS)
def test_an_account_of_the_work_is_no_protest(text: str) -> None:
    assert protest_in(text) is None
