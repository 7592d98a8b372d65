"""A text in sections: the heading of each tells which activity it is about."""

from __future__ import annotations

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, Meaning, PendingActivity
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
