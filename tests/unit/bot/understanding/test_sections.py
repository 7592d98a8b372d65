"""A text in sections: the heading of each tells which activity it is about."""

from __future__ import annotations

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, Intent, Meaning, OtherActivity, PendingActivity
from tests.unit.bot.understanding.plan import DUE, TODAY

RAMP = PendingActivity(
    "4.2", "Adecuar la rampa de acceso al palacio municipal", "Una rampa", DUE, None, None
)
LICENCE = PendingActivity(
    "2.3",
    "Reducir el tiempo de la licencia de intervención del espacio público",
    "De 30 a 15 días",
    DUE,
    None,
    None,
)
CONTRACTS = PendingActivity(
    "5.3", "Publicar los contratos en el SECOP y en la página", "Contratos publicados", DUE, None,
    None,
)  # fmt: skip


def understood(text: str, reply_to: str | None) -> Meaning:
    return understand_checked(text, Context((LICENCE, RAMP, CONTRACTS), reply_to), TODAY)


def figures(meaning: Meaning) -> dict[str | None, int | None]:
    """Return the figure of each activity of which something is said."""
    told = meaning.updates
    return {one.code: None if one.percent is None else int(one.percent) for one in told}


LETTERS = [
    "1. RAMPA (4.2). Se instaló la baranda. La obra va en 60 %.\n"
    "2. LICENCIAS. No presenta avance.\n3. SECOP. Se publicaron 130 de los 280 contratos.",
    "a) Rampa (4.2). Va en 60 %, se instaló la baranda.\n"
    "b) Licencia de intervención. Seguimos sin avance.\n"
    "c) Contratos en el SECOP. Se publicaron 130 de 280.",
    "- Rampa (4.2). Va en 60 %. Se instaló la baranda.\n"
    "- Licencias. No presenta avance.\n- SECOP. Se publicaron 130 de los 280 contratos.",
    "I. LICENCIAS. No presenta avance.\nII. SECOP. Se publicaron 130 de los 280 contratos.\n"
    "III. RAMPA. Se instaló la baranda y va en 60 %.",
    "1.- RAMPA (4.2). Se instaló la baranda, va en 60 %.\n"
    "2.- LICENCIAS:\nNo presenta avance.\n3.- SECOP:\nSe publicaron 130 de los 280 contratos.",
    "RAMPA (4.2)\nSe instaló la baranda. Va en 60 %.\n\nLICENCIAS\n\nSin novedad.\n\n"
    "SECOP\n\nSe publicaron 130 de los 280 contratos.",
]


@pytest.mark.parametrize("reply_to", [None, "4.2"])
@pytest.mark.parametrize("text", LETTERS, ids=range(len(LETTERS)))
def test_what_stands_below_a_heading_is_said_of_its_activity(
    text: str, reply_to: str | None
) -> None:
    meaning = understood(text, reply_to)
    assert (figures(meaning), meaning.ask) == ({"4.2": 60, "2.3": 0, "5.3": 46}, None)
    said = {one.code: one.description for one in meaning.updates}
    assert "Se instaló la baranda" in said["4.2"] or "se instaló la baranda" in said["4.2"]
    assert not any(word in said["4.2"] for word in ("ICENCIA", "SECOP", "contratos"))
    assert said["2.3"] == ""


@pytest.mark.parametrize("reply_to", [None, "4.2"])
@pytest.mark.parametrize(
    "text",
    [
        "La 4.2 va en 60 %.\nSe pidió la licencia de cierre de la vía.",
        "La 4.2 va en 60 %. Se firmaron contratos.\nEvidencias. Actas y fotos.",
        "La 4.2 va en 60 %.\nObservaciones. La licencia de construcción no ha salido.",
        "4.2 RAMPA\nMeta. Una rampa.\nAvance. Va en 60 %.\nLa licencia de obra salió ayer.",
        "La 4.2 va en 60 %.\nContratos. Se firmaron los de obra.",
    ],
)
def test_a_word_of_another_title_in_a_sentence_heads_nothing(
    text: str, reply_to: str | None
) -> None:
    assert figures(understood(text, reply_to)) == {"4.2": 60}


def test_a_heading_that_fits_two_activities_names_neither() -> None:
    web = PendingActivity("5.4", "Hacer accesible la página", "", DUE, None, None)
    text = "La 4.2 va en 60 %.\n2. PÁGINA. No presenta avance."
    meaning = understand_checked(text, Context((RAMP, CONTRACTS, web), "4.2"), TODAY)
    assert not {"5.3", "5.4"} & figures(meaning).keys()


SPENT = OtherActivity("5.2", "Ejecutar el presupuesto de inversión asignado", "Hacienda")
BOOKS = OtherActivity("3.1", "Publicar los estados financieros", "Contaduría")


@pytest.mark.parametrize(
    "money",
    [
        "El presupuesto asignado es de $ 85.000.000, del cual se ha ejecutado el 35 %.",
        "Presupuesto de inversión: $ 85.000.000, del cual se ha ejecutado el 35 %.",
        "Se contrató por $ 85.000.000, de los cuales se pagó el 35 por ciento.",
        "De los 85 millones asignados se ha girado el 35 %.",
    ],
)
def test_money_that_is_told_under_a_code_is_no_progress_of_any_activity(money: str) -> None:
    context = Context((LICENCE, RAMP), None, others=(SPENT, BOOKS))
    text = f"2.3 Licencia de intervención\n{money}\n4.2 Rampa\nVa en 60 %."

    meaning = understand_checked(text, context, TODAY)

    assert figures(meaning) == {"2.3": None, "4.2": 60}
    assert meaning.codes == ()


def test_the_work_of_others_that_is_told_under_a_code_is_theirs() -> None:
    context = Context((LICENCE, RAMP), None, others=(SPENT, BOOKS))
    text = "4.2 Rampa\nVa en 60 %.\nLos estados financieros van en 80 %."

    meaning = understand_checked(text, context, TODAY)

    assert (figures(meaning), meaning.codes) == ({"4.2": 60}, ("3.1",))


def _asked(text: str) -> list[tuple[Intent, tuple[str, ...]]]:
    meaning = understood(text, None)
    return [(one.intent, one.codes) for one in (meaning, *meaning.also)]


def test_a_heading_asks_for_all_that_its_list_names_and_each_item_is_no_section_of_its_own() -> (
    None
):
    items = (
        "4.2: hasta el 30 de octubre, llueve.\n\n2.3: hasta el 15 de noviembre, falta el decreto."
    )

    assert _asked(f"Se solicita ampliar el plazo de:\n{items}") == [
        (Intent.EXTENSION, ("4.2",)),
        (Intent.EXTENSION, ("2.3",)),
    ]
    assert (Intent.EXTENSION, ("2.3",)) not in _asked(items)
