"""What culmina tells besides reminders, by name: that of the ledger's rows, of the texts, and of
the buttons under them."""

from __future__ import annotations

ESCALATION = "escalation"
UNREACHABLE = "unreachable"
MAIL_REFUSED = "mail_refused"
WELCOME = "welcome"
CONSENT = "consent"
DISAGREEMENT = "disagreement"
REQUEST, WITHDRAWN = "request", "request_withdrawn"
GRANTED, DENIED = "request_granted", "request_denied"
CORRECTED, RECEIVED = "activity_corrected", "activity_received"
GONE, BACK = "activity_gone", "activity_back"
DATE_MOVED = "date_moved"
PART = "part"
DELEGATED = "delegated"
RECORDED_FOR, RECORDED_UNDONE = "recorded_for", "recorded_undone"
AWAY = "away"
LEAVES = "leaves"
PASSED_WORDS = "words_passed"
TAKES_OVER, HANDED_OVER, LEFT_EMPTY = "takes_over", "handed_over", "left_empty"
# Whoever asked waits for these: they may be a second message of the day.
DECISIONS = frozenset({GRANTED, DENIED})
