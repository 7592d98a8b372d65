"""Tests: 100 % of the period or of the year, as it looks on Marta's telephone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from demo.botapi import BotApiServer
from models.plan import Activity
from models.session import Database
from tests.channels.telegram.dialogue import a_dialogue
from tests.support.builders import NOW, an_activity


async def test_the_receipt_names_the_later_dates_and_its_button_keeps_them_open(
    server: BotApiServer, database: Database
) -> None:
    async with a_dialogue(server, database) as her:
        her.context = replace(her.context, editable=frozenset({"telegram"}))
        with database.transaction() as session:
            activity = an_activity(
                session,
                her.context.entity_id,
                handle="1.2",
                office=her.office,
                due=[date(2026, 5, 29), date(2026, 6, 30), date(2026, 12, 15)],
            )
        [receipt] = await her.says("1.2 al 100 %")
        assert "100\u00a0% · cumplida" in receipt
        assert "cierran también las fechas del 30 de junio y del 15 de diciembre" in receipt

        assert await her.presses("Solo este periodo") == []

        [shown] = [one for one in her.marta.messages if one.from_bot]
        assert "cumplida esta fecha (1 de 3): el total va en 33\u00a0%" in shown.text
        assert shown.labels == ["Deshacer"]
        with database.reading() as session:
            assert session.get_one(Activity, activity).percent == 33
        # The next date is reminded of: first a welcome, then its own ladder.
        her.clock.set(NOW + timedelta(days=1))
        await her.ticks()
        her.clock.set(NOW + timedelta(days=43))
        [reminder] = await her.ticks()
        assert "30 de junio" in reminder
