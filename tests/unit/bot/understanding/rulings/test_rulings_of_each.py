"""What is decided of one of several, what is no reason, and a number that may be a request's."""

from __future__ import annotations

import pytest

from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import ReadRuling, Rulings, find, names_first

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
    assert find(said, KNOWN) == Rulings((ReadRuling(2, True, ""), ReadRuling(3, True, UNTIL_JUNE)))


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
    assert find(said, KNOWN).each == tuple(ReadRuling(*one) for one in expected)


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
    assert find(said, KNOWN) == Rulings((ReadRuling(22, False, ""),))


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
    assert find(said, KNOWN).each == (ReadRuling(2, False, reason),)


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


@pytest.mark.parametrize(
    "said",
    [
        "conceda la 2, la 3 solo hasta el 12 de junio",
        "conceda la 2, la 3 hasta el 12 de junio",
        "conceder 2, 3 solo hasta el 12 de junio",
        "la 2 concedida, a la 3 únicamente hasta el 12 de junio",
        "hasta el 12 de junio a la 3 y la 2 sí",
    ],
)
def test_a_day_belongs_to_the_request_beside_which_it_stands(said: str) -> None:
    each = {one.number: one for one in find(said, KNOWN).each}
    assert each[2] == ReadRuling(2, True, "")
    assert each[3].grants is True
    assert each[3].beside.endswith(UNTIL_JUNE)


@pytest.mark.parametrize(
    "said",
    [
        "conceda la 2 y la 3 solo hasta el 12 de junio",
        "conceda la 2, y la 3 hasta el 12 de junio",
        "conceda la 4, la 2 y la 3 solo hasta el 12 de junio",
    ],
)
def test_a_day_that_may_be_of_the_last_one_alone_leaves_the_others_open(said: str) -> None:
    found = find(said, KNOWN)
    assert [one.number for one in found.each] == [3]
    assert set(found.unclear) == ({"4", "2"} if "4" in said else {"2"})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("conceda la 2 hasta el 12 de junio y la 3 también", [(2, UNTIL_JUNE), (3, UNTIL_JUNE)]),
        ("la 2 hasta el 12 de junio, la 3 también", [(2, UNTIL_JUNE), (3, UNTIL_JUNE)]),
        ("la 2 hasta el 12 de junio, la 3 como la pidieron", [(2, UNTIL_JUNE), (3, "")]),
        (
            "dele 10 días más a la 2 y a la 3 una semana más",
            [(2, "10 días más"), (3, "una semana más")],
        ),
        (
            "concédale hasta el 12 de junio a la 2 y hasta el 15 de junio a la 3",
            [(2, UNTIL_JUNE), (3, "hasta el 15 de junio")],
        ),
        ("autorizo la prórroga de la 2 hasta el 12 de junio", [(2, UNTIL_JUNE)]),
        ("por favor me concede la 2", [(2, "")]),
        ("la 2 procede y la 3 que sí", [(2, ""), (3, "")]),
    ],
)
def test_what_is_granted_is_each_ones(said: str, expected: list[tuple[int, str]]) -> None:
    found = find(said, KNOWN)
    assert [(one.number, one.beside) for one in found.each] == expected
    assert all(one.grants for one in found.each)
    assert found.unclear == ()


@pytest.mark.parametrize(
    "said",
    [
        "conceda la 2 y la 3, pero esta última solo hasta el 12 de junio",
        "conceda la 2 y la 3, la primera hasta el 12 de junio",
        "conceda la 2 y la 3 hasta el 12 y el 15 de junio, respectivamente",
        "la 2 y la 3 hasta el 12 y 15 de junio",
        "conceda la 2 y niegue la 3, perdón, al revés",
        "niegue la 2 y la 3, no, mejor concédalas",
        "conceda la 2 y la 3 hasta el 12 de junio?",
    ],
)
def test_what_two_readings_have_decides_nothing(said: str) -> None:
    found = find(said, KNOWN)
    assert found.each == ()
    assert found.unclear == ("2", "3")


@pytest.mark.parametrize(
    "said", ["conceda la 2, perdón, la 3", "conceda la 2, digo la 3", "niegue la 2, perdón, la 3"]
)
def test_who_puts_right_which_one_is_meant_is_asked(said: str) -> None:
    found = find(said, KNOWN)
    assert found.each == ()
    assert "2" in found.unclear


