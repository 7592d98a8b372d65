"""Decisions that name who asked first, and what is somebody else's beside them."""

from __future__ import annotations

import pytest

from bot.understanding.rulings.in_order import put_in_order
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import find
from core.words import RequestKind

MARTA, SANDRA, REDES, LUZ, LENGUAJE = 1, 2, 3, 4, 5
CALLED = {
    MARTA: "3.3 Marta Rojas Secretaría de Gobierno convocar los veedores juntas accion comunal",
    SANDRA: "5.4 Sandra Cano Oficina de las TIC hacer accesible pagina web nivel",
    REDES: "3.4 Sandra Cano Oficina de las TIC transmitir por redes audiencia publica",
    LUZ: "2.4 Luz Pineda Secretaría de Salud habilitar cita medica internet puesto",
    LENGUAJE: "4.1 Marta Rojas Secretaría de Gobierno capacitar personal ventanilla lenguaje",
}


def of(*numbers: int) -> Known:
    called = {one: CALLED[one] for one in numbers}
    kinds = {
        one: RequestKind.REASSIGN if one == REDES else RequestKind.EXTENSION for one in numbers
    }
    codes: dict[str, int | None] = {asked.split()[0]: one for one, asked in called.items()}
    return Known(waiting=frozenset(called), codes=codes, called=called, kinds=kinds)


@pytest.mark.parametrize(
    ("said", "waiting", "expected"),
    [
        (
            "a marta le damos hasta el 18 nomas, y a sandra lo de la página web sí como pidió. "
            "lo de la transmisión no, eso es de TIC",
            (MARTA, SANDRA, REDES),
            [
                (MARTA, True, "hasta el 18 nomas"),
                (SANDRA, True, ""),
                (REDES, False, "eso es de TIC"),
            ],
        ),
        ("sandra: sí, hasta el 30 de abril", (SANDRA,), [(SANDRA, True, "hasta el 30 de abril")]),
        (
            "luz: concedido hasta el 8 de mayo. marta: no, que lo haga con otro capacitador",
            (LUZ, LENGUAJE),
            [
                (LUZ, True, "hasta el 8 de mayo"),
                (LENGUAJE, False, "que lo haga con otro capacitador"),
            ],
        ),
        (
            "lo de marta listo hasta el 30 y lo de luz dele pero solo hasta el 8 de mayo",
            (LUZ, LENGUAJE),
            [(LENGUAJE, True, "hasta el 30"), (LUZ, True, "pero solo hasta el 8 de mayo")],
        ),
        (
            "la de la pagina web de sandra concedida tal cual, y la 3.4 se le niega porque "
            "transmitir es de las TIC",
            (SANDRA, REDES),
            [(SANDRA, True, "tal cual"), (REDES, False, "transmitir es de las TIC")],
        ),
    ],
)
def test_each_is_decided_by_who_asked(
    said: str, waiting: tuple[int, ...], expected: list[tuple[int, bool, str]]
) -> None:
    found = find(put_in_order(said), of(*waiting), said)
    assert [(one.number, one.grants, one.beside) for one in found.each] == expected
    assert (found.unread, found.unclear) == ((), ())


@pytest.mark.parametrize(
    ("said", "waiting", "decided", "unread"),
    [
        (
            "luz: concedido hasta el 8 de mayo. marta: no, que lo haga con otro capacitador",
            (LUZ,),
            (LUZ, True, "hasta el 8 de mayo"),
            "marta: no, que lo haga con otro capacitador",
        ),
        (
            "lo de marta listo hasta el 30 y lo de luz dele pero solo hasta el 8 de mayo",
            (LUZ,),
            (LUZ, True, "pero solo hasta el 8 de mayo"),
            "lo de marta listo hasta el 30 y",
        ),
        (
            "concedida la 3.3 hasta el 18, a Sandra le aviso yo",
            (MARTA, SANDRA),
            (MARTA, True, "hasta el 18"),
            "a Sandra le aviso yo",
        ),
        (
            "marta: no\nsandra: la web sí",
            (MARTA, SANDRA, REDES),
            (MARTA, False, ""),
            "sandra: la web sí",
        ),
    ],
)
def test_nobody_is_told_words_about_the_request_of_another(
    said: str, waiting: tuple[int, ...], decided: tuple[int, bool, str], unread: str
) -> None:
    found = find(put_in_order(said), of(*waiting), said)
    assert [(one.number, one.grants, one.beside) for one in found.each] == [decided]
    assert found.unread == (unread,)


@pytest.mark.parametrize(
    ("said", "waiting", "beside"),
    [
        ("conceda la 3.3 hasta el 18, a Marta le aviso yo", (MARTA, SANDRA), "a Marta le aviso yo"),
        (
            "negada la 3.4, a Marta ya se le explicó que eso es de ellos",
            (REDES, MARTA),
            "a Marta ya se le explicó que eso es de ellos",
        ),
    ],
)
def test_words_about_her_own_request_or_why_it_is_denied_stay(
    said: str, waiting: tuple[int, ...], beside: str
) -> None:
    (one,) = find(put_in_order(said), of(*waiting), said).each
    assert one.beside.endswith(beside)


@pytest.mark.parametrize(
    "said", ["lo de la función no", "a sandra lo de la sala vale", "marta: 45"]
)
def test_other_words_decide_nothing(said: str) -> None:
    assert find(put_in_order(said), of(MARTA, SANDRA, REDES), said).each == ()
