"""A number in the words of a report is put right where it stands; the rest stays as it is."""

from __future__ import annotations

import pytest

from core.messages import Receipt
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA, PROVEN, Post

LETTER = (
    "En lo que respecta a la adecuación de la rampa, se recibieron tres cotizaciones y ya se"
    " expidió el CDP No. 245 por valor de $18.500.000; se estima un avance del 25%.\n\nFrente a la"
    " licencia de intervención del espacio público, aún no se ha iniciado por cuanto estamos a la"
    " espera del concepto de la Oficina Jurídica."
)


@pytest.fixture
def ids(town: Town) -> tuple[int, int]:
    """Two activities of Marta's."""
    ramp = town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio municipal", product="")
    title = "Reducir el tiempo de la licencia de intervención del espacio público"
    return ramp, town.add("2.3", None, title=title, product="")


AMOUNTS = [
    "Doy alcance a mi correo anterior: en la rampa el valor del CDP es $19.500.000 y no"
    " $18.500.000 como indiqué. El resto queda igual.",
    "Por favor dejar en la 4.2 lo que decía antes, solo cambia el valor del CDP: $19.500.000",
    "El CDP no es de $18.500.000 sino de $19.500.000. Gracias",
    "Donde dice $18.500.000 debe decir $19.500.000, lo demás queda igual",
    "Aclaro: en vez de $18.500.000 son $19.500.000",
    "Favor cambiar $18.500.000 por $19.500.000.",
    "el valor correcto es 19.500.000 y no 18.500.000",
]


@pytest.mark.parametrize("text", AMOUNTS)
def test_by_mail_the_number_is_put_right_and_the_others_stay(
    town: Town, post: Post, ids: tuple[int, int], text: str
) -> None:
    post.answer(None, LETTER, proof=PROVEN)
    town.deliver()
    before = [town.figure(one) for one in ids]
    assert post.answer(post.mailbox(MARTA)[-1][0], text, proof=PROVEN) == "added"
    percent, words = town.figure(ids[0])
    assert (percent, words) == (25, before[0][1].replace("18.500", "19.500"))
    assert town.figure(ids[1]) == before[1]
    assert isinstance(post.mailbox(MARTA)[-1][1], Receipt)


@pytest.mark.parametrize("text", AMOUNTS)
def test_in_a_chat_too(town: Town, marta: Chat, ids: tuple[int, int], text: str) -> None:
    marta.says(LETTER)
    marta.says(text)
    percent, words = town.figure(ids[0])
    assert (percent, "$19.500.000" in words, "18.500" in words) == (25, True, False)


def test_words_that_follow_are_added_to_what_is_right_now(
    town: Town, marta: Chat, ids: tuple[int, int]
) -> None:
    marta.says(LETTER)
    marta.says("corrijo, el CDP es el 254 y no el 245")
    marta.says("a la 4.2 le falta la firma de la alcaldesa")
    words = town.figure(ids[0])[1]
    assert "No. 254" in words
    assert "No. 245" not in words
    assert words.endswith("falta la firma de la alcaldesa")


@pytest.mark.parametrize(
    "text",
    [
        "la 4.2 va en 30 % y no en 25 %",
        "el CDP es $19.500.000 y no $17.000.000",
        "ya se pagaron $18.500.000 al contratista de la 4.2",
        "son tres cotizaciones y no dos",
    ],
)
def test_other_figures_and_numbers_change_no_words(
    town: Town, marta: Chat, ids: tuple[int, int], text: str
) -> None:
    marta.says(LETTER)
    marta.says(text)
    assert "$18.500.000" in str([one.description for one in town.reports()])
    assert "19.500.000 por" not in town.figure(ids[0])[1]
    assert "por valor de $19.500.000" not in town.figure(ids[0])[1]
