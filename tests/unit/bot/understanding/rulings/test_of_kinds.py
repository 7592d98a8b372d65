"""Requests called by what is asked for, handed to an office, or beside others in other words."""

from __future__ import annotations

import pytest

from bot.understanding.rulings.in_order import put_in_order
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import find
from core.words import RequestKind

RAMP, ANSWERS, LICENCE, WEB = 1, 2, 3, 4
CALLED = {
    RAMP: "4.2 Germán Useche Infraestructura adecuar rampa acceso palacio",
    ANSWERS: "3.5 Marta Rojas Gobierno publicar respuestas ciudadania",
    LICENCE: "2.3 Germán Useche Infraestructura reducir tiempo licencia",
    WEB: "5.4 Sandra Cano TIC hacer accesible pagina web",
}
KINDS = {
    RAMP: RequestKind.EXTENSION,
    ANSWERS: RequestKind.REASSIGN,
    LICENCE: RequestKind.NOT_APPLICABLE,
    WEB: RequestKind.EXTENSION,
}
KNOWN = Known(
    frozenset(CALLED),
    codes={asked.split()[0]: number for number, asked in CALLED.items()},
    called=CALLED,
    kinds=KINDS,
)


def decided(text: str) -> list[tuple[int, bool | None, str]]:
    found = find(put_in_order(text), KNOWN, text)
    assert (found.unread, found.unclear) == ((), ())
    return [(one.number, one.grants, one.beside) for one in found.each]


@pytest.mark.parametrize(
    ("text", "rulings"),
    [
        ("aprobado el no aplica de la 2.3, vi el acuerdo", [(LICENCE, True, "vi el acuerdo")]),
        ("negado el no aplica de la 2.3, el trámite sigue", [(LICENCE, False, "el trámite sigue")]),
        ("aprobado el cambio de la 3.5", [(ANSWERS, True, "")]),
        ("aprobado el traslado de la 3.5 a TIC", [(ANSWERS, True, "a TIC")]),
        ("sí, que la 3.5 la lleve TIC", [(ANSWERS, True, "a TIC")]),
        ("la 3.5 que quede en TIC", [(ANSWERS, True, "a TIC")]),
        ("esa 3.5 mejor me la dejan a mi, planeacion", [(ANSWERS, True, "a planeacion")]),
        ("a la rampa concédale el plazo", [(RAMP, True, "")]),
        ("a la 4.2 concédale el plazo que pidió", [(RAMP, True, "")]),
        ("ok el plazo de la rampa", [(RAMP, True, "")]),
        ("de acuerdo con el plazo de la 4.2", [(RAMP, True, "")]),
        (
            "la 3.5 sí pásela a TIC. La rampa no, tiene que estar lista antes de la audiencia",
            [
                (ANSWERS, True, "a TIC"),
                (RAMP, False, "tiene que estar lista antes de la audiencia"),
            ],
        ),
        (
            "la rampa hasta el 15 de abril y la de la página web déjeme pensarla",
            [(RAMP, True, "hasta el 15 de abril"), (WEB, None, "")],
        ),
    ],
)
def test_what_is_asked_for_is_decided(
    text: str, rulings: list[tuple[int, bool | None, str]]
) -> None:
    assert decided(text) == rulings


@pytest.mark.parametrize(
    "text",
    [
        "aprobado el traslado de la 4.2",  # more time is asked for it
        "aprobado el no aplica de la 3.5",
        "que la 4.2 la lleve TIC",
        "esa 4.2 mejor me la dejan a mi, planeacion",
        "ok el plazo de la rampa es el 25 de marzo",
        "ok, el plazo de la rampa vence el 25",
        "La rampa no, tiene que estar lista antes de la audiencia",  # it may be told of the work
    ],
)
def test_what_is_not_asked_for_decides_nothing(text: str) -> None:
    assert decided(text) == []
