"""Two deeds in one sentence, each of another activity: each waits for the figure of its own."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's."""
    titles = {
        "1.1": "Capacitaciones en servicio al ciudadano",
        "1.2": "Actualizar el mapa de riesgos",
        "1.3": "Estrategia de rendición de cuentas",
    }
    return {code: town.add(code, 0, title=title, product="") for code, title in titles.items()}


def questions(marta: Chat) -> list[tuple[str, str, str]]:
    """Return what is asked now: of which activity, and with which words."""
    asked = [one for one in marta.heard() if isinstance(one, Question)]
    return [(one.name, one.line.handle if one.line else "", one.words) for one in asked]


SECOND = [
    "mandamos la estrategia de rendición",
    "enviamos la convocatoria de la rendición de cuentas",
    "ya radicamos la rendición de cuentas",
]


@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("joint", [" y ", ", y "])
def test_each_keeps_its_own_words(
    town: Town, marta: Chat, ids: dict[str, int], second: str, joint: str
) -> None:
    first = "hicimos la capacitación con 12 personas"
    marta.says(f"{first}{joint}{second}")
    told = {}
    for figure in (20, 30):
        ((_, handle, words),) = questions(marta)
        told[handle] = words
        marta.says(str(figure))
    assert told == {"1.1": first, "1.3": second}
    assert {one.activity_id: one.description for one in town.reports()} == {
        ids["1.1"]: first,
        ids["1.3"]: second,
    }


def test_so_they_do_where_one_of_them_is_asked_about(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 1.1 va bien")
    marta.says("hicimos la capacitación con 12 personas y mandamos la estrategia de rendición")
    marta.heard()
    marta.says("65")
    marta.says("40")
    assert {one.activity_id: one.description for one in town.reports()} == {
        ids["1.1"]: "va bien. hicimos la capacitación con 12 personas",
        ids["1.3"]: "mandamos la estrategia de rendición",
    }


@pytest.mark.parametrize(
    "said",
    [
        "hicimos la capacitación y mandamos el acta de la capacitación",
        "hicimos la capacitación con 12 personas y mandamos la invitación",
        "la capacitación la hicimos con 12 personas y salimos tarde",
    ],
)
@pytest.mark.usefixtures("ids")
def test_what_names_no_other_stays_together(marta: Chat, said: str) -> None:
    marta.says(said)
    ((_, handle, words),) = questions(marta)
    assert (handle, words) == ("1.1", said)
