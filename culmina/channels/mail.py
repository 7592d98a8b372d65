"""Mail for the service: the server that takes it, the mailbox, the door for the entity's server."""

from __future__ import annotations

from collections.abc import Callable

from bot.email.files import MailFiles
from bot.email.intake import Intake
from bot.email.receiver import MailReceiver
from bot.email.sender import EmailChannel
from bot.email.servers.lmtp import Door
from bot.email.servers.oauth import Tokens
from bot.evidence.vault import Vault
from core.channels import Channel, Part
from core.files import FileSource
from culmina.channels.shared import Shared
from culmina.channels.way import Receiving
from culmina.wiring import Installation
from models.incoming import mail
from models.incoming.mail import Ways


class MailWay:
    """Mail as far as the settings turn it on: sending, fetching, a door of its own."""

    def __init__(self, installation: Installation, shared: Shared) -> None:
        self._installation = installation
        self._intake: Intake | None = None
        settings = installation.settings
        oauth = settings.oauth
        self._tokens = Tokens(oauth, installation.clock) if oauth.enabled else None
        self._sender = self._built(shared) if settings.smtp.enabled else None
        self.channel: Channel | None = self._sender
        self.files: FileSource | None = None
        if settings.imap.enabled or settings.lmtp.enabled:
            self.files = MailFiles(installation.database, entity_id=installation.entity_id)

    def _built(self, shared: Shared) -> EmailChannel:
        at, smtp = self._installation, self._installation.settings.smtp
        return EmailChannel(
            smtp,
            at.texts,
            at.clock,
            at.refs,
            tokens=self._tokens_for(smtp.authentication),
            room=None if shared.rooms is None else shared.rooms.of(smtp.host, smtp.port),
            contents=Vault(at.settings.evidence.path).read,
            ways=_known_ways(at),
        )

    def _tokens_for(self, authentication: str) -> Tokens | None:
        return self._tokens if authentication == "oauth" else None

    def read_out(self, part: Part) -> str:
        """Return the subject and the text of a mail."""
        return part.text

    async def confirm(self) -> None:
        """Ask nothing: a mail server that refuses a login now may take it in an hour."""

    def receiving(self, wake: Callable[[], None]) -> Receiving:
        """Build who reads the mailbox, and the door."""
        at, settings = self._installation, self._installation.settings
        self._intake = Intake(
            at.database,
            settings.mail,
            entity_id=at.entity_id,
            clock=at.clock,
            signer=at.refs,
            wake=wake,
        )
        return Receiving(
            fetching=(self._mailbox(self._intake),) if settings.imap.enabled else (),
            alone_as=f"mailbox {settings.imap.host} {settings.imap.username}",
            listening=(Door(settings.lmtp, self._intake),) if settings.lmtp.enabled else (),
        )

    def _mailbox(self, intake: Intake) -> MailReceiver:
        at = self._installation
        return MailReceiver(
            at.settings.imap,
            intake,
            at.database,
            entity_id=at.entity_id,
            clock=at.clock,
            tokens=self._tokens_for(at.settings.imap.authentication),
        )

    async def close(self) -> None:
        """End the reading of mails, and leave the server."""
        if self._intake is not None:
            self._intake.close()
        if self._sender is not None:
            await self._sender.close()


def _known_ways(installation: Installation) -> Ways:
    """Return what `culmina doctor --mail-loop` saw to survive; before its first run nothing."""
    mailbox = installation.settings.smtp.reply_to
    with installation.database.reading() as session:
        return mail.known_ways(session, entity_id=installation.entity_id, mailbox=mailbox)[0]
