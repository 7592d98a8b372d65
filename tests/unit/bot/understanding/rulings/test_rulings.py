"""What planning decides in words: verbs, numbers, reasons, several in one text; and no others."""

from __future__ import annotations

import pytest

from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import ReadRuling, Rulings, find


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("conceder 12", [(12, True, "")]),
        ("Concedo la solicitud 12.", [(12, True, "")]),
        ("Apruebo 12", [(12, True, "")]),
        ("conceder n.° 12 hasta el 30 de junio", [(12, True, "hasta el 30 de junio")]),
        ("conceder 12 a Comunicaciones", [(12, True, "a Comunicaciones")]),
        ("Buenos días, concedo la 12. Muchas gracias", [(12, True, "")]),
        ("negar 12: ya se aplazó", [(12, False, "ya se aplazó")]),
        ("La 2 no se concede, toca cumplir.", [(2, False, "toca cumplir")]),
        ("se concede la 2", [(2, True, "")]),
        ("la 2 se concede", [(2, True, "")]),
        ("2: concedida", [(2, True, "")]),
        ("Concedida la 2", [(2, True, "")]),
        ("la solicitud 2 queda aprobada", [(2, True, "")]),
        ("la 2 se niega porque ya no cabe", [(2, False, "ya no cabe")]),
        ("la 2 negada", [(2, False, "")]),
        ("no conceder 2", [(2, False, "")]),
        ("no se aprueba la 2: toca cumplir", [(2, False, "toca cumplir")]),
        (
            "Conceder 1\nnegar 4: ya no cabe en el año\nconceder 5 hasta el 15 de marzo",
            [(1, True, ""), (4, False, "ya no cabe en el año"), (5, True, "hasta el 15 de marzo")],
        ),
        (
            "Concedo la 5 pero solo hasta el 15 de marzo. La 2 no se concede, toca cumplir.",
            [(5, True, "pero solo hasta el 15 de marzo"), (2, False, "toca cumplir")],
        ),
        ("conceder 1; negar 4", [(1, True, ""), (4, False, "")]),
        ("conceder 1 y negar 4", [(1, True, ""), (4, False, "")]),
        ("concedo la 1 y la 4 se niega", [(1, True, ""), (4, False, "")]),
        ("conceder 1, 3 y 4", [(1, True, ""), (3, True, ""), (4, True, "")]),
        ("conceder 1, 15 días más", [(1, True, "15 días más")]),
        (
            "Buenos días\n\n- negar 4: ya no cabe\n  en este año\n- conceder 1\n\nGracias",
            [(4, False, "ya no cabe en este año"), (1, True, "")],
        ),
    ],
)
def test_each_decision_is_read_with_its_number_and_its_words(
    said: str, expected: list[tuple[int, bool, str]]
) -> None:
    found = find(said)
    assert (found.each, found.unread) == (tuple(ReadRuling(*one) for one in expected), ())


@pytest.mark.parametrize(
    "said",
    [
        "",
        "aprobar 2 actas, vamos en 60",
        "aprobar 2 y 3 actas",
        "rechazo 1 de 3",
        "1.2 en 60, aprobar 1 acta",
        "conceder la 1.2",
        "la 1.2 aprobada",
        "la 2 aprobada por el comité",
        "aprobado 60 %",
        "¿la 2 se concede?",
        "se habló de que la 2 fue concedida",
        "el contrato 2 se negó",
    ],
)
def test_other_words_decide_nothing(said: str) -> None:
    assert find(said).each == ()


@pytest.mark.parametrize(
    ("said", "unread"),
    [
        ("conceder 1\nLa 2 después miramos\nnegar 3", ("La 2 después miramos",)),
        ("conceder 1\nno niego la 2", ("no niego la 2",)),
        ("negar 1: no cabe\nla 1.2 va en 60 %", ("la 1.2 va en 60 %",)),
        ("la 1.2 va en 60 %\nconceder 1", ("la 1.2 va en 60 %",)),
    ],
)
def test_what_is_no_decision_is_told_apart(said: str, unread: tuple[str, ...]) -> None:
    found = find(said)
    assert found.each
    assert found.unread == unread


KNOWN = Known(
    waiting=frozenset({2, 3, 4, 5, 10, 12, 21, 22, 23, 24}),
    decided=frozenset({1, 7}),
    codes={"1.1": 21, "5.2": 22, "5.3": 23, "4.3": 24, "6.1": None},
)
WAITS = None


