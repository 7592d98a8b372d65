"""The history of an activity: what was said of it, asked, decided, and which dates were moved."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from core.clock import local_day
from core.messages import Overview
from models.audit import Actor
from models.plan import Activity
from models.requests import Request
from plans import settling
from plans.settling import Deciding
from tests.service.bot.chat import Chat, Town
from tests.support.builders import BOGOTA

BY_HAND = Actor("technician", "cli")


def history(chat: Chat, code: str = "1.6") -> Overview:
    chat.heard()
    chat.says(f"historial de la {code}")
    said = chat.heard()[-1]
    assert isinstance(said, Overview)
    assert said.name == "history"
    return said


def deeds(said: Overview) -> list[tuple[str, str, str]]:
    return [(row.deed, row.asks, row.name) for row in said.rows]


def test_a_request_and_what_was_decided_of_it_are_told_with_who_and_when(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    marta.asks("pido plazo para la 1.6 hasta el 15 de julio porque el comité no sesiona")
    town.wait(hours=2)
    luz.says(f"conceder {town.rows(select(Request))[0].id}")
    town.wait(hours=2)
    said = history(marta)

    assert deeds(said) == [
        ("granted", "extension", "Luz Mery Cano"),
        ("asked", "extension", "Marta Lucía Rincón"),
    ]
    assert [row.until for row in said.rows] == [date(2026, 7, 15)] * 2
    assert "comité" in said.rows[1].title
    assert said.total == 2


def test_a_denial_is_told_with_its_reason(town: Town, marta: Chat, luz: Chat) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    marta.asks("pido plazo para la 1.6 hasta el 15 de julio porque el comité no sesiona")
    town.wait(hours=2)
    luz.says(f"negar {town.rows(select(Request))[0].id}: ya se dio uno")
    town.wait(hours=2)
    first = history(marta).rows[0]

    assert (first.deed, first.title) == ("denied", "ya se dio uno")


def test_a_date_that_planning_moved_is_told_and_another_field_is_not(
    town: Town, marta: Chat
) -> None:
    activity_id = town.add("1.6", due=date(2026, 6, 30))
    for values in ({"due": "10/07/2026"}, {"title": "Publicar el plan"}):
        deciding = Deciding(local_day(town.now, BOGOTA), town.now, BY_HAND)
        with town.database.transaction() as session:
            activity = session.get_one(Activity, activity_id)
            settling.set_fields(session, activity, values, deciding)
        town.wait(hours=1)
    (row,) = history(marta).rows

    assert (row.deed, row.name) == ("moved", "Planeación")
    assert (row.before, row.dates) == ((date(2026, 6, 30),), (date(2026, 7, 10),))


def test_what_a_supporting_office_says_is_told_as_its_part_and_of_which_office(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    town.add("1.6", 25, office=[town.office_id, town.other_office_id])
    pedro.says("1.6 va en 80 %, falta la firma")
    town.wait(hours=1)
    newest, oldest = history(marta).rows

    assert newest.support
    assert (newest.name, newest.office) == ("Pedro Rueda", "Secretaría de Hacienda")
    assert (oldest.support, oldest.office) == (False, "")
