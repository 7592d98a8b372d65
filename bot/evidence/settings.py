"""The [evidence] section of the settings."""

from __future__ import annotations

import shlex
from pathlib import Path

from pydantic import Field, field_validator

from bot.evidence.types import TYPES
from core.section import Section

MEGABYTE = 1_000_000


class EvidenceSettings(Section):
    """Where files that people send are kept, and which ones."""

    folder: str = Field(
        default="evidence",
        min_length=1,
        description="The folder that holds the files (beside this file when it is relative). "
        "Back it up together with the database; where several processes work, all must see it.",
    )
    max_megabytes: int = Field(
        default=20,
        ge=1,
        le=50,
        description="The largest file that is kept. Telegram gives bots no file over 20.",
    )
    types: tuple[str, ...] = Field(
        default=tuple(TYPES),
        description="The kinds of files that are kept, known by their content.",
    )
    scanner: str = Field(
        default="",
        description='A command that looks at a file before it is kept, such as "clamdscan '
        '--fdpass --no-summary"; the path is added to it. Exit code 0: clean; 1: refused; any '
        "other: nobody knows, tried again later and not kept meanwhile. Empty: none.",
    )

    @field_validator("types")
    @classmethod
    def _known(cls, types: tuple[str, ...]) -> tuple[str, ...]:
        for one in types:
            if one not in TYPES:
                raise ValueError(f"{one!r} is none of {', '.join(TYPES)}")
        return types

    @field_validator("scanner")
    @classmethod
    def _can_be_split(cls, command: str) -> str:
        try:
            shlex.split(command)
        except ValueError as error:
            raise ValueError(f"the command cannot be read: {error}") from error
        return command

    @property
    def path(self) -> Path:
        """The folder as a path."""
        return Path(self.folder)

    @property
    def most_bytes(self) -> int:
        """The largest file that is kept, in bytes."""
        return self.max_megabytes * MEGABYTE
