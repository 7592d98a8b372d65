"""Somebody is in another city, or at a course, on named days: she is away on these, and what she
leaves to somebody beside it is left."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody

DAYS = {"first": "2026-05-14", "until": "2026-05-15"}


@pytest.mark.parametrize(
    "said",
    [
        "el jueves y viernes estoy en Bogotá, la 3.4 se la encargo a Nelson",
        "jueves y viernes ando en bogota la 3.4 se la encargo a nelson",
        "me voy a una capacitación el jueves y viernes, la 3.4 se la dejo a Nelson",
        "me toca ir a Cali el jueves y viernes, la 3.4 queda en manos de nelson",
        "el jueves y viernes estoy en Bogotá en la feria, la 3.4 queda con Nelson",
    ],
)
def test_the_days_and_the_charge_are_both_taken(town: Town, marta: Chat, said: str) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    town.add("3.5", 30, title="Comprar las sillas")
    somebody(town, 900, "Nelson Páez", Role.DELEGATE, office=town.office_id)
    somebody(town, 901, "Hernán Mejía", Role.CONTROL)
    marta.says(said)
    told = [one for one in marta.heard() if isinstance(one, Note)]
    assert {"away_told", "delegated"} == {one.name for one in told}
    (away,) = (one.values for one in told if one.name == "away_told")
    assert {key: away.get(key) for key in DAYS} == DAYS


@pytest.mark.parametrize(
    "said",
    [
        "me voy a una capacitación el jueves y viernes, cualquier cosa con el ingeniero Fabián",
        "voy a un curso jueves y viernes cualquier cosa con fabian",
        "el jueves y viernes me toca viajar a Medellín",
        "voy a estar en Tunja el jueves y viernes por la auditoría",
        "voy a estar en bogota en un curso el jueves y viernes y me cubre rosa, la 3.4 sigue igual",
    ],
)
def test_the_days_are_told(town: Town, marta: Chat, said: str) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    marta.says(said)
    (away,) = (one for one in marta.heard() if isinstance(one, Note))
    assert away.name == "away_told"
    assert {key: away.values.get(key) for key in DAYS} == DAYS


@pytest.mark.parametrize(
    "said",
    [
        "el jueves estoy en Bogotá socializando la 3.4",
        "la 3.4 la socializamos el jueves en Bogotá",
        "el 15 estoy entregando la 3.4",
        "voy a capacitar el jueves a los funcionarios de la 3.4",
        "la 3.4 quedó con observaciones",
    ],
)
def test_work_on_a_day_is_no_absence(town: Town, marta: Chat, said: str) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    marta.says(said)
    assert not {"away_told", "delegated", "delegates_none"} & {*notes(marta.heard())}
