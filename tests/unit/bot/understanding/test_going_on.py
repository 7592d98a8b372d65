"""What only says where the work stands is of the activity named before it, not of the next one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity

TODAY = date(2026, 5, 11)
HERS = tuple(
    PendingActivity(
        code=code, title=title, product=product, due=None, percent=None, planned=planned
    )
    for code, title, product, planned in (
        ("2.4", "Habilitar la cita médica por internet", "Servicio en línea", None),
        ("4.3", "Medir la satisfacción de los usuarios", "Una encuesta", None),
        ("4.4", "Instalar un buzón de sugerencias en cada puesto", "5 buzones", 5),
    )
)


def told(text: str) -> dict[str | None, Decimal | None]:
    """Return the figure of each activity of which a text tells."""
    updates = understand_checked(text, Context(HERS, None), TODAY).updates
    return {one.code: one.percent for one in updates}


@pytest.mark.parametrize(
    "text",
    [
        "la encuesta ya se tabuló, quedó en 95 y los buzones llegan el viernes",
        "la encuesta ya se tabuló, va en 95, los buzones llegan el viernes",
        "buenas, lo de la encuesta ya se tabuló, vamos en 95 y los buzones llegan el viernes",
        "la encuesta ya se tabuló, está en 95, y la cita sigue en pruebas",
    ],
)
def test_a_figure_behind_a_name_stays_with_it(text: str) -> None:
    assert told(text)["4.3"] == 95
    assert 95 not in [percent for code, percent in told(text).items() if code != "4.3"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("la encuesta 95, los buzones van en 40", {"4.3": 95, "4.4": 40}),
        ("la encuesta va en 95 y los buzones en 40", {"4.3": 95, "4.4": 40}),
        ("la encuesta ya se tabuló, va en 95 y los buzones siguen en 40", {"4.3": 95, "4.4": 40}),
    ],
)
def test_each_keeps_its_own_figure(text: str, figures: dict[str, int]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "la encuesta avanza y la instalación llega al 72 %",
        "la encuesta está tabulada y la habilitación bajó al 9 %",
    ],
)
def test_the_deed_of_another_title_is_no_account_of_it(text: str) -> None:
    assert set(told(text)) <= {"4.3", None}


@pytest.mark.parametrize(
    "text",
    [
        "Ya quedó publicada, va en 100. La encuesta está en cotización",
        "va en 80, faltan formularios. De la encuesta falta que la aprueben",
    ],
)
def test_a_figure_before_a_sentence_about_something_is_confirmed(text: str) -> None:
    (one,) = understand_checked(text, Context(HERS, None), TODAY).updates
    assert one.ask is Ask.CONFIRM


@pytest.mark.parametrize("text", ["va en 80. es la encuesta", "80. La encuesta"])
def test_a_figure_before_its_name_alone_is_recorded(text: str) -> None:
    assert told(text) == {"4.3": 80}


def test_almost_all_names_none() -> None:
    assert told("va en 80, ya confirmaron casi todos") == {None: 80}
    assert set(told("todas van en 80")) == {"2.4", "4.3", "4.4"}
