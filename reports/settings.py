"""The settings section [digest]: when the weekly digest goes out and what its colours mean."""

from __future__ import annotations

from datetime import time
from typing import Self

from pydantic import Field, field_validator, model_validator

from core.entity.rights import MAY, Right
from core.rules import Measure, Thresholds
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
    readers: tuple[str, ...] = Field(
        default=("control",),
        min_length=1,
        description=(
            "Who gets the weekly digest: roles (control, planning, auditor, viewer), and mail "
            "addresses of people who are registered with one of these, like "
            '["control", "planning", "alcaldia@entidad.gov.co"]. Control gets what to do, who '
            "decides requests gets these with buttons, who only looks gets how the plan goes."
        ),
    )
    light: Measure = Field(
        default=Measure.DATES,
        description=(
            "What the traffic light measures. dates: green while nothing is overdue, amber while "
            "`amber` per cent of what was due by today is done. percent: the average progress, for "
            "entities whose norm is by percentage (0-59 red, 60-79 amber, 80-100 green)."
        ),
    )
    amber: int = Field(
        default=60, ge=1, le=99, description="The percentage from which the light is amber."
    )
    green: int = Field(
        default=80,
        ge=2,
        le=100,
        description="The percentage from which the light is green, where it is by percentage.",
    )

    @field_validator("readers")
    @classmethod
    def _roles_or_addresses(cls, readers: tuple[str, ...]) -> tuple[str, ...]:
        given = tuple(one.strip().casefold() for one in readers)
        for one in given:
            if "@" not in one and one not in MAY[Right.SEE]:
                roles = ", ".join(sorted(MAY[Right.SEE]))
                raise ValueError(f"{one!r} is no mail address and none of the roles {roles}")
        return given

    @model_validator(mode="after")
    def _colours_in_order(self) -> Self:
        if not self.amber < self.green:
            raise ValueError(f"amber ({self.amber}) must be less than green ({self.green})")
        return self

    def thresholds(self) -> Thresholds:
        """Return the thresholds as the rules take them."""
        return Thresholds(amber=self.amber, green=self.green, by=self.light)
