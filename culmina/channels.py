"""The channels that the settings turn on, built once for a process that sends or receives."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.email.files import MailFiles
from bot.email.sender import EmailChannel
from bot.email.servers.oauth import Tokens
from bot.evidence.vault import Vault
from bot.telegram.client import TelegramClient
from bot.telegram.files import TelegramFiles
from bot.telegram.sender import TelegramChannel
from core.channels import Channel
from core.files import FileSource
from culmina.wiring import Installation
from models.incoming import mail
from models.incoming.mail import Ways


@dataclass
class Channels:
    """The channels that are on, by name, where their files come from, and what is to be closed."""

    by_name: dict[str, Channel] = field(default_factory=dict)
    telegram: TelegramClient | None = None
    tokens: Tokens | None = None
    files: dict[str, FileSource] = field(default_factory=dict)
    closers: list[Callable[[], Awaitable[None]]] = field(default_factory=list)

    async def close(self) -> None:
        """Close every connection."""
        for close in self.closers:
            await close()


def build_channels(installation: Installation) -> Channels:
    """Build the channels that the settings turn on; nothing is contacted yet."""
    settings, built = installation.settings, Channels()
    contents = Vault(settings.evidence.path).read
    if settings.telegram.enabled:
        client = TelegramClient(settings.telegram)
        built.telegram = client
        built.by_name[TelegramChannel.name] = TelegramChannel(
            client.bot, installation.texts, contents
        )
        built.files[TelegramFiles.name] = TelegramFiles(client.bot)
        built.closers.append(client.close)
    if settings.oauth.enabled:
        built.tokens = Tokens(settings.oauth, installation.clock)
    if settings.imap.enabled or settings.lmtp.enabled:
        files = MailFiles(installation.database, entity_id=installation.entity_id)
        built.files[MailFiles.name] = files
    if settings.smtp.enabled:
        channel = EmailChannel(
            settings.smtp,
            installation.texts,
            installation.clock,
            installation.refs,
            tokens=built.tokens if settings.smtp.authentication == "oauth" else None,
            contents=contents,
            ways=known_ways(installation),
        )
        built.by_name[EmailChannel.name] = channel
        built.closers.append(channel.close)
    return built


def known_ways(installation: Installation) -> Ways:
    """Return what `culmina doctor --mail-loop` saw to survive; before its first run nothing."""
    mailbox = installation.settings.smtp.reply_to
    with installation.database.reading() as session:
        return mail.known_ways(session, entity_id=installation.entity_id, mailbox=mailbox)[0]
