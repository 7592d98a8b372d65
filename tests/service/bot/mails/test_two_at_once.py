"""Two people report in the same instant: the second is compared with what the first has said."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Barrier, BrokenBarrierError, local
from typing import Any

import pytest
from sqlalchemy import event

from bot.conversation.handle import handle
from core.messages import Question, Receipt
from models.inbox import ClaimedInbound
from models.session import Database
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_person
from tests.support.locks import hasty

CARLOS = 5553003
TOGETHER = 1.0  # seconds that each waits for the other: where one holds what both need, in vain


@pytest.fixture
def carlos(town: Town) -> Chat:
    """The chat of Carlos, who leads planning beside Marta."""
    with town.database.transaction() as session:
        entity = town.context.entity_id
        a_person(session, entity, "Carlos Ruiz", office=town.office_id, telegram=str(CARLOS))
    return Chat(town, CARLOS, "Carlos")


@contextmanager
def meeting_after(database: Database, words: str) -> Iterator[None]:
    """Let two transactions wait for each other when each has executed `words` once."""
    barrier, been = Barrier(2, timeout=TOGETHER), local()

    def meet(*args: Any) -> None:
        statement = args[2]
        if words in " ".join(statement.split()) and not getattr(been, "there", False):
            been.there = True
            with suppress(BrokenBarrierError):
                barrier.wait()

    event.listen(database.engine, "after_cursor_execute", meet)
    try:
        yield
    finally:
        event.remove(database.engine, "after_cursor_execute", meet)


def handled_at_once(town: Town, *messages: ClaimedInbound) -> list[str]:
    """Handle messages in as many transactions, all begun together; return their outcomes."""

    def work(claimed: ClaimedInbound) -> str:
        return town.handle_claimed(claimed)

    with ThreadPoolExecutor(len(messages)) as pool:
        return [ended.result() for ended in [pool.submit(work, one) for one in messages]]


def claimed(town: Town, chat: Chat, text: str) -> ClaimedInbound:
    """Return a message that came in and was claimed."""
    town.accept(chat.write(text))
    found = town.claim()
    assert found is not None
    return found


READ_DESK = "FROM membership"
WROTE_REPORT = "INSERT INTO progress_report"


def test_the_lower_of_two_figures_is_asked_about_whoever_comes_second(
    town: Town, marta: Chat, carlos: Chat
) -> None:
    activity = town.add("1.1", 66)
    both = [claimed(town, marta, "1.1 va en 70"), claimed(town, carlos, "1.1 va en 99")]

    with meeting_after(town.database, READ_DESK):
        outcomes = handled_at_once(town, *both)

    said = [*marta.contents(), *carlos.contents()]
    before = [int(one.records[0].before or 0) for one in said if isinstance(one, Receipt)]
    if "asked" in outcomes:  # 99 came first: 70 would bring it down
        assert [type(one) for one in said if isinstance(one, Question)] == [Question]
        assert before == [66]
    else:
        assert sorted(before) == [66, 70]
    assert town.figure(activity)[0] == 99


def test_two_who_take_back_in_one_instant_are_told_what_holds(
    town: Town, marta: Chat, carlos: Chat
) -> None:
    activity = town.add("1.1", 66)
    marta.says("1.1 va en 70")
    town.wait(seconds=1)
    carlos.says("1.1 va en 99")
    pressed = [
        marta.press(marta.button("Deshacer").ref),
        carlos.press(carlos.button("Deshacer").ref),
    ]
    messages = []
    for one in pressed:
        town.accept(one)
        message = town.claim()
        assert message is not None
        messages.append(message)

    with meeting_after(town.database, READ_DESK):
        assert handled_at_once(town, *messages) == ["undone", "undone"]

    assert town.figure(activity)[0] == 66


def test_two_messages_that_name_the_same_activities_in_opposite_order_do_not_lock_each_other_out(
    town: Town, marta: Chat, carlos: Chat
) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 10)
    both = [
        claimed(town, marta, "1.1 va en 60; 1.2 va en 60"),
        claimed(town, carlos, "1.2 va en 70; 1.1 va en 70"),
    ]

    with meeting_after(town.database, WROTE_REPORT):
        outcomes = handled_at_once(town, *both)

    assert set(outcomes) <= {"recorded", "asked"}
    assert "recorded" in outcomes
    assert town.figure(first)[0] == town.figure(second)[0] == 70


def test_conversations_about_different_activities_do_not_wait_for_each_other(
    town: Town, marta: Chat, carlos: Chat, shared_url: str
) -> None:
    if town.database.is_sqlite:
        pytest.skip("SQLite has one writer at a time")
    town.add("1.1", 10)
    other = town.add("1.2", 10)
    one, two = claimed(town, marta, "1.1 va en 60"), claimed(town, carlos, "1.2 va en 60")

    with town.database.transaction() as session, hasty(shared_url) as beside:
        handle(session, town.context, one, town.now)
        with beside.transaction() as another:
            assert handle(another, town.context, two, town.now) == "recorded"

    assert town.figure(other)[0] == 60
