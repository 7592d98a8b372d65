"""One by one through what is pending, on both databases: words, buttons, restarts, other people."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Card, Content, Listing, Note, Receipt
from core.words import Status
from models.inbox import Inbound
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def town(town: Town) -> Town:
    """Three open activities: 1.1 without a figure, 1.2 at 40 % and 1.3 at 20 %."""
    for handle, percent in (("1.1", None), ("1.2", 40), ("1.3", 20)):
        town.add(handle, percent)
    return town


def place(content: Content) -> tuple[str, int | None, int | None]:
    """Return where a walk has come."""
    assert isinstance(content, Card)
    return content.line.handle, content.number, content.total


def labels(content: Content) -> list[str]:
    """Return the labels of a content's buttons."""
    return [button.label for button in getattr(content, "buttons", ())]


def test_the_listing_offers_the_walk_and_each_answer_shows_the_next(
    town: Town, marta: Chat
) -> None:
    marta.says("¿qué tengo pendiente?")
    (listing,) = marta.heard()
    assert isinstance(listing, Listing)
    assert labels(listing) == ["Responder una por una"]

    assert marta.touches("Responder una por una") == "answered"
    (first,) = marta.heard()
    assert place(first) == ("1.1", 1, 3)
    assert labels(first) == ["Sin avance", "Otra cifra", "100\u00a0%", "Saltar"]

    assert marta.says("vamos en 30, falta el contrato") == "recorded"
    receipt, second = marta.heard()
    assert isinstance(receipt, Receipt)
    assert place(second) == ("1.2", 2, 3)
    assert labels(second) == ["Igual", "100\u00a0%", "Saltar", "Otra cifra"]

    marta.touches("Saltar")
    (third,) = marta.heard()
    assert place(third) == ("1.3", 3, 3)
    assert marta.touches("100") == "recorded"
    receipt, end = marta.heard()
    assert isinstance(end, Note)
    assert (end.name, end.values) == ("walk_done", {"left": 1})
    assert [int(one.percent or 0) for one in town.reports()] == [30, 100]


def test_igual_keeps_figure_and_status_in_a_report_that_repeats_no_words(
    town: Town, marta: Chat
) -> None:
    marta.says("1.2 va en 60, falta la firma")
    marta.says("1.1 no ha iniciado")
    town.wait(days=1)
    marta.says("una por una")
    marta.touches("Igual")
    marta.touches("Igual")

    third, fourth = town.reports()[2:]
    assert [third.percent, third.status, third.words] == [Decimal(0), Status.NOT_STARTED, "Igual"]
    assert [fourth.percent, fourth.status, fourth.words] == [60, Status.IN_PROGRESS, "Igual"]
    assert fourth.description == ""
    shown = [one for one in marta.heard() if isinstance(one, Receipt)][-1].records[0]
    assert [shown.percent, shown.before] == [60, 60]
    assert shown.line.said is not None
    assert (shown.line.said.text, shown.line.said.by.on) == ("", town.context.today(town.now))
    assert town.rows(select(Inbound).order_by(Inbound.id))[-1].id == fourth.inbound_id


def test_igual_of_a_card_that_a_colleague_has_overtaken_shows_the_new_figure(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    town.add_of_both("2.1", 10)
    marta.says("una por una")
    for _ in range(3):
        marta.touches("Saltar")
    pedro.says("2.1 va en 25")
    marta.heard()

    assert marta.touches("Igual") == "answered"

    (card,) = marta.heard()
    assert isinstance(card, Card)
    assert card.line.percent == 25
    assert len(town.reports()) == 1


def test_it_can_be_left_and_taken_up_the_next_day_without_what_was_reported_since(
    town: Town, marta: Chat
) -> None:
    marta.says("una por una")
    marta.touches("Sin avance")
    marta.heard()

    assert marta.says("parar") == "answered"
    (left,) = marta.heard()
    assert isinstance(left, Note)
    assert (left.name, left.values, labels(left)) == (
        "walk_left",
        {"left": 2},
        ["Responder una por una"],
    )
    marta.says("1.2 en 60")
    assert notes(marta.heard()) == ["receipt"]
    town.wait(days=1)

    marta.says("seguir")
    (card,) = marta.heard()
    assert place(card) == ("1.3", 3, 3)


@pytest.mark.parametrize(
    ("text", "percent", "words"),
    [
        ("esa sigue en 45, paremos ahi", 45, ""),
        ("va en 50 y lo dejamos por hoy", 50, ""),
        ("va en 50, falta la firma del acta. Mañana sigo", 50, "falta la firma del acta"),
    ],
)
def test_an_answer_that_leaves_at_its_end_is_recorded_without_these_words(
    town: Town, marta: Chat, text: str, percent: int, words: str
) -> None:
    marta.says("una por una")
    marta.heard()

    assert marta.says(text) == "recorded"
    receipt, left = marta.heard()
    assert isinstance(receipt, Receipt)
    assert isinstance(left, Note)
    assert (left.name, left.values) == ("walk_left", {"left": 2})
    report = town.reports()[-1]
    assert (report.percent, report.description) == (Decimal(percent), words)


@pytest.mark.parametrize("text", ["va en 45, no más", "va en 45, hasta ahí", "va en 45, sigamos"])
def test_what_may_be_said_of_the_work_leaves_no_walk(marta: Chat, text: str) -> None:
    marta.says("una por una")
    marta.heard()

    marta.says(text)
    _, card = marta.heard()
    assert place(card)[1:] == (2, 3)


def test_words_are_about_the_shown_one_unless_they_name_another(marta: Chat) -> None:
    marta.says("una por una")
    marta.heard()

    marta.says("1.3 en 80, ya se contrató")
    receipt, again = marta.heard()
    assert isinstance(receipt, Receipt)
    assert receipt.records[0].line.handle == "1.3"
    assert place(again) == ("1.1", 1, 3)

    marta.says("falta la firma")
    (question,) = marta.heard()
    assert question.kind == "question"
    marta.says("45")
    receipt, following = marta.heard()
    assert isinstance(receipt, Receipt)
    assert receipt.records[0].description == "falta la firma"
    assert receipt.records[0].line.handle == "1.1"
    assert place(following) == ("1.2", 2, 3)


def test_what_is_taken_back_comes_again(marta: Chat) -> None:
    marta.says("una por una")
    marta.touches("Sin avance")
    marta.touches("Deshacer")
    marta.heard()

    marta.says("seguir")

    (card,) = marta.heard()
    assert place(card) == ("1.1", 1, 3)
    assert card.line.percent is None  # type: ignore[union-attr]
