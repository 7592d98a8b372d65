"""Files that come with messages: what they are called, and how a channel gives them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from core.errors import EnvironmentFault
from core.inbound import InboundFile


class Refusal(StrEnum):
    """Why a file is not kept; each has its sentence for the person who sent it."""

    TOO_BIG = "too_big"
    EMPTY = "empty"
    RUNS = "runs"
    MACROS = "macros"
    OLD_OFFICE = "old_office"
    PACKED = "packed"
    PAGE = "page"
    NOT_ALLOWED = "not_allowed"
    DAMAGED = "damaged"
    INFECTED = "infected"
    NOT_SCANNED = "not_scanned"
    NOT_FETCHED = "not_fetched"
    STRANGER = "stranger"
    READS_ONLY = "reads_only"


# Gives a content by its SHA-256; raises EnvironmentFault where it is not there.
Contents = Callable[[str], bytes]


def no_contents(sha256: str) -> bytes:
    """Give no content: for a channel to which no folder of files belongs."""
    raise EnvironmentFault("no folder of files is at hand.", where=sha256)


class Unwanted(Exception):
    """A file is not kept; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.value)


class FetchError(Exception):
    """A channel did not give a file.

    With a `refusal` that is final: asking again would be answered in the same way. Everything else
    may pass; the channel may ask to wait `retry_after` first. `detail` is for the log, without
    secrets.
    """

    def __init__(
        self,
        detail: str,
        *,
        refusal: Refusal | None = None,
        retry_after: timedelta | None = None,
    ) -> None:
        self.detail = detail
        self.refusal = refusal
        self.retry_after = retry_after
        super().__init__(detail)


class FileSource(Protocol):
    """Where the files of one channel's messages are fetched from."""

    @property
    def name(self) -> str:
        """The channel's name, under which its messages are stored."""

    async def fetch(self, file: InboundFile) -> bytes:
        """Return the content of a file; raises FetchError."""
