""" "Recuérdemela" is of one activity: where several were shown, it is asked which."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from models.outbox import OutboxItem
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind
from tests.service.bot.post import Post

FRIDAY = date(2026, 5, 22)


@pytest.fixture
def ids(town: Town, marta: Chat) -> dict[str, int]:
    """Three activities of Marta's, all of which she was shown."""
    found = {
        code: town.add(code, 20, title=title, due=date(2026, 8, 31))
        for code, title in {
            "4.1": "Capacitar en lenguaje claro",
            "1.2": "Socializar la política",
            "5.5": "Publicar el índice",
        }.items()
    }
    remind(town, *found.values())
    marta.heard()
    return found


def put_off(town: Town) -> dict[int, date | None]:
    """Return until when each activity is put off."""
    return {one.activity_id: one.granted_until for one in town.rows(select(Request))}


def asked(chat: Chat) -> list[str]:
    """Return what was asked since somebody looked."""
    return [one.name for one in chat.heard() if isinstance(one, Question)]


@pytest.mark.parametrize(
    "said",
    ["recuérdemela el viernes 22", "recuerdemela el 22 de mayo por favor",
     "ahora no puedo, me la recuerda el viernes 22", "recuérdenosla el 22 de mayo"],
)  # fmt: skip
def test_it_is_asked_which(town: Town, marta: Chat, ids: dict[str, int], said: str) -> None:
    marta.says(said)
    assert put_off(town) == {}
    assert asked(marta) == ["activity"]
    marta.says("la 1.2")
    assert put_off(town) == {ids["1.2"]: FRIDAY}


@pytest.mark.parametrize("said", ["recuérdemela más tarde", "luego me la recuerda"])
def test_without_a_day_it_is_asked_which_and_when(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert asked(marta) == ["activity"]
    marta.says("la 1.2")
    marta.says("el viernes 22")
    assert put_off(town) == {ids["1.2"]: FRIDAY}


@pytest.mark.parametrize(
    ("said", "of"),
    [("recuérdemelas el viernes 22", {"4.1", "1.2", "5.5"}),
     ("recuérdeme el viernes 22", {"4.1", "1.2", "5.5"}),
     ("recuérdemelo el viernes 22", {"4.1", "1.2", "5.5"}),
     ("la 1.2 recuérdemela el viernes 22", {"1.2"}),
     ("la de lenguaje claro me la recuerda el viernes 22", {"4.1"})],
)  # fmt: skip
def test_all_and_what_is_named_are_put_off_as_before(
    town: Town, marta: Chat, ids: dict[str, int], said: str, of: set[str]
) -> None:
    marta.says(said)
    assert put_off(town) == {ids[code]: FRIDAY for code in of}


ONE = ["bueno, entonces recuérdemelo el viernes 22", "recuerdeme eso el viernes 22",
       "esa recuérdemela el viernes 22", "recuérdeme el viernes 22",
       "ahora no puedo, me lo recuerda el viernes 22"]  # fmt: skip


@pytest.mark.parametrize("said", ONE)
@pytest.mark.parametrize("before", ["la 1.2 va en 60", "¿cómo va la 1.2?"])
def test_it_is_of_the_one_that_was_just_spoken_of(
    town: Town, marta: Chat, ids: dict[str, int], before: str, said: str
) -> None:
    marta.says(before)
    marta.says(said)
    assert put_off(town) == {ids["1.2"]: FRIDAY}


@pytest.mark.parametrize("said", ONE)
@pytest.mark.parametrize(
    ("before", "hours"),
    [("la 1.2 va en 60", 3), ("la 1.2 ya quedó", 0), ("la 1.2 y la 4.1 van en 60", 0)],
)
def test_behind_an_answer_of_which_nothing_more_may_be_meant_it_is_asked_which(
    town: Town, marta: Chat, ids: dict[str, int], before: str, hours: int, said: str
) -> None:
    marta.says(before)
    marta.heard()
    town.wait(hours=hours)
    marta.says(said)
    assert put_off(town) == {}
    assert asked(marta) == ["activity"]
    marta.says("la 5.5")
    assert put_off(town) == {ids["5.5"]: FRIDAY}


@pytest.mark.parametrize(
    ("before", "said", "of"),
    [("la 1.2 va en 60", "recuérdeme todas el viernes 22", {"4.1", "1.2", "5.5"}),
     ("la 1.2 va en 60", "recuérdemelas todas el viernes 22", {"4.1", "1.2", "5.5"}),
     ("la 1.2 va en 60", "las demás recuérdemelas el viernes 22", {"4.1", "5.5"}),
     ("la 1.2 va en 60", "las demas recuerdemelas el viernes 22", {"4.1", "5.5"}),
     ("la 1.2 va en 60", "recuérdeme el resto el viernes 22", {"4.1", "5.5"}),
     ("la 1.2 va en 60", "el resto se lo cuento el viernes 22", {"4.1", "5.5"}),
     ("la 1.2 va en 60", "las demás se las cuento el viernes 22", {"4.1", "5.5"}),
     ("la 1.2 va en 60", "de lo otro le hablo el viernes 22", {"4.1", "5.5"}),
     ("la 1.2 va en 60", "de las otras le cuento el viernes 22", {"4.1", "5.5"}),
     ("la 1.2 y la 4.1 van en 60", "recuérdemelas el viernes 22", {"1.2", "4.1"}),
     ("la 1.2 va en 60", "recuérdeme la 4.1 el viernes 22", {"4.1"})],
)  # fmt: skip
def test_behind_an_answer_it_is_of_all_of_the_rest_or_of_those_that_she_says(
    town: Town, marta: Chat, ids: dict[str, int], before: str, said: str, of: set[str]
) -> None:
    marta.says(before)
    marta.says(said)
    assert put_off(town) == {ids[code]: FRIDAY for code in of}


@pytest.mark.usefixtures("ids")
def test_of_another_number_of_the_rest_it_is_asked_which(town: Town, marta: Chat) -> None:
    marta.says("la 1.2 va en 60")
    marta.heard()
    marta.says("las otras tres recuérdemelas el viernes 22")
    assert put_off(town) == {}
    assert asked(marta) == ["activity"]


def test_what_was_told_before_the_reminder_leaves_it_of_all_that_it_shows(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 1.2 va en 60")
    town.wait(hours=3)
    remind(town, ids["4.1"], ids["5.5"])
    marta.says("recuérdemelo el viernes 22")
    assert put_off(town) == {ids["4.1"]: FRIDAY, ids["5.5"]: FRIDAY}


@pytest.mark.parametrize("said", ONE)
def test_a_mail_that_answers_the_receipt_is_of_its_activity(
    town: Town, post: Post, said: str
) -> None:
    first, other = town.add("4.1", 20), town.add("1.2", 20)
    assert post.answer(post.remind(first, other), "la 1.2 va en 60") == "recorded"
    town.deliver()
    receipt = town.rows(select(OutboxItem))[-1]
    assert post.answer(receipt.id, said) == "requested"
    assert put_off(town) == {other: FRIDAY}


def test_it_is_of_the_one_that_its_words_name_where_another_office_has_its_like(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    town.add("1.3", 0, title="Publicar el índice en la página", office=town.other_office_id)
    marta.says("4.1 va bien")
    assert marta.says("hoy no puedo con más, mañana le digo lo del índice") == "requested"
    assert list(put_off(town)) == [ids["5.5"]]


def test_it_stays_of_what_is_spoken_of_where_it_names_none(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("4.1 va bien")
    assert marta.says("hoy no puedo con más, mañana le digo") == "requested"
    assert list(put_off(town)) == [ids["4.1"]]
