"""The design's words as closed lists: roles, duties, states of progress, kinds of request."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person may do; lead and delegate belong to an office, the rest to the entity."""

    LEAD = "lead"
    DELEGATE = "delegate"
    PLANNING = "planning"
    CONTROL = "control"
    AUDITOR = "auditor"
    VIEWER = "viewer"


OFFICE_ROLES = frozenset({Role.LEAD, Role.DELEGATE})


class Duty(StrEnum):
    """How an office answers for an activity: the first of a list leads, the others support."""

    LEAD = "lead"
    SUPPORT = "support"


class Status(StrEnum):
    """The state of an activity as a report tells it."""

    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_STARTED = "not_started"
    NOT_APPLICABLE = "not_applicable"


class RequestKind(StrEnum):
    """What a person asks for instead of reporting."""

    EXTENSION = "extension"
    REASSIGN = "reassign"
    SNOOZE = "snooze"
    NOT_APPLICABLE = "not_applicable"


class SourceKind(StrEnum):
    """Where a figure came from: a person's message, a cell of a file, or a decided request."""

    MESSAGE = "message"
    FILE = "file"
    DECISION = "decision"
