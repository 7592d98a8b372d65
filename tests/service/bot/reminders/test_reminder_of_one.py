""" "Recuérdemela" is of one activity: where several were shown, it is asked which."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind

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
