"""After a newer version of the plan a code may be another activity's: it is asked, or answered."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from core.messages import Question
from models.plan import Activity
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind

RISKS, AUDIENCE = "Contratar la auditoría", "Realizar la audiencia"


@pytest.fixture
def ids(town: Town) -> list[int]:
    """1.1 and 1.2, which a newer version of the plan prints as 1.2 and 1.3."""
    ids = [town.add("1.1", 10, title=RISKS), town.add("1.2", 20, title=AUDIENCE)]
    town.add("4.1", 30, title="Publicar la carta de trato digno")
    store(town, ids[0], code="1.2")
    store(town, ids[1], code="1.3")
    return ids


def store(town: Town, activity: int, **values: object) -> None:
    """Write what a newer version of the plan says of an activity."""
    with town.database.transaction() as session:
        session.execute(update(Activity).where(Activity.id == activity).values(**values))


def test_a_code_that_the_plan_now_prints_for_another_is_asked_about(
    town: Town, marta: Chat, ids: list[int]
) -> None:
    assert marta.says("la 1.2 va en 60 %") == "asked"

    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert [one.label for one in asked.buttons] == [f"1.1 · {RISKS}", f"1.2 · {AUDIENCE}"]
    assert town.reports() == []
    marta.presses(asked.buttons[0].ref)
    assert [town.figure(one)[0] for one in ids] == [60, 20]


def test_in_a_reply_the_code_is_the_one_that_the_message_says(
    town: Town, marta: Chat, ids: list[int]
) -> None:
    reminder = remind(town, *ids)

    assert marta.says("la 1.2 va en 60 %", to=reminder) == "recorded"
    assert [town.figure(one)[0] for one in ids] == [10, 60]


def test_a_reply_about_the_other_one_is_about_that(town: Town, marta: Chat, ids: list[int]) -> None:
    reminder = remind(town, ids[0])

    assert marta.says("la 1.2 va en 60 %", to=reminder) == "recorded"
    assert [town.figure(one)[0] for one in ids] == [60, 20]


@pytest.mark.usefixtures("ids")
def test_codes_that_mean_one_activity_only_are_not_asked_about(town: Town, marta: Chat) -> None:
    assert marta.says("la 1.1 va en 60 % y la 4.1 va en 70 %") == "recorded"
    assert [one.percent for one in town.reports()] == [60, 70]


@pytest.fixture
def newer(town: Town) -> int:
    """1.2, archived, and another activity that the plan prints as 1.2 since then."""
    archived = town.add("1.2", 20, title=AUDIENCE)
    town.add("4.1", 30, title="Publicar la carta de trato digno")
    store(town, archived, withdrawn_at=town.now)
    return town.add("X1.2", title=RISKS, code="1.2")


def test_the_code_of_one_that_is_gone_is_asked_about_before_it_is_a_newer_one(
    town: Town, marta: Chat, newer: int
) -> None:
    assert marta.says("la 1.2 va en 60 %") == "asked"

    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert town.reports() == []
    marta.says("x1.2")
    assert town.figure(newer)[0] == 60


@pytest.mark.parametrize("said", ["la X1.2 va en 60 %", "la 1.2 va en 60 %"])
def test_the_newer_one_is_meant_by_its_own_name_or_in_a_reply(
    town: Town, marta: Chat, newer: int, said: str
) -> None:
    reminder = None if said.startswith("la X") else remind(town, newer)

    assert marta.says(said, to=reminder) == "recorded"
    assert town.figure(newer)[0] == 60


def test_a_code_of_a_plan_that_was_closed_takes_nothing_from_the_new_one(
    town: Town, marta: Chat
) -> None:
    activity = town.add("X1.2", title=RISKS, code="1.2")
    town.add("4.1", 30, title="Publicar la carta de trato digno")

    assert marta.says("la 1.2 va en 60 %") == "recorded"
    assert town.figure(activity)[0] == 60


@pytest.fixture
def doubled(town: Town) -> list[int]:
    """Two that the plan printed as 4.4, of which planning gave one the code 4.5."""
    ids = [town.add("AT4.4", title=RISKS), town.add("PR4.4", title=AUDIENCE)]
    store(town, ids[0], code="4.5")
    store(town, ids[1], code="4.4")
    return ids


@pytest.mark.parametrize("said", ["4.5 va en 20 y la 4.4 en 30", "la 4.4 va en 30, la 4.5 en 20"])
def test_the_code_that_the_plan_prints_now_names_an_activity(
    town: Town, marta: Chat, doubled: list[int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert [town.figure(one)[0] for one in doubled] == [20, 30]


def test_a_code_that_the_plan_printed_once_does_not_name_it_where_another_has_it(
    town: Town, marta: Chat
) -> None:
    activity = town.add("AT4.4", title=RISKS, code="4.5")
    town.add("4.1", 30, title="Publicar la carta de trato digno")
    store(town, town.add("PR4.4", title=AUDIENCE, office=town.other_office_id), code="4.4")

    assert marta.says("la 4.4 va en 60") == "asked"
    assert town.reports() == []
    marta.says("la 4.5 va en 20")
    assert town.figure(activity)[0] == 20
