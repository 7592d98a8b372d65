"""What a model is to those who ask it, and the error where none answers. No network here."""

from __future__ import annotations

from typing import Any, Protocol

from bot.model.settings import UnderstandingSettings
from core.errors import EnvironmentFault


class NoReply(EnvironmentFault):
    """The endpoint has given nothing that can be used; `wait` are the seconds it asks for.

    `ours`: it was not asked at all, and is not to blame.
    """

    def __init__(self, what: str, *, todo: str, wait: float = 0.0, ours: bool = False) -> None:
        super().__init__(what, where="[understanding]", todo=todo)
        self.wait = wait
        self.ours = ours


class Endpoint(Protocol):
    """Whoever reads words and hears voice notes; `rests`: not to be asked for now."""

    @property
    def settings(self) -> UnderstandingSettings: ...

    @property
    def rests(self) -> bool: ...

    async def complete(
        self, messages: list[dict[str, str]], name: str, schema: dict[str, Any]
    ) -> str:
        """Return what the model writes; raises NoReply."""

    async def transcribe(self, content: bytes, name: str, language: str) -> str:
        """Return what is spoken in a recording; raises NoReply."""
