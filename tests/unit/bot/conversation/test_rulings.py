"""What planning decides in words: verbs, numbers, reasons, several in one text; and no others."""

from __future__ import annotations

import pytest

from bot.conversation.rulings import Ruling, find


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
        ("la 2 se niega porque ya no cabe", [(2, False, "porque ya no cabe")]),
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
    assert (found.each, found.unread) == (tuple(Ruling(*one) for one in expected), ())


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
