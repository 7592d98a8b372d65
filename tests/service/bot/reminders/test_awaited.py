"""A receipt names what was asked about and has no answer yet, and when those above are told."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from core.messages import Receipt
from core.notice_names import AWAY
from core.words import Role
from models.plan import Plan
from tests.service.bot.chat import Chat, Town
from tests.service.bot.delegates import a_delegate
from tests.service.bot.people.test_group_reminders import remind, welcomed
from tests.support.builders import a_notice, a_person
from tests.support.scheduling import a_welcome


def the_receipt(marta: Chat) -> Receipt:
    (receipt,) = (one for one in marta.heard() if isinstance(one, Receipt))
    return receipt


def test_what_was_asked_about_and_is_not_answered_is_named(town: Town, marta: Chat) -> None:
    for handle, due in (("1.2", date(2026, 5, 12)), ("3.6", date(2026, 5, 12)), ("6.2", None)):
        town.add(handle, 40, due=due)
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, "Luz", role=Role.PLANNING, email="luz@p.example")
    welcomed(town)
    remind(town)
    town.deliver()
    marta.heard()
    town.wait(hours=1)

    marta.says("1.2 va en 60")
    receipt = the_receipt(marta)
    assert [one.handle for one in receipt.awaited] == ["3.6"]
    assert receipt.awaited[0].due == date(2026, 5, 12)
    assert receipt.above == ("own",), "hers is the office that others' silence is told to"

    marta.says("3.6 va en 70")
    assert the_receipt(marta).awaited == ()


def test_who_reports_is_told_when_she_is_asked_again_of_it(town: Town, marta: Chat) -> None:
    town.add("1.2", 40, due=date(2026, 5, 12))
    town.add("3.6", 40, due=date(2026, 6, 30))
    welcomed(town)
    remind(town)
    town.deliver()
    marta.heard()
    town.wait(hours=1)

    marta.says("1.2 va en 60")
    (record,) = the_receipt(marta).records
    assert record.next_on == date(2026, 5, 12), "the day itself is never silent"
    marta.says("1.2 ya está")
    (record,) = the_receipt(marta).records
    assert record.next_on is None
    marta.says("3.6 va en 60")
    (record,) = the_receipt(marta).records
    assert record.next_on is None, "she was not reminded of it yet, and others may be asked"


def test_who_will_be_away_is_told_the_day_on_which_she_is_back(town: Town, marta: Chat) -> None:
    town.add("1.2", 40, due=date(2026, 5, 12))
    town.add("3.6", 40, due=date(2026, 5, 12))
    welcomed(town)
    remind(town)
    town.deliver()
    marta.heard()
    her = town.marta_id
    details = {
        "person": "Marta", "away": her, "first": "2026-05-12", "until": "2026-05-15",
        "words": "", "planned": her,
    }  # fmt: skip
    with town.database.transaction() as session:
        a_notice(session, her, kind=AWAY, key=f"{AWAY}:{her}:2026-05-12", details=details)
    town.wait(hours=1)

    marta.says("1.2 va en 60")
    receipt = the_receipt(marta)
    assert receipt.records[0].next_on == date(2026, 5, 19), "the 18th is a holiday"
    assert receipt.awaited[0].next_on == date(2026, 5, 19)


def test_a_correction_is_told_as_one_with_whose_the_former_figure_was(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    town.add_of_both("3.7", 80)
    town.add("1.2", 40)
    for said, corrects, whose in (
        ("3.7 va en 87, se hizo la jornada", False, ""),
        ("corrija, era 85", True, ""),
    ):
        marta.says(said)
        (record,) = the_receipt(marta).records
        assert (record.corrects, record.before_by) == (corrects, whose), said
    town.wait(hours=1)
    pedro.says("corrija la 3.7, es 90")
    (record,) = the_receipt(pedro).records
    assert (str(record.percent), str(record.before)) == ("90", "85")
    assert (record.corrects, record.before_by) == (True, "Marta Lucía Rincón")
    marta.says("1.2 va en 50")
    (record,) = the_receipt(marta).records
    assert not record.corrects
    assert record.before_by == "", "the plan's figure is nobody's"


def test_what_nobody_asked_about_is_not_named(town: Town, marta: Chat) -> None:
    town.add("1.2", 40, due=date(2026, 5, 12))
    town.add("3.6", 40, due=date(2026, 5, 12))
    marta.says("1.2 va en 60")
    assert the_receipt(marta).awaited == ()


def test_what_only_a_colleague_was_asked_about_is_not_named(town: Town, marta: Chat) -> None:
    rosa = Chat(town, 7008, "Rosa Elvira")
    her = a_delegate(town)
    for handle in ("3.3", "4.1", "5.5"):
        town.add(handle, 40, due=date(2026, 5, 12))
    marta.says("delegar 4.1 y 5.5 en Rosa Elvira Tapia")
    marta.says("sí")
    welcomed(town)
    with town.database.transaction() as session:
        (plan,) = session.scalars(select(Plan.id).filter_by(entity_id=town.context.entity_id))
        a_welcome(session, her, plan)
    remind(town)
    town.deliver()
    marta.heard()
    town.wait(hours=1)

    rosa.says("4.1 va en 60")
    assert [one.handle for one in the_receipt(rosa).awaited] == ["5.5"]
    rosa.says("5.5 va en 60")
    assert the_receipt(rosa).awaited == ()
    marta.says("4.1 va en 65")
    assert [one.handle for one in the_receipt(marta).awaited] == ["3.3"]
