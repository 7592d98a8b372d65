"""Verdicts that stand, that are given by "pero no", in figures, or announced; and the words of one
verdict that are no reason of another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.reviews.motive import announces, without_lead
from bot.understanding.reviews.review_words import UNDECIDED
from bot.understanding.reviews.reviewed import find


def verdicts(text: str) -> list[tuple[str, bool | None, str]]:
    return [(code, one.accepts, one.remark) for one in find(text) for code in one.codes]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("acepto la 5.4 pero no la 3.3, falta el acta",
         [("5.4", True, ""), ("3.3", False, "falta el acta")]),
        ("acepto la 5.4, y no la 3.3: falta el acta",
         [("5.4", True, ""), ("3.3", False, "falta el acta")]),
        ("no acepto la 5.4 pero sí la 3.3", [("5.4", False, ""), ("3.3", True, "")]),
        ("no acepto la 5.4, falta el acta y no la firma",
         [("5.4", False, "falta el acta y no la firma")]),
        ("no acepto lo de planeación en la 2.1", [("2.1", False, "")]),
    ],
)  # fmt: skip
def test_what_is_judged_otherwise_behind_a_verb_is_a_verdict_of_its_own(
    text: str, read: list[tuple[str, bool | None, str]]
) -> None:
    assert verdicts(text) == read


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("la 2.4 sigue devuelta, no la acepto todavía", ""),
        ("La 2.4 sigue devuelta. No la acepto todavía.", ""),
        ("mantengo la devolución de la 2.4", ""),
        ("la 2.4 se mantiene", ""),
        ("sigo sin aceptar la 2.4", ""),
        ("la 2.4 sigue devuelta, falta el contrato", "falta el contrato"),
    ],
)
def test_a_return_that_goes_on_stands_and_its_words_are_no_reason(text: str, remark: str) -> None:
    (read,) = find(text)
    assert (read.codes, read.accepts, read.stands, read.remark) == (("2.4",), False, True, remark)


@pytest.mark.parametrize("text", ["devuelvo la 2.4: falta el acta", "la 2.4 devuelta, sin acta"])
def test_a_new_return_does_not_stand_yet(text: str) -> None:
    assert not find(text)[0].stands


def test_what_judges_another_is_apart_from_a_reason_and_a_condition_is_not() -> None:
    (read,) = find("no acepto la 3.6: falta el acta, y retiro lo dicho de la 2.4")
    assert (read.remark, read.apart) == ("falta el acta", "retiro lo dicho de la 2.4")
    (read,) = find("no acepto la 3.6 hasta que quede aceptada la 2.4")
    assert (read.remark, read.apart) == ("hasta que quede aceptada la 2.4", "")


@pytest.mark.parametrize(
    ("text", "percent", "remark"),
    [
        ("la 2.4 según lo que vi va en 45 y no en 60, no hay acta", 45, "no hay acta"),
        ("1.2 que le bajen a 60 porque solo hay dos actas", 60, "solo hay dos actas"),
        ("de la 3.6 verifico un 25, solo hay un acta", 25, "solo hay un acta"),
        ("no acepto la 2.4, va en 45, no hay acta", 45, "no hay acta"),
    ],
)
def test_the_figure_that_she_finds_is_verified(text: str, percent: int, remark: str) -> None:
    (read,) = find(text)
    assert (read.percent, read.remark, read.doubtful) == (Decimal(percent), remark, False)


@pytest.mark.parametrize(
    "text",
    ["la 4.1 ok", "3.6 queda en 25 %, solo hay un acta",
     "no estoy de acuerdo con la 4.2, la visité y no hay nada"],
)  # fmt: skip
def test_words_that_may_judge_are_doubtful(text: str) -> None:
    (read,) = find(text)
    assert read.doubtful
    assert UNDECIDED in read.remark


@pytest.mark.parametrize(
    "text", ["la 4.1 va ok con el contratista", "la 3.6 queda en 25 la otra semana"]
)
def test_words_of_the_work_judge_nothing(text: str) -> None:
    assert find(text) == ()


def test_a_reason_is_announced_and_is_kept_without_that() -> None:
    assert announces("el motivo: falta el acta")
    assert announces("la razón de la devolución es que falta el acta")
    assert not announces("el motivo lo sabe Marta")
    assert without_lead("el motivo es que falta el acta") == "falta el acta"
    assert without_lead("falta el motivo: no hay acta") == "falta el motivo: no hay acta"
