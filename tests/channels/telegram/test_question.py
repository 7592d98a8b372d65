"""Tests: an unanswered question in the next day's reminder, as it looks on Marta's telephone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.entity.policy import Policy
from demo.botapi import BotApiServer
from models.plan import Activity
from models.session import Database
from tests.channels.telegram.dialogue import a_dialogue
from tests.support.builders import NOW, an_activity

EVERY_DAY = Policy(steps_before=tuple(range(31)), silence_after_answer_working_days=0)


async def test_the_reminder_asks_again_with_its_buttons_under_its_words(
    server: BotApiServer, database: Database
) -> None:
    async with a_dialogue(server, database) as her:
        her.context = replace(her.context, policy=EVERY_DAY)
        with database.transaction() as session:
            activity = an_activity(session, her.context.entity_id, handle="1.2", office=her.office)
        await her.says("hola")
        await her.ticks()
        [question] = await her.says("la 1.2 va bien, falta la firma")
        assert question.startswith("¿En qué porcentaje va?")

        her.clock.set(NOW + timedelta(days=1))
        [reminder] = await her.ticks()
        assert "Guardé lo que escribió: «va bien, falta la firma»; falta la cifra." in reminder
        assert reminder.count("¿") == 1
        newest = her.marta.messages[-1]
        assert newest.labels[:4] == ["25 %", "50 %", "75 %", "100 %"]
        [receipt] = await her.presses("75 %")
        assert "75\u00a0%" in receipt
        assert "falta la firma" in receipt

        her.clock.set(NOW + timedelta(days=2))
        [reminder] = await her.ticks()
        assert "Quedó una pregunta" not in reminder
        with database.reading() as session:
            assert session.get_one(Activity, activity).percent == 75
