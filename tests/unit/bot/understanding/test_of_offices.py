"""Who answers for all that an office has, or has come to it."""

from __future__ import annotations

import pytest

from bot.understanding.asks.people.of_offices import office_and_who


@pytest.mark.parametrize(
    "text",
    [
        "desde el lunes las actividades de Hacienda las responde Jairo",
        "a partir del 15 de junio Jairo responde por las de Hacienda",
        "Jairo queda a cargo de Hacienda",
        "las actividades de Hacienda ahora las lleva Jairo",
        "desde el lunes Jairo se encarga de lo de Hacienda",
        "lo de Hacienda lo asume Jairo",
        "llegó Jairo a Hacienda",
        "llegó Jairo a Hacienda, jairo@x.gov.co",
        "Jairo entró a Hacienda en reemplazo de Pedro",
        "ahora el enlace de Hacienda es Jairo",
        "Jairo se cambia de oficina, pasa a Hacienda desde el lunes",
        "Jairo pasa a Hacienda desde el lunes",
        "Jairo desde el lunes pasa a Hacienda",
        "Jairo se cambió de oficina a Hacienda",
    ],
)
def test_who_answers_for_an_office_is_found_with_it(text: str) -> None:
    assert office_and_who(text) == ("hacienda", "jairo")


@pytest.mark.parametrize(
    "text",
    [
        "¿las actividades de Hacienda las responde Jairo?",
        "la 2.1 de Hacienda la responde Jairo",
        "las actividades de Hacienda van en 60",
        "las actividades de Hacienda las responde el contratista",
        "las actividades de Hacienda no las responde nadie",
        "llegó el acta a Hacienda",
        "informe pasa a Hacienda",
        "el informe pasa a Hacienda desde el lunes",
        "la 2.1 pasa a Hacienda desde el lunes",
        "Jairo se fue a recoger las actas desde el lunes",
        "Jairo lleva la mitad de las visitas",
    ],
)
def test_other_words_say_who_answers_for_no_office(text: str) -> None:
    assert office_and_who(text) is None
