"""The settings section [digest]: when the weekly digest goes out and what its colours mean."""

from __future__ import annotations

from datetime import time
from typing import Self

from pydantic import Field, model_validator

from core.rules import Thresholds
from core.section import LocalTime, Section


class DigestSettings(Section):
    """The hour of Monday's digest and the percentages at which the traffic light changes."""

    hour: LocalTime = Field(
        default=time(8),
        description=(
            "Local time of the weekly digest; it goes out on Monday, "
            "on the next working day when that is a day off."
        ),
    )
    amber: int = Field(
        default=60, ge=1, le=99, description="The percentage from which the light is amber."
    )
    green: int = Field(
        default=80, ge=2, le=100, description="The percentage from which the light is green."
    )

    @model_validator(mode="after")
    def _colours_in_order(self) -> Self:
        if not self.amber < self.green:
            raise ValueError(f"amber ({self.amber}) must be less than green ({self.green})")
        return self

    def thresholds(self) -> Thresholds:
        """Return the thresholds as the rules take them."""
        return Thresholds(amber=self.amber, green=self.green)
