"""Everyday ways to grant or to deny are read as the verbs of decisions; what only looks like one is
left as it is."""

from __future__ import annotations

import pytest

from bot.understanding.rulings import everyday, left_where_it_is, of_kinds
from bot.understanding.rulings.codes_ordered import codes_ordered
from bot.understanding.rulings.in_order import put_in_order
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import find
from core.words import RequestKind

RAMP, ROUTES, TOKENS, LEVY = 1, 2, 3, 4
CALLED = {
    RAMP: "4.3 Germán Téllez Infraestructura adecuar rampa",
    ROUTES: "4.4 Germán Téllez Infraestructura señalizar rutas",
    TOKENS: "4.2 Luz Cárdenas Salud dotar fichas turno",
    LEVY: "2.2 Jairo Pardo Hacienda simplificar predial",
}
KNOWN = Known(
    frozenset(CALLED),
    codes={asked.split()[0]: number for number, asked in CALLED.items()},
    called=CALLED,
    kinds={
        RAMP: RequestKind.EXTENSION,
        ROUTES: RequestKind.REASSIGN,
        TOKENS: RequestKind.NOT_APPLICABLE,
        LEVY: RequestKind.EXTENSION,
    },
)


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("listo, hágale con la 5.2", "conceda la 5.2"),
        ("ok adelante con lo de la 4.1 hasta el 20", "conceda la 4.1 hasta el 20"),
        ("no se puede lo de la 3.1, ya se convocó", "la 3.1 no, ya se convocó"),
        ("a Luz dígale que no hay plazo para la 4.1", "la 4.1 no"),
        ("dígale a Luz que no hay más plazo para la 4.1", "la 4.1 no"),
        ("conceda todo lo que hay pendiente", "conceda todas"),
        ("niegue todas las que están por decidir", "niegue todas"),
        ("bueno la 3.1 sí para el 10 de abril", "la 3.1 sí, hasta el 10 de abril"),
        ("la 4.3 y la 5.2 concedidas las tres", "la 4.3 y la 5.2 concedidas las tres"),
        ("adelante con la capacitación", "adelante con la capacitación"),
        ("no se puede todavía, la 3.1 sigue igual", "no se puede todavía, la 3.1 sigue igual"),
        ("la 3.1 sí para el comité", "la 3.1 sí para el comité"),
        ("apruebe todo lo del acta", "apruebe todo lo del acta"),
    ],
)  # fmt: skip
def test_everyday_words_of_a_decision_are_put_plainly(text: str, plainly: str) -> None:
    assert everyday.plainly(text) == plainly


@pytest.mark.parametrize(
    ("text", "rulings"),
    [
        ("la 4.3 y la 2.2 concedidas las dos", [(RAMP, True, ""), (LEVY, True, "")]),
        ("la 4.3 y la 2.2, las dos negadas", [(RAMP, False, ""), (LEVY, False, "")]),
        ("sí, la 4.4 es de gobierno, pásela", [(ROUTES, True, "a gobierno")]),
        ("la 4.4 sí es de la Secretaría de Gobierno. Trasládela",
         [(ROUTES, True, "a la Secretaría de Gobierno")]),
        ("a germán dele la 4.3 pero a jairo no, la 2.2 ya tuvo prórroga en enero",
         [(RAMP, True, ""), (LEVY, False, "ya tuvo prórroga en enero")]),
        ("la 4.3 es de gobierno, pásela", []),
        ("sí, la 4.4 es de gobierno", []),
    ],
)  # fmt: skip
def test_they_decide_the_requests_that_they_name(
    text: str, rulings: list[tuple[int, bool, str]]
) -> None:
    found = find(put_in_order(text), KNOWN, text)
    assert (found.unread, found.unclear) == ((), ())
    assert [(one.number, one.grants, one.beside) for one in found.each] == rulings


def test_what_is_denied_to_somebody_is_none_of_anothers() -> None:
    text = "a germán dele la 4.3 pero a luz no, la 2.2 es de jairo"
    assert LEVY not in [one.number for one in find(put_in_order(text), KNOWN, text).each]


def test_work_that_applies_is_none_that_does_not() -> None:
    denied = left_where_it_is.denied("no señora, la 4.2 sí aplica, la pide la Supersalud", KNOWN)
    assert denied is not None
    assert (denied.number, denied.grants, denied.beside) == (TOKENS, False, "la pide la Supersalud")
    assert left_where_it_is.denied("la 4.3 sí aplica, la pide la Supersalud", KNOWN) is None
    assert left_where_it_is.denied("¿la 4.2 sí aplica?", KNOWN) is None


def test_that_work_is_anothers_may_grant_only_what_asks_for_that() -> None:
    asked = KNOWN.kinds, KNOWN.codes
    assert of_kinds.said_to_be_anothers("sí, la 4.4 es de gobierno", *asked) == (
        ROUTES,
        "a gobierno",
    )
    assert of_kinds.said_to_be_anothers("sí, la 4.3 es de gobierno", *asked) is None
    assert of_kinds.said_to_be_anothers("la 4.4 es de gobierno y va en 40", *asked) is None


def test_an_order_to_pass_work_on_names_it() -> None:
    assert codes_ordered("sí, la 4.4 es de gobierno, pásela") == ("4.4",)
    assert codes_ordered("¿la 4.4 es de gobierno, pásela?") == ()
