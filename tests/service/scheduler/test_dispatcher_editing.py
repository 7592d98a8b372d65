"""The dispatcher puts later forms of a message in its place, or below where that cannot be."""

from __future__ import annotations

from core.channels import CannotEdit, SendErrorKind
from core.messages import Note, store_content
from core.words import OutboxKind
from models import editing
from models.outbox import ItemState
from models.session import Database
from tests.service.scheduler.test_dispatcher import LEAD, MINUTE, Post, error


def anew(post: Post, first: int, name: str, key: str = "anew") -> None:
    """Say another note in the place of the item `first`."""
    with post.database.transaction() as session:
        editing.say_anew(
            session, editing.Shown(first, "telegram", {}), key=key, kind=OutboxKind.NOTE,
            content=store_content(Note(name=name)), now=post.clock.now(),
        )  # fmt: skip


async def test_a_later_form_takes_the_place_of_what_is_out(database: Database) -> None:
    post = Post(database)
    first = post.reply("help")
    await post.send_after()
    anew(post, first, "courtesy")
    assert await post.send_after() == 1
    assert post.far.taken == [(LEAD, "help")]
    assert post.far.edited == [(LEAD, f"{LEAD}/1", "courtesy")]
    assert post.states() == [ItemState.SENT, ItemState.SENT]
    assert post.parts() == [(0, "help"), (0, "courtesy")]


async def test_what_cannot_be_edited_any_more_is_said_below(sqlite_database: Database) -> None:
    post = Post(sqlite_database)
    first = post.reply("help")
    await post.send_after()
    post.far.script(LEAD, CannotEdit("gone"))
    anew(post, first, "courtesy")
    await post.send_after()
    anew(post, first, "unclear", key="again")
    await post.send_after()
    assert post.far.texts(LEAD) == ["help", "courtesy"]
    assert post.far.edited == [(LEAD, f"{LEAD}/2", "unclear")]


async def test_an_edit_that_fails_is_tried_again_in_its_place(sqlite_database: Database) -> None:
    post = Post(sqlite_database)
    first = post.reply("help")
    await post.send_after()
    post.far.script(LEAD, error(SendErrorKind.UNCERTAIN))
    anew(post, first, "courtesy")
    await post.send_after()
    assert post.states() == [ItemState.SENT, ItemState.UNCERTAIN]
    await post.send_after(5 * MINUTE)
    assert post.far.texts(LEAD) == ["help"]
    assert post.far.edited == [(LEAD, f"{LEAD}/1", "courtesy")]


async def test_a_form_queued_while_the_first_is_in_flight_is_not_lost(
    sqlite_database: Database,
) -> None:
    post = Post(sqlite_database)
    first = post.reply("help")
    post.far.script(LEAD, lambda: anew(post, first, "courtesy"))
    await post.send_after()
    assert (post.far.texts(LEAD), [text for *_, text in post.far.edited]) == (
        ["help"],
        ["courtesy"],
    )


async def test_a_first_message_that_comes_back_goes_out_once_with_the_new_words(
    sqlite_database: Database,
) -> None:
    def fails() -> None:
        anew(post, first, "courtesy")
        raise error(SendErrorKind.TRY_AGAIN)

    post = Post(sqlite_database)
    first = post.reply("help")
    post.far.script(LEAD, fails)
    await post.send_after()
    await post.send_after(MINUTE)
    assert (post.far.texts(LEAD), post.far.edited) == (["courtesy"], [])
    assert post.states() == [ItemState.SENT, ItemState.CANCELLED]


async def test_a_form_of_more_parts_goes_out_as_a_new_message(sqlite_database: Database) -> None:
    post = Post(sqlite_database)
    post.remind("A", "B")
    await post.send_after()
    anew(post, post.items()[0].id, "courtesy")
    await post.send_after()
    assert (post.far.texts(LEAD), post.far.edited) == (["A", "B", "courtesy"], [])
