"""What is approved by an act with a number is done, or asked with a yes or no; the number is no
figure. What begins with a "sí," is no condition; all of a goal are told behind a comma."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity

DUE = date(2026, 5, 29)
DONE = Decimal(100)
FAIRS = PendingActivity("5.2", "Celebrar ferias de servicio", "", DUE, None, None)
Told = list[tuple[str | None, Decimal | None, Ask | None]]


def told(text: str, title: str, planned: int | None = None) -> Told:
    asked = PendingActivity("5.1", title, "", DUE, Decimal(20), planned)
    meaning = understand_checked(text, Context((asked, FAIRS), "5.1"), date(2026, 5, 11))
    return [(one.code, one.percent, one.ask) for one in meaning.updates]


@pytest.mark.parametrize(
    "text",
    [
        "aprobada con la Resolución 214",
        "aprobado por Resolución No. 214",
        "quedó aprobada mediante Decreto 45",
        "aprobada con Res. 45",
        "sancionado por el Acuerdo 45",
        "ya fue aprobado con la Resolución 0214 del 5 de mayo",
    ],
)
@pytest.mark.parametrize(
    ("title", "ask"),
    [
        ("Aprobar la tabla de retención", None),
        ("Actualizar el manual de funciones", None),
        ("Adoptar la política de datos", Ask.CONFIRM),
    ],
)
def test_an_act_with_its_number_says_that_it_is_there(
    text: str, title: str, ask: Ask | None
) -> None:
    ((code, percent, asked),) = told(text, title)
    assert (code, percent) == ("5.1", DONE)
    assert asked in {ask, Ask.CONFIRM}


@pytest.mark.parametrize(
    "text",
    [
        "aún no aprobada con la Resolución 45",
        "será aprobada con la Resolución 45",
        "el borrador fue aprobado con la Resolución 45",
        "aprobada con la Resolución 45, falta publicarla",
        "aprobada con la 214",
        "la Res. 45",
    ],
)
@pytest.mark.parametrize("planned", [None, 300])
def test_what_is_not_there_yet_is_asked_and_no_number_of_an_act_is_a_figure(
    text: str, planned: int | None
) -> None:
    assert told(text, "Adoptar la política de datos", planned) == [("5.1", None, Ask.PERCENT)]


def test_a_figure_beside_an_act_counts() -> None:
    assert told("aprobada con la Res. 45, va en 60", "Adoptar la política") == [
        ("5.1", Decimal(60), None)
    ]


@pytest.mark.parametrize(
    "text",
    ["sí, ya está publicado", "sí, eso ya está publicado", "Sí, el informe ya está publicado"],
)
def test_a_yes_before_it_is_no_condition(text: str) -> None:
    assert told(text, "Publicar el informe de gestión") == [("5.1", DONE, None)]


@pytest.mark.parametrize("text", ["si lo aprueban, queda publicado", "cuando firmen, está listo"])
def test_a_condition_stays_one(text: str) -> None:
    assert told(text, "Publicar el informe de gestión") == [("5.1", None, Ask.PERCENT)]


@pytest.mark.parametrize(
    ("text", "percent", "ask"),
    [
        ("las encuestas ya las terminamos ayer, las 300", DONE, None),
        ("ya hicimos las encuestas, las 300", DONE, None),
        ("ya terminamos las encuestas", None, Ask.PERCENT),
        ("las encuestas las terminamos ayer, las 200", DONE, Ask.CONFIRM),
        ("las encuestas no las terminamos, las 300", None, Ask.PERCENT),
        ("programamos las encuestas, las 300", None, Ask.PERCENT),
    ],
)
def test_all_that_a_goal_counts_may_be_told_behind_a_comma(
    text: str, percent: Decimal | None, ask: Ask | None
) -> None:
    assert told(text, "Aplicar 300 encuestas de satisfacción", 300) == [("5.1", percent, ask)]


def test_the_words_about_the_deed_stay_in_the_description() -> None:
    asked = PendingActivity("5.1", "Aplicar 300 encuestas", "", DUE, Decimal(20), 300)
    meaning = understand_checked(
        "las encuestas ya las terminamos ayer, las 300",
        Context((asked, FAIRS), "5.1"),
        date(2026, 5, 11),
    )
    assert [one.description for one in meaning.updates] == ["ya las terminamos ayer"]


@pytest.mark.parametrize("paper", ["Res. 214 de 2026", "Resolución 214 de 2026"])
def test_the_paper_that_the_goal_names_stays_in_the_description_with_its_number(paper: str) -> None:
    product = "Manual adoptado por resolución"
    asked = PendingActivity("5.1", "Adoptar el manual", product, DUE, None, None)
    context = Context((asked, FAIRS), reply_to=None)
    meaning = understand_checked(f"5.1: 100 %, {paper}", context, date(2026, 5, 11))

    assert [one.description for one in meaning.updates] == [paper]
