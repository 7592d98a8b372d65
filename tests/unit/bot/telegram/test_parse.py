"""Tests: from Telegram's updates to what every channel has in common."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update

from bot.telegram.parse import message_id_of, provider_id, to_inbound
from core.inbound import FileKind, Inbound

NOW = datetime(2026, 5, 11, 13, 30, tzinfo=UTC)
SENT = datetime(2026, 5, 11, 13, 0, tzinfo=UTC)
EDITED = datetime(2026, 5, 11, 13, 5, tzinfo=UTC)
MARTA = {"id": 5001, "is_bot": False, "first_name": "Marta", "last_name": "Rincón"}
PRIVATE = {"id": 5001, "type": "private", "first_name": "Marta"}
GROUP = {"id": -77, "type": "group", "title": "Planeación"}
CULMINA = {"id": 1000001, "is_bot": True, "first_name": "Culmina", "username": "culmina_bot"}


def a_message(**overrides: Any) -> dict[str, Any]:
    """Return a Message of the API; a value of None takes the member away."""
    message = {
        "message_id": 77,
        "from": MARTA,
        "chat": PRIVATE,
        "date": int(SENT.timestamp()),
        "text": "1.2 va en 60 %",
    } | overrides
    return {name: value for name, value in message.items() if value is not None}


def heard(kind: str, payload: dict[str, Any], update_id: int = 700) -> Inbound | None:
    """Read one update as the library does, and parse it."""
    return to_inbound(Update.de_json({"update_id": update_id, kind: payload}), NOW)


def said(**overrides: Any) -> Inbound:
    """Parse a message that must be heard."""
    inbound = heard("message", a_message(**overrides))
    assert inbound is not None
    return inbound


def test_a_private_message_is_heard() -> None:
    assert heard("message", a_message()) == Inbound(
        external_id=f"5001:77:{int(SENT.timestamp())}",
        sender="5001",
        sent_at=SENT,
        text="1.2 va en 60 %",
        sender_name="Marta Rincón",
    )


def test_an_answer_names_the_message_that_it_answers() -> None:
    answered = a_message(message_id=70, **{"from": CULMINA})

    assert said(reply_to_message=answered).replies_to == "5001:70" == provider_id(5001, 70)
    assert said().replies_to is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("/start aB3-x_9", "aB3-x_9"),
        ("/start@culmina_bot aB3-x_9", "aB3-x_9"),
        ("/start", None),
        ("/start ", None),
        ("/start two codes", None),
        ("/starting aB3", None),
        ("please /start aB3", None),
    ],
)
def test_only_a_deep_link_carries_an_invitation(text: str, start: str | None) -> None:
    inbound = said(text=text)

    assert inbound.start == start
    assert inbound.text == text


def test_a_caption_is_the_text_and_a_bare_photo_has_none() -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]

    assert said(text=None, photo=photo, caption="el acta firmada").text == "el acta firmada"
    assert said(text=None, photo=photo).text == ""


def test_each_picture_of_an_album_is_heard_under_the_albums_name() -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    album = {"text": None, "photo": photo, "media_group_id": "1"}

    assert said(**album, caption="las dos actas").text == "las dos actas"
    assert said(**album).album == "1"
    assert said(text=None, photo=photo).album is None


def test_a_photo_is_heard_in_its_largest_size_wherever_that_stands() -> None:
    sizes = [
        {"file_id": name, "file_unique_id": name, "width": side, "height": side, "file_size": side}
        for name, side in (("small", 90), ("large", 1280), ("middle", 320))
    ]

    (photo,) = said(text=None, photo=sizes).files
    assert (photo.kind, photo.ref, photo.size) == (FileKind.PHOTO, "large", 1280)


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("document", FileKind.DOCUMENT),
        ("video", FileKind.VIDEO),
        ("animation", FileKind.VIDEO),
        ("voice", FileKind.VOICE),
        ("video_note", FileKind.VOICE),
        ("audio", FileKind.VOICE),
    ],
)
def test_each_kind_of_file_is_heard_with_what_is_said_of_it(member: str, kind: FileKind) -> None:
    held = {
        "file_id": "f", "file_unique_id": "u", "file_size": 7, "duration": 1, "width": 1,
        "height": 1, "length": 1, "mime_type": "a/b", "file_name": "acta\ud800.pdf",
    }  # fmt: skip

    (file,) = said(text=None, **{member: held}).files
    assert (file.kind, file.ref, file.size) == (kind, "f", 7)
    assert "\ud800" not in file.name


def test_a_sticker_a_place_and_plain_words_hold_no_file() -> None:
    sticker = {
        "file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1,
        "is_animated": False, "is_video": False,
    }  # fmt: skip

    assert said(text=None, sticker=sticker).files == ()
    assert said(text=None, location={"latitude": 4.6, "longitude": -74.1}).files == ()
    assert said(text="1.2 en 60").files == ()


def test_an_edit_is_marked_and_differs_from_the_message_and_from_other_edits() -> None:
    edited = a_message(text="1.2 va en 70 %", edit_date=int(EDITED.timestamp()))

    first = heard("edited_message", edited, 701)
    second = heard("edited_message", edited, 702)

    assert first is not None
    assert second is not None
    assert first.edits == first.external_id.partition(":edit:")[0]
    assert first.sent_at == EDITED
    assert first.text == "1.2 va en 70 %"
    assert len({first.external_id, second.external_id, said().external_id}) == 3
    assert first == heard("edited_message", edited, 701)


def test_an_edited_link_does_not_enrol_again() -> None:
    edited = a_message(text="/start aB3", edit_date=int(EDITED.timestamp()))

    inbound = heard("edited_message", edited)

    assert inbound is not None
    assert inbound.start is None


def test_a_live_location_is_heard_once_and_not_for_hours() -> None:
    location = {"text": None, "location": {"latitude": 4.6, "longitude": -74.1, "live_period": 900}}

    assert said(**location).text == ""
    assert heard("edited_message", a_message(**location, edit_date=1778504800)) is None


def a_press(**overrides: Any) -> dict[str, Any]:
    """Return a CallbackQuery of the API."""
    query = {
        "id": "4382000001",
        "from": MARTA,
        "message": a_message(message_id=70, **{"from": CULMINA}),
        "chat_instance": "1",
        "data": "pct:12:60:sig",
    } | overrides
    return {name: value for name, value in query.items() if value is not None}


def test_a_press_carries_its_reference_and_the_message_above_the_button() -> None:
    assert heard("callback_query", a_press()) == Inbound(
        external_id="press:4382000001",
        sender="5001",
        sent_at=NOW,
        pressed="pct:12:60:sig",
        replies_to="5001:70",
        sender_name="Marta Rincón",
    )


def test_a_press_under_a_message_that_telegram_forgot_still_counts() -> None:
    forgotten = {"message_id": 70, "chat": PRIVATE, "date": 0}

    inbound = heard("callback_query", a_press(message=forgotten))

    assert inbound is not None
    assert inbound.replies_to == "5001:70"


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("message", a_message(chat=GROUP)),
        ("message", a_message(**{"from": CULMINA})),
        ("message", a_message(**{"from": None})),
        ("message", a_message(text=None, delete_chat_photo=True)),
        ("channel_post", a_message(chat={"id": -78, "type": "channel", "title": "x"})),
        ("callback_query", a_press(data=None, game_short_name="x")),
        ("callback_query", a_press(message=None, inline_message_id="x")),
        (
            "my_chat_member",
            {
                "chat": PRIVATE,
                "from": MARTA,
                "date": 1778504800,
                "old_chat_member": {"user": CULMINA, "status": "member"},
                "new_chat_member": {"user": CULMINA, "status": "kicked", "until_date": 0},
            },
        ),
    ],
)
def test_the_rest_is_not_for_the_conversation(kind: str, payload: dict[str, Any]) -> None:
    assert heard(kind, payload) is None


def test_an_update_of_a_kind_that_does_not_exist_yet_is_not_for_the_conversation() -> None:
    assert heard("telepathy", {"from": MARTA}) is None


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_text_becomes_something_that_a_database_can_keep(text: str) -> None:
    inbound = said(text=text + ".", **{"from": MARTA | {"first_name": text + "."}})

    for kept in (inbound.text, inbound.sender_name):
        assert "\x00" not in kept
        assert kept.encode()
    assert len(inbound.text) == len(text) + 1


@pytest.mark.parametrize(
    ("named", "number"),
    [
        ("5001:77", 77),
        ("5001:77:1778504400", 77),
        ("5001:77:1778504400:edit:701", 77),
        ("6002:77", None),
        ("press:4382000001", None),
        ("5001:", None),
        ("", None),
        ("<a1@puertoesperanza.example>", None),
    ],
)
def test_only_a_name_of_this_chat_gives_a_message_to_answer(named: str, number: int | None) -> None:
    assert message_id_of(named, "5001") == number
