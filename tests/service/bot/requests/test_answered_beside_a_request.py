"""A mail that replies to words about one activity is about that one, whatever else is open."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, load_content
from models.outbox import OutboxItem
from tests.service.bot.chat import Town
from tests.service.bot.post import MARTA, PROVEN, Post


@pytest.fixture
def tax(town: Town) -> int:
    """An activity of Marta's office, for which she asks more time."""
    return town.add("2.2", 35, title="Cobrar el impuesto predial", product="")


@pytest.fixture
def receipt(town: Town) -> int:
    """Another one, whose figure is asked for."""
    return town.add("2.5", 10, title="Expedir el recibo de pago", product="")


def newest(town: Town) -> OutboxItem:
    """Return what was written to Marta last."""
    query = select(OutboxItem).where(OutboxItem.recipient == MARTA).order_by(OutboxItem.id)
    found: OutboxItem = town.rows(query)[-1]
    return found


@pytest.mark.parametrize(
    ("unclear", "note"),
    [
        ("no sé todavía, le pregunto al contratista", "question_left"),
        ("la misma de la semana pasada", "ask_figure_again"),
    ],
)
def test_a_bare_figure_is_of_the_activity_that_is_replied_to(
    town: Town, post: Post, tax: int, receipt: int, unclear: str, note: str
) -> None:
    post.answer(None, "la 2.5 avanzó", proof=PROVEN)
    town.deliver()
    post.answer(newest(town).id, unclear, proof=PROVEN)
    town.deliver()
    asked = newest(town)
    said = load_content(asked.content)
    assert isinstance(said, Note)
    assert said.name == note
    post.answer(None, "la 2.2 necesito plazo hasta el 15 de junio por lluvias", proof=PROVEN)
    town.deliver()
    assert post.answer(asked.id, "90", proof=PROVEN) == "recorded"
    assert [one.activity_id for one in town.reports()] == [receipt]
    assert (town.figure(receipt)[0], town.figure(tax)[0]) == (90, 35)
