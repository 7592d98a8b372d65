"""Days on which somebody goes, comes back or tells more are no figures, and what is brought then is
not done today."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import PROVEN, Post


@pytest.fixture
def activity(town: Town) -> int:
    """The only activity of Marta's."""
    return town.add("2.3", 10, title="Actualizar la política de datos personales", product="")


DAYS = [
    "le cuento el 16",
    "en comisión del 16 al 20",
    "jairo sale es el 10",
    "vuelvo el 19",
    "salgo es el 16",
    "me voy el 20",
    "de permiso del 14 al 15 de mayo",
    "regreso el 19 y le cuento",
    "el ingeniero regresa el 20",
    "les informo el 25",
]


@pytest.mark.parametrize("said", DAYS)
@pytest.mark.parametrize("by_mail", [False, True])
def test_a_day_of_somebody_is_no_figure(
    town: Town, marta: Chat, activity: int, said: str, by_mail: bool
) -> None:
    post = Post(town)
    item = post.remind(activity)
    _ = post.answer(item, said, proof=PROVEN) if by_mail else marta.says(said)
    assert (town.reports(), town.figure(activity)[0]) == ([], 10)
    rows = post.mailbox("marta@puertoesperanza.example") if by_mail else []
    heard = [one for _, one in rows] if by_mail else marta.heard()
    assert "question" not in notes(heard)


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("le cuento el 16 %", 16),
        ("les informo que el 60", 60),
        ("del 16 pasamos al 20", 20),
        ("va en 20, vuelvo el 19", 20),
        ("en comisión del 16 al 20. va en 40", 40),
    ],
)
def test_a_figure_beside_or_of_the_work_is_one(
    town: Town, marta: Chat, activity: int, said: str, figure: int
) -> None:
    marta.says(said)
    if not town.reports():
        marta.says("sí")
    assert town.figure(activity)[0] == figure


@pytest.mark.parametrize(
    "said",
    [
        "vuelvo el 19 con la 2.3 lista",
        "el 19 vuelvo con la 2.3 lista",
        "regreso el 20 de mayo con la 2.3 terminada",
        "salgo mañana y vuelvo el 19 con la 2.3 lista",
        "estoy de permiso y vuelvo el 19 con la 2.3 lista",
        "el 25 llego ya con la 2.3 publicada",
    ],
)
@pytest.mark.parametrize("two", [False, True])
def test_what_she_comes_back_with_is_not_done_today(
    town: Town, marta: Chat, said: str, two: bool, activity: int
) -> None:
    if two:
        town.add("2.7", 60, title="Cargar las hojas de vida en el SIGEP", product="")
    marta.says(said)
    assert (town.reports(), town.figure(activity)[0]) == ([], 10)


@pytest.mark.usefixtures("activity")
def test_two_that_she_comes_back_with_are_not_done_today(town: Town, marta: Chat) -> None:
    town.add("2.7", 60, title="Cargar las hojas de vida en el SIGEP", product="")
    marta.says("me voy de vacaciones mañana, vuelvo el 25 con la 2.3 y la 2.7 listas")
    assert notes(marta.heard()) == ["away_told", "question"]
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "volví el 8 con la 2.3 lista",
        "la 2.3 lista, vuelvo el 19",
        "terminamos la 2.3. vuelvo el 19",
    ],
)
def test_what_is_done_is_done_whenever_she_comes_back(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)
    assert town.figure(activity)[0] == 100
