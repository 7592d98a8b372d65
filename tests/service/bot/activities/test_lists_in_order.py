"""A numbered list that answers our list: each item is of the activity in that place."""

from __future__ import annotations

import pytest

from core.messages import Receipt
from tests.service.bot.chat import Town
from tests.service.bot.post import MARTA, PROVEN, Post


@pytest.fixture
def ids(town: Town) -> tuple[int, int, int]:
    """Three activities of Marta's, two of which have a code that begins with 2."""
    return (
        town.add("1.5", 75, title="Formular el plan de tratamiento de riesgos fiscales"),
        town.add("2.5", None, title="Eliminar la exigencia de copia del recibo de pago"),
        town.add("2.2", 20, title="Permitir el pago en línea del impuesto predial"),
    )


LISTS = [
    "1) cumplida al 100%, se publicó ayer\n2) 50%, en firma\n3) sin novedad",
    "1. cumplida al 100%, se publicó ayer\n2. va en 50%, en firma\n3. sin novedad",
    "1- cumplida al 100%, se publicó ayer\n2- 50%, en firma\n3- igual",
    "1: al 100 %, se publicó ayer\n2: 50 %, en firma\n3: sigue en 20 %",
    "1.- 100%, se publicó ayer\n2.- 50 %, en firma\n3.- sin cambios",
    "Buenas tardes, le respondo:\n1) 100%, se publicó ayer\n2) va en 50, en firma\n3) sin novedad",
]


@pytest.mark.parametrize("text", LISTS)
def test_each_item_with_its_words_is_of_the_activity_in_its_place(
    post: Post, ids: tuple[int, int, int], text: str
) -> None:
    assert post.answer(post.remind(*ids), text, proof=PROVEN) == "recorded"
    ((_, receipt),) = post.mailbox(MARTA)
    assert isinstance(receipt, Receipt)
    told = {one.line.handle: (one.percent, one.description) for one in receipt.records}
    assert {handle: percent for handle, (percent, _) in told.items()} == {
        "1.5": 100,
        "2.5": 50,
        "2.2": 20,
    }
    assert told["1.5"][1].endswith("se publicó ayer")
    assert told["2.5"][1].endswith("en firma")


def test_so_is_one_that_answers_a_receipt(
    town: Town, post: Post, ids: tuple[int, int, int]
) -> None:
    post.answer(post.remind(*ids), "1) 80\n2) 40\n3) 30", proof=PROVEN)
    town.deliver()
    post.answer(post.mailbox(MARTA)[-1][0], "1) 90 %\n2) 50 %\n3) 35 %", proof=PROVEN)
    assert [town.figure(one)[0] for one in ids] == [90, 50, 35]


def test_the_question_about_one_item_quotes_only_that_item(
    town: Town, post: Post, ids: tuple[int, int, int]
) -> None:
    text = "1) 80 %, se publicó ayer\n2) 50%, en firma\n3) sigue en contratación"
    post.answer(post.remind(*ids), text, proof=PROVEN)
    town.deliver()
    row, _question = post.mailbox(MARTA)[-1]
    assert post.answer(row, "25 %", proof=PROVEN) == "recorded"
    percent, words = town.figure(ids[2])
    assert (percent, "publicó" in words, "firma" in words) == (25, False, False)
    assert [town.figure(one)[0] for one in ids[:2]] == [80, 50]


@pytest.mark.parametrize(
    "text",
    [
        "1) el pago en línea del predial: 50 %\n2) el plan de riesgos fiscales: 80 %",
        "1. 2.2 va en 50 %\n2. 1.5 va en 80 %",
        "1) Impuesto predial, 50 %\n2) Riesgos fiscales, 80 %",
    ],
)
def test_a_list_that_names_its_activities_has_an_order_of_its_own(
    town: Town, post: Post, ids: tuple[int, int, int], text: str
) -> None:
    post.answer(post.remind(*ids), text, proof=PROVEN)
    assert (town.figure(ids[0])[0], town.figure(ids[2])[0]) == (80, 50)


@pytest.mark.parametrize("text", ["1.5 va en 80 %", "1) 80 %", "2.2: 50 %\n1.5: 80 %"])
def test_a_code_or_one_item_is_no_list(
    town: Town, post: Post, ids: tuple[int, int, int], text: str
) -> None:
    post.answer(post.remind(*ids), text, proof=PROVEN)
    assert town.figure(ids[1])[0] is None
