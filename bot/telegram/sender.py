"""The Telegram channel: contents become parts; a part is one request: a message, its edit, a file,
or leaving a group."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram import Bot
from telegram.error import BadRequest

from bot.telegram.client import MOST_SENDS
from bot.telegram.errors import is_already_so, stays_as_it_is, to_send_error
from bot.telegram.parse import message_id_of, provider_id
from bot.telegram.render import LEAVING, render
from bot.telegram.secrecy import TokenFilter
from bot.telegram.uploads import PHOTO, UPLOAD, contents_of
from core.channels import (
    TELEGRAM,
    CannotEdit,
    Envelope,
    HandOver,
    Limit,
    Part,
    SendError,
    SendErrorKind,
    Sent,
    no_record,
)
from core.errors import EnvironmentFault
from core.files import Contents, no_contents
from core.messages import Content
from reports.documents.attached import Attachments
from texts.catalog import Texts

# Seconds for one message, and how many at once: short bursts are allowed in a chat; of the twenty
# that a group may get in a minute ten may come at once, and one every six seconds. Of the thirty of
# a bot in a second half a one is left: messages on their way overtake one another.
IN_A_CHAT = (1.0, 20)
IN_A_GROUP = (6.0, 10)
BY_A_BOT = (1 / 29.5, 1)


class TelegramChannel:
    """Reaches people on Telegram; an address is the id of a private chat, or of an office's group.

    At most MOST_SENDS requests run at once, whoever calls; the pace per chat is the dispatcher's.
    `contents` gives the files that parts name.
    """

    name = TELEGRAM.name
    can_edit = TELEGRAM.can_edit

    def __init__(self, bot: Bot, texts: Texts, contents: Contents = no_contents) -> None:
        self._bot = bot
        self._texts = texts
        self._contents = contents
        self._attachments = Attachments(texts)
        self._guard = TokenFilter(bot.token)
        self._bot_id = bot.token.partition(":")[0]
        self._slots = asyncio.Semaphore(MOST_SENDS)

    def limits(self, address: str) -> tuple[Limit, ...]:
        """Return what Telegram takes: one message a second to a chat, 20 a minute to a group and 30
        a second in all (Bots FAQ, "My bot is hitting limits")."""
        bot = f"telegram {self._bot_id}"
        is_group = address.startswith("-")
        chat = Limit(f"{bot} {address}", *(IN_A_GROUP if is_group else IN_A_CHAT))
        return (chat, Limit(bot, *BY_A_BOT))

    def render(self, content: Content, envelope: Envelope) -> tuple[Part, ...]:
        """Make the parts of a message; each is within Telegram's limits."""
        return render(content, envelope, self._texts, self._attachments)

    async def send(self, address: str, part: Part, hand_over: HandOver = no_record) -> Sent:
        """Send a part to the chat `address`; raises SendError."""
        parameters = json.loads(part.body)
        if parameters == LEAVING:
            return await self._leave(address, hand_over)
        if UPLOAD in parameters:
            return await self._upload(address, parameters, hand_over)
        if "document" in parameters:
            return await self._send_file(address, parameters, hand_over)
        text = parameters.pop("text")
        async with self._handing_over(hand_over):
            message = await self._bot.send_message(address, text, api_kwargs=parameters)
        return Sent(provider_id(message.chat.id, message.message_id))

    @asynccontextmanager
    async def _handing_over(self, hand_over: HandOver) -> AsyncIterator[None]:
        """Wait for room and hand over; what the request then raises, whatever it is, has a kind."""
        async with self._slots:
            await hand_over()
            try:
                yield
            except CannotEdit:
                raise
            except Exception as error:  # noqa: BLE001
                # Without the cause: its frames hold the URL, and the URL holds the token.
                raise to_send_error(error, self._guard) from None

    async def _send_file(
        self, address: str, parameters: dict[str, str], hand_over: HandOver
    ) -> Sent:
        try:
            content = await asyncio.to_thread(self._contents, parameters["document"])
        except EnvironmentFault as fault:
            raise SendError(SendErrorKind.MESSAGE_REFUSED, fault.sentence()) from fault
        async with self._handing_over(hand_over):
            name = parameters["filename"]
            message = await self._bot.send_document(address, content, filename=name)
        return Sent(provider_id(message.chat.id, message.message_id))

    async def _upload(self, address: str, parameters: dict[str, Any], hand_over: HandOver) -> Sent:
        content, kind = contents_of(parameters), parameters.pop(UPLOAD)
        name = parameters.pop("filename")
        send = self._bot.send_photo if kind == PHOTO else self._bot.send_document
        async with self._handing_over(hand_over):
            message = await send(address, content, filename=name, api_kwargs=parameters)
        return Sent(provider_id(message.chat.id, message.message_id))

    async def _leave(self, address: str, hand_over: HandOver) -> Sent:
        async with self._handing_over(hand_over):
            await self._bot.leave_chat(address)
        return Sent(f"{address}:left")

    async def edit(
        self, address: str, provider_id: str, part: Part, hand_over: HandOver = no_record
    ) -> Sent:
        """Change the message `provider_id` of the chat `address` with the buttons under it.

        Raises SendError, and CannotEdit where Telegram changes it no more. What already reads so
        counts as changed: an earlier attempt got through.
        """
        message_id = message_id_of(provider_id, address)
        if message_id is None:
            raise CannotEdit(f"{provider_id} is no message of the chat {address}")
        parameters = json.loads(part.body)
        text = parameters.pop("text")
        parameters.pop("reply_parameters", None)  # what it answers cannot change
        async with self._handing_over(hand_over):
            try:
                await self._bot.edit_message_text(
                    text, chat_id=address, message_id=message_id, api_kwargs=parameters
                )
            except BadRequest as error:
                if stays_as_it_is(error):
                    raise CannotEdit(str(error)) from None
                if not is_already_so(error):
                    raise
        return Sent(provider_id)
