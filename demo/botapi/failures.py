"""Failures that a test orders: refusals, slowness, and connections cut before or after the deed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from demo.botapi import facts
from demo.botapi.refusals import Refusal, too_many


@dataclass(frozen=True, slots=True)
class Failure:
    """How a call goes wrong; made with the class methods, given to `BotApiServer.script`."""

    refusal: Refusal | None = None
    cut_before: bool = False
    cut_after: bool = False
    seconds: float = 0.0

    @classmethod
    def answer(cls, code: int, description: str, **parameters: int) -> Failure:
        """Refuse with this body, and do nothing."""
        return cls(refusal=Refusal(code, description, parameters))

    @classmethod
    def too_many(cls, retry_after: int) -> Failure:
        """Refuse with 429 and ask to wait `retry_after` seconds."""
        return cls(refusal=too_many(retry_after))

    @classmethod
    def internal(cls) -> Failure:
        """Refuse with 500."""
        return cls(refusal=Refusal(500, facts.INTERNAL))

    @classmethod
    def cut(cls) -> Failure:
        """Cut the connection before anything is done."""
        return cls(cut_before=True)

    @classmethod
    def cut_after_accepting(cls) -> Failure:
        """Do what was asked, and cut the connection instead of answering."""
        return cls(cut_after=True)

    @classmethod
    def slow(cls, seconds: float) -> Failure:
        """Do what was asked at once, and answer `seconds` later."""
        return cls(seconds=seconds)


@dataclass(slots=True)
class _Planned:
    method: str
    chat_id: int | None
    failure: Failure
    left: int


class Script:
    """The failures that are still to come."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []

    def add(self, method: str, failure: Failure, times: int, chat_id: int | None) -> None:
        """Let the next `times` calls of `method` fail, or of those to `chat_id` only."""
        self._planned.append(_Planned(method, chat_id, failure, times))

    def forget(self) -> list[Failure]:
        """Let nothing fail any more; return the failures that have not come to pass."""
        left = [one.failure for one in self._planned for _ in range(one.left)]
        self._planned.clear()
        return left

    def take(self, method: str, arguments: Mapping[str, object]) -> Failure | None:
        """Return how this call fails, if it does; the oldest order goes first."""
        for planned in self._planned:
            if planned.method == method and planned.chat_id in {None, _chat(arguments)}:
                planned.left -= 1
                if planned.left <= 0:
                    self._planned.remove(planned)
                return planned.failure
        return None


def _chat(arguments: Mapping[str, object]) -> int | None:
    try:
        return int(str(arguments["chat_id"]))
    except (KeyError, ValueError):
        return None
