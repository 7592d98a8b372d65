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


class Proof(StrEnum):
    """What a report of 100 % is asked to come with; without it the report counts all the same."""

    NONE = "none"
    REMARK = "remark"
    LINK = "link"
    FILE = "file"


class SourceKind(StrEnum):
    """Where a figure came from: a person's message, a cell of a file, or a decided request."""

    MESSAGE = "message"
    FILE = "file"
    DECISION = "decision"


class Because(StrEnum):
    """Why a message or a step that was owed does not go out, as the tables keep it."""

    DONE_SINCE = "all of it has been done since"
    SAID_ELSEWHERE = "another form of the same message says it"
    CLOCK_AHEAD = "made while the clock was ahead"
    DAY_HAS_PASSED = "its day has passed: the next message holds what still matters"
    WEEK_HAS_PASSED = "it tells of a week that is over: the next one says how things stand"
    OWED_ANEW = "put back by hand: what it told of is owed anew"
    ADDRESS_DEAD = "nobody can be reached at this address"
    REFUSED = "the provider refuses this message"
    PUT_OFF = "the provider put it off for too long"
    GROUP_GONE = "the group is gone: its people are reached by their own addresses"
    GROUP_APPROVED = "the group was approved"
    EMPTY = "there is nothing in it to send"
    TAKEN_OUT = "the activity is no longer in the plan"
    DATE_MOVED = "the date was moved"
    NOT_THEIRS = "the office no longer answers for the activity"
    SUCCEEDED = "somebody else leads the office now"
    LEFT = "she has left"
    AWAY = "she is away"
    TRIAL = "held in the trial"
    BACK = "she is back"
    SHOWN_AT_ONCE = "it was shown at once"
    TAKEN_BACK = "it was taken back by then"
    KEPT_BACK = "kept back"
    PLAN_CLOSED = "the plan was closed"
    IMPORT_UNDONE = "the import was undone"
    DECIDED = "it has been decided"
    DECIDED_ANEW = "it has been decided otherwise"
    KNOWN = "she knows it"
    OFFICES_AGREE = "the offices agree by now"
    PART_SETTLED = "the activity is done, or the part is not, or somebody said no, by now"
    ANSWERED = "it has been answered by then"
    REGISTERED = "it has been registered by then"
    OFFICE_FILLED = "the office has somebody again"
    RESTORED = "a backup was put back: it may have gone out before"
    LINK_VOID = "its link is good no longer: it was used, or another one was made"
    ANOTHER_IS_REMINDED = "the office's reminders go to somebody else by now"


class OutboxKind(StrEnum):
    """What a message is, as the outbox keeps it: that of its content, or why it begins."""

    CARD = "card"
    DIGEST = "digest"
    FILED = "filed"
    INVITATION = "invitation"
    LISTING = "listing"
    NOTE = "note"
    OVERVIEW = "overview"
    OWN_SUMMARY = "own_summary"
    QUESTION = "question"
    RECEIPT = "receipt"
    REMINDER = "reminder"
    UNDONE = "undone"


class DigestPart(StrEnum):
    """What of the weekly digest somebody gets: who watches, the things to do; who decides, what
    waits for her; who only looks, how the plan goes and nothing that she is to do."""

    WATCHING = "watching"
    DECIDING = "deciding"
    READING = "reading"


class Stopped(StrEnum):
    """Why nothing goes out or is answered, or nothing did go out on a day."""

    LEFT = "left"
    LEAVES = "leaves"  # on a day to come
    REPLACES = "replaces"  # from a day to come on
    MOVES = "moves"  # another office is written to from a day to come on
    TRIAL = "trial"
    AWAY = "away"
    NO_ADDRESS = "no_address"
    RESTS = "rests"
    UNCONFIRMED = "unconfirmed"  # it goes to where nobody has ever answered from
    GROUP = "group"
    ANOTHER = "another"
    NO_ROLE = "no_role"
    UNREACHED = "unreached"
    NOT_IN_PLAN = "not_in_plan"
    DONE = "done"
    CLOSED = "closed"  # the day, or its hours
    CLOCK_STOPPED = "clock_stopped"
    RULES = "rules"  # what is due says so: an answer, a promise, another step
    NOT_DUE = "not_due"
