"""[mail], [imap] and [lmtp]: how answers come in by mail, and whose word about them is taken."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Literal

from pydantic import Field, SecretStr, field_validator, model_validator

from bot.email.reading.authentication import MICROSOFT365
from bot.email.servers.settings import check_login
from bot.email.servers.trust import CA_FILE
from core.running.proxies import FOR_MAIL, ProxyAddress
from core.section import OneLine, Section, host_and_port, one_line

MIB = 1024 * 1024


def server_name(host: str) -> str:
    """Return a server's name; raises ValueError where it holds more than that."""
    host = one_line(host)
    if any(c in host for c in "/ @"):
        raise ValueError(f"{host!r} is no server's name; write it like imap.entidad.gov.co")
    return host


class MailSettings(Section):
    """[mail]: what holds for every mail that comes in, by whichever way."""

    authserv_id: OneLine = Field(
        default="",
        description=(
            "Whose word about a sender is believed: the first word of the topmost "
            "Authentication-Results (RFC 8601) in a mail that your server received, like "
            "mx.entidad.gov.co. Exchange Online writes no such word: microsoft365. Empty: nobody's."
            " Answers to a reminder from the address that got it are recorded all the same; before "
            "other mails are recorded, people are asked."
        ),
    )
    max_megabytes: int = Field(
        default=25,
        ge=1,
        le=100,
        description="Of larger mails only the header is kept, for a person.",
    )

    @field_validator("authserv_id")
    @classmethod
    def _a_name(cls, value: str) -> str:
        if "=" in value:
            raise ValueError(
                f"{value!r} is a result and no server's name: a server that writes none, as "
                f"Exchange Online does, is {MICROSOFT365}"
            )
        return value

    @property
    def max_bytes(self) -> int:
        """The largest mail that is taken whole."""
        return self.max_megabytes * MIB


class ImapSettings(Section):
    """[imap]: the mailbox that takes the answers; without a host none is read."""

    host: str = Field(default="", description="The server's name; empty: no mailbox is read.")
    port: int = Field(
        default=993, ge=1, le=65535, description="993 goes with tls, 143 with starttls and none."
    )
    security: Literal["tls", "starttls", "none"] = Field(
        default="tls",
        description="tls, starttls, or none (only for a server on the same machine or network).",
    )
    proxy: ProxyAddress = Field(default=SecretStr(""), description=FOR_MAIL)
    ca_file: OneLine = Field(default="", description=CA_FILE)
    username: OneLine = Field(default="", description="Who logs in, mostly the mailbox's address.")
    password: SecretStr = Field(
        default=SecretStr(""),
        description=("Better in CULMINA_IMAP__PASSWORD, or in a file that …_FILE names."),
    )
    authentication: Literal["password", "oauth"] = Field(
        default="password", description="password, or oauth: with the tokens of [oauth]."
    )
    folders: tuple[str, ...] = Field(
        default=("INBOX",),
        description="The folders that are read; a server announces new mail in the first at once.",
    )
    handled_folder: OneLine = Field(
        default="",
        description=(
            "Where handled mails are moved, like Culmina; made when missing. "
            "Empty: they stay and are marked as read."
        ),
    )
    idle: bool = Field(
        default=True, description="Let the server announce new mail (IDLE), where it can."
    )
    poll_seconds: int = Field(
        default=60,
        ge=1,
        le=1500,
        description="How often to look where nothing is announced: other folders, older servers.",
    )
    timeout: float = Field(default=30, gt=0, le=300, description="Seconds to wait for each answer.")

    @field_validator("host")
    @classmethod
    def _only_a_name(cls, host: str) -> str:
        return server_name(host)

    @field_validator("folders")
    @classmethod
    def _some(cls, folders: tuple[str, ...]) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(one_line(folder) for folder in folders))
        if not found or "" in found:
            raise ValueError('names no folder; write it like ["INBOX"]')
        return found

    @model_validator(mode="after")
    def _complete(self) -> ImapSettings:
        if self.host and not self.username:
            raise ValueError("host is given but username is not; say which mailbox is read")
        check_login(self.authentication, self.username, self.password)
        if self.handled_folder in self.folders:
            raise ValueError("handled_folder is one of the folders that are read: name another")
        return self

    @property
    def enabled(self) -> bool:
        """Tell whether a mailbox is read at all."""
        return bool(self.host)

    @property
    def mailbox(self) -> str:
        """The name under which what was read is remembered."""
        return f"{self.username}@{self.host}"


class LmtpSettings(Section):
    """[lmtp]: a door for the entity's own mail server; closed unless `listen` says where it is."""

    listen: str = Field(
        default="",
        description=(
            "Where the mail server delivers: 127.0.0.1:8024, or the path of a socket like "
            "/run/culmina/lmtp.sock. Empty: nothing listens."
        ),
    )
    protocol: Literal["lmtp", "smtp"] = Field(
        default="lmtp", description="What the mail server speaks to it: lmtp or smtp."
    )
    max_recipients: int = Field(
        default=50, ge=1, le=1000, description="How many recipients one message may have."
    )

    @field_validator("listen")
    @classmethod
    def _a_place(cls, listen: str) -> str:
        listen = one_line(listen)
        if not listen or PurePosixPath(listen).is_absolute():
            return listen
        host_and_port(listen)
        return listen

    @property
    def enabled(self) -> bool:
        """Tell whether something listens."""
        return bool(self.listen)

    @property
    def path(self) -> str | None:
        """The path of the socket, where it is one."""
        return self.listen if self.listen.startswith("/") else None

    @property
    def address(self) -> tuple[str, int]:
        """Host and port; only where `path` is None."""
        return host_and_port(self.listen)
