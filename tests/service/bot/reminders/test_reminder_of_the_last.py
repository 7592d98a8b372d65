"""A reminder is of the one that she wanted to be reminded of, not of what is asked above it."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town

FRIDAY = date(2026, 5, 15)


@pytest.fixture
def asked(town: Town, marta: Chat) -> None:
    """3.6, of which a figure is asked about, and 4.3."""
    town.add("3.6", 30, title="Publicar los informes", product="8 informes", planned=8)
    town.add("4.3", 20, title="Instalar los buzones")
    assert marta.says("3.6 va en 12") == "asked"
    marta.heard()


def snoozed(chat: Chat) -> list[tuple[object, object]]:
    """Return of which activities a reminder was set, and for when."""
    notes = (one for one in chat.heard() if isinstance(one, Note) and one.name == "snoozed")
    return [(one.values["handle"], one.values["until"]) for one in notes]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "first",
    ["recuérdeme la 4.3 más tardecito", "la 4.3 me la recuerda luego",
     "más tarde me recuerda la 4.3", "recuérdeme la 4.3 el lunes 25"],
)  # fmt: skip
@pytest.mark.parametrize(
    "then",
    ["el viernes 15 me la recuerda", "recuérdemela el viernes 15",
     "mejor recuérdeme el 15 de mayo"],
)  # fmt: skip
def test_the_day_is_of_the_last_that_a_reminder_was_wanted_of(
    marta: Chat, first: str, then: str
) -> None:
    marta.says(first)
    marta.heard()
    marta.says(then)

    assert snoozed(marta) == [("4.3", FRIDAY.isoformat())]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("between", "then", "handle"),
    [
        ("recuérdeme la 4.3 más tardecito", "el viernes 15 me recuerda la 3.6", "3.6"),
        ("gracias", "el viernes 15 me la recuerda", "3.6"),
    ],
)
def test_what_is_named_or_was_asked_alone_is_meant(
    marta: Chat, between: str, then: str, handle: str
) -> None:
    marta.says(between)
    marta.heard()
    marta.says(then)

    assert snoozed(marta) == [(handle, FRIDAY.isoformat())]


@pytest.mark.usefixtures("asked")
def test_a_report_in_between_leaves_the_question_for_the_day_open(town: Town, marta: Chat) -> None:
    for text in ("recuérdeme la 4.3 más tardecito", "la 3.6 va en 40"):
        marta.says(text)
        town.wait(minutes=1)
    marta.heard()
    marta.says("el viernes 15 me la recuerda")

    assert snoozed(marta) == [("4.3", FRIDAY.isoformat())]
