"""A mail is told to be leaving when it holds a connection, and not while it waits for one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.email.sender import EmailChannel
from core.channels import Part, SendError
from core.errors import EnvironmentFault
from core.messages import Reminder
from demo.smtp import SmtpFailure, SmtpServer, Stage
from tests.unit.bot.email.samples import ANA, a_line, the_part

ChannelTo = Callable[..., EmailChannel]

REMINDER = Reminder(lines=(a_line(),))


def a_part(number: int = 1) -> Part:
    return the_part(REMINDER, key=str(number))


async def test_no_more_mails_are_leaving_at_once_than_there_are_connections(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    channel = channel_to(server, connections=2)
    leaving, most = set[int](), 0

    async def send(number: int) -> None:
        nonlocal most

        async def hand_over() -> None:
            nonlocal most
            leaving.add(number)
            most = max(most, len(leaving))

        await channel.send(ANA, a_part(number), hand_over)
        leaving.discard(number)

    await asyncio.gather(*(send(number) for number in range(20)))
    assert most == 2
    assert len(server.messages) == 20


@pytest.mark.parametrize("stage", [Stage.MAIL, Stage.RCPT])
async def test_a_mail_that_is_refused_before_data_was_never_leaving(
    server: SmtpServer, channel_to: ChannelTo, stage: Stage
) -> None:
    told = []

    async def hand_over() -> None:
        told.append(1)

    server.script(stage, SmtpFailure.answer("450 4.2.0 Greylisted"))
    with pytest.raises(SendError):
        await channel_to(server).send(ANA, a_part(), hand_over)
    assert told == []


@pytest.mark.parametrize("error", [EnvironmentFault("the database is away."), RuntimeError("lost")])
async def test_what_cannot_be_marked_does_not_leave_and_the_next_mail_does(
    server: SmtpServer, channel_to: ChannelTo, error: Exception
) -> None:
    channel = channel_to(server, connections=1)

    async def hand_over() -> None:
        raise error

    with pytest.raises(type(error)):
        await channel.send(ANA, a_part(1), hand_over)
    assert server.messages == []
    await channel.send(ANA, a_part(2))
    assert len(server.messages) == 1
