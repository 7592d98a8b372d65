"""The dialogue with one person, on whatever channel.

The way of an answer: `handle` (the use case, one transaction) → `hearing` (what was said, and which
activity is meant: `pending` is her desk, `thread` what the message replies to) → `transitions`
(pure: `presses`, `answers` to open questions, reports, requests; `state` is what is stored, `steps`
the values) → `acting` (which writes) and `speech` (which says). Before all that, `orders` looks
whether culmina itself is asked for something.

What belongs to one kind of message has a room: `receiving` (whose message it is), `joining`
(enrolment, consent), `reporting` (drafts, recording, corrections, receipts), `filing` (evidence),
`requesting` (more time, another office, decisions), `away` (delegates and absences), `for_others`
(what is recorded for an office), `overseeing` (overviews, history, broadcasts).
"""