@pytest.mark.parametrize(
    ("said", "number", "reason"),
    [
        ("negar 2 y luego le explico", 2, ""),
        ("niegue la 2 y después les digo por qué", 2, ""),
        ("negar 5.2 y yo le explico a Marta", 22, ""),
        ("niegue la 2 mañana le cuento por qué", 2, ""),
        ("negar 2: lo hicieron al revés", 2, "lo hicieron al revés"),
        ("negar 2: mejor que lo entreguen en mayo", 2, "mejor que lo entreguen en mayo"),
        ("me niega la 2 por favor, ya tuvo plazo", 2, "ya tuvo plazo"),
        ("negar 2: mentiras, eso ya se hizo", 2, "mentiras, eso ya se hizo"),
        ("niegue la 2, lo estamos pensando para junio", 2, "lo estamos pensando para junio"),
    ],
)
def test_a_denial_keeps_what_is_a_reason(said: str, number: int, reason: str) -> None:
    assert find(said, KNOWN) == Rulings((ReadRuling(number, False, reason),))


@pytest.mark.parametrize("said", ["conceda la 2 mañana", "niegue la 2 después", "negar 2 actas"])
def test_what_is_to_be_decided_another_day_is_not_decided_now(said: str) -> None:
    assert find(said, KNOWN).each == ()


@pytest.mark.parametrize("later", ["luego miramos la 3", "mañana le digo de la 5.3"])
def test_what_is_looked_at_later_is_not_told_to_who_asked_for_another(later: str) -> None:
    assert find(f"conceda la 2 y {later}", KNOWN) == Rulings((ReadRuling(2, True, ""),), (later,))


@pytest.mark.parametrize(
    "said",
    [
        "estoy pensando en negar la 2 y conceder la 3",
        "de pronto concedo la 2 y niego la 3",
        "tal vez niegue la 2 y conceda la 3",
        "3 negada. No, mentiras, concedida hasta el 10 de abril",
        "la 3 concedida, mentiras, negada",
    ],
)
def test_who_only_thinks_of_deciding_or_says_the_contrary_at_once_is_asked(said: str) -> None:
    found = find(said, KNOWN)
    assert found.each == ()
    assert "3" in found.unclear


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("a la solicitud 2 no hay problema désela. La 3 no, eso sí es de ellos",
         [(2, True, ""), (3, False, "eso sí es de ellos")]),
        ("la 2 no le veo problema, désela", [(2, True, "")]),
        ("no hay inconveniente con la 2, désela", [(2, True, "")]),
        ("a la 2 no hay lío, désela", [(2, True, "")]),
        ("la 2 no me opongo, concédala", [(2, True, "")]),
        ("la 2 no hay problema pero solo hasta el 12 de junio", [(2, True, UNTIL_JUNE)]),
        ("negar la 2, no hay problema en esperar", [(2, False, "no hay problema en esperar")]),
        ("la 2 no, hay problemas con el contrato", [(2, False, "hay problemas con el contrato")]),
        ("la 2 no hay presupuesto", [(2, False, "no hay presupuesto")]),
    ],
)  # fmt: skip
def test_that_there_is_no_trouble_denies_nothing(
    said: str, expected: list[tuple[int, bool, str]]
) -> None:
    assert [(one.number, one.grants, one.beside) for one in find(said, KNOWN).each] == expected


@pytest.mark.parametrize(
    ("said", "beside", "another"),
    [
        ("conceda la 2 pero solo hasta el 12 de junio, y lo de Rosa de la licencia no cambia",
         f"pero solo {UNTIL_JUNE}", "lo de Rosa de la licencia no cambia"),
        ("negar la 2, ya tuvo plazo, y lo de Rosa sigue igual",
         "ya tuvo plazo", "y lo de Rosa sigue igual"),
    ],
)  # fmt: skip
def test_what_is_said_of_somebody_else_is_no_word_beside_a_decision(
    said: str, beside: str, another: str
) -> None:
    found = find(said, KNOWN)
    assert ([one.beside for one in found.each], found.unread) == ([beside], (another,))


def test_what_the_work_of_a_request_lacks_stays_beside_its_decision() -> None:
    said = "negar la 2: ya tuvo plazo y lo de la firma no es excusa"
    (one,) = find(said, KNOWN).each
    assert one.beside == "ya tuvo plazo y lo de la firma no es excusa"
