"""What is decided of one of several, what is no reason, and a number that may be a request's."""

from __future__ import annotations

import pytest

from bot.conversation.rulings import Known, Ruling, Rulings, find, names_first

KNOWN = Known(
    waiting=frozenset({2, 3, 4, 5, 12, 22, 23}),
    decided=frozenset({7}),
    codes={"5.2": 22, "5.3": 23},
)
WAITS = None
UNTIL_JUNE = "hasta el 12 de junio"


@pytest.mark.parametrize(
    "said",
    [
        "conceda la 2 y la 3 pero la 3 solo hasta el 12 de junio",
        "conceda la 2 y la 3, pero la 3 solo hasta el 12 de junio",
        "concedidas la 2 y la 3 aunque la 3 hasta el 12 de junio",
        "la 2 y la 3 sí pero la 3 solo hasta el 12 de junio",
        "2 y 3 concedidas pero a la 3 solo hasta el 12 de junio",
        "apruebe la 2 y la 3 solo que la de la 3 hasta el 12 de junio",
        "conceda la 2 y la 3, la 3 solo hasta el 12 de junio",
        "conceda la 2 y la 3 y la 3 hasta el 12 de junio",
    ],
)
def test_a_day_that_is_said_of_one_of_them_is_that_ones(said: str) -> None:
    assert find(said, KNOWN) == Rulings((Ruling(2, True, ""), Ruling(3, True, UNTIL_JUNE)))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "conceda la 2 y la 3 hasta el 12 de junio",
            [(2, True, UNTIL_JUNE), (3, True, UNTIL_JUNE)],
        ),
        (
            "conceda la 5.2 y la 5.3 pero solo hasta el 12 de junio",
            [(22, True, f"pero solo {UNTIL_JUNE}"), (23, True, f"pero solo {UNTIL_JUNE}")],
        ),
        (
            "conceda la 2 y la 3 hasta el 12 de junio pero la 4 no",
            [(2, True, UNTIL_JUNE), (3, True, UNTIL_JUNE), (4, False, "")],
        ),
        ("negar 4: no cabe pero la 5 ya lo hizo", [(4, False, "no cabe pero la 5 ya lo hizo")]),
        ("negar 2, la 3 también", [(2, False, ""), (3, False, "")]),
        ("la 2 negada y la 3 también", [(2, False, ""), (3, False, "")]),
        (
            "la 2 la pienso, la 3 también; la 4 negada",
            [(2, WAITS, ""), (3, WAITS, ""), (4, False, "")],
        ),
        ("la 2 concedida y la 3 también", [(2, True, ""), (3, True, "")]),
    ],
)
def test_of_each_holds_what_is_said_of_it(
    said: str, expected: list[tuple[int, bool | None, str]]
) -> None:
    assert find(said, KNOWN).each == tuple(Ruling(*one) for one in expected)


@pytest.mark.parametrize(
    "said",
    [
        "la 5.2 niéguela, después le explico a luz por qué",
        "niegue la 5.2, luego le digo el motivo a marta",
        "negar 22: luego les cuento",
        "negar 22, el motivo se lo explico mañana",
        "negar 22 por razones que le explico después",
        "negar 22, yo hablo con ella",
        "negar 22, voy a explicarle a rosa elvira",
        "negar 22: los motivos van por oficio",
        "negar 22. Ahora le escribo el porqué",
    ],
)
def test_that_a_reason_will_be_told_is_no_reason(said: str) -> None:
    assert find(said, KNOWN) == Rulings((Ruling(22, False, ""),))


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("negar 2. Después le explico, ya se dio plazo una vez", "ya se dio plazo una vez"),
        ("negar 2: le explico: TIC ya entregó el servidor", "TIC ya entregó el servidor"),
        ("negar 2: por motivos de ley", "por motivos de ley"),
        ("negar 2: después se pidió otra vez", "después se pidió otra vez"),
        ("negar 2: le digo a luz que ya venció", "le digo a luz que ya venció"),
        ("negar 2: luego hablamos y no quiso", "luego hablamos y no quiso"),
    ],
)
def test_a_reason_beside_such_words_is_kept(said: str, reason: str) -> None:
    assert find(said, KNOWN).each == (Ruling(2, False, reason),)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("12 ok", "12"),
        ("12: sí", "12"),
        ("12 no", "12"),
        ("12 dale", "12"),
        ("12 listo, gracias", "12"),
        ("5.2: sí pero que no se repita, ya es la segunda", "5.2"),
        ("99 ok", ""),
        ("7 ok", ""),
        ("12 de febrero", ""),
        ("12 actas sí", ""),
        ("3 no asistieron", ""),
        ("3 no, van 4", ""),
        ("de 12 sí", ""),
        ("12 sí?", ""),
        ("12", ""),
        ("9.9: sí", ""),
    ],
)
def test_a_yes_or_no_of_a_number_may_be_about_the_request_that_waits(said: str, name: str) -> None:
    assert names_first(said, KNOWN) == name
