"""Tests: of what happens in a group, only what is meant for the bot becomes a message."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update

from bot.telegram.addressed import Me
from bot.telegram.parse import to_inbound
from core.inbound import GroupEvent, Inbound
from tests.unit.bot.telegram.test_parse import CULMINA, GROUP, MARTA, NOW, SENT, a_message

ME = Me(1000001, "culmina_bot")
OTHER_BOT = {"id": 99, "is_bot": True, "first_name": "Otro", "username": "otro_bot"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}


def heard(kind: str, payload: dict[str, Any], me: Me = ME) -> Inbound | None:
    """Read one update as the library does, and parse it."""
    return to_inbound(Update.de_json({"update_id": 700, kind: payload}), NOW, me)


def in_group(text: str | None, entity: tuple[str, int, int] | None = None, **more: Any) -> Any:
    """Parse what Marta writes in the group; `entity` is kind, offset and length."""
    kind, offset, length = entity or ("", 0, 0)
    entities = [{"type": kind, "offset": offset, "length": length}] if entity else None
    return heard("message", a_message(chat=GROUP, text=text, entities=entities, **more))


@pytest.mark.parametrize(
    ("text", "entity", "words"),
    [
        ("@culmina_bot la 1.2 va en 60", ("mention", 0, 12), "la 1.2 va en 60"),
        ("@Culmina_Bot, la 1.2 va en 60", ("mention", 0, 12), "la 1.2 va en 60"),
        ("la 1.2 va en 60 @culmina_bot", ("mention", 16, 12), "la 1.2 va en 60"),
        ("😀 @culmina_bot 60", ("mention", 3, 12), "😀   60"),
        ("/pendientes", ("bot_command", 0, 11), "/pendientes"),
        ("/pendientes@culmina_bot", ("bot_command", 0, 23), "/pendientes@culmina_bot"),
    ],
)
def test_what_is_meant_for_the_bot_is_heard_without_its_name(
    text: str, entity: tuple[str, int, int], words: str
) -> None:
    inbound = in_group(text, entity)

    assert inbound is not None
    assert inbound.text == words
    assert (inbound.sender, inbound.chat, inbound.chat_title) == ("5001", "-77", "Planeación")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("la 1.2 va en 60", None),
        ("@otro_bot la 1.2 va en 60", ("mention", 0, 9)),
        ("/pendientes@otro_bot", ("bot_command", 0, 20)),
        ("mire /pendientes", ("bot_command", 5, 11)),
        ("escriba a x@culmina_bot.example", None),
    ],
)
def test_what_is_between_others_is_not_heard(
    text: str, entity: tuple[str, int, int] | None
) -> None:
    assert in_group(text, entity) is None


def test_a_reply_is_heard_when_it_is_to_the_bot() -> None:
    ours = a_message(message_id=70, chat=GROUP, **{"from": CULMINA})
    others = a_message(message_id=71, chat=GROUP, **{"from": OTHER_BOT})

    inbound = in_group("va en 60", reply_to_message=ours)
    assert inbound is not None
    assert (inbound.text, inbound.replies_to) == ("va en 60", "-77:70")
    assert in_group("va en 60", reply_to_message=others) is None


def test_a_picture_with_a_mention_under_it_is_heard() -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    entities = [{"type": "mention", "offset": 0, "length": 12}]

    inbound = in_group(None, photo=photo, caption="@culmina_bot 1.2", caption_entities=entities)
    assert inbound is not None
    assert inbound.text == "1.2"
    assert len(inbound.files) == 1
    assert in_group(None, photo=photo) is None


@pytest.mark.parametrize("who", [OTHER_BOT, ANONYMOUS, None])
def test_bots_and_anonymous_administrators_are_nobody(who: dict[str, Any] | None) -> None:
    assert in_group("/pendientes", ("bot_command", 0, 11), **{"from": who}) is None


def test_an_edited_message_is_heard_like_the_first() -> None:
    edited = a_message(
        chat=GROUP,
        text="@culmina_bot 1.2 va en 70",
        entities=[{"type": "mention", "offset": 0, "length": 12}],
        edit_date=int(SENT.timestamp()),
    )

    inbound = heard("edited_message", edited)
    assert inbound is not None
    assert (inbound.text, inbound.chat) == ("1.2 va en 70", "-77")
    assert inbound.edits is not None


def test_a_press_names_who_pressed_and_where() -> None:
    press = {
        "id": "4382",
        "from": MARTA,
        "chat_instance": "1",
        "data": "pct:1:60:x",
        "message": a_message(chat=GROUP, **{"from": CULMINA}),
    }

    inbound = heard("callback_query", press)
    assert inbound is not None
    assert (inbound.sender, inbound.chat, inbound.pressed) == ("5001", "-77", "pct:1:60:x")


def a_change(before: str, after: str, chat: dict[str, Any] = GROUP) -> dict[str, Any]:
    """Return the update that tells of the bot's own membership."""
    return {
        "chat": chat,
        "from": MARTA,
        "date": int(SENT.timestamp()),
        "old_chat_member": as_member(before),
        "new_chat_member": as_member(after),
    }


def as_member(status: str) -> dict[str, Any]:
    """Return the bot as a member of a chat."""
    return {"user": CULMINA, "status": status} | ({"until_date": 0} if status == "kicked" else {})


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("left", "member", "added"),
        ("kicked", "member", "added"),
        ("member", "left", "removed"),
        ("member", "kicked", "removed"),
        ("left", "kicked", None),
    ],
)
def test_coming_and_going_is_an_event(before: str, after: str, kind: str | None) -> None:
    inbound = heard("my_chat_member", a_change(before, after))

    if kind is None:
        assert inbound is None
    else:
        assert inbound is not None
        assert inbound.event is not None
        assert (inbound.event.kind, inbound.sender, inbound.chat) == (kind, "5001", "-77")


def test_a_group_that_becomes_a_supergroup_tells_its_new_chat() -> None:
    inbound = heard("message", a_message(chat=GROUP, text=None, migrate_to_chat_id=-100123))

    assert inbound is not None
    assert inbound.event == GroupEvent(kind="moved", moved_to="-100123")
    assert inbound.chat == "-77"


@settings(max_examples=150)
@given(text=st.text(max_size=60), length=st.integers(1, 40), offset=st.integers(0, 40))
def test_no_text_in_a_group_makes_the_parser_stumble(text: str, length: int, offset: int) -> None:
    inbound = in_group(text or "x", ("mention", offset, length))
    assert inbound is None or inbound.chat == "-77"
