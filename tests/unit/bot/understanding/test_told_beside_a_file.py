"""What is done is told beside the promise of a photo; what changed is why nothing applies."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, Intent, Status
from tests.unit.bot.understanding.plan import TODAY, an_activity

BOXES = replace(
    an_activity("1.1", percent=20),
    code="4.4",
    title="Instalar un buzón de sugerencias en cada puesto de salud",
    product="5 buzones",
    planned=5,
)
PLAN = Context((BOXES, an_activity("5.1", percent=20), an_activity("6.3", percent=40)), None)


@pytest.mark.parametrize(
    "text",
    ["ya quedaron instalados los buzones, le mando la foto mañana",
     "ya quedaron instalados los buzones, mañana le mando la foto",
     "mañana le mando las fotos, ya quedaron instalados los buzones",
     "ya están instalados los buzones y el lunes le paso las fotos",
     "quedaron instalados los buzones. Le envío el soporte el viernes"],
)  # fmt: skip
def test_a_report_beside_the_promise_of_a_photo_is_asked_with_a_yes_or_no(text: str) -> None:
    meaning = understand_checked(text, PLAN, TODAY)
    assert meaning.intent is Intent.REPORT
    assert [(one.code, one.percent, one.ask) for one in meaning.updates] == [
        ("4.4", Decimal(100), Ask.CONFIRM)
    ]


@pytest.mark.parametrize(
    "text", ["le mando la foto mañana", "mañana le paso el soporte", "luego le mando el acta"]
)
def test_the_promise_alone_is_a_later_answer(text: str) -> None:
    assert understand_checked(text, PLAN, TODAY).intent is Intent.SNOOZE


@pytest.mark.parametrize(
    "text",
    ["ya quedaron instalados 3 buzones, le mando la foto mañana",
     "ya quedaron instalados los buzones del centro, le mando la foto mañana",
     "ya llegaron los buzones, mañana le mando la foto"],
)  # fmt: skip
def test_some_of_them_are_not_all(text: str) -> None:
    meaning = understand_checked(text, PLAN, TODAY)
    assert all(one.percent != Decimal(100) for one in meaning.updates)


@pytest.mark.parametrize(
    "text",
    ["la 5.1 no aplica porque la norma cambió", "5.1 no aplica, la norma cambió",
     "la 5.1 no aplica por cambio de norma", "la 5.1 no nos aplica ya que hubo cambio en la ley",
     "no aplica la 5.1 pues el decreto cambió"],
)  # fmt: skip
def test_that_the_norm_changed_is_why_it_does_not_apply(text: str) -> None:
    (told,) = understand_checked(text, PLAN, TODAY).updates
    assert (told.code, told.status, told.ask) == ("5.1", Status.NOT_APPLICABLE, None)


@pytest.mark.parametrize("text", ["la 5.1 no tiene cambios", "la 5.1 no presenta ningún cambio"])
def test_that_nothing_changed_is_no_progress(text: str) -> None:
    (told,) = understand_checked(text, PLAN, TODAY).updates
    assert (told.percent, told.status) == (Decimal(20), Status.IN_PROGRESS)


SPOKEN_TO_OTHERS = [
    "vecina no alcanzo a llegar a la misa",
    "doña Patricia, hágame llegar el oficio firmado",
    "don Luis, tráigame el acta por favor",
    "mija no alcanzo a pasar por el mercado",
    "doctora Clara, mándeme la cuenta de cobro",
]


@pytest.mark.parametrize("text", SPOKEN_TO_OTHERS)
@pytest.mark.parametrize("spoken_of", [None, "5.1"])
def test_what_is_said_to_somebody_else_asks_for_no_office_and_reports_nothing(
    text: str, spoken_of: str | None
) -> None:
    meaning = understand_checked(text, replace(PLAN, reply_to=spoken_of), TODAY)
    assert meaning.intent is Intent.UNCLEAR


@pytest.mark.parametrize(
    ("text", "intent"),
    [("doña Patricia, la 5.1 le toca a Hacienda", Intent.REASSIGN),
     ("doctora Clara, deme plazo para la 5.1 hasta el 30 de julio", Intent.EXTENSION),
     ("doña Patricia, la 5.1 va en 60", Intent.REPORT),
     ("vecina no alcanzamos a terminar la 5.1, falta la firma", Intent.REPORT)],
)  # fmt: skip
def test_what_names_the_work_is_heard_whoever_is_spoken_to(text: str, intent: Intent) -> None:
    assert understand_checked(text, PLAN, TODAY).intent is intent
