"""Who agrees in the caption of a file is told so, though the file is still to come."""

from __future__ import annotations

from sqlalchemy import select

from models.answers.evidence import Evidence
from models.incoming.files import GRACE
from models.staff.agreements import Agreement
from tests.service.bot.agreeing.test_agreeing import passes
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import DOCUMENT, come, send


def test_an_agreement_above_a_file_that_is_still_to_come_is_told_and_the_file_is_filed(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    passes(town)
    marta.heard()
    town.wait(days=1)

    send(marta, "de acuerdo con todo, adjunto el soporte de la 1.2", DOCUMENT)
    town.now += GRACE
    town.handle()
    come(town)
    said = notes(marta.heard())

    assert "agreed" in said
    assert len(town.rows(select(Agreement))) == 2
    assert [one.activity_id for one in town.rows(select(Evidence))] == [activity]


def test_a_caption_that_agrees_to_nothing_waits_for_its_file(town: Town, marta: Chat) -> None:
    town.add("1.1")
    town.add("1.2", 40)

    send(marta, "adjunto el soporte de la 1.2", DOCUMENT)
    town.now += GRACE

    assert town.handle() == "waits"
    assert marta.heard() == []
