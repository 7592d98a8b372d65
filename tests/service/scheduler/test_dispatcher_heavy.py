"""What takes long to render is rendered beside the loop: nothing else waits for it."""

from __future__ import annotations

from threading import get_ident
from typing import Any

import pytest
from sqlalchemy import select

from core.channels import Envelope, Part
from core.clock import FixedClock
from core.messages import Content, Digest, Line, Listing, Note, store_content
from core.overviews import Overview
from models import digests
from models.outbox import ItemState, OutboxItem
from models.session import Database
from scheduler.dispatcher import MANY_LINES
from tests.support.builders import NOW, TODAY, a_holder, an_outbox_item
from tests.support.engines import sending
from tests.support.far_side import FarSide
from tests.support.scheduling import Town, a_town


class Watched(FarSide):
    """A channel that remembers in which thread it rendered, and which figures it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[int] = []
        self.figures: dict[str, Any] = {}

    def render(self, content: Content, envelope: Envelope) -> tuple[Part, ...]:
        """Render, and remember where."""
        self.threads.append(get_ident())
        if isinstance(content, Digest):
            self.figures = content.figures
        return super().render(content, envelope)


async def sent(
    database: Database, town: Town, content: dict[str, Any]
) -> tuple[Watched, OutboxItem]:
    """Send one message; return the channel and what became of it."""
    with database.transaction() as session:
        an_outbox_item(session, town.entity, opens=False, content=content, kind=content["kind"])
        holder = a_holder(session)
    far = Watched()
    dispatcher = sending(
        database, town.context, {"telegram": far}, FixedClock(NOW), holder_id=holder, lanes=1
    )
    await dispatcher.drain()
    with database.reading() as session:
        mine = select(OutboxItem).where(OutboxItem.kind == content["kind"])
        return far, session.scalars(mine).one()


def a_line(number: int) -> Line:
    return Line(activity_id=number, handle=f"A-{number}", code=None, title="T", office="", due=None)


HEAVY: dict[str, Content] = {
    "a summary": Overview(name="summary", figures={"rows": 1000}),
    "a long list": Listing(lines=tuple(a_line(one) for one in range(MANY_LINES + 1))),
}
LIGHT: dict[str, Content] = {
    "a note": Note(name="help"),
    "an overview without figures": Overview(name="overdue"),
    "a short list": Listing(lines=tuple(a_line(one) for one in range(MANY_LINES))),
}


@pytest.mark.parametrize("content", HEAVY.values(), ids=HEAVY)
async def test_what_is_long_is_rendered_in_a_thread(
    sqlite_database: Database, content: Content
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)

    far, item = await sent(sqlite_database, town, store_content(content))

    assert item.state is ItemState.SENT
    assert [one != get_ident() for one in far.threads] == [True]


@pytest.mark.parametrize("content", LIGHT.values(), ids=LIGHT)
async def test_what_is_short_is_rendered_where_it_is_sent(
    sqlite_database: Database, content: Content
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)

    far, item = await sent(sqlite_database, town, store_content(content))

    assert item.state is ItemState.SENT
    assert far.threads == [get_ident()]


async def test_a_digest_gets_its_figures_when_it_is_sent_and_is_rendered_in_a_thread(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        number = digests.store(session, town.entity, {"rows": [1, 2]}, NOW)

    far, item = await sent(database, town, store_content(Digest(on=TODAY, digest_id=number)))

    assert item.state is ItemState.SENT
    assert far.figures == {"rows": [1, 2]}
    assert far.threads != [get_ident()]


async def test_a_digest_whose_figures_are_gone_is_put_aside_and_says_so(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)

    _, item = await sent(sqlite_database, town, store_content(Digest(on=TODAY, digest_id=7)))

    assert item.state is ItemState.FAILED
    assert "the figures of digest 7 are kept no more" in (item.error or "")
