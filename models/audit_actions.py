"""What the audit calls each thing that is done. These words are data: rows keep them and reports
read them, so that none is renamed without a migration (decision 0043)."""

from __future__ import annotations

from core.words import RequestKind

# Plans and their activities
PLAN_LOADED = "plan loaded"
PLAN_LOADED_AGAIN = "plan loaded again"
PLAN_IMPORT_UNDONE = "plan import undone"
PLAN_CLOSED = "plan closed"
PLAN_RENAMED = "plan renamed"
ACTIVITY_CHANGED = "activity changed"
ACTIVITY_BACK = "activity back"
ACTIVITY_ARCHIVED = "activity archived"
ACTIVITY_SET = "activity set"
ACTIVITY_ADDED = "activity added"
ACTIVITY_WITHDRAWN = "activity withdrawn"
MOVE_PLANNED = "move planned"
MOVE_DROPPED = "move dropped"
FAULT_SETTLED = "fault settled"
ACTIVITY_AGREED_TO = "activity agreed to"
ACTIVITY_DELEGATED = "activity delegated"

# Reports and evidence
PROGRESS_REPORTED = "progress reported"
PROGRESS_CORRECTED = "progress corrected"
PROGRESS_TAKEN_BACK = "progress taken back"
PROGRESS_RECORDED_FOR_AN_OFFICE = "progress recorded for an office"
REVIEW_ACCEPTED = "report accepted"
REVIEW_RETURNED = "report returned"
PROOF_SET = "proof asked for"
WORDS_ADDED = "words added"
DATES_KEPT_OPEN = "dates kept open"
LATER_DATES_KEPT_OPEN = "later dates kept open"
PART_CLOSES_NOTHING = "part closes nothing"
EVIDENCE_FILED = "evidence filed"
EVIDENCE_TAKEN_BACK = "evidence taken back"

# People, offices and how they are reached
PERSON_ADDED = "person added"
PERSON_RENAMED = "person renamed"
PERSON_LEFT = "person left"
PERSON_FORGOTTEN = "person forgotten"
PERSON_DATA_GIVEN = "personal data given"
PERSON_REPLACED = "person replaced"
LEAVING_PLANNED = "leaving planned"
ABSENCE_SET = "absence"
ABSENCE_PLANNED = "absence planned"
ROLE_GIVEN = "role given"
ROLE_TAKEN = "role taken"
ROLE_HANDED_OVER = "role handed over"
WEEKLY_SUMMARY_CHOSEN = "weekly summary chosen"
INVITATION_MADE = "invitation made"
ENTERED = "entered the pages"
DEVICE_KNOWN = "opened her own page on a new device"
ADDRESS_ADDED = "address added"
ADDRESS_CONFIRMED = "address confirmed"
ADDRESS_REPLACED = "address replaced"
ADDRESS_UNLINKED = "address unlinked"
ADDRESS_WITHHELD = "address withheld"
ADDRESS_DEAD = "address_dead"
CHANNEL_PREFERRED = "channel preferred"
OFFICE_ADDED = "office added"
OFFICE_MERGED = "office merged"
OFFICE_SUCCEEDED = "office succeeded"
SUPERIOR_SET = "superior set"
COLLECTIVE_SET = "collective set"
OFFICE_RENAMED = "office renamed"
OFFICE_REMOVED = "office removed"
OFFICES_KEPT_APART = "offices kept apart"
ALIAS_ADDED = "alias added"
ENTITY_RENAMED = "entity renamed"
ENTITY_PAUSED = "entity paused"
ENTITY_RESUMED = "entity resumed"
GROUP_APPROVED = "group approved"
GROUP_LOST = "group lost"
GROUP_CODE_MADE = "group code made"

# Messages and the service
MESSAGE_ASSIGNED = "message assigned"
MESSAGE_DISCARDED = "message discarded"
FILES_DISCARDED = "files discarded"
FILES_PLACED = "files placed"
MESSAGE_RECORDED = "message recorded"
MESSAGE_PASSED_ON = "message passed on"
BROADCAST_SENT = "broadcast sent"
BROADCAST_DROPPED = "broadcast dropped"
TIMES_BROUGHT_BACK = "times_brought_back"
WENT_LIVE = "went_live"
BACKED_UP = "backed up"
RESTORED = "restored"
KEY_RENEWED = "key renewed"
UPGRADED = "upgraded"
ACCOUNT_REPLACED = "account replaced"
HELD_WERE_SENT = "held messages had gone out"
HELD_SENT_NOW = "held messages sent now"


def asked_for(kind: RequestKind) -> str:
    """Return what the audit calls a request."""
    return f"{kind.value} asked for"


def granted(kind: RequestKind) -> str:
    """Return what the audit calls a grant."""
    return f"{kind.value} granted"


def denied(kind: RequestKind) -> str:
    """Return what the audit calls a denial."""
    return f"{kind.value} denied"


def explained(kind: RequestKind) -> str:
    """Return what the audit calls the reason that is given after a denial."""
    return f"{kind.value} denial explained"


def withdrawn(kind: RequestKind) -> str:
    """Return what the audit calls a withdrawal."""
    return f"{kind.value} withdrawn"
