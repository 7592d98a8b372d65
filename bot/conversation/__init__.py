"""The dialogue with one person, on whatever channel.

The way of an answer: `handle` (the use case, one transaction) → `hearing` (what was said, and which
activity is meant: `pending` is her desk, `thread` what the message hangs on) → `transitions` (pure:
`presses`, `answers` to open questions, `drafts` of reports, `requests`; `state` is what is stored,
`steps` the values) → `acting` (`recording` writes, `speech` says). `enrolment` is for newcomers.
"""
