"""Addresses that are wrong and offices that change; `why` tells what became of each reminder."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.words import Role, Stopped
from models.plan import Activity
from models.staff.offices import merge_offices
from plans.deciding import collectives
from plans.requests import handing_over, succeeding
from plans.requests.handing_over import Handover
from tests.channels.lives.story import (
    FINANCE,
    MONDAY,
    PLANNING,
    Story,
    coming,
    lines,
    reasons,
)
from tests.support.builders import an_office, instant

LUZ = "luz@puertoesperanza.example"
MISTYPED = "matra@puertoesperanza.example"
TUESDAY, THURSDAY, DAY, LAST = (
    date(2026, 5, 12), date(2026, 5, 14), date(2026, 5, 22), date(2026, 6, 5),
)  # fmt: skip
NEXT = date(2026, 5, 25)
ALL, NEW = "Todas las áreas", "Dirección de Planeación y Hacienda"
WHY = "Decreto 12"


@pytest.mark.parametrize("heard", [False, True], ids=["mistyped", "right"])
async def test_only_an_office_that_was_never_heard_from_is_to_be_called(
    story: Story, heard: bool
) -> None:
    story.plans("1.2", due=date(2026, 5, 13))
    story.registers("Marta Rincón", mailbox=MISTYPED)
    story.registers("Luz Cano", None, Role.CONTROL, mailbox=LUZ)
    if not heard:
        story.was_never_heard_from(MISTYPED)

    await story.weeks(MONDAY, LAST)

    told = "\n".join(story.mails(LUZ))
    assert ("llame a la Secretaría de Planeación" in told) is not heard
    assert len(story.mails(MISTYPED)) > 2
    why = story.why(PLANNING)
    assert (Stopped.UNCONFIRMED in reasons(why)) is not heard
    assert (Stopped.UNCONFIRMED in reasons(story.why("Marta Rincón"))) is not heard
    assert coming(why) == {"Marta Rincón"}, "she is written to all the same"


async def test_where_an_address_is_dead_the_delegate_is_reminded_and_the_cause_is_told(
    story: Story,
) -> None:
    story.plans("1.2")
    story.registers("Marta Rincón", mailbox=MISTYPED)
    story.registers("Pedro Rueda", role=Role.DELEGATE, chat=5002)
    pedro = story.telephone(5002, "Pedro")
    await story.settle()
    story.chat(pedro)
    story.smtp.refuse(MISTYPED)

    await story.weeks(MONDAY, LAST)

    assert story.mails(MISTYPED) == []
    assert any("1.2" in one for one in story.chat(pedro))
    hers = story.why("Marta Rincón")
    assert reasons(hers)[0] is Stopped.NO_ADDRESS
    assert f"dejó de funcionar una dirección de Marta Rincón: correo {MISTYPED}" in lines(hers)
    assert coming(story.why("1.2")) == {"Pedro Rueda"}
    assert reasons(story.why(PLANNING)) == []


async def test_of_two_offices_that_are_made_one_the_newest_lead_is_reminded_of_all(
    story: Story,
) -> None:
    story.plans("1.2")
    story.plans("2.1", FINANCE)
    marta_id = story.registers("Marta Rincón", chat=5001)
    story.registers("Pedro Rueda", FINANCE, chat=5002)
    marta, pedro = story.telephone(5001, "Marta"), story.telephone(5002, "Pedro")
    await story.weeks(MONDAY, DAY)
    assert not any("2.1" in one for one in story.chat(marta))
    assert any("2.1" in one for one in story.chat(pedro))
    marta.says("la 1.2 va en 60 %")
    await story.at(DAY, 10)

    story.clock.set(instant(DAY, 15))
    with story.change() as change:
        merge_offices(change, source=story.office(PLANNING), target=story.office(FINANCE))
    story.chat(marta)
    await story.weeks(NEXT, LAST)

    told = "\n".join(story.chat(pedro))
    assert "1.2" in told
    assert "2.1" in told
    assert not any("1.2" in one and "2.1" in one for one in story.chat(marta))
    assert story.reports() == [(marta_id, Decimal(60))]
    assert coming(story.why("1.2")) == coming(story.why("2.1")) == {"Pedro Rueda"}
    assert story.why(PLANNING).subject.name == FINANCE
    assert reasons(story.why("Marta Rincón")) == [Stopped.ANOTHER]


async def test_an_office_that_is_succeeded_from_a_day_on_is_reminded_under_its_new_name(
    story: Story,
) -> None:
    story.plans("1.2")
    marta_id = story.registers("Marta Rincón", chat=5001)
    marta = story.telephone(5001, "Marta")
    await story.weeks(MONDAY, TUESDAY)
    marta.says("la 1.2 va en 60 %")
    await story.at(TUESDAY, 10)
    story.clock.set(instant(THURSDAY, 15))
    with story.change() as change:
        new, is_new = succeeding.successor(change, NEW)
        succeeding.plan(change, story.office(PLANNING), new, WHY, DAY)
    assert is_new
    await story.weeks(date(2026, 5, 15), date(2026, 5, 21))
    assert story.why(PLANNING).subject.name == PLANNING
    story.chat(marta)

    await story.weeks(DAY, LAST)

    assert any("1.2" in one for one in story.chat(marta))
    assert story.reports() == [(marta_id, Decimal(60))]
    office = story.why(PLANNING)
    assert office.subject.name == NEW
    assert reasons(office) == []
    assert coming(office) == {"Marta Rincón"}
    marta.says("la 1.2 va en 80 %")
    await story.at(LAST, 10)
    assert story.reports() == [(marta_id, Decimal(60)), (marta_id, Decimal(80))]


async def test_a_name_of_several_offices_reaches_nobody_until_its_members_are_said(
    story: Story,
) -> None:
    with story.database.transaction() as session:
        story.offices[ALL] = an_office(session, story.context.entity_id, ALL, collective=True)
    story.plans("3.1", ALL)
    story.registers("Marta Rincón", chat=5001)
    story.registers("Pedro Rueda", FINANCE, chat=5002)
    marta, pedro = story.telephone(5001, "Marta"), story.telephone(5002, "Pedro")
    await story.settle()
    for one in (marta, pedro):
        story.chat(one)
    await story.weeks(MONDAY, DAY)
    assert story.chat(marta) == story.chat(pedro) == []
    before = story.why("3.1")
    assert reasons(before) == [Stopped.UNREACHED]
    assert "falta decir qué oficinas son" in before.standings[0].words
    assert coming(before) == set()

    story.clock.set(instant(DAY, 15))
    members = [story.office(FINANCE), story.office(PLANNING)]
    with story.change() as change:
        collectives.define(change, story.office(ALL), members)
    await story.weeks(NEXT, LAST)

    for one in (marta, pedro):
        assert any("3.1" in text for text in story.chat(one))
    after = story.why("3.1")
    assert reasons(after) == []
    assert coming(after) == {"Marta Rincón", "Pedro Rueda"}


async def test_an_activity_that_is_another_office_s_from_a_day_on_is_asked_there_from_then_on(
    story: Story,
) -> None:
    activity = story.plans("1.2")
    marta_id = story.registers("Marta Rincón", chat=5001)
    story.registers("Pedro Rueda", FINANCE, chat=5002)
    story.plans("2.1", FINANCE)
    marta, pedro = story.telephone(5001, "Marta"), story.telephone(5002, "Pedro")
    await story.weeks(MONDAY, TUESDAY)
    marta.says("la 1.2 va en 60 %")
    await story.at(TUESDAY, 10)
    story.clock.set(instant(THURSDAY, 15))
    with story.change() as change:
        row = change.session.get_one(Activity, activity)
        handing_over.plan(change, row, Handover(story.offices[FINANCE]), WHY, DAY)
    await story.weeks(date(2026, 5, 15), date(2026, 5, 21))
    assert not any("1.2" in one for one in story.chat(pedro))
    story.chat(marta)

    await story.weeks(DAY, NEXT)
    moved = "\n".join(story.chat(marta))
    assert FINANCE in moved
    await story.weeks(date(2026, 5, 26), LAST)

    assert not any("1.2" in one for one in story.chat(marta))
    assert any("1.2" in one for one in story.chat(pedro))
    assert story.reports() == [(marta_id, Decimal(60))]
    assert coming(story.why("1.2")) == {"Pedro Rueda"}
    assert coming(story.why("Marta Rincón")) == set()
    assert "Marta" in lines(story.why("1.2"))
