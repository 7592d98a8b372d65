"""The settings section [understanding]: a language model that helps to read answers, or none."""

from __future__ import annotations

import ipaddress
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator

from core.running.proxies import FOR_THE_WEB, ProxyAddress
from core.section import LOOPBACK, Section

Parameter = Annotated[str | int | float | bool, Field()]

_LOCAL_ENDINGS = (".local", ".internal", ".lan", ".localhost")
# What a request is made of is not for the settings to change.
_OURS = frozenset({"model", "messages", "response_format", "stream", "n", "tools", "file"})


class UnderstandingSettings(Section):
    """Where a model is asked, and how long it is waited for; off without `base_url`."""

    base_url: str = Field(
        default="",
        description="The address of an OpenAI-compatible endpoint (Ollama, vLLM, llama.cpp, Azure "
        "and others), up to and with its version, like http://127.0.0.1:11434/v1. What people "
        "write (without signatures, mail addresses, telephone numbers and links) and the titles, "
        "products, dates and figures of their open activities go there. Empty: no model is "
        "asked, and nothing leaves.",
    )
    model: str = Field(default="", description="The name by which the endpoint knows the model.")
    api_key: SecretStr = Field(
        default=SecretStr(""),
        description="The key, where the endpoint wants one. Better in "
        "CULMINA_UNDERSTANDING__API_KEY, or in a file that …_FILE names.",
    )
    timeout: float = Field(
        default=8,
        gt=0,
        le=40,
        description="Seconds that an answer waits for the model; then it is read without it.",
    )
    connections: int = Field(
        default=2, ge=1, le=32, description="How many answers the model may be reading at once."
    )
    parameters: dict[str, Parameter] = Field(
        default={"temperature": 0},
        description="What else each request says, as the model wants it, like "
        '{"temperature" = 0, "reasoning_effort" = "low"}.',
    )
    transcribe: str = Field(
        default="",
        description="The name of a model that turns voice notes into text (/audio/transcriptions). "
        "Empty: no recording leaves.",
    )
    transcribe_url: str = Field(
        default="",
        description="Where it is, in the form of base_url, if it is elsewhere; api_key is not sent "
        "there. Empty: at base_url.",
    )
    proxy: ProxyAddress = Field(
        default=SecretStr(""),
        description=f"{FOR_THE_WEB} What is in your own network is reached without one.",
    )
    ca_file: str = Field(
        default="",
        description="A PEM file with the certificate of your own authority (CA), where it signed "
        "the endpoint's; beside this file when relative. It is believed besides those of the "
        "system.",
    )
    usage_file: str = Field(
        default="culmina-model-usage.json",
        description="Where calls, failures and tokens are counted for `culmina status`; beside "
        "this file when relative.",
    )

    @field_validator("base_url", "transcribe_url")
    @classmethod
    def _an_address(cls, url: str) -> str:
        if not url:
            return url
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname or "", parts.port
        except ValueError as error:
            raise ValueError("is no address; write it like http://127.0.0.1:11434/v1") from error
        if parts.scheme not in ("http", "https") or not host or any(map(str.isspace, url)):
            raise ValueError("is no address; write it like http://127.0.0.1:11434/v1")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("holds more than an address; a key belongs into api_key")
        if parts.scheme == "http" and not is_near(host):
            raise ValueError("must begin with https:// outside of your own network")
        return url.rstrip("/")

    @field_validator("model", "transcribe")
    @classmethod
    def _a_name(cls, name: str) -> str:
        if not name.isprintable():
            raise ValueError("must stand on one line")
        return name.strip()

    @field_validator("api_key")
    @classmethod
    def _can_be_sent(cls, key: SecretStr) -> SecretStr:
        said = key.get_secret_value().strip()
        if not said.isascii() or any(map(str.isspace, said)):
            raise ValueError("holds blanks or letters that no key has")
        return SecretStr(said)

    @field_validator("parameters")
    @classmethod
    def _not_ours(cls, parameters: dict[str, Parameter]) -> dict[str, Parameter]:
        for name in parameters:
            if name in _OURS:
                raise ValueError(f"{name} is set by culmina itself")
        return parameters

    @model_validator(mode="after")
    def _complete(self) -> UnderstandingSettings:
        if self.base_url and not self.model:
            raise ValueError("base_url is given but model is not")
        if not self.base_url and (self.model or self.transcribe):
            raise ValueError("a model is named but base_url is not given")
        if self.transcribe_url and not self.transcribe:
            raise ValueError("transcribe_url is given but transcribe is not")
        return self

    @property
    def enabled(self) -> bool:
        """Whether a model is asked at all."""
        return bool(self.base_url)

    @property
    def asks(self) -> str:
        """The machine that is asked, as the settings name it."""
        return host_of(self.base_url)

    @property
    def hears(self) -> str:
        """The machine that recordings go to; empty where none leaves."""
        return host_of(self.transcribe_url or self.base_url) if self.transcribe else ""


def host_of(url: str) -> str:
    """Return the machine that an address names."""
    return urlsplit(url).hostname or ""


def is_here(host: str) -> bool:
    """Whether a machine is this very one."""
    return host in LOOPBACK


def is_near(host: str) -> bool:
    """Whether a machine is this one or in a network of one's own."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host in LOOPBACK or "." not in host or host.endswith(_LOCAL_ENDINGS)
