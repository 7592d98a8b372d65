"""Where one of several reports of a message is taken back, the others are told to stand."""

from __future__ import annotations

import pytest

from core.messages import Undone
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def marta(town: Town, marta: Chat) -> Chat:
    """Marta, who has reported on three activities in one message."""
    for code in ("1.1", "3.3", "5.1"):
        town.add(code, 20)
    assert marta.says("1.1 en 50, 3.3 en 60, 5.1 en 70") == "recorded"
    marta.heard()
    return marta


def undone(chat: Chat) -> tuple[list[str], list[tuple[str, int]]]:
    """Return the activities that the last message took back, and those that it says to stand."""
    last = chat.heard()[-1]
    assert isinstance(last, Undone)
    stands = [(one.handle, int(one.percent or 0)) for one in last.stands]
    return [one.handle for one in last.lines], stands


def test_a_button_for_one_of_them_tells_of_the_others(marta: Chat) -> None:
    marta.touches("Deshacer")
    marta.touches("3.3")
    assert undone(marta) == (["3.3"], [("1.1", 50), ("5.1", 70)])


@pytest.mark.parametrize("words", ["deshacer la 3.3", "deshaga lo de la 3.3", "borre la 3.3"])
def test_words_for_one_of_them_do_too(marta: Chat, words: str) -> None:
    marta.says(words)
    assert undone(marta) == (["3.3"], [("1.1", 50), ("5.1", 70)])


def test_what_was_taken_back_before_does_not_stand(marta: Chat) -> None:
    marta.says("deshacer la 3.3")
    marta.says("deshacer la 1.1")
    assert undone(marta) == (["1.1"], [("5.1", 70)])


def test_all_of_them_leave_none(marta: Chat) -> None:
    marta.touches("Deshacer")
    marta.touches("Todas")
    assert undone(marta) == (["1.1", "3.3", "5.1"], [])


def test_one_alone_has_no_others(town: Town, marta: Chat) -> None:
    marta.says("1.1 en 80")
    marta.touches("Deshacer")
    assert undone(marta) == (["1.1"], [])
    assert town.reports() != []
