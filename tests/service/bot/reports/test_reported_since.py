"""What a person has reported since an instant does not hold what she took back."""

from __future__ import annotations

from models.still_open import reported_since
from tests.service.bot.chat import Chat, Town


def since(town: Town, activity: int) -> set[int]:
    """Return whether Marta has reported on an activity since the town began."""
    with town.database.reading() as session:
        return reported_since(session, [activity], town.marta_id, town.now)


def test_a_report_counts(town: Town, marta: Chat) -> None:
    activity = town.add("2.4", 30)
    marta.says("la 2.4 va en 50")
    assert since(town, activity) == {activity}


def test_a_report_that_was_taken_back_does_not(town: Town, marta: Chat) -> None:
    activity = town.add("2.4", 30)
    marta.says("la 2.4 va en 50")
    marta.touches("Deshacer")
    assert since(town, activity) == set()


def test_what_is_said_again_after_that_counts(town: Town, marta: Chat) -> None:
    activity = town.add("2.4", 30)
    marta.says("la 2.4 va en 50")
    marta.touches("Deshacer")
    marta.says("la 2.4 va en 40")
    assert since(town, activity) == {activity}
