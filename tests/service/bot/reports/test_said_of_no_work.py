"""«60, ustedes preguntan mucho»: what stands beside a figure and tells nothing of the work is in no
description; what tells of it stays."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def policy(town: Town) -> int:
    """An activity of Marta's beside another."""
    town.add("3.3", 10, title="Convocar a los veedores", due=date(2026, 8, 31))
    title = "Socializar la política de integridad"
    return town.add("2.1", 10, title=title, due=date(2026, 8, 31))


def told_back(chat: Chat) -> list[str]:
    """Return the words that are told back."""
    notes = [one for one in chat.heard() if isinstance(one, Note) and one.name == "unheard"]
    values = [one.values or {} for one in notes]
    return [str(one[key]) for one in values for key in sorted(one) if key.startswith("words")]


@pytest.mark.parametrize(
    "said",
    [
        "ustedes preguntan mucho",
        "ud escribe a cada rato",
        "mañana le cuento del resto",
        "la otra semana le cuento más",
        "lo demás se lo digo personalmente",
        "ahora sigo",
        "eso sería",
        "perdón es que estaba almorzando",
        "estoy sin señal",
        "ando en carro",
        "estoy sin datos",
        "saludes a todos",
        "que descanse",
        "perdón por los errores",
        "cuando pueda la llamo",
        "le mando audio",
        "ya voy a colgar",
        "el alcalde me está llamando",
        "tengo mucho trabajo",
    ],
)
@pytest.mark.parametrize("joint", [", ", ". "])
def test_it_is_in_no_description(
    town: Town, marta: Chat, policy: int, joint: str, said: str
) -> None:
    assert marta.says(f"la 2.1 va en 60{joint}{said}") == "recorded"
    assert town.figure(policy) == (60, "")


@pytest.mark.parametrize(
    "said",
    [
        "no lo publique todavía",
        "escriban mas bien por correo",
        "no la muestren aún",
        "escriba mejor al whatsapp",
        "no me copien a Pedro en los correos",
        "no me llamen",
    ],
)
def test_what_is_wished_of_us_is_told_back(town: Town, marta: Chat, policy: int, said: str) -> None:
    assert marta.says(f"la 2.1 va en 60, {said}") == "recorded"
    assert town.figure(policy) == (60, "")
    assert told_back(marta) == [said]


@pytest.mark.parametrize(
    "said",
    [
        "mañana seguimos con los talleres",
        "falta que me llame el ingeniero",
        "la otra semana es la jornada",
        "lo demás lo hace sistemas",
        "nos falta la señal de internet en la vereda",
        "estamos sin internet para subir el documento",
        "ustedes ya tienen el documento en físico",
        "preguntamos a los usuarios",
        "se escribió la política con los líderes",
        "la reunión con el concejo fue ayer",
        "la comunidad pregunta mucho por el formato",
        "se les mandó correo a los funcionarios",
        "el taller se hace el viernes",
        "Pedro no nos ha mandado los datos",
        "se copió la política a todas las oficinas",
        "se hizo en el carro de la alcaldía por las veredas",
        "nos toca esperar la firma del alcalde",
        "ya hablamos con Pedro y quedó de mandar el acta",
        "hable con Pedro y falta la firma",
        "el contratista está enfermo y no ha entregado",
        "grabamos el audio de la cuña",
        "se publica cuando el alcalde la firme",
        "hay mucho trabajo con las veredas",
        "todavía no se ha publicado",
    ],
)
def test_what_is_of_the_work_stays(town: Town, marta: Chat, policy: int, said: str) -> None:
    assert marta.says(f"la 2.1 va en 60, {said}") == "recorded"
    assert town.figure(policy) == (60, said)
