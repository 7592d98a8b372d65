"""A colleague's message that a lead forwards in Telegram is offered to her as that one's words."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from core.inbound import Forwarded
from core.messages import Note, Question
from models.answers.evidence import Evidence
from tests.service.bot.chat import MARTA as MARTA_CHAT
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import DOCUMENT, store
from tests.service.bot.mails.test_forwarded_by_leads import CAMILO


def of(name: str, number: int = 900, **more: Any) -> dict[str, Any]:
    """Return the origin of a message as Telegram tells it."""
    who = {"id": number, "is_bot": False, "first_name": name, **more}
    return {"type": "user", "sender_user": who}


ORIGINS: dict[str, dict[str, Any]] = {
    "user": of("Camilo", last_name="Rojas"),
    "hidden_user": {"type": "hidden_user", "sender_user_name": CAMILO},
    "chat": {"type": "chat", "sender_chat": {"id": -5, "type": "supergroup", "title": CAMILO}},
    "channel": {
        "type": "channel", "message_id": 3,
        "chat": {"id": -6, "type": "channel", "title": CAMILO},
    },
}  # fmt: skip


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_colleagues_message_on_telegram_is_offered_too(
    town: Town, marta: Chat, origin: str
) -> None:
    activity = town.add("5.3", 20)
    said = town.now - timedelta(days=2)
    marta.forwards("avance 5.3 va en 38 %, falta la firma", of=ORIGINS[origin], said=said)

    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert (question.name, question.figure, question.said_by) == ("confirm", Decimal(38), CAMILO)
    assert (question.words, town.reports()) == ("falta la firma", [])
    marta.touches("Sí")
    (report,) = town.reports()
    assert (report.person_id, report.recorded_by_id) == (town.marta_id, None)
    assert town.figure(activity) == (38, f"{CAMILO}: falta la firma")


@pytest.mark.parametrize("words", ["sí", "dale", "sí señora"])
def test_a_yes_in_words_counts_and_anothers_yes_does_not(
    town: Town, marta: Chat, words: str
) -> None:
    activity = town.add("5.3", 20)
    marta.forwards("la 5.3 va en 38 %", of=ORIGINS["user"])
    marta.forwards("sí", of=ORIGINS["user"])
    marta.forwards("38 %", of=ORIGINS["hidden_user"])
    assert town.reports() == []
    marta.says(words)
    assert town.figure(activity)[0] == 38


def test_anothers_words_after_her_report_are_not_added_to_it(town: Town, marta: Chat) -> None:
    activity = town.add("5.3", 20)
    marta.says("5.3 en 60")
    marta.forwards("falta la firma del contrato", of=ORIGINS["user"])
    assert town.figure(activity) == (60, "")


@pytest.mark.parametrize("words", ["deshacer", "me equivoqué, la 5.3 va en 10", "eso está mal"])
def test_anothers_words_take_nothing_back(town: Town, marta: Chat, words: str) -> None:
    activity = town.add("5.3", 20)
    marta.says("5.3 en 60")
    marta.forwards(words, of=ORIGINS["user"])
    assert (town.figure(activity)[0], town.retractions()) == (60, [])


@pytest.mark.parametrize(
    "origin",
    [of("Marta", MARTA_CHAT), {"type": "hidden_user", "sender_user_name": "marta lucia rincón"}],
    ids=["number", "name"],
)
def test_her_own_message_passed_on_is_hers(town: Town, marta: Chat, origin: dict[str, Any]) -> None:
    activity = town.add("5.3", 20)
    assert marta.forwards("5.3 en 38, falta la firma", of=origin) == "recorded"
    assert town.figure(activity) == (38, "falta la firma")


@pytest.mark.parametrize("text", ["5.3 · vence hoy · 38 %", "✅ 5.3 · 38 % (antes 20 %)"])
def test_what_a_bot_wrote_is_not_offered(town: Town, marta: Chat, text: str) -> None:
    town.add("5.3", 20)
    marta.forwards(text, of=of("culmina", 77, is_bot=True))
    assert (notes(marta.heard()), town.reports()) == (["forward_not_read"], [])


@pytest.mark.parametrize(
    "text", ["buenos días a todos", "mañana hay reunión a las 3", "jajaja", "Listo, gracias"]
)
def test_what_says_nothing_of_hers_is_told(town: Town, marta: Chat, text: str) -> None:
    town.add("5.3", 20)
    marta.forwards(text, of=ORIGINS["user"])
    assert (notes(marta.heard()), town.reports()) == (["forward_not_read"], [])


def test_words_without_a_figure_are_asked_for_one_with_their_source(
    town: Town, marta: Chat
) -> None:
    activity = town.add("5.3", 20)
    marta.forwards("la 5.3 va muy bien, falta la firma", of=ORIGINS["user"])
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert (question.name, question.said_by) == ("percent", CAMILO)
    marta.says("40")
    assert town.figure(activity)[0] == 40
    assert town.figure(activity)[1].startswith(f"{CAMILO}: ")


def test_anothers_words_on_what_is_an_other_offices_keep_his_name(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    town.add("5.3", 20)
    town.add("4.1", 30, office=town.other_office_id)
    assert marta.forwards("la 4.1 va en 40", of=ORIGINS["user"]) == "elsewhere"
    (said,) = marta.heard()
    assert isinstance(said, Note)
    marta.touches("Pasarle sus palabras")
    town.morning()
    told = [one for content in pedro.heard() for one in getattr(content, "notices", ())]
    (passed,) = [one for one in told if one.name == "words_passed"]
    assert passed.values["words"] == f"{CAMILO}: la 4.1 va en 40"


def test_a_file_that_comes_with_it_goes_where_her_yes_puts_it(town: Town, marta: Chat) -> None:
    activity = town.add("5.3", 20)
    passed = Forwarded(name=CAMILO, sent_at=town.now)
    store(marta, "5.3 en 38 %", DOCUMENT, forwarded=passed)
    assert town.handle() == "asked"
    assert town.reports() == []
    marta.touches("Sí")
    (row,) = town.rows(select(Evidence))
    assert (row.activity_id, row.report_id) == (activity, town.reports()[0].id)


def test_the_file_of_a_message_that_tells_nothing_is_filed_as_ever(town: Town, marta: Chat) -> None:
    activity = town.add("5.3", 20)
    store(marta, "soporte de la 5.3", DOCUMENT, forwarded=Forwarded(name=CAMILO, sent_at=town.now))
    assert town.handle() == "filed"
    (row,) = town.rows(select(Evidence))
    assert row.activity_id == activity
    assert "forward_not_read" not in notes(marta.heard())
