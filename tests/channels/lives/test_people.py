"""People come, are away, leave, lose their telephones and are forgotten; `why` tells all of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.words import Role, Stopped
from models.staff import changing, forgetting, people
from models.staff.invitations import create_invitation
from scheduler.told import absence, leaving
from tests.channels.lives.story import MONDAY, PLANNING, Story, coming, lines, reasons
from tests.support.builders import instant

LUZ, MARTA_MAIL = "luz@puertoesperanza.example", "marta@puertoesperanza.example"
TUESDAY, THURSDAY, FRIDAY = date(2026, 5, 12), date(2026, 5, 14), date(2026, 5, 15)
DAY, LAST = date(2026, 5, 22), date(2026, 6, 5)
SIXTY = Decimal(60)


async def test_who_joins_by_invitation_is_written_to_from_then_on_and_nobody_else_by_her_code(
    story: Story,
) -> None:
    story.plans("1.2")
    ines_id = story.registers("Inés Vargas")
    story.registers("Luz Cano", None, Role.CONTROL, mailbox=LUZ)
    await story.weeks(MONDAY, TUESDAY)
    assert reasons(story.why(PLANNING)) == [Stopped.UNREACHED]
    assert reasons(story.why("Inés Vargas")) == [Stopped.NO_ADDRESS]

    story.clock.set(instant(THURSDAY, 10))
    with story.change() as change:
        code = create_invitation(change, person_id=ines_id).code
    ines = story.telephone(6001, "Inés", code)
    await story.at(THURSDAY, 10)
    stranger = story.telephone(6666, "Alguien", code)
    await story.at(THURSDAY, 11)
    story.chat(stranger)
    await story.weeks(FRIDAY, LAST)

    told = story.chat(ines)
    assert any("1.2" in one for one in told)
    assert story.chat(stranger) == []
    assert any("Inés Vargas" in one for one in story.mails(LUZ))
    why = story.why("Inés Vargas")
    assert reasons(why) == []
    assert "se registró una dirección de Inés Vargas: Telegram 6001" in lines(why)
    assert coming(story.why("1.2")) == {"Inés Vargas"}


async def test_while_she_is_away_her_delegate_is_reminded_and_then_she_is_again(
    story: Story,
) -> None:
    story.plans("1.2")
    marta_id = story.registers("Marta Rincón", chat=5001)
    story.registers("Pedro Rueda", role=Role.DELEGATE, chat=5002)
    marta, pedro = story.telephone(5001, "Marta"), story.telephone(5002, "Pedro")
    await story.weeks(MONDAY, TUESDAY)
    assert len(story.chat(marta)) > len(story.chat(pedro))

    story.clock.set(instant(TUESDAY, 15))
    with story.change() as change:
        absence.mark(change, story.context, marta_id, date(2026, 5, 29))
    await story.weeks(date(2026, 5, 13), date(2026, 5, 29))
    assert story.chat(marta) == []
    assert any("1.2" in one for one in story.chat(pedro))
    of_a_day = story.why("Marta Rincón", on=date(2026, 5, 21))
    assert Stopped.AWAY in reasons(of_a_day)
    assert "Marta Rincón no está hasta el 2026-05-29" in lines(story.why("1.2"))

    await story.weeks(date(2026, 6, 1), LAST)
    assert any("1.2" in one for one in story.chat(marta))
    assert story.chat(pedro) == []
    assert reasons(story.why("Marta Rincón")) == []
    assert reasons(story.why("Pedro Rueda")) == [Stopped.ANOTHER]
    assert coming(story.why("1.2")) == {"Marta Rincón"}


async def test_the_last_who_was_reached_leaves_and_control_is_told_the_same_hour(
    story: Story,
) -> None:
    story.plans("1.2")
    marta_id = story.registers("Marta Rincón", chat=5001)
    story.registers("Luz Cano", None, Role.CONTROL, mailbox=LUZ)
    marta = story.telephone(5001, "Marta")
    await story.weeks(MONDAY, DAY)
    marta.says("la 1.2 va en 60 %")
    await story.at(DAY, 10)
    story.chat(marta)
    story.mails(LUZ)

    story.clock.set(instant(DAY, 11))
    with story.change() as change:
        leaving.leave(change, story.context, marta_id, on=DAY)
    await story.at(DAY, 11, 5)
    (alarm,) = story.mails(LUZ)
    assert PLANNING in alarm
    marta.presses("Deshacer")
    marta.says("la 1.2 va en 90 %")
    await story.at(DAY, 12)
    story.chat(marta)
    await story.weeks(date(2026, 5, 25), LAST)

    assert story.chat(marta) == []
    assert story.reports() == [(marta_id, SIXTY)]
    assert reasons(story.why("Marta Rincón")) == [Stopped.LEFT]
    assert reasons(story.why(PLANNING)) == [Stopped.UNREACHED]
    about = story.why("1.2")
    assert "Marta Rincón se fue" in lines(story.why("Marta Rincón"))
    assert coming(about) == set()
    assert reasons(about) == [Stopped.UNREACHED]


async def test_of_a_lost_telephone_nothing_counts_and_reminders_go_by_mail(story: Story) -> None:
    story.plans("1.2")
    marta_id = story.registers("Marta Rincón", chat=5001, mailbox=MARTA_MAIL)
    lost = story.telephone(5001, "Marta")
    await story.weeks(MONDAY, THURSDAY)
    assert any("1.2" in one for one in story.chat(lost))
    assert story.mails(MARTA_MAIL) == []

    story.clock.set(instant(THURSDAY, 15))
    with story.change() as change:
        assert changing.unlink(change, person_id=marta_id) == 1
    lost.says("la 1.2 va en 90 %")
    await story.at(THURSDAY, 16)
    story.chat(lost)
    await story.weeks(FRIDAY, LAST)

    assert story.chat(lost) == []
    assert story.reports() == []
    assert any("1.2" in one for one in story.mails(MARTA_MAIL))
    why = story.why("Marta Rincón")
    assert reasons(why) == []
    assert "se desvinculó el chat de Marta Rincón: Telegram 5001" in lines(why)
    assert coming(why) == {"Marta Rincón"}


async def test_who_is_forgotten_leaves_her_figure_under_no_name_and_is_never_written_to(
    story: Story,
) -> None:
    activity = story.plans("1.2")
    marta_id = story.registers("Marta Rincón", chat=5001)
    story.registers("Bea Díaz", role=Role.DELEGATE, chat=5002)
    marta, bea = story.telephone(5001, "Marta"), story.telephone(5002, "Bea")
    await story.weeks(MONDAY, TUESDAY)
    marta.says("la 1.2 va en 60 %")
    await story.at(TUESDAY, 10)
    story.clock.set(instant(DAY, 11))
    with story.change() as change:
        leaving.leave(change, story.context, marta_id, on=DAY)
    with story.change() as change:
        find = people.find_person
        gone = find(change.session, entity_id=change.entity_id, typed="Marta Rincón", gone=True)
        forgetting.forget(change, gone)
    story.chat(marta)
    await story.weeks(date(2026, 5, 25), LAST)

    assert activity
    assert story.chat(marta) == []
    assert any("1.2" in one for one in story.chat(bea))
    assert story.reports() == [(marta_id, SIXTY)]
    about = story.why("1.2")
    assert "Marta" not in lines(about)
    assert reasons(story.why(forgetting.name_of(marta_id))) == [Stopped.LEFT]
    assert coming(about) == {"Bea Díaz"}
