"""What is said of one activity closes no other one, and what ends on a day to come is not done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity

TODAY = date(2027, 11, 17)
DUE = date(2027, 12, 10)
OPEN = (
    PendingActivity(
        "4.1", "Capacitar a los funcionarios en lenguaje claro",
        "5 talleres", DUE, Decimal(80), None,
    ),
    PendingActivity(
        "3.3", "Realizar encuentros ciudadanos en las veredas",
        "6 encuentros", DUE, Decimal(83), None,
    ),
    PendingActivity(
        "3.5", "Responder las preguntas recibidas en los encuentros ciudadanos",
        "100% de preguntas respondidas", DUE, Decimal(0), None,
    ),
    PendingActivity(
        "4.5", "Actualizar la carta de trato digno",
        "Carta publicada", DUE, Decimal(40), None,
    ),
)  # fmt: skip


def told(text: str, reply_to: str | None = None) -> list[tuple[str | None, Decimal | None]]:
    meaning = understand_checked(text, Context(OPEN, reply_to), TODAY)
    return [(one.code, one.percent) for one in meaning.updates]


@pytest.mark.parametrize("when", ["el viernes", "mañana", "hoy"])
@pytest.mark.parametrize(
    "first", ["los encuentros ya terminaron", "lo de los encuentros ya terminó"]
)
def test_the_end_of_one_and_the_coming_end_of_another_are_each_of_its_own(
    first: str, when: str
) -> None:
    assert told(f"{first}. Los talleres terminan {when}") == [("3.3", Decimal(100)), ("4.1", None)]


def test_it_is_so_in_an_answer_about_the_one_that_is_to_end() -> None:
    text = "los encuentros ya terminaron. Los talleres terminan el viernes"
    assert told(text, "4.1") == [("3.3", Decimal(100)), ("4.1", None)]


def test_another_that_ended_behind_a_comma_closes_not_the_one_spoken_of() -> None:
    text = "la última capacitación termina hoy, los encuentros ya terminaron"
    assert told(text, "4.1") == [("4.1", None), ("3.3", Decimal(100))]


@pytest.mark.parametrize("when", ["hoy", "mañana", "el viernes"])
def test_what_ends_on_a_day_to_come_is_asked_for(when: str) -> None:
    meaning = understand_checked(f"Los talleres terminan {when}", Context(OPEN, None), TODAY)
    assert (meaning.updates[0].percent, meaning.ask) == (None, Ask.PERCENT)


def test_what_has_ended_is_done() -> None:
    assert told("los encuentros ya terminaron, se hicieron los 6") == [("3.3", Decimal(100))]
    assert told("los talleres ya terminaron") == [("4.1", Decimal(100))]


RAMP = PendingActivity(
    "4.2", "Adecuar la rampa de acceso al puesto de salud", "1 rampa construida",
    DUE, Decimal(70), None,
)  # fmt: skip
POLL = PendingActivity(
    "4.3", "Aplicar la encuesta de satisfacción de usuarios", "300 encuestas",
    DUE, Decimal(48), None,
)  # fmt: skip


def of_the_ramp(text: str) -> list[tuple[str | None, Decimal | None]]:
    meaning = understand_checked(text, Context((RAMP, POLL), "4.2"), TODAY)
    return [(one.code, one.percent) for one in meaning.updates]


def test_the_sentence_before_the_name_of_another_is_of_the_one_that_is_answered() -> None:
    text = "ya firmó el interventor, ahora sí 100. y de las encuestas llevamos 210 de las 300"
    assert of_the_ramp(text) == [("4.2", Decimal(100)), ("4.3", Decimal(70))]


def test_what_tells_only_of_another_leaves_the_one_that_is_answered() -> None:
    assert of_the_ramp("de las encuestas llevamos 210 de las 300") == [("4.3", Decimal(70))]
