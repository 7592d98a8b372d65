"""The [telegram] section of the settings."""

from __future__ import annotations

from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator

from core.running.proxies import FOR_THE_WEB, ProxyAddress
from core.section import OneLine, Section, host_and_port

# Bot API, setWebhook: "Ports currently supported for webhooks".
_WEBHOOK_PORTS = (443, 80, 88, 8443)


class TelegramSettings(Section):
    """How culmina reaches Telegram; without a token the channel is off."""

    token: SecretStr = Field(
        default=SecretStr(""),
        description="The bot's token, as @BotFather gave it. Empty: nobody is written to on "
        "Telegram. Better kept outside this file: CULMINA_TELEGRAM__TOKEN or "
        "CULMINA_TELEGRAM__TOKEN_FILE.",
    )
    username: str = Field(
        default="",
        pattern="^@?[A-Za-z0-9_]*$",
        description="The bot's name, as @BotFather gave it, with or without @: the links of "
        "`culmina person invite` are made with it.",
    )
    base_url: str = Field(
        default="https://api.telegram.org/bot",
        pattern=r"^https?://",
        description="Where the Bot API answers; the token is put right behind it. Another address "
        "is needed only for a Bot API server of one's own.",
    )
    base_file_url: str = Field(
        default="https://api.telegram.org/file/bot",
        pattern=r"^https?://",
        description="Where the Bot API gives files; the token is put right behind it.",
    )
    proxy: ProxyAddress = Field(default=SecretStr(""), description=FOR_THE_WEB)
    ca_file: OneLine = Field(
        default="",
        description="A PEM file with the certificate of your own authority (CA), where a proxy "
        "opens what is encrypted or the server is your own; beside this file when relative. It is "
        "believed besides those that everybody knows.",
    )
    poll_seconds: int = Field(
        default=25,
        ge=1,
        le=50,
        description="How many seconds a request for new messages waits for one (1 to 50). Less "
        "only where a firewall cuts quiet connections earlier.",
    )

    webhook_url: OneLine = Field(
        default="",
        description="The address, https://, of your own TLS proxy to which Telegram brings what "
        "people say, such as https://plan.entidad.gov.co/telegram: it hands it on to "
        "webhook_listen, with the same path and headers. Empty: culmina fetches it, and nothing "
        "has to be reached from outside.",
    )
    webhook_listen: OneLine = Field(
        default="127.0.0.1:8025",
        description="Where culmina waits for the proxy of webhook_url, without TLS: host and port. "
        "What does not bring the secret that only Telegram has been told is refused.",
    )

    @field_validator("webhook_url")
    @classmethod
    def _telegram_goes_there(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme != "https" or not parts.hostname or parts.query):
            raise ValueError("write it like https://plan.entidad.gov.co/telegram")
        if url and (parts.port or 443) not in _WEBHOOK_PORTS:
            raise ValueError("Telegram goes to the ports 443, 80, 88 and 8443 only")
        return url

    @field_validator("webhook_listen")
    @classmethod
    def _a_place(cls, listen: str) -> str:
        host_and_port(listen)
        return listen

    @property
    def enabled(self) -> bool:
        """Tell whether there is a token."""
        return bool(self.token.get_secret_value().strip())

    @property
    def bot_id(self) -> str:
        """Return the bot's number, the part of the token before the colon; it is no secret, and
        every token of the bot begins with it. Empty where there is none."""
        number = self.token.get_secret_value().strip().partition(":")[0]
        return number if number.isdecimal() else ""