@pytest.mark.parametrize(
    ("said", "expected", "unclear"),
    [
        (
            "La 2 se concede, la 3 concédala también, la 4 hasta el 12 de febrero nada más y la 5"
            " no: eso tenía que estar desde diciembre. La 10 déjela quieta",
            [
                (2, True, ""),
                (3, True, ""),
                (4, True, "hasta el 12 de febrero nada más"),
                (5, False, "eso tenía que estar desde diciembre"),
                (10, WAITS, ""),
            ],
            (),
        ),
        (
            "conceda la 2, y a la 3 dele solo hasta el 12 de febrero. La 4 negada porque tenía que"
            " estar",
            [
                (2, True, ""),
                (3, True, "solo hasta el 12 de febrero"),
                (4, False, "tenía que estar"),
            ],
            (),
        ),
        (
            "conceder 2 y 3, negar 4: es de TIC; la 10 la pienso",
            [(2, True, ""), (3, True, ""), (4, False, "es de TIC"), (10, WAITS, "")],
            (),
        ),
        (
            "negar 12: no hay justificación. la 10 hasta el 9 de abril",
            [(12, False, "no hay justificación"), (10, True, "hasta el 9 de abril")],
            (),
        ),
        (
            "La 3 désela hasta el 12 de febrero y la 5 la niego: sí hay supervisores",
            [(3, True, "hasta el 12 de febrero"), (5, False, "sí hay supervisores")],
            (),
        ),
        ("La 3 se la doy hasta el 10 de febrero", [(3, True, "hasta el 10 de febrero")], ()),
        ("La 3 no se la doy", [(3, False, "")], ()),
        ("dele a la 3 hasta el 12 de febrero", [(3, True, "hasta el 12 de febrero")], ()),
        (
            "me equivoqué, la 7 sí concédala, pero hasta el 26 de febrero",
            [(7, True, "pero hasta el 26 de febrero")],
            (),
        ),
        ("la 10 la pienso", [(10, WAITS, "")], ()),
        ("conceder 2, 4 no", [(2, True, ""), (4, False, "")], ()),
        ("conceder 2; la 10 qué dice hacienda", [(2, True, "")], ("10",)),
        ("conceder 2; la 10 no sé todavía", [(2, True, "")], ("10",)),
        ("conceder 2; la 1.1 qué, y la 6.1 hasta el 3 de marzo", [(2, True, "")], ("1.1", "6.1")),
        (
            "Concedo la 1.1 y la 5.2; la 5.3 hasta el 9 de abril; la 4.3 no, es de TIC",
            [
                (21, True, ""),
                (22, True, ""),
                (23, True, "hasta el 9 de abril"),
                (24, False, "es de TIC"),
            ],
            (),
        ),
        ("conceder 6.1", [], ("6.1",)),
        ("conceda la 2 y la 3 déjela", [(2, True, ""), (3, WAITS, "")], ()),
        (
            "la 2 sí, la 3 déjela hasta el 31 de agosto",
            [(2, True, ""), (3, True, "hasta el 31 de agosto")],
            (),
        ),
        ("la 2 sí, la 3 déjela quieta hasta agosto", [(2, True, ""), (3, WAITS, "")], ()),
        ("concedo la 2 y sobre la 3 hablo con el alcalde", [(2, True, "")], ("3",)),
        (
            "le doy la 2 hasta el 3 de marzo, menos mal la 3 espera",
            [(2, True, "hasta el 3 de marzo, menos mal la 3 espera")],
            ("3",),
        ),
        ("la 5 ok; la 4 no procede: no cabe", [(5, True, ""), (4, False, "no cabe")], ()),
        ("se les concede la 2", [(2, True, "")], ()),
        ("negar 4: en la 5 ya se había dicho", [(4, False, "en la 5 ya se había dicho")], ()),
        ("negar 4: depende de la 5.2", [(4, False, "depende de la 5.2")], ()),
        ("negar 4: no cabe, la 99 es igual", [(4, False, "no cabe, la 99 es igual")], ()),
        ("sí a la 2, no a la 3", [(2, True, ""), (3, False, "")], ()),
        (
            "Sí a las 2 y 3; no a la 4: no cabe",
            [(2, True, ""), (3, True, ""), (4, False, "no cabe")],
            (),
        ),
        ("no a la 3 porque ya venció", [(3, False, "ya venció")], ()),
        ("No concedo la 2 ni la 3", [(2, False, ""), (3, False, "")], ()),
        ("la 2 sí y la 3 no", [(2, True, ""), (3, False, "")], ()),
        ("2 sí, 3 no", [(2, True, ""), (3, False, "")], ()),
        ("2: sí\n3: no, ya venció", [(2, True, ""), (3, False, "ya venció")], ()),
        ("la 5.2 y la 5.3 sí", [(22, True, ""), (23, True, "")], ()),
        (
            "la 5.2 y la 5.3 sí, pero la 5.3 solo hasta el 8 de abril. la de la 1.1 no, lo de"
            " personería es otra cosa. a camilo la 4.3 déle hasta el 27 de marzo",
            [
                (22, True, ""),
                (23, True, "hasta el 8 de abril"),
                (21, False, "lo de personería es otra cosa"),
                (24, True, "a camilo hasta el 27 de marzo"),
            ],
            (),
        ),
        ("a Hacienda la 5.2 désela", [(22, True, "a Hacienda")], ()),
        ("conceder 2; negar 2", [(2, True, ""), (2, False, "")], ()),
        ("niéguele la 5.2 a Marta, eso es de gobierno", [(22, False, "eso es de gobierno")], ()),
        ("negar 2 a Marta Lucía porque ya venció", [(2, False, "ya venció")], ()),
        ("negar 4: a la fecha, no hay contrato", [(4, False, "a la fecha, no hay contrato")], ()),
    ],
)
def test_each_request_that_is_named_is_decided_or_told(
    said: str, expected: list[tuple[int, bool | None, str]], unclear: tuple[str, ...]
) -> None:
    found = find(said, KNOWN)
    assert (found.each, found.unclear) == (tuple(ReadRuling(*one) for one in expected), unclear)
    assert found.unread == ()


