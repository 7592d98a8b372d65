"""Links in a text about several activities: each is evidence of the one that tells of it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Question, Receipt
from core.words import Role
from models.answers.evidence import Evidence
from tests.service.bot.chat import MARTA, Chat, Town, somebody
from tests.service.bot.files import PHOTO, sends
from tests.service.bot.post import PROVEN, Post

ACTA, LIST = "https://drive.example/acta", "https://drive.example/lista"
SAID = f"3.5 va en 60 %, acta en {ACTA}. La 3.6 sigue en 20 %."


@pytest.fixture
def known(town: Town) -> dict[int, str]:
    """Two activities, each with a figure."""
    return {town.add("3.5", 20): "3.5", town.add("3.6", 20): "3.6"}


def filed(town: Town, known: dict[int, str]) -> list[tuple[str, str]]:
    """Return the links that are evidence, each with its activity."""
    rows: list[Any] = town.rows(select(Evidence).order_by(Evidence.id))
    return [(known[row.activity_id], row.link or row.kind) for row in rows]


def test_a_link_in_a_chat_is_evidence_of_the_activity_in_whose_words_it_stands(
    town: Town, marta: Chat, known: dict[int, str]
) -> None:
    assert marta.says(SAID) == "recorded"
    assert filed(town, known) == [("3.5", ACTA)]
    (receipt,) = marta.heard()
    assert isinstance(receipt, Receipt)
    assert [one.attached and one.attached.links for one in receipt.records] == [1, None]


def test_a_link_in_a_mail_is_evidence_of_the_activity_in_whose_words_it_stands(
    town: Town, known: dict[int, str]
) -> None:
    assert Post(town).answer(None, SAID, proof=PROVEN) == "recorded"
    assert filed(town, known) == [("3.5", ACTA)]


def test_two_links_go_to_an_activity_each(town: Town, marta: Chat, known: dict[int, str]) -> None:
    marta.says(f"La 3.5 ya quedó: {ACTA}\nLa 3.6 va en 30, ver {LIST}")
    assert filed(town, known) == [("3.5", ACTA), ("3.6", LIST)]


def test_a_link_that_nothing_gives_to_one_activity_is_evidence_of_all(
    town: Town, marta: Chat, known: dict[int, str]
) -> None:
    marta.says(f"3.5 va en 60 % y 3.6 va en 30 %\n{ACTA}")
    assert filed(town, known) == [("3.5", ACTA), ("3.6", ACTA)]


@pytest.mark.parametrize(
    ("said", "where"),
    [
        (f"la 3.5 ya quedó: {ACTA}; la 3.6 no la tenemos", [("3.5", ACTA)]),
        (f"La 3.5 ya quedó: {ACTA}\nla 3.6 no es nuestra", [("3.5", ACTA)]),
        (f"la 3.5 va en 60: {ACTA}, la 3.6 es de Hacienda", [("3.5", ACTA)]),
        (f"La 3.6 no es nuestra. La 3.5 va en 60, ver {ACTA}", [("3.5", ACTA)]),
        (f"la 3.5 va en 60: {ACTA}; para la 3.6 pido plazo hasta el 30 de junio", [("3.5", ACTA)]),
        (f"soporte de la 3.5: {ACTA}\nsoporte de la 3.6: {LIST}", [("3.5", ACTA), ("3.6", LIST)]),
        (f"soporte de la 3.5 y la 3.6: {ACTA}", [("3.5", ACTA), ("3.6", ACTA)]),
        (f"soportes de la 3.5: {ACTA}, {LIST}", [("3.5", ACTA), ("3.5", LIST)]),
    ],
)
def test_a_link_is_of_what_it_is_said_with_and_of_nothing_that_is_only_named_besides(
    town: Town, marta: Chat, known: dict[int, str], said: str, where: list[tuple[str, str]]
) -> None:
    marta.says(said)
    assert filed(town, known) == where


def test_a_photo_beside_a_link_is_evidence_of_all(
    town: Town, marta: Chat, known: dict[int, str]
) -> None:
    sends(marta, SAID, PHOTO)
    assert filed(town, known) == [("3.5", "photo"), ("3.5", ACTA), ("3.6", "photo")]


def test_a_link_waits_with_the_question_about_its_activity_alone(
    town: Town, marta: Chat, known: dict[int, str]
) -> None:
    marta.says(f"3.5 va en 60 %. La 3.6 va en 10 %, acta en {ACTA}.")
    assert isinstance(marta.heard()[-1], Question)
    marta.says("sí")
    assert filed(town, known) == [("3.6", ACTA)]


def test_a_link_in_a_message_that_planning_passes_on_goes_to_its_activity(
    town: Town, known: dict[int, str]
) -> None:
    luz = somebody(town, 700, "Luz Mery Cano", Role.PLANNING)
    origin = {"type": "user", "sender_user": {"id": MARTA, "is_bot": False, "first_name": "M"}}
    luz.forwards(SAID, of=origin)
    assert filed(town, known) == [("3.5", ACTA)]


@pytest.mark.parametrize("words", ["soporte del directorio", "soporte", "acta del contrato"])
def test_a_link_that_words_only_name_adds_nothing_to_the_report_before_it(
    town: Town, marta: Chat, words: str
) -> None:
    activity = town.add("2.4", 30, title="Actualizar el directorio de servidores")
    marta.says("2.4 en 50, falta la firma")
    assert marta.says(f"{ACTA} {words}") == "filed"
    assert town.figure(activity) == (50, "falta la firma")
    (one,) = town.rows(select(Evidence))
    assert (one.activity_id, one.link) == (activity, ACTA)


def test_a_link_in_words_that_tell_more_is_added_with_them(town: Town, marta: Chat) -> None:
    activity = town.add("2.4", 30)
    marta.says("2.4 en 50")
    assert marta.says(f"ya se firmó el acta {ACTA}") == "added"
    assert town.figure(activity)[1].startswith("ya se firmó el acta")


@pytest.mark.parametrize(
    ("said", "moved"),
    [("esa foto es de la capacitación", True), ("esa foto es de la contraloría", False)],
)
def test_a_photo_goes_where_a_word_of_a_title_says(
    town: Town, marta: Chat, said: str, moved: bool
) -> None:
    page = town.add("4.4", 30, title="Actualizar la página web")
    training = town.add("4.5", 30, title="Realizar la capacitación en ética")
    marta.says("4.4 en 60")
    sends(marta, "", PHOTO)
    marta.says(said)
    standing = [one for one in town.rows(select(Evidence)) if one.withdrawn_at is None]
    assert [one.activity_id for one in standing] == [training if moved else page]
    assert not moved or town.figure(page) == (60, "")
