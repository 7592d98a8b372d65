"""A notice is looked at once more before it goes out: what is settled by then is not told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.messages import Reminder
from core.notice_names import AWAY, LEAVES, RETURNED, SUBSTITUTE_MISSING
from core.words import Because, Role
from models import audit
from models.organisation import Person
from models.owed import Notice, OwedState
from models.staff import absences
from scheduler.told import leaving
from scheduler.told.replacing import replace
from tests.service.bot.chat import Chat, Town, somebody
from tests.support.builders import a_membership, a_person

PAOLA = "estaré de vacaciones del 8 al 19 de junio, me reemplaza Paola Ruiz"
BY = audit.Actor("technician", "cli")


@pytest.fixture
def pilar(town: Town) -> Chat:
    """Pilar, of the planning office."""
    return somebody(town, 900, "Pilar Duque", Role.PLANNING)


@pytest.fixture
def control(town: Town) -> Chat:
    """The chat of the chief of control."""
    return somebody(town, 901, "Hernán Quiroga", Role.CONTROL)


def told(chat: Chat) -> list[str]:
    """Return the notices that she reads."""
    said = [one for one in chat.heard() if isinstance(one, Reminder)]
    return [notice.name for one in said for notice in one.notices]


def ended(town: Town, kind: str) -> list[tuple[str, str]]:
    rows = town.rows(select(Notice).where(Notice.kind == kind).order_by(Notice.id))
    return [(row.state, row.reason) for row in rows]


def a_delegate(town: Town, name: str) -> None:
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, name, office=town.office_id, role=Role.DELEGATE,
                 telegram="7001")  # fmt: skip


@pytest.mark.usefixtures("consuelo")
@pytest.mark.parametrize("name", ["Paola Ruiz", "Paola Andrea Ruiz Gil"])
def test_a_substitute_who_is_registered_by_then_is_missing_no_more(
    town: Town, marta: Chat, pilar: Chat, name: str
) -> None:
    town.add("2.4", 30)
    marta.says(PAOLA)
    a_delegate(town, name)

    town.morning()

    assert told(pilar) == []
    assert ended(town, SUBSTITUTE_MISSING) == [(OwedState.CLOSED, Because.REGISTERED)]
    (away,) = town.rows(select(Notice).where(Notice.kind == AWAY))
    assert (away.details["missing"], away.details["alone"]) == (None, "")


@pytest.mark.usefixtures("consuelo")
def test_somebody_else_who_is_registered_settles_nothing(
    town: Town, marta: Chat, pilar: Chat
) -> None:
    town.add("2.4", 30)
    marta.says(PAOLA)
    a_delegate(town, "Wilmer Pacheco")

    town.morning()

    assert told(pilar) == [SUBSTITUTE_MISSING]


def test_a_return_of_a_figure_that_was_put_lower_by_then_is_not_told(
    town: Town, marta: Chat, control: Chat
) -> None:
    town.add("2.4", 40)
    marta.says("la 2.4 ya quedó al 100 %")
    control.says("no acepto la 2.4: falta el acta")
    town.wait(minutes=20)
    marta.says("corrijo: la 2.4 no está en 100, va en 70 %")
    marta.heard()

    town.morning()

    assert told(marta) == []
    assert ended(town, RETURNED) == [(OwedState.CLOSED, Because.ANSWERED)]


@pytest.mark.parametrize("said", ["la 2.5 va en 70", "la 2.4 sigue en 100, muchas gracias"])
def test_a_return_is_told_whatever_else_was_reported(
    town: Town, marta: Chat, control: Chat, said: str
) -> None:
    """Who says the figure again may not have read the reason."""
    town.add("2.4", 40)
    town.add("2.5", 50)
    marta.says("la 2.4 ya quedó al 100 %")
    control.says("no acepto la 2.4: falta el acta")
    town.wait(minutes=20)
    marta.says(said)
    marta.heard()

    town.morning()

    assert RETURNED in told(marta)


@pytest.mark.parametrize(("said", "held"), [("la 2.4 al 100", False), ("gracias", True)])
def test_a_return_that_a_colleague_has_read_and_answered_is_not_told_to_who_comes_back(
    town: Town, marta: Chat, control: Chat, said: str, held: bool
) -> None:
    town.add("2.4", 40)
    a_delegate(town, "Wilmer Pacheco")
    wilmer = Chat(town, 7001, "Wilmer")
    wilmer.says("la 2.4 ya quedó al 100 %")
    with town.database.transaction() as session:
        change = audit.Change(session, town.context.entity_id, BY, town.now)
        absences.mark(change, person_id=marta_id(town), until=town.now.date() + timedelta(days=2))
    control.says("no acepto la 2.4: falta el acta")
    wilmer.heard()
    town.morning()
    assert RETURNED in told(wilmer)
    town.wait(minutes=5)
    wilmer.says(said)

    for _ in range(3):
        town.morning()

    assert (RETURNED in told(marta)) is held


def marta_id(town: Town) -> int:
    (one,) = town.rows(select(Person).where(Person.name.startswith("Marta")))
    return int(one.id)


@pytest.mark.parametrize("by", [None, "Wilmer Pacheco"])
def test_a_leaving_that_is_registered_by_then_is_not_told(
    town: Town, marta: Chat, pilar: Chat, by: str | None
) -> None:
    marta.says("me voy de la alcaldía el viernes")
    assert len(ended(town, LEAVES)) == 1
    with town.database.transaction() as session:
        change = audit.Change(session, town.context.entity_id, BY, town.now)
        if by is None:
            leaving.leave(change, town.context, marta_id(town), on=town.now.date())
        else:
            follows = a_person(session, town.context.entity_id, by, telegram="7001")
            replace(change, town.context, marta_id(town), follows, on=town.now.date())

    town.morning()

    assert LEAVES not in told(pilar)
    assert ended(town, LEAVES) == [(OwedState.CLOSED, Because.REGISTERED)]


def test_a_leaving_that_nobody_registered_is_told(town: Town, marta: Chat, pilar: Chat) -> None:
    marta.says("me voy de la alcaldía el viernes")
    with town.database.transaction() as session:
        a_membership(session, a_person(session, town.context.entity_id, "Luz Cano"), Role.VIEWER)

    town.morning()

    assert told(pilar) == [LEAVES]


def test_the_same_farewell_is_told_once(town: Town, marta: Chat, pilar: Chat) -> None:
    for said in ("me voy de la alcaldía el viernes",) * 2:
        marta.says(said)
        town.wait(minutes=20)
    marta.says("me voy de la alcaldía el viernes, me reemplaza Óscar")

    town.morning()

    assert told(pilar) == [LEAVES, LEAVES], "other words are told as well"