@pytest.mark.parametrize(
    "said",
    [
        "la 5.2 concédala a las TIC pero primero hablo con sandra, mejor espere",
        "concédala la 5.2 pero antes reviso",
        "conceda la 5.2 si sandra acepta",
        "la 5.2 concédala cuando hable con Hacienda",
        "niéguele la 5.2 a Marta, pero espere que primero hablo con ella",
        "la 5.2 concédala, todavía no",
    ],
)
def test_a_decision_that_waits_for_something_is_left_open(said: str) -> None:
    assert find(said, KNOWN) == Rulings((ReadRuling(22, WAITS, ""),))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("conceder 2, todavía no hay contrato", (2, True, "todavía no hay contrato")),
        ("negar 4: cuando hablamos no dijo eso", (4, False, "cuando hablamos no dijo eso")),
        ("la 5 no: que espere al otro año", (5, False, "que espere al otro año")),
        ("concedo la 2, esperemos que alcancen", (2, True, "esperemos que alcancen")),
        ("la 2 se concede, si no alcanzan avisan", (2, True, "si no alcanzan avisan")),
    ],
)
def test_words_of_waiting_in_a_reason_leave_nothing_open(
    said: str, expected: tuple[int, bool, str]
) -> None:
    assert find(said, KNOWN).each == (ReadRuling(*expected),)


