"""Somebody who is away says that she is back, and in one breath that she is away again: neither is
lost, and what may be read both ways is asked."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from scheduler.told import absence
from tests.service.bot.absences.test_absent import UNTIL, away, mark
from tests.service.bot.chat import PEDRO, Chat, Town, notes
from tests.service.bot.post import Post
from tests.support.builders import a_membership

AGAIN = date(2026, 5, 29)


@pytest.fixture(autouse=True)
def control(town: Town) -> None:
    """Pedro is of control too; Marta is away till the 22nd, and leads an activity."""
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)
    mark(town)
    town.add("1.2", 40)


def known(town: Town) -> set[tuple[date | None, date]]:
    """Return the absences of Marta's that are told or have begun."""
    with town.database.reading() as session:
        found = absence.known_of(session, town.context, town.marta_id, town.now)
    return {(one.first, one.until) for one in found}


@pytest.mark.parametrize(
    "said", ["ya volví, sigo hasta el 29", "ya me dieron de alta pero sigo hasta el 29"]
)
def test_what_may_be_read_both_ways_is_asked_and_nothing_ends(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says(said)

    assert notes(marta.heard()) == ["own_away_or_back"]
    assert away(town) == UNTIL
    marta.says("sigo ausente hasta el viernes 29 de mayo")
    assert away(town) == UNTIL
    assert known(town) == {(None, AGAIN)}


@pytest.mark.parametrize(
    "said",
    [
        "ya estoy de vuelta, pero me incapacitaron otra vez hasta el 29",
        "ya volví pero me la prorrogaron hasta el 29",
    ],
)
def test_who_stays_away_is_away_till_control_confirms_the_new_days(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says(said)

    assert notes(marta.heard()) == ["away_told"]
    assert away(town) == UNTIL
    assert known(town) == {(None, AGAIN)}


def test_who_goes_again_later_is_here_and_asked_till_when(town: Town, marta: Chat) -> None:
    marta.says("ya volví pero salgo otra vez el 24")

    back, told = marta.heard()
    assert isinstance(back, Note)
    assert isinstance(told, Note)
    assert (back.name, told.name, told.values["first"]) == ("back_noted", "away_told", "2026-05-24")
    assert known(town) == set()
    marta.says("hasta el 29")
    assert known(town) == {(date(2026, 5, 24), AGAIN)}


def test_beside_a_report_by_mail_all_three_are_heard(town: Town, post: Post) -> None:
    post.answer(None, "Ya volví pero salgo del 24 al 29, y la 1.2 va en 60", proof="pass")

    assert known(town) == {(date(2026, 5, 24), AGAIN)}
    assert [int(one.percent or 0) for one in town.reports()] == [60]


def test_of_another_who_stays_away_nothing_ends_before_a_yes(town: Town) -> None:
    pedro = Chat(town, PEDRO, "Pedro")
    pedro.says("Marta volvió, pero le prorrogaron la incapacidad hasta el 29")

    assert notes(pedro.heard()) == ["away_proposed"]
    assert away(town) == UNTIL
    pedro.says("sí")
    assert away(town) == AGAIN
