"""A notice that a channel cannot write is kept back: the rest of its reminder goes out."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from models.outbox import ItemState
from models.owed import Notice, OwedState
from models.running.pass_faults import FaultPlace, PassFault
from models.session import Database
from scheduler.reopening import UNWRITTEN
from tests.service.scheduler.test_dispatcher import LEAD, Post
from tests.support.builders import NOW, TODAY, a_notice, an_activity, instant
from tests.support.scheduling import pass_at

DAY = timedelta(days=1)


def said(post: Post, text: str) -> int:
    """Owe the lead a broadcast; return its number."""
    with post.database.transaction() as session:
        details = {"author": "Luz", "text": text}
        return a_notice(
            session, post.town.lead, key=f"broadcast:{text}", kind="broadcast", details=details
        )


def stands(post: Post) -> tuple[dict[int, OwedState], dict[str, int]]:
    """Return where the broadcasts stand, and what is written down as failed, and how often."""
    with post.database.reading() as session:
        notices = session.scalars(select(Notice).where(Notice.kind == "broadcast"))
        faults = session.scalars(select(PassFault))
        return (
            {one.id: one.state for one in notices},
            {str(FaultPlace(one.what, one.row_id)): one.times for one in faults},
        )


async def test_the_rest_of_a_reminder_goes_out_and_the_notice_stays_owed(
    database: Database,
) -> None:
    post = Post(database)
    broken, good = said(post, "broken"), said(post, "Cerramos el corte.")
    post.remind("A")

    await post.send_after()

    assert (post.states(), post.far.texts(LEAD)) == ([ItemState.SENT], ["A"])
    assert stands(post) == (
        {broken: OwedState.OPEN, good: OwedState.TOLD},
        {f"{UNWRITTEN} {broken}": 1},
    )
    [item] = post.items()
    assert [one["values"]["text"] for one in item.content["notices"]] == ["Cerramos el corte."]


async def test_it_is_counted_on_each_day_and_forgotten_when_it_could_be_written(
    database: Database,
) -> None:
    post = Post(database)
    broken = said(post, "broken")
    post.remind("A")
    await post.send_after()
    with database.transaction() as session:
        an_activity(session, post.town.entity, due=TODAY + DAY, office=post.town.office, handle="B")
    pass_at(database, post.town.context, NOW + DAY)
    await post.send_after(DAY)
    assert stands(post)[1] == {f"{UNWRITTEN} {broken}": 2}

    with database.transaction() as session:
        mended = {"author": "Luz", "text": "Cerramos el corte."}
        session.execute(update(Notice).where(Notice.id == broken).values(details=mended))
    pass_at(database, post.town.context, NOW + 2 * DAY)
    await post.send_after(DAY)
    pass_at(database, post.town.context, NOW + 3 * DAY)

    assert stands(post) == ({broken: OwedState.TOLD}, {})


async def test_a_reminder_that_holds_nothing_else_is_put_aside(database: Database) -> None:
    post = Post(database)
    broken = said(post, "broken")
    pass_at(database, post.town.context, instant(TODAY))

    await post.send_after()

    assert (post.states(), post.far.taken) == ([ItemState.FAILED], [])
    assert stands(post) == ({broken: OwedState.OPEN}, {})
