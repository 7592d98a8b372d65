"""The dialogue with one person, on whatever channel.

The way of an answer: `handle` (the use case, one transaction) → `hearing` (what was said, and which
activity is meant: `pending` is her desk, `thread` what the message hangs on) → `transitions` (pure:
`presses`, `answers` to open questions, `drafts` of reports, `requests`, the `walk` through what is
pending, the `period` of a 100 %; `state` is what is stored, `steps` the values) → `acting`
(`recording` and `keeping_open` write, `speech` says, `questions` keeps what is to be asked again).
Before all that, `orders` looks whether culmina itself is asked for something: `oversight` and
`broadcasting`, `decisions` of requests, `agreeing` to a plan, `delegating` and `stand_ins`,
messages `forwarded`
for an office (`standing_in` records them). `enrolment` is for newcomers.
"""
