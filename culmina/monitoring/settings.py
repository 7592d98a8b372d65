"""The [monitor] section of the settings."""

from __future__ import annotations

from pydantic import Field, SecretStr, field_validator

from bot.email.servers.trust import CA_FILE
from core.running.proxies import FOR_THE_WEB, ProxyAddress
from core.section import OneLine, Section


class MonitorSettings(Section):
    """[monitor]: who is told that the service lives, and where its figures are read."""

    heartbeat_url: SecretStr = Field(
        default=SecretStr(""),
        description=(
            "An address that is fetched (GET) after each pass of the clock, about every five "
            "minutes, like that of a check at healthchecks.io or Uptime Kuma: who watches it knows "
            "when the passes stop. Empty: none. "
            "Better in CULMINA_MONITOR__HEARTBEAT_URL, or in a file that …_FILE names."
        ),
    )
    proxy: ProxyAddress = Field(default=SecretStr(""), description=FOR_THE_WEB)
    ca_file: OneLine = Field(default="", description=CA_FILE)
    port: int = Field(
        default=0,
        ge=0,
        le=65535,
        description=(
            "The port of 127.0.0.1 that answers /healthz (200, or 503 with the reason) and /metrics"
            " (Prometheus); nobody outside of this machine reaches it. 0: nothing listens."
        ),
    )

    @field_validator("heartbeat_url")
    @classmethod
    def _of_the_web(cls, url: SecretStr) -> SecretStr:
        given = url.get_secret_value()
        if given and not given.startswith(("http://", "https://")):
            raise ValueError("is no address of the web: write one that begins with https://")
        return url
