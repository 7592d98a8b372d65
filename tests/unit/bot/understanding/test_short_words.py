"""What people type on a phone: short words read as the whole ones, and joints name no activity."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.meaning import Context, Intent, Meaning, OtherActivity, PendingActivity
from bot.understanding.understand import understand_by_rules

TODAY = date(2026, 3, 5)
WIFI = PendingActivity(
    "6.1", "Instalar puntos de wifi gratis en los parques", "Puntos instalados",
    date(2026, 3, 13), Decimal(35), 10,
)  # fmt: skip
SETS = PendingActivity(
    "6.2", "Publicar los datos abiertos de la entidad", "Conjuntos publicados",
    date(2026, 4, 21), None, 12,
)  # fmt: skip
DOGS = OtherActivity("3.1", "Vacunar perros y gatos contra la rabia", "Salud")
TIC = Context((WIFI, SETS), None, others=(DOGS,))


def meant(text: str) -> Meaning:
    return understand_by_rules(text, TIC, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "el wifi va en 55% pero toca pedir plazo hasta el 27 d marzo xq no hay fibra",
        "el wifi va en 55% pero necesito plazo hasta el 27 de marzo porque no hay fibra",
        "el wifi va en 55% pero pido plazo pal 27 d marzo pq no hay fibra",
        "el wifi 55% ya, pero dame plazo hasta el 27 d marzo q no hay fibra",
    ],
)
def test_more_time_behind_but_is_asked_for_her_own(text: str) -> None:
    told = meant(text)
    assert told.intent is Intent.EXTENSION
    assert (told.codes, told.until) == (("6.1",), date(2026, 3, 27))
    assert [(one.code, one.percent) for one in told.updates] == [("6.1", Decimal(55))]


@pytest.mark.parametrize("joint", ["pero", "pero el operador", "porque", "xq", "aunque"])
def test_a_joint_names_no_activity_of_others(joint: str) -> None:
    told = meant(f"el wifi va en 55 % {joint} no ha llegado la fibra")
    assert told.intent is Intent.REPORT
    assert told.codes == ()


def test_dogs_are_named_by_their_own_word() -> None:
    told = meant("los perros van en 55 %")
    assert told.intent is Intent.ELSEWHERE
    assert told.codes == ("3.1",)


@pytest.mark.parametrize(
    "text",
    [
        "6.2 ya subimos 4 d 12 conjuntos",
        "6.2 ya subimos 4 de los 12 conjuntos",
        "6.2 ya se subieron 4 d 12",
        "6.2 subimos ya 4 conjuntos d los 12",
        "6.2 vamos 4 d 12",
    ],
)
def test_so_many_of_all_that_were_put_up_are_how_far_it_is(text: str) -> None:
    assert [(one.code, one.percent) for one in meant(text).updates] == [("6.2", Decimal(33))]


@pytest.mark.parametrize("text", ["6.1 subió 2 puntos más", "6.2 subimos 4 conjuntos más de 12"])
def test_so_many_more_are_asked_about(text: str) -> None:
    assert [one.ask is not None for one in meant(text).updates] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "q tengo pendiente pa estos días?",
        "q tengo pendiente para esta semana?",
        "que tengo pendiente estos dias",
        "qué hay pendiente para los próximos días?",
        "q me queda pendiente pa estas semanas?",
    ],
)
def test_what_is_open_these_days_is_her_list(text: str) -> None:
    assert meant(text).intent is Intent.LIST
