"""Whoever writes more mails in an hour than are answered is told once that the rest waits."""

from __future__ import annotations

from bot.conversation.receiving.letters import MOST_ANSWERS
from core.inbound import Aside, Outcome
from tests.service.bot.chat import Town
from tests.service.bot.post import MARTA, PROVEN, Post

TOLD = "mail_too_many"


def write(post: Post, figures: range) -> list[str]:
    return [post.answer(None, f"1.2 va en {one} %", proof=PROVEN) for one in figures]


def test_the_rest_is_told_to_wait_once_and_is_kept(town: Town, post: Post) -> None:
    town.add("1.2", 10)
    assert set(write(post, range(20, 20 + MOST_ANSWERS))) == {"recorded"}
    assert TOLD not in post.notes(MARTA)
    assert set(write(post, range(50, 53))) == {Outcome.SET_ASIDE}
    assert post.notes(MARTA).count(TOLD) == 1
    assert post.set_aside() == [Aside.TOO_MANY] * 3


def test_and_again_where_it_happens_later(town: Town, post: Post) -> None:
    town.add("1.2", 10)
    write(post, range(20, 21 + MOST_ANSWERS))
    town.wait(minutes=61)
    assert set(write(post, range(50, 50 + MOST_ANSWERS))) == {"recorded"}
    assert post.notes(MARTA).count(TOLD) == 1
    assert write(post, range(80, 82)) == [Outcome.SET_ASIDE] * 2
    assert post.notes(MARTA).count(TOLD) == 2
