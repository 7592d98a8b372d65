"""What stands before the name of another activity answers what was asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, Intent, Meaning, PendingActivity

TODAY = date(2026, 5, 11)
TITLES = {
    "1.5": ("Formular el plan de tratamiento de riesgos fiscales", 75),
    "2.2": ("Permitir el pago en línea del impuesto predial", 20),
    "2.4": ("Habilitar la cita médica por internet en el puesto de salud", 30),
    "3.6": ("Realizar ejercicios de diálogo en veredas", 60),
}
OPEN = tuple(
    PendingActivity(code, title, "", None, Decimal(last), None)
    for code, (title, last) in TITLES.items()
)


def meant(text: str) -> Meaning:
    return understand_checked(text, Context(OPEN, "1.5"), TODAY)


def figures(text: str) -> dict[str | None, int | None]:
    """Return the figure of each activity that an answer about the 1.5 tells of."""
    told = meant(text).updates
    return {one.code: None if one.percent is None else int(one.percent) for one in told}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ya quedó firmado el lunes. La del impuesto predial la veo el lunes con TIC.",
            (100, None),
        ),
        ("ya quedó listo el plan ayer. El pago va en 45", (100, 45)),
        ("va en 80 hasta que firmen. y lo del predial sigue igual", (80, 20)),
        ("ya terminamos y la 2.2 también", (100, 100)),
        (
            "Ya quedó radicado ayer a las 4 pm con el No. 2026-0341, adjunto. La del impuesto "
            "predial tengo reunión el lunes con TIC, ahí le cuento.",
            (None, None),
        ),
    ],
)
def test_it_is_of_the_one_that_was_asked(text: str, told: tuple[int | None, int | None]) -> None:
    assert figures(text) == {"1.5": told[0], "2.2": told[1]}


@pytest.mark.parametrize(
    "text",
    [
        "sigue en 90 pues, hasta que firme. y lo de veredas eso lo lleva Camilo",
        "sigue en 90 hasta que firmen, y lo de veredas eso lo lleva Camilo",
        "90 %, y la 3.6 es de TIC",
    ],
)
def test_a_figure_before_a_request_for_another_is_of_the_one_asked(text: str) -> None:
    meaning = meant(text)
    assert (meaning.intent, meaning.codes) == (Intent.REASSIGN, ("3.6",))
    assert figures(text) == {"1.5": 90}


@pytest.mark.parametrize("text", ["va en 90. Es la 2.2", "ya va en 90, la del impuesto predial"])
def test_a_name_that_only_says_which_one_is_meant_takes_the_figure(text: str) -> None:
    assert figures(text) == {"2.2": 90}


def test_each_of_several_names_keeps_its_own() -> None:
    told = figures("va en 80. la 2.2 sigue igual y la 2.4 va en 50")
    assert told == {"1.5": 80, "2.2": 20, "2.4": 50}


@pytest.mark.parametrize("text", ["Ya quedó radicado ayer", "ya quedó firmado"])
def test_a_deed_is_no_person_who_stands_in(text: str) -> None:
    assert [one.code for one in meant(text).updates] == ["1.5"]


def test_who_stands_in_gives_no_account() -> None:
    assert meant("ya quedó Rosa al frente").updates == ()


def test_what_may_be_its_reason_is_not_taken_from_it() -> None:
    assert figures("falta la firma. 2.2 en 50") == {"2.2": 50}


CONVENED = Context(
    (
        *OPEN,
        PendingActivity("3.3", "Convocar a los veedores y juntas", "", None, Decimal(60), None),
        PendingActivity("4.4", "Actualizar la carta de trato digno", "", None, None, None),
    ),
    None,
)


@pytest.mark.parametrize(
    "text",
    [
        "la convocatoria va en 75, ya mandamos las cartas a los veedores pero falta las juntas",
        "la convocatoria va en 75, ya mandamos la carta a los veedores",
    ],
)
def test_a_figure_is_of_the_one_called_by_its_deed(text: str) -> None:
    told = understand_checked(text, CONVENED, TODAY).updates
    assert {one.code: one.percent for one in told}["3.3"] == 75


def test_a_common_word_before_whom_it_is_of_names_no_other() -> None:
    text = "la convocatoria va en 75, ya mandamos las cartas a los veedores pero falta las juntas"
    assert [one.code for one in understand_checked(text, CONVENED, TODAY).updates] == ["3.3"]
