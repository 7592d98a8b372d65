"""Days that are denied beside the new ones: "del 18 al 22, no hasta el 29", "del 19 no del 18"."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, somebody


@pytest.fixture
def control(town: Town) -> Chat:
    """Rosa, of control."""
    return somebody(town, 5559009, "Rosa Mina", Role.CONTROL)


def days(chat: Chat) -> tuple[object, object]:
    """Return the days that the last note to a chat shows, or asks about."""
    note = next(one for one in reversed(chat.heard()) if isinstance(one, Note))
    return note.values.get("first"), note.values.get("until")


@pytest.mark.parametrize(
    "said",
    [
        "pedro esta ausente del 18 al 22 de mayo, no hasta el 29",
        "lo de pedro son las vacaciones del 18 al 22 no hasta el 29",
    ],
)
def test_an_absence_of_somebody_ends_earlier(control: Chat, said: str) -> None:
    control.says("pedro está de vacaciones del 18 al 29 de mayo")
    control.says("sí")
    control.heard()
    control.says(said)
    assert days(control) == (date(2026, 5, 18).isoformat(), date(2026, 5, 22).isoformat())


def test_the_same_days_once_more_are_known(control: Chat) -> None:
    control.says("pedro está de vacaciones del 18 al 29 de mayo")
    control.says("sí")
    control.heard()
    control.says("pedro está ausente del 18 al 29 de mayo")
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert note.values["known"] == 1


@pytest.mark.usefixtures("control")
def test_her_own_begins_later_and_ends_as_before(marta: Chat) -> None:
    marta.says("el lunes me voy a vacaciones hasta el 29")
    marta.heard()
    marta.says("lo de las vacaciones es del 19 no del 18")
    assert days(marta) == (date(2026, 5, 19).isoformat(), date(2026, 5, 29).isoformat())
