"""What was owed and what became of it: read of days that were lived."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from core.channels import SendError, SendErrorKind
from core.inbound import Returned
from core.notice_names import WELCOME
from models.outbox import ItemState, OutboxItem
from models.owed import OwedState
from models.session import Database
from scheduler.explained import told, worded
from scheduler.explained.told import Told
from scheduler.told import returning
from tests.service.scheduler.explained.life import TUESDAY, WEDNESDAY, Life, a_life
from tests.support.builders import NOW, a_notice, a_report, an_activity, instant

MONDAY = date(2026, 5, 11)
MARTA = "5551001"


def an_activity_due(life: Life, handle: str, due: date) -> int:
    with life.database.transaction() as session:
        return an_activity(
            session, life.town.entity, handle=handle, due=due, office=life.town.office
        )


def of_marta(life: Life) -> list[Told]:
    """Return what was owed to her, without the welcome of every town."""
    with life.database.reading() as session:
        found = told.of_people(session, life.town.entity, [life.town.lead])
    return [one for one in found if not one.recipient.startswith("welcome")]


def of_activity(life: Life, activity: int) -> list[Told]:
    with life.database.reading() as session:
        return told.of_activity(session, life.town.entity, activity, [life.town.lead])


async def test_a_message_that_went_out_has_its_text_and_the_provider_s_number(
    database: Database,
) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", MONDAY)
    await life.morning(MONDAY)
    (one,) = of_marta(life)

    assert (one.state, one.at, one.person) == (
        ItemState.SENT,
        instant(MONDAY),
        "Marta Lucía Rincón",
    )
    assert (one.texts, one.taken_as) == (("1.2",), (f"{MARTA}/1",))
    assert worded.sentence(one) == (
        "enviado: recordatorio a Marta Lucía Rincón por Telegram: 1.2 (el día de la fecha)"
    )


@pytest.mark.parametrize(
    ("kind", "head", "also"),
    [(WELCOME, "bienvenida", ""), ("corrected_date", "recordatorio", "; aviso: corrected_date")],
)
async def test_of_whom_was_forgotten_it_is_still_told_what_went_out(
    database: Database, kind: str, head: str, also: str
) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", MONDAY)
    await life.morning(MONDAY)
    with database.transaction() as session:
        item = session.scalars(select(OutboxItem.id).order_by(OutboxItem.id.desc())).first()
        session.execute(update(OutboxItem).where(OutboxItem.id == item).values(content={}))
        a_notice(session, life.town.lead, kind=kind, state=OwedState.TOLD, outbox_id=item)
    *_, one = of_marta(life)

    assert worded.sentence(one) == (
        f"enviado: {head} a Marta Lucía Rincón por Telegram: 1.2 (el día de la fecha){also}"
    )


@pytest.mark.parametrize(
    ("due", "which"), [(MONDAY, "el día de la fecha"), (date(2026, 5, 15), "3 días antes")]
)
async def test_a_step_that_went_out_days_later_says_so(
    database: Database, due: date, which: str
) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", due)
    await life.morning(WEDNESDAY)
    (one,) = of_marta(life)
    assert worded.sentence(one).endswith(f": 1.2 ({which}, con retraso)")


async def test_a_step_that_an_answer_silenced_says_when_she_answered(database: Database) -> None:
    life = a_life(database)
    activity = an_activity_due(life, "1.2", date(2026, 5, 19))
    with database.transaction() as session:
        a_report(session, activity, 40, by=life.town.lead, at=NOW, office_id=life.town.office)
    await life.morning(TUESDAY)
    (one,) = of_activity(life, activity)

    assert one.state is OwedState.CLOSED
    assert worded.sentence(one, names=False) == (
        "cerrado: 1.2 (7 días antes). Motivo: la oficina respondió el 2026-05-11"
    )


async def test_what_the_trial_keeps_back_is_held_and_why(database: Database) -> None:
    life = a_life(database, live=False)
    activity = an_activity_due(life, "1.2", TUESDAY)
    await life.morning(TUESDAY)
    steps = [one for one in of_activity(life, activity) if one.state is OwedState.HELD]

    assert [one.about[0].what for one in steps] == ["el día de la fecha"]
    assert "a prueba" in worded.reason(steps[0])
    assert life.telegram.taken == []


async def test_what_came_back_is_told_though_the_ledger_forgets_it_and_again_when_it_arrives(
    database: Database,
) -> None:
    life = a_life(database)
    activity = an_activity_due(life, "1.2", TUESDAY)
    now = await life.morning(TUESDAY)
    with database.transaction() as session:
        item = session.query(OutboxItem.id).filter_by(recipient=MARTA).scalar()
        returning.came_back(session, life.context, item, Returned.REFUSED, "550 no", now)
    await life.morning(WEDNESDAY)
    back, _closed, again = of_activity(life, activity)

    assert (back.state, again.state) == (ItemState.BOUNCED, ItemState.SENT)
    assert (
        worded.sentence(back, names=False)
        == "devuelto: recordatorio por Telegram: 1.2. Motivo: 550 no"
    )
    assert again.handles == {"1.2"}


async def test_what_a_provider_refuses_has_failed_in_its_words(database: Database) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", MONDAY)
    life.telegram.script(MARTA, SendError(SendErrorKind.MESSAGE_REFUSED, "400 too long"))
    await life.morning(MONDAY)
    found = of_marta(life)

    assert [one.state for one in found] == [ItemState.FAILED]
    assert "400 too long" in worded.reason(found[0])


async def test_of_an_activity_only_what_is_of_it_is_told(database: Database) -> None:
    life = a_life(database)
    first, second = (an_activity_due(life, handle, MONDAY) for handle in ("1.2", "3.4"))
    await life.morning(MONDAY)

    assert [one.handles for one in of_marta(life)] == [{"1.2", "3.4"}]
    assert [one.handles for one in of_activity(life, first)] == [{"1.2"}]
    assert [one.handles for one in of_activity(life, second)] == [{"3.4"}]


async def test_only_the_span_that_is_asked_for_is_read(database: Database) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", MONDAY)
    an_activity_due(life, "3.4", TUESDAY)
    for day in (MONDAY, TUESDAY):
        await life.morning(day)
    span = told.Span(instant(TUESDAY), instant(WEDNESDAY))
    with database.reading() as session:
        found = told.of_people(session, life.town.entity, [life.town.lead], span)

    assert [one.handles for one in found] == [{"3.4"}]
