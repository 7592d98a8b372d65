"""[smtp]: through which server culmina sends mail, and as whom."""

from __future__ import annotations

import re
from email.utils import parseaddr
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, SecretStr, field_validator, model_validator

from bot.email.servers.trust import CA_FILE
from core.running.proxies import FOR_MAIL, ProxyAddress
from core.section import OneLine, Section

# RFC 5321, 4.5.3.1.1: the part before the @ has at most 64 characters.
LOCAL_PART_MAX = 64
TOKEN_LENGTH = 24

_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


def check_login(authentication: str, username: str, password: SecretStr) -> None:
    """Raise ValueError where a login is incomplete, or says two things."""
    given = bool(password.get_secret_value())
    if authentication == "oauth" and (given or not username):
        raise ValueError("authentication = oauth needs a username, and no password")
    if authentication == "password" and bool(username) != given:
        raise ValueError("username and password go together: give both or none")


# What the providers allow at once and in a minute; who writes otherwise in [smtp] is believed.
PRESETS: dict[str, dict[str, str | int]] = {
    "microsoft365": {"host": "smtp.office365.com", "connections": 3, "per_minute": 30},
    "google": {"host": "smtp.gmail.com", "connections": 4, "per_minute": 60},
}


class SmtpSettings(Section):
    """[smtp]: the server that takes the mail; without a host culmina sends none."""

    preset: Literal["", "microsoft365", "google"] = Field(
        default="",
        description=(
            "microsoft365 or google: host, connections and per_minute as the provider wants them, "
            "where nothing else is written."
        ),
    )
    host: OneLine = Field(default="", description="The server's name; empty: no mail is sent.")
    port: int = Field(
        default=587,
        ge=1,
        le=65535,
        description="587 goes with starttls, 465 with tls, 25 with none.",
    )
    security: Literal["starttls", "tls", "none"] = Field(
        default="starttls",
        description=(
            "starttls (encrypted after the greeting), tls (encrypted from the first byte) "
            "or none (only for a server on the same machine or network)."
        ),
    )
    proxy: ProxyAddress = Field(default=SecretStr(""), description=FOR_MAIL)
    ca_file: OneLine = Field(default="", description=CA_FILE)
    username: OneLine = Field(default="", description="Who logs in; empty: nobody does.")
    password: SecretStr = Field(
        default=SecretStr(""),
        description="Better in CULMINA_SMTP__PASSWORD, or in a file that …_FILE names.",
    )
    authentication: Literal["password", "oauth"] = Field(
        default="password", description="password, or oauth: with the tokens of [oauth]."
    )
    sender: OneLine = Field(
        default="",
        description=(
            "The address in From, like culmina@entidad.gov.co or "
            '"Seguimiento al plan <culmina@entidad.gov.co>"; without a name the entity\'s is shown.'
        ),
    )
    reply_to: OneLine = Field(
        default="",
        description=(
            "The mailbox that takes the answers; it must accept plus-addresses "
            "(buzon+abc@entidad.gov.co). Empty: mails say that answers to them are not read."
        ),
    )
    timeout: float = Field(
        default=30,
        gt=0,
        le=300,
        description="Seconds to wait for each reply; four times as long after the message itself.",
    )
    connections: int = Field(
        default=2, ge=1, le=8, description="How many connections to the server may be open at once."
    )
    messages_per_connection: int = Field(
        default=100, ge=1, le=10_000, description="After so many messages a connection is closed."
    )
    per_minute: int = Field(
        default=0,
        ge=0,
        le=10_000,
        description="How many messages the server takes in a minute; 0: as many as there are.",
    )

    @model_validator(mode="before")
    @classmethod
    def _as_the_provider_wants(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        return {**PRESETS.get(str(given.get("preset", "")), {}), **given}

    @field_validator("host")
    @classmethod
    def _only_a_name(cls, host: str) -> str:
        if any(c in host for c in "/ @"):
            raise ValueError(f"{host!r} is no server's name; write it like smtp.entidad.gov.co")
        return host

    @field_validator("sender")
    @classmethod
    def _holds_an_address(cls, sender: str) -> str:
        if sender and not _ADDRESS.fullmatch(parseaddr(sender)[1]):
            raise ValueError(f"{sender!r} holds no address; write it like culmina@entidad.gov.co")
        return sender

    @field_validator("reply_to")
    @classmethod
    def _leaves_room_for_a_token(cls, address: str) -> str:
        if not address:
            return address
        if not _ADDRESS.fullmatch(address):
            raise ValueError(f"{address!r} is no address; write it like buzon@entidad.gov.co")
        local = address.partition("@")[0]
        if "+" in local:
            raise ValueError("is written without a plus; culmina adds what comes after it")
        most = LOCAL_PART_MAX - TOKEN_LENGTH - len("+")
        if len(local) > most:
            raise ValueError(f"may have at most {most} characters before the @")
        return address

    @model_validator(mode="after")
    def _complete(self) -> SmtpSettings:
        if self.host and not self.sender:
            raise ValueError("host is given but sender is not; say which address writes")
        check_login(self.authentication, self.username, self.password)
        return self

    @property
    def enabled(self) -> bool:
        """Tell whether mail is sent at all."""
        return bool(self.host)

    @cached_property
    def sender_name(self) -> str:
        """The name shown in From; empty when the settings give none."""
        return parseaddr(self.sender)[0]

    @cached_property
    def sender_address(self) -> str:
        """The address of From, and of the SMTP envelope."""
        return parseaddr(self.sender)[1]
