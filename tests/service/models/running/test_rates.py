"""Rates: who comes too early waits a moment, or is told when to come back; answers have room."""

from __future__ import annotations

from itertools import pairwise
from time import monotonic

import pytest
from sqlalchemy import select

from core.channels import Limit
from models.running import rates
from models.running.rates import Rate
from models.session import Database

A_SECOND = Limit("bot", 1.0)
A_BOT = Limit("bot", 1 / 30)
A_CHAT = Limit("chat", 1.0, at_once=3)


def place(database: Database, *limits: Limit, opens: bool = False) -> float | None:
    with database.transaction() as session:
        return rates.take_place(session, limits, opens=opens)


def test_who_comes_alone_waits_for_nobody(database: Database) -> None:
    assert place(database, A_SECOND) == pytest.approx(0, abs=0.1)


def test_without_a_limit_nobody_waits(database: Database) -> None:
    assert [place(database) for _ in range(3)] == [0, 0, 0]


def test_each_waits_a_little_longer_than_the_one_before(database: Database) -> None:
    turns = []
    for _ in range(30):
        asked_at, wait = monotonic(), place(database, A_BOT) or 0.0
        turns.append((asked_at + wait, monotonic() + wait))  # between these is its turn
    for (earliest, _), (_, latest) in pairwise(turns):
        assert latest > earliest + 1 / 30 - 0.01
    assert wait <= 29 / 30 + 0.01


def test_whoever_would_wait_long_takes_no_place(database: Database) -> None:
    waits = [place(database, A_SECOND) for _ in range(6)]
    assert [wait is None for wait in waits] == [False] * 3 + [True] * 3


def test_some_may_come_at_once_where_none_came_for_a_while(database: Database) -> None:
    waits = [place(database, A_CHAT) for _ in range(4)]
    assert waits[:3] == [0, 0, 0]
    assert waits[3] == pytest.approx(1, abs=0.3)


def test_what_opens_a_conversation_leaves_to_answers_what_is_theirs(database: Database) -> None:
    server = Limit("server", 1.0, at_once=3, for_answers=2)
    place(database, server, opens=True)
    assert place(database, server, opens=True) == pytest.approx(1, abs=0.3)
    assert place(database, server) == pytest.approx(0, abs=0.3)


def test_the_slowest_line_decides(database: Database) -> None:
    place(database, A_SECOND)
    assert place(database, A_CHAT, A_SECOND) == pytest.approx(1, abs=0.3)


def test_lines_of_other_names_are_apart(database: Database) -> None:
    place(database, A_SECOND)
    assert place(database, Limit("other", 1.0)) == pytest.approx(0, abs=0.1)


def test_who_has_to_come_back_comes_back_one_after_another(database: Database) -> None:
    with database.transaction() as session:
        back = [rates.book(session, [Limit("bot", 3.0)]) for _ in range(3)]
    assert back[0] == rates.MOST_WAIT_SECONDS
    assert back[1:] == pytest.approx([3, 6], abs=0.3)


def test_a_line_that_has_been_empty_for_an_hour_is_forgotten(database: Database) -> None:
    place(database, Limit("new", 1.0))
    with database.transaction() as session:
        session.add(Rate(key="old", free_at=1.0))
        session.flush()
        rates.forget(session)
        assert session.scalars(select(Rate.key)).all() == ["new"]
