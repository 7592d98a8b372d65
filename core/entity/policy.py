"""The settings section [reminders]: when people are reminded, left in peace, and escalated."""

from __future__ import annotations

from datetime import date, time
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from core.entity.calendar import Calendar
from core.section import LocalTime, Section

_A_YEAR = 366
SUPERIOR: Literal["superior"] = "superior"  # in `escalate_to`: the leads of the office above


class Policy(Section):
    """When culmina writes about a milestone; the defaults are those of a municipality's plan."""

    steps_before: tuple[int, ...] = Field(
        default=(30, 15, 7, 3, 1, 0),
        description="Days before a due date on which people are reminded; 0 is the day itself.",
    )
    overdue_every_days: int = Field(
        default=7,
        ge=1,
        le=_A_YEAR,
        description="Days between reminders of what is overdue.",
    )
    overdue_answering_every_days: int = Field(
        default=14,
        ge=1,
        le=_A_YEAR,
        description=(
            "The same for an office that keeps answering: that answered after the last of them. "
            "Not less than overdue_every_days."
        ),
    )
    silence_after_answer_working_days: int = Field(
        default=5,
        ge=0,
        le=60,
        description=(
            "Working days without reminders of an activity after an answer about it; "
            "the reminder of the due day is sent all the same."
        ),
    )
    escalation_after_days_overdue: int = Field(
        default=7,
        ge=1,
        le=_A_YEAR,
        description="Days overdue from which silence is escalated.",
    )
    escalation_silence_working_days: int = Field(
        default=5,
        ge=1,
        le=60,
        description="Full working days without an answer after a delivered reminder: silence.",
    )
    escalate_to: tuple[Literal["planning", "control", "superior"], ...] = Field(
        default=("planning",),
        min_length=1,
        description=(
            'The roles that are told of an office that stays silent; "superior" beside them: the '
            "leads of the office above it, too (culmina office superior)."
        ),
    )
    requests_decided_by: tuple[Literal["planning", "control"], ...] = Field(
        default=("planning",),
        min_length=1,
        description="The roles that grant or deny more time and another office; control is told.",
    )
    other_channel_after_hours: int = Field(
        default=3,
        ge=1,
        le=72,
        description=(
            "Hours for which a message or its whole channel fails before a message that culmina "
            "starts goes out on the person's other channel."
        ),
    )
    hour: LocalTime = Field(
        default=time(8),
        description="Local time of the day's message, in office hours.",
    )
    opens: LocalTime = Field(
        default=time(8),
        description="Start of office hours; before it culmina begins no conversation.",
    )
    closes: LocalTime = Field(
        default=time(17),
        description="End of office hours; from it on culmina begins no conversation.",
    )
    extra_days_off: tuple[date, ...] = Field(
        default=(),
        description=(
            "The entity's own days off, beside Saturdays, Sundays and public holidays, like "
            '["2026-12-24", "2026-12-31"].'
        ),
    )

    @field_validator("steps_before")
    @classmethod
    def _steps_make_a_ladder(cls, steps: tuple[int, ...]) -> tuple[int, ...]:
        """Return the steps from the longest to the shortest, whatever the order they came in."""
        if not steps:
            raise ValueError("name at least one day, for example [30, 15, 7, 3, 1, 0]")
        for step in steps:
            if not 0 <= step <= _A_YEAR:
                raise ValueError(f"{step} is no number of days from 0 to {_A_YEAR}")
            if steps.count(step) > 1:
                raise ValueError(f"{step} stands in the list twice")
        return tuple(sorted(steps, reverse=True))

    @field_validator("escalate_to")
    @classmethod
    def _a_role_is_told(cls, told: tuple[str, ...]) -> tuple[str, ...]:
        if all(one == SUPERIOR for one in told):
            raise ValueError('name a role as well: ["planning", "superior"]')
        return told

    @field_validator("extra_days_off")
    @classmethod
    def _in_order(cls, days: tuple[date, ...]) -> tuple[date, ...]:
        return tuple(sorted(set(days)))

    @model_validator(mode="after")
    def _settings_fit_each_other(self) -> Self:
        if self.overdue_answering_every_days < self.overdue_every_days:
            raise ValueError(
                f"overdue_answering_every_days ({self.overdue_answering_every_days}) must not be "
                f"less than overdue_every_days ({self.overdue_every_days})"
            )
        if not self.opens < self.closes:
            raise ValueError(
                f"opens ({self.opens:%H:%M}) must be before closes ({self.closes:%H:%M})"
            )
        if not self.opens <= self.hour < self.closes:
            raise ValueError(
                f"hour ({self.hour:%H:%M}) must lie in office hours, "
                f"from {self.opens:%H:%M} to before {self.closes:%H:%M}"
            )
        return self

    def calendar(self) -> Calendar:
        """Return the entity's calendar as these settings describe it."""
        return Calendar(frozenset(self.extra_days_off), (self.opens, self.closes))
