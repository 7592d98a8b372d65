"""Who finds no room at a mail server waits while others come and go, and not for one that hangs."""

from __future__ import annotations

import asyncio

import pytest

from bot.email.servers.room import Room, Rooms
from core.channels import SendError, SendErrorKind


async def test_who_waits_gets_the_place_of_who_leaves() -> None:
    room, leave, inside = Room(1), asyncio.Event(), asyncio.Event()

    async def stay() -> None:
        async with room.taken():
            inside.set()
            await leave.wait()

    async def follow() -> str:
        async with room.taken():
            return "sent"

    first = asyncio.create_task(stay())
    await inside.wait()
    second = asyncio.create_task(follow())
    leave.set()

    assert await second == "sent"
    await first


async def test_while_nobody_leaves_who_waits_is_sent_away_and_the_channel_braked() -> None:
    room = Room(1)
    async with room.taken():
        with pytest.raises(SendError) as refused:
            async with room.taken():
                pass
        with pytest.raises(SendError):  # at once, now that it is known
            async with asyncio.timeout(1), room.taken():
                pass

    assert refused.value.kind is SendErrorKind.SLOW_DOWN
    assert refused.value.brakes_channel
    async with room.taken():  # who has left made room
        pass


async def test_a_server_has_one_room_for_all_and_another_server_another() -> None:
    rooms = Rooms()

    assert rooms.of("a.example", 25) is rooms.of("a.example", 25)
    assert rooms.of("a.example", 25) is not rooms.of("a.example", 587)
