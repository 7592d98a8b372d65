"""[oauth]: access tokens in place of passwords, for servers that take no passwords any more."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple
from urllib.parse import urlsplit

from pydantic import (
    BeforeValidator,
    Field,
    SecretStr,
    field_validator,
    model_validator,
)

from bot.email.servers.trust import CA_FILE
from core.running.proxies import FOR_THE_WEB, ProxyAddress
from core.section import LOOPBACK, OneLine, Section, one_line

_TENANT = re.compile(r"[A-Za-z0-9.-]+")


class Endpoints(NamedTuple):
    """Where a provider gives tokens, and what is asked for (RFC 6749, 8628)."""

    token_url: str
    device_url: str
    scope: str
    login_scope: str


_MICROSOFT = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0"
_PROVIDERS = {
    "microsoft365": Endpoints(
        f"{_MICROSOFT}/token",
        f"{_MICROSOFT}/devicecode",
        "https://outlook.office365.com/.default",
        "offline_access https://outlook.office.com/IMAP.AccessAsUser.All"
        " https://outlook.office.com/SMTP.Send",
    ),
    # Google allows no login by code for mail: its refresh token is made in its console.
    "google": Endpoints("https://oauth2.googleapis.com/token", "", "", ""),
    "other": Endpoints("", "", "", ""),
}


def _nothing(value: Any) -> Any:
    return None if value == "" else value


class OAuthSettings(Section):
    """[oauth]: where [smtp] and [imap] have a username and no password, tokens log in."""

    provider: Literal["", "microsoft365", "google", "other"] = Field(
        default="", description="microsoft365, google or other; empty: passwords are used."
    )
    tenant: OneLine = Field(default="", description="microsoft365: the directory's id or domain.")
    client_id: OneLine = Field(default="", description="The application's id.")
    client_secret: SecretStr = Field(
        default=SecretStr(""),
        description="Better in CULMINA_OAUTH__CLIENT_SECRET, or in a file that …_FILE names.",
    )
    secret_ends: Annotated[date | None, BeforeValidator(_nothing)] = Field(
        default=None,
        description=(
            "The day on which the client secret ends, like 2027-06-30: `culmina doctor` warns "
            "thirty days before."
        ),
    )
    refresh_token: SecretStr = Field(
        default=SecretStr(""),
        description="google: better in CULMINA_OAUTH__REFRESH_TOKEN, or in a file (…_FILE).",
    )
    token_file: OneLine = Field(
        default="culmina-mail-token.json",
        description="Where `culmina mail login` keeps what it got; beside this file when relative.",
    )
    token_url: str = Field(default="", description="other: where tokens are given.")
    device_url: str = Field(default="", description="other: where a login by code begins.")
    scope: OneLine = Field(default="", description="other: what is asked for.")
    proxy: ProxyAddress = Field(default=SecretStr(""), description=FOR_THE_WEB)
    ca_file: OneLine = Field(default="", description=CA_FILE)

    @field_validator("tenant")
    @classmethod
    def _a_directory(cls, tenant: str) -> str:
        if tenant and not _TENANT.fullmatch(tenant):
            raise ValueError("is no directory; write its id or its domain")
        return tenant

    @field_validator("token_url", "device_url")
    @classmethod
    def _encrypted(cls, url: str) -> str:
        url = one_line(url)
        parts = urlsplit(url)
        if url and parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise ValueError("must begin with https://")
        return url

    @model_validator(mode="after")
    def _complete(self) -> OAuthSettings:
        if not self.provider:
            return self
        if not self.client_id:
            raise ValueError("provider is given but client_id is not")
        if not self.endpoints.token_url:
            raise ValueError("token_url says where tokens are given; write it")
        if self.provider == "microsoft365" and not self.tenant and not self.token_url:
            raise ValueError("microsoft365 needs tenant: the directory's id")
        return self

    @property
    def enabled(self) -> bool:
        """Tell whether tokens are used at all."""
        return bool(self.provider)

    @property
    def endpoints(self) -> Endpoints:
        """Where tokens are given, with what the settings write otherwise."""
        known = _PROVIDERS[self.provider or "other"]
        return Endpoints(
            self.token_url or known.token_url.format(tenant=self.tenant),
            self.device_url or known.device_url.format(tenant=self.tenant),
            self.scope or known.scope,
            self.scope or known.login_scope,
        )