@pytest.mark.parametrize(
    "said",
    [
        "la 1.1 no: seguimos en 40",
        "la 1.1 hasta el 15 de febrero",
        "la 1.1 va en 60 %",
        "la 10 qué dice hacienda",
        "¿la 3 se la doy?",
        "la 3 no?",
        "la 9.9 se concede",
        "la 99 no",
        "3 no",
        "12 de febrero",
        "12 sí",
        "sí a la 99, no a la 98",
        "no a la 1.1, sí a la reunión",
        "2 sí, 99 no",
        "de 12 sí, 3 no asistieron",
        "2 sí, 3 no vinieron",
    ],
)
def test_what_decides_nothing_of_known_requests_either(said: str) -> None:
    assert find(said, KNOWN).each == ()
    assert find(said, KNOWN).unclear == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("a la 1.1 se le da plazo hasta el 8 de marzo", [(21, True, "hasta el 8 de marzo")]),
        ("a la 1.1 no se le da plazo, toca cumplir", [(21, False, "toca cumplir")]),
        (
            "a salud deles hasta el 8 de marzo nomás en la 1.1, el 10 de abril es muy tarde",
            [(21, True, "hasta el 8 de marzo nomás, el 10 de abril es muy tarde")],
        ),
        ("lo de Rosa (5.2) apruébelo, que quede no aplica", [(22, True, "que quede no aplica")]),
        (
            "la 5.2 sí aplica, lo manda la ley 1712. negada",
            [(22, False, "sí aplica, lo manda la ley 1712")],
        ),
        (
            "la 1.1 ni modo y la 5.2 no se mueve, es de TIC",
            [(21, False, ""), (22, False, "es de TIC")],
        ),
        (
            "la 1.1 sí, como la pidió; la 5.2 no; la 5.3 déjemela pensar",
            [(21, True, "como la pidió"), (22, False, ""), (23, WAITS, "")],
        ),
    ],
)
def test_plain_words_decide_too(said: str, expected: list[tuple[int, bool | None, str]]) -> None:
    found = find(said, KNOWN)
    assert [(one.number, one.grants, one.beside) for one in found.each] == expected
    assert not found.unclear


@pytest.mark.parametrize(
    "said",
    [
        "la 1.1 no se mueve",
        "la 5.2 ni modo",
        "no les dé hasta el 8 de marzo en la 1.1",
        "la 5.2 ya quedó, el acta fue aprobada",
        "la 5.2 va bien: aprobada la propuesta",
        "deles hasta el 8 de marzo a los de la sede",
    ],
)
def test_words_that_may_tell_something_else_decide_nothing(said: str) -> None:
    assert find(said, KNOWN).each == ()


def test_what_a_verb_names_within_other_words_is_told_as_unclear() -> None:
    found = find("negar 1.1: ya pasó, negar 5.2 otra vez piden lo mismo", KNOWN)
    assert [one.number for one in found.each] == [21]
    assert found.unclear == ("5.2",)


@pytest.mark.parametrize(
    ("said", "each", "unread"),
    [
        (
            "la 3 no, ellos manejan las redes, y la de jairo me la piensan",
            [(3, False, "ellos manejan las redes")],
            ("la de jairo me la piensan",),
        ),
        (
            "la 2 no porque el decreto sigue vigente, y la de jairo de la 5.2 la dejo para mañana",
            [(2, False, "el decreto sigue vigente"), (22, None, "")],
            (),
        ),
        (
            "negar 4: no cabe. La de Hacienda la consulto con el alcalde",
            [(4, False, "no cabe")],
            ("La de Hacienda la consulto con el alcalde",),
        ),
        (
            "negar 4: ya van dos prórrogas; la de la licencia tampoco",
            [(4, False, "ya van dos prórrogas")],
            ("la de la licencia tampoco",),
        ),
        (
            "2 concedida hasta el 4 de diciembre, y la de luz de junio solamente",
            [(2, True, "hasta el 4 de diciembre")],
            ("la de luz de junio solamente",),
        ),
        (
            "la de Hacienda concedida hasta el 15 de mayo, y la de la rampa negada, la 5.2 la"
            " consulto con el alcalde",
            [(22, None, "")],
            ("la de Hacienda concedida hasta el 15 de mayo, y la de la rampa negada",),
        ),
        ("la 3 no, la de junio ya se hizo", [(3, False, "la de junio ya se hizo")], ()),
        (
            "la 4 no: la licencia de la obra no ha salido y la de reno se venció",
            [(4, False, "la licencia de la obra no ha salido y la de reno se venció")],
            (),
        ),
        ("la 3 que no se conceda por favor", [(3, False, "")], ()),
    ],
)
def test_a_reason_ends_where_the_next_request_begins(
    said: str, each: list[tuple[int, bool | None, str]], unread: tuple[str, ...]
) -> None:
    assert find(said, KNOWN) == Rulings(tuple(ReadRuling(*one) for one in each), unread)


@pytest.mark.parametrize(
    "condition",
    [
        "siempre y cuando manden el cronograma de compra",
        "con la condición de que nos manden el cronograma",
        "a condición de que entreguen el acta",
    ],
)
def test_a_grant_with_a_condition_is_granted_with_its_words(condition: str) -> None:
    assert find(f"la 2 sí, {condition}", KNOWN) == Rulings((ReadRuling(2, True, condition),))
