"""What people do on their telephones, and what they then see there."""

from __future__ import annotations

from functools import partial

from sqlalchemy.orm import Session

from bot.conversation.desk import Desk, desk
from demo.botapi import Group, Person
from demo.botapi.world import StoredFile
from demo.cast import Player
from demo.mine import Mine, mine_of
from demo.stage import Stage
from demo.transcript import Transcript
from models.staff import people
from plans.export.workbook import MIME_TYPE

# The smallest picture that every program takes for a JPEG.
PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + b"\x00" * 200 + b"\xff\xd9"


class Telephones:
    """The telephones of the story; everything done on them is told to the transcript."""

    def __init__(self, stage: Stage, transcript: Transcript) -> None:
        self._stage = stage
        self._transcript = transcript

    def of(self, player: Player) -> Person:
        """Return the telephone of a person."""
        return self._stage.telegram.user(player.chat, player.first_name)

    def show(self, *players: Player) -> None:
        """Tell what culmina has written in their chats since the last look."""
        for player in players:
            self._transcript.chat(player, self._stage.telegram.messages(player.chat))

    async def says(self, player: Player, text: str) -> None:
        """Let a person write to the bot."""
        self._transcript.acts(player, f"«{text}»")
        self.of(player).says(text)
        await self._settle(player)

    async def sends_photo(self, player: Player, caption: str) -> None:
        """Let a person send a picture."""
        self._transcript.acts(player, f"una foto: «{caption}»")
        self.of(player).sends_photo(PHOTO, caption)
        await self._settle(player)

    def newest_file(self, player: Player) -> StoredFile | None:
        """Return the file that the bot sent last to a person."""
        files = (message.file for message in reversed(self._stage.telegram.messages(player.chat)))
        return next((one for one in files if one is not None), None)

    async def sends_file(self, player: Player, name: str, content: bytes) -> None:
        """Let a person send a document."""
        self._transcript.acts(player, f"el archivo {name}")
        self.of(player).sends_file(name, content, content_type=MIME_TYPE)
        await self._settle(player)

    async def presses(self, player: Player, label: str) -> bool:
        """Press the newest button whose label holds `label`; tell whether there is one."""
        for message in reversed(self._stage.telegram.messages(player.chat)):
            for button in message.buttons:
                if label in button.label:
                    self._transcript.acts(player, f"[{button.label}]")
                    self.of(player).presses(button.label, message)
                    await self._settle(player)
                    return True
        return False

    async def says_in(self, group: Group, player: Player, text: str) -> None:
        """Let a member answer the bot's newest message in a group, or give it a command."""
        from_bot = [message for message in group.messages if message.from_bot]
        answered = None if text.startswith("/") or not from_bot else from_bot[-1]
        self._transcript.acts(player, f"(en el grupo) «{text}»")
        group.says(self.of(player), text, reply_to=answered)
        await self._stage.settle()
        self._transcript.group(group.chat_id, group.messages)

    async def pending(self, player: Player | None) -> Mine:
        """Return what a person has on her desk, nothing for nobody."""
        if player is None:
            return Mine()
        look = partial(self._look, player=player)
        return mine_of(await self._stage.installation.database.in_reading(look))

    def _look(self, session: Session, player: Player) -> Desk:
        installation = self._stage.installation
        found = people.find_person_by_address(
            session, entity_id=installation.entity_id, channel="email", value=player.email
        )
        if found is None:
            raise LookupError(player.email)
        return desk(
            session,
            installation.context(),
            person_id=found[0].id,
            name=player.name,
            now=self._stage.clock.now(),
        )

    async def _settle(self, player: Player) -> None:
        await self._stage.settle()
        self.show(player)
