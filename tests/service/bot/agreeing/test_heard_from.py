"""The first answer or tap from an address verifies it; a machine's and a doubtful mail do not."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select, update

from models.organisation import Address
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import DENIED, MARTA, PROVEN, Post


@pytest.fixture
def post(town: Town) -> Post:
    """The mail of the town, in which nobody has been heard from."""
    post = Post(town)
    with town.database.transaction() as session:
        session.execute(update(Address).values(verified_at=None))
    return post


def verified(town: Town) -> dict[str, datetime]:
    """Return the addresses that are verified, and since when."""
    query = select(Address.value).where(Address.verified_at.is_not(None))
    values = town.rows(query)
    instants = town.rows(query.with_only_columns(Address.verified_at))
    return dict(zip(values, instants, strict=True))


def test_a_mail_verifies_the_mailbox_it_came_from_and_no_other(town: Town, post: Post) -> None:
    activity = town.add("1.2", 40)
    item = post.remind(activity)
    assert verified(town) == {}
    first = town.now
    assert post.answer(item, "1.2 en 60", proof=PROVEN) == "recorded"
    assert verified(town) == {MARTA: first}
    town.wait(seconds=60)
    post.answer(item, "1.2 en 70", proof=PROVEN)
    assert verified(town) == {MARTA: first}, "the first one counts"


@pytest.mark.parametrize("headers", [{"Auto_Submitted": "auto-replied"}, {}])
def test_what_a_machine_or_perhaps_another_sent_verifies_nothing(
    town: Town, post: Post, headers: dict[str, str]
) -> None:
    item = post.remind(town.add("1.2", 40))
    post.answer(item, "No estoy en la oficina.", proof="" if headers else DENIED, **headers)
    assert verified(town) == {}


@pytest.mark.usefixtures("post")
def test_a_message_in_the_chat_verifies_it(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("1.2 en 60")
    assert list(verified(town)) == ["5551001"]
