"""Tests: one by one through what is pending, as it looks on Marta's telephone."""

from __future__ import annotations

from datetime import timedelta

from demo.botapi import BotApiServer
from models.plan import Activity
from models.session import Database
from tests.channels.telegram.dialogue import a_dialogue
from tests.support.builders import NOW, an_activity


async def test_a_walk_over_telegram_left_and_taken_up_again_after_a_restart(
    server: BotApiServer, database: Database
) -> None:
    async with a_dialogue(server, database) as her:
        with database.transaction() as session:
            ids = [
                an_activity(session, her.context.entity_id, handle=handle, office=her.office)
                for handle in ("1.1", "1.2", "1.3")
            ]
        [listing] = await her.says("¿qué tengo pendiente?")
        assert "3 actividades pendientes" in listing

        [first] = await her.presses("Responder una por una")
        assert first.startswith("Actividad 1 de 3\n1.1")
        assert len(first.splitlines()) <= 8
        receipt, second = await her.says("vamos en 60, falta la firma")
        assert "60\u00a0%" in receipt
        assert receipt.splitlines()[-1] == "¿Algo mal? Escriba así: «1.1 va en 75\u00a0%»."
        assert second.startswith("Actividad 2 de 3\n1.2")
        [left] = await her.says("parar")
        assert "Faltan 2 actividades" in left

        her.clock.set(NOW + timedelta(days=1))
        [again] = await her.says("seguir")
        assert again.startswith("Actividad 2 de 3\n1.2")
        receipt, third = await her.presses("Sin avance")
        assert "0\u00a0% · sin avance" in receipt
        assert "otra vez" not in receipt
        assert third.startswith("Actividad 3 de 3\n1.3")
        [end] = await her.presses("Saltar")
        assert "1 actividad que saltó" in end

        with database.reading() as session:
            figures = [session.get_one(Activity, one).percent for one in ids]
        assert figures == [60, 0, None]
