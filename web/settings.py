"""The [web] section of the settings."""

from __future__ import annotations

from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from core.section import LOOPBACK, OneLine, Section, host_and_port


class WebSettings(Section):
    """[web]: where the pages of those who follow the plan are served, and how links name them."""

    listen: OneLine = Field(
        default="",
        description=(
            "Where the pages are served, without TLS, for the entity's own TLS proxy on this "
            "machine: host and port, like 127.0.0.1:8080. Empty: no pages."
        ),
    )
    url: OneLine = Field(
        default="",
        description=(
            "The address, https://, under which people open the pages through that proxy, like "
            "https://planes.entidad.gov.co. Links in messages begin with it; empty: messages have "
            "no links to pages."
        ),
    )

    @field_validator("listen")
    @classmethod
    def _a_place(cls, listen: str) -> str:
        if listen:
            host_and_port(listen)
        return listen

    @field_validator("url")
    @classmethod
    def _an_address(cls, url: str) -> str:
        if not url:
            return url
        found = urlsplit(url)
        if found.scheme == "https" and found.hostname and not found.query and not found.fragment:
            return url.rstrip("/")
        if found.scheme == "http" and found.hostname in LOOPBACK:  # to try it out
            return url.rstrip("/")
        raise ValueError(f"{url!r} is no address of pages; write it like https://planes.example")

    @model_validator(mode="after")
    def _both(self) -> WebSettings:
        if self.url and not self.listen:
            raise ValueError("url is given but listen is not; say where the pages are served")
        return self

    @property
    def enabled(self) -> bool:
        """Tell whether pages are served."""
        return bool(self.listen)

    @property
    def host(self) -> str:
        """Return the host, with its port, under which people open the pages; "" where none is."""
        return urlsplit(self.url).netloc.casefold()

    @property
    def secure(self) -> bool:
        """Tell whether cookies may travel over TLS alone: not where pages are tried out."""
        return self.url.startswith("https://")
