"""A replacement in the middle of the year, lived for weeks over the real library and dispatcher."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.words import Stopped
from demo.botapi import BotApiServer, Person
from models import audit
from models.progress import ProgressReport, Retraction
from models.session import Database
from models.staff import leaving
from scheduler.explained import subjects
from scheduler.explained.events import Event
from scheduler.explained.why import Why, explain
from tests.channels.telegram.dialogue import Dialogue, a_dialogue
from tests.support.builders import a_person, an_activity, instant

BEA = 5002
MONDAY, PLANNED, DAY, DUE = (
    date(2026, 5, 11), date(2026, 5, 19), date(2026, 5, 22), date(2026, 6, 5),
)  # fmt: skip


@dataclass
class Year:
    """Marta, who is replaced by Bea on DAY, and the process that writes to both."""

    dialogue: Dialogue
    bea: Person
    marta_id: int
    bea_id: int
    heard_by_bea: int = 0

    async def morning(self, day: date) -> tuple[list[str], list[str]]:
        """Let the pass of a day be made; return what Marta and Bea have heard since."""
        self.dialogue.clock.set(instant(day))
        marta = await self.dialogue.ticks()
        return marta, self.to_bea()

    def to_bea(self) -> list[str]:
        """Return what the bot has said to Bea since this was asked last."""
        new = [
            one for one in self.bea.messages if one.from_bot and one.message_id > self.heard_by_bea
        ]
        self.heard_by_bea = max((one.message_id for one in new), default=self.heard_by_bea)
        return [one.text for one in new]

    async def weeks(self, first: date, last: date) -> tuple[list[str], list[str]]:
        """Let the days pass from one to another; return what Marta and Bea have heard."""
        marta, bea = [], []
        for ahead in range((last - first).days + 1):
            said = await self.morning(first + timedelta(days=ahead))
            marta += said[0]
            bea += said[1]
        return marta, bea

    def reports(self) -> list[tuple[int | None, Decimal | None]]:
        """Return who reported which figure, in their order."""
        with self.dialogue.database.reading() as session:
            assert session.scalars(select(Retraction.id)).all() == []
            rows = session.execute(
                select(ProgressReport.person_id, ProgressReport.percent).order_by(ProgressReport.id)
            )
            return [(row.person_id, row.percent) for row in rows]

    def why(self, typed: str, on: date | None = None) -> Why:
        """Ask «¿Por qué no me llegó?»."""
        context = self.dialogue.context
        with self.dialogue.database.reading() as session:
            (subject,) = subjects.find(session, context.entity_id, typed)
            return explain(session, context, subject, self.dialogue.clock.now(), on=on)


@pytest.fixture
async def year(server: BotApiServer, database: Database) -> AsyncIterator[Year]:
    """An activity of Marta's office; Bea is registered and has started the bot."""
    async with a_dialogue(server, database) as dialogue:
        entity = dialogue.context.entity_id
        with database.transaction() as session:
            an_activity(session, entity, handle="1.2", due=DUE, office=dialogue.office)
            bea = a_person(session, entity, "Bea Díaz", telegram=str(BEA))
            (marta,) = [one.id for one in subjects.find(session, entity, "5001")]
        person = server.user(BEA, "Bea", "Díaz")
        person.starts()
        dialogue.marta.starts()
        await dialogue.hears()
        made = Year(dialogue, person, marta, bea)
        made.to_bea()
        yield made


def plan_it(year: Year) -> None:
    """Write down, some days before, that Bea follows Marta on DAY."""
    year.dialogue.clock.set(instant(PLANNED, 15))
    with year.dialogue.database.transaction() as session:
        change = audit.Change(
            session, year.dialogue.context.entity_id, audit.Actor("technician", "cli"),
            year.dialogue.clock.now(),
        )  # fmt: skip
        leaving.plan(change, person_id=year.marta_id, on=DAY, by_id=year.bea_id)


async def test_a_replacement_is_lived_to_its_end_and_why_tells_all_of_it(year: Year) -> None:
    dialogue = year.dialogue
    first, nothing = await year.weeks(MONDAY, date(2026, 5, 13))
    assert len(first) == 1
    dialogue.clock.set(instant(date(2026, 5, 13), 10))
    assert "60\u00a0%" in "".join(await dialogue.says("1.2 va en 60 %, falta la firma"))
    await year.weeks(date(2026, 5, 14), PLANNED)
    plan_it(year)
    before = await year.weeks(PLANNED + timedelta(days=1), DAY - timedelta(days=1))
    assert (nothing, before[1]) == ([], [])

    (goodbye,), (hello,) = await year.morning(DAY)

    assert "Bea Díaz recibe lo que usted tenía" in goodbye
    news = "Desde hoy usted responde por la Secretaría de Planeación, en lugar de Marta Lucía"
    assert news in hello
    assert "1.2" in hello
    dialogue.clock.set(instant(DAY, 11))
    late = await dialogue.says("1.2 va en 90 %")
    assert not any("90" in one for one in late)
    assert year.reports() == [(year.marta_id, Decimal(60))]
    year.bea.says("la 1.2 va en 80 %")
    await dialogue.hears()
    (receipt,) = year.to_bea()
    assert "60\u00a0%" in receipt
    assert "80\u00a0%" in receipt
    assert year.reports() == [(year.marta_id, Decimal(60)), (year.bea_id, Decimal(80))]

    to_marta, to_bea = await year.weeks(DAY + timedelta(days=1), DUE)

    assert to_marta == []
    assert to_bea
    assert all("1.2" in one for one in to_bea)
    hers = year.why("Marta Lucía Rincón")
    assert [one.reason for one in hers.standings] == [Stopped.LEFT]
    *_, left, received, in_vain = (one.words for one in hers.told if isinstance(one, Event))
    assert left == "Marta Lucía Rincón se fue"
    assert received == "Bea Díaz recibió lo que tenía Marta Lucía Rincón"
    assert in_vain.startswith("llegó un mensaje de Telegram")
    assert hers.coming == ()
    of_the_day = year.why("Bea Díaz", on=DAY)
    assert any("reemplazo" in of_the_day.line(one, addresses=False) for one in of_the_day.told)
    about = year.why("1.2")
    told = [about.line(one, addresses=False) for one in about.told if not isinstance(one, Event)]
    assert "Marta" in told[0]
    assert "Bea" in told[-1]
    assert not any(one.person == "Marta Lucía Rincón" for one in about.coming)


async def test_a_button_that_she_kept_counts_for_nothing_once_she_is_replaced(year: Year) -> None:
    dialogue = year.dialogue
    await year.morning(MONDAY)
    dialogue.clock.set(instant(MONDAY, 10))
    await dialogue.says("1.2 va en 60 %")
    plan_it(year)
    await year.morning(DAY)

    dialogue.clock.set(instant(DAY, 11))
    await dialogue.presses("Deshacer")

    assert year.reports() == [(year.marta_id, Decimal(60))]
