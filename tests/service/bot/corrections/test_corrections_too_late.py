"""An edit that corrects nothing any more: after a day, and where something else was said since."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from models.inbox import Inbound
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_report


@pytest.mark.parametrize("hours", [24, 25])
def test_after_a_day_an_edit_is_a_new_message_that_says_so(
    town: Town, marta: Chat, hours: int
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.heard()
    town.wait(hours=hours, seconds=1)

    assert marta.edits("1.2 en 70") == "recorded"
    said = marta.heard()
    assert notes(said) == ["edit_late", "receipt"]
    assert town.figure(activity)[0] == 70
    assert [row.continues for row in town.reports()] == [None, None]


def test_after_a_day_an_edit_of_what_was_taken_back_says_so_too(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.says("deshacer")
    marta.heard()
    town.wait(days=2)

    marta.edits("1.2 en 70", back=2)
    assert notes(marta.heard()) == ["edit_late", "receipt"]
    assert town.figure(activity)[0] == 70


def test_within_the_last_minute_it_is_still_a_correction(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("1.2 en 60")
    town.wait(hours=23, minutes=59)

    assert marta.edits("1.2 en 70") == "corrected"


def test_a_late_edit_to_a_lower_figure_is_confirmed_like_any_message(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    town.wait(days=3)

    assert marta.edits("1.2 en 50") == "asked"
    assert town.figure(activity)[0] == 60


def test_a_late_edit_that_changes_nothing_answers_nothing(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.heard()
    town.wait(days=3)

    assert marta.edits("1.2 en el 60 %") == "repeated"
    assert marta.heard() == []


def test_what_somebody_has_reported_since_is_not_corrected_away(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    with town.database.transaction() as session:
        a_report(session, activity, 80, by=town.pedro_id, at=town.now)

    assert marta.edits("1.2 en 70") == "asked"
    assert town.figure(activity)[0] == 80


def test_what_she_has_reported_since_is_not_corrected_away_either(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    town.wait(minutes=30)
    marta.says("1.2 en 80")

    assert marta.edits("1.2 en 70", back=2) == "asked"
    assert town.figure(activity)[0] == 80


def test_an_edit_after_an_undo_is_a_new_report_and_the_same_words_are_none(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.touches("Deshacer")

    assert marta.edits("1.2 en el 60 %") == "repeated"
    assert town.figure(activity)[0] == 40
    assert marta.edits("1.2 en 50") == "recorded"
    assert town.figure(activity)[0] == 50


def test_an_edit_of_what_is_kept_no_more_is_taken_as_said_now(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("gracias")
    with town.database.transaction() as session:
        session.execute(update(Inbound).values(payload={}))

    assert marta.edits("la 1.2 va en 60") == "recorded"
