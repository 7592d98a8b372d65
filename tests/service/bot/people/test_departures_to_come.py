"""A lead says on which day she leaves: who keeps the plan is told, and the day is no figure."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.notice_names import LEAVES
from models.owed import Notice
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post

pytestmark = pytest.mark.usefixtures("luz", "consuelo")


@pytest.fixture
def activity(town: Town) -> int:
    """The only activity of Marta's."""
    return town.add("2.3", 10, title="Actualizar la política de datos personales", product="")


def told(town: Town) -> set[str]:
    """Return the words of which somebody is told."""
    query = select(Notice).where(Notice.kind == LEAVES).order_by(Notice.id)
    return {row.details["words"] for row in town.rows(query)}


SOON = [
    "el 20 me voy de la alcaldía",
    "mi último día es el 15",
    "desde el lunes me trasladan a educación",
    "trabajo hasta el viernes 15, despues queda german a cargo",
    "mi ultimo dia de trabajo es el viernes 15",
    "solo estoy hasta el 15, de ahi en adelante queda encargado German Useche",
    "mi contrato va hasta el 20",
    "el contrato mio se acaba el 20",
    "renuncio el 20",
    "me retiro el 20",
    "entrego el cargo el 20",
    "a partir del 20 me pasan para hacienda",
    "yo voy hasta el 15 nomas, luego me reemplaza German",
    "trabajo aca hasta el 20 de mayo",
]


@pytest.mark.parametrize("said", SOON)
@pytest.mark.parametrize("by_mail", [False, True])
@pytest.mark.parametrize("two", [False, True])
def test_that_she_leaves_on_a_day_is_told(
    town: Town, marta: Chat, activity: int, said: str, by_mail: bool, two: bool
) -> None:
    if two:
        town.add("2.7", 60, title="Cargar las hojas de vida en el SIGEP", product="")
    post = Post(town)
    item = post.remind(activity)
    _ = post.answer(item, said, proof=PROVEN) if by_mail else marta.says(said)

    assert (post.notes(MARTA) if by_mail else notes(marta.heard())) == ["leaves_told"]
    assert (told(town), town.figure(activity)[0], town.reports()) == ({said}, 10, [])


@pytest.mark.parametrize("said", SOON)
@pytest.mark.parametrize("first", [False, True])
def test_beside_a_figure_it_is_told_and_in_no_description(
    town: Town, marta: Chat, activity: int, said: str, first: bool
) -> None:
    whole = f"{said}. La 2.3 va en 60 %" if first else f"La 2.3 va en 60 %, {said}"
    marta.says(whole)
    assert notes(marta.heard()) == ["leaves_told", "receipt"]
    assert (town.figure(activity), told(town)) == ((60, ""), {whole})


@pytest.mark.parametrize(
    "said",
    [
        "la 2.3 va en 60, el último día de la capacitación es el 15",
        "la 2.3 va en 60, mi último día de taller es el 15",
        "la 2.3 va en 60, trabajo en la política hasta el viernes",
        "la 2.3 va en 60, el contrato del proveedor va hasta el 20 de mayo",
        "la 2.3 va en 60, me retiro el 20 del comité",
        "la 2.3 va en 60, estamos en eso hasta el 15",
        "la 2.3 va en 60, la entrego el 20",
    ],
)
def test_days_of_the_work_are_no_departure(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)
    assert (town.figure(activity)[0], told(town)) == (60, set())


@pytest.mark.parametrize(
    "said",
    [
        "estoy de vacaciones hasta el 15",
        "solo estoy hasta el 15 en el comité",
        "trabajo hasta el viernes y el lunes salgo a vacaciones",
        "voy hasta el 15",
        "la 2.3 voy hasta el 15 y salgo de permiso, me reemplaza German",
    ],
)
@pytest.mark.usefixtures("activity")
def test_who_only_is_away_does_not_leave(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert told(town) == set()
