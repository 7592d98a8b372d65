"""What is read as a figure and is none: things counted of an unknown whole or in one
month, a month's share, what is only wished for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity

TODAY = date(2027, 5, 11)
DUE = date(2027, 5, 29)
TRAINED = PendingActivity(
    "2.2", "Capacitar a los funcionarios en ventanilla", "12 funcionarios capacitados",
    DUE, Decimal(0), 1,
)  # fmt: skip
POLL = PendingActivity(
    "4.1", "Medir la satisfacción de los usuarios", "Informe", DUE, Decimal(2), 1
)
TABLES = PendingActivity("4.3", "Tabular las encuestas del predial", "", DUE, Decimal(10), 1)
MEETINGS = PendingActivity(
    "5.1", "Encuentros con veedores", "Encuentros realizados", DUE, Decimal(0), 1
)
TALKS = PendingActivity("5.2", "Realizar 4 diálogos", "Actas", DUE, Decimal(0), None)
COUNTED = PendingActivity("5.3", "Ferias del servicio", "4 ferias", DUE, Decimal(25), 4)
ALL = Context((TRAINED, POLL, TABLES, MEETINGS, TALKS, COUNTED), None)


def told(text: str) -> dict[str | None, tuple[Decimal | None, Ask | None]]:
    return {
        one.code: (one.percent, one.ask) for one in understand_checked(text, ALL, TODAY).updates
    }


@pytest.mark.parametrize(
    "text",
    [
        "la 2.2 listo los 9",
        "la 2.2 van los 12",
        "los dialogos de la 2.2 ya son los 4",
        "la 4.1 ya son 3",
        "la 4.1 llevamos las 12",
        "la 2.2 ya llevamos 9 capacitados",
        "la 4.1 va en 40 por ciento de lo de este mes",
        "la 4.1 vamos en el 40 % de lo del trimestre",
        "que la 4.3 sea publicada",
        "pidieron que la 4.3 quede publicada pronto",
        "falta que la 4.3 quede publicada",
        "hay que publicar la 4.3",
        "cuando la 4.3 esté lista",
        "la 2.2 van 9",
        "2.2 van 9",
        "la 2.2: llevamos 9",
        "de la 2.2 van 12, falta la de agosto",
        "la 4.1 hicimos 3",
        "la 4.1 van ya 9",
        "la 5.1 vamos en 1 encuentro",
        "la 5.1 vamos en un encuentro",
        "la 5.1 apenas va 1 encuentro",
        "la 5.2 vamos en 1 diálogo",
        "la 5.2 llevamos 1 diálogo",
        "la 5.2 va 1 diálogo",
    ],
)
def test_no_figure_of_the_work_is_asked_for(text: str) -> None:
    assert [*told(text).values()] == [(None, Ask.PERCENT)]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("la 4.1 van 60", 60),
        ("la 4.1 va en 9", 9),
        ("la 4.1 van en 9", 9),
        ("la 4.1 vamos en 9", 9),
        ("la 4.1 van 9 %", 9),
        ("la 4.1 llevamos 9 por ciento", 9),
        ("la 4.1 van 9 de 12", 75),
        ("la 4.1 ya son 95", 95),
        ("la 4.1 va en 25", 25),
        ("la 4.3 quedó publicada", 100),
        ("la 4.3 dicen que quedó lista", 100),
        ("la 4.1 ya está", 100),
        ("la 5.1 ya hicimos 1 encuentro", 100),
        ("la 5.1 va en 1 %", 1),
        ("la 5.2 vamos en 35 con los diálogos", 35),
        ("la 5.3 vamos en 2 ferias", 50),
    ],
)
def test_a_figure_holds(text: str, percent: int) -> None:
    assert [*told(text).values()] == [(Decimal(percent), None)]


@pytest.mark.parametrize(
    "text",
    [
        "la 4.1: marzo van 4 de 5 contratos",
        "la 4.1: en marzo van 4 de 5 contratos",
        "de la 4.1 en abril hicimos 3 de las 6 mesas",
        "la 4.1: marzo: 4 de 5 contratos",
        "la 4.1 van 4 de 5 contratos de marzo",
        "la 4.1 este mes van 4 de los 5 contratos",
        "la 4.1 para el mes de marzo van 4 de 5 contratos",
    ],
)
def test_what_was_counted_in_one_month_is_not_the_share_of_the_whole(text: str) -> None:
    assert [*told(text).values()] == [(None, Ask.PERCENT)]


@pytest.mark.parametrize(
    "text",
    [
        "la 4.1: van 4 de 5 contratos",
        "la 4.1: a marzo van 4 de 5 contratos",
        "la 4.1: al corte de marzo van 4 de 5 contratos",
        "la 4.1: a 31 de marzo van 4 de 5 contratos",
        "la 4.1: de enero a marzo van 4 de 5 contratos",
        "la 4.1: hasta marzo van 4 de 5 contratos",
        "la 4.1: van 4 de 5 contratos, el último se firmó en marzo",
        "la 4.1: en marzo quedamos en 80",
        "la 4.1: en marzo van 4 de 5 contratos, 80 %",
    ],
)
def test_what_was_counted_up_to_a_month_is(text: str) -> None:
    assert [*told(text).values()] == [(Decimal(80), None)]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("la 4.1 va en 25 y la 2.2 listo los 9", {"4.1": 25, "2.2": None}),
        ("la 2.2 listo los 9 y la 4.1 va en 70", {"4.1": 70, "2.2": None}),
        ("4.1 80 4.3 listo los 6", {"4.1": 80, "4.3": None}),
        ("la 4.3 quedan 2 y la 4.1 va en 70", {"4.1": 70, "4.3": None}),
        ("la 4.1 ya quedó lista y que la 4.3 sea publicada", {"4.1": 100, "4.3": None}),
        ("que la 4.3 sea publicada y la 4.1 ya quedó lista", {"4.1": 100, "4.3": None}),
    ],
)
def test_a_figure_beside_it_holds(text: str, percent: dict[str, int | None]) -> None:
    assert {code: one[0] for code, one in told(text).items()} == percent
