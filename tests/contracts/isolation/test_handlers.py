"""Tests: no handler of the conversation, asked alone, reads or changes what is of another entity.

In a conversation the first that takes a message has it; here each is asked about every sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.conversation.handlers.beside import beside
from bot.conversation.handlers.in_order import HANDLERS
from bot.conversation.handlers.orders import ORDERS
from bot.conversation.turn import Arrival, Handler, Turn, begin
from core.inbound import Inbound, Outcome
from models import inbox
from models.inbox import ClaimedInbound
from tests.contracts.isolation.filled import Filled
from tests.contracts.isolation.speaking import LEAD, OVERSEES, town_of
from tests.contracts.isolation.test_words import SENTENCES
from tests.contracts.isolation.twins import Twins
from tests.service.bot.chat import Chat, Town

EVERY = (*HANDLERS, *ORDERS)
MORE = (
    "sí", "no me escriban más", "la fecha de la {handle} está mal, es el 30 de julio",
    "estaré de vacaciones hasta el 30 de mayo", "retiro mi solicitud {request}",
    "¿quién me reemplaza?", "/excel", "quiero mi resumen semanal", "{person} se va de la entidad",
    "¿por qué me llegó la {handle}?", "reconsidere la {request}", "delegar", "{person}",
    "deshaga el reporte de {person} en la {handle}", "estoy de acuerdo con la {handle}",
    "mejor hasta el 15 de diciembre", "porque faltan firmas", "hasta el 30 de noviembre",
    "lo mismo para la {handle}", "la {handle} me la devolvieron", "dígale a {office} que venga",
)  # fmt: skip
# What the own entity's names do where the other's do nothing, by who takes it.
TAKEN = {
    "historial de la {handle}": "question about activities",
    "retiro mi solicitud {request}": "withdrawal",
    "conceda la solicitud {request}": "decision",
    "¿quién me reemplaza?": "question who stands in",
    "/excel": "her own spreadsheet",
    "quiero mi resumen semanal": "her own week",
    "no me escriban más": "no more messages",
}


@contextmanager
def turn(town: Town, claimed: ClaimedInbound) -> Iterator[Turn]:
    """Give the turn that a message begins, of which nothing stays."""
    message = Inbound.model_validate(claimed.payload)
    with town.database.transaction() as session:
        arrival = Arrival(session, town.context, claimed, message, town.now)
        owner = arrival.owner()
        assert owner is not None
        _, begun = beside(begin(arrival, owner[0]))
        session.flush()
        yield begun
        session.rollback()


def takers(town: Town, filled: Filled, sentence: str) -> dict[str, list[object]]:
    """Let each handler take a sentence that names what is `filled`; return who did and what it
    told."""
    said = sentence.format(**(vars(filled.named) | filled.ids))
    took: dict[str, list[object]] = {}
    for number in (LEAD, OVERSEES):
        town.accept(Chat(town, number).write(said))
        claimed = town.claim()
        assert claimed is not None
        for one in EVERY:
            if (taken := take(town, claimed, one)) is not None:
                took.setdefault(one.name, []).append(taken)
        with town.database.transaction() as session:
            inbox.done(
                session, claimed, now=town.now, outcome=Outcome.ANSWERED, taken_by="",
                person_id=None,
            )  # fmt: skip
    return took


def take(town: Town, claimed: ClaimedInbound, handler: Handler) -> object | None:
    """Let a handler take a message; return its answer, None where it leaves it to others."""
    with turn(town, claimed) as begun:
        taken = handler.take(begun)
        return None if isinstance(taken, Turn) else taken


@pytest.mark.parametrize("sentence", [*SENTENCES, *MORE])
def test_no_handler_tells_of_another_entity(twins: Twins, sentence: str) -> None:
    full = twins.full
    town = town_of(full.database, full.own)

    with full.watched():
        took = takers(town, full.other, sentence)

    assert not full.holds_mark(took)


@pytest.mark.parametrize(("sentence", "name"), TAKEN.items())
def test_what_names_the_own_entity_is_taken_there(twins: Twins, sentence: str, name: str) -> None:
    own = twins.full.own

    assert name in takers(town_of(twins.full.database, own), own, sentence)
